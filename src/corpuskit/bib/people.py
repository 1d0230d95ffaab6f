"""Who made the work: the head of a citation, and editors and translators named inside it."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.bib.authors import Authors, read_authors
from corpuskit.bib.description import described
from corpuskit.bib.editors import EDITOR_MARK, SURNAMES
from corpuskit.bib.institutions import institution
from corpuskit.bib.slip import DATE, ITALIC, PERSON, QUOTE, Slip, sentence_ends
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Name

_NUMBER = re.compile(
    r"\s*(?:[-•*]\s)?(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}\.(?=\s\D)"
    r"|\[\w{2,20}\d{2,4}[\w-]{0,12}\])?\s*"
)
_BARE_NUMBER = re.compile(r"\d{1,3}\s(?=[^\W\d_])")
_YEAR_BRACKET = re.compile(
    r"[\[(](?:1[4-9]\d\d|20\d\d)[a-z]?(?:[,/–-][^()\[\]]{0,24})?[\])]|\((?:in press"
    r"|forthcoming|n\.\s?d\.|s\.\s?d\.|in preparation|to appear|submitted|unpublished|s\.d\."
    r"|manuscript in preparation)\)",
    re.IGNORECASE,
)
_EARLY_YEAR = re.compile(
    r"[\s,.;*]*(?P<open>[\[(])?(?P<year>(?:1[4-9]\d\d|20\d\d)(?:[-–/]\d{2,4})?[a-z]?)"
    r"(?P<more>[,\s][^()\[\]]{0,24})?(?(open)[\])]|(?=[.,:\s]))\s?[.,:;]*"
)
_DATED_HEAD = re.compile(
    r"(?P<head>[^()\[\]\ue001\ue002]{2,160}?)[.,]?\s[(\[]?(?:1[4-9]|20)\d\d[a-z]?[)\]]?[.,:]?\s"
)
_ROLE = re.compile(r"\s?\([A-Z][a-z]+(?:[\s-][\w’'-]+){0,10}\)")


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
    bare = _BARE_NUMBER.match(slip.chars, start, slip.end)
    if (
        bare
        and (found := read_authors(slip.chars, bare.end(), slip.end))
        and found.family == "inverted"
    ):
        start = bare.end()
    limit = _limit(slip, start)
    kind = described(slip.text[start - slip.start :])
    if kind:
        slip.kinds.add(kind)
        return
    if limit is not None and limit - start < 2:
        return
    found = _persons(slip, start, limit) or _lone(slip, start, limit)
    if found is None:
        name = _institution(slip, start, limit)
        if name is None:
            return
        name = _with_parts(slip, name, limit)
        found = Authors((name,), name.end)
    slip.authors, slip.et_al, slip.head = found.names, found.et_al, found.end
    role = _ROLE.match(slip.chars, slip.head, slip.end)
    if role:
        slip.head = role.end()
    marker = EDITOR_MARK.match(slip.text, slip.head - slip.start)
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
        if found is not None and _took_title(slip, found, limit):
            found = read_authors(slip.chars, start, limit)
            return found if found is not None and _ends_well(slip, found) else None
        if found is not None:
            rest = slip.chars[found.end : limit].strip(" ,.:;*")
            marker = EDITOR_MARK.match(slip.chars, found.end)
            if not rest or (marker and marker.end() >= limit - 2) or _ROLE.fullmatch(" " + rest):
                return found
            if re.fullmatch(r"(?:1[4-9]|20)\d\d[a-z]?[.,:]?|in", rest):
                return found
    found = read_authors(slip.chars, start, limit or slip.end)
    if found is None or not _ends_well(slip, found):
        return None
    return found


_ONLY_PLACES = re.compile(r"[\s,.]*(?:(?:pp?|pages?|at|chs?|chap|vol)\b\.?)?[\s\divxlc,.–-]*$")


def _took_title(slip: Slip, found: Authors, limit: int) -> bool:
    """Tell «Jane Roe, Imagined Rivers (1991), p. 9», where a title looks like a name."""
    last = found.names[-1]
    if len(found.names) < 2 or slip.chars[limit] not in "([" or "." in last.given:
        return False
    between = slip.chars[found.names[-2].end : last.start]
    bracket = _YEAR_BRACKET.match(slip.text, limit - slip.start)
    behind = slip.text[bracket.end() :] if bracket else ""
    return between.strip() == "," and _ONLY_PLACES.match(behind) is not None


def _lone(slip: Slip, start: int, limit: int | None) -> Authors | None:
    """Read «Okafor and Lind, *Title*», the short form of an earlier citation."""
    if limit is None or limit - start > 120:
        return None
    names: list[Name] = []
    for match in SURNAMES.finditer(slip.chars, start, limit):
        if vocabulary.bears(match.group("name"), "institutions") or vocabulary.bears(
            match.group("name"), "containers"
        ):
            return None
        names.append(Name(match.start("name"), match.end("name"), match.group("name")))
    rest = SURNAMES.sub("", slip.chars[start:limit]).strip(" ,.:")
    return Authors(tuple(names), names[-1].end, family="lone") if names and not rest else None


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
    role = _ROLE.match(slip.chars, found.end, slip.end)
    if role and slip.chars[role.end() : role.end() + 1] in {".", ","}:
        return True
    year = re.match(r"\s?[,.(]?\s?\(?(?:1[4-9]|20)\d\d", slip.chars[found.end : found.end + 10])
    stopped = slip.chars[found.end - 1] == "." and after[:1] == " "
    marked = EDITOR_MARK.match(slip.chars, found.end) is not None
    return bool(year) or after[:1] in ".,:;" or stopped or marked


def _institution(slip: Slip, start: int, limit: int | None) -> Name | None:
    text = slip.chars
    dated = _DATED_HEAD.match(slip.text, start - slip.start)
    if dated and ", " not in dated.group("head"):
        name = institution(text, start, slip.start + dated.end("head"))
        if name is not None:
            return name
    if limit is not None and limit > start:
        whole = institution(text, start, limit)
        if whole is not None:
            return whole
    last = limit or slip.end
    stops = [text.find(sign, start, last) for sign in (", ", " (", ": ")]
    stops += [start + place - 1 for place in sentence_ends(text[start : min(last, start + 200)])]
    for stop in sorted(place for place in stops if place > start):
        name = institution(text, start, stop)
        if name is not None and re.match(
            r"[.,]?\s?\(?(?:1[4-9]|20)\d\d|[.,:]\s", text[stop : stop + 8]
        ):
            return name
    return None


def _with_parts(slip: Slip, name: Name, limit: int | None) -> Name:
    """Join a body and its parts: «United Nations, Security Council», «Congress, Senate»."""
    end, last = name.end, limit or slip.end
    while slip.chars[end : end + 2] == ", ":
        stop = min(
            (p for p in (slip.chars.find(sign, end + 2, last) for sign in (", ", ". ")) if p > 0),
            default=last if limit else -1,
        )
        part = institution(slip.chars, end + 2, stop) if stop > 0 else None
        if part is None or not _part_of_body(part.surname):
            break
        end = part.end
    return (
        name
        if end == name.end
        else Name(name.start, end, slip.chars[name.start : end], institution=True)
    )


_PUBLISHED = {
    "report", "review", "yearbook", "statistics", "survey", "bulletin", "summary", "digest",
    "handbook", "outlook", "abstract",
}  # fmt: skip


def _part_of_body(words: str) -> bool:
    """Tell a committee or department from the title of what a body published."""
    folded = vocabulary.folded_words(words)
    return (
        vocabulary.bears(words, "institutions")
        and len(folded) <= 8
        and not re.search(r"[\d(:]", words)
        and not set(folded) & _PUBLISHED
    )


def _early_year(slip: Slip) -> None:
    if slip.head == slip.start:
        return
    match = _EARLY_YEAR.match(slip.text, slip.head - slip.start)
    if match is None or (match.group("more") and not match.group("open")):
        bare = re.compile(r"[\s,.;*]*(?P<year>(?:1[4-9]\d\d|20\d\d)[a-z]?)[.,:]?(?=\s)").match(
            slip.text, slip.head - slip.start
        )
        if bare is None:
            gap = re.compile(r"[\s.,]*").match(slip.text, slip.head - slip.start)
            bracket = _YEAR_BRACKET.match(slip.text, gap.end() if gap else 0)
            if bracket is not None:
                slip.head = slip.start + bracket.end()
                slip.blot(slip.start + bracket.start(), slip.head, DATE)
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
