"""Who made the work: the head of a citation, and editors and translators named inside it."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.bib.authors import Authors, institution, read_authors
from corpuskit.bib.slip import DATE, ITALIC, PERSON, QUOTE, Slip
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Name

_NUMBER = re.compile(
    r"\s*(?:[-•*]\s)?(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}\.(?=\s\D)|\[\w{2,20}\d{2,4}[\w-]{0,12}\])?\s*"
)
_YEAR_BRACKET = re.compile(
    r"[\[(](?:1[4-9]\d\d|20\d\d)[a-z]?(?:[,/–-][^()\[\]]{0,24})?[\])]|\((?:in press|forthcoming|n\.\s?d\.|in preparation|to appear|submitted|unpublished|s\.d\.|manuscript in preparation)\)",
    re.IGNORECASE,
)
_EARLY_YEAR = re.compile(
    r"[\s,.;*]*(?P<open>[\[(])?(?P<year>(?:1[4-9]\d\d|20\d\d)(?:[-–/]\d{2,4})?[a-z]?)(?P<more>[,\s][^()\[\]]{0,24})?(?(open)[\])]|(?=[.,:\s]))\s?[.,:;]*"
)
_MARKER = r"\(?\b(?:[Ee]ds?\b\.?|[Ee]ditors?\b\.?|EDS?\b\.?|[Hh]rsg\.?|[Hh]g\.|[Dd]ir\.|[ÉéÉ]ds?\.|[Cc]oord\.|[Oo]rgs?\.|a cura di)\)?"
_EDITOR_MARK = re.compile(rf"\s?,?\s?{_MARKER}\s?[.,:]*")
_IN = re.compile(r"(?<![\w])[Ii]n:?\s")
_EDITED_BY = re.compile(
    r"(?:\(\s?)?(?<!\w)(?:[Ee]dited(?:\sand\s\w+)?\sby|[Ee]ds?\.(?:\sby)?|hrsg\.\svon|herausgegeben\svon|sous la dir(?:ection|\.)\sde|a cura di|edited by)\s(?=[^\d\W])"
)
_TRANSLATED = re.compile(
    r"(?<!\w)(?:[Tt]rans(?:lated|l\.|\.)(?:\sand\s\w+)?(?:\sby)?|[Tt]rad\.(?:\spar)?|[Üü]bers\.\svon|[Dd]ir(?:ected\sby|\.)|[Ii]llus\.|[Nn]arr\.|[Pp]erf\.)\s(?=[^\d\W])"
)
_DATED_HEAD = re.compile(
    r"(?P<head>[^()\[\]]{2,160}?)[.,]?\s[(\[]?(?:1[4-9]|20)\d\d[a-z]?[)\]]?[.,:]?\s"
)
_ROLE = re.compile(r"\s?\([A-Z][a-z]+(?:\s[\w’'-]+){0,10}\)")


@cache
def _anonymous() -> re.Pattern[str]:
    return re.compile(r"[-—–_]{2,8}[.,]?\s")


def read_head(slip: Slip) -> None:
    """Read the authors at the head of a citation, and the year where it follows them."""
    number = _NUMBER.match(slip.chars, slip.start, slip.end)
    start = number.end() if number else slip.start
    dash = _anonymous().match(slip.chars, start, slip.end)
    if dash:
        slip.head = dash.end()
        _early_year(slip)
        return
    slip.head = start
    bare = re.compile(r"\d{1,3}\s(?=[^\W\d_])").match(slip.chars, start, slip.end)
    if (
        bare
        and (found := read_authors(slip.chars, bare.end(), slip.end))
        and found.family == "inverted"
    ):
        start = bare.end()
    limit = _limit(slip, start)
    if limit is not None and limit - start < 2:
        return
    found = _persons(slip, start, limit)
    if found is None:
        name = _institution(slip, start, limit)
        if name is None:
            return
        found = Authors((name,), name.end)
    slip.authors, slip.et_al, slip.head = found.names, found.et_al, found.end
    role = _ROLE.match(slip.chars, slip.head, slip.end)
    if role:
        slip.head = role.end()
    marker = _EDITOR_MARK.match(slip.text, slip.head - slip.start)
    if marker:
        slip.editors, slip.authors = slip.authors, ()
        slip.head = slip.start + marker.end()
    slip.blot(start, slip.head, PERSON)
    _early_year(slip)


def _limit(slip: Slip, start: int) -> int | None:
    begin = start - slip.start
    places = [slip.text.find(ink, begin) for ink in (QUOTE, ITALIC)]
    bracket = _YEAR_BRACKET.search(slip.text, begin)
    places.append(bracket.start() if bracket else -1)
    known = [place for place in places if place >= 0]
    return slip.start + min(known) if known else None


def _persons(slip: Slip, start: int, limit: int | None) -> Authors | None:
    if limit is not None and limit - start < 600:
        found = read_authors(slip.chars, start, limit, closed=True)
        if found is not None:
            rest = slip.chars[found.end : limit].strip(" ,.:;*")
            marker = _EDITOR_MARK.match(slip.chars, found.end)
            if not rest or (marker and marker.end() >= limit - 2) or _ROLE.fullmatch(" " + rest):
                return found
            if re.fullmatch(r"(?:1[4-9]|20)\d\d[a-z]?[.,:]?|in", rest):
                return found
    found = read_authors(slip.chars, start, limit or slip.end)
    if found is None or not _ends_well(slip, found):
        return None
    return found


def _ends_well(slip: Slip, found: Authors) -> bool:
    after = slip.chars[found.end : found.end + 2]
    last = found.names[-1]
    if found.et_al or found.family in {"inverted", "bracketed"}:
        return True
    if found.end >= slip.end:
        return len(found.names) > 1 and found.family == "direct"
    if found.family == "direct":
        return after[:1] in ",.:;(" or (after[:1] == " " and len(slip.chars) > found.end + 1)
    if found.family == "vancouver":
        return after[:1] in ",.:;(" or last.given.isupper()
    year = re.match(r"\s?[,.(]?\s?\(?(?:1[4-9]|20)\d\d", slip.chars[found.end : found.end + 10])
    stopped = slip.chars[found.end - 1] == "." and after[:1] == " "
    marked = _EDITOR_MARK.match(slip.chars, found.end) is not None
    return bool(year) or after[:1] in ".,:;" or stopped or marked


def _institution(slip: Slip, start: int, limit: int | None) -> Name | None:
    text = slip.chars
    dated = _DATED_HEAD.match(text, start, min(slip.end, start + 200))
    if dated:
        name = institution(text, start, dated.end("head"))
        if name is not None:
            return name
    if limit is not None and limit > start:
        whole = institution(text, start, limit)
        if whole is not None:
            return whole
    stops = [
        place
        for place in (
            text.find(sign, start, limit or slip.end) for sign in (". ", ", ", " (", ": ")
        )
        if place > start
    ]
    for stop in sorted(stops):
        name = institution(text, start, stop)
        if name is not None and re.match(
            r"[.,]?\s?\(?(?:1[4-9]|20)\d\d|[.,:]\s", text[stop : stop + 8]
        ):
            return name
    return None


def _early_year(slip: Slip) -> None:
    if slip.head == slip.start:
        return
    match = _EARLY_YEAR.match(slip.text, slip.head - slip.start)
    if match is None or (match.group("more") and not match.group("open")):
        bare = re.compile(r"[\s,.;*]*(?P<year>(?:1[4-9]\d\d|20\d\d)[a-z]?)[.,:]?(?=\s)").match(
            slip.text, slip.head - slip.start
        )
        if bare is None:
            bracket = _YEAR_BRACKET.match(slip.text, slip.head - slip.start + 1)
            if bracket is not None:
                slip.blot(slip.start + bracket.start(), slip.start + bracket.end(), DATE)
            return
        match = bare
    dates = find_work_dates(
        slip.part(slip.start + match.start("year"), slip.start + match.end()),
        slip.start + match.start("year"),
    )
    if not dates:
        return
    slip.date = dates[0]
    slip.kinds.add("early-year")
    slip.blot(slip.start + match.start(), slip.start + match.end(), DATE)


def read_editors(slip: Slip) -> None:
    """Read editors («in X (ed.)», «edited by X», «X, eds») and blot translators out."""
    _editors_after_in(slip)
    for pattern, kept in ((_EDITED_BY, True), (_TRANSLATED, False)):
        for match in list(pattern.finditer(slip.text, slip.head - slip.start)):
            names = read_authors(slip.chars, slip.start + match.end(), slip.end)
            if names is None:
                continue
            if kept and not slip.editors:
                slip.editors = names.names
            slip.blot(slip.start + match.start(), names.end, PERSON)
    _editors_before_mark(slip)


def _editors_after_in(slip: Slip) -> None:
    for match in list(_IN.finditer(slip.text, max(0, slip.head - slip.start)))[:6]:
        names = read_authors(slip.chars, slip.start + match.end(), slip.end, closed=True)
        for closed in (True, False):
            names = read_authors(slip.chars, slip.start + match.end(), slip.end, closed)
            mark = _EDITOR_MARK.match(slip.text, names.end - slip.start) if names else None
            if names and mark:
                slip.editors = slip.editors or names.names
                slip.kinds.add("in")
                slip.inside = slip.start + match.start()
                slip.blot(slip.start + match.start(), slip.start + mark.end(), PERSON)
                return


def _editors_before_mark(slip: Slip) -> None:
    for match in list(re.compile(_MARKER).finditer(slip.text, slip.head - slip.start))[:3]:
        until = slip.start + match.start()
        starts = [
            m.end()
            for m in re.compile(r"[.,;:]\s").finditer(
                slip.text, max(0, match.start() - 160), match.start()
            )
        ]
        starts += [
            m.end()
            for m in re.compile(f"[{ITALIC}{QUOTE}]\\s?,?\\s").finditer(
                slip.text, max(0, match.start() - 160), match.start()
            )
        ]
        for begin in sorted(starts):
            names = read_authors(slip.chars, slip.start + begin, until, closed=True)
            if (
                names
                and not slip.chars[names.end : until].strip(" ,(")
                and slip.start + begin >= slip.head
            ):
                slip.editors = slip.editors or names.names
                slip.blot(slip.start + begin, slip.start + match.end(), PERSON)
                return
