"""Leave out findings of checks that the configuration ignores in some paths."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from corpuskit.core.bounds import real
from corpuskit.core.findings import Finding
from corpuskit.core.result import Result
from corpuskit.lint.naming import means
from corpuskit.lint.policy import Policy


def without_ignored(result: Result, policy: Policy) -> Result:
    """Return the result with the findings that have a side where their check is not ignored.

    A document that is ignored cannot hide what is wrong in another one: a contradiction between
    the two is reported. Patterns are globs of paths from the folder of the configuration, in which
    * also stands for what has a slash.
    """
    ignores, root = policy.config.per_path_ignores, policy.config.root
    if not ignores:
        return result
    patterns = {
        check.id: [
            pattern for pattern, names in ignores.items() if any(means(n, check) for n in names)
        ]
        for check in policy.chosen
    }

    def is_ignored(finding: Finding) -> bool:
        mine = patterns.get(finding.check, [])
        return all(_matches(place.path, root, mine) for place in finding.places)

    return replace(result, findings=tuple(f for f in result.findings if not is_ignored(f)))


def _matches(path: str, root: Path, patterns: Iterable[str]) -> bool:
    try:
        shown = real(Path(path)).relative_to(real(root)).as_posix()
    except ValueError:
        return False
    return any(fnmatch.fnmatchcase(shown, pattern) for pattern in patterns)
