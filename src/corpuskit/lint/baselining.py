"""Hold the outcome of a check against the baseline of its corpus, or write that anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpuskit.core.bounds import real
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.result import Baseline, Result
from corpuskit.lint.accepted import Sight, compare
from corpuskit.lint.baseline import Entry, read_baseline, write_baseline
from corpuskit.lint.documents import find_documents


@dataclass(frozen=True, slots=True)
class Written:
    """Count what a written baseline holds, what of it is new, and what fell out."""

    path: Path
    accepted: int
    new: int
    gone: int


def sight_of(documents: Sequence[Path], result: Result, *, whole: bool) -> Sight:
    """Say what a run looked at; `whole` that it was asked for the whole corpus."""
    unread = {problem.path.stem for problem in result.problems if problem.fatal}
    return Sight(
        frozenset(path.stem for path in documents) - unread,
        frozenset(result.checks),
        whole and not unread,
    )


def is_whole(paths: Sequence[Path], documents: Sequence[Path], corpus: Path, root: Path) -> bool:
    """Tell whether a run was asked for the whole corpus: by naming nothing, or all of it."""
    if not paths or real(root) in {real(path) for path in paths}:
        return True
    named = {real(path) for path in documents}
    return corpus.is_dir() and {real(path) for path in find_documents([corpus])} <= named


def against_baseline(result: Result, path: Path, sight: Sight) -> Result:
    """Part the findings of a result by a baseline.

    Raises CorpuskitError where it cannot be read.
    """
    found = compare(
        result.findings, read_baseline(path), sight, (s.finding for s in result.suppressed)
    )
    return replace(
        result,
        findings=found.new,
        baselined=found.accepted,
        baseline=Baseline(str(path), found.reasons, tuple(map(_named, found.gone))),
    )


def renew_baseline(result: Result, path: Path, sight: Sight) -> Written:
    """Write the baseline that accepts all open findings of a result.

    Reasons of what stays are kept, what is found no more falls out. Raises CorpuskitError where
    the old one cannot be read, where it cannot be written, and where a document could not be
    read, as all that was accepted in it would fall out.
    """
    unread = [problem for problem in result.problems if problem.fatal]
    if unread:
        raise CorpuskitError(
            f"{path}: not written, as {unread[0].path} could not be read; mend that first"
        )
    old = read_baseline(path) if path.exists() else ()
    found = compare(result.findings, old, sight, (s.finding for s in result.suppressed))
    write_baseline(path, found.renewed)
    return Written(path, len(found.renewed), len(found.new), len(found.gone))


def _named(entry: Entry) -> str:
    return f"{entry.check} {entry.message}".strip()
