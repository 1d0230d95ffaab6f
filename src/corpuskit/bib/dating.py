"""Which of the dates of a citation says when the work appeared."""

from __future__ import annotations

import re

from corpuskit.bib import locators
from corpuskit.bib.acts import blot_document_date, names_act, numbers_act, signed_first
from corpuskit.bib.slip import DATE, LOCATOR, Slip
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import WorkDate


def read_dates(slip: Slip) -> None:
    """Read the date of publication, and that of the act itself where both are printed."""
    dates = [each for each in find_work_dates(slip.text, slip.start) if each.start >= slip.head]
    dates = [each for each in dates if not _range_of_pages(slip, each, dates)]
    dates = [each for each in dates if not numbers_act(slip, each)]
    if slip.date is None and dates:
        slip.date = dates[-1]
        if len(dates) > 1 and slip.chars[dates[-1].start - 1] == "[":
            slip.date = dates[-2]
        if len(dates) > 1 and names_act(slip, dates[0].start):
            printed = slip.titled(dates[0].end, "italic") or slip.pages or slip.number
            slip.date = dates[-1] if printed else dates[0]
            slip.document_date = dates[0]
            blot_document_date(slip, dates[0])
    elif dates and slip.date is not None and signed_first(slip, dates[0], slip.date):
        slip.document_date = dates[0]
        blot_document_date(slip, dates[0])
    elif dates and slip.date is not None and _more_exact(dates[-1], slip.date):
        slip.date = dates[-1]
    if slip.date is not None:
        slip.blot(slip.date.start, slip.date.end, DATE)


def _range_of_pages(slip: Slip, found: WorkDate, dates: list[WorkDate]) -> bool:
    plain = re.fullmatch(r"\d{4}\s?[-–—/]\s?\d{2,4}", found.text) is not None
    if not plain or len(dates) < 2:
        return False
    if slip.pages is None and not slip.chars[found.end : slip.end].strip(" .;)"):
        slip.pages = locators.locator(slip.chars, found.start, found.end)
        slip.blot(found.start, found.end, LOCATOR)
    return found.start > dates[0].start or slip.pages is None


def _more_exact(later: WorkDate, date: WorkDate) -> bool:
    return later.first.year == date.first.year and (later.last - later.first) < (
        date.last - date.first
    )
