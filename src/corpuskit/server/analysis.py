"""What is known of a corpus: claims, findings, problems, and the texts that they were read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from corpuskit.claims.comparison.against import Contraries
from corpuskit.claims.model import Extract, Source
from corpuskit.claims.reasoning.over_time import Series, series_of
from corpuskit.claims.reasoning.statements import Statement
from corpuskit.core.config import Config
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Finding, Location
from corpuskit.core.result import Result
from corpuskit.server.extent import extent
from corpuskit.server.files import Files
from corpuskit.server.positions import Text, Unit
from corpuskit.server.registers import entries_of
from corpuskit.server.tags import elements_of

# The attributes whose values are free and yet few.
_TEXTS = {unit: partial(Text, unit=unit) for unit in Unit}
LISTED = frozenset({"unit", "type", "commodity", "subtype", "role", "rend", "place"})


@dataclass(frozen=True, eq=False)
class Analysis:
    """Hold one check of a corpus, with the text of each file as it was then.

    `alone` says that the document is not one of the corpus that its configuration governs, and was
    checked by itself.
    """

    config: Config
    documents: tuple[Path, ...]
    extracts: tuple[Extract, ...]
    result: Result
    files: Files
    alone: bool = False

    @cached_property
    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """Return the open findings by the path of each file that they have a side in."""
        found: dict[str, dict[str, Finding]] = {}
        for finding in self.result.findings:
            for place in finding.places:
                found.setdefault(place.path, {})[finding.fingerprint] = finding
        return {path: tuple(some.values()) for path, some in found.items()}

    @cached_property
    def problems(self) -> dict[str, tuple[Problem, ...]]:
        """Return what could not be read or used, by the path of its file."""
        found: dict[str, list[Problem]] = {}
        for problem in self.result.problems:
            found.setdefault(str(problem.path), []).append(problem)
        return {path: tuple(some) for path, some in found.items()}

    @cached_property
    def series(self) -> Mapping[Location, Series]:
        """Return what is said of one thing, by the place of each figure or date in it."""
        listing = series_of(self.extracts, self.result.findings)
        return {entry.statement.where: each for each in listing.series for entry in each.entries}

    @cached_property
    def contraries(self) -> Contraries:
        """Return what tells which sides of a finding exclude each other."""
        return Contraries(self.extracts)

    @cached_property
    def statements(self) -> Mapping[str, tuple[Statement, ...]]:
        """Return the figures and dated roles by the path of their document."""
        return {each.path: (*each.claims, *each.events) for each in self.extracts}

    @cached_property
    def cited(self) -> Mapping[str, tuple[Source, ...]]:
        """Return the places that cite a work, by what tells the work from others."""
        found: dict[str, list[Source]] = {}
        for source in (source for extract in self.extracts for source in extract.sources):
            found.setdefault(source.key, []).append(source)
        return {key: tuple(some) for key, some in found.items()}

    @cached_property
    def values(self) -> Mapping[tuple[str, str], Counter[str]]:
        """Count the values in the corpus of each attribute of each element."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for path in self.documents:
            for (tag, name, value), count in self.files.made(path, _values_in).items():
                found.setdefault((tag, name), Counter())[value] += count
        return found

    def prepare(self, still: Callable[[], bool]) -> None:
        """Find out beforehand what answers are made from, as long as nothing else is to be done."""
        _ = self.findings, self.problems, self.series, self.statements, self.cited
        for path in self.documents:
            if still():
                entries_of(path, self.files)
                self.files.made(path, elements_of)
                self.files.made(path, _values_in)
        _ = self.values

    def extract(self, path: Path) -> Extract | None:
        """Return what was read from a document."""
        return next((each for each in self.extracts if each.path == str(path)), None)

    def text(self, path: Path, unit: Unit = Unit.UTF16) -> Text:
        """Return the text of a file as it was read."""
        return self.files.made(path, _TEXTS[unit])

    def span(self, place: Location) -> tuple[int, int]:
        """Return the offsets of a place in the text that was read."""
        return extent(self.text(Path(place.path)), place)


def _values_in(text: str) -> Mapping[tuple[str, str, str], int]:
    return Counter(
        (element.tag.name, each.name, each.value)
        for element in elements_of(text).found
        for each in element.tag.attributes
        if each.name in LISTED
    )
