"""Figures that may be a part of something that was counted before, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass

from corpuskit.claims.model.terms import Time, Value
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class Counted:
    """Hold a count that a smaller one may be a part of.

    `noun` is the concept of what it counts, `deed` the keys of what its clause says of them,
    `narrowed` what its noun phrase says of them besides, `words` what its sentence speaks of.
    """

    value: Value
    where: Location
    noun: str
    deed: frozenset[str]
    narrowed: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Portion:
    """Hold a share, or a count before which greater ones of the same things stand.

    `clause` is what is said of it, in lower case, `denied` that this is said not to be; `doer` is
    who does it where that is another, `said` what the clause speaks of besides, `behind` what
    stands behind its verb. `noun` is empty where the number stands alone. `around` is what the
    sentence and the one before it speak of. `wholes` are the counts before it, nearest first; a
    share has none.
    """

    document: str
    value: Value
    where: Location
    noun: str
    deed: frozenset[str]
    denied: bool
    clause: str
    doer: frozenset[str]
    said: frozenset[str]
    behind: frozenset[str]
    narrowed: frozenset[str]
    words: frozenset[str]
    around: frozenset[str]
    time: Time
    affair: frozenset[str]
    wholes: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    """Hold how many were for something and how many against it.

    `words` is what the sentence speaks of.
    """

    document: str
    ayes: Value
    noes: Value
    where: Location
    noes_where: Location
    words: frozenset[str]
    time: Time
    affair: frozenset[str]
