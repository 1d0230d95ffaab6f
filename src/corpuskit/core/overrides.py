"""What the command line says instead of the configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpuskit.core.config import Config

OFF = "off"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def for_a_copy(config: Config, root: Path) -> Config:
    """Return the configuration for a copy of some documents in a folder of their own.

    Which checks run and at which levels is as ever. What names documents and findings is left out:
    most of them are not there.
    """
    return replace(
        config, root=root, corpus=".", suppress=(), per_path_ignores=_NOTHING, dates=_NOTHING
    )


def overridden(
    config: Config,
    *,
    fail_on: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preview: bool = False,
) -> tuple[Config, Mapping[str, Any]]:
    """Return the configuration as a command line changes it, and what it changed, by key.

    Checks selected stand in place of those that the file selects, and what the file ignores or
    turns off is set aside for them: who names a check wants to see it. Checks ignored are added
    to those of the file.
    """
    select, ignore = _apart(select), _apart(ignore)
    changed: dict[str, Any] = {}
    if fail_on is not None:
        changed["fail-on"] = fail_on
    if preview:
        changed["preview"] = True
    if select:
        changed |= {"select": select, "ignore": ignore}
        if OFF in config.levels.values():
            kept = {check: level for check, level in config.levels.items() if level != OFF}
            changed["levels"] = MappingProxyType(kept)
    elif ignore:
        changed["ignore"] = (*config.ignore, *ignore)
    fields: dict[str, Any] = {key.replace("-", "_"): value for key, value in changed.items()}
    return replace(config, **fields), changed


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """Take «FIG,DAT» for two names, as other linters do; no check has a comma in its name."""
    return tuple(part.strip() for name in names for part in name.split(","))
