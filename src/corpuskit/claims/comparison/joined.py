"""Join keys that are found to be one: who is joined with whom, through whomever."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)


class Joined(Generic[_Key]):
    """Hold sets of keys that grow together (union by path halving).

    >>> joined = Joined[str]()
    >>> joined.join("a", "b"), joined.join("c", "b")
    (None, None)
    >>> joined.root("a") == joined.root("c"), joined.root("d")
    (True, 'd')
    """

    def __init__(self) -> None:
        self._parent: dict[_Key, _Key] = {}

    def root(self, key: _Key) -> _Key:
        """Return the key that stands for all that this one is joined with."""
        while (above := self._parent.get(key, key)) != key:
            self._parent[key] = self._parent.get(above, above)
            key = above
        return key

    def are_one(self, a: _Key, b: _Key) -> bool:
        """Tell whether two keys are joined."""
        return self.root(a) == self.root(b)

    def join(self, a: _Key, b: _Key) -> None:
        """Say that two keys are one."""
        self._parent[self.root(b)] = self.root(a)
