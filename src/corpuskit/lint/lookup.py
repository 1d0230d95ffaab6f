"""Find findings by their fingerprints, and claims by the lines that they stand on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpuskit.claims.model import Extract
from corpuskit.claims.reasoning.readings import Readings, readings_of
from corpuskit.claims.reasoning.statements import statements
from corpuskit.core.bounds import real
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.findings import Finding, Location
from corpuskit.lint.citing import cite, source_of

_FINGERPRINT = re.compile(r"[0-9a-f]{4,64}")
_PLACE = re.compile(r"(?P<document>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a place that a user named: a document, a line of its TEI, perhaps a column.

    The document is the stem of its file, or a path to it.
    """

    document: str
    line: int
    column: int | None = None

    def __str__(self) -> str:
        column = f":{self.column}" if self.column else ""
        return f"{self.document}:{self.line}{column}"


def is_fingerprint(text: str) -> bool:
    """Tell what can be the beginning of a fingerprint: four hexadecimal digits or more."""
    return _FINGERPRINT.fullmatch(text.casefold()) is not None


def find_finding(findings: Sequence[Finding], wanted: str) -> Finding:
    """Return the finding whose fingerprint begins as wanted.

    Raises CorpuskitError where none or more than one does, with the nearest ones.
    """
    folded = wanted.casefold()
    found = [f for f in findings if f.fingerprint.startswith(folded)]
    if len(found) == 1:
        return found[0]
    if found:
        raise CorpuskitError(f"{wanted} is the beginning of {_named(found)}; give more digits")
    every = "corpuskit check lists them all"
    if not findings:
        raise CorpuskitError(f"no finding has the fingerprint {wanted}: nothing is found at all")
    marks = {f.fingerprint: f for f in findings}
    near = difflib.get_close_matches(folded, marks, 3, 0.0)
    raise CorpuskitError(
        f"no finding has the fingerprint {wanted}; the nearest of {len(findings)} are "
        f"{_named([marks[mark] for mark in near])}; {every}"
    )


def read_place(text: str) -> Place:
    """Read DOC:LINE or DOC:LINE:COLUMN; raises CorpuskitError for anything else."""
    match = _PLACE.fullmatch(text)
    if match is None:
        raise CorpuskitError(f"{text!r} is no place; write DOC:LINE, such as report:42")
    column = int(match["column"]) if match["column"] else None
    return Place(match["document"], int(match["line"]), column)


def in_tei(place: Place, extracts: Sequence[Extract]) -> Place:
    """Return where the words of a place in a source stand in the TEI; any other place as it is.

    Reports print the place in the source beside that in the TEI. Raises CorpuskitError where
    nothing is read of that line.
    """
    if any(extract.name == place.document for extract in extracts):
        return place
    path = real(Path(place.document))
    made = (e for e in extracts if (file := source_of(Path(e.path))) and real(file) == path)
    extract = next(made, None)
    if extract is None:
        return place
    read = readings_of(extract, lambda _: True)
    cited = cite([*(each.where for each in read.read), *read.sentences])
    at = [where for where, told in cited.items() if told.line == place.line]
    if not at:
        lines = {told.line for told in cited.values() if told.line}
        near = sorted(sorted(lines, key=lambda line: (abs(line - place.line), line))[:_NEAR])
        raise CorpuskitError(
            f"{place}: no sentence of the text stands there; the nearest lines of this source that "
            f"have one are {', '.join(map(str, near)) or 'none'}"
        )
    if place.column is None:
        return Place(extract.name, at[0].line)
    wanted = place.column
    found = min(at, key=lambda where: abs(cited[where].column - wanted))
    return Place(extract.name, found.line, found.column)


def readings_at(extracts: Sequence[Extract], place: Place) -> Readings:
    """Return what is read on a line of a document, or at a column of it.

    Raises CorpuskitError for an unknown document, and where there is no sentence of it.
    """
    extract = _document(extracts, place)
    found = readings_of(extract, lambda where: is_at(where, extract, place))
    if found.families or (found.sentences and place.column is None):
        return found
    every = {each.where.line for each in statements([extract])}
    lines = sorted(every, key=lambda line: (abs(line - place.line), line))
    if not lines:
        raise CorpuskitError(f"{place}: no figure or dated event is read in {extract.name}")
    near = ", ".join(map(str, sorted(lines[:_NEAR])))
    raise CorpuskitError(
        f"{place}: no figure or dated event is read there; the nearest lines of the TEI with some "
        f"are {near} (corpuskit claims {extract.path} lists them)"
    )


def is_at(where: Location, extract: Extract, place: Place) -> bool:
    """Tell whether a location lies at a place of a document."""
    if where.path != extract.path or where.line != place.line:
        return False
    return place.column is None or where.column <= place.column < max(
        where.end_column, where.column + 1
    )


def findings_at(
    findings: Iterable[Finding], extracts: Sequence[Extract], places: Sequence[Place]
) -> tuple[Finding, ...]:
    """Return the findings that have a side at every one of some places."""
    where = [(_document(extracts, place), place) for place in places]
    return tuple(
        finding
        for finding in findings
        if all(any(is_at(at, extract, place) for at in finding.places) for extract, place in where)
    )


def _document(extracts: Sequence[Extract], place: Place) -> Extract:
    path = Path(place.document)
    found = [e for e in extracts if e.name == place.document]
    found = found or [e for e in extracts if real(Path(e.path)) == real(path)]
    if len(found) == 1:
        return found[0]
    if found:
        paths = ", ".join(e.path for e in found)
        raise CorpuskitError(f"{place.document} may be {paths}; give the path")
    if path.is_dir():
        raise CorpuskitError(f"{place.document} is a folder; give a document, such as report:42")
    if path.is_file():
        raise CorpuskitError(f"{place.document}: nothing of it was read; it is no TEI file")
    # Registers tell of nothing that could be compared.
    names = sorted(e.name for e in extracts if e.sentences)
    near = difflib.get_close_matches(path.stem, names, 3, 0.0)
    raise CorpuskitError(
        f"no document is called {place.document!r}; did you mean {' or '.join(near)}?"
        if near
        else f"no document is called {place.document!r}: there are none"
    )


def _named(findings: Sequence[Finding]) -> str:
    shown = ", ".join(f"{f.fingerprint} ({f.check}: {f.message})" for f in findings[:_NEAR])
    more = len(findings) - _NEAR
    return f"{shown} and {more} more" if more > 0 else shown
