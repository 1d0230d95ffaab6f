"""Names of registers that may be one's, or that need not be.

The machine joins names only where nobody else can be meant (`language.name_keys.same_name`). What
it left apart may still be one: a surname alone beside two who bear it, a letter misprinted, an
acronym beside its name in full. That is for a person to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from rapidfuzz.distance import DamerauLevenshtein

from corpuskit.language.name_keys import compatible, fold, same_name, sort_name, surname_key
from corpuskit.language.treaty_identity import same_instrument
from corpuskit.tei.registers import ORGANISATIONS, PEOPLE, TREATIES, Kind

Entries: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

# In a shorter name one letter more or less is another name.
_LONG = 6
_SHORTEST_ACRONYM = 3
_CAPITALS = re.compile(r"\b[A-Z](?=[a-z])")
_ACRONYM = re.compile(r"[A-Z]{3,}")


@lru_cache(maxsize=8)
def alike(kind: Kind, entries: Entries) -> tuple[tuple[str, str, str], ...]:
    """Return pairs of entries that may be one, each as both ids and why.

    Entries are compared where names of theirs begin alike, or are of one acronym.
    """
    reason = _REASONS.get(kind.file, _places)
    near: dict[str, set[int]] = defaultdict(set)
    for number, (_, names) in enumerate(entries):
        for name in names:
            for key in _keys(kind, name):
                near[key].add(number)
    pairs = {pair for numbers in near.values() for pair in combinations(sorted(numbers), 2)}
    found = []
    for i, j in sorted(pairs):
        (one, names), (other, others) = entries[i], entries[j]
        why = next((why for a in names for b in others if (why := reason(a, b))), "")
        if why:
            found.append((one, other, why))
    return tuple(found)


def apart(kind: Kind, names: tuple[str, ...]) -> str:
    """Say why the names of one entry need not be one's; empty where they can be."""
    if kind is not PEOPLE:
        return ""
    for one, other in combinations(names, 2):
        (surname, given), (second, theirs) = sort_name(one), sort_name(other)
        same = surname_key(surname) == surname_key(second)
        if same and given and theirs and not compatible(given, theirs):
            return f"{one!r} and {other!r} have other given names"
    return ""


def _keys(kind: Kind, name: str) -> Iterator[str]:
    if kind is PEOPLE:
        yield surname_key(sort_name(name)[0])[:2]
        return
    for word in re.findall(r"\w+", fold(name)):
        if len(word) >= _LONG or kind is not TREATIES:
            yield word[:4]
    if kind is ORGANISATIONS:
        yield from (found.casefold() for found in _ACRONYM.findall(name))
        yield _initials(name)


def _people(one: str, other: str) -> str:
    (surname, given), (second, theirs) = sort_name(one), sort_name(other)
    if same_name(one, other):
        return f"{one!r} and {other!r} can be one person's"
    near = _near(surname_key(surname), surname_key(second))
    if near and given and theirs and compatible(given, theirs):
        return f"{one!r} and {other!r} differ in a letter of the surname"
    if given and theirs and fold(f"{surname} {given}") == fold(f"{theirs} {second}"):
        return f"{one!r} and {other!r} have surname and given name exchanged"
    return ""


def _organisations(one: str, other: str) -> str:
    for short, full in ((one, other), (other, one)):
        is_acronym = _ACRONYM.fullmatch(short) and len(short) >= _SHORTEST_ACRONYM
        if is_acronym and _initials(full) == short.casefold():
            return f"{short!r} are the first letters of {full!r}"
    return _places(one, other)


def _treaties(one: str, other: str) -> str:
    return f"{one!r} and {other!r} can be one treaty's" if same_instrument(one, other) else ""


def _places(one: str, other: str) -> str:
    a, b = (re.sub(r"[\W_]+", "", fold(name)) for name in (one, other))
    if a == b:
        return f"{one!r} and {other!r} differ in signs alone"
    return f"{one!r} and {other!r} differ in a letter" if _near(a, b) else ""


def _near(one: str, other: str) -> bool:
    """Tell two long names that differ in a letter, and not in a digit or at the beginning."""
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    if re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1


def _initials(name: str) -> str:
    return "".join(_CAPITALS.findall(name)).casefold()


_REASONS: dict[str, Callable[[str, str], str]] = {
    PEOPLE.file: _people,
    ORGANISATIONS.file: _organisations,
    TREATIES.file: _treaties,
}
