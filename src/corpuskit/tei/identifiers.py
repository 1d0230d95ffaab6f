"""Names for elements: readable, unique in their file, the same at every conversion."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpuskit.tei.writable import is_name

_PREFIX = {
    "measure": "m",
    "num": "m",
    "date": "d",
    "bibl": "cit",
    "ref": "ref",
    "rs": "rs",
    "table": "table",
    "div": "sec",
    "p": "p",
    "quote": "quote",
    "list": "list",
    "row": "row",
    "cell": "cell",
    "head": "head",
    "item": "item",
}


_NUMBERED = re.compile(rf"({'|'.join(sorted(set(_PREFIX.values())))})([1-9][0-9]{{0,8}})")


def last_numbers(names: Iterable[str]) -> dict[str, int]:
    """Return the highest number among names as the machine gives them, for each prefix.

    >>> last_numbers(["m2", "m12", "d3", "note9", "preface"])
    {'m': 12, 'd': 3}
    """
    last: dict[str, int] = {}
    for name in names:
        match = _NUMBERED.fullmatch(name)
        if match:
            last[match[1]] = max(last.get(match[1], 0), int(match[2]))
    return last


def tag_of_name(name: str) -> str:
    """Return an element whose ids are numbered as this one is; empty for an id of another make.

    >>> tag_of_name("p12"), tag_of_name("note5")
    ('p', '')
    """
    match = _NUMBERED.fullmatch(name)
    return next((tag for tag, prefix in _PREFIX.items() if match and prefix == match[1]), "")


@dataclass
class Identifiers:
    """Hand out the `xml:id`s of one file, counting each kind of element from 1.

    `reserved` are names that elements bring with them: taken, but theirs to claim once.
    """

    taken: set[str] = field(default_factory=set)
    reserved: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    again: dict[str, int] = field(default_factory=dict)

    def reserve(self, name: str) -> None:
        """Keep a name for the element that brings it."""
        if is_name(name) and name not in self.taken:
            self.taken.add(name)
            self.reserved.add(name)

    def claim(self, name: str) -> bool:
        """Take a name that an element brings; False where another has it or it can be none."""
        if name in self.reserved:
            self.reserved.remove(name)
            return True
        if name in self.taken or not is_name(name):
            return False
        self.taken.add(name)
        return True

    def take(self, tag: str) -> str:
        """Return the next free name for an element."""
        prefix = _PREFIX.get(tag, tag)
        while True:
            self.counts[prefix] = self.counts.get(prefix, 0) + 1
            name = f"{prefix}{self.counts[prefix]}"
            if name not in self.taken:
                self.taken.add(name)
                return name

    def note(self, passage: int, printed: str) -> str:
        """Return the name of a note: its printed number, told apart where numbering restarts."""
        if passage in self.notes:
            return self.notes[passage]
        stem = "note" + "".join(c for c in printed if c.isalnum() and c.isascii())
        name, again = stem, self.again.get(stem, 1)
        while name in self.taken:
            again += 1
            name = f"{stem}-{again}"
        self.again[stem] = again
        self.taken.add(name)
        self.notes[passage] = name
        return name
