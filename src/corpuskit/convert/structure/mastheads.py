"""Facts printed in the lines of a title block: volume, issue, pages, date, publication."""

from __future__ import annotations

import re

from corpuskit.convert.structure.words import words
from corpuskit.language.publication_dates import dates_instrument

LETTERS = re.compile(r"[^\W\d_]+")
FIELD = re.compile(
    r"\b(From|Period|Publication|Volume|Vol|Issue|Date|Published|Pages?|Source|Author)s?\s*:\s*"
)
FIELD_NAMES = {
    "from": "publication",
    "vol": "volume",
    "published": "date",
    "source": "publication",
    "page": "pages",
}
VOLUME = re.compile(r"\b(?:vol(?:ume)?|bd)\b\.?\s*([0-9]+|[IVXLC]+)\b", re.I)
ISSUE = re.compile(r"\b(?:no|nr|issue|number|iss)\b\.?\s*([0-9]+(?:[-–/][0-9]+)?)", re.I)
PAGES = re.compile(r"\bpp?\.\s*([0-9]+(?:[-–][0-9]+)?)")
NUMBER = re.compile(r"[0-9]")
DAY = re.compile(r"\b[0-9]{1,2}(?:st|nd|rd|th)?\b")
YEAR = r"(?:1[5-9]|20)[0-9]{2}"
VOLUME_AND_YEAR = re.compile(rf"\b([0-9]{{1,4}})\s*\((?:[^)]{{0,20}}[\s])?{YEAR}(?:[-–/][0-9]+)?\)")
DATE = re.compile(
    r"(?:(?:[0-9]{1,2}(?:st|nd|rd|th)?(?:[-–][0-9]{1,2})?\.?\s+)?([^\W\d_]{3,9})\.?,?\s+"
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+)?{YEAR})"
    rf"|{YEAR}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}[./][0-9]{{1,2}}[./]{YEAR}"
)
PLACE = r"[^\W\d_][\w .'’-]{1,40}?"
DATELINE = re.compile(
    rf"({PLACE}(?:,\s*{PLACE})?,?\s+(?:\([^)]{{1,30}}\)\s*)?"
    rf"(?:[0-9]{{1,2}}\s+)?([^\W\d_]{{3,9}})\.?\s+(?:[0-9]{{1,2}}\b,?\s*)?(?:{YEAR})?)"
    r"\s*(?:\([^)]{1,30}\)\s*)?(?:--|—|–|-\s)"
)
LONGEST_IMPRINT = 160


def find_date(text: str) -> str:
    """Return the first date with a year, as printed.

    >>> find_date("Port Alder, 3 June 2000")
    '3 June 2000'
    """
    for found in DATE.finditer(text):
        if found.group(1) is None or found.group(1).lower() in words("periods"):
            return found.group()
    return ""


def find_dateline(text: str) -> str:
    """Return the place and date that open a news report before a dash, or nothing.

    >>> find_dateline("LORIT, April 14, 2003 (Lakes News Agency) - The trucks are parked")
    'LORIT, April 14, 2003'
    """
    found = DATELINE.match(text)
    if found is None or found.group(2).lower() not in words("months"):
        return ""
    return found.group(1).strip(" ,")


def beside_date(text: str) -> str | None:
    """Return what stands beside the date of a line that holds little else, None for other lines.

    >>> beside_date("Nkole, 30 April 2003"), beside_date("Events after 30 April 2003 in Nkole")
    ('Nkole', None)
    """
    date = find_date(text)
    if not date or text.index(date) + len(date) < len(text.rstrip(" .)")):
        return None
    rest = text.replace(date, "", 1).strip(" ,.()")
    tokens = rest.split()
    if len(tokens) > 3 or any(not each[0].isupper() for each in tokens):
        return None
    return rest


def ends_in_date(text: str) -> bool:
    """Say whether a line ends with a full date: day, month and year."""
    date = find_date(text)
    return bool(date) and text.rstrip(" .)").endswith(date) and DAY.search(date) is not None


def is_imprint(text: str) -> bool:
    """Say whether a line names a serial, series or document rather than a title."""
    if len(text) > LONGEST_IMPRINT:
        return False
    first = FIELD.match(text)
    if first:
        return True
    dated = bool(find_date(text))
    if VOLUME.search(text) and (ISSUE.search(text) or dated or PAGES.search(text)):
        return True
    names = {each.lower() for each in LETTERS.findall(text)}
    if VOLUME_AND_YEAR.search(text) and (PAGES.search(text) or ISSUE.search(text)):
        return True
    if PAGES.search(text) and (dated or names & words("publication")):
        return True
    if ISSUE.search(text) and (dated or names & words("publication")):
        return True
    return bool(NUMBER.search(text)) and any(
        text.lower().startswith(each) for each in words("series")
    )


def is_publisher(text: str) -> bool:
    """Say whether a short line is nothing but the name of a serial or an institution."""
    letters = LETTERS.findall(text)
    lower = [each.lower() for each in letters]
    if not letters or len(letters) > 8 or text[-1] in ".?!:" or NUMBER.search(text):
        return False
    capital = all(each[0].isupper() or each.lower() in words("small") for each in letters)
    return capital and bool(set(lower) & (words("publication") | words("institutions")))


# What a report covers says when it appeared no more than that it was later.
_PERIOD = re.compile(r"(?:reporting\s+)?period\b|(?:reporting|covering)\b", re.I)


def imprint_facts(text: str) -> dict[str, str]:
    """Return what an imprint line says, each as printed: volume, issue, pages, date, ..."""
    facts: dict[str, str] = {}
    fields = list(FIELD.finditer(text))
    ends = [each.start() for each in fields[1:]] + [len(text)]
    for found, end in zip(fields, ends, strict=False):
        name = found.group(1).lower()
        facts.setdefault(FIELD_NAMES.get(name, name), text[found.end() : end].strip(" ,;"))
    for name, pattern in (
        ("volume", VOLUME),
        ("volume", VOLUME_AND_YEAR),
        ("issue", ISSUE),
        ("pages", PAGES),
    ):
        if value := pattern.search(text):
            facts.setdefault(name, value.group(1))
    date = find_date(text)
    if date and not (_PERIOD.match(text) or dates_instrument(text[: text.find(date)])):
        facts.setdefault("date", date)
    if not fields:
        name = re.split(r",\s|\s\(|\s[0-9]", text)[0].strip(" ,")
        facts.setdefault("publication", name)
    return facts
