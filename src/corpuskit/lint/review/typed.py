"""What a person types as a value, read into attributes or refused with what would be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from corpuskit.language.date_spans import DATE_VALUES, date_attributes, read_attributes
from corpuskit.language.dates import Anchor, find_dates
from corpuskit.language.units import currencies, is_sound, units

Changes = dict[str, str | None]

# Those of biblatex's data model that citations of texts have.
TYPES = (
    "article",
    "book",
    "collection",
    "inbook",
    "incollection",
    "inproceedings",
    "jurisdiction",
    "legislation",
    "misc",
    "online",
    "report",
    "thesis",
    "unpublished",
)

DATE_FORMS = (
    "a year, month or day (1999, 1999-04, 1999-04-07, 7 April 1999), FIRST..LAST for a time that "
    "lasted, FIRST~LAST for some time between"
)
NUMBER_FORMS = "a number with a point before decimals (11500, 2.5), or LEAST..MOST"
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"(?<=\d)[   ](?=\d{3}(?!\d))")
_LONGEST = 40
_BOUNDS = ("atLeast", "atMost")
_AMOUNT = ("quantity", "value", "min", "max", *_BOUNDS)


class TypedError(ValueError):
    """Say why what was typed is no value, and what would be one."""


def forms(tag: str) -> str:
    """Say what may be typed for an element."""
    if tag == "date":
        return DATE_FORMS
    if tag == "measure":
        return f"{NUMBER_FORMS}, with another unit behind it if that is wrong (11500 km)"
    if tag == "num":
        return NUMBER_FORMS
    return f"one of {', '.join(TYPES)}"


def read_typed(tag: str, words: str, stands: Mapping[str, str]) -> Changes:
    """Return the attributes that a typed value sets, or takes out where the value is None.

    `stands` are those of the element. Raises TypedError.

    >>> read_typed("date", "7 April 1999", {"when": "2005", "cert": "low"})
    {'when': '1999-04-07'}
    """
    words = " ".join(words.split())
    if not words or len(words) > _LONGEST:
        raise TypedError(f"give {forms(tag)}")
    if tag == "date":
        return _date(words, stands)
    if tag in ("measure", "num"):
        return _figure(tag, words, stands)
    if words not in TYPES:
        raise TypedError(f"{words!r} is no type of work; give {forms(tag)}")
    return {"type": words}


def _date(words: str, stands: Mapping[str, str]) -> Changes:
    values = _days(words)
    read = read_attributes(values)
    if read is None:
        raise TypedError(f"{words!r} is no date; give {DATE_FORMS}")
    changes: Changes = {name: None for name in (*DATE_VALUES, "dur") if name in stands}
    if stands.get("type") == "impossible":
        changes["type"] = None
    return {**changes, **values}


def _days(words: str) -> dict[str, str]:
    for sign, names in (("..", ("from", "to")), ("~", ("notBefore", "notAfter"))):
        first, found, last = words.partition(sign)
        if found:
            ends = (first.strip(), last.strip())
            return dict(zip(names, ends, strict=True)) if all(map(_DAY.fullmatch, ends)) else {}
    if _DAY.fullmatch(words):
        return {"when": words}
    spans = find_dates(words, Anchor())
    whole = len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(words))
    if whole and spans[0].valid and spans[0].certain and not spans[0].anchored:
        return {k: v for k, v in date_attributes(spans[0]) if k in DATE_VALUES}
    return {}


def _figure(tag: str, words: str, stands: Mapping[str, str]) -> Changes:
    number, unit = _parted(words)
    least, is_range, most = number.partition("..")
    ends = [_plain(each) for each in ((least, most) if is_range else (number,))]
    if None in ends:
        raise TypedError(f"{words!r} is no figure; give {forms(tag)}")
    if is_range and Decimal(str(ends[0])) > Decimal(str(ends[1])):
        raise TypedError(f"{words!r} runs downwards; give the lower number first")
    changes: Changes = {name: None for name in _AMOUNT if name in stands}
    if is_range:
        changes |= {"min": ends[0], "max": ends[1]}
        changes |= {"type": "range"} if tag == "measure" else {}
    else:
        bound = next((name for name in _BOUNDS if name in stands), None)
        changes[bound or ("value" if tag == "num" else "quantity")] = ends[0]
        if stands.get("type") == "range":
            changes["type"] = "exact"
    return changes | _unit(tag, unit)


def _unit(tag: str, unit: str) -> Changes:
    if not unit:
        return {}
    if tag == "num":
        raise TypedError("a bare number has no unit; give the number alone")
    base = unit.partition("/")[0]
    known = base in units() or base in currencies() or base in ("count", "%")
    if not known or not is_sound(unit):
        raise TypedError(f"{unit!r} is no unit; corpuskit lexicon units lists their codes")
    return {"unit": unit}


def _parted(words: str) -> tuple[str, str]:
    """Part a number from the unit behind it."""
    joined = _THOUSANDS.sub("", words).replace(" .. ", "..")
    number, _, unit = joined.partition(" ")
    return number, unit


def _plain(words: str) -> str | None:
    return words if _NUMBER.fullmatch(words) else None
