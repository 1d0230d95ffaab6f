"""Which level the configuration sets for a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpuskit.checks.check import Check
from corpuskit.core.overrides import OFF
from corpuskit.lint.naming import means


def level_of(check: Check, levels: Mapping[str, str]) -> str:
    """Return the level set for a check, empty for none; the longest name that means it counts."""
    meant = [name for name in levels if means(name, check)]
    # A slug names one check alone, as a whole id does.
    best = max(
        meant, default="", key=lambda name: len(name) if name != check.slug else len(check.id)
    )
    return levels.get(best, "")


def left_on(chosen: Iterable[Check], levels: Mapping[str, str]) -> tuple[Check, ...]:
    """Return the checks that are not turned off."""
    return tuple(check for check in chosen if level_of(check, levels) != OFF)
