"""Acts and treaties: their days, numbers, places of signature, and where their titles end."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.bib import locators, vocabulary
from corpuskit.bib.slip import DATE, OTHER, Slip
from corpuskit.bib.work import Field, WorkDate
from corpuskit.core.alternation import alternation


@cache
def _instruments() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{alternation(vocabulary.words('instruments'))})(?!\w)",
        re.IGNORECASE,
    )


def names_instrument(text: str) -> bool:
    """Tell whether a text has the word for a treaty, law or other act."""
    return _instruments().search(text) is not None


def names_act(slip: Slip, until: int) -> bool:
    """Tell whether what stands before a date is the title of an act and no person's work."""
    if slip.authors and not slip.authors[0].institution:
        return False
    return names_instrument(slip.chars[slip.start : until])


def blot_document_date(slip: Slip, date: WorkDate) -> None:
    """Blot the day of an act, unless it stands inside its title: «Law of 3 May 1998 on Ports»."""
    if not re.match(
        r"\s(?:on|concerning|relating|regarding|between|for)\s", slip.part(date.end, slip.end)
    ):
        slip.blot(date.start, date.end, DATE)


def signed_first(slip: Slip, first: WorkDate, date: WorkDate) -> bool:
    """Tell the date of an act from that of the paper that printed it later in the citation."""
    return first.end < date.start and names_act(slip, first.start)


_ACT_NUMBER = re.compile(
    r"(?:[Rr]esolution|[Rr]es\.|[Nn]o\.|[Nn]r\.|[Dd]ecree|[Ll]aw|[Oo]rdinance|[Dd]irective|[Dd]ecision)\s$"
)


def numbers_act(slip: Slip, found: WorkDate) -> bool:
    """Tell «Resolution 1540», a number, from a year."""
    return len(found.text) == 4 and bool(
        _ACT_NUMBER.search(slip.chars[max(slip.start, found.start - 14) : found.start])
    )


def act_number(slip: Slip, number: int) -> bool:
    """Tell «Decree No. 12 on fuel», where the number is of the title, from an issue's."""
    numbered = re.match(r"\d+\sof\s(?:1[5-9]|20)\d\d", slip.chars[number : number + 16])
    return (
        "instrument" in slip.kinds
        and slip.part(slip.head, number).count(",") <= bool(numbered)
        and "\ue002" not in slip.part(slip.head, number)
        and slip.report_number is None
    )


_SIGNED_AT = re.compile(
    rf"(?<=\w),\s(?:(?:signed|done|adopted|concluded)\s(?:at|in)\s)?(?P<place>[^\W\d_a-z][\w’'.-]*(?:\s[^\W\d_a-z][\w’'.-]*){{0,2}}),?\s(?:on\s)?(?=[{DATE}])"
)


def read_place_of_act(slip: Slip) -> None:
    """Read «Convention on the Law of the Sea, Montego Bay, 10 December 1982»."""
    if "instrument" not in slip.kinds or slip.place is not None:
        return
    match = _SIGNED_AT.search(slip.text, slip.head - slip.start)
    if match and not vocabulary.bears(match.group("place"), "containers"):
        start, end = slip.start + match.start("place"), slip.start + match.end("place")
        if len(slip.part(slip.head, start).split()) > 2:
            slip.place = locators.field(slip.chars, start, end)
            slip.blot(start, slip.start + match.end(), OTHER)


_DANGLING = re.compile(
    r"(?:,?\sentry\s(?:of|for)|,?\s(?:of|dated|on|from|signed|adopted|done|concluded|opened\sfor\ssignature)(?:\s(?:at|in)(?:\s[^\W\d_a-z][\w\s-]{1,24})?)?(?:\son)?|,)$"
)


_RULING = re.compile(
    r"(?:\s\((?:Merits|Jurisdiction|Admissibility|Preliminary\sObjections|Judge?ment|Advisory\sOpinion)\))+$"
    r"|,\s(?:Advisory\sOpinion|Judge?ment|Award|Order|Merits|Ruling|Jurisdiction|Preliminary\sObjections)"
    r"(?:(?:\sof|,)?\s[0-3]?\d?\s?[^\W\d_]*\.?\s?(?:(?:1[4-9]|20)\d\d)?)?$"
)
_YEARS_TOLD = re.compile(
    r",\s(?P<first>1[4-9]\d\d|20\d\d)[–-](?P<last>\d{2}|(?:1[4-9]|20)\d\d)(?=\.\s[^\W\d_]|\s\([^\W\d_]|\.\s(?:1[4-9]|20)\d\d)"
)
_NAMED_BY_YEAR = re.compile(
    r"\b(?:Act|Law|Ordinance|Order|Decree|Regulations|Rules|Code|Constitution"
    r"|(?:Annual|Yearly|Progress|Activity)\sReports?|Yearbook|Almanac)$"
)


def trim_title(slip: Slip) -> None:
    """Take from a title what belongs to its date: «the report of the Panel of», «Law No. 3 of»."""
    title = slip.title
    if title is None:
        return
    text = slip.chars[title.start : title.end]
    begin = 4 if text.startswith("the ") else 0
    end = len(text)
    tail = _DANGLING.search(text)
    after = slip.chars[title.end : title.end + 3].strip(" ,")[:1]
    if tail and (after.isdigit() or after.isupper() or not after):
        end = tail.start()
    ruling = _RULING.search(text, 0, end)
    end = ruling.start() if ruling and ruling.start() > 0 else end
    year = re.compile(r"\s(?:1[5-9]|20)\d\d(?!\d)").match(slip.chars, title.end, slip.end)
    if year and _NAMED_BY_YEAR.search(text):
        end = year.end() - title.start
    years = _YEARS_TOLD.match(slip.chars, title.end, slip.end)
    if years and end == len(text) and _told_years(slip, years):
        end = years.end() - title.start
    slip.title = locators.field(slip.chars, title.start + begin, title.start + end) or title


def _told_years(slip: Slip, years: re.Match[str]) -> bool:
    """Tell the time that a title covers, «Ports, 1900–1914 (Lima, 1980)», from date or pages."""
    first, last = int(years["first"]), years["last"]
    until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    pages = slip.pages
    elsewhere = pages is None or not years.start() <= pages.start < years.end()
    return elsewhere and slip.date is not None and first < until <= slip.date.first.year


def instrument_heads(title: Field | None) -> bool:
    """Tell whether a title begins with the word for an act, which makes it the act itself."""
    if title is None:
        return False
    match = _instruments().match(title.text)
    return match is not None
