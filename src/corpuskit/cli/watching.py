"""Check again at every save, as `check --watch` does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpuskit.cli.options import counted
from corpuskit.cli.output import tell
from corpuskit.core.errors import CorpuskitError
from corpuskit.lint.documents import find_documents

if TYPE_CHECKING:
    from watchfiles import Change

_INTERRUPTED = 130
_SUFFIXES = frozenset({".xml", ".toml", ".txt", ".json"})
# Milliseconds: an editor's writes, renames and backups within these are one save; so long at most;
# and so long until files are looked at without being told, as not every disk tells.
_QUIET, _LONGEST, _UNTOLD = 50, 500, 1000


@dataclass(frozen=True, slots=True)
class Watched:
    """Hold what a check depends on: the documents, the word lists, single files beside them."""

    documents: tuple[Path, ...]
    folders: tuple[Path, ...]
    files: tuple[Path | None, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """Hold one check that is still to be made, and what it will depend on."""

    watched: Watched
    check: Callable[[], int]


def keep_watching(prepared: Callable[[], Round]) -> int:
    """Check, wait until something that matters is saved, check again; return the exit status.

    What is wrong with the corpus meanwhile is said, and the next save waited for. What is saved
    while a check runs leads to the next one, as files are compared with what they were before it.
    """
    first = prepared()
    watched, seen = first.watched, _states(first.watched)
    try:
        first.check()
        _tell(watched)
        while True:
            for _ in _wakings(watched):
                if (now := _states(watched)) == seen:
                    continue
                if sys.stdout.isatty():
                    click.clear()
                before, watched, seen = watched, _checked(prepared, watched), now
                _tell(watched)
                if watched != before:
                    seen = {}
                    break
    except KeyboardInterrupt:
        tell("corpuskit: no longer watching")
        return _INTERRUPTED


def _checked(prepared: Callable[[], Round], watched: Watched) -> Watched:
    try:
        again = prepared()
        again.check()
    except CorpuskitError as error:
        tell(f"corpuskit: {error}")
        return watched
    return again.watched


def _tell(watched: Watched) -> None:
    documents = counted(len(find_documents(watched.documents)), "document")
    tell(f"corpuskit: watching {documents}; Ctrl-C ends")


def _wakings(watched: Watched) -> Iterator[object]:
    """Yield whenever something was saved, or may have been."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise CorpuskitError(
            "--watch needs the package watchfiles; pip install 'corpuskit[watch]'"
        ) from error

    folders = {path if path.is_dir() else path.parent for path in watched.documents}
    folders |= {folder for folder in watched.folders if folder.is_dir()}
    yield from watch(
        *sorted(folders),
        watch_filter=_matters,
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_UNTOLD,
        yield_on_timeout=True,
    )


def _matters(_change: Change, path: str) -> bool:
    name = Path(path)
    return name.suffix in _SUFFIXES and not name.name.startswith(".")


def _states(watched: Watched) -> Mapping[str, tuple[int, int, int]]:
    return {str(path): state for path in _files(watched) if (state := _state(path))}


def _files(watched: Watched) -> Iterator[Path]:
    for document in find_documents(watched.documents):
        yield document
        yield document.parent / "base" / f"{document.stem}.json"
    for folder in watched.folders:
        if folder.is_dir():
            yield from folder.iterdir()
    yield from filter(None, watched.files)


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
