"""Reporters and reviews as lawyers cite them: «36 I.L.M. 700», «(2010) 29 Law Journal 415»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.bib import locators, vocabulary
from corpuskit.bib.slip import LOCATOR, PERSON, Slip
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Name

_WORD = r"[^\W\d_a-z](?!\s\d)[\w.’'&]*"
_REPORTER = re.compile(
    r"(?:(?<=[,.)\]\ue001\ue002\ue005\ue007]\s)|^)(?P<volume>\d{1,4})\s"
    rf"(?P<container>{_WORD}(?:\s(?:{_WORD}|&|of|the|on|and|for|in)){{0,7}})\s"
    r"(?P<pages>\d{1,5}(?:[–-]\d{1,5})?)(?P<pin>,\s\d{1,5}(?:[–-]\d{1,5})?)?"
    r"(?=\s?[(\[\ue005\ue007]|[.;]?\s*$|,\s)"
)


_CAPS = r"[^\W\d_a-z][^\W\d_a-z.’'-]*\.?"
_CAPS_BOOK = re.compile(
    rf"(?P<name>{_CAPS}(?:\s{_CAPS}){{1,5}}),\s(?P<title>{_CAPS}(?:[\s,:]{{1,2}}(?:{_CAPS}|&|\d+)){{0,20}}?)"
    r"(?:\s(?P<pages>\d{1,4}(?:[–-]\d{1,4})?))?\s?(?=\([^()]{0,40}(?:1[5-9]|20)\d\d\))"
)


_BRACKETED = re.compile(
    rf"\[(?P<year>(?:1[5-9]|20)\d\d)\]\s(?:(?P<volume>\d{{1,3}})\s)?(?P<container>{_WORD}(?:\s(?:{_WORD}|\([A-Z][\w]*\))){{0,5}}?)"
    r"\s(?:(?P<number>[LCS]\s?\d{1,4})/)?(?P<pages>\d{1,5}(?:[–-]\d{1,5})?)(?=\W*$|,\s|\s?[(\[])"
)


def _bracketed_report(slip: Slip) -> bool:
    """Read «[1949] ICJ Rep 4, 22» and «[2003] OJ L1/1»: year, report, number and page."""
    match = _BRACKETED.search(slip.text, max(0, slip.head - slip.start))
    if match is None:
        return False
    dates = find_work_dates(match.group("year"), slip.start + match.start("year"))
    slip.date = slip.date or (dates[0] if dates else None)
    for name in ("volume", "number"):
        if match.group(name):
            setattr(slip, name, locators.field(slip.chars, *_span(slip, match, name)))
    slip.container = locators.field(slip.chars, *_span(slip, match, "container"), strip=" ,;:")
    slip.pages = locators.locator(slip.chars, *_span(slip, match, "pages"))
    slip.kinds.add("reporter")
    slip.blot(slip.start + match.start(), slip.start + match.end(), LOCATOR)
    return True


def reporter_spans(text: str) -> list[tuple[int, int]]:
    """Return where abbreviated reporters stand, whose full stops end no sentence."""
    return [match.span() for match in _REPORTER.finditer(text) if "." in match.group("container")]


def opens_matter(text: str) -> bool:
    """Tell whether a text begins with the name and year of a case without an opponent."""
    return _MATTER.match(text) is not None


def in_reporter(text: str) -> bool:
    """Tell whether a citation says by volume and page where a treaty or case is printed."""
    return next(_reporters(text, 0), None) is not None


def read_caps_book(slip: Slip) -> bool:
    """Read «JANE ROE, THE LAW OF RIVERS 44 (3d ed. 1999)», names and title in capitals."""
    match = _CAPS_BOOK.match(slip.text)
    if match is None or not any(len(word) > 3 for word in match.group("name").split()):
        return False
    name = match.group("name")
    words = name.split()
    particles = vocabulary.words("particles")
    first = next((n for n, word in enumerate(words) if n and word.casefold() in particles), -1)
    surname = " ".join(words[first if first > 0 else -1 :])
    end = slip.start + len(name)
    slip.authors = (Name(slip.start, end, surname, name.removesuffix(surname).strip()),)
    slip.title = locators.field(slip.chars, *_span(slip, match, "title"))
    if match.group("pages"):
        slip.pages = locators.locator(slip.chars, *_span(slip, match, "pages"))
    slip.head = slip.start + match.end()
    slip.kinds.add("short")
    slip.blot(slip.start, slip.head, PERSON)
    return True


_CASE = re.compile(
    r"(?P<title>[^\W\d_a-z][^,;()\ue001-\ue007]{1,80}\sv\.?\s[^\W\d_a-z][^,;()\ue001-\ue007]{1,80}?(?:\s\([^()\d]{2,60}\))?)"
    r"(?=,|\s[(\[]|\s?$)"
)
# A matter without an opponent: «Re Lind's Estate [1931]», «Ex parte Okafor (1952)».
_MATTER = re.compile(
    r"(?P<title>(?:In\s[Rr]e|Re|Ex\s[Pp]arte|In\sthe\s[Mm]atter\sof)\s(?:the\s)?[^\W\d_a-z][^,;:()\[\]\d\ue001-\ue007]{1,80}?)"
    r"(?=,?\s[(\[](?:1[89]|20)\d\d[)\]])"
)


# «ICJ Reports 1997, p. 7»
_YEARLY_REPORT = re.compile(
    r",\s(?P<container>[^\W\d_a-z][^,;()\d]{2,60}?)\s(?P<year>(?:1[89]|20)\d\d)(?=,?\s(?:pp?\.\s?)?\d|\W*$)"
)


def read_case(slip: Slip) -> bool:
    """Read the parties to a case, which are its title: «Peru v. Chile (Maritime Dispute)»."""
    match = _CASE.match(slip.text) or _MATTER.match(slip.text)
    if match is None:
        return False
    slip.title = locators.field(slip.chars, slip.start, slip.start + match.end("title"))
    slip.head = slip.start + match.end("title")
    slip.kinds |= {"short", "case"}
    slip.blot(slip.start, slip.head, PERSON)
    report = _YEARLY_REPORT.search(slip.text, match.end())
    if report:
        slip.container = locators.field(slip.chars, *_span(slip, report, "container"))
        dates = find_work_dates(report.group("year"), slip.start + report.start("year"))
        slip.date = dates[0] if dates else None
    return True


def read_reporter(slip: Slip) -> None:
    """Read volume, container and first page where they stand in this order without labels.

    The page behind the comma is where the words are that are cited; the work is known by its first.
    """
    if _bracketed_report(slip):
        return
    match = next(_reporters(slip.text, max(0, slip.head - slip.start)), None)
    if match is not None:
        slip.volume = locators.field(slip.chars, *_span(slip, match, "volume"))
        slip.container = locators.field(slip.chars, *_span(slip, match, "container"), strip=" ,;:")
        slip.pages = locators.locator(slip.chars, *_span(slip, match, "pages"))
        slip.kinds.add("reporter")
        slip.blot(slip.start + match.start(), slip.start + match.end(), LOCATOR)


def _reporters(text: str, start: int) -> Iterator[re.Match[str]]:
    for match in _REPORTER.finditer(text, start):
        first = match.group("container").split()[0].casefold().strip(".")
        if first in vocabulary.months() or first in {"no", "vol", "p", "pp", "box", "para"}:
            continue
        year = re.fullmatch(r"(?:1[5-9]|20)\d\d", match.group("pages"))
        if year is None or _abbreviated(match):
            yield match


def _span(slip: Slip, match: re.Match[str], name: str) -> tuple[int, int]:
    return slip.start + match.start(name), slip.start + match.end(name)


def _abbreviated(match: re.Match[str]) -> bool:
    return "." in match.group("container") or match.group("container").isupper()
