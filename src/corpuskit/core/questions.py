"""What a person is asked in a review: what the machine is unsure of, where, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpuskit.core.findings import Location


class Sort(StrEnum):
    """Say what a question is about: a mark, an entry of a register, or two entries."""

    DOUBT = "doubt"
    ENTRY = "entry"
    PAIR = "pair"


class Choice(StrEnum):
    """Name what a person may decide; the values are what is read in reports."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    POINT = "point"
    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what a person decided.

    `typed` is the value to CORRECT to, the id of the entry to POINT to, or of the entry that is to
    stay in a MERGE. `names` are those that a SPLIT takes to an entry of their own.
    """

    choice: Choice
    typed: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Ask about one thing.

    `key` stays the same while a file changes elsewhere. `number` is that of the element among the
    nodes of its file, `identifier` the id of the entry in question, `other` that of the second of
    two. `places` are the passages, `mentions` how many there are in all, `findings` how many
    findings are about the sentences with them. `names` are those of an entry, or of both.
    """

    key: str
    sort: Sort
    what: str
    path: str
    line: int
    number: int
    reads: str
    why: str
    choices: tuple[Choice, ...]
    places: tuple[Location, ...] = ()
    mentions: int = 0
    findings: int = 0
    identifier: str = ""
    other: str = ""
    names: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int, int, str, int, str]:
        """Return where it comes in the order: what takes part in findings first, then the often."""
        order = list(Sort).index(self.sort)
        return (-self.findings, -self.mentions, order, self.path, self.number, self.key)
