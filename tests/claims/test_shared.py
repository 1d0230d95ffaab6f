"""Equal parts of claims are held once, and nothing about the claims changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpuskit.claims.comparison.shared import with_shared_parts
from corpuskit.claims.model import Claim, Extract, Value
from corpuskit.core.packing import pack, unpack
from corpuskit.lint.corpus import read_corpus
from corpuskit.lint.documents import find_documents

CORPUS = Path(__file__).parents[2] / "corpus" / "tei"


@pytest.fixture
def unpacked() -> tuple[Claim, ...]:
    """Return the claims of the corpus's longest document as a store gives them."""
    extracts, _ = read_corpus(find_documents([CORPUS]))
    longest = max(extracts, key=lambda extract: len(extract.claims))
    stored = unpack(pack(longest), Extract)
    assert stored is not None
    return stored.claims


def different(parts: list[object]) -> int:
    return len({id(part) for part in parts})


def test_claims_stay_as_they_are(unpacked: tuple[Claim, ...]) -> None:
    before = repr_of(unpacked)
    assert repr_of(with_shared_parts(unpacked)) == before


def repr_of(claims: tuple[Claim, ...]) -> list[str]:
    """Return claims in words: 1 and 1.0 are equal, and bags have no order."""
    no: frozenset[str] = frozenset()
    bags = ("words", "telling", "around", "events", "affair", "local")
    bare = [
        replace(claim, words=no, telling=no, around=no, events=no, affair=no, local=no)
        for claim in claims
    ]
    said = [[sorted(getattr(claim, bag)) for bag in bags] for claim in claims]
    facets = [sorted(claim.subject.facets) for claim in claims]
    figures = [(str(c.value.low), str(c.value.high), str(c.value.step)) for c in claims]
    plain = [replace(c, subject=replace(c.subject, facets=frozenset()), base=None) for c in bare]
    bases = [c.base and (c.base.head, sorted(c.base.facets), c.base.phrase) for c in claims]
    return [repr(each) for each in zip(plain, said, facets, figures, bases, strict=True)]


def test_equal_parts_are_one(unpacked: tuple[Claim, ...]) -> None:
    names = ("subject", "time", "words", "affair", "document", "unit")
    before = {name: different([getattr(claim, name) for claim in unpacked]) for name in names}
    shared = with_shared_parts(unpacked)
    for name in names:
        parts = [getattr(claim, name) for claim in shared]
        assert different(parts) == len(set(parts)) < before[name]


def test_figures_that_are_printed_otherwise_stay_apart(unpacked: tuple[Claim, ...]) -> None:
    one, exact = Decimal(1), Decimal("1.0")
    values = (Value(one, one, one, "exact"), Value(exact, exact, exact, "exact"))
    claims = [replace(unpacked[0], value=value) for value in values]
    figures = [str(claim.value.low) for claim in with_shared_parts(claims)]
    assert figures == ["1", "1.0"]


def test_days_are_one_for_all_documents_and_large_numbers_for_one(
    unpacked: tuple[Claim, ...],
) -> None:
    again = unpack(pack(Extract("a", "a.xml", None, claims=unpacked)), Extract)
    assert again is not None
    one, other = with_shared_parts(unpacked), with_shared_parts(again.claims)
    pairs = [(a.time.first, b.time.first) for a, b in zip(one, other, strict=True)]
    assert any(pairs)
    assert all(a is b for a, b in pairs)
    columns: list[object] = [claim.where.column for claim in one]
    assert different(columns) == len(set(columns)) < len(columns)
