"""Values by what they are, not by what they equal: the key of what is remembered of a large one.

A tuple of a thousand claims takes longer to be hashed than most of what is made of it. What is made
of such a value is remembered with `functools.lru_cache` by the very object; the cache holds it, so
that no other one can come to stand in its place.
"""

from __future__ import annotations

from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Same(Generic[_Value]):
    """Stand for one object, equal to what stands for the same one and to nothing else."""

    __slots__ = ("value",)

    def __init__(self, value: _Value) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)
