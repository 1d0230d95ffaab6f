"""Read one document: the same pure function here, in another process, or behind a memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from corpuskit.claims.comparison.shared import share_parts
from corpuskit.claims.extract import extract
from corpuskit.claims.model import Extract
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.packing import pack
from corpuskit.core.reads import note_all, noted
from corpuskit.tei.document import Document, load, parse

# A state that no file has.
_FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was read from one document: its claims, None where the file cannot be used.

    `state` is that of the file itself, empty where reading it came to no end; `needs` has those of
    the files that were read or looked for beside it, by path.
    """

    extract: Extract | None
    problems: tuple[Problem, ...]
    state: str
    needs: dict[str, str] = field(default_factory=dict)


def read_document(path: Path) -> Reading:
    """Extract the claims of one file, in a way that depends on it and what it needs alone.

    A file on which the program itself fails is a problem like one that cannot be read: the others
    of the corpus are read all the same.
    """
    return share_parts(_read_whole(path))


def _read_whole(path: Path) -> Reading:
    try:
        return _reading(path, partial(load, path))
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"reading it failed ({reason})"
        return unread(path, message, "leave it out until this fault of corpuskit is mended")


def unread(path: Path, message: str, advice: str) -> Reading:
    """Return the reading of a file that came to no end, which is tried again the next time."""
    note_unread(path)
    return Reading(None, (Problem(path, 0, message, advice, fatal=True),), "")


def note_unread(path: Path) -> None:
    """Keep what is made without a document from being taken over the next time."""
    note_all({str(path): _FAILED})


def packed_reading(path: str) -> bytes:
    """Return what is read from one file as bytes: what the worker of a pool or cluster does.

    Bytes hold no part twice over for long, so that none is sought out to be held once.
    """
    return pack(_read_whole(Path(path)))


def read_text(data: bytes, path: Path) -> Reading:
    """Extract the claims of what a file would hold; `path` names it."""
    return share_parts(_reading(path, partial(parse, data, path)))


def with_shared_parts(reading: Reading) -> Reading:
    """Return what was unpacked as it was read at first: equal parts are held once."""
    return share_parts(reading)


def _reading(path: Path, loaded: Callable[[], Document]) -> Reading:
    with noted() as states:
        found, problems = _read(loaded)
    return Reading(found, problems, states.pop(str(path), ""), states)


def _read(loaded: Callable[[], Document]) -> tuple[Extract | None, tuple[Problem, ...]]:
    try:
        document = loaded()
    except InputError as error:
        return None, (error.problem,)
    found = extract(document)
    return found, (*document.problems, *found.unread)
