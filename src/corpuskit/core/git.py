"""Git, asked about the repository that a folder lies in: the one program that is ever started."""

from __future__ import annotations

import subprocess
from pathlib import Path

from corpuskit.core.errors import CorpuskitError


def asked(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, from a list of arguments and no shell; return how it ended.

    Raises CorpuskitError where git is not installed.
    """
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise CorpuskitError(f"git cannot be run ({error.strerror})") from error


def answer(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints, None where it refuses; raises as `asked` does."""
    done = asked(folder, *arguments)
    return done.stdout if done.returncode == 0 else None


def commit_of(revision: str, root: Path) -> str | None:
    """Return the commit that a branch, tag or number names, None where there is none.

    What begins with a dash is a name as well, and no option.
    """
    wanted = f"{revision}^{{commit}}"
    found = answer(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    return None if found is None else found.decode().strip()
