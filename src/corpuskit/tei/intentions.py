"""What people mean who write names of other vocabularies."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from corpuskit.core.parsers import parse_toml


@dataclass(frozen=True, slots=True)
class Intentions:
    """Hold what to write instead of a name: of an element, one at a wrong place, an attribute."""

    elements: Mapping[str, str]
    misplaced: Mapping[str, str]
    attributes: Mapping[str, str]


def bare(meant: str | None) -> bool:
    """Tell whether what is meant is just the name of an element: `<item>`."""
    return bool(meant) and bool(re.fullmatch(r"<\w+>", meant or ""))


@functools.cache
def intentions() -> Intentions:
    """Return the table of what is meant by which name."""
    path = files("corpuskit.tei").joinpath("data", "intentions.toml")
    table = parse_toml(path.read_text(encoding="utf-8"))
    return Intentions(table["elements"], table["misplaced"], table["attributes"])
