"""A store of what was computed before: bytes by key, in one SQLite file (docs/decisions/NNNN).

Everything in it can be computed again, so nothing about it is ever an error: what cannot be read is
not there, what cannot be written is left out, a file that is no store any more is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

_MOST_BYTES = 1 << 30
_PATIENCE = 2.0
_DIGEST = 16
_TABLE = "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
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
        self._path = path

    def get(self, keys: list[bytes]) -> dict[bytes, bytes]:
        """Return the values of those keys that have one."""
        found: dict[bytes, bytes] = {}
        with contextlib.suppress(sqlite3.Error, OSError), self._open("ro") as db:
            for key in keys:
                row = db.execute("SELECT value FROM entry WHERE key = ?", (key,)).fetchone()
                if row and isinstance(row[0], bytes) and row[0][:_DIGEST] == _seal(key, row[0]):
                    found[key] = row[0][_DIGEST:]
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Store values, all of them or none, as far as the file can be written."""
        try:
            self._write(values)
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF in _NOT_NOW:
                return
            with contextlib.suppress(sqlite3.Error, OSError):
                self._path.unlink(missing_ok=True)
                self._write(values)
        except OSError:
            return

    def _write(self, values: Mapping[bytes, bytes]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._open("rwc") as db:
            # What a loss of power takes away is computed again.
            db.execute("PRAGMA synchronous = OFF")
            db.execute(_TABLE)
            db.execute("BEGIN IMMEDIATE")
            db.executemany(
                "REPLACE INTO entry VALUES (?, ?)",
                [(key, _sealed(key, value)) for key, value in values.items()],
            )
            if _bytes_of(db) > _MOST_BYTES:
                # The older half by the order of writing.
                db.execute(
                    "DELETE FROM entry WHERE rowid < (SELECT (min(rowid) + max(rowid)) / 2 FROM entry)"
                )
            db.execute("COMMIT")

    @contextlib.contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
        try:
            yield db
        finally:
            db.close()


def _bytes_of(db: sqlite3.Connection) -> int:
    pages, free, size = (
        int(db.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _sealed(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(key + value, digest_size=_DIGEST).digest() + value


def _seal(key: bytes, sealed: bytes) -> bytes:
    return _sealed(key, sealed[_DIGEST:])[:_DIGEST]
