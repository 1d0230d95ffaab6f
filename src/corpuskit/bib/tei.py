"""Works as TEI: `biblStruct` for the register, and what a `bibl` in a note says of its work."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from lxml import etree

from corpuskit.bib.work import Field, Name, Work, WorkDate
from corpuskit.tei.names import TEI, XML_ID, tei

_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANALYTIC = frozenset(
    {"article", "incollection", "inproceedings", "online", "legislation", "report"}
)


@dataclass(frozen=True, slots=True)
class CitedRecord:
    """Hold what a `bibl` or `biblStruct` says of its work; dates as the days covered, or None."""

    title: str
    container: str
    first: date | None
    last: date | None


def bibl_struct(work: Work, xml_id: str) -> etree._Element:
    """Return a `biblStruct` of a work (Guidelines 3.12.2), valid against TEI P5.

    Parts that are not printed are left out. A work in a container has `analytic` and `monogr`,
    any other `monogr` alone; `imprint` holds place, publisher and date.
    """
    root = etree.Element(tei("biblStruct"), nsmap={None: TEI})
    root.set(XML_ID, xml_id)
    root.set("type", work.type)
    contained = work.container is not None and (_title(work) or work.type in _ANALYTIC)
    if contained:
        _analytic(root, work)
    _monogr(root, work, contained=bool(contained))
    if work.series is not None:
        _text(_child(root, "series"), "title", work.series, level="s")
    if work.language is not None:
        _child(root, "note", type="language").text = _clean(work.language.text)
    if work.url is not None:
        target = re.sub(r"\s", "", _clean(work.url.text))
        _child(root, "ref", target=target).text = _clean(work.url.text)
    return root


def _analytic(root: etree._Element, work: Work) -> None:
    analytic = _child(root, "analytic")
    _people(analytic, "author", work.authors, et_al=work.et_al)
    _titles(analytic, work, "a")
    _identifier(analytic, work)
    if work.document_date is not None:
        analytic.append(_date(work.document_date))


def _monogr(root: etree._Element, work: Work, *, contained: bool) -> None:
    monogr = _child(root, "monogr")
    if contained:
        level = "j" if work.type in {"article", "legislation"} else "m"
        if work.container is not None:
            _text(monogr, "title", work.container, level=level)
        if work.container_translation is not None:
            _text(monogr, "title", work.container_translation, level=level, type="translation")
        _people(monogr, "editor", work.editors)
    else:
        _people(monogr, "author", work.authors, et_al=work.et_al)
        _people(monogr, "editor", work.editors)
        _titles(monogr, work, "m")
        _identifier(monogr, work)
    if work.edition is not None:
        _text(monogr, "edition", work.edition)
    _imprint(monogr, work)


def _titles(parent: etree._Element, work: Work, level: str) -> None:
    title = work.title or (work.container if level == "m" else None)
    if title is not None:
        _text(parent, "title", title, level=level)
    if work.title_translation is not None:
        kind = "translation" if title is not None else "main"
        _text(parent, "title", work.title_translation, level=level, type=kind)
    if title is None and work.title_translation is None:
        # The Guidelines ask for a title; an empty one says that none is printed.
        _child(parent, "title", level=level)


def _imprint(monogr: etree._Element, work: Work) -> None:
    imprint = _child(monogr, "imprint")
    if work.place is not None:
        _text(imprint, "pubPlace", work.place)
    if work.publisher is not None:
        _text(imprint, "publisher", work.publisher)
    if work.date is not None:
        imprint.append(_date(work.date))
    else:
        _child(imprint, "date")
    if work.accessed is not None:
        accessed = _date(work.accessed)
        note = _child(imprint, "note", type="accessed")
        note.append(accessed)
    for unit, value in (("volume", work.volume), ("issue", work.number)):
        if value is not None:
            _text(monogr, "biblScope", value, unit=unit)
    if work.pages is not None:
        scope = _child(monogr, "biblScope", unit="page")
        if all(re.fullmatch(r"[\w.-]+", part) for part in (work.pages.first, work.pages.last)):
            scope.set("from", work.pages.first)
            scope.set("to", work.pages.last)
        scope.text = _clean(work.pages.text)


def _people(
    parent: etree._Element, tag: str, people: tuple[Name, ...], *, et_al: bool = False
) -> None:
    for person in people:
        element = _child(parent, tag)
        if person.institution:
            _child(element, "orgName").text = _clean(person.surname)
            continue
        name = _child(element, "persName")
        _child(name, "surname").text = _clean(person.surname)
        if person.given:
            _child(name, "forename").text = _clean(person.given)
    if et_al and people:
        _child(parent, tag, role="others").text = "et al."


def _identifier(parent: etree._Element, work: Work) -> None:
    for kind, value in (("report", work.report_number), ("identifier", work.identifier)):
        if value is not None:
            _child(parent, "idno", type=_idno_type(kind, value.text)).text = _clean(value.text)


def _idno_type(kind: str, text: str) -> str:
    if kind == "report":
        return "report"
    return (
        "DOI" if text.startswith("10.") else "ISBN" if text.upper().startswith("ISBN") else "other"
    )


def _date(value: WorkDate) -> etree._Element:
    element = etree.Element(tei("date"))
    for name, day in _date_attributes(value.first, value.last):
        element.set(name, day)
    element.text = _clean(value.text)
    return element


def _date_attributes(first: date, last: date) -> tuple[tuple[str, str], ...]:
    """Return `@when` for a day, a month or a year, else `@from` and `@to`."""
    if first == last:
        return (("when", first.isoformat()),)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return (("when", f"{first.year:04d}"),)
        return (("from", f"{first.year:04d}"), ("to", f"{last.year:04d}"))
    month = calendar.monthrange(first.year, first.month)[1]
    whole = first.day == 1 and last.day == month
    if whole and (first.year, first.month) == (last.year, last.month):
        return (("when", f"{first.year:04d}-{first.month:02d}"),)
    return (("from", first.isoformat()), ("to", last.isoformat()))


def read_bibl(element: etree._Element) -> CitedRecord:
    """Read title, container and date off a `bibl` or `biblStruct`.

    The date is that of its last `date` outside notes: a paper is younger than the act it prints.
    A title of level `a` makes the next one the container; a lone `j` is a container itself.
    """
    titles = [each for each in element.iter(tei("title")) if each.get("type") != "translation"]
    texts = [("".join(each.itertext()).strip(), each.get("level", "")) for each in titles]
    title = next((text for text, level in texts if level in {"a", "m", ""} and text), "")
    article = any(level == "a" for _, level in texts)
    holders = [text for text, level in texts if level == "j" or (article and level == "m")]
    days = [_days(each) for each in element.iter(tei("date")) if not _in_note(each, element)]
    known = [pair for pair in days if pair is not None]
    first, last = known[-1] if known else (None, None)
    return CitedRecord(title, holders[0] if holders else "", first, last)


def _in_note(element: etree._Element, root: etree._Element) -> bool:
    return any(
        each.tag == tei("note")
        for each in element.iterancestors()
        if root in (each, *each.iterancestors())
    )


def _days(element: etree._Element) -> tuple[date, date] | None:
    first = element.get("when") or element.get("from") or element.get("notBefore")
    last = element.get("when") or element.get("to") or element.get("notAfter")
    try:
        begin = _day(first or last or "", end=False)
        return begin, _day(last or first or "", end=True)
    except ValueError:
        return None


def _day(text: str, *, end: bool) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        year, month = parts
        return date(year, month, calendar.monthrange(year, month)[1] if end else 1)
    return date(parts[0], 12, 31) if end else date(parts[0], 1, 1)


def _title(work: Work) -> Field | None:
    return work.title or work.title_translation


def _clean(text: str) -> str:
    """Leave out what XML 1.0 does not allow."""
    return _NO_XML.sub("", text)


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, tei(name), attributes)


def _text(parent: etree._Element, name: str, value: Field, **attributes: str) -> None:
    _child(parent, name, **attributes).text = _clean(value.text)
