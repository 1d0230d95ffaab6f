"""Write a folder of files whole or not at all, in place of one that was written before.

The files go to a temporary folder beside it, which then takes its name. What is no part of an
earlier writing is never removed: a folder with anything else in it is refused.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpuskit.core.bounds import is_of_repository, leads_out
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import make_folder

# What file managers leave in any folder, and what hosts of pages want beside them.
_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})
_OF_HOSTS = frozenset({".nojekyll", "CNAME"})
_BEFORE, _AFTER = ".corpuskit-", ".folder"


def files_in(folder: Path) -> tuple[str, ...]:
    """Return what is below a folder, links to folders unfollowed, as paths from it."""
    found = (
        Path(root, name).relative_to(folder).as_posix()
        for root, _, names in os.walk(folder)
        for name in names
    )
    return tuple(sorted(found))


def refuse_folder(folder: Path, known: Iterable[str]) -> None:
    """Raise CorpuskitError for a folder that holds what `known` does not name, or is none."""
    if leads_out(folder):
        raise CorpuskitError(f"{folder}: is a link that leads out of the corpus; name a folder")
    if is_of_repository(folder):
        raise CorpuskitError(f"{folder}: is git's own; name another folder")
    if folder.exists() and not folder.is_dir():
        raise CorpuskitError(f"{folder}: is no folder; name another one")
    others = sorted(set(files_in(folder)) - set(known) - set(_left_by_others(folder)))
    if others:
        raise CorpuskitError(
            f"{folder}: holds {others[0]}, which no report wrote; "
            "move it away, or name a new folder"
        )


def _left_by_others(folder: Path) -> Iterator[str]:
    """Yield what systems and hosts put into a folder, which is kept, as paths from it.

    They put it at any depth; of what is git's, only what stands at the top is the folder's own.
    """
    for name in files_in(folder):
        parts = name.split("/")
        hosted = len(parts) == 1 and parts[0] in _OF_HOSTS
        if hosted or parts[-1] in _OF_SYSTEMS or parts[0].startswith(".git"):
            yield name


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Replace a folder by one with these files, named by their paths from it, in one step.

    Who calls has asked `refuse_folder`. Until all files are written the old folder stands; what
    systems and hosts put into it is in the new one too.

    Raises CorpuskitError in one line where the disk refuses.
    """
    target = Path(os.path.realpath(folder))
    try:
        make_folder(target.parent)
        _clean(target.parent)
        with _temporary(target.parent) as new:
            made: set[Path] = set()
            for name, data in files:
                path = new / name
                if path.parent not in made:
                    make_folder(path.parent)
                    made.add(path.parent)
                path.write_bytes(data)
            _keep(target, new)
            _swap(new, target)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CorpuskitError(f"{folder}: cannot be written ({reason})") from error


def _keep(old: Path, new: Path) -> None:
    """Copy what systems and hosts put into the old folder: that one stays whole until the swap."""
    for tree in old.glob(".git*"):
        # Whole, as git needs folders that are empty too.
        if tree.is_dir() and not tree.is_symlink():
            shutil.copytree(tree, new / tree.name, symlinks=True)
    for name in _left_by_others(old):
        path = new / name
        if not os.path.lexists(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(old / name, path, follow_symlinks=False)


def _swap(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    new.chmod(target.stat().st_mode & 0o777)
    old = target.parent / _name()
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _name() -> str:
    return f"{_BEFORE}{secrets.token_hex(8)}{_AFTER}"


@contextlib.contextmanager
def _temporary(parent: Path) -> Iterator[Path]:
    """Make a temporary folder that is locked as long as this run works on it."""
    from corpuskit.core.locks import take

    path = parent / _name()
    path.mkdir()
    handle = os.open(path, os.O_RDONLY) if os.name == "posix" else -1
    try:
        if handle >= 0:
            take(handle, wait=True)
        yield path
    finally:
        if handle >= 0:
            os.close(handle)
        # By now it has its name, or is not wanted.
        shutil.rmtree(path, ignore_errors=True)


def _clean(parent: Path) -> None:
    """Remove the temporary folders of runs that are dead."""
    from corpuskit.core.locks import take

    for path in parent.glob(f"{_BEFORE}*{_AFTER}"):
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            try:
                if take(handle):
                    shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(handle)
