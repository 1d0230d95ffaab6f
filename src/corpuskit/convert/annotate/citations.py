"""Mark the works that notes cite, with the pages cited; signal words stay outside."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.language.sentences import sentences

_SEPARATOR = re.compile(r";\s+(?:and\s+|also\s+)*")
_LEADING = re.compile(r"[\s,;:.]*")
_SEE = re.compile(r"(?:,\s*|\b)(?:see(?: also)?(?:,? e\.g\.,?)?|cf\.)\s*:?\s+", re.I)
_PAGES = re.compile(r"\bpp?\.\s*(\d+)(?:\s*[-–—]\s*(\d+))?")
_IMPRINT = re.compile(r"\([^()]*\b(?:1[5-9]|20)\d\d[a-z]?\)")
_YEAR_END = re.compile(r"(?:1[5-9]|20)\d\d\.?\)?\.?$")
_URL = re.compile(r"https?://|www\.")
_QUOTED = re.compile(r"['‘\"“][^'’\"”]{3,}['’\"”],?")


def annotate_citations(draft: Draft, context: Context) -> Draft:  # noqa: ARG001
    """Add a `bibl` over each work cited in a note, and `citedRange` over its pages."""
    added = {}
    for passage in draft.passages:
        if passage.kind == "note":
            marks = tuple(_marks(passage))
            if marks:
                added[passage.number] = marks
    return draft.with_marks(added)


def _marks(passage: Passage) -> Iterator[Mark]:
    for start, end in works(passage):
        yield Mark(start, end, "bibl")
        for pages in _PAGES.finditer(passage.chars, start, end):
            first, last = pages[1], _completed(pages[1], pages[2])
            attributes = (("unit", "page"), ("from", first), ("to", last))
            yield Mark(pages.start(), pages.end(), "citedRange", attributes)


def works(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a note that cite a work, signal words and full stop left out."""
    for low, high in sentences(passage.chars):
        for start, end in _parts(passage.chars, low, high):
            start = _without_signal(passage.chars, start, end)
            end = start + len(passage.chars[start:end].rstrip(" .,;:"))
            if end > start and _cites(passage, start, end):
                yield start, end


def _parts(chars: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    at = low
    for cut in _SEPARATOR.finditer(chars, low, high):
        if chars.count("(", at, cut.start()) == chars.count(")", at, cut.start()):
            yield at, cut.start()
            at = cut.end()
    yield at, high


def _without_signal(chars: str, start: int, end: int) -> int:
    """Return the offset behind «See», «For the text, see», «On the origin of ..., see»."""
    lead = _LEADING.match(chars, start, end)
    start = lead.end() if lead else start
    opening = re.match(r"(?:for|on)\b", chars[start:end], re.I)
    see = _SEE.search(chars, start, end) if opening else None
    if see is not None:
        start = see.end()
    for signal in _data()[0]:
        if chars[start:end].casefold().startswith(signal + " ") or (
            not signal[-1].isalpha() and chars[start:end].casefold().startswith(signal)
        ):
            return _without_signal(chars, start + len(signal), end)
    return start


def _cites(passage: Passage, start: int, end: int) -> bool:
    """Tell a citation from a comment: two signs of one, or an italic title with a date."""
    text = passage.chars[start:end]
    italic = any(
        m.tag == "hi" and m.start < end and start < m.end and m.end - m.start > 2
        for m in passage.marks
    )
    located = bool(_data()[1].search(text))
    imprint = bool(_IMPRINT.search(text))
    dated = bool(_YEAR_END.search(text))
    quoted = bool(_QUOTED.search(text))
    url = bool(_URL.search(text))
    periodical = bool(_data()[2].search(text)) and text[:1].isupper()
    signs = sum((italic, located, imprint, dated, quoted, url, periodical))
    return signs >= 2 and (italic or quoted or url or (located and (imprint or periodical)))


def _completed(first: str, last: str | None) -> str:
    """Complete the last page of a range: «146–54» ends at 154."""
    if last is None:
        return first
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


@functools.cache
def _data() -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]]:
    resource = files("corpuskit.convert.annotate").joinpath("data", "citations.toml")
    table = tomllib.loads(resource.read_text(encoding="utf-8"))
    locators = "|".join(map(re.escape, sorted(table["locators"], key=len, reverse=True)))
    signals = tuple(sorted(table["signals"], key=len, reverse=True))
    periodicals = "|".join(map(re.escape, table["periodicals"]))
    return (
        signals,
        re.compile(rf"\b(?:{locators})\.?\s*\d", re.I),
        re.compile(rf"\b(?:{periodicals})\b", re.I),
    )
