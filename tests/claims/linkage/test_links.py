"""Figures and days of two documents, linked by all that they have in common."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.linkage.agreement import AGAINST, FOR, weights
from corpuskit.claims.linkage.dates import misprinted
from corpuskit.claims.linkage.figures import figures_of
from corpuskit.claims.linkage.links import best, candidates, linked
from corpuskit.claims.linkage.plausible import could_reach
from corpuskit.claims.linkage.told import Told
from corpuskit.claims.linkage.usage import Texts, usage_of
from corpuskit.claims.model import Extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

TEXTS = {
    "chapter": (
        "The port of Varde\n\nDenmark built the port of Varde in four years. The port of "
        "Varde was opened on 12 May 1987, and 3 ships came on the first day.\n\n"
        "At the end of 1998 the Danish port of Varde employed 1150 people. Of its 14 cranes two "
        "were new. In 1999 the port handled 310,000 tonnes of timber.\n"
    ),
    "feature": (
        "A town of its own\n\nNobody in Denmark forgets how the port of Varde was opened, on "
        "21 May 1987, in the rain.\n\n"
        "With 1480 people on its payroll on 31 December 1998, the Danish port of Varde is larger "
        "than the town of 9000 that it lies in. A crane costs 2 million crowns. There were 14 "
        "cranes, and 26 are wanted.\n"
    ),
}


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Extract, ...]:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder / "tei")
    found, problems = read_documents([Path(folder / "tei")])
    assert not problems
    return found


def test_two_authors_tell_one_figure(extracts: tuple[Extract, ...]) -> None:
    found = [(c.a.where.quote, c.b.where.quote) for c in linked(extracts)]
    assert found == [("1150 people", "1480 people")]


def test_two_authors_tell_one_day(extracts: tuple[Extract, ...]) -> None:
    found = [(link.a.day.isoformat(), link.b.day.isoformat()) for link in misprinted(extracts)]
    assert found == [("1987-05-12", "1987-05-21")]


def test_a_day_that_the_other_document_knows_is_none(extracts: tuple[Extract, ...]) -> None:
    chapter, feature = (next(e for e in extracts if e.name == name) for name in TEXTS)
    opened = next(day for day in chapter.days if day.day.month == 5)
    knows = replace(feature, days=(*feature.days, replace(opened, document=feature.name)))
    assert not list(misprinted([chapter, knows]))


def test_agreements_are_those_that_have_a_weight(extracts: tuple[Extract, ...]) -> None:
    assert {*weights().of, *weights("derived").of} == {*FOR, *AGAINST}
    for candidate in candidates(extracts):
        assert set(candidate.agreement) == {*FOR, *AGAINST}
        assert all(0 <= value <= 4 for value in candidate.agreement.values())


def test_what_speaks_for_one_thing_never_counts_against_it() -> None:
    for kind in ("figures", "derived"):
        of = weights(kind).of
        assert all((weight > 0) == (name in FOR) for name, weight in of.items())


@given(least=st.floats(-6, 6))
def test_what_is_weighed_could_reach_what_it_adds_up_to(
    extracts: tuple[Extract, ...], least: float
) -> None:
    chapter, feature = sorted(extracts, key=lambda e: e.name)[:2]
    known = {f.claim.where: f for f in (*figures_of(chapter), *figures_of(feature))}
    texts = Texts(usage_of(chapter), usage_of(feature))
    for candidate in candidates(extracts):
        a, b = known[candidate.a.where], known[candidate.b.where]
        assert could_reach(a, b, texts, candidate.total)
        if not could_reach(a, b, texts, least):
            assert candidate.total < least


def test_bounding_leaves_out_nothing_that_reaches_the_bound(extracts: tuple[Extract, ...]) -> None:
    least = weights().note
    every = [c for c in candidates(extracts) if c.total >= least]
    assert every
    assert list(candidates(extracts, least)) == every


def test_a_figure_that_stands_in_both_is_found_there_again(extracts: tuple[Extract, ...]) -> None:
    chapter, feature = (next(e for e in extracts if e.name == name) for name in TEXTS)
    told = Told([figure for extract in extracts for figure in figures_of(extract)])
    again = list(told.again(figures_of(chapter), chapter.name, feature.name))
    assert {(a.claim.where.quote, b.claim.where.quote) for a, b in again} == {
        ("14 cranes", "14 cranes")
    }


def test_figures_are_remembered_by_their_document(extracts: tuple[Extract, ...]) -> None:
    assert figures_of(extracts[0]) is figures_of(replace(extracts[0], days=()))
    assert figures_of(extracts[0]) is not figures_of(replace(extracts[0], passages=()))


def test_each_figure_has_one_partner_at_most(extracts: tuple[Extract, ...]) -> None:
    found = list(best(candidates(extracts)))
    ends = [id(side) for pair in found for side in (pair.a, pair.b)]
    assert len(ends) == len(set(ends))


def test_the_order_of_documents_makes_no_difference(extracts: tuple[Extract, ...]) -> None:
    def told(order: tuple[Extract, ...]) -> list[tuple[str, str, str]]:
        return [(c.a.where.quote, c.b.where.quote, c.why) for c in linked(order)]

    assert told(extracts) == told(extracts[::-1])


def test_other_documents_make_no_difference(extracts: tuple[Extract, ...]) -> None:
    other = replace(extracts[0], name="other", claims=(), days=())
    assert list(linked((*extracts, other))) == list(linked(extracts))


@given(st.sets(st.sampled_from(["thing:port", "name:varde", "thing:crane", "deed:opened"])))
def test_more_words_in_common_are_never_worth_less(words: set[str]) -> None:
    usage = usage_of(Extract("a", "a.xml", None))
    used = replace(usage, sentences=5, words={"thing:port": 3, "name:varde": 1})
    texts = Texts(used, usage)
    assert texts.rarity(words) <= texts.rarity({*words, "thing:port"}) + 1e-9
