"""Find a citation inside a sentence of comment."""

from __future__ import annotations

import re

from corpuskit.bib.authors import read_authors
from corpuskit.bib.evidence import finite_verb
from corpuskit.bib.layout import Region

_EMBED_CUE = re.compile(r"(?<![\w])(?:in|from|by|of|see|to|and|cf\.|on|the)\s(?:also\s)?|[:,(]\s?")
_EMBED_TAIL = re.compile(
    r"(?:\s?\[[^\[\]]{0,200}\])?(?:,?\s?[(\[][^()\[\]]{0,160}(?:1[4-9]|20)\d\d[a-z]?[)\]]"
    r"|,\s(?:vol\.|no\.|pp?\.\s?\d|\d{1,2}\s[A-Z]|[A-Z][a-z]{2,8}\.?\s\d))"
)


def find_embedded(
    chars: str, text: str, begin: int, end: int, inside: list[Region]
) -> tuple[int, int] | None:
    """Find a citation inside a sentence: a title in italics with its imprint or date."""
    for region in inside:
        if region.kind != "italic" or _EMBED_TAIL.match(text, region.end, end) is None:
            continue
        first = region.start
        previous = [
            each
            for each in inside
            if each.kind == "quote" and each.end <= first and not text[each.end : first].strip(" ,")
        ]
        first = previous[-1].start if previous else first
        left = _name_before(chars, text, begin, first)
        if text[begin:left].count("(") > text[begin:left].count(")"):
            close = text.find(")", region.end, end)
            imprint = text[region.end : close + 1].count("(") if close > 0 else 0
            while imprint and close > 0:
                close, imprint = text.find(")", close + 1, end), imprint - 1
            return (left, close) if close > 0 else None
        right = end
        verb = finite_verb(text[region.end : end])
        if verb >= 0:
            tail = _EMBED_TAIL.match(text, region.end, end)
            right = tail.end() if tail and text[tail.end() - 1] in ")]" else region.end
        return left, right
    return None


def _name_before(chars: str, text: str, begin: int, title: int) -> int:
    window = max(begin, title - 160)
    for cue in _EMBED_CUE.finditer(text, window, title):
        names = read_authors(chars, cue.end(), title, closed=True)
        if names and not chars[names.end : title].strip(" ,:.'’s"):
            return cue.end()
    return title
