"""What users call checks: ids, slugs, and the beginnings of ids."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from corpuskit.checks.check import Check, checks
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError

# How the ids of the checks of papers begin, which only `check-draft` runs to any purpose.
OF_PAPERS = "DRF"


def means(wanted: str, check: Check) -> bool:
    """Tell whether a name is the slug of a check, its id, or the beginning of its id."""
    return wanted == check.slug or (bool(wanted) and check.id.startswith(wanted.upper()))


def names_one(wanted: str, check: Check) -> bool:
    """Tell whether a name is the id or the slug of a check, in full."""
    return wanted == check.slug or wanted.upper() == check.id


def unknown(wanted: str, where: str = "") -> CorpuskitError:
    """Return the error for a name that means no check, with the nearest ones and a place."""
    names = {name.lower(): name for check in checks() for name in (check.id, check.slug)}
    near = [names[name] for name in difflib.get_close_matches(wanted.lower(), names, 3, 0.0)]
    return CorpuskitError(
        f"{where}{': ' if where else ''}no check is called {wanted!r}; did you mean "
        f"{', '.join(near[:-1])} or {near[-1]}?"
    )


def check_names(config: Config) -> None:
    """Refuse a configuration that names a check which does not exist.

    A slip of the pen there would silence nothing, or leave on what should be off, and tell nobody.
    Raises CorpuskitError with the place in the file.
    """
    for wanted, keys in _named(config):
        if not any(means(wanted, check) for check in checks()):
            raise unknown(wanted, config.where(*keys))
    for entry in config.suppress:
        if entry.check and not any(names_one(entry.check, check) for check in checks()):
            raise unknown(entry.check, config.where("suppress", entry.number, "check"))


def _named(config: Config) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield what the file calls checks; what the command line added has no place there."""
    for key in ("select", "ignore"):
        said = config.said.get(key, ())
        yield from ((wanted, (key, number)) for number, wanted in enumerate(said))
    yield from ((wanted, ("levels", wanted)) for wanted in config.levels)
    for pattern, ignored in config.per_path_ignores.items():
        for number, wanted in enumerate(ignored):
            yield wanted, ("per-path-ignores", pattern, number)
