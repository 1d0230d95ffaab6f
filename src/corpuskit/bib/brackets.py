"""What citations put in brackets: imprints, dates, languages, series, media."""

from __future__ import annotations

import re

from corpuskit.bib import vocabulary
from corpuskit.bib.imprint import is_place, read_imprint
from corpuskit.bib.layout import Region
from corpuskit.bib.locators import field
from corpuskit.bib.slip import DATE, LOCATOR, OTHER, Slip
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Field

_LANGUAGE = re.compile(
    r"^\s*(?:text\s|article\s|available\s)?in\s(?:the\s)?(?P<language>[A-Z][a-z]+"
    r"(?:,\s[A-Z][a-z]+)*(?:,?\sand\s[A-Z][a-z]+)?)\s*\.?$"
)


def read_brackets(slip: Slip) -> None:
    """Read every bracket that holds an imprint, a date, a place, or the language of the work."""
    for region in slip.regions:
        if region.kind in {"paren", "bracket"} and region.start >= slip.head:
            _bracket(slip, region)


_ACT_NUMBER = re.compile(r"\s*(?:Act\s)?(?:Nos?|Cap|Ch)\.?\s\d")


def _translates(slip: Slip, region: Region, inner: str) -> bool:
    """Tell «‘Zoloto 1998 goda’ [Gold of 1998]», a title's translation, from an imprint."""
    if region.kind != "bracket" or not re.search(r"[^\W\d_]", inner):
        return False
    before = slip.part(slip.start, region.start).rstrip(" ,")
    head = re.split(r"[:,]", inner)[0].strip()
    return before.endswith(("\ue001", "\ue002")) and not is_place(head) and ": " not in inner


_SIGNED = re.compile(
    r"\s*(?:adopted|opened\sfor\ssignature|signed|done|concluded|approved|promulgated|enacted|of)\s",
    re.IGNORECASE,
)


def _act_dates(slip: Slip, region: Region, inner: str) -> bool:
    """Read «(adopted 10 December 1982, entered into force 16 November 1994)» behind an act."""
    dates = find_work_dates(inner, region.inner_start)
    if region.kind != "paren" or not dates or not _SIGNED.match(inner):
        return False
    slip.document_date = slip.document_date or dates[0]
    slip.blot(region.start, region.end, OTHER)
    return True


_EDITION = re.compile(r"\s*(?P<edition>[^\W_][\w.\s]{0,20}?edn?\.?),?\s")


def _edition(slip: Slip, region: Region, inner: str) -> int:
    """Read the edition in «(7th edn, OUP 2008)»; return how many characters it takes."""
    match = _EDITION.match(inner)
    if region.kind != "paren" or match is None or not re.search(r"\d|edn", match["edition"]):
        return 0
    at = region.inner_start
    slip.edition = slip.edition or field(slip.chars, at + match.start(1), at + match.end(1))
    return match.end()


def _bracket(slip: Slip, region: Region) -> None:
    inner = slip.part(region.inner_start, region.inner_end)
    if _act_dates(slip, region, inner):
        return
    language = _LANGUAGE.match(inner)
    if language:
        slip.language = field(
            slip.chars,
            region.inner_start + language.start("language"),
            region.inner_start + language.end("language"),
        )
        slip.blot(region.start, region.end, OTHER)
        return
    if _translates(slip, region, inner):
        return
    if _genre(slip, region, inner) or _series(slip, region, inner):
        return
    begin = region.inner_start + _edition(slip, region, inner)
    dates = find_work_dates(inner, region.inner_start)
    if dates and dates[-1].end >= region.inner_start + len(inner.rstrip(" .)")) - 1:
        first = dates[0] if len(dates) > 1 and dates[0].start == region.inner_start else dates[-1]
        before = slip.chars[begin : first.start]
        if before.strip(" ,.;:") and "reporter" not in slip.kinds:
            if _ACT_NUMBER.match(before):
                slip.blot(region.start, region.end, OTHER)
                return
            if not before.strip()[0].isalpha() or len(before) > 180 or _running(before):
                return
            read_imprint(slip, begin, first.start)
        elif "early-year" in slip.kinds or _running_number(slip, region):
            return
        if before.strip(" ,.;:") and "reporter" not in slip.kinds:
            slip.kinds.add("imprint")
        slip.date = slip.date or first
        slip.blot(region.start, region.end, DATE)
    elif region.kind == "paren" and _is_imprint(slip, region, inner):
        read_imprint(slip, region.inner_start, region.inner_end)
        slip.blot(region.start, region.end, LOCATOR)


_MEDIUM = re.compile(
    r"^\W*(?:motion picture|dvd|cd(?:-rom)?|film|internet|online|on-line|en ligne|web"
    r"|video(?: file)?|audio(?: file)?"
    r"|computer (?:software|program)|electronic (?:version|resource)|television (?:program"
    r"|series)|sic|pdf|map)\W*$",
    re.IGNORECASE,
)


def _genre(slip: Slip, region: Region, inner: str) -> bool:
    """Blot «[DVD]» and «(Policy Brief 12)»: a medium is no field, a kind of report is one."""
    for kind in ("reports", "theses"):
        if vocabulary.begins(inner.strip(), kind) or (
            kind == "reports" and inner.strip().casefold().split()[:1] == ["report"]
        ):
            slip.kinds.add(kind)
            if kind == "theses" and _thesis(slip, region, inner):
                return True
            if kind == "reports" and any(char.isdigit() for char in inner):
                slip.report_number = field(slip.chars, region.inner_start, region.inner_end)
            slip.blot(region.start, region.end, OTHER)
            return True
    if _MEDIUM.match(inner):
        slip.blot(region.start, region.end, OTHER)
        return True
    return False


def _thesis(slip: Slip, region: Region, inner: str) -> bool:
    """Read «(PhD diss., University of Dakar, 2008)»: the university and the year."""
    dates = find_work_dates(inner, region.inner_start)
    comma = inner.find(",")
    if not dates or comma < 0:
        return False
    begin = region.inner_start + comma + 1
    slip.date = slip.date or dates[-1]
    if begin < dates[-1].start:
        slip.publisher = slip.publisher or field(slip.chars, begin, dates[-1].start)
    slip.blot(region.start, region.end, DATE)
    return True


_SERIES = re.compile(r"^[A-Z][\w’'-]*(?:\s[\w’'&.-]+){1,9},?\s(?:no\.\s|vol\.\s)?\d{1,4}$")


def _series(slip: Slip, region: Region, inner: str) -> bool:
    """Read «(Lecture Notes in Ecology 27)»."""
    after = slip.part(region.end, min(region.end + 1, slip.end))
    if (
        region.kind != "paren"
        or not _SERIES.match(inner)
        or after not in {".", ",", ""}
        or find_work_dates(inner)
    ):
        return False
    slip.series = slip.series or field(slip.chars, region.inner_start, region.inner_end)
    slip.blot(region.start, region.end, OTHER)
    return True


_NUMBERED = re.compile(r"\b(?:[Nn]os?\.|[Nn]r\.?|№|#)\s?\d+\s?$")


def _running_number(slip: Slip, region: Region) -> bool:
    """Tell «No. 99 (1873), 1 June 2007», where the bracket counts issues, from a year."""
    if not _NUMBERED.search(slip.part(max(slip.start, region.start - 16), region.start)):
        return False
    later = find_work_dates(slip.part(region.end, slip.end))
    return any((each.last - each.first).days < 32 for each in later)


def _running(text: str) -> bool:
    words = [word for word in text.split() if word[:1].isalpha()]
    small = sum(word[0].islower() for word in words)
    return small > 4 and small > len(words) / 2


def _is_imprint(slip: Slip, region: Region, inner: str) -> bool:
    text = inner.strip()
    if not text or not text[0].isupper() or any(char.isdigit() for char in text):
        return False
    if is_place(text):
        return True
    head, colon, tail = text.partition(": ")
    if colon and (is_place(head) or is_place(tail)):
        return True
    # A short name straight after a title in italics tells two periodicals of one name apart.
    before = slip.part(slip.start, region.start).rstrip()
    after = slip.part(region.end, min(region.end + 2, slip.end))
    return (
        before.endswith(("\ue002", "]"))
        and after.startswith(",")
        and len(text.split()) <= 2
        and not text.isupper()
        and text.replace(" ", "").replace("-", "").isalpha()
    )


def translation_behind(slip: Slip, position: int) -> Field | None:
    """Read the bracket straight behind a title as its translation, and blot it out."""
    for region in slip.regions:
        gap = slip.chars[position : region.start]
        if region.kind == "bracket" and region.start >= position and not gap.strip(" ,.'’"):
            if OTHER in slip.part(region.start, region.end) or DATE in slip.part(
                region.start, region.end
            ):
                return None
            slip.blot(region.start, region.end, OTHER)
            return field(slip.chars, region.inner_start, region.inner_end)
    return None
