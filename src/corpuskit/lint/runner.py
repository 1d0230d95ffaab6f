"""Run the checks over a corpus."""

from __future__ import annotations

from collections.abc import Sequence

from corpuskit import __version__
from corpuskit.checks.check import Check, checks
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding
from corpuskit.lint.naming import means, names_one, unknown
from corpuskit.lint.told_once import told_once

# Nobody has an older version whose findings a check could change.
_FIRST = (0, 1)


def run_checks(extracts: Sequence[Extract], chosen: Sequence[Check]) -> tuple[Finding, ...]:
    """Return what the chosen checks find, in an order that depends on the findings alone."""
    by_name = sorted(extracts, key=lambda extract: (extract.name, extract.path))
    return told_once(finding for check in chosen for finding in check.find(by_name))


def choose(
    select: Sequence[str] = (), ignore: Sequence[str] = (), *, preview: bool = True
) -> tuple[Check, ...]:
    """Return the checks meant by ids, slugs or id prefixes; all of them when none is selected.

    Without `preview` a check that is new in this minor version is left out, unless it is selected
    by its own name: who updates gets no findings of another kind, and may look at them first.

    Raises CorpuskitError for a name that means no check.
    """
    for wanted in (*select, *ignore):
        if not any(means(wanted, check) for check in checks()):
            raise unknown(wanted)
    return tuple(
        check
        for check in checks()
        if (not select or any(means(wanted, check) for wanted in select))
        and not any(means(wanted, check) for wanted in ignore)
        and (preview or not is_new(check) or any(names_one(wanted, check) for wanted in select))
    )


def is_new(check: Check, version: str = __version__) -> bool:
    """Tell whether a check appeared in the minor version at work, or is to appear in a later one.

    In the very first one every check is new, so that none is.
    """
    since = _minor(check.since)
    return since > _FIRST and since >= _minor(version)


def _minor(version: str) -> tuple[int, int]:
    major, minor = version.split(".")[:2]
    return int(major), int(minor)
