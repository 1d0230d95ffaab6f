"""What stands in quotation marks, and whether another document has it so.

A quotation is looked for by the runs of three words that it shares with other sentences. Case,
punctuation and the forms of marks and dashes are folded; what an author leaves out (…) or puts in
([the court]) parts a quotation into stretches that are looked for one by one.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.model import Quotation, Source
from corpuskit.core.findings import Location

_MARKED = re.compile(
    r"[“«„]([^“”«»„]{20,600})[”»]|\"([^\"]{20,600})\"|(?<!\w)‘([^‘’]{30,600})’(?!\w)"
    r"|(?<![\w'])'((?:[^'\n]|(?<=\w)'(?=\w)){30,600})'(?![\w'])"
)
_LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.\s?\.\s?\.|\(sic\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FEWEST = 8
_RUN = 3
_LEAST_ALIKE = 0.7
_CANDIDATES = 8
_EDGE = 2
_RELATIVES = frozenset({"which", "who", "that"})
_ARTICLES = frozenset({"a", "an", "the"})
# Which of the marks are typed ones, that also stand for apostrophes.
_TYPED = 4


@dataclass(frozen=True, slots=True)
class Misquoted:
    """Hold a quotation with the passage that it differs from, and the words that differ."""

    quotation: Quotation
    original: Location
    said: str
    printed: str


def quotations_of(reading: Reading, document: str) -> Iterator[Quotation]:
    """Yield the stretches of a sentence in quotation marks that are long enough to be known."""
    for match in _MARKED.finditer(reading.text):
        inner = next(n for n in (1, 2, 3, 4) if match[n] is not None)
        if inner == _TYPED and not _is_said(reading.text, match):
            continue
        at = match.start(inner)
        for start, end in _stretches(match[inner]):
            words = match[inner][start:end]
            if len(_WORD.findall(words)) >= _FEWEST:
                where = reading.locate(at + start, at + end, "")
                yield Quotation(document, words, where, _sources_at(reading, at + end))


def _is_said(text: str, match: re.Match[str]) -> bool:
    """Tell what somebody says from the title of an act, which stands in typed marks as well."""
    around = f"{text[: match.start()]} {text[match.end() :]}"
    said = word_class("saying")
    return text[: match.start()].rstrip().endswith(":") or any(
        word in said for word in folded_words(around)
    )


def _sources_at(reading: Reading, at: int) -> tuple[Source, ...]:
    """Return the works that the first note behind a place cites."""
    behind = [offset for offset, _ in reading.sources if offset >= at]
    first = min(behind, default=-1)
    return tuple(source for offset, source in reading.sources if offset == first)


def misquoted(
    quotations: Iterable[Quotation], sentences: Mapping[str, Sequence[Location]]
) -> Iterator[Misquoted]:
    """Yield the quotations that another document has almost, and none has exactly so.

    `sentences` are those of every document by its name.
    """
    known = [(name, where) for name, group in sorted(sentences.items()) for where in group]
    folded = [_folded(where.sentence) for _, where in known]
    marked = [(quotation, *_folded(quotation.words)) for quotation in quotations]
    sought = frozenset(run for _, _, wanted in marked for run in wanted)
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, (_, own) in enumerate(folded):
        for run in own & sought:
            runs[run].append(at)
    for quotation, quoted, wanted in marked:
        shared: Counter[int] = Counter()
        for run in wanted:
            shared.update(at for at in runs.get(run, ()) if known[at][0] != quotation.document)
        found = _nearest(quoted, [folded[at][0] for at, _ in shared.most_common(_CANDIDATES)])
        if found is None:
            continue
        place, said, printed = found
        yield Misquoted(
            quotation, known[shared.most_common(_CANDIDATES)[place][0]][1], said, printed
        )


def _nearest(
    quoted: Sequence[str], candidates: Sequence[Sequence[str]]
) -> tuple[int, str, str] | None:
    """Return the candidate most like a quotation with what differs; None where one is the same."""
    best: tuple[float, int, str, str] | None = None
    for place, words in enumerate(candidates):
        turned = _turned(quoted, words)
        if turned is not None and best is None:
            best = (_LEAST_ALIKE, place, *differing_words(quoted, turned))
        matcher = SequenceMatcher(None, _bare(quoted), _bare(words), autojunk=False)
        blocks = [b for b in matcher.get_matching_blocks() if b.size]
        if not blocks:
            continue
        first, last = blocks[0], blocks[-1]
        # A word that differs may be the first or the last of the quotation.
        before, behind = first.a, len(quoted) - last.a - last.size
        near = max(before, behind) <= _EDGE and sum(b.size for b in blocks) >= _FEWEST - _EDGE
        low = max(0, first.b - before)
        window = words[low : last.b + last.size + behind]
        if tuple(window) == tuple(quoted) or _differ_in_article(quoted, window):
            return None
        alike = 2 * sum(b.size for b in blocks) / (len(quoted) + len(window))
        if not near or alike < _LEAST_ALIKE:
            continue
        said, printed = differing_words(quoted, window)
        # «The stove, which draws if it is cold» hangs the sentence «the stove draws ...» on a noun.
        if not said and printed in _RELATIVES:
            return None
        if best is None or alike > best[0]:
            best = (alike, place, said, printed)
    return best[1:] if best else None


def _differ_in_article(quoted: Sequence[str], window: Sequence[str]) -> bool:
    """Tell «a message of the president» of «Message of the President»: titles have no article."""
    own = window[0] not in lexicon().words["determiners"] and window[0] != "no"
    return own and quoted[0] in _ARTICLES and tuple(window[1:]) == tuple(quoted[1:])


def _bare(words: Sequence[str]) -> list[str]:
    """Return words as all forms of them are, so that «any sign» is nearly «some signs»."""
    return [lemma(word) for word in words]


def _turned(quoted: Sequence[str], words: Sequence[str]) -> Sequence[str] | None:
    """Return a stretch of the very words of a quotation in another order, turned round."""
    count, wanted = len(quoted), sorted(quoted)
    for low in range(len(words) - count + 1):
        window = words[low : low + count]
        if sorted(window) == wanted and list(window) != list(quoted):
            return window
    return None


def differing_words(quoted: Sequence[str], window: Sequence[str]) -> tuple[str, str]:
    """Return the words of each that the other has not, stretch by stretch."""
    matcher = SequenceMatcher(None, quoted, window, autojunk=False)
    said, printed = [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            said.append(" ".join(quoted[a:b]))
            printed.append(" ".join(window[c:d]))
    return "; ".join(filter(None, said)), "; ".join(filter(None, printed))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between what is left out or put in."""
    at = 0
    for gap in _LEFT_OUT.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def folded_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


@functools.lru_cache(maxsize=16384)
def _folded(text: str) -> tuple[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Return the words of a text with all runs of them; the same texts are asked for every time."""
    words = tuple(folded_words(text))
    return words, frozenset(_runs(words))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(len(words) - _RUN + 1):
        yield tuple(words[at : at + _RUN])
