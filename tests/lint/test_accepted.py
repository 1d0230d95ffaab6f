"""What a baseline accepts: passages that stood side by side before, wherever they stand now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.lint.accepted import Comparison, Sight, compare
from corpuskit.lint.baseline import Entry, Side, entry_of, read_baseline, write_baseline

WHOLE = Sight(frozenset({"a", "b", "c", "d"}), frozenset({"FIG001", "FIG004"}), whole=True)


def side(document: str, quote: str, reading: str, line: int = 1) -> Evidence:
    path = f"/corpus/{document}.xml"
    place = Location(document, path, line, 1, 2, "", quote, 0, len(quote))
    return Evidence(place, reading)


def finding(*sides: Evidence, check: str = "FIG001", others: Sequence[Evidence] = ()) -> Finding:
    places = tuple(each.location for each in others)
    said = " against ".join(f"{s.location.quote} in {s.location.citation}" for s in sides)
    return Finding(check, "slug", Level.ERROR, said, sides, others=places)


A = side("a", "187 trawlers", "187; trawlers; 1994")
B = side("b", "178", "178; trawlers of the fleet; 1994")
C = side("c", "190", "190; trawlers; 1994")
D = side("d", "200", "200; trawlers; 1994")


def held(now: Sequence[Finding], *before: Finding, sight: Sight = WHOLE) -> Comparison:
    return compare(now, [entry_of(each) for each in before], sight)


def with_(one: Evidence, *, quote: str | None = None, reading: str | None = None) -> Evidence:
    where = one.location
    return side(where.document, quote or where.quote, one.reading if reading is None else reading)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(finding(side("a", "187 trawlers", A.reading, 99), B), id="moved"),
        pytest.param(finding(B, A), id="in another order"),
        pytest.param(
            finding(with_(A, reading="187; fishing trawlers; 1994"), B), id="subject reworded"
        ),
        pytest.param(finding(with_(A, reading="187; ships; 1994"), B), id="one subject replaced"),
        pytest.param(finding(with_(A, reading="187; trawlers; May 1994"), B), id="time narrowed"),
        pytest.param(finding(with_(A, reading="187; trawlers"), B), id="time read no more"),
        pytest.param(finding(with_(A, quote="187\n  Trawlers"), B), id="broken and capital"),
    ],
)
def test_what_says_the_same_is_accepted(now: Finding) -> None:
    found = held([now], finding(A, B))
    assert found.accepted == (now,)
    assert not found.new
    assert not found.gone


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(
            finding(with_(A, quote="188 trawlers", reading="188; trawlers; 1994"), B), id="figure"
        ),
        pytest.param(finding(with_(A, quote="187 trawlers a day"), B), id="words at issue"),
        pytest.param(finding(with_(A, reading="187; trawlers; 1995"), B), id="year"),
        pytest.param(
            finding(with_(A, reading="187; ships; 1994"), with_(B, reading="178; boats; 1994")),
            id="both subjects replaced",
        ),
        pytest.param(finding(A, B, check="FIG004"), id="another check"),
        pytest.param(finding(side("d", "187 trawlers", A.reading), B), id="another document"),
        pytest.param(finding(A, C), id="another second side"),
    ],
)
def test_what_says_something_else_is_new(now: Finding) -> None:
    found = held([now], finding(A, B))
    assert [each.evidence for each in found.new] == [now.evidence]
    assert not found.accepted


def test_grouped_digits_and_spaces_are_typography() -> None:
    old = finding(side("a", "16 000", "16 000; men"), B)
    now = finding(side("a", "16,000", "16 000; men"), B)
    assert held([now], old).accepted == (now,)


def test_a_slip_of_the_pen_in_a_long_citation_may_be_mended() -> None:
    words = "Ministry of Fisheries, Annual repport on the state of the fleet (Oslo, 1993), p. 48"
    old = finding(side("a", words, "appeared 1993"), B)
    mended = finding(side("a", words.replace("repport", "report"), "appeared 1993"), B)
    assert held([mended], old).accepted
    other = finding(side("a", words.replace("48", "49"), "appeared 1993"), B)
    assert held([other], old).new


def test_a_third_witness_is_new_and_stands_in_front() -> None:
    now = finding(A, B, C)
    found = held([now], finding(A, B))
    (new,) = found.new
    assert new.evidence == (C, A, B)
    assert "accepted before without it: a, line 1, b, line 1" in new.why
    assert new.fingerprint == now.fingerprint
    assert not found.gone
    assert [len(entry.sides) for entry in found.renewed] == [3]


def test_a_witness_that_leaves_makes_nothing_new() -> None:
    now = finding(A, B)
    assert held([now], finding(A, B, C)).accepted == (now,)


def test_two_known_pairs_joined_by_a_side_are_known() -> None:
    now = finding(A, B, C)
    assert held([now], finding(A, B), finding(B, C)).accepted == (now,)


def test_sides_known_from_elsewhere_are_new_side_by_side() -> None:
    found = held([finding(A, D)], finding(A, B), finding(C, D))
    assert len(found.new) == 1
    assert len(found.gone) == 2


def test_one_entry_does_not_accept_two() -> None:
    old = finding(side("a", "5", "5; ships"), side("b", "6", "6; ships"))
    first = finding(side("a", "5", "5; grey ships"), side("b", "6", "6; grey ships"))
    second = finding(side("a", "5", "5; ships sunk"), side("b", "6", "6; ships sunk"))
    found = held([first, second], old)
    assert (found.accepted, found.new) == ((first,), (second,))
    both = held([old, second], old)
    assert (both.accepted, both.new) == ((old,), (second,))


def test_places_beyond_those_set_side_by_side_are_accepted_too() -> None:
    now = finding(A, D, others=(B, C))
    assert held([now], finding(A, B, others=(C, D))).accepted == (now,)


def test_a_finding_of_one_side() -> None:
    alone = finding(side("a", "13 kW/h", "13 kW/h; output of the plant"), check="FIG004")
    again = finding(side("a", "13 kW/h", "13 kW/h; yearly output; 1976"), check="FIG004")
    assert held([again], alone).accepted == (again,)
    other = finding(side("a", "13 kW/h", "13 kW/h; demand"), check="FIG004")
    assert held([other], alone).new == (other,)


def test_what_is_fixed_is_gone_and_falls_out() -> None:
    found = held([], finding(A, B))
    assert [entry.sides for entry in found.gone] == [entry_of(finding(A, B)).sides]
    assert not found.renewed


@pytest.mark.parametrize(
    "sight",
    [
        pytest.param(replace(WHOLE, checks=frozenset({"FIG004"})), id="check not run"),
        pytest.param(Sight(frozenset({"a"}), WHOLE.checks, whole=False), id="document not read"),
    ],
)
def test_what_was_not_looked_for_is_neither_gone_nor_dropped(sight: Sight) -> None:
    found = held([], finding(A, B), sight=sight)
    assert not found.gone
    assert found.renewed == (entry_of(finding(A, B)),)


def test_what_is_suppressed_meanwhile_is_not_gone_but_falls_out() -> None:
    found = compare([], [entry_of(finding(A, B))], WHOLE, [finding(A, B)])
    assert not found.gone
    assert not found.renewed


def test_a_renamed_document_keeps_what_was_accepted() -> None:
    sight = replace(WHOLE, documents=frozenset({"x", "b"}))
    now = finding(side("x", A.location.quote, A.reading), B)
    found = held([now], finding(A, B), sight=sight)
    assert found.accepted == (now,)
    copied = finding(side("y", A.location.quote, A.reading), B)
    two = held([now, copied], finding(A, B), sight=replace(WHOLE, documents=frozenset("xyb")))
    assert len(two.new) == 2


def test_reasons_stay_when_a_finding_is_reworded() -> None:
    entries = [replace(entry_of(finding(A, B)), reason="both are counts", by="ed.")]
    now = finding(with_(A, reading="187; grey trawlers; 1994"), B)
    (entry,) = compare([now], entries, WHOLE).renewed
    assert (entry.reason, entry.by) == ("both are counts", "ed.")
    assert entry.sides != entries[0].sides


def test_the_message_of_an_entry_names_no_line() -> None:
    entry = entry_of(finding(side("a", "5", "5", 412), B))
    assert "412" not in entry.message
    assert entry.message == "5 in a against 178 in b"


SIDES = st.sampled_from(
    [
        side(d, q, f"{q}; {w}")
        for d in "abc"
        for q in ("5", "7")
        for w in ("ships", "men", "grey men")
    ]
)
FINDINGS = st.lists(
    st.lists(SIDES, min_size=1, max_size=4, unique=True).map(lambda sides: finding(*sides)),
    max_size=6,
    unique_by=lambda each: each.fingerprint,
)


@given(FINDINGS, FINDINGS)
def test_what_was_just_written_accepts_all(now: list[Finding], before: list[Finding]) -> None:
    renewed = held(now, *before).renewed
    again = compare(now, renewed, WHOLE)
    assert not again.new
    assert not again.gone
    assert again.renewed == renewed


@given(FINDINGS, FINDINGS)
def test_every_finding_is_new_or_accepted(now: list[Finding], before: list[Finding]) -> None:
    found = held(now, *before)
    marks = sorted(each.fingerprint for each in (*found.new, *found.accepted))
    assert marks == sorted(each.fingerprint for each in now)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)


@given(
    st.lists(
        st.builds(
            Entry,
            st.just("FIG001"),
            st.lists(st.builds(Side, TEXTS, TEXTS, TEXTS), min_size=1, unique=True).map(
                lambda sides: tuple(sorted(sides))
            ),
            *[TEXTS] * 4,
        )
    )
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> None:
    path = Path(tmp_path_factory.getbasetemp()) / "baseline.json"
    write_baseline(path, entries)
    assert read_baseline(path) == tuple(sorted(entries))
    before = path.read_bytes()
    write_baseline(path, reversed(entries))
    assert path.read_bytes() == before
