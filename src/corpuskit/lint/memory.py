"""What is remembered of a corpus from one check to the next (docs/decisions/0021-remembering.md).

A document's claims are taken over where the document, every file that was read or looked for beside
it, the word lists, the settings and the program are the same; findings, where that holds of all
documents and the same was asked on the same day; whether two passages answer one question, where
the program is the same. Whatever is in doubt is computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corpuskit.core import lexicons
from corpuskit.core.bounds import real
from corpuskit.core.config import Config
from corpuskit.core.packing import pack, unpack
from corpuskit.core.program import identity
from corpuskit.core.reads import is_still, note_all, noted, state_of
from corpuskit.core.result import Result
from corpuskit.core.store import Store

if TYPE_CHECKING:
    from corpuskit.lint.reading import Reading

_FOLDER = "corpuskit"
# What is done before the TEI is there, or with findings. A setting that is not named here is held
# to change what is read in a document.
_NOT_READ = frozenset(
    {
        "sources",
        "corpus",
        "lexicon",
        "bibliography",
        "baseline",
        "fail_on",
        "preview",
        "select",
        "ignore",
        "levels",
        "per_path_ignores",
        "suppress",
        "spacy",
        "required_version",
        "said",
    }
)
_PACKED_AT_ONCE = 500
_ODDS = struct.Struct("<d")


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold a result with the state of every file beside the documents that it depends on."""

    result: Result
    needs: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Odds:
    """Remember how likely it is that two passages answer one question; `new` is to be stored."""

    store: Store
    new: dict[bytes, bytes]

    def known(self, asked: bytes) -> float | None:
        data = self.store.get(_key("odds", asked))
        return _ODDS.unpack(data)[0] if data is not None else None

    def learn(self, asked: bytes, odds: float) -> None:
        self.new[_key("odds", asked)] = _ODDS.pack(odds)


class Memory:
    """Remember one corpus: in this process, and in a store if one is given."""

    def __init__(self, config: Config, store: Store | None = None) -> None:
        self._config = config
        self._store = store
        self._readings: dict[bytes, Reading] = {}
        self._new: dict[bytes, bytes] = {}
        self._states: dict[str, str] = {}

    def take_over(self, other: Memory) -> None:
        """Take over what another memory of the corpus has read in this process."""
        self._readings = other._readings

    def checked(
        self, documents: Sequence[Path], asked: object, fresh: Callable[[], Result]
    ) -> Result:
        """Return the result of checking documents: that of the last time, or a fresh one.

        `asked` is what beside files and configuration the result depends on, in a form whose
        `repr` tells one such thing from another.
        """
        if self._store is not None:
            # What stands in the store is taken over for these states, and known by them after.
            self._states = _states(documents)
            data = self._store.get(self._result_key(documents, asked, self._states))
            kept = unpack(data, Kept) if data is not None else None
            if kept is not None and _are_still(kept.needs):
                return kept.result
        with noted() as states, self.odds():
            result = fresh()
        self._states = {}
        self._keep_result(documents, asked, result, states)
        return result

    def odds(self) -> AbstractContextManager[None]:
        """Let what is read side by side be taken over and remembered, if there is a store."""
        if self._store is None:
            return contextlib.nullcontext()
        # A result that is remembered asks for none.
        from corpuskit.core.odds import odds_in

        return odds_in(_Odds(self._store, self._new))

    def read(self, path: Path) -> Reading:
        """Return what is read from a document, taken over where it cannot be anything else."""
        reading = self.known(path)
        if reading is None:
            from corpuskit.lint.reading import read_document

            reading = read_document(path)
            self.learn(path, reading)
        return reading

    def known(self, path: Path) -> Reading | None:
        """Return what was read from a document before, None where it may be out of date."""
        key = self._reading_key(path, self._states.get(str(path)) or state_of(path))
        reading = self._readings.get(key) or self._stored(key)
        if reading is None or not _are_still(reading.needs):
            return None
        note_all({str(path): reading.state, **reading.needs})
        self._readings[key] = reading
        return reading

    def learn(self, path: Path, reading: Reading, data: bytes | None = None) -> None:
        """Remember what was read from a document; `data` is the same, packed, where that is done.

        What has no state, as reading it came to no end, is not remembered.
        """
        if not reading.state:
            return
        key = self._reading_key(path, reading.state)
        self._readings[key] = reading
        if self._store is not None:
            self._keep(key, reading, data)
            if len(self._new) >= _PACKED_AT_ONCE:
                self.keep()

    def keep(self) -> None:
        """Store what was read and is not stored yet."""
        if self._store is not None and self._new:
            self._store.put(self._new)
            self._new.clear()

    def _stored(self, key: bytes) -> Reading | None:
        from corpuskit.lint.reading import Reading, with_shared_parts

        data = self._store.get(key) if self._store is not None else None
        reading = unpack(data, Reading) if data is not None else None
        return with_shared_parts(reading) if reading is not None else None

    def _keep(self, key: bytes, value: object, data: bytes | None = None) -> None:
        # A file's name may hold bytes that are no text: what was read from it is read again.
        with contextlib.suppress(UnicodeEncodeError):
            self._new[key] = data or pack(value)

    def _keep_result(
        self, documents: Sequence[Path], asked: object, result: Result, states: dict[str, str]
    ) -> None:
        if self._store is None:
            return
        own = {str(path): states.pop(str(path), "") for path in documents}
        if all(own.values()):
            key = self._result_key(documents, asked, own)
            self._keep(key, Kept(result, states))
        self.keep()

    def _result_key(
        self, documents: Sequence[Path], asked: object, states: Mapping[str, str]
    ) -> bytes:
        read = [(str(path), states[str(path)]) for path in documents]
        # Reports name lines of the configuration, so its text counts and not its values alone.
        path = self._config.path
        written = state_of(path) if path is not None else ""
        settings = (self._config, written, lexicons.in_use(), asked, date.today(), Path.cwd())
        return _key("result", *settings, read)

    def _reading_key(self, path: Path, state: str) -> bytes:
        return _key("reading", self._settings, str(path), state)

    @cached_property
    def _settings(self) -> str:
        read = {
            f.name: getattr(self._config, f.name)
            for f in fields(self._config)
            if f.name not in _NOT_READ
        }
        return repr((read, lexicons.in_use()))


def store_for(root: Path) -> Store | None:
    """Return the store of the corpus in a folder, in the user's own folder of caches."""
    named = map(os.environ.get, ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    # A relative one would be another folder in each place, and lie among the documents.
    caches = next((Path(each) for each in named if each and Path(each).is_absolute()), None)
    try:
        folder = (caches or Path.home() / ".cache") / _FOLDER
    except RuntimeError:
        return None
    where = real(root)
    try:
        identity()
    except OSError:
        # The package does not lie in a folder.
        return None
    mark = hashlib.sha256(os.fsencode(where)).hexdigest()[:16]
    return Store(folder / f"{where.name}-{mark}.sqlite")


@contextlib.contextmanager
def remembering(config: Config) -> Iterator[Memory]:
    """Give the memory of a corpus to what reads and compares it, and keep what was read anew."""
    memory = Memory(config, store_for(config.root))
    with memory.odds():
        yield memory
    memory.keep()


def _states(documents: Sequence[Path]) -> dict[str, str]:
    return {str(path): state_of(path) for path in documents}


def _are_still(states: Mapping[str, str]) -> bool:
    return all(is_still(Path(path), state) for path, state in states.items())


def _key(*parts: object) -> bytes:
    return hashlib.sha256(repr((identity(), *parts)).encode("utf-8", "surrogatepass")).digest()
