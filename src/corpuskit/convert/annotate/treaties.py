"""Mark treaties and their kin, and what points back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.treaty_joining import join
from corpuskit.convert.annotate.treaty_mentions import Joined, Mention, Mentions
from corpuskit.core.alternation import alternation
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.language.treaties import TreatyName, find_treaties
from corpuskit.language.treaty_aliases import Alias, stated_aliases
from corpuskit.language.treaty_words import kind_of, name_words

_BRACKET = re.compile(r"(?:(?<![\s'’\"”])[\s'’\"”]+)?\[$")
_OPENING = "'‘\"“«"
_RUNNING_HEAD = re.compile(r"[^a-z]{4,100}\s\d{1,4}|\d{1,4}\s[^a-z]{4,100}")
_FEWEST_LETTERS = 3
_LONGEST_TITLE = 400


def annotate_treaties(draft: Draft, _context: Context) -> Draft:
    """Add `rs type="treaty"` marks over names and descriptions of instruments.

    Names that the document states once («better known as the Incheon Pool») are found wherever
    they stand. The key is the first full name that the document gives the instrument; a
    description has the key of the instrument that it points back to, and no mark without one.
    """
    passages = tuple(_reading_order(draft))
    found = _spoken({p: _found_in(p) for p in passages})
    aliases = {p.number: stated_aliases(p.chars, found[p.number]) for p in passages}
    stated = _stated_names(found, aliases)
    pattern = _pattern_of(stated)
    mentions: list[Mention] = []
    for passage in passages:
        names = _with_stated(
            passage, found[passage.number], aliases[passage.number], (stated, pattern)
        )
        originals = tuple(_originals(passage, names))
        by_start = {alias.name.start: alias for alias in aliases[passage.number]}
        mentions += [
            Mention(passage, name, by_start.get(name.start), name in originals)
            for name in sorted((*names, *originals), key=lambda n: n.start)
        ]
    joined = join(Mentions(draft, mentions))
    return draft.with_marks(_marks(mentions, joined))


def _marks(mentions: Sequence[Mention], joined: Joined) -> dict[int, tuple[Mark, ...]]:
    added: dict[int, tuple[Mark, ...]] = {}
    for number, mention in enumerate(mentions):
        key, name = joined.key(number), mention.name
        if key:
            subtype = "description" if name.description else "name"
            attributes = (("type", "treaty"), ("subtype", subtype), ("key", key))
            mark = Mark(name.start, name.end, "rs", attributes)
            added[mention.passage.number] = (*added.get(mention.passage.number, ()), mark)
    return added


def _reading_order(draft: Draft) -> Iterator[Passage]:
    """Yield passages as read: each followed by the notes at its marks."""
    hosted = {m.passage for p in draft.passages for m in p.marks if m.passage is not None}
    for passage in draft.passages:
        if passage.number not in hosted:
            yield passage
            for mark in passage.marks:
                if mark.passage is not None:
                    yield draft.passages[mark.passage]


def _found_in(passage: Passage) -> tuple[TreatyName, ...]:
    if _RUNNING_HEAD.fullmatch(passage.chars.strip()):
        return ()
    return tuple(n for n in find_treaties(passage.chars) if not _in_title(passage, n))


def _spoken(
    found: Mapping[Passage, tuple[TreatyName, ...]],
) -> dict[int, tuple[TreatyName, ...]]:
    """Leave out names that only a heading in capitals has: it makes a name of every noun."""
    text = {n.name.casefold() for p, names in found.items() for n in names if not _is_loud(p, n)}
    return {
        passage.number: tuple(
            n for n in names if n.name.casefold() in text or not _is_loud(passage, n)
        )
        for passage, names in found.items()
    }


def _is_loud(passage: Passage, name: TreatyName) -> bool:
    headed = passage.kind in ("head", "titlePart")
    return headed and passage.chars[name.start : name.end].isupper()


def _in_title(passage: Passage, name: TreatyName) -> bool:
    """Tell a name inside the title of a book or paper from a mention."""
    return any(
        mark.tag == "hi"
        and mark.start <= name.start
        and name.end <= mark.end
        and (passage.kind == "note" or mark.end - mark.start > name.end - name.start)
        for mark in passage.marks
    )


def _stated_names(
    found: dict[int, tuple[TreatyName, ...]], aliases: dict[int, tuple[Alias, ...]]
) -> dict[str, TreatyName]:
    """Return the names that hold wherever they stand: stated ones, and those with a weak noun."""
    stated = [a.name for group in aliases.values() for a in group]
    weak = [n for group in found.values() for n in group if n.kind in name_words("weak")]
    return {
        name.name: name
        for name in (*stated, *weak)
        if not name.description and len(name.name) >= _FEWEST_LETTERS
    }


def _pattern_of(stated: Mapping[str, TreatyName]) -> re.Pattern[str]:
    """Return the pattern of all stated names, the longest first; it matches nothing without any."""
    return re.compile(rf"(?<![\w-])(?:{alternation(stated) or '(?!)'})(?![\w-])")


def _with_stated(
    passage: Passage,
    found: tuple[TreatyName, ...],
    aliases: tuple[Alias, ...],
    stated: tuple[Mapping[str, TreatyName], re.Pattern[str]],
) -> tuple[TreatyName, ...]:
    """Return the names of a passage with the stated ones in it; the longer of two wins."""
    more = [alias.name for alias in aliases]
    names, pattern = stated
    if not _RUNNING_HEAD.fullmatch(passage.chars.strip()):
        for match in pattern.finditer(passage.chars):
            here = replace(names[match[0]], start=match.start(), end=match.end())
            if not (_in_title(passage, here) or _is_loud(passage, here)):
                more.append(here)
    kept: list[TreatyName] = []
    taken = bytearray(len(passage.chars)) if more else bytearray()
    for name in sorted((*found, *more), key=lambda n: (n.start - n.end, n.start)):
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * len(taken[name.start : name.end])
            kept.append(name)
    return tuple(sorted(kept, key=lambda n: n.start))


def _originals(passage: Passage, found: Sequence[TreatyName]) -> Iterator[TreatyName]:
    """Yield the title in the original language that a bracketed translation follows."""
    for name in found:
        low = max(0, name.start - _LONGEST_TITLE)
        bracket = _BRACKET.search(passage.chars, low, name.start)
        if name.description or not bracket or bracket[0][0] == "[":
            continue
        end = bracket.start()
        start = max((passage.chars.rfind(sign, low, end) for sign in _OPENING), default=-1)
        if 0 <= start < end - 3 and not any(o.start < end and start < o.end for o in found):
            words = passage.chars[start + 1 : end]
            yield TreatyName(start + 1, end, kind_of(words) or name.kind, words)
