"""Pages, volumes, numbers, editions, addresses: what is known by a label or a shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpuskit.bib.work import Field, Locator


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one recognised part: its kind, its whole place and that of its value."""

    kind: str
    start: int
    end: int
    value_start: int
    value_end: int


_NUM = r"(?:[A-Z]{1,2}-?)?\d{1,6}[a-z]?"
_DASH = r"\s?[-–—‑_]{1,2}\s?"
RANGE = rf"{_NUM}(?:{_DASH}{_NUM})?(?![\w/])"
_YEAR = r"(?:1[5-9]\d\d|20[0-2]\d)"
_ROMAN = r"[ivxlc]{1,8}"
_MORE = (
    rf"(?:(?:,\s|\s?and\s|\s&\s|\set\s)(?!{_YEAR}(?![-–—\d]))"
    rf"(?!\d{{1,2}}\s[A-Z][a-z]){RANGE}(?!\s?[:(]))"
)
_LABELLED_PAGES = re.compile(
    r"(?<![\w.])(?=[PpSsbf])(?:[Pp]p?\.?|[Pp]ages?|pgs?\.|pag\.|págs?\.?|S\.|Seiten?|str\.|ss\.|blz\.|fols?\.)\s?"
    rf"(?P<pages>(?:\d{{1,3}},\d{{3}}(?:[-–]\d{{1,6}})?|{RANGE}{_MORE}{{0,12}}"
    rf"|{_ROMAN}(?:{_DASH}{_ROMAN})?(?![\w.]))(?:\s?ff?\b\.?)?)"
)
_VOLUME = re.compile(
    r"(?<![\w.])(?=[vtbja])(?:vols?\.?|volumes?|v\.|tome|tom|t\.|bd\.|band|jg\.|año|anno)\s?"
    r"(?P<volume>\d{1,5}(?:[-–/]\d{1,4})?|[ivxlc]{1,8}(?![\w]))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.])(?=[nibh№#])(?:nos?\.\s?|no\s(?=\d)|numbers?\s|issues?\s|nr\.?\s?|br\.\s?|n[uú]ms?\.\s?|n[°º]\.?\s?|n\.\s?(?=\d)"
    r"|№\s?|h\.\s?(?=\d)|heft\s|#\s?)"
    r"(?P<number>[A-Z]{0,3}\d[\w/]*(?:[-–]\d[\w/]*)*(?:\s?\(\d{1,6}\))?"
    r"(?:,?\s(?:part|pt\.?|section)\s(?:\d{1,3}|[ivx]{1,5})(?![\w])(?:\s\(of\s\d+\))?)?)",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?<!\w)(?:(?:\d{1,2}(?:st|nd|rd|th|ª|\.)?|first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth"
    r"|revised|rev\.|new|enlarged|expanded|updated|paperback)\s(?:and\s\w+\s|rev\.\s|revised\s"
    r"|[A-Z]\w+\s)?"
    r"(?:edn\.?|eds?\.|edition|aufl(?:age|\.)|éd\.|vyd\.|ed\b))",
    re.IGNORECASE,
)
_EDITED = re.compile(r"[Ee]d(?:n|s?\.|ition|\b)|[Aa]ufl|éd\.|vyd\.|EDITION")
# Journals without labels: «2013;122(2):179–87», «12 (3): 45–67», «106, 4894–4899».
_VANCOUVER = re.compile(
    rf"(?<![\w.])(?P<year>{_YEAR})(?:\s[A-Z][a-z]{{2,8}}\.?"
    rf"(?:\s\d{{1,2}})?)?\s?;\s?(?P<volume>[A-Z]?\d{{1,4}})"
    rf"(?:\s?\((?P<number>[^()]{{1,20}})\))?\s?(?:[:,]\s?(?P<pages>{RANGE}))?"
)
_YEAR_VOLUME_PAGES = re.compile(
    rf"(?<![\w.])(?P<year>{_YEAR}),\s(?P<volume>\d{{1,4}})(?:\s?\((?P<number>\d{{1,4}})\))?,\s"
    rf"(?P<pages>{RANGE})(?=\s*(?:[.,;(]|$))"
)
_VOLUME_YEAR_PAGES = re.compile(
    rf"(?<=[^\W\d],\s)(?P<volume>\d{{1,3}}),\s(?P<year>{_YEAR}),\s(?P<pages>{RANGE})(?=\s*(?:[.,;(]|$))"
)
_VOLUME_NUMBER = re.compile(
    r"(?<![\w(.:/$€£-])(?P<volume>\d{1,4})\s?\((?P<number>(?!(?:1[5-9]|20)\d\d[a-z]?\))"
    r"(?:[A-Za-z]{0,6}\.?\s?)?\d[\w\s,./–-]{0,12})\)"
    rf"(?:(?:\s?[:,.]\s?|\s(?=\d+[-–]\d))(?!{_YEAR}[\s.,;)])(?P<pages>{RANGE}))?"
)
# «3.2 (1999)», as the Modern Language Association prints volume and issue.
_VOLUME_DOT_NUMBER = re.compile(
    r"(?<=[\w.,;\ue001\ue002]\s)(?P<volume>\d{1,4})\.(?P<number>\d{1,3}(?:[-–/]\d{1,3})?)(?=\s?(?:\(|\ue005))"
)
_VOLUME_COLON_NUMBER = re.compile(
    r"(?<![\w(.:/$€£–-])(?P<volume>\d{1,4}|[IVXLC]{2,7})\s?:\s?(?P<number>\d{1,3})(?=\s[(\ue005])"
)
_NEWSPAPER_PAGE = re.compile(
    rf"(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},|\d{{1,2}}\s[A-Z][a-z]{{2,8}}\.?)\s{_YEAR},\s"
    r"(?P<pages>[A-Z]?\d{1,3})(?=[.+]{0,2}\s*$)"
)
_VOLUME_PAGES = re.compile(
    rf"(?<![\w(.:/$€£–-])(?P<volume>\d{{1,4}})(?:\.(?P<number>\d{{1,3}}(?:[-–]\d)?))?\s?:\s?"
    rf"(?P<pages>{RANGE})(?![:])"
)
_VOLUME_COMMA = re.compile(
    rf"(?<=[\w.,;\s]\s)(?<!\d\.\s)(?<!\d\s)(?!{_YEAR},)(?P<volume>\d{{1,4}}),\s"
    rf"(?:\((?P<number>\d{{1,4}})\),?\s)?(?!{_YEAR}(?![-–—\d]))(?P<pages>{RANGE})"
    rf"(?=\s*(?:[.,;(\ue005]|$))"
)
_VOLUME_SPACE = re.compile(
    r"(?<=[\w.,;\s]\s)(?<!\d\.\s)(?<!\d\s)(?P<volume>\d{1,4})\s(?P<pages>\d{1,5}[-–]\d{1,5})"
    r"(?![\w-])"
)
_VOLUME_NO_PLAIN = re.compile(
    r"(?<=[\w.,;\s]\s)(?P<volume>\d{1,4}),\s(?P<number>\d{1,4})(?=\s[(\ue005])"
)
_VOLUME_BEFORE_NUMBER = re.compile(r"(?<=[a-z.],\s)(?P<volume>\d{1,3}),\s(?=\ue004)")
# Historians of Britain print volume and page as «ii. 77».
_ROMAN_VOLUME_PAGES = re.compile(
    rf"(?<=[\w.’'\])\ue002\ue004\ue005\ue007],\s)(?P<volume>[ivxlc]{{1,6}})[.:]\s?(?P<pages>{RANGE})"
)
_VOLUME_SLASH = re.compile(
    r"(?:(?<=[a-z]\s)(?=\d)|(?<=[\w\ue002],\s)(?=[IVXLC]))(?P<volume>\d{1,3}|[IVXLC]{1,7})"
    r"/(?P<number>\d{1,4})(?=\s?[(\ue005])"
)
_ROMAN_VOLUME = re.compile(
    r"(?<=[\w.’'\])\ue002\ue004\ue007],\s)(?P<volume>[ivxlc]{1,7})"
    r"(?=\s?\((?:[A-Z][a-z]+\.?\s)?(?:1[4-9]|20)\d\d|,?\s?\ue005|,\s(?:pp?\.|\ue004))"
)
_VOLUME_BEFORE_DATE = re.compile(
    r"(?<=[\w.,;\s\ue002]\s)(?P<volume>[A-Z]?\d{1,3}|[IVXLC]{2,7})(?=,?\s?(?:\([^()]{0,24}"
    r"(?:1[4-9]|20)\d\d[a-z]?\)|\ue005))"
)
_AFTER_BRACKET = re.compile(
    rf"[)\ue005]\s?(?:[:,]\s?|(?=\d{{1,5}}[-–]\d))(?P<pages>{RANGE})(?=\s*(?:[.,;(\[]|$))"
)
_BARE_RANGE = re.compile(
    r"(?<=[\s,:(])(?P<pages>[A-Z]?\d{1,5}\s?[-–—_]{1,2}\s?[A-Z]?\d{1,5})(?=\)?\s*(?:[.,;(]|$|\s))"
    r"(?!\s(?:of\s)?[^\W\d_]{3,9}\.?,?\s(?:1[4-9]|20)\d\d)"
)
_LAW_REPORT = re.compile(
    r"(?<![\w.-])(?P<volume>\d{1,4})\s\ue002+\s(?P<pages>\d{1,5}(?:[-–]\d{1,5})?)"
    r"(?=\s*(?:[.,;(]|$))"
)
_AFTER_TITLE = re.compile(
    r"(?<=[\ue001\ue002]),?\s(?P<pages>(?!(?:1[5-9]|20)\d\d(?![\d–-]))\d{1,4}"
    r"(?:[-–]\d{1,4})?)(?:n\.?\s?\d{1,3})?(?=[.;]?\s*$)"
)
# «(OUP 2007) 155, 160»: the second is the page that is cited.
_ENDING = re.compile(
    r"[)\ue005]\s(?P<pages>\d{1,5}(?:[–-]\d{1,5})?)(?:,\s\d{1,5}(?:[–-]\d{1,5})?)?(?=\s*[.;]?\s*$)"
)
_ROMAN_ENDING = re.compile(
    r"[)\ue005],\s(?P<pages>[ivxlc]{1,7}(?:[–-][ivxlc]{1,7})?)(?=\s*[.;]?\s*$)"
)
_AFTER_ITALIC = re.compile(
    r"(?<=[\ue002]),?\s(?P<volume>(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,4}"
    r"|[IVXLC]{2,7})(?:[/.](?P<number>\d{1,3}))?(?=\s?[,;:(]|\s?$|\.)"
)


def _from(match: re.Match[str], kinds: tuple[str, ...]) -> list[Found]:
    return [
        Found(kind, match.start(), match.end(), match.start(kind), match.end(kind))
        for kind in kinds
        if match.group(kind) is not None
    ]


_LABELLED = (
    (_LABELLED_PAGES, ("pages",)),
    (_VOLUME, ("volume",)),
    (_NUMBER, ("number",)),
)
# The last of each are signs without one of which the pattern cannot match, if there are any.
_SHAPED = (
    (_LAW_REPORT, ("volume", "pages"), "\ue002"),
    (_VANCOUVER, ("volume", "number", "pages"), ";"),
    (_VOLUME_YEAR_PAGES, ("volume", "pages"), ","),
    (_YEAR_VOLUME_PAGES, ("volume", "number", "pages"), ","),
    (_VOLUME_NUMBER, ("volume", "number", "pages"), "("),
    (_VOLUME_COLON_NUMBER, ("volume", "number"), ":"),
    (_VOLUME_DOT_NUMBER, ("volume", "number"), "."),
    (_NEWSPAPER_PAGE, ("pages",), ","),
    (_VOLUME_NO_PLAIN, ("volume", "number"), ","),
    (_VOLUME_PAGES, ("volume", "number", "pages"), ":"),
    (_VOLUME_COMMA, ("volume", "number", "pages"), ","),
    (_VOLUME_SPACE, ("volume", "pages"), "-–"),
    (_ROMAN_VOLUME_PAGES, ("volume", "pages"), ","),
    (_VOLUME_SLASH, ("volume", "number"), "/"),
    (_ROMAN_VOLUME, ("volume",), ","),
    (_VOLUME_BEFORE_NUMBER, ("volume",), "\ue004"),
    (_VOLUME_BEFORE_DATE, ("volume",), "(\ue005"),
    (_AFTER_BRACKET, ("pages",), ")\ue005"),
    (_AFTER_TITLE, ("pages",), "\ue001\ue002"),
    (_ENDING, ("pages",), ")\ue005"),
    (_ROMAN_ENDING, ("pages",), ","),
    (_AFTER_ITALIC, ("volume", "number"), "\ue002"),
    (_BARE_RANGE, ("pages",), "-–—_"),
)


def labelled(text: str) -> list[Found]:
    """Find pages, volumes and numbers that are introduced by their label, and editions."""
    found = [
        part
        for pattern, kinds in _LABELLED
        for m in pattern.finditer(text)
        for part in _from(m, kinds)
    ]
    if _EDITED.search(text):
        found += [
            Found("edition", m.start(), m.end(), m.start(), m.end())
            for m in _EDITION.finditer(text)
        ]
    return sorted(found, key=lambda part: part.start)


def shaped(text: str) -> list[Found]:
    """Find volumes, numbers and pages by their shape alone; the first pattern to match wins."""
    found: list[Found] = []
    if not _FIGURE.search(text):
        return found
    present = set(text)
    for pattern, kinds, signs in _SHAPED:
        if signs and present.isdisjoint(signs):
            continue
        have = {part.kind for part in found}
        if have.issuperset(kinds):
            continue
        for match in pattern.finditer(text):
            if pattern is _BARE_RANGE and _years(text, match):
                continue
            if any(part.start < match.end() and match.start() < part.end for part in found):
                continue
            parts = [part for part in _from(match, kinds) if part.kind not in have]
            if parts and (pattern is not _AFTER_ITALIC or "volume" not in have):
                found += parts
                break
    return found


_FIGURE = re.compile(r"[\divxlcIVXLC]")
_REPORT_NUMBER = re.compile(r"\b(?:[Rr]eport|TR|[Pp]aper|[Nn]o\.|[Mm]emorandum)\s(?:TR\s)?$")


def _years(text: str, match: re.Match[str]) -> bool:
    """Tell «1815–1909» in a title from pages: it rises, and the citation goes on after it."""
    first, last = (int(number) for number in re.findall(r"\d+", match.group())[:2])
    last = last if last > 99 else first // 100 * 100 + last
    if _REPORT_NUMBER.search(text[max(0, match.start() - 24) : match.start()]):
        return True
    rises = 1000 <= first < last <= 2050
    return rises and text[match.end() :].strip(" .;)") != ""


def locator(chars: str, start: int, end: int) -> Locator:
    """Read a printed range of pages; a shortened last page is completed from the first.

    >>> locator("146–54", 0, 6).last
    '154'
    """
    text = chars[start:end].rstrip(" .,")
    numbers = re.findall(r"[A-Z]{0,2}-?\d+[a-z]?|[ivxlc]+(?!\w)", text)
    first = numbers[0].strip("-") if numbers else text
    last = numbers[-1].lstrip("-") if numbers else text
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return Locator(start, start + len(text), text, first, last)


def field(chars: str, start: int, end: int, strip: str = " \t\n,.;:") -> Field | None:
    """Return the field between two offsets without surrounding punctuation, or None if empty."""
    while start < end and (chars[start] in strip or chars[start].isspace()):
        start += 1
    while end > start and (chars[end - 1] in strip or chars[end - 1].isspace()):
        end -= 1
    if start == end:
        return None
    return Field(start, end, " ".join(chars[start:end].split()))
