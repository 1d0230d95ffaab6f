"""Find the entries of a register with a name like another, without comparing it with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


def _one_key(_: str) -> Iterable[str]:
    return ("",)


@dataclass(frozen=True)
class Likeness:
    """Say which names are one's: those that are the `same`.

    Names that are the same share one of their `keys`; the corpus has many names, and only those
    that share a key are compared.

    >>> folded = Likeness(lambda a, b: a.casefold() == b.casefold(), lambda n: (n.casefold(),))
    >>> folded.same("Oslo", "OSLO"), list(folded.keys("OSLO"))
    (True, ['oslo'])
    """

    same: Callable[[str, str], bool]
    keys: Callable[[str], Iterable[str]] = _one_key


@dataclass
class Lookalikes:
    """Hold the names of entries, which are numbers in the order of the register."""

    likeness: Likeness
    _by_key: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, entry: int, name: str) -> None:
        """Note a name of an entry."""
        for key in self.likeness.keys(name):
            self._by_key[key].append((entry, name))

    def like(self, name: str) -> list[int]:
        """Return the entries with a name that is the same, in order."""
        near = {pair for key in self.likeness.keys(name) for pair in self._by_key.get(key, ())}
        return sorted({entry for entry, each in near if self.likeness.same(each, name)})
