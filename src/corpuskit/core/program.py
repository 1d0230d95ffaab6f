"""What this program is: results of another one are not taken over."""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import lxml

import corpuskit
from corpuskit.core.reads import bytes_of

_COMPILED = "__pycache__"


@functools.cache
def identity() -> str:
    """Return what tells this program from any that could compute otherwise.

    Beside the versions these are the size and the time of every file of the package, code and
    word lists, so that a change to either counts while one works on it, and the time of the
    folder of installed packages, which changes when one of them is replaced.
    """
    package, packages = Path(corpuskit.__file__).parent, Path(lxml.__file__).parents[1]
    said = [corpuskit.__version__, sys.version, str(packages.stat().st_mtime_ns), *_files(package)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


@functools.cache
def contents() -> str:
    """Return what tells this program from another one on another machine: its version and files."""
    from importlib.metadata import version

    package = Path(corpuskit.__file__).parent
    said = hashlib.sha256(f"{corpuskit.__version__} {version('lxml')}".encode())
    for path in sorted(package.rglob("*")):
        if _COMPILED not in path.parts and path.is_file():
            said.update(path.relative_to(package).as_posix().encode() + bytes_of(path))
    return said.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.is_dir():
                if entry.name != _COMPILED:
                    yield from _files(Path(entry.path))
            else:
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
