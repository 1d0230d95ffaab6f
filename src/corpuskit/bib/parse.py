"""Read one citation into a work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from functools import cache

from corpuskit.bib import locators, vocabulary
from corpuskit.bib.documents import read_document, read_letter
from corpuskit.bib.imprint import read_brackets
from corpuskit.bib.people import read_editors, read_head
from corpuskit.bib.periodicals import find_official, is_official, read_periodical
from corpuskit.bib.reporters import read_caps_book, read_case, read_reporter
from corpuskit.bib.short_form import short_form
from corpuskit.bib.slip import ADDRESS, DATE, LOCATOR, OTHER, Slip
from corpuskit.bib.titles import read_titles
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Field, Name, Reference, Work, WorkDate
from corpuskit.core.passages import Mark

# Longer than any citation seen; beyond it the words are prose, and reading them would be slow.
LIMIT = 2500
_NOTE = re.compile(
    r"[(\[]?\s?(?<!\w)(?<!\d,\s)(?:(?:see|above|supra|at)\s)?(?:foot|end)?(?:notes?|nn?\."
    r"|fn\.?)\s(?P<number>\d{1,4})(?!\d)(?:\s(?:above|below))?\s?[)\]]?",
    re.IGNORECASE,
)
_OPCIT = re.compile(
    r"(?<!\w)(?:op\.?\s?cit|loc\.?\s?cit|o\.\s?a\.|a\.\s?a\.\s?O)\.?", re.IGNORECASE
)
_IBID = re.compile(r"^\W{0,3}(?:ibid(?:em)?|id(?:em)?|ib)(?!\w)\.?", re.IGNORECASE)
_SHORT_NAME = re.compile(
    r"[\s,]*(?P<name>[^\W\d_][\w'’.\- &]{0,60}?)(?:,\s(?:[^\W\d_]\.\s?){1,3})?[\s,]*$"
)


def parse_work(chars: str, marks: Sequence[Mark], start: int, end: int) -> Work:
    """Read the citation between two offsets of a passage.

    Fields that are not printed stay None; every field lies inside the span. `certain` is False
    where neither a title nor a container was found.
    """
    if end - start > LIMIT:
        return Work(start, end, certain=False)
    slip = Slip.of(chars, marks, start, end)
    _addresses(slip)
    if not _short(slip):
        if not any(read(slip) for read in _HEADS):
            read_head(slip)
            _body_and_periodical(slip)
        read_editors(slip)
        read_document(slip)
    _remarks(slip)
    read_reporter(slip)
    _official(slip)
    read_brackets(slip)
    _numbers(slip)
    _dates(slip)
    if (slip.reference is None or _titled_before(slip, slip.reference)) and not (
        slip.kinds & {"short", "archive", "periodical"}
    ):
        _place_of_act(slip)
        read_titles(slip)
    return _frozen(slip)


def _titled_before(slip: Slip, reference: Reference) -> bool:
    """Tell «Okafor, *Cod*, op. cit.», whose title stands before, from remarks behind «op. cit.»."""
    if reference.kind != "opcit":
        return False
    before = [each for each in slip.regions if each.end <= reference.start]
    return any(each.kind in {"quote", "italic"} for each in before)


def _body_and_periodical(slip: Slip) -> None:
    """Read «Grain Board, *Market Bulletin*, no. 12, 5 May 1988»: a body and its own periodical."""
    if not slip.authors or not all(each.institution for each in slip.authors):
        return
    gap = len(slip.text[slip.head - slip.start :]) - len(
        slip.text[slip.head - slip.start :].lstrip(" ,")
    )
    begin = slip.head - slip.start + gap
    found = read_periodical(slip.text, begin)
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


def _addresses(slip: Slip) -> None:
    for found in locators.urls(slip.text):
        slip.url = slip.url or locators.field(
            slip.chars, slip.start + found.start, slip.start + found.end, strip=""
        )
        slip.blot(slip.start + found.start, slip.start + found.end, ADDRESS)
    for found in locators.identifiers(slip.text):
        slip.identifier = slip.identifier or locators.field(
            slip.chars, slip.start + found.value_start, slip.start + found.value_end, strip=""
        )
        slip.blot(slip.start + found.start, slip.start + found.end, ADDRESS)
    for start, end in locators.access_words(slip.text):
        dates = find_work_dates(slip.text[end : end + 40], slip.start + end)
        if dates and dates[0].start - slip.start - end <= 3:
            slip.accessed = slip.accessed or dates[0]
            slip.blot(slip.start + start, dates[0].end, OTHER)
    for start, end in locators.availability(slip.text):
        slip.blot(slip.start + start, slip.start + end, ADDRESS)


_STATE = re.compile(
    r"(?:[,.(\[]|(?<=\s))\s?(?:in press|forthcoming|to appear|submitted(?: for publication)?"
    r"|preprint|in preparation|en ligne|online)(?=[\s,.;:)\]]|$)[)\]]?",
    re.IGNORECASE,
)
# Parts of a work that are counted otherwise than by pages, and the days of an act's life that are
# not the day of its publication.
_DIVISIONS = re.compile(
    r"(?:(?<=[,;(]\s)|(?<=[,;(])|(?<=\w\s)(?=arts?\.))(?:at\s)?(?:paras?\.?|paragraphs?|[Cc]hapters?|[Cc]haps?\.?"
    r"|[Cc]hs?\.|arts?\.|articles?|secs?\.|sections?|[Tt]ables?|[Ff]igures?|figs?\.|[Aa]nnex(?:es)?"
    r"|[Aa]ppendix|fols?\.|fos?\.|inv\.\sno\.|notices?|items?|ll?\.|verses?|cols?\.|nn?\.)\s"
    r"(?:sep\.\s)?(?:\d[\d.]*(?:\(\w{1,4}\))*[a-z]?|[IVXLC]{1,6}|[A-Z])(?![\w])"
    r"(?:(?:\s?[-–]\s?|,\s|,?\sand\s)\d[\d.]*(?![\w–-]))*(?=\s?[,.;()\[\ue001-\ue007]|\s?$|\s[a-z])"
)
_LIFE = re.compile(
    r"[,(\[]\s?(?:(?:which\s)?(?:entered|enters|came)\sinto\sforce|in\sforce|effective|ratified|registered"
    r"|provisionally\sapplied)(?:\son|\sfrom|\ssince)?\s[^,;()\[\]]{0,24}?(?:,\s)?(?:1[4-9]|20)\d\d(?:[)\]]|(?=[,.;]|\s?$))"
)
_VOLUMES = re.compile(
    r"(?<![\w.])\(?(?:\d{1,3}|two|three|four|five|six)\s(?:vols?|volumes|tomes"
    r"|Bde)(?!\w)\.?\)?(?:\s?in\s\d+)?",
    re.IGNORECASE,
)


def _periodical_first(slip: Slip) -> bool:
    """Read a newspaper, gazette or treaty series that is cited by its name alone."""
    found = read_periodical(slip.text)
    series = find_official(slip.text)
    if series is not None and series[0] == 0 and not _instrument(slip.text[: series[1]]):
        slip.container = locators.field(slip.chars, slip.start + series[1], slip.start + series[2])
        slip.head = slip.start + series[2]
        slip.kinds.add("periodical")
        slip.blot(slip.start, slip.head, OTHER)
        return True
    if found is None or found.start:
        return False
    slip.container = locators.field(slip.chars, slip.start, slip.start + found.name_end)
    slip.head = slip.start + found.name_end
    slip.kinds.add("periodical")
    return True


_OJ = re.compile(r"(?<=[,;(]\s)(?P<name>OJ)\s(?P<number>(?:No\s)?[LCS]\s?\d{1,4})")
_HEADS = (read_caps_book, read_letter, read_case, _periodical_first)


def _official(slip: Slip) -> None:
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


def _remarks(slip: Slip) -> None:
    """Blot out what tells of the state or extent of a work and is none of its fields."""
    for pattern in (_STATE, _VOLUMES, _DIVISIONS, _LIFE):
        for match in pattern.finditer(slip.text, slip.head - slip.start):
            if match.start() > 12:
                slip.blot(slip.start + match.start(), slip.start + match.end(), OTHER)


def _short(slip: Slip) -> bool:
    """Read «Name (note 2)», «Name, op. cit.» and «ibid.»; return whether the head is done with."""
    ibid = _IBID.search(slip.chars[slip.start : min(slip.end, slip.start + 12)])
    if ibid:
        slip.reference = Reference(slip.start, slip.start + ibid.end(), "ibid")
        slip.head = slip.start + ibid.end()
        slip.blot(slip.start, slip.head, OTHER)
        return True
    opcit = slip.find(_OPCIT)
    note = slip.find(_NOTE)
    if opcit:
        number = note.group("number") if note else ""
        slip.reference = Reference(
            slip.start + opcit.start(), slip.start + opcit.end(), "opcit", number
        )
    elif note and note.start() <= 160:
        slip.reference = Reference(
            slip.start + note.start(), slip.start + note.end(), "note", note.group("number")
        )
    else:
        return _shortened(slip)
    first = min(match.start() for match in (opcit, note) if match)
    _short_authors(slip, slip.start + first)
    for match in (opcit, note):
        if match:
            slip.blot(slip.start + match.start(), slip.start + match.end(), OTHER)
    return True


def _shortened(slip: Slip) -> bool:
    """Read «Okafor, Cod and Empire, p. 41», the title without typography."""
    found = short_form(slip.text)
    if found is None:
        return False
    at = slip.start
    slip.authors = tuple(
        Name(at + start, at + end, slip.chars[at + start : at + end]) for start, end in found.names
    )
    slip.title = locators.field(slip.chars, at + found.title[0], at + found.title[1])
    slip.head = at + found.title[1] - 1
    slip.kinds.add("short")
    slip.blot(slip.start, slip.head + 1, OTHER)
    return True


_CAPS_NAME = re.compile(r"(?:[^\W\d_]{2,3}\s){1,3}[^\W\d_][\w’'-]+")


def _short_authors(slip: Slip, until: int) -> None:
    shouted = slip.part(slip.start, until).strip(" ,(")
    if shouted.isupper() and _CAPS_NAME.fullmatch(shouted):
        slip.authors = (Name(slip.start, slip.start + len(shouted), shouted),)
        slip.head = until
        slip.blot(slip.start, slip.start + len(shouted), OTHER)
        return
    read_head(slip)
    if slip.authors:
        return
    lead = slip.part(slip.start, until)
    cut = min((n for n, char in enumerate(lead) if char in "\ue001\ue002"), default=len(lead))
    if "," not in lead[:cut].strip(" ,") and vocabulary.bears(lead[:cut], "instruments"):
        slip.title = locators.field(slip.chars, slip.start, slip.start + cut)
        slip.head = slip.start + cut
        slip.blot(slip.start, slip.head, OTHER)
        return
    position = slip.start
    names: list[Name] = []
    for piece in re.split(r"(,?\s(?:and|&|et)\s|,\s|\s?et al\.?)", lead[:cut]):
        match = re.fullmatch(
            r"\s*((?:[a-zA-Z'’]{2,4}\s){0,2}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?)\s*,?",
            piece,
        )
        if match:
            names.append(Name(position + match.start(1), position + match.end(1), match.group(1)))
        position += len(piece)
    slip.authors = tuple(names[:8])
    slip.et_al = "et al" in lead
    slip.head = slip.start + cut
    for name in slip.authors:
        slip.blot(name.start, name.end, OTHER)


def _numbers(slip: Slip) -> None:
    if slip.reference is not None or "short" in slip.kinds:
        _short_pages(slip)
    _newspaper_page(slip)
    begin = slip.head - slip.start
    for reader in (locators.labelled, locators.shaped):
        for found in reader(" " * begin + slip.text[begin:]):
            start, end = slip.start + found.value_start, slip.start + found.value_end
            if found.kind == "pages":
                if slip.pages is None:
                    slip.pages = locators.locator(slip.chars, start, end)
            elif found.kind == "number" and _names_act(slip, start):
                slip.report_number = locators.field(slip.chars, start, end)
                continue
            elif (
                found.kind in {"volume", "number", "edition"} and getattr(slip, found.kind) is None
            ):
                setattr(slip, found.kind, locators.field(slip.chars, start, end))
            _blot_but_dates(slip, slip.start + found.start, slip.start + found.end, start, end)


_SHORT_PAGES = re.compile(
    rf"[{OTHER})](?:,\s[ivxlc]{{1,6}})?[.,]?\s(?:at\s)?(?P<pages>\d{{1,4}}(?:[-–]\d{{1,4}})?)(?:n\.?\s?\d{{1,3}})?(?=[.,;]?\s*$)"
)


def _short_pages(slip: Slip) -> None:
    match = _SHORT_PAGES.search(slip.text) or re.compile(
        r"\bat\s(?P<pages>\d{1,4}(?:[-–]\d{1,4})?)"
    ).search(slip.text)
    if match and slip.pages is None:
        slip.pages = locators.locator(
            slip.chars, slip.start + match.start("pages"), slip.start + match.end("pages")
        )


_AT_PAGE = re.compile(r"(?:1[5-9]|20)\d\d,\sat\s(?P<pages>[A-Z]?\d{1,4})(?=\W*$)")


def _newspaper_page(slip: Slip) -> None:
    """Read «N.Y. Times, May 14, 2006, at A21»."""
    match = _AT_PAGE.search(slip.text)
    if match and slip.pages is None:
        start, end = slip.start + match.start("pages"), slip.start + match.end("pages")
        slip.pages = locators.locator(slip.chars, start, end)
        slip.blot(start - 3, end, LOCATOR)


def _names_act(slip: Slip, number: int) -> bool:
    """Tell «Decree No. 12 on fuel», where the number is of the title, from an issue's."""
    numbered = re.match(r"\d+\sof\s(?:1[5-9]|20)\d\d", slip.chars[number : number + 16])
    return (
        "instrument" in slip.kinds
        and slip.part(slip.head, number).count(",") <= bool(numbered)
        and "\ue002" not in slip.part(slip.head, number)
        and slip.report_number is None
    )


def _blot_but_dates(slip: Slip, start: int, end: int, value_start: int, value_end: int) -> None:
    lead = slip.chars[start:value_start]
    year = re.match(r"(?:1[4-9]|20)\d\d", lead)
    if year and slip.date is None:
        dates = find_work_dates(lead.split(";")[0], start)
        slip.date = dates[0] if dates else None
    slip.blot(
        start if (lead.strip() and not re.search(r"\d", lead)) or year else value_start,
        value_end if end > value_end else end,
        LOCATOR,
    )


def _dates(slip: Slip) -> None:
    dates = [each for each in find_work_dates(slip.text, slip.start) if each.start >= slip.head]
    dates = [each for each in dates if not _range_of_pages(slip, each, dates)]
    dates = [each for each in dates if not _numbers_act(slip, each)]
    if slip.date is None and dates:
        slip.date = dates[-1]
        if len(dates) > 1 and slip.chars[dates[-1].start - 1] == "[":
            slip.date = dates[-2]
        if len(dates) > 1 and _act(slip, dates[0].start):
            printed = slip.titled(dates[0].end, "italic") or slip.pages or slip.number
            slip.date = dates[-1] if printed else dates[0]
            slip.document_date = dates[0]
            _blot_document_date(slip, dates[0])
    elif dates and slip.date is not None and _signed_first(slip, dates[0], slip.date):
        slip.document_date = dates[0]
        _blot_document_date(slip, dates[0])
    elif dates and slip.date is not None and _more_exact(dates[-1], slip.date):
        slip.date = dates[-1]
    if slip.date is not None:
        slip.blot(slip.date.start, slip.date.end, DATE)


def _blot_document_date(slip: Slip, date: WorkDate) -> None:
    """Blot the day of an act, unless it stands inside its title: «Law of 3 May 1998 on Ports»."""
    if not re.match(
        r"\s(?:on|concerning|relating|regarding|between|for)\s", slip.part(date.end, slip.end)
    ):
        slip.blot(date.start, date.end, DATE)


def _signed_first(slip: Slip, first: WorkDate, date: WorkDate) -> bool:
    """Tell the date of an act from that of the paper that printed it later in the citation."""
    return first.end < date.start and _act(slip, first.start)


_ACT_NUMBER = re.compile(
    r"(?:[Rr]esolution|[Rr]es\.|[Nn]o\.|[Nn]r\.|[Dd]ecree|[Ll]aw|[Oo]rdinance|[Dd]irective|[Dd]ecision)\s$"
)


def _numbers_act(slip: Slip, found: WorkDate) -> bool:
    """Tell «Resolution 1540», a number, from a year."""
    return len(found.text) == 4 and bool(
        _ACT_NUMBER.search(slip.chars[max(slip.start, found.start - 14) : found.start])
    )


def _range_of_pages(slip: Slip, found: WorkDate, dates: list[WorkDate]) -> bool:
    plain = re.fullmatch(r"\d{4}\s?[-–—/]\s?\d{2,4}", found.text) is not None
    if not plain or len(dates) < 2:
        return False
    if slip.pages is None and not slip.chars[found.end : slip.end].strip(" .;)"):
        slip.pages = locators.locator(slip.chars, found.start, found.end)
        slip.blot(found.start, found.end, LOCATOR)
    return found.start > dates[0].start or slip.pages is None


_SIGNED_AT = re.compile(
    rf"(?<=\w),\s(?:(?:signed|done|adopted|concluded)\s(?:at|in)\s)?(?P<place>[^\W\d_a-z][\w’'.-]*(?:\s[^\W\d_a-z][\w’'.-]*){{0,2}}),?\s(?:on\s)?(?=[{DATE}])"
)


def _place_of_act(slip: Slip) -> None:
    """Read «Convention on the Law of the Sea, Montego Bay, 10 December 1982»."""
    if "instrument" not in slip.kinds or slip.place is not None:
        return
    match = _SIGNED_AT.search(slip.text, slip.head - slip.start)
    if match and not vocabulary.bears(match.group("place"), "containers"):
        start, end = slip.start + match.start("place"), slip.start + match.end("place")
        if len(slip.part(slip.head, start).split()) > 2:
            slip.place = locators.field(slip.chars, start, end)
            slip.blot(start, end, OTHER)


def _more_exact(later: WorkDate, date: WorkDate) -> bool:
    return later.first.year == date.first.year and (later.last - later.first) < (
        date.last - date.first
    )


@cache
def _instruments() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{vocabulary.alternation(vocabulary.words('instruments'))})(?!\w)",
        re.IGNORECASE,
    )


def _act(slip: Slip, until: int) -> bool:
    """Tell whether what stands before a date is the title of an act and no person's work."""
    if slip.authors and not slip.authors[0].institution:
        return False
    return _instrument(slip.chars[slip.start : until])


def _instrument(text: str) -> bool:
    return _instruments().search(text) is not None


_DANGLING = re.compile(
    r"(?:,?\s(?:of|dated|on|from|signed|adopted|done|concluded)(?:\s(?:at|in)(?:\s[^\W\d_a-z][\w\s-]{1,24}(?:\son)?)?)?|,)$"
)


_NAMED_BY_YEAR = re.compile(
    r"\b(?:Act|Law|Ordinance|Order|Decree|Regulations|Rules|Code|Constitution)$"
)


def _trim_title(slip: Slip) -> None:
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
    year = re.compile(r"\s(?:1[5-9]|20)\d\d(?!\d)").match(slip.chars, title.end, slip.end)
    if year and _NAMED_BY_YEAR.search(text):
        end = year.end() - title.start
    slip.title = locators.field(slip.chars, title.start + begin, title.start + end) or title


def _frozen(slip: Slip) -> Work:
    _tidy(slip)
    _trim_title(slip)
    shared = {f.name for f in fields(Work)} & {f.name for f in fields(Slip)}
    return Work(
        type=_type(slip),
        certain=bool(
            slip.title
            or slip.title_translation
            or slip.container
            or slip.reference
            or slip.report_number
        ),
        **{name: getattr(slip, name) for name in shared},
    )


def _tidy(slip: Slip) -> None:
    number = slip.number
    if (
        number is not None
        and slip.report_number is not None
        and slip.report_number.end > number.start >= slip.report_number.start
    ):
        slip.number = None


def _type(slip: Slip) -> str:
    if "case" in slip.kinds:
        return "jurisdiction"
    if "archive" in slip.kinds:
        return "unpublished"
    if "theses" in slip.kinds:
        return "thesis"
    if "reports" in slip.kinds:
        return "report"
    if "patents" in slip.kinds:
        return "patent"
    title: Field | None = slip.title or slip.title_translation
    if _instrument_heads(title) and not slip.authors and slip.publisher is None:
        return "legislation"
    if slip.container is not None:
        return _contained(slip)
    if slip.url is not None and slip.publisher is None:
        return "online"
    if title is not None and (slip.publisher or slip.place or slip.date):
        return "book"
    return "misc"


def _contained(slip: Slip) -> str:
    assert slip.container is not None
    text = slip.container.text.casefold()
    if "periodical" in slip.kinds or is_official(text):
        return "article"
    if re.search(
        r"\b(?:proc(?:eedings)?|conference|symposium|workshop|congress|colloquium)\b", text
    ) and not re.search(r"proc\.? natl", text):
        return "inproceedings"
    if "in" in slip.kinds or slip.editors or (slip.publisher is not None and slip.volume is None):
        return "incollection"
    if (
        slip.url is not None
        and not (slip.volume or slip.number or slip.pages)
        and (slip.date is None)
    ):
        return "online"
    return "article"


def _instrument_heads(title: Field | None) -> bool:
    if title is None:
        return False
    match = _instruments().match(title.text)
    return match is not None
