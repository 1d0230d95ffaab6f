"""Say in words how the markup of some words changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_NOUNS = {
    "bibl": "citation",
    "biblScope": "part",
    "citedRange": "cited pages",
    "idno": "identifier",
    "measure": "figure",
    "num": "figure",
    "orgName": "organisation",
    "persName": "person",
    "placeName": "place",
    "pubPlace": "place of publication",
    "ref": "reference",
    "rs": "name",
}
_DAYS = ("when", "from", "to", "notBefore", "notAfter", "calendar")
_AMOUNT = ("quantity", "value", "atLeast", "atMost", "min", "max")
_NOTHING = "nothing"
_LONGEST = 60


def named(tag: str, attributes: Mapping[str, str], words: str) -> str:
    """Name an element by what it is and its words: the figure "11 500"."""
    noun = "treaty" if attributes.get("type") == "treaty" else _NOUNS.get(tag, tag)
    return f'the {noun} "{cut(words)}"'


def cut(words: str) -> str:
    """Return words that fit a line."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} ..."


def meaning(tag: str, attributes: Mapping[str, str]) -> str:
    """Return what an element says of its words, empty where that is nothing."""
    parts = [
        days(attributes) if tag == "date" else amount(attributes),
        unit(attributes.get("unit", "")),
        attributes.get("commodity", "").replace("-", " "),
        _target(attributes.get("ref", "")),
    ]
    return " ".join(filter(None, parts))


def changed(
    tag: str, old: Mapping[str, str], new: Mapping[str, str], *, rest: bool = True
) -> Iterator[str]:
    """Yield what changed in the attributes of an element, a clause each."""
    seen: set[str] = set()
    for names, said in ((_DAYS, days), (_AMOUNT, amount)):
        if any(old.get(name) != new.get(name) for name in names):
            yield f"is now {said(new) or _NOTHING} (was: {said(old) or _NOTHING})"
        seen.update(names)
    for name in sorted({*old, *new} - seen - {"xml:id"}):
        was, is_ = old.get(name, ""), new.get(name, "")
        if was != is_ and rest:
            yield _clause(tag, name, was, is_)


def days(attributes: Mapping[str, str]) -> str:
    """Return the days of a date."""
    found = {name: attributes.get(name, "") for name in _DAYS}
    calendar = f" ({found['calendar'].removeprefix('#')})" if found["calendar"] else ""
    if found["when"]:
        return found["when"] + calendar
    if found["from"] or found["to"]:
        return f"{found['from'] or '...'} to {found['to'] or '...'}{calendar}"
    if found["notBefore"] or found["notAfter"]:
        if found["notBefore"] == found["notAfter"]:
            return f"within {found['notAfter']}{calendar}"
        between = f"{found['notBefore'] or '...'} and {found['notAfter'] or '...'}"
        return f"between {between}{calendar}"
    return ""


def amount(attributes: Mapping[str, str]) -> str:
    """Return the value of a figure."""
    least, most = attributes.get("min", ""), attributes.get("max", "")
    if least or most:
        return f"{least or '...'} to {most or '...'}"
    bounds = (("atLeast", "at least "), ("atMost", "at most "))
    bounded = (words + attributes[name] for name, words in bounds if attributes.get(name))
    return attributes.get("quantity") or attributes.get("value") or next(bounded, "")


def unit(code: str) -> str:
    """Return a unit as people say it: what is counted, and a ratio, have none."""
    return "" if code in ("count", "1") else code


def _clause(tag: str, name: str, was: str, is_: str) -> str:
    old, new = was or _NOTHING, is_ or _NOTHING
    if name == "commodity":
        return f"now counts {new.replace('-', ' ')} (was: {old.replace('-', ' ')})"
    if name == "unit":
        return f"is now in {new} (was: {old})"
    if name == "ref":
        return f"now points to {_target(new)} (was: {_target(old)})"
    if name == "cert":
        return f"is now of certainty {new} (was: {old})" if is_ else "is no longer in doubt"
    if name == "resp":
        return (
            f"is now signed by {_target(new)}" if is_ else f"is no longer signed by {_target(old)}"
        )
    if name == "type" and tag == "measure":
        return f'is now said as "{new}" (was: "{old}")'
    return f'has now @{name} "{new}" (was: "{old}")'


def _target(pointers: str) -> str:
    return " ".join(each.rpartition("#")[2] for each in pointers.split())
