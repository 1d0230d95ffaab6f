"""What is wrong with an element's attributes and their values, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from corpuskit.tei.diagnostic import Diagnostic
from corpuskit.tei.grammar import Attribute, Definition, definitions
from corpuskit.tei.intentions import intentions
from corpuskit.tei.names import XML_ID
from corpuskit.tei.spans import Spans
from corpuskit.tei.suggestions import nearest
from corpuskit.tei.wording import attributes, lowered, printed, quoted, shown, some

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_W3C = re.compile(r"-?\d{4,}(?:-\d{2}){0,2}|--\d{2}(?:-\d{2})?|---\d{2}")
_DATED = frozenset({"when", "from", "to", "notBefore", "notAfter"})
# How numbers are printed: spaces and commas between thousands, a real minus or a dash.
_GROUPED = re.compile(r"[-\u2212\u2013]?\d{1,3}(?:[,\s\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_NUMBER = re.compile(r"[-\u2212\u2013+]?\d+(?:\.\d+)?")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_FEW = 4


def attribute_diagnostics(
    spans: Spans, element: etree._Element, definition: Definition
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the attributes of one element."""
    known = definition.attributes
    for raw, raw_value in element.attrib.items():
        name, value = str(raw), str(raw_value)
        attribute = known.get(name)
        if attribute is None:
            yield _unknown(spans, element, name, known)
        elif not attribute.allows(value):
            yield _wrong(spans, element, attribute, value)
    for attribute in known.values():
        if attribute.required and element.get(attribute.name) is None:
            message = f"{shown(element)} lacks @{printed(attribute.name)}"
            hint = f"add @{printed(attribute.name)}: {lowered(attribute.doc)}"
            yield spans.diagnostic(spans.name(element), message, hint)
    yield from _alternatives(spans, element, definition)


def _alternatives(
    spans: Spans, element: etree._Element, definition: Definition
) -> Iterator[Diagnostic]:
    for ways in definition.alternatives:
        given = {name for way in ways for name in way if element.get(name) is not None}
        if given not in [set(way) for way in ways]:
            sides = [" and ".join(f"@{printed(name)}" for name in way) for way in ways]
            has = " and ".join(f"@{printed(name)}" for name in sorted(given)) or "none of them"
            message = f"{shown(element)} needs {', or '.join(sides)}, and has {has}"
            yield spans.diagnostic(spans.name(element), message, "write one way, and no other")


def _unknown(
    spans: Spans, element: etree._Element, name: str, known: Mapping[str, Attribute]
) -> Diagnostic:
    message = f"{shown(element)} has @{printed(name)}, which it does not take"
    spellings = {printed(each): each for each in known}
    near = _meant(name, spellings)
    place = spans.attribute(element, name)
    if near is None:
        return spans.diagnostic(place, message, _holders(name) + f"it takes {attributes(known)}")
    if element.get(spellings[near]) is not None:
        return spans.diagnostic(place, message, f"take it away: @{near} is there already")
    hint = f"did you mean @{near}?"
    return spans.diagnostic(place, message, hint, mend=near)


def _meant(name: str, spellings: Mapping[str, str]) -> str | None:
    table = intentions().attributes.get(name)
    if table in spellings:
        return table
    # In another namespace it is somebody else's, however it is spelt.
    return None if name.startswith("{") else nearest(name, sorted(spellings))


def _holders(name: str) -> str:
    """Say which elements take an attribute that stands on another, where they are few."""
    tags = [tag for tag, definition in definitions().items() if name in definition.attributes]
    return f"@{printed(name)} is for {some(tags, '<{}>')}; " if 0 < len(tags) <= _FEW else ""


def _wrong(spans: Spans, element: etree._Element, attribute: Attribute, value: str) -> Diagnostic:
    message = f"{shown(element)} has @{printed(attribute.name)}={quoted(value)}"
    mend = _right(attribute, value)
    hint = (
        _advice(attribute, value) if mend is None else f"did you mean «{mend}»? {_form(attribute)}"
    )
    place = spans.value(element, attribute.name)
    return spans.diagnostic(place, message, hint, mend=mend)


def _form(attribute: Attribute) -> str:
    if attribute.values:
        return f"write one of {', '.join(attribute.values)}"
    return f"write {lowered(attribute.doc)}"


def _advice(attribute: Attribute, value: str) -> str:
    if attribute.name == XML_ID:
        return "an id begins with a letter and holds letters, digits, «-», «_» and «.» alone"
    if attribute.name in _DATED and _W3C.fullmatch(value):
        return f"there is no such day; {_form(attribute)}"
    if not value.strip():
        return f"{_form(attribute)}, or take the attribute away"
    if attribute.allows("".join(value.split())):
        return f"it is one word, without spaces: {lowered(attribute.doc)}"
    return _form(attribute)


def _right(attribute: Attribute, value: str) -> str | None:
    """Return the value that was most likely meant, None where none is plain."""
    near = nearest(value.strip(), [each.name for each in attribute.listed])
    if attribute.values or near:
        return near
    if attribute.name == XML_ID:
        return None
    for tried in (value.strip(), _day(value), _number(value)):
        if tried and tried != value and attribute.allows(tried):
            return tried
    return None


def _day(value: str) -> str:
    found = _DAY.fullmatch(value.strip())
    if found is None:
        return ""
    return "-".join([found[1], *(part.zfill(2) for part in found.groups()[1:] if part)])


def _number(value: str) -> str:
    plain = value.strip()
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[,\s]", "", plain)
    if not _NUMBER.fullmatch(plain):
        return ""
    return plain.translate(_MINUS).lstrip("+")
