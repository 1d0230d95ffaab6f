"""What is asked first, and cheaply, keeps back no pair that comparing would report."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.claims.comparison.alike import LEAST_SHARED, alike
from corpuskit.claims.comparison.blocks import pairs_in
from corpuskit.claims.comparison.compare import Conflict, candidates, compared, conflicts
from corpuskit.claims.comparison.sides import Fits, may_conflict
from corpuskit.claims.model import Basis, Claim, Kind, Source, Stance, Subject, Time, Value
from corpuskit.claims.reasoning.kindred import kindred, kinship
from corpuskit.claims.reasoning.witnesses import grouped, witnesses
from corpuskit.core.findings import Level, Location
from corpuskit.lint.corpus import read_corpus
from corpuskit.lint.documents import find_documents

CORPUS = Path(__file__).parents[2] / "corpus" / "tei"
PLACE = Location("cited", "cited.xml", 1, 1, 2, "n1", "cited")
SOURCES = tuple(Source(key, key, None, None, "", PLACE) for key in ("Rao", "Diaz", "Moe"))
TIMES = (
    Time(),
    Time(date(1994, 5, 2), date(1994, 5, 2), Basis.CLAUSE),
    Time(date(1994, 5, 9), date(1994, 5, 9), Basis.PARAGRAPH),
    Time(date(1994, 1, 1), date(1994, 12, 31), Basis.SENTENCE),
    Time(date(1994, 5, 1), date(1994, 5, 31), Basis.DOCUMENT),
    Time(date(1993, 1, 1), date(1995, 12, 31), Basis.PARAGRAPH),
)
FACETS = (
    ("place", "KE"),
    ("place", "TJ"),
    ("owner", "island:"),
    ("nation", "RU"),
    ("mod", "201st"),
    ("mod", "motor"),
    ("mod", "Border"),
    ("agent", "police:"),
)
NAMES = ("name:kenya", "name:island", "name:tajikistan", "name:gorno")
WORDS = (*NAMES, "thing:military-personnel", "thing:camp", "deed:killed", "thing:border")
UNITS = (("count", "count"), ("km", "length"), ("m", "length"), ("t", "mass"), ("USD", "money-USD"))


# Two claims have most in common, or they would hardly ever be of one thing.
OWN = ("document", "group", "value", "where")
SHARED = sorted({f.name for f in fields(Claim)} - {*OWN})
T = TypeVar("T")


class Draw(random.Random):
    """Draw claims of few values each, so that what decides a comparison is met in every mix."""

    def some(self, values: Sequence[T], most: int = 4) -> frozenset[T]:
        return frozenset(self.sample(values, self.randint(0, most)))

    def value(self) -> Value:
        figure = Decimal(self.choice([0, 2, 90, 100, 110, 1000, 1150, 1600]))
        how = self.choice(["exact", "exact", "about", "moreThan", "upTo", "range"])
        low = None if how == "upTo" else figure
        high = {"moreThan": None, "range": figure * 2}.get(how, figure)
        return Value(low, high, Decimal(self.choice([1, 10, 100])), how)

    def claim(self) -> Claim:
        document, group = self.choice("ab"), self.randint(0, 2)
        phrase = self.choice(["Border men", "men"])
        unit, dimension = self.choice(UNITS)
        affair = self.some(NAMES)
        sentence = self.choice(["The other 16 men went.", *["Some 16 men went there."] * 3])
        return Claim(
            self.choice([Kind.QUANTITY, Kind.QUANTITY, Kind.SHARE]),
            document,
            Subject("men", self.some(FACETS, 3), phrase, "man"),
            self.choice(["", "killed", "had"]),
            self.value(),
            unit,
            dimension,
            self.choice(TIMES),
            self.choice([Stance.ASSERTED, Stance.REPORTED, Stance.LIMIT]),
            Location(document, f"{document}.xml", group, 1, 9, "m1", sentence, 10, 12),
            sources=tuple(self.sample(SOURCES, self.randint(0, 3))),
            group=group,
            words=self.some(WORDS, len(WORDS)),
            telling=self.choice([frozenset(), self.some(WORDS)]),
            around=self.some(WORDS),
            verb=self.choice(["", "go", "see"]),
            events=self.some(["war", "flood"], 2),
            affair=affair,
            local=self.some(sorted(affair), len(affair)),
            certain=self.random() < 0.7,
        )

    def pair(self) -> tuple[Claim, Claim]:
        a, b = self.claim(), self.claim()
        another = self.some(SHARED, 3)
        return a, replace(b, **{n: getattr(a, n) for n in SHARED if n not in another})

    def pairs(self, count: int = 300) -> Iterator[tuple[Claim, Claim]]:
        return (self.pair() for _ in range(count))


@settings(max_examples=25, deadline=None)
@given(st.integers())
def test_no_pair_that_is_reported_is_kept_back(seed: int) -> None:
    for a, b in Draw(seed).pairs():
        if compared(a, b).level is not None:
            fits = Fits()
            ((first, second),) = pairs_in(fits.sides([a, b]))
            assert may_conflict(first, second, fits), (a, b)


@settings(max_examples=25, deadline=None)
@given(st.integers())
def test_no_kin_that_are_reported_are_kept_back(seed: int) -> None:
    for a, b in Draw(seed).pairs():
        if isinstance(kinship(a, b), Conflict) and len(a.words & b.words) >= LEAST_SHARED:
            assert list(alike([a, b])) == [(a, b)]


@settings(max_examples=25, deadline=None)
@given(st.integers())
def test_of_many_claims_all_kin_are_paired(seed: int) -> None:
    claims = [claim for pair in Draw(seed).pairs(25) for claim in pair]
    found = {frozenset((id(a), id(b))) for a, b in alike(claims)}
    for a, b in combinations(claims, 2):
        if isinstance(kinship(a, b), Conflict) and len(a.words & b.words) >= LEAST_SHARED:
            assert frozenset((id(a), id(b))) in found, (a, b)


def test_what_is_drawn_conflicts_often_enough_to_try_that() -> None:
    drawn = list(Draw(1).pairs(3000))
    assert sum(compared(*pair).level is not None for pair in drawn) > 20
    assert sum(isinstance(kinship(*pair), Conflict) for pair in drawn) > 5


@pytest.fixture(scope="module")
def read() -> list[Claim]:
    extracts, _ = read_corpus(find_documents([CORPUS]))
    return [claim for extract in extracts for claim in extract.claims]


def test_the_claims_of_the_corpus(read: list[Claim]) -> None:
    """All that the filter lets pass is what comparing without it reports."""
    filtered = [(c.a, c.b, c.level) for c in conflicts(read)]
    plain = [(a, b, compared(a, b).level) for a, b in candidates(read)]
    assert filtered == [each for each in plain if each[2] is not None]


def strengths(count: int) -> Iterator[Claim]:
    """Yield the claims of a document that contradicts itself in every line."""
    force = Subject("men", frozenset({("nation", "RU")}), "the force", "force")
    words = frozenset({"thing:men", "name:kenya", "name:island"})
    for number in range(count):
        size = Decimal(1001 + 7 * number)
        yield Claim(
            Kind.QUANTITY,
            "a",
            force,
            "had",
            Value(size, size, Decimal(1), "exact"),
            "count",
            "count",
            TIMES[3],
            Stance.ASSERTED,
            Location("a", "a.xml", number, 1, 9, f"m{number}", f"It had {size} men.", 7, 11),
            group=number,
            words=words,
            affair=words,
        )


def facts(claims: list[Claim], *, every: bool) -> set[tuple[tuple[Claim, ...], Level]]:
    groups = grouped([*conflicts(claims, every=every), *kindred(claims)])
    return {(witnesses(group), max(conflict.level for conflict in group)) for group in groups}


def test_ten_thousand_claims_of_one_subject_are_one_fact_with_every_witness() -> None:
    flood = list(strengths(10_000))
    ((told, level),) = facts(flood, every=False)
    assert len(told) == len(flood)
    assert level is Level.WARNING
    # The work grows with the number of claims, not its square.
    assert sum(1 for _ in conflicts(flood, every=False)) < len(flood)
    assert sum(1 for _ in candidates(flood)) < 10 * len(flood)


@settings(max_examples=40, deadline=None)
@given(st.integers())
def test_fewer_pairs_tell_the_same_facts(seed: int) -> None:
    several = [claim for pair in Draw(seed).pairs(6) for claim in pair]
    assert facts(several, every=False) == facts(several, every=True)
