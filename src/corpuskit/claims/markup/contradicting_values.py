"""Elements whose attributes cannot all be true of one figure or one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from corpuskit.claims.markup.blocks import number_in
from corpuskit.language.dates import read_attributes

_NUMBERS = ("quantity", "value")
_AT_LEAST, _AT_MOST = ("min", "atLeast"), ("max", "atMost")
_BEGINS, _ENDS = ("from", "notBefore"), ("to", "notAfter")


def contradicting_values(tag: str, values: Mapping[str, str]) -> str:
    """Say which two attributes exclude each other; empty where all can be true.

    >>> contradicting_values("measure", {"quantity": "1240", "atLeast": "2000"})
    '@quantity 1240 is less than @atLeast 2000'
    >>> contradicting_values("date", {"when": "1911-05-03", "notAfter": "1900"})
    '@when 1911-05-03 is after @notAfter 1900'
    """
    if tag in ("measure", "num"):
        return _number_outside(values)
    return _day_outside(values) if tag == "date" else ""


def _number_outside(values: Mapping[str, str]) -> str:
    name = next((name for name in _NUMBERS if name in values), "")
    number = number_in(values.get(name))
    if number is None:
        return ""
    for bounds, words in ((_AT_LEAST, "less"), (_AT_MOST, "more")):
        for bound in bounds:
            end = number_in(values.get(bound))
            if end is not None and (number < end if words == "less" else number > end):
                return f"@{name} {values[name]} is {words} than @{bound} {values[bound]}"
    return ""


def _day_outside(values: Mapping[str, str]) -> str:
    days = _days(values.get("when"))
    if days is None:
        return ""
    for bounds, words in ((_BEGINS, "before"), (_ENDS, "after")):
        for bound in bounds:
            end = _days(values.get(bound))
            if end is None:
                continue
            if days[1] < end[0] if words == "before" else days[0] > end[1]:
                return f"@when {values['when']} is {words} @{bound} {values[bound]}"
    return ""


def _days(value: str | None) -> tuple[date, date] | None:
    return read_attributes({"when": value}) if value else None
