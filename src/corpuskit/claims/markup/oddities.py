"""What the markup itself gets wrong, and the values in it that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from corpuskit.bib.addresses import malformed_addresses
from corpuskit.claims.markup.blocks import BlockText, attributes_of, covered_by, number_in
from corpuskit.claims.markup.contradicting_values import contradicting_values
from corpuskit.claims.markup.date_slips import date_slip
from corpuskit.claims.markup.note_numbers import misnumbered
from corpuskit.claims.markup.places import around, location
from corpuskit.claims.markup.quantity_slips import quantity_slip
from corpuskit.claims.markup.reversed_ranges import reversed_pair, reversed_range
from corpuskit.claims.markup.unknown_units import unknown_unit
from corpuskit.claims.model import Oddity
from corpuskit.core.errors import Problem
from corpuskit.core.fixes import Fix
from corpuskit.language.date_spans import DATE_VALUES
from corpuskit.language.dates import Anchor, find_dates, read_attributes
from corpuskit.language.unreadable import find_unreadable
from corpuskit.tei.blocks import ElementSpan, position_of
from corpuskit.tei.names import tei

# What stands in one of these has been read as what it is.
_READ = frozenset({"measure", "num", "date", "bibl", "ref", "ptr", "idno", "name"})
_SHOWN = 40
_DAY = len("1999-12-31")
_NUMBERS = frozenset({"quantity", "value", "min", "max", "atLeast", "atMost"})


def oddities(texts: tuple[BlockText, ...]) -> tuple[Oddity, ...]:
    """Return what the markup itself gets wrong."""
    notes = (
        oddity(block, _head(block), "note-number-differs", message, fix)
        for block, message, fix in misnumbered(texts)
    )
    return (*(found for block in texts for found in _oddities(block)), *notes)


def _oddities(block: BlockText) -> Iterator[Oddity]:
    for span in block.block.spans:
        words = block.chars[span.start : span.end]
        kind = span.element.get("type") or ""
        if span.tag == "ref" and kind == "noteMark":
            printed = "".join(map(str, span.element.itertext())).strip()
            message = f"the mark {printed!r} has no note"
            yield oddity(block, span, "mark-without-note", message)
        elif span.tag == "date" and kind == "impossible" and covered_by(block, span) is None:
            message = f"{words!r} is no day or period of any calendar"
            yield oddity(block, span, "impossible-date", message)
        elif span.tag == "date" and (wrong := _weekday(span, words)):
            yield oddity(block, span, "weekday-differs", wrong)
        elif span.tag in ("measure", "num") and (slip := quantity_slip(block, span)):
            yield oddity(block, span, "quantity-differs", *slip)
        elif span.tag == "date" and (slip := date_slip(block, span)):
            yield oddity(block, span, "date-differs", *slip)
        if slip := reversed_range(block, span):
            yield oddity(block, span, "range-reversed", *slip)
        elif message := contradicting_values(span.tag, attributes_of(span.element)):
            yield oddity(block, span, "attributes-contradict", f"{message}, at {words!r}")
        if span.tag == "measure" and (slip := unknown_unit(block, span)):
            yield oddity(block, span, "unknown-unit", *slip)
    yield from _unreadable(block)
    yield from _malformed(block)
    if block.kind == "note" and block.block.host is None and _in_back(block.block.element):
        whole = _head(block)
        named = block.note or repr(block.chars[: whole.end].strip())
        message = f"note {named} has no mark in the text"
        yield oddity(block, whole, "note-without-mark", message)


def _head(block: BlockText) -> ElementSpan:
    """Return the first words of a note, for all of it."""
    return ElementSpan(block.block.element, "note", 0, min(_SHOWN, len(block.chars)))


def _unreadable(block: BlockText) -> Iterator[Oddity]:
    """Yield what looks like a figure and prints none, unless it is marked all the same."""
    marked = [s for s in block.block.spans if s.tag in _READ]
    host = ElementSpan(block.block.element, block.kind, 0, 0)
    for wrong in find_unreadable(block.chars):
        if not any(s.start < wrong.end and wrong.start < s.end for s in marked):
            span = replace(host, start=wrong.start, end=wrong.end)
            words = block.chars[wrong.start : wrong.end]
            shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
            yield oddity(block, span, "unreadable-figure", f"{shown!r} {wrong.reason}")


def _malformed(block: BlockText) -> Iterator[Oddity]:
    """Yield web addresses that lead nowhere as they are written."""
    host = ElementSpan(block.block.element, block.kind, 0, 0)
    for wrong in malformed_addresses(block.chars):
        span = replace(host, start=wrong.start, end=wrong.end)
        words = block.chars[wrong.start : wrong.end]
        yield oddity(block, span, "malformed-url", f"{words!r} {wrong.reason}")


def oddity(
    block: BlockText, span: ElementSpan, kind: str, message: str, fix: Fix | None = None
) -> Oddity:
    """Return an oddity at the words of an element."""
    low, high = around(block.chars, span.start, span.end)
    where = location(block, span.start, span.end, low, high, span.element)
    return Oddity(kind, message, where, fix)


def _weekday(span: ElementSpan, words: str) -> str:
    """Say how the day of the week in a date with its year differs from the calendar's."""
    when = span.element.get("when") or ""
    if span.element.get("calendar") or not re.search(r"\d{4}", words) or len(when) != _DAY:
        return ""
    found = [d for d in find_dates(words, Anchor()) if d.weekday is not None and d.valid]
    if len(found) != 1 or found[0].first != found[0].last or found[0].first.isoformat() != when:
        return ""
    day = found[0].first
    return "" if day.weekday() == found[0].weekday else f"{words!r} was a {day:%A}"


def _in_back(element: etree._Element) -> bool:
    return any(str(a.tag) == tei("back") for a in element.iterancestors())


def unread(texts: tuple[BlockText, ...]) -> Iterator[Problem]:
    """Yield the values of figures and dates that are left out because they are no value."""
    for block in texts:
        for span in block.block.spans:
            values = attributes_of(span.element)
            if span.tag == "date":
                wrong = {k: v for k, v in values.items() if k in DATE_VALUES}
                kind, advice = "date", "write a year, month or day, such as 1999-02-28"
                if not wrong or read_attributes(values) is not None:
                    continue
                if reversed_pair(span.tag, values):
                    # MKP005 reports it.
                    continue
            elif span.tag in ("measure", "num"):
                wrong = {k: v for k, v in values.items() if k in _NUMBERS and number_in(v) is None}
                kind, advice = "number", "write digits, with a point before decimals"
            else:
                continue
            if wrong:
                shown = ", ".join(f"{name}={value!r}" for name, value in wrong.items())
                line, column = position_of(block.document, block.block, span.start)
                message = f"{shown} is no {kind} that can be read, and is left out"
                yield Problem(block.document.path, line, message, advice, column)
