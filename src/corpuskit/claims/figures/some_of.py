"""Some of those counted before: «640 passengers, of whom 252 were children», «Eleven of them»."""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.model import Subject

_THEM = r"of\s+(?:whom|which|them|these|those)"
_AHEAD = re.compile(
    rf"\b{_THEM},?\s+(?:(?:about|some|only|nearly|almost|over|no|fewer|than)\s+)*$", re.I
)
_BEHIND = re.compile(rf"\s+{_THEM}\b", re.I)
_OF_ALL = re.compile(r"\s+of\s+(?:the|its|their|these|those|his|her|our)\s+[a-z]", re.I)
# «252 were children», «118 of them boys»: what they are.
_ARE = re.compile(
    rf"(?:\s+{_THEM})?(?:\s+(?:were|are|being))?\s+(?P<noun>[a-z]{{2,}}s|children|women|men)"
    r"(?=\s*[,.;:)]|\s+and\b|\s*$)"
)


def is_some(reading: Reading, figure: Figure) -> bool:
    """Tell whether a bare number counts some of those that were counted before it."""
    if figure.unit != "count" or figure.commodity or figure.end != figure.number_end:
        return False
    ahead = _AHEAD.search(reading.text, max(0, figure.start - 60), figure.start)
    return ahead is not None or _BEHIND.match(reading.text, figure.end) is not None


def named_part(reading: Reading, figure: Figure, subject: Subject) -> Subject:
    """Return «4,100 of the inhabitants» as a part of them, whatever is said of the part."""
    if figure.unit != "count" or not subject.head:
        return subject
    if _OF_ALL.match(reading.text, figure.number_end) is None:
        return subject
    return replace(subject, facets=subject.facets | {("mod", "part")})


def some_of(reading: Reading, figure: Figure, whole: Subject) -> Subject:
    """Return what they are, if it is said, or a part of the whole that can differ from it."""
    are = _ARE.match(reading.text, figure.end)
    if are is not None:
        kept = frozenset(f for f in whole.facets if f[0] in ("owner", "agent"))
        noun = lemma(are["noun"])
        return Subject(lexicon().concept_of(noun), kept, are["noun"], noun)
    return replace(whole, facets=whole.facets | {("mod", "part")})
