"""Gazettes, treaty series and newspapers, read where they head a citation or print an act."""

from __future__ import annotations

import re

from corpuskit.bib import locators, vocabulary
from corpuskit.bib.acts import names_instrument
from corpuskit.bib.periodicals import Periodical, find_official, read_periodical
from corpuskit.bib.slip import LOCATOR, OTHER, Slip
from corpuskit.language.name_words import is_given_name

# A series of papers with a number and a day, and no title of its own.
_NUMBERED_PAPERS = re.compile(
    r"(?P<name>(?:[^\W\d_a-z][\w’'&-]*\s){0,4}(?:Papers?|Circulars?|Briefs?|Briefings?|Bulletins?|Releases?|Notices?)"
    r"),?\s(?:[Nn]o\.?\s?|№\s?)?[A-Z]{0,4}[-/]?\d[\w/-]*"
    r"(?=\s?\(|,?\s(?:of\s)?[0-3]?\d?\s?[^\W\d_]{3,9}\.?\s?(?:[0-3]?\d,\s)?(?:1[4-9]|20)\d\d\W*(?:pp?\.|para|$)|\W*$)"
)


def read_body_and_periodical(slip: Slip) -> None:
    """Read «Grain Board, *Market Bulletin*, no. 12, 5 May 1988»: a body and its own periodical."""
    if not slip.authors or not all(each.institution for each in slip.authors):
        return
    gap = len(slip.text[slip.head - slip.start :]) - len(
        slip.text[slip.head - slip.start :].lstrip(" ,")
    )
    begin = slip.head - slip.start + gap
    found = read_periodical(slip.text, begin)
    paper = _NUMBERED_PAPERS.match(slip.text, begin) if found is None else None
    if paper:
        start, end = slip.start + paper.start("name"), slip.start + paper.end("name")
        slip.container, slip.head = locators.field(slip.chars, start, end), end
        slip.kinds.add("periodical")
        return
    if (
        found is None
        or found.start != begin
        or not re.search(r"\d", slip.text[found.name_end : found.end])
    ):
        return
    if re.search(r"[Nn]o\.|[Vv]ol\.", slip.text[found.name_end : found.end]):
        slip.container = locators.field(slip.chars, slip.start + begin, slip.start + found.name_end)
        slip.head = slip.start + found.name_end
        slip.kinds.add("periodical")


def read_periodical_first(slip: Slip) -> bool:
    """Read a newspaper, gazette or treaty series that is cited by its name alone."""
    found = read_periodical(slip.text)
    series = find_official(slip.text)
    if series is not None and series[0] == 0 and not names_instrument(slip.text[: series[1]]):
        slip.container = locators.field(slip.chars, slip.start + series[1], slip.start + series[2])
        slip.head = slip.start + series[2]
        slip.kinds.add("periodical")
        slip.blot(slip.start, slip.head, OTHER)
        return True
    if found is None or found.start:
        found = _bare_newspaper(slip.text)
        slip.kinds |= {"doubtful"} if found else set()
    if found is None:
        return False
    slip.container = locators.field(slip.chars, slip.start, slip.start + found.name_end)
    slip.head = slip.start + found.name_end
    slip.kinds.add("periodical")
    return True


_ONLY_PAGES = re.compile(r"(?:,?\s(?:at\s|pp?\.\s?)?[A-Z]?\d{1,3}(?:[–-]\d{1,3})?)?\W*$")
_TITLED_NAME = re.compile(r"(?:[^\W\d_]{2,}\s){1,3}[^\W\d_]{2,}")


def _bare_newspaper(text: str) -> Periodical | None:
    """Read «Golos Gorna, 17 July 1996, p. 3»: a name and a day are all that is cited.

    A person's work would have a title; so a name that begins with no first name, and that of no
    body, is the paper's.
    """
    found = read_periodical(text, told=True)
    if found is None or not _ONLY_PAGES.match(text, found.end):
        return None
    name = text[found.start : found.name_end]
    person = is_given_name(name.split()[0])
    other = names_instrument(name) or any(
        vocabulary.bears(name, kind) for kind in ("institutions", "offices", "document_words")
    )
    return None if person or other or not _TITLED_NAME.fullmatch(name) else found


_OJ = re.compile(r"(?<=[,;(]\s)(?P<name>OJ)\s(?P<number>(?:No\s)?[LCS]\s?\d{1,4})")


def read_official(slip: Slip) -> None:
    """Read the gazette or treaty series behind the title of an act."""
    journal = _OJ.search(slip.text, slip.head - slip.start) if slip.container is None else None
    if journal:
        slip.container = locators.field(
            slip.chars, slip.start + journal.start(), slip.start + journal.end("name")
        )
        slip.number = locators.field(
            slip.chars, slip.start + journal.start("number"), slip.start + journal.end()
        )
        slip.blot(slip.start + journal.start(), slip.start + journal.end(), LOCATOR)
        return
    found = find_official(slip.text, slip.head - slip.start) if slip.container is None else None
    if found is None:
        return
    keeper, begin, end = (slip.start + place for place in found)
    slip.container = locators.field(slip.chars, begin, end)
    slip.kinds.add("official")
    slip.blot(keeper, end, LOCATOR)
