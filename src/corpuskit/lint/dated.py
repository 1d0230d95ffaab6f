"""Say which documents the configuration dates that are not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpuskit.core.config import Config
from corpuskit.core.errors import Problem
from corpuskit.core.result import Result
from corpuskit.lint.policy import Policy


def with_unknown_dates(result: Result, names: Iterable[str], policy: Policy) -> Result:
    """Return the result with a problem for each date of a document that does not exist.

    That is known only where the whole corpus is checked and all of it could be read.
    """
    if not policy.whole or any(problem.fatal for problem in result.problems):
        return result
    found = _unknown(policy.config, sorted(set(names)))
    return replace(result, problems=(*result.problems, *found))


def _unknown(config: Config, names: list[str]) -> Iterator[Problem]:
    for name in config.dates:
        place = config.place("dates", name)
        if name not in names and config.path is not None and place is not None:
            near = difflib.get_close_matches(name, names, 1, 0.0)
            advice = f"did you mean {near[0]}?" if near else "take it out"
            message = f"[dates] names {name!r}, and no document is called so"
            yield Problem(config.path, place.line, message, advice, place.column)
