"""What the commands of LaTeX do to prose, as data/latex.toml has it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from corpuskit.core.parsers import parse_toml

_ENVIRONMENTS = frozenset({"unread", "mathematics", "quotations", "tables"})


@dataclass(frozen=True)
class Words:
    """Hold the names of commands and environments by what they do, and what prints as what."""

    lists: Mapping[str, frozenset[str]]
    printed: Mapping[str, str]
    accents: Mapping[str, str]
    units: Mapping[str, str]

    def is_in(self, name: str, *lists: str) -> bool:
        """Tell whether a name is in one of some lists."""
        return any(name in self.lists[each] for each in lists)

    def knows(self, name: str) -> bool:
        """Tell a command that is read in a way of its own, whoever defines it."""
        return name in self.printed or name in self.accents or name in self._commands

    @functools.cached_property
    def _commands(self) -> frozenset[str]:
        return frozenset().union(*(self.lists[each] for each in self.lists.keys() - _ENVIRONMENTS))


@functools.cache
def words() -> Words:
    """Return the lists of data/latex.toml."""
    data = resources.files("corpuskit.convert.papers").joinpath("data", "latex.toml")
    read = parse_toml(data.read_text(encoding="utf-8"))
    tables = {name: read.pop(name) for name in ("printed", "accents", "units")}
    return Words({name: frozenset(each) for name, each in read.items()}, **tables)
