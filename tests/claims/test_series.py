"""What is told again and again is set side by side once."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.claims.extract import extract
from corpuskit.claims.model import Claim
from corpuskit.claims.reasoning import series
from corpuskit.claims.reasoning.series import ends_of
from corpuskit.tei.document import parse

HEAD = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><body>"
TOLD = (
    "<p>In <date when='1990'>1990</date> the port of Varde shipped <measure quantity='{}' "
    "unit='t'>{} tonnes</measure> of timber. In <date when='1998'>1998</date> the port of Varde "
    "shipped <measure quantity='{}' unit='t'>{} tonnes</measure> of timber. Timber from the port "
    "of Varde doubled between <date from='1990' to='1998'>1990 and 1998</date>.</p>"
)


def claims(*ends: tuple[int, int]) -> tuple[Claim, ...]:
    text = "".join(TOLD.format(a, a, b, b) for a, b in ends)
    data = f"{HEAD}{text}</body></text></TEI>".encode()
    return extract(parse(data, Path("a.xml"))).claims


def every(before: list[Claim], after: list[Claim]) -> tuple[Claim, Claim] | None:
    """Return what setting all beside all gives."""
    pairs = [pair for pair in product(before, after) if series._one_series(*pair)]
    told = {(a.value.point, b.value.point) for a, b in pairs}
    return pairs[0] if len(told) == 1 else None


# The first document is read with all word lists.
@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([40, 50]), st.sampled_from([90, 100])), max_size=4))
def test_the_ends_are_those_of_all_pairs(ends: list[tuple[int, int]]) -> None:
    found = claims(*ends)
    before = [c for c in found if c.time.first and c.time.first.year == 1990]
    after = [c for c in found if c.time.first and c.time.first.year == 1998]
    assert len(before) == len(after) == len(ends)
    assert series._only_ends(before, after) == every(before, after)


def test_pairs_do_not_grow_with_what_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Claim] = []
    judge = series._one_series

    def counted(a: Claim, b: Claim) -> bool:
        asked.append(a)
        return judge(a, b)

    monkeypatch.setattr(series, "_one_series", counted)
    counts = []
    for times in (5, 20):
        asked.clear()
        data = f"{HEAD}{TOLD.format(40, 40, 90, 90) * times}</body></text></TEI>".encode()
        document = extract(parse(data, Path("a.xml")))
        assert len(list(ends_of(document.changes, document.claims))) == len(document.changes)
        counts.append(len(asked) / len(document.changes))
    assert counts[0] == counts[1] > 0
