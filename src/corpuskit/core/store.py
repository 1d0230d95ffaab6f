"""A store of what was computed before: bytes by key, in one SQLite file.

Why, and where it lies: docs/decisions/0021-remembering.md.

Everything in it can be computed again, so nothing about it is ever an error: what cannot be read is
not there, what cannot be written is left out, a file that is no store any more is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

_MOST_BYTES = 1 << 30
_PATIENCE = 2.0
_DIGEST = 16
_TABLE = "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
_HALVE = "DELETE FROM entry WHERE rowid < (SELECT (min(rowid) + max(rowid)) / 2 FROM entry)"
# The file is sound, but not to be had now, or not for this user, or the disk is full.
_NOT_NOW = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    }
)


class Store:
    """Keep bytes by key; several runs may use one file at once.

    Each value is stored with a digest of key and value, so that a damaged one is not there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reading: sqlite3.Connection | None = None
        self._damaged = False

    def get(self, key: bytes) -> bytes | None:
        """Return the value of a key, None where there is none."""
        try:
            if self._reading is None:
                self._reading = self._connect("ro")
            row = self._reading.execute("SELECT value FROM entry WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._damaged |= not _may_pass(error)
            return None
        if row is None:
            return None
        if not isinstance(row[0], bytes) or row[0] != _sealed(key, row[0][_DIGEST:]):
            self._damaged = True
            return None
        return row[0][_DIGEST:]

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Store values, all of them or none, as far as the file can be written."""
        self.close()
        with contextlib.suppress(sqlite3.Error, OSError):
            if not self._damaged:
                try:
                    self._write(values)
                except sqlite3.Error as error:
                    self._damaged = not _may_pass(error)
            if self._damaged:
                self.path.unlink(missing_ok=True)
                self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
                self._damaged = False
                self._write(values)

    def _write(self, values: Mapping[bytes, bytes]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.closing(self._connect("rwc")) as db:
            # What a loss of power takes away is computed again.
            db.execute("PRAGMA synchronous = OFF")
            db.execute(_TABLE)
            db.execute("BEGIN IMMEDIATE")
            db.executemany(
                "REPLACE INTO entry VALUES (?, ?)",
                [(key, _sealed(key, value)) for key, value in values.items()],
            )
            if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                # Also where it has not been in the way yet.
                raise sqlite3.DatabaseError("damaged")
            if _bytes_of(db) > _MOST_BYTES:
                # The older half by the order of writing.
                db.execute(_HALVE)
            db.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def _connect(self, mode: str) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)


def _may_pass(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _NOT_NOW


def _bytes_of(db: sqlite3.Connection) -> int:
    pages, free, size = (
        int(db.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _sealed(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(key + value, digest_size=_DIGEST).digest() + value
