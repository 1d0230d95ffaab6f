"""What checks report: a sentence, its evidence side by side, and an identity that lasts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum

from corpuskit.core.fixes import Fix


class Level(IntEnum):
    """Order findings by how sure and how grave they are."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """Return the name that users type and read."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Point at words in a TEI file: lines and columns count characters from 1.

    `sentence` is the text as it stands, notes left out; `start` and `end` bound the words at
    issue within it. `note` is the printed number of the note that they stand in, if any.
    """

    document: str
    path: str
    line: int
    column: int
    end_column: int
    xml_id: str
    sentence: str
    start: int = 0
    end: int = 0
    note: str = ""

    @property
    def quote(self) -> str:
        """Return the words at issue."""
        return self.sentence[self.start : self.end]

    def part(self, start: int, end: int) -> Location:
        """Return the place of other words of the sentence; many are made, so all is handed on."""
        return Location(
            self.document,
            self.path,
            self.line,
            self.column,
            self.end_column,
            self.xml_id,
            self.sentence,
            start,
            end,
            self.note,
        )

    @property
    def citation(self) -> str:
        """Return the place as a scholar would cite it: document, note, line."""
        note = f", note {self.note}" if self.note else ""
        return f"{self.document}{note}, line {self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """Say on which page some words stand, and where in the source; empty where it is not known."""

    page: str = ""
    source: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Set one side of a finding: where it stands, what it was read as, what it rests on.

    `cited` is where a scholar would look it up; it says nothing of what the side is.
    """

    location: Location
    reading: str
    sources: tuple[str, ...] = ()
    cited: Cited = field(default=Cited(), compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """Report one fact on which passages disagree.

    `why` says why they were held comparable, `tolerance` what difference was allowed. `others` are
    further places that speak of the same fact, where they are too many to be set side by side.
    `fix` is a change of the markup that mends it, where there is one.
    """

    check: str
    slug: str
    level: Level
    message: str
    evidence: tuple[Evidence, ...]
    why: str = ""
    tolerance: str = ""
    others: tuple[Location, ...] = ()
    fix: Fix | None = None

    @property
    def places(self) -> tuple[Location, ...]:
        """Return every place that speaks of the fact."""
        return (*(side.location for side in self.evidence), *self.others)

    @property
    def fingerprint(self) -> str:
        """Return an identity made of what the passages say, not of where they stand.

        Edits elsewhere in a file move lines and ids; the words at issue and the reading of them
        stay, so a baseline keyed by them survives.
        """
        sides = sorted(
            "\x1f".join((side.location.document, side.reading, _folded(side.location.quote)))
            for side in self.evidence
        )
        return hashlib.sha256("\x1e".join((self.check, *sides)).encode()).hexdigest()[:16]

    @property
    def explained_by(self) -> str:
        """Return what `corpuskit explain` takes for it: the check, where it is of a paper.

        A paper is no part of the corpus in which `explain` looks for a fingerprint.
        """
        return self.check if self.check.startswith("DRF") else self.fingerprint


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by level, place and check, and drop repeated ones.

    The order depends on what was found alone, never on the order of files or workers. What mends
    one that is dropped joins what mends the one that stays.
    """
    unique: dict[str, Finding] = {}
    for finding in sorted(findings, key=_key, reverse=True):
        twin = unique.get(finding.fingerprint)
        unique[finding.fingerprint] = replace(finding, fix=_joined(finding, twin))
    return tuple(sorted(unique.values(), key=_key))


def _joined(finding: Finding, twin: Finding | None) -> Fix | None:
    own, other = finding.fix, twin.fix if twin else None
    if own is None or other is None:
        return own or other
    if (own.path, own.safe) != (other.path, other.safe):
        return own if own.safe else other
    both = dict.fromkeys((*own.replacements, *other.replacements))
    return replace(own, replacements=tuple(both))


def _key(finding: Finding) -> tuple[int, tuple[Location, ...], str, str]:
    places = tuple(side.location for side in finding.evidence)
    return (-finding.level, places, finding.check, finding.message)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
