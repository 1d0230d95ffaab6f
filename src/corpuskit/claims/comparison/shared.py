"""Equal parts held once: a document names one subject, day, sentence and bag of words many times.

What reads documents, from the TEI or from a store, makes every part anew. Where equal parts are
one, what is read takes two fifths of the memory.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from sys import intern
from typing import Any, TypeVar

from corpuskit.claims.model import Claim, Subject, Time, ToldDate
from corpuskit.core.findings import Location

_Part = TypeVar("_Part")
# Of these there are few, and each is asked for by many; of others none is like another.
_ONE = frozenset({Location, Subject, Time, ToldDate})
# Kinds of which no value has parts; that others are so is found when one of them comes.
_WHOLE: set[type[Any]] = {bool, type(None)}
# Python holds these once by itself.
_SMALL = 256
# Dates are shared between documents: a corpus has many more places for a date than dates.
_DAYS = 1 << 16


def with_shared_parts(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a document with each equal part held once; strings once in all.

    The claims are the ones given, and equal to what they were.
    """
    parts = _Parts()
    return tuple(parts.of(claim) for claim in claims)


def share_parts(value: _Part) -> _Part:
    """Hold each equal part of a value once; return it, equal to what it was."""
    one: _Part = _Parts().of(value)
    return one


class _Parts:
    """Hold what the values of a document are made of."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}
        # 1 and 1.0 are equal, but not printed alike.
        self._numbers: dict[str, Decimal] = {}

    def of(self, value: Any) -> Any:
        """Return a value made of parts that others have as well."""
        kind = type(value)
        if kind is str:
            return intern(value)
        if kind is frozenset:
            return self._bag(value)
        if kind is date:
            return _day(value)
        if kind is int:
            return self._known.setdefault(value, value) if value > _SMALL else value
        if kind is tuple:
            return tuple([self.of(each) for each in value]) if value else value
        if kind is Decimal:
            return self._numbers.setdefault(str(value), value)
        names = _NAMES.get(kind)
        if names is None:
            names = _NAMES[kind] = _names(kind)
        if not names:
            _WHOLE.add(kind)
            return value
        if kind in _ONE:
            known = self._known.get(value)
            if known is not None:
                return known
            self._known[value] = value
        self._settle(value, names)
        return value

    def _bag(self, bag: frozenset[Any]) -> frozenset[Any]:
        known = self._known.get(bag)
        if known is None:
            # A set that is copied from a set has a smaller table than one that grew.
            known = frozenset(set(map(self.of, bag)))
            self._known[known] = known
        return known

    def _settle(self, value: Any, names: tuple[str, ...]) -> None:
        for name in names:
            part = getattr(value, name)
            kind = type(part)
            if kind in _WHOLE or (kind is tuple and not part):
                continue
            one: Any
            if kind is str:
                one = intern(part)
            elif kind is int:
                one = self._known.setdefault(part, part) if part > _SMALL else part
            elif kind is date:
                one = _day(part)
            else:
                one = self.of(part)
            if one is not part:
                # A copy would cost as much again; who has the value sees an equal part.
                _set(value, name, one)


_set = object.__setattr__


@functools.lru_cache(maxsize=_DAYS)
def _day(day: date) -> date:
    return day


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of what a kind of value is made of; none of what has no parts."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
