"""What a document calls «the Bank» once it has named the Central Bank; its acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.subjects import Aliases
from corpuskit.claims.markup.blocks import BlockText, bodies_in

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_ARTICLES = frozenset({"the", "a", "an"})
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LINKS = frozenset({"of", "for", "on", "in"})


def short_names(blocks: Iterable[BlockText]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of the full name by the kind of body that it ends in, folded.

    Only where the whole text, heads included, names one body of that kind: where there are two,
    «the Bank» may be either, and stays what it is.
    """
    texts = tuple(blocks)
    full: dict[str, set[tuple[str, ...]]] = {}
    for block in texts:
        for start, end in bodies_in(block, 0, len(block.chars)):
            words = tuple(w for w in block.chars[start:end].split() if w.lower() not in _ARTICLES)
            kind = words[-1].casefold() if len(words) > 1 else ""
            if kind in lexicon().words["institutions"]:
                full.setdefault(kind, set()).add(words)
    single = {kind: next(iter(names)) for kind, names in full.items() if len(names) == 1}
    for block in texts:
        for kind, beside in _kinds_named(block.chars, frozenset(single)):
            if beside not in {word.casefold() for word in single.get(kind, (beside,))}:
                del single[kind]
    return single


def _kinds_named(text: str, kinds: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each kind of body with the name beside it: «Savings Bank», «Bank of Hol»."""
    words = list(_WORD.finditer(text))
    for at, match in enumerate(words):
        kind = match[0].casefold()
        if kind not in kinds or not match[0][:1].isupper():
            continue
        before = words[at - 1] if at else None
        beside = before is not None and match.start() - before.end() == 1
        if before is not None and beside and _names(before[0]):
            yield kind, before[0].casefold()
        following = words[at + 1 : at + 4]
        if following and following[0][0].casefold() in _LINKS:
            named = [word[0] for word in following[1:] if word[0].casefold() not in _ARTICLES]
            if named and _names(named[0]):
                yield kind, named[0].casefold()


def _names(word: str) -> bool:
    return word[:1].isupper() and word.casefold() not in _ARTICLES


def acronyms(texts: Iterator[str]) -> Aliases:
    """Learn what acronyms stand for from «Motorized Infantry Brigade (MIB)»."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for match in _ACRONYM.finditer(text):
            letters = [c for c in match[1] if c.isupper()]
            words = text[: match.start()].split()[-len(letters) :]
            if [w[:1].upper() for w in words] == letters and match[1].casefold() not in found:
                found[match[1].casefold()] = tuple(words)
    return Aliases(found)
