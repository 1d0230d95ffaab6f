"""What differs between two states of a corpus, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpuskit.core.errors import Problem


class Sign(StrEnum):
    """Say which way a thing changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Matter(StrEnum):
    """Say what changed; the order is that of reports."""

    FILE = "file"
    HEADER = "header"
    ENTRY = "entry"
    TEXT = "text"
    MARK = "mark"
    CLAIM = "claim"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Change:
    """State one change; `places` are where it was made, `line` the first of them in the file.

    Lines are those of the new file, of the old one for what is there no more.
    """

    matter: Matter
    sign: Sign
    says: str
    places: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Hold what changed in one file, by its path below the folder that is compared."""

    path: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold what changed in a corpus; `findings` are about more than one file."""

    sections: tuple[Section, ...] = ()
    findings: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return every change."""
        return (*(c for section in self.sections for c in section.changes), *self.findings)

    def count(self, matter: Matter, sign: Sign) -> int:
        """Count changes of one kind, each as often as it was made."""
        found = (c for c in self.changes if (c.matter, c.sign) == (matter, sign))
        return sum(max(len(change.places), 1) for change in found)
