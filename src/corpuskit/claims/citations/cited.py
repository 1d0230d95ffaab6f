"""The works that a note cites, with the days that they appeared on."""

from __future__ import annotations

import re

from corpuskit.claims.markup.blocks import BlockText, covered_by
from corpuskit.claims.markup.places import location
from corpuskit.claims.model import Source
from corpuskit.tei.blocks import ElementSpan
from corpuskit.tei.names import XML_ID

_SENTENCES = re.compile(r"(?<=\w\w\w[.?!])\s+")


def sources_of(block: BlockText) -> tuple[tuple[int, Source], ...]:
    """Return the works that a note cites by their offset, with the days that they appeared on."""
    works = [s for s in block.block.spans if s.tag == "bibl"]
    found = []
    at = 0
    for work in works:
        appeared = _publication(block, work)
        covered = covered_by(block, appeared) if appeared else None
        label = " ".join(block.chars[work.start : work.end].split())
        source = Source(
            label=label,
            key=work.element.get("corresp") or _work_key(label),
            first=covered[0] if covered else None,
            last=covered[1] if covered else None,
            signal=_signal(block.chars[at : work.start]),
            remark=_remark(block.chars, work.end),
            where=location(block, work.start, work.end, 0, len(block.chars), work.element),
            dated=(appeared.element.get(XML_ID) or "") if appeared else "",
        )
        found.append((work.start, source))
        at = work.end
    return tuple(found)


def _signal(before: str) -> str:
    """Return the words that introduce a work, without the sentences before them."""
    return _SENTENCES.split(before)[-1].strip(" ;,.[(")


def _remark(chars: str, at: int) -> str:
    """Return what the note says behind a work, up to the end of the sentence."""
    stop = chars.find(". ", at)
    return chars[at : stop if stop >= 0 else len(chars)].strip(" ,.")


def _work_key(label: str) -> str:
    """Return a key that the same citation has in two notes: its letters, digits and no pages."""
    plain = re.sub(r"\bpp?\.\s*[\d–-]+", "", label.casefold())
    return "".join(c for c in plain if c.isalnum())


def _publication(block: BlockText, work: ElementSpan) -> ElementSpan | None:
    """Return the date on which a cited work appeared: the last in it that is no access date."""
    found = []
    for span in block.block.spans:
        inside = span.tag == "date" and work.start <= span.start and span.end <= work.end
        if inside and span.element.get("type") != "accessed" and covered_by(block, span):
            found.append(span)
    return found[-1] if found else None
