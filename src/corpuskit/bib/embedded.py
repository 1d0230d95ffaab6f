"""Find a citation inside a sentence of comment."""

from __future__ import annotations

import re

from corpuskit.bib.authors import read_authors
from corpuskit.bib.evidence import finite_verb, weigh
from corpuskit.bib.institutions import institution
from corpuskit.bib.layout import Region
from corpuskit.bib.periodicals import read_periodical

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
        right = _balanced(text, left, end)
        verb = finite_verb(text[region.end : end])
        if verb >= 0:
            tail = _EMBED_TAIL.match(text, region.end, end)
            right = tail.end() if tail and text[tail.end() - 1] in ")]" else region.end
        return left, right
    return None


def _balanced(text: str, left: int, right: int) -> int:
    """Return the end without a closing bracket that was opened before the title."""
    last = len(text[:right].rstrip(" ."))
    opened = text.find("(", left, right)
    title = next((n for n in range(left, right) if text[n] in "\ue001\ue002"), right)
    if opened + 1 == title and text[last - 1 : last] == ")":
        inside = text[left : last - 1]
        return last - 1 if inside.count("(") == inside.count(")") + 1 else right
    return right


_TOLD_CUE = re.compile(
    r"(?:(?<![\w])(?:in|by|from|to|see|of|at)|:)\s(?:also\s)?(?=[^\W\d_a-z]|[\ue001\ue002]|the\s[^\W\d_a-z])"
)
_PRINTED = re.compile(
    r"(?:appeared|appears|published|printed|reprinted|reproduced|promulgated|announced|reported|found|given|translated"
    r"|summari[sz]ed|text|version|translation)\s(?:only\s|first\s|also\s|as\s\w+\s)?in\s$"
)
_INSIDE = re.compile(r"\((?=\ue001)")
_TITLED = 5
_CUES = 12


def find_told(
    chars: str, text: str, begin: int, end: int, inside: list[Region]
) -> tuple[int, int] | None:
    """Find the citation that ends a sentence («is described in A. Lind, ‘Nets’, *Sea*, p. 3»).

    It stands behind the last verb, or in a bracket that its title opens.
    """
    bracket = _INSIDE.search(text, begin, end)
    if bracket is not None:
        return _bracketed(chars, text, begin, end, inside, bracket.end())
    verb = finite_verb(text[begin:end])
    while verb >= 0 and (later := finite_verb(text[begin + verb + 1 : end])) >= 0:
        verb += 1 + later
    if verb < 0:
        return None
    for count, cue in enumerate(_TOLD_CUE.finditer(text, begin + verb, end)):
        if count == _CUES:
            break
        left = cue.end() + (4 if text.startswith("the ", cue.end()) else 0)
        printed = _PRINTED.search(text[max(begin, cue.end() - 50) : cue.end()]) is not None
        journal = read_periodical(text[:end], left, told=printed)
        if journal is not None and (printed or journal.known):
            return left, _past_pages(text, journal.end, end)
        body = [each for each in inside if each.start >= left]
        if weigh(chars, text[left:end], left, end, body) >= _TITLED and _heads(
            chars, text, left, end, body
        ):
            return left, end
    return None


_PAGES = re.compile(r"(?:,\s(?:pp?\.\s?)?\d{1,5}(?:[–-]\d{1,5})?(?![\w]))?")


def _past_pages(text: str, at: int, end: int) -> int:
    match = _PAGES.match(text, at, end)
    return match.end() if match else at


def _bracketed(
    chars: str, text: str, begin: int, end: int, inside: list[Region], left: int
) -> tuple[int, int] | None:
    close, depth = left, 1
    while close < end and depth:
        depth += {"(": 1, ")": -1}.get(text[close], 0)
        close += 1
    right = close - 1 if depth == 0 else end
    body = [each for each in inside if left <= each.start < right]
    if weigh(chars, text[left:right], left, right, body) < _TITLED - 1:
        return None
    name = _name_before(chars, text, begin, left - 1)
    return (name if name < left - 1 else left), right


def _heads(chars: str, text: str, left: int, end: int, body: list[Region]) -> bool:
    """Tell whether what a citation begins with stands here: names, a title, an institution."""
    if body and body[0].start == left:
        return True
    names = read_authors(chars, left, body[0].start if body else end, closed=bool(body))
    if names is not None:
        return True
    comma = text.find(",", left, end)
    return comma > 0 and institution(chars, left, comma) is not None


def _name_before(chars: str, text: str, begin: int, title: int) -> int:
    window = max(begin, title - 160)
    for cue in _EMBED_CUE.finditer(text, window, title):
        names = read_authors(chars, cue.end(), title, closed=True)
        if names and not chars[names.end : title].strip(" ,:.'’s("):
            return cue.end()
    return title
