"""Keep to what stands in files that a branch touched."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from corpuskit.core.bounds import real
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.git import answer, asked, commit_of
from corpuskit.core.result import Result

OPTION = "--changed-since"


def changed_since(revision: str, folder: Path) -> frozenset[Path]:
    """Return the files that differ from where this branch left a revision, and still exist.

    What is not committed counts, as do files that git does not know and does not ignore. What
    happened on the other side since the branch left it does not.

    Raises CorpuskitError outside a repository, for an unknown revision, one without a common
    history, and where git is not installed.
    """
    root = _root(folder)
    commit = _commit(revision, root)
    base = answer(root, "merge-base", "--end-of-options", commit, "HEAD")
    if base is None:
        raise CorpuskitError(
            f"{OPTION}: {revision} has no common history with this branch here; fetch all of it "
            "(git fetch --unshallow; in GitHub Actions fetch-depth: 0)"
        )
    start = base.decode().strip()
    different = answer(root, "diff", "--name-only", "--no-renames", "-z", start, "--")
    unknown = answer(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = (different or b"").split(b"\0") + (unknown or b"").split(b"\0")
    files = (root / os.fsdecode(name) for name in names if name)
    return frozenset(real(file) for file in files if file.exists())


def in_changed(result: Result, changed: frozenset[Path]) -> Result:
    """Return the result with the findings that have a place in files that changed.

    All were compared with everything: a contradiction between a file that changed and one that
    did not is kept. What is left out is counted.
    """
    kept = tuple(
        finding
        for finding in result.findings
        if any(real(Path(place.path)) in changed for place in finding.places)
    )
    return replace(result, findings=kept, elsewhere=len(result.findings) - len(kept))


def _root(folder: Path) -> Path:
    done = asked(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise CorpuskitError(
            f"{folder}: {OPTION} compares with a revision of a git repository, and git finds none "
            f"there ({said})"
        )
    return Path(os.fsdecode(done.stdout.rstrip(b"\r\n")))


def _commit(revision: str, root: Path) -> str:
    found = commit_of(revision, root)
    if found is None:
        raise CorpuskitError(
            f"{OPTION}: the repository {root} knows no revision {revision!r}; name a branch, tag "
            "or commit, and fetch it first (in GitHub Actions with fetch-depth: 0)"
        )
    return found
