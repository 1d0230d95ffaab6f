"""What is known of a corpus: claims, findings, problems, and the texts that they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpuskit.claims.model import Extract
from corpuskit.core.config import Config
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Finding, Location
from corpuskit.core.result import Result
from corpuskit.server.extent import extent
from corpuskit.server.files import Files


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

    def extract(self, path: Path) -> Extract | None:
        """Return what was read from a document."""
        return next((each for each in self.extracts if each.path == str(path)), None)

    def span(self, place: Location) -> tuple[int, int]:
        """Return the offsets of a place in the text that was read."""
        return extent(self.files.text(Path(place.path)), place)
