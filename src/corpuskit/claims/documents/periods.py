"""When wars and the like were: «the 1992–97 civil war», «in 1992, when a war was raging»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.model import STATED, Period

_LASTING = (
    r"(?:civil\s+war|war|uprising|rebellion|insurgency|siege|occupation|blockade|famine|drought"
    r"|dictatorship|regency)\b"
)
_SOME = re.compile(_LASTING, re.I)
_NOUN = (
    r"(?P<named>(?:(?<![^\W\d_])(?<![^\W\d_][’'-])[^\W\d_][\w’'-]*\s+){0,2}?)"
    rf"(?P<noun>{_LASTING})"
)
_RANGE = r"[\[(]?(?P<first>1[4-9]\d\d|20\d\d)\s?[-–—]\s?(?P<last>(?:1[4-9]|20)?\d\d)(?!\d)[\])]?"
_BEFORE = re.compile(rf"{_RANGE}\s+{_NOUN}", re.I)
_BEHIND = re.compile(rf"{_NOUN}\s+(?:of\s+)?{_RANGE}", re.I)
_DURING = re.compile(
    rf"\bin\s+(?P<year>1[4-9]\d\d|20\d\d),?\s+(?:when|while|as)\s+(?:a|the)\s+{_NOUN}\s+"
    r"(?:was|were)\s+(?:already\s+|still\s+)?(?:raging|under\s+way|in\s+progress|going\s+on)\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:put|puts|brought|bringing)\s+an\s+end\s+to\s+(?:the\s+)?"
    rf"(?:(?:many|long|several)\s+years\s+of\s+)?{_NOUN}",
    re.I,
)


def periods_of(reading: Reading, document: str) -> Iterator[Period]:
    """Yield what a sentence says of when a war or the like began, ended or was under way."""
    if reading.note or not _SOME.search(reading.text):
        return
    for pattern in (_BEFORE, _BEHIND):
        for match in pattern.finditer(reading.text):
            first = int(match["first"])
            last = int(match["last"]) if len(match["last"]) == 4 else _completed(first, match)
            if first <= last:
                yield _period(reading, document, match, began=first, ended=last)
    for match in _DURING.finditer(reading.text):
        yield _period(reading, document, match, during=int(match["year"]))
    for match in _ENDED.finditer(reading.text):
        dates = [dated for dated in reading.dates if dated.end <= match.start()]
        if len(dates) != 1 or stance_of(reading.sentence, match.start(), match.end()) not in STATED:
            continue
        if dates[0].first.year == dates[0].last.year:
            yield _period(reading, document, match, ended=dates[0].last.year)


def _completed(first: int, match: re.Match[str]) -> int:
    return first // 100 * 100 + int(match["last"])


def _period(
    reading: Reading,
    document: str,
    match: re.Match[str],
    *,
    began: int | None = None,
    ended: int | None = None,
    during: int | None = None,
) -> Period:
    return Period(
        document=document,
        noun=" ".join(match["noun"].casefold().split()),
        names=names_in(match["named"]),
        began=began,
        ended=ended,
        during=during,
        affair=reading.affair,
        where=reading.locate(match.start(), match.end(), ""),
    )


def apart(a: Period, b: Period) -> bool:
    """Tell whether two passages cannot both be right about when one war was.

    A war that only one passage names must be named in the affair of the other; of wars without a
    name only civil wars are known by their kind. Years that do not meet are those of two wars.
    """
    if a.noun != b.noun or not a.affair & b.affair or a.where.sentence == b.where.sentence:
        return False
    if not (a.names <= b.names | b.affair and b.names <= a.names | a.affair):
        return False
    if a.noun == "war" and not a.names & b.names:
        return False
    if a.began and b.began and a.ended and b.ended and not _meet(a, b):
        return False
    begun = a.began is not None and b.began is not None and a.began != b.began
    done = a.ended is not None and b.ended is not None and a.ended != b.ended
    return begun or done or _outside(a, b) or _outside(b, a)


def _meet(a: Period, b: Period) -> bool:
    return max(a.began or 0, b.began or 0) <= min(a.ended or 0, b.ended or 0)


def _outside(a: Period, b: Period) -> bool:
    if a.during is None:
        return False
    early = b.began is not None and a.during < b.began
    return early or (b.ended is not None and a.during > b.ended)
