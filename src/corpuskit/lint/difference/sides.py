"""The two states of a corpus that are to be compared: folders, files, revisions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from corpuskit.core.bounds import real
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import make_folder, write_whole
from corpuskit.core.git import answer, commit_of
from corpuskit.lint.difference.comparing import State
from corpuskit.lint.documents import find_documents

_RANGE = ".."


def states_of_paths(old: Path, new: Path) -> tuple[State, State]:
    """Return the states that two folders, or two files, hold.

    Raises CorpuskitError where one is not there, or they are not of one sort.
    """
    for path in (old, new):
        if not path.exists():
            raise CorpuskitError(
                f"{path}: no file or folder; revisions of git are one argument, REV or OLD..NEW"
            )
    if old.is_dir() != new.is_dir():
        raise CorpuskitError(f"{old} and {new}: compare two files, or two folders")
    if not old.is_dir():
        return State({new.name: old}), State({new.name: new})
    return _state(old), _state(new)


@contextmanager
def states_of_revisions(words: str, folder: Path) -> Iterator[tuple[State, State]]:
    """Give the states of a folder at two revisions, or at one and as it stands.

    Raises CorpuskitError for what is no revision, and outside of a repository.
    """
    first, is_range, second = words.partition(_RANGE)
    if not first or (is_range and not second) or second.startswith("."):
        raise CorpuskitError(f"{words!r} names no revisions; give REV or OLD..NEW")
    root = _root(folder)
    inside = Path(os.path.relpath(real(folder), real(root)))
    with TemporaryDirectory(prefix="corpuskit-") as name:
        old = _checked_out(first, root, inside, Path(name) / "old")
        new = _checked_out(second, root, inside, Path(name) / "new") if is_range else folder
        yield _state(old, lasts=False), _state(new, lasts=not is_range)


def _state(folder: Path, *, lasts: bool = True) -> State:
    found = {path.relative_to(folder).as_posix(): path for path in find_documents((folder,))}
    return State(found, lasts)


def _checked_out(revision: str, root: Path, inside: Path, to: Path) -> Path:
    """Write the TEI files of a folder as they were at a revision; return where."""
    commit = _commit(revision, root)
    place = to / inside
    make_folder(place)
    listed = answer(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", str(inside))
    names = [os.fsdecode(each) for each in (listed or b"").split(b"\0") if each.endswith(b".xml")]
    if not names:
        raise CorpuskitError(f"{inside} had no TEI files at {revision}")
    for name in names:
        write_whole(to / name, answer(root, "show", f"{commit}:{name}") or b"")
    return place


def _root(folder: Path) -> Path:
    found = answer(folder if folder.is_dir() else Path.cwd(), "rev-parse", "--show-toplevel")
    if found is None:
        raise CorpuskitError(f"{folder}: git knows no repository there; give two folders or files")
    return Path(os.fsdecode(found.rstrip(b"\r\n")))


def _commit(revision: str, root: Path) -> str:
    found = commit_of(revision, root)
    if found is None:
        raise CorpuskitError(
            f"the repository {root} knows no revision {revision!r}; name a branch, tag or commit"
        )
    return found
