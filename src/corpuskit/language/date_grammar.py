"""Join date expressions into ranges («June–July 1996») and complete lists («in 1993 and 1995»)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from corpuskit.language.date_atoms import atom, with_year
from corpuskit.language.date_parts import Part
from corpuskit.language.date_patterns import SPACE
from corpuskit.language.date_scan import Found, Scan
from corpuskit.language.date_site import is_labelled, site
from corpuskit.language.date_styles import dual_date
from corpuskit.language.date_tokens import Token
from corpuskit.language.date_words import date_words

_THE = rf"(?:the{SPACE})?"
_RANGE = re.compile(
    rf"{SPACE}?(?:--?|[–—‒−]){SPACE}?{_THE}|/"
    rf"|{SPACE}(?:to|through|thru|until|till|up{SPACE}to){SPACE}{_THE}"
)
_AND = re.compile(rf"{SPACE}and{SPACE}{_THE}")
_MEMBERS = re.compile(rf",?{SPACE}(?:and|or|&){SPACE}{_THE}|,{SPACE}|/|{_RANGE.pattern}")
LIST = re.compile(rf",?{SPACE}(?:and|or|&){SPACE}(?:(?:in|of){SPACE})?{_THE}|[,;]{SPACE}|/|,")
_BETWEEN = re.compile(rf"\b[Bb]etween{SPACE}{_THE}$")
_LONGEST_LIST = 7
_LACKING = frozenset({"number", "month", "day", "season"})


class Reading(NamedTuple):
    """Hold one date or, with `last`, one range."""

    first: Part
    last: Part | None = None

    @property
    def end(self) -> int:
        """Return where the expression ends."""
        return (self.last or self.first).end


def readings(scan: Scan, index: int) -> tuple[list[Reading], int] | None:
    """Read the range, list or single date that begins at a cue; None where none does."""
    found = atom(scan, index)
    if found is None:
        return None
    left, after = found
    gap = scan.gap(left.end, after)
    joined = None if gap is None else _joined(scan, left, after, gap)
    if left.kind != "number":
        return joined or ([Reading(left)], after)
    # «no. 5, 6 March 1998» is no list of days.
    if joined is None or is_labelled(site(scan.text, left.start, left.end, 0)):
        return None
    return joined


def _joined(scan: Scan, left: Part, index: int, gap: str) -> tuple[list[Reading], int] | None:
    dual = dual_date(scan, left, index, gap)
    if dual is not None:
        return [Reading(part) for part in dual[0]], dual[1]
    between = _AND.fullmatch(gap) and _is_between(scan, left)
    several = None if between or not _lacks_year(left) else _list(scan, left, index)
    if several is None and (between or _RANGE.fullmatch(gap)):
        return _range(scan, left, index, gap)
    return several


def _is_between(scan: Scan, left: Part) -> bool:
    return bool(_BETWEEN.search(scan.text[max(0, left.start - 14) : left.start]))


def _lacks_year(part: Part) -> bool:
    return part.kind in _LACKING and part.year is None and not part.base


def _range(scan: Scan, left: Part, index: int, gap: str) -> tuple[list[Reading], int] | None:
    found = _right(scan, left, index, gap)
    if found is None:
        return None
    right, after = found
    if not _may_join(left, right, gap):
        return None
    # «From 1200 tonnes in 1985 to 1990 tonnes»
    if right.kind == "year" and len(gap) > 1 and right.bare and _is_count(scan, right):
        return None
    return [Reading(*_completed(left, right))], after


def _is_count(scan: Scan, right: Part) -> bool:
    where = site(scan.text, right.start, right.end, right.year or 0)
    return where.next in date_words().after["counted"]


def _right(scan: Scan, left: Part, index: int, gap: str) -> Found | None:
    token = scan.tokens[index]
    if token.kind == "number" and left.kind == "year" and len(gap) == 1:
        return _short_year(left, token, gap, index)
    if token.kind == "number" and left.kind == "day" and left.year is None:
        found = atom(scan, index)
        if found is not None and found[0].kind == "number":
            return with_year(scan, replace(found[0], kind="day"), index + 1)
        return found
    found = atom(scan, index)
    if found and found[0].kind == "decade" and found[0].bare and left.kind == "decade":
        century = (left.year or 0) // 100 * 100
        part = replace(found[0], year=century + (found[0].year or 0) % 100, bare=False)
        return part, found[1]
    return found


def _short_year(left: Part, token: Token, gap: str, index: int) -> Found | None:
    """Read the «96» of «1991–96»; «1998-11» is a month, as in ISO 8601."""
    year, digits = left.year or 0, len(token.word)
    if not token.word.isdigit():
        return None
    base = 10**digits
    value = year - year % base + token.value
    if value <= year and digits == 2:
        follows = token.value == (year + 1) % base
        if gap in "-/" and 1 <= token.value <= 12 and not follows:
            return Part(left.start, token.end, "month", year, token.value), index + 1
        # «1999–02» goes into the next century, «1998–95» goes backwards.
        if value + base - year <= 30:
            value += base
        elif gap == "/":
            # «Mills 1790/41» is a file of an archive.
            return None
    if digits == 1 and value <= year:
        return None
    return Part(token.start, token.end, "year", value, bare=left.bare), index + 1


def _may_join(left: Part, right: Part, gap: str) -> bool:
    if left.kind == "number":
        return right.kind == "day"
    if right.kind in ("number", "weekday") or left.kind == "weekday":
        return False
    if left.base or right.base:
        return left.kind == right.kind and not left.base
    if gap == "/":
        return left.kind == right.kind and left.kind in ("year", "month", "season", "day")
    if left.kind == right.kind or (left.kind, right.kind) == ("day", "month"):
        return True
    if right.start == left.start:
        return True
    return left.year is not None and right.year is not None and not (left.bare and right.bare)


def _completed(left: Part, right: Part) -> tuple[Part, Part | None]:
    if right.start == left.start:
        return right, None
    if left.kind == "number":
        left = replace(left, kind="day", month=right.month)
    if right.month is None and right.kind == "day":
        right = replace(right, month=left.month)
    if left.kind in ("day", "month", "season") and right.month is not None:
        return _years_shared(left, right)
    return left, right


def _years_shared(left: Part, right: Part) -> tuple[Part, Part]:
    """Give both ends their year; «Dec.–Feb. 1998» began in the year before."""
    crossing = (left.month or 0) > (right.month or 0)
    if left.year is None and right.year is not None:
        left = replace(left, year=right.year - crossing, bare=False)
        if crossing:
            left = replace(left, certain=False)
    elif right.year is None and left.year is not None:
        right = replace(right, year=left.year + crossing, bare=False)
    elif left.year is None and right.base:
        left = replace(left, base=right.base, step=right.step, bare=False)
    return left, right


def _list(scan: Scan, left: Part, index: int) -> tuple[list[Reading], int] | None:
    """Read «6–8 and 13 May 1995», «May 5 and 7, 1995», «May and June 1995» as one date.

    The last member has the year, and with bare numbers the month: what is left out binds them.
    """
    members, after = _members(scan, left, index)
    last = members[-1]
    kinds = {member.kind for member in members}
    # «Working Paper 12, March 1998» numbers no day.
    if len(members) < 2 or ("number" in kinds and (last.kind != "day" or _month_first(scan, last))):
        return None
    if last.kind not in ("day", "month", "season") or not kinds <= {last.kind, "number"}:
        return None
    shared = len({member.month for member in members if member.kind == "day"}) == 1
    if _lacks_year(last) and not shared:
        # «On 4 May and 11 June» leaves nothing out that the other has.
        gaps = (scan.text[a.end : b.start] for a, b in pairwise(members))
        listed = last.kind == "day" and all(map(LIST.fullmatch, gaps))
        return ([Reading(member) for member in members], after) if listed else None
    first = members[0]
    if first.kind == "number":
        # «11–14 May and 2 June»: the month is that of the next member that has one.
        month = next(member.month for member in members if member.month is not None)
        first = replace(first, kind="day", month=month)
    return [Reading(*_completed(first, last))], after


def _month_first(scan: Scan, part: Part) -> bool:
    """Tell «March 3»: a bare number before it lends it no day («vol. 30, March 3, 1909»)."""
    return scan.text[part.start].isalpha()


def _members(scan: Scan, left: Part, index: int) -> tuple[list[Part], int]:
    members = [left]
    while len(members) < _LONGEST_LIST and _lacks_year(members[-1]):
        gap = scan.gap(members[-1].end, index)
        found = atom(scan, index) if gap is not None and _MEMBERS.fullmatch(gap) else None
        if found is None:
            break
        part, index = found
        if part.kind == "number" and left.kind == "day":
            part, index = with_year(scan, replace(part, kind="day", month=left.month), index)
        members.append(part)
    return members, index
