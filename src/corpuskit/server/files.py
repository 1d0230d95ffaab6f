"""The files of a corpus as they are on disk, each looked at again only where its time changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from corpuskit.core.errors import InputError
from corpuskit.core.reads import bytes_of, is_still, state_of
from corpuskit.tei.decode import decode
from corpuskit.tei.document import Document, load, parse_text

_T = TypeVar("_T")
_Stamp = tuple[int, int, int] | None


@dataclass
class Files:
    """Know the states, texts and trees of files; `unsaved` has those that an editor holds."""

    unsaved: Mapping[str, str] = field(default_factory=dict)
    _states: dict[str, tuple[object, str]] = field(default_factory=dict)
    _trees: dict[str, tuple[object, Document | None]] = field(default_factory=dict)
    _texts: dict[str, tuple[object, str]] = field(default_factory=dict)
    _made: dict[tuple[str, object], tuple[str, Any]] = field(default_factory=dict)

    def state(self, path: Path) -> str:
        """Return the state of a file, as `reads.state_of` does."""
        mark = self._mark(path)
        known = self._states.get(str(path))
        if known is None or known[0] != mark:
            known = self._states[str(path)] = (mark, state_of(path))
        return known[1]

    def are_still(self, states: Mapping[str, str]) -> bool:
        """Tell whether files are in the states that were noted of them."""
        return all(
            self.state(Path(path)) == state or is_still(Path(path), state)
            for path, state in states.items()
        )

    def tree(self, path: Path) -> Document | None:
        """Return a file parsed, None where it cannot be."""
        mark = self._mark(path)
        known = self._trees.get(str(path))
        if known is None or known[0] != mark:
            known = self._trees[str(path)] = (mark, self._parsed(path))
        return known[1]

    def text(self, path: Path) -> str:
        """Return the text of a file, empty where it cannot be read."""
        unsaved = self.unsaved.get(str(path))
        if unsaved is not None:
            return unsaved
        mark = self._mark(path)
        known = self._texts.get(str(path))
        if known is None or known[0] != mark:
            known = self._texts[str(path)] = (mark, _text(path))
        return known[1]

    def made(self, path: Path, make: Callable[[str], _T]) -> _T:
        """Return what is made of the text of a file, made anew only where that has changed."""
        text, key = self.text(path), (str(path), make)
        known = self._made.get(key)
        if known is None or known[0] is not text:
            known = self._made[key] = (text, make(text))
        made: _T = known[1]
        return made

    def _mark(self, path: Path) -> object:
        unsaved = self.unsaved.get(str(path))
        return _stamp(path) if unsaved is None else unsaved

    def _parsed(self, path: Path) -> Document | None:
        unsaved = self.unsaved.get(str(path))
        try:
            return load(path) if unsaved is None else parse_text(as_utf8(unsaved), path)
        except InputError:
            return None


def as_utf8(chars: str) -> bytes:
    """Return a text that an editor holds as UTF-8; what is no character becomes «?»."""
    return chars.encode("utf-8", "replace")


def _stamp(path: Path) -> _Stamp:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _text(path: Path) -> str:
    try:
        return decode(bytes_of(path), path).decode("utf-8", "replace")
    except (OSError, InputError):
        return ""
