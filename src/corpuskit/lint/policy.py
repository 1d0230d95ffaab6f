"""What becomes of findings: which checks run, and how the configuration reads their findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from corpuskit.checks.check import Check
from corpuskit.core.config import Config
from corpuskit.lint.level_names import left_on
from corpuskit.lint.naming import check_names
from corpuskit.lint.runner import choose


@dataclass(frozen=True, slots=True)
class Policy:
    """Hold what decides on findings, besides what people wrote into the TEI.

    `whole` says that every document of the corpus is checked, `complete` that every check runs
    that the configuration leaves on: only then is a suppression without a finding unused.
    """

    config: Config
    chosen: tuple[Check, ...]
    whole: bool = True
    complete: bool = True
    today: date = field(default_factory=date.today)


def chosen_by(config: Config) -> tuple[Check, ...]:
    """Return the checks that a configuration, as the command line changed it, asks for.

    Raises CorpuskitError for a name that means no check, with its place in the file.
    """
    check_names(config)
    chosen = choose(config.select, config.ignore, preview=config.preview)
    return left_on(chosen, config.levels)
