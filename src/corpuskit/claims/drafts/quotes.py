"""A quotation of a paper against the words of the document that it is cited from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from corpuskit.claims.citations.quotations import differing_words
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.wording import (
    WORD,
    Wording,
    find_words,
    interrupted,
    word_at,
    words_in,
)
from corpuskit.claims.model import Citing, Extract, Quoted
from corpuskit.core.findings import Location

# «[t]he» is the same word with another case; other brackets hold what the author put in.
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\([^()]*\[[^()]*\)|…|\.\s?\.\s?\.\s?\.?|\(sic\)")
_FEWEST, _FEWEST_IN_STRETCH, _LONG = 4, 2, 7
_LEAST_ALIKE, _WORDS_ALIKE = 72.0, 0.6


@dataclass(frozen=True, slots=True)
class Misquoted:
    """Hold a quotation with the passage that it differs from: what it says, what is printed.

    `original` is None where the cited document has nothing like it; `elsewhere` is where another
    document has it then, to the word.
    """

    quoted: Quoted
    citings: tuple[Citing, ...]
    source: Extract
    original: Location | None
    said: str = ""
    printed: str = ""
    elsewhere: Location | None = None


def misquoted(desk: Desk) -> Iterator[Misquoted]:
    """Yield the quotations of a paper that the document which they are cited from has otherwise."""
    titles = [entry.title for entry in desk.manuscript.listed]
    for quoted in desk.manuscript.quoted:
        citings = desk.near_grounds(quoted.group, quoted.offset)
        stretches = [s for s in map(words_in, _stretches(quoted.words)) if s]
        count = sum(map(len, stretches))
        cited = desk.cited(citings)
        if count < _FEWEST or not cited or not _may_quote(quoted, stretches, titles):
            continue
        found = [_against(desk, quoted, citings, source, stretches) for source in cited]
        wrong = [each for each in found if each is not None]
        if len(wrong) == len(found):
            near = [each for each in wrong if each.original is not None]
            if near or count >= _LONG:
                yield (near or wrong)[0]


def verbatim(desk: Desk, quoted: Quoted, source: Extract) -> Location | None:
    """Return where a document has a quotation to the word."""
    stretches = [s for s in map(words_in, _stretches(quoted.words)) if s]
    return _all_found(desk.wording(source), stretches)


def _may_quote(quoted: Quoted, stretches: Sequence[tuple[str, ...]], titles: Sequence[str]) -> bool:
    """Tell a quotation from a title that stands in quotation marks."""
    words = " ".join(word for stretch in stretches for word in stretch)
    capitals = [w for w in WORD.findall(quoted.words) if len(w) > 3]
    if capitals and all(word[0].isupper() for word in capitals):
        return False
    return not any(title and fuzz.ratio(words, title) > 85 for title in titles)


def _stretches(text: str) -> Iterator[str]:
    """Yield the stretches between what is left out or put in."""
    yield from _LEFT_OUT.split(_LETTER.sub(r"\1", text))


def _against(
    desk: Desk,
    quoted: Quoted,
    citings: tuple[Citing, ...],
    source: Extract,
    stretches: Sequence[tuple[str, ...]],
) -> Misquoted | None:
    wording = desk.wording(source)
    if _all_found(wording, stretches) is not None:
        return None
    said, printed, original = [], [], None
    for stretch in stretches:
        if len(stretch) < _FEWEST_IN_STRETCH or find_words(wording, stretch) is not None:
            continue
        nearest = _nearest(wording, stretch)
        if nearest is None:
            original = None
            break
        first, last, mine, yours = nearest
        original = original or wording.place(first, last)
        said.append(mine)
        printed.append(yours)
    if original is not None:
        return Misquoted(
            quoted,
            citings,
            source,
            original,
            "; ".join(filter(None, said)),
            "; ".join(filter(None, printed)),
        )
    others = (each for name, each in sorted(desk.sources.items()) if name != source.name)
    places = (_all_found(desk.wording(each), stretches) for each in others)
    return Misquoted(quoted, citings, source, None, elsewhere=next(filter(None, places), None))


def _all_found(wording: Wording, stretches: Sequence[tuple[str, ...]]) -> Location | None:
    """Return where all stretches of a quotation stand; one word alone is not asked for."""
    first: Location | None = None
    for stretch in stretches:
        if len(stretch) < _FEWEST_IN_STRETCH and len(stretches) > 1:
            continue
        at = find_words(wording, stretch)
        at = interrupted(wording, stretch) if at is None else at
        if at is None:
            return None
        first = first or wording.place(at, at + len(stretch) - 1)
    return first


def _nearest(wording: Wording, stretch: Sequence[str]) -> tuple[int, int, str, str] | None:
    """Return the words of a document that are most like a stretch, with what differs."""
    sought = " ".join(stretch)
    aligned = fuzz.partial_ratio_alignment(sought, wording.text, score_cutoff=_LEAST_ALIKE)
    if aligned is None or not wording.words:
        return None
    first = word_at(wording, aligned.dest_start)
    last = word_at(wording, max(aligned.dest_end - 1, aligned.dest_start))
    low, high = max(0, first - 3), min(len(wording.words), last + 4)
    window = wording.words[low:high]
    matcher = SequenceMatcher(None, stretch, window, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < _WORDS_ALIKE * len(stretch):
        return None
    before, behind = blocks[0], blocks[-1]
    start = max(0, before.b - before.a)
    end = min(len(window), behind.b + behind.size + len(stretch) - behind.a - behind.size)
    mine, yours = differing_words(stretch, window[start:end])
    if not mine and not yours:
        return None
    return low + start, low + end - 1, mine, yours
