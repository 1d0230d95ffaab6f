"""Read one citation into a work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields

from corpuskit.bib import locators, online
from corpuskit.bib.acts import act_number, instrument_heads, read_place_of_act, trim_title
from corpuskit.bib.brackets import read_brackets
from corpuskit.bib.dating import read_dates
from corpuskit.bib.documents import read_document, read_kept, read_letter
from corpuskit.bib.editors import read_editors
from corpuskit.bib.people import read_head
from corpuskit.bib.periodicals import is_official
from corpuskit.bib.references import read_reference, read_short_pages, titled_before
from corpuskit.bib.reporters import read_caps_book, read_case, read_reporter
from corpuskit.bib.serials import read_body_and_periodical, read_official, read_periodical_first
from corpuskit.bib.slip import ADDRESS, LOCATOR, OTHER, Slip
from corpuskit.bib.titles import read_titles
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Field, Work
from corpuskit.core.passages import Mark

# Longer than any citation seen; beyond it the words are prose, and reading them would be slow.
LIMIT = 2500


def parse_work(chars: str, marks: Sequence[Mark], start: int, end: int) -> Work:
    """Read the citation between two offsets of a passage.

    Fields that are not printed stay None; every field lies inside the span. `certain` is False
    where neither a title nor a container was found.
    """
    if end - start > LIMIT:
        return Work(start, end, certain=False)
    slip = Slip.of(chars, marks, start, end)
    _addresses(slip)
    if not read_reference(slip):
        if not any(read(slip) for read in _HEADS):
            read_head(slip)
            read_body_and_periodical(slip)
        read_editors(slip)
        read_document(slip)
    _remarks(slip)
    read_reporter(slip)
    read_official(slip)
    read_brackets(slip)
    _numbers(slip)
    read_dates(slip)
    if (slip.reference is None or titled_before(slip, slip.reference)) and not (
        slip.kinds & {"short", "archive", "periodical"}
    ):
        read_place_of_act(slip)
        read_titles(slip)
    return _frozen(slip)


def _addresses(slip: Slip) -> None:
    for found in online.urls(slip.text):
        slip.url = slip.url or locators.field(
            slip.chars, slip.start + found.start, slip.start + found.end, strip=""
        )
        slip.blot(slip.start + found.start, slip.start + found.end, ADDRESS)
    for found in online.identifiers(slip.text):
        slip.identifier = slip.identifier or locators.field(
            slip.chars, slip.start + found.value_start, slip.start + found.value_end, strip=""
        )
        slip.blot(slip.start + found.start, slip.start + found.end, ADDRESS)
    for start, end in online.access_words(slip.text):
        dates = find_work_dates(slip.text[end : end + 40], slip.start + end)
        if dates and dates[0].start - slip.start - end <= 3:
            slip.accessed = slip.accessed or dates[0]
            slip.blot(slip.start + start, dates[0].end, OTHER)
    if ADDRESS in slip.text:
        for start, end in online.availability(slip.text):
            slip.blot(slip.start + start, slip.start + end, ADDRESS)


_STATE = re.compile(
    r"(?:[,.(\[]|(?<=\s))\s?(?:in press|forthcoming|to appear|submitted(?: for publication)?"
    r"|preprint|in preparation|en ligne|online)(?=[\s,.;:)\]]|$)[)\]]?",
    re.IGNORECASE,
)
# «Harbour Online, 4 March 2016»: the word belongs to the name of the paper.
_ONLINE_NAME = re.compile(r"\s?Online")
# Parts of a work that are counted otherwise than by pages, and the days of an act's life that are
# not the day of its publication.
_DIVISIONS = re.compile(
    r"(?:(?<=[,;()\]]\s)|(?<=[,;(])|(?<=\w\s)(?=arts?\.))(?:at\s)?(?:paras?\.?|paragraphs?|[Cc]hapters?|[Cc]haps?\.?"
    r"|[Cc]hs?\.|arts?\.|articles?|secs?\.|sections?|[Tt]ables?|[Ff]igures?|figs?\.|[Aa]nnex(?:es)?"
    r"|[Aa]ppendix|fos?\.|inv\.\sno\.|notices?|items?|ll?\.|verses?|cols?\.|nn?\.)\s"
    r"(?:sep\.\s)?(?:\d[\d.-]*(?:\(\w{1,4}\))*[a-z]?|[IVXLC]{1,6}|[A-Z])(?![\w])"
    r"(?:(?:\s?[-–]\s?|,\s|,?\sand\s)\d[\d.]*(?![\w–-]))*(?=\s?[,.;()\[\ue001-\ue007]|\s?$|\s[a-z])"
)
_LIFE = re.compile(
    r"[,(\[]\s?(?:(?:which\s)?(?:entered|enters|came)\sinto\sforce|in\sforce|effective|ratified|registered"
    r"|provisionally\sapplied)(?:\son|\sfrom|\ssince)?\s[^,;()\[\]]{0,24}?(?:,\s)?(?:1[4-9]|20)\d\d(?:[)\]]|(?=[,.;]|\s?$))"
)
# «Decree No. 12, ibid., No. 8»: printed where the work before it was.
_THERE = re.compile(r"[,\ue001\ue002]\s(?:ibid|ibidem|ib)\.?(?=[,;.\s]|$)", re.IGNORECASE)
_VOLUMES = re.compile(
    r"(?<![\w.])\(?(?:\d{1,3}|two|three|four|five|six)\s(?:vols?|volumes|tomes"
    r"|Bde)(?!\w)\.?\)?(?:\s?in\s\d+)?",
    re.IGNORECASE,
)


_HEADS = (read_caps_book, read_letter, read_kept, read_case, read_periodical_first)


def _remarks(slip: Slip) -> None:
    """Blot out what tells of the state or extent of a work and is none of its fields."""
    for pattern in (_STATE, _VOLUMES, _DIVISIONS, _LIFE, _THERE):
        for match in pattern.finditer(slip.text, slip.head - slip.start):
            named = pattern is _STATE and _ONLINE_NAME.fullmatch(match.group())
            if match.start() > 12 and not named:
                slip.blot(slip.start + match.start(), slip.start + match.end(), OTHER)


def _numbers(slip: Slip) -> None:
    if slip.reference is not None or "short" in slip.kinds:
        read_short_pages(slip)
    _newspaper_page(slip)
    begin = slip.head - slip.start
    for reader in (locators.labelled, locators.shaped):
        for found in reader(" " * begin + slip.text[begin:]):
            start, end = slip.start + found.value_start, slip.start + found.value_end
            if found.kind == "pages":
                if reader is locators.shaped and _years_of_title(slip, found):
                    continue
                if slip.pages is None:
                    slip.pages = locators.locator(slip.chars, start, end)
            elif found.kind == "number" and act_number(slip, start):
                slip.report_number = locators.field(slip.chars, start, end)
                continue
            elif (
                found.kind in {"volume", "number", "edition"} and getattr(slip, found.kind) is None
            ):
                setattr(slip, found.kind, locators.field(slip.chars, start, end))
            _blot_but_dates(slip, slip.start + found.start, slip.start + found.end, start, end)


_RANGE = re.compile(r"\d{3,4}\s?[-–—]\s?\d{2,4}")
_IMPRINT_BEHIND = re.compile(
    r"\)?\s?(?:[:.]\s[^\W\d_]|\(|,\s(?=[^\W\d_a-z][^,:]{2,40}:\s))|,?\s\([^\W\d_a-z]"
)


def _years_of_title(slip: Slip, found: locators.Found) -> bool:
    """Tell «Provincial Society, 950–1100. Cambridge: ...», a time in a title, from pages.

    Pages of a book stand behind its imprint; those of a chapter may stand before it.
    """
    words = slip.part(slip.start + found.value_start, slip.start + found.value_end)
    if slip.volume or slip.number or slip.inside is not None or not _RANGE.fullmatch(words):
        return False
    before = slip.part(slip.head, slip.start + found.value_start)
    if re.search(r"\b[Ii]n:?\s[^\W\d_a-z]|[\ue001\ue002\ue005]", before) or len(before.split()) < 2:
        return False
    behind = slip.part(slip.start + found.value_end, slip.end)
    return _IMPRINT_BEHIND.match(behind) is not None and re.search(r"\d|\ue005", behind) is not None


_AT_PAGE = re.compile(r"(?:1[5-9]|20)\d\d,\sat\s(?P<pages>[A-Z]?\d{1,4})(?=\W*$)")


def _newspaper_page(slip: Slip) -> None:
    """Read «N.Y. Times, May 14, 2006, at A21»."""
    match = _AT_PAGE.search(slip.text)
    if match and slip.pages is None:
        start, end = slip.start + match.start("pages"), slip.start + match.end("pages")
        slip.pages = locators.locator(slip.chars, start, end)
        slip.blot(start - 3, end, LOCATOR)


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


_SHARED = tuple({f.name for f in fields(Work)} & {f.name for f in fields(Slip)})


def _frozen(slip: Slip) -> Work:
    _tidy(slip)
    trim_title(slip)
    return Work(
        type=_type(slip),
        certain="doubtful" not in slip.kinds
        and bool(
            slip.title
            or slip.title_translation
            or slip.container
            or slip.reference
            or slip.report_number
        ),
        **{name: getattr(slip, name) for name in _SHARED},
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
    if instrument_heads(title) and not slip.authors and slip.publisher is None:
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
