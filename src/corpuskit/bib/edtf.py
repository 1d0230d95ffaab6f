"""Dates of publication as EDTF, and as the attributes of TEI's `date`.

biblatex reads EDTF (ISO 8601-2), levels 0 and 1; TEI has the forms of W3C and says in `@cert` and
in the names of its attributes what EDTF says in signs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_DAY = r"-?\d{4}(?:-\d\d(?:-\d\d)?)?"
_EDTF = re.compile(
    rf"(?P<first>{_DAY}|)(?P<sign>[?~%]?)(?:/(?P<last>{_DAY}|\.\.|)(?P<end>[?~%]?))?"
)


def edtf_of(attributes: Mapping[str, str]) -> str:
    """Return a date as EDTF; empty where the attributes give none.

    >>> edtf_of({"when": "1995-09-14"}), edtf_of({"from": "1998-03-05", "to": "1998-03-06"})
    ('1995-09-14', '1998-03-05/1998-03-06')
    >>> edtf_of({"when": "2005", "cert": "low"})
    '2005?'
    """
    sign = "?" if attributes.get("cert") == "low" else ""
    when = attributes.get("when", "")
    if when:
        return f"{when}{sign}" if re.fullmatch(_DAY, when) else ""
    first = attributes.get("from") or attributes.get("notBefore") or ""
    last = attributes.get("to") or attributes.get("notAfter") or ""
    if not all(re.fullmatch(_DAY, each) for each in (first, last) if each) or not (first or last):
        return ""
    if first == last:
        return f"{first}{sign}"
    return f"{first}{first and sign}/{last}{last and sign}"


def attributes_of_edtf(text: str) -> dict[str, str] | None:
    """Return the attributes of a TEI `date`; None for what EDTF does not know, or TEI not.

    >>> attributes_of_edtf("1998-03-05/1998-03-06?")
    {'from': '1998-03-05', 'to': '1998-03-06', 'cert': 'low'}
    >>> attributes_of_edtf("nineteen ninety"), attributes_of_edtf("2001-13")
    (None, None)
    """
    match = _EDTF.fullmatch(text.strip())
    if match is None or not (match["first"] or match["last"]):
        return None
    if not all(_is_date(each) for each in (match["first"], match["last"]) if each):
        return None
    found: dict[str, str] = {}
    if match["last"] is None:
        found["when"] = match["first"]
    else:
        found |= {"from": match["first"]} if match["first"] else {}
        found |= {"to": match["last"]} if match["last"] not in {"", ".."} else {}
    if match["sign"] or match["end"]:
        found["cert"] = "low"
    return found


def _is_date(text: str) -> bool:
    """Tell whether a calendar has a year, month or day; an open end is none to be asked for."""
    parts = [int(part) for part in text.removeprefix("-").split("-")] if text != ".." else [1]
    try:
        date(max(parts[0], 1), *[*parts[1:], 1, 1][:2])
    except ValueError:
        return False
    return True
