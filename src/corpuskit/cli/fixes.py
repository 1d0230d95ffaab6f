"""What `check --fix` and `check --diff` do."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from corpuskit.cli.options import counted, warn
from corpuskit.cli.output import hand_over, tell
from corpuskit.core.result import Result, shown_from
from corpuskit.lint.fixing import Checked, Fixed, fix_corpus, write_fixed
from corpuskit.report.diff import render_diff


def write_fixes(check: Checked, *, unsafe: bool) -> Result:
    """Make the fixes in the files, and return what is left."""
    fixed = fix_corpus(check, unsafe=unsafe)
    write_fixed(fixed)
    _tell(fixed, "fixed")
    return fixed.result


def print_diff(check: Checked, *, unsafe: bool) -> int:
    """Print what would be changed; return 1 if anything would, 2 for an unreadable file."""
    fixed = fix_corpus(check, unsafe=unsafe)
    warn(fixed.result.problems)
    hand_over(render_diff(fixed.before, fixed.after, partial(shown_from, Path.cwd())))
    _tell(fixed, "would be fixed")
    if any(problem.fatal for problem in fixed.result.problems):
        return 2
    return int(bool(fixed.after))


def _tell(fixed: Fixed, done: str) -> None:
    warn(fixed.refused)
    files = counted(len(fixed.after), "file")
    tell(f"{fixed.made} {done} in {files}" if fixed.made else f"nothing {done}")
