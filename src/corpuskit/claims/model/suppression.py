"""Suppressions of people in the TEI: findings that they accept, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class Suppression:
    """Hold one `fs type="suppression"`: the check, the sides of the finding, who, why, until when.

    `about` are the sides as file and `xml:id`, each file's path resolved; `where` is the `fs`.
    `until` is the last day on which it holds, None for no end.
    """

    check: str
    about: tuple[tuple[str, str], ...]
    where: Location
    reason: str = ""
    by: tuple[str, ...] = ()
    until: date | None = None
