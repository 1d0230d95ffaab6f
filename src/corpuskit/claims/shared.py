"""Equal parts of claims held once: a document names one subject, day and bag of words many times.

What reads claims, from the TEI or from a store, makes every part anew. Those of a store take less
than half of the memory where equal parts are one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from sys import intern
from typing import Any, TypeVar

from corpuskit.claims.model import Claim, Subject, Value
from corpuskit.core.findings import Location

_Part = TypeVar("_Part")


def with_shared_parts(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a document with each equal part held once; strings once in all."""
    parts = _Parts()
    return tuple(parts.of_claim(claim) for claim in claims)


class _Parts:
    """Hold what the claims of a document are made of."""

    def __init__(self) -> None:
        self._parts: dict[Any, Any] = {}
        self._bags: dict[frozenset[str], frozenset[str]] = {}
        self._subjects: dict[Subject, Subject] = {}
        self._numbers: dict[str, Decimal] = {}

    def of_claim(self, claim: Claim) -> Claim:
        """Return a claim, equal to the one given, of parts that others have as well."""
        return replace(
            claim,
            document=intern(claim.document),
            subject=self._subject(claim.subject),
            predicate=intern(claim.predicate),
            value=self._value(claim.value),
            unit=intern(claim.unit),
            dimension=intern(claim.dimension),
            time=self._one(claim.time),
            where=_place(claim.where),
            base=None if claim.base is None else self._subject(claim.base),
            property=intern(claim.property),
            words=self._words(claim.words),
            telling=self._words(claim.telling),
            around=self._words(claim.around),
            verb=intern(claim.verb),
            events=self._words(claim.events),
            affair=self._words(claim.affair),
            local=self._words(claim.local),
        )

    def _one(self, part: _Part) -> _Part:
        known: _Part = self._parts.setdefault(part, part)
        return known

    def _words(self, words: frozenset[str]) -> frozenset[str]:
        if words not in self._bags:
            self._bags[words] = frozenset(map(intern, words))
        return self._bags[words]

    def _subject(self, subject: Subject) -> Subject:
        if subject not in self._subjects:
            facets = self._one(subject.facets)
            self._subjects[subject] = replace(subject, head=intern(subject.head), facets=facets)
        return self._subjects[subject]

    def _value(self, value: Value) -> Value:
        return Value(
            None if value.low is None else self._number(value.low),
            None if value.high is None else self._number(value.high),
            self._number(value.step),
            intern(value.modality),
        )

    def _number(self, number: Decimal) -> Decimal:
        # 1 and 1.0 are equal, but not printed alike.
        return self._numbers.setdefault(str(number), number)


def _place(where: Location) -> Location:
    return replace(
        where,
        document=intern(where.document),
        path=intern(where.path),
        sentence=intern(where.sentence),
    )
