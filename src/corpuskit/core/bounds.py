"""How far the paths of a corpus may lead, whatever its files and its configuration say.

A corpus comes from other people: a link, or a path in a configuration, may name any file of this
machine. What is read goes into reports, and what is written stays. So both end at the repository
that holds the corpus, else at the folder of its configuration. Where there is neither, nothing
governs, and a path is as its user gave it.
"""

from __future__ import annotations

import os
from pathlib import Path

_REPOSITORY = ".git"
_MARKS = (_REPOSITORY, "corpuskit.toml", "pyproject.toml")


def real(path: Path) -> Path:
    """Return where a path really leads, as far as it can be followed: a link may lead to itself."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        # No file has a name with a NUL in it.
        return Path(os.path.abspath(path))  # noqa: PTH100


def bounds_of(path: Path) -> Path | None:
    """Return the folder that what stands at a path may not lead out of; None without one."""
    try:
        folders = _stands(path).parents
    except (OSError, ValueError):
        return None
    return next((each for mark in _MARKS for each in folders if (each / mark).exists()), None)


def leads_out(path: Path, leads: str = "") -> bool:
    """Tell whether a path leads, by a link, out of the corpus that it stands in.

    `leads` is where it leads, for who knows that already.
    """
    leads = leads or os.path.realpath(path)
    if leads == os.path.abspath(path):  # noqa: PTH100
        return False
    bounds = bounds_of(path)
    return bounds is not None and not Path(leads).is_relative_to(real(bounds))


def reaches(path: Path, other: Path) -> bool:
    """Tell whether a file may name another one: both lie in one corpus, or nothing governs."""
    try:
        bounds = bounds_of(path)
        return bounds is None or real(other).is_relative_to(real(bounds))
    except (OSError, ValueError):
        return False


def is_of_repository(path: Path) -> bool:
    """Tell whether a path is one of git's own files, which git executes or obeys."""
    return _REPOSITORY in map(str.casefold, (*_stands(path).parts, *real(path).parts))


def _stands(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100
