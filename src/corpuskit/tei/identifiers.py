"""Identifiers inside a file: readable, in document order, the same on every run."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpuskit.tei.names import XML_ID

PREFIXES = {
    "p": "p",
    "measure": "m",
    "num": "n",
    "date": "d",
    "rs": "rs",
    "bibl": "bibl",
}
"""What an identifier of each counted element begins with; `m14` is the fourteenth figure."""

_NOT_NAME = re.compile(r"[^\w.-]+", re.ASCII)
_NAME_START = re.compile(r"[A-Za-z_]")


def as_name(text: str) -> str:
    """Make any text into an XML name without a colon, in ASCII, changing what must change.

    >>> as_name("12 May"), as_name("note*"), as_name("p12")
    ('_12-May', 'note', 'p12')
    """
    name = _NOT_NAME.sub("-", text).strip("-")
    return name if _NAME_START.match(name) else f"_{name}"


class Identifiers:
    """Give out identifiers, none of them twice, and remember those given."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """Return `wanted`, or with -2, -3 ... after it where it is already given."""
        if wanted not in self._taken:
            self._taken.add(wanted)
            return wanted
        number = self._counts.get(wanted, 1)
        while True:
            number += 1
            name = f"{wanted}-{number}"
            if name not in self._taken:
                break
        self._counts[wanted] = number
        self._taken.add(name)
        return name

    def counted(self, tag: str) -> str | None:
        """Return the next identifier for an element that is counted, None for any other."""
        prefix = PREFIXES.get(tag)
        if prefix is None:
            return None
        number = self._counts.get(tag, 0)
        while True:
            number += 1
            name = f"{prefix}{number}"
            if name not in self._taken:
                break
        self._counts[tag] = number
        self._taken.add(name)
        return name

    def note(self, printed: str | None) -> str:
        """Return the identifier of a note, made from the number printed at its mark."""
        name = _NOT_NAME.sub("-", printed or "").strip("-")
        return self.unique(f"note{name}" if name else "note-x")


__all__ = ["PREFIXES", "XML_ID", "Identifiers", "as_name"]
