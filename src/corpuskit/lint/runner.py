"""Run the checks over a corpus."""

from __future__ import annotations

from collections.abc import Sequence

from corpuskit.checks.check import Check, checks
from corpuskit.claims.model import Extract
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.findings import Finding, ordered


def run_checks(extracts: Sequence[Extract], chosen: Sequence[Check]) -> tuple[Finding, ...]:
    """Return what the chosen checks find, in an order that depends on the findings alone."""
    by_name = sorted(extracts, key=lambda extract: (extract.name, extract.path))
    return ordered(finding for check in chosen for finding in check.find(by_name))


def choose(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return the checks meant by ids, slugs or id prefixes; all of them when none is selected."""
    for wanted in (*select, *ignore):
        if not any(_means(wanted, check) for check in checks()):
            known = ", ".join(check.id for check in checks())
            raise CorpuskitError(f"no check is called {wanted!r}; the checks are {known}")
    return tuple(
        check
        for check in checks()
        if (not select or any(_means(wanted, check) for wanted in select))
        and not any(_means(wanted, check) for wanted in ignore)
    )


def _means(wanted: str, check: Check) -> bool:
    return wanted == check.slug or check.id.startswith(wanted.upper())
