"""Options and output that commands share."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from corpuskit.cli.output import tell
from corpuskit.core.bounds import real
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError, Problem
from corpuskit.lint.documents import find_documents
from corpuskit.lint.governing import configured as configured


class _Places(click.Path):
    """Take a path, or the URI of one, `file:///corpus`, as Spark and other tools write it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; called by click."""
        scheme, found, rest = str(value).partition("://")
        if found and scheme.isalnum() and not Path(value).exists():
            if scheme.lower() != "file":
                self.fail(f"{value}: is on no disk here; mount it, and name the folder", param, ctx)
            machine, slash, path = rest.partition("/")
            if machine not in ("", "localhost"):
                self.fail(f"{value}: names another machine; mount it, and name the folder")
            # Few name places so.
            from urllib.parse import unquote

            value = unquote(slash + path)
        return super().convert(value, param, ctx)


PATHS = _Places(path_type=Path)


def inside(config: Config, paths: Iterable[Path]) -> None:
    """Refuse paths outside of the folder that a configuration governs.

    Raises CorpuskitError. Without a configuration there is no such folder.
    """
    if config.path is None:
        return
    root = real(config.root)
    for path in paths:
        # A link counts by where it stands or by where it leads.
        stands = Path(os.path.abspath(path))  # noqa: PTH100
        if not any(place.is_relative_to(root) for place in (stands, real(path))):
            raise CorpuskitError(
                f"{path}: lies outside of the corpus that {config.path} governs; check it by itself"
            )


def documents_meant(paths: tuple[Path, ...], config: Config) -> tuple[Path, ...]:
    """Return the TEI files that paths mean, of the configured corpus where none is given.

    Raises `CorpuskitError` where there are none: whoever has no corpus is told how one begins.
    """
    if paths:
        found = find_documents(paths)
        if not found:
            raise CorpuskitError(
                f"{paths[0]}: no TEI files there; run corpuskit convert, or name them"
            )
        return found
    folder = config.corpus_folder
    found = find_documents((folder,)) if folder.exists() else ()
    if not found:
        way = "corpuskit convert fills it" if config.path else "corpuskit init begins a corpus"
        raise CorpuskitError(f"{folder}: no TEI files there; {way}, or name files")
    return found


def may_write(output: Path) -> None:
    """Refuse to write a report over what may be a document.

    Raises CorpuskitError.
    """
    if output.suffix in {".xml", ".txt"} and output.exists():
        raise CorpuskitError(f"{output}: may be a document; write the report under another name")


@contextmanager
def alone(config: Config, folder: Path | None = None) -> Iterator[None]:
    """Write to a corpus, or to a folder outside of one, while no other run does.

    Raises CorpuskitError that says who does.
    """
    # What only reads needs no locks.
    from corpuskit.core.locks import writing

    folder = folder or config.root
    if config.path is not None and real(folder).is_relative_to(real(config.root)):
        folder = config.root
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    with writing(folder):
        yield


def warn(problems: Iterable[Problem]) -> None:
    """Say on standard error what could not be read or used, a line each."""
    for problem in problems:
        tell(f"corpuskit: {_shown(problem)}")


def note(notices: Iterable[Problem]) -> None:
    """Say on standard error what is worth knowing and asks for nothing, a line each."""
    for notice in notices:
        tell(f"note: {_shown(notice)}")


def summary(files: Iterable[Path], written: Iterable[Path]) -> str:
    """Return how many TEI files there are and how many of them were changed."""
    changed = sum(path.suffix == ".xml" for path in written)
    return f"{counted(sum(path.suffix == '.xml' for path in files), 'file')}, {changed} changed"


def wants_color(no_color: bool) -> bool:
    """Tell whether output may carry ANSI colours: on a terminal, unless forbidden."""
    return sys.stdout.isatty() and not no_color and "NO_COLOR" not in os.environ


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where that is due."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def columns() -> int:
    """Return the width to wrap at: the terminal's, 80 in a file or a pipe."""
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80


def _shown(problem: Problem) -> str:
    return str(problem).replace(f"{Path.cwd()}/", "")
