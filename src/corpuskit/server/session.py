"""What stands open in an editor, what was last known of it, and where that stands by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lsprotocol.types import Range

from corpuskit.core.findings import Location
from corpuskit.server.analysis import Analysis
from corpuskit.server.moving import Change, change_between, moved
from corpuskit.server.positions import Text
from corpuskit.tei.diagnostic import Diagnostic

_Trail = tuple[tuple[int, Change], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold one open document: its text, how often it was changed, and what its editor calls it."""

    path: Path
    uri: str
    text: Text
    edits: int = 0
    version: int | None = None


@dataclass(frozen=True)
class Broken:
    """Hold what is wrong with the text of a document by itself, as of one of its edits."""

    diagnostics: tuple[Diagnostic, ...]
    text: Text
    edits: int


@dataclass(frozen=True)
class Known:
    """Hold an analysis, the edit of each open document that it is of, and this one's path in it."""

    analysis: Analysis
    edits: Mapping[str, int]
    own: Path


@dataclass(frozen=True)
class View:
    """Hold an open document with what is known of it: all that an answer is made from."""

    standing: Standing
    broken: Broken | None
    known: Known | None
    trail: _Trail = ()

    @property
    def text(self) -> Text:
        """Return the text as it stands."""
        return self.standing.text

    @property
    def path(self) -> Path:
        """Return the file, by the path that it has in its corpus."""
        return self.known.own if self.known else self.standing.path

    def now(self, start: int, end: int, since: int) -> tuple[int, int] | None:
        """Return where a stretch of the text as of an edit stands by now, None where it is gone."""
        return moved(start, end, (change for edit, change in self.trail if edit > since))

    def place(self, where: Location) -> tuple[int, int] | None:
        """Return where the words of a finding or claim in this document stand by now."""
        if self.known is None:
            return None
        return self.since_analysis(*self.known.analysis.span(where))

    def since_analysis(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a stretch of the text that was analysed stands by now."""
        since = self.known.edits.get(str(self.path)) if self.known else None
        return self.now(start, end, self.standing.edits if since is None else since)


@dataclass
class Session:
    """Follow the open documents of one editor."""

    _open: dict[str, Standing] = field(default_factory=dict)
    _trails: dict[str, _Trail] = field(default_factory=dict)
    _broken: dict[str, Broken] = field(default_factory=dict)
    _known: dict[str, Known] = field(default_factory=dict)

    @property
    def standing(self) -> Mapping[str, Standing]:
        """Return the open documents by the names that the editor has for them, as they are now."""
        return dict(self._open)

    def open(self, standing: Standing) -> None:
        """Take up a document; one that is open already has this text now."""
        before = self._open.get(standing.uri)
        self._open[standing.uri] = replace(standing, edits=before.edits if before else 0)
        if before is not None:
            self._open[standing.uri] = before
            self._changed(before, standing.text, standing.version)

    def change(
        self, uri: str, changes: Iterable[tuple[Range | None, str]], version: int | None
    ) -> None:
        """Change a document as its editor says: in ranges, or the whole of it."""
        before = self._open.get(uri)
        if before is None:
            return
        for where, new in changes:
            standing = self._open[uri]
            text = standing.text
            text = Text(new, text.unit) if where is None else text.edited(where, new)
            self._changed(standing, text, version)

    def close(self, uri: str) -> None:
        """Let go of a document: what is saved of it counts."""
        for held in (self._open, self._trails, self._broken, self._known):
            held.pop(uri, None)

    def diagnosed(self, uri: str, broken: Broken) -> None:
        """Take note of what is wrong with a document by itself."""
        if uri in self._open:
            self._broken[uri] = broken

    def learned(self, uri: str, known: Known) -> None:
        """Take note of what is known of a document's corpus."""
        if uri in self._open:
            self._known[uri] = known
            oldest = min(
                known.edits.get(str(known.own), 0),
                self._broken[uri].edits if uri in self._broken else 0,
            )
            trail = self._trails.get(uri, ())
            self._trails[uri] = tuple(step for step in trail if step[0] > oldest)

    def view(self, uri: str) -> View | None:
        """Return a document with what is known of it, None where it is not open."""
        standing = self._open.get(uri)
        if standing is None:
            return None
        trail = self._trails.get(uri, ())
        return View(standing, self._broken.get(uri), self._known.get(uri), trail)

    def _changed(self, before: Standing, text: Text, version: int | None) -> None:
        change = change_between(before.text.chars, text.chars)
        edits = before.edits + (change is not None)
        uri = before.uri
        self._open[uri] = replace(before, text=text, edits=edits, version=version)
        if change is not None:
            self._trails[uri] = (*self._trails.get(uri, ()), (edits, change))
