"""Passages read side by side."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.model.slots import Passage, SlotKind
from corpuskit.claims.slots import cross_encoder
from corpuskit.claims.slots.cross_encoder import read_ahead, side_by_side
from corpuskit.claims.slots.marked import passage_of
from corpuskit.claims.slots.mentions import Mention
from corpuskit.core.findings import Location
from corpuskit.core.odds import odds_in


def passage(text: str, kind: SlotKind = SlotKind.FIGURE, before: tuple[int, ...] = ()) -> Passage:
    """Return the passage of the words between square brackets."""
    start, end = text.index("["), text.index("]") - 1
    sentence = text.replace("[", "").replace("]", "")
    place = Location("a", "a.xml", 1, 1, 1, "", sentence, start, end)
    return passage_of(Mention(kind, place), before)


def tokens(read: Passage) -> list[int]:
    return np.frombuffer(read.tokens, dtype="<u2").tolist()  # type: ignore[no-any-return]


TOLD = passage("The tannery cost its owner [1,900 crowns] to build.")


@pytest.mark.parametrize(
    ("alike", "unlike"),
    [
        (
            "All in all [2,100 crowns] went into building the tannery.",
            "The tannery was sold for [2,100 crowns] twelve years later.",
        ),
        (
            "Its construction swallowed [2,100 crowns].",
            "A master tanner there earned [2,100 crowns] a year.",
        ),
    ],
)
def test_what_answers_one_question_is_likelier_than_what_answers_another(
    alike: str, unlike: str
) -> None:
    assert side_by_side(TOLD, passage(alike)) > side_by_side(TOLD, passage(unlike))


def test_which_of_two_stands_first_does_not_matter() -> None:
    other = passage("The roof alone took [700 crowns].")
    assert side_by_side(TOLD, other) == pytest.approx(side_by_side(other, TOLD))


def test_what_is_read_ahead_is_not_read_again_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    several = [passage(f"The mill paid [{number} crowns] for oats.") for number in range(2, 7)]
    alone = [side_by_side(TOLD, each) for each in several]
    cross_encoder._both_ways.cache_clear()
    cross_encoder._mean.cache_clear()
    monkeypatch.setattr(cross_encoder, "cores", lambda: 3)
    read_ahead((TOLD, each) for each in several)
    monkeypatch.setattr(cross_encoder, "_read", _never)
    assert [side_by_side(each, TOLD) for each in several] == alone


def test_what_is_remembered_is_not_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    cross_encoder._mean.cache_clear()
    monkeypatch.setattr(cross_encoder, "_read", _never)
    several = [passage(f"The mill paid [{number} crowns] for hay.") for number in range(2, 7)]
    with odds_in(_Everything()):
        read_ahead((TOLD, each) for each in several)
        assert {side_by_side(TOLD, each) for each in several} == {1.5}


class _Everything:
    """Remember that all pairs have the same odds."""

    def known(self, asked: bytes) -> float:
        assert asked
        return 1.5

    def learn(self, asked: bytes, odds: float) -> None:
        raise AssertionError((asked, odds))


def _never(first: Passage, second: Passage) -> float:
    raise AssertionError((first, second))


def test_a_passage_has_the_mark_of_its_own_value_and_the_end_of_what_is_before_it() -> None:
    before = (2001, 2002, SlotKind.DATE.value, 2003)
    read = passage("In 1850 they owned [nine looms].", before=before)
    assert tokens(read)[:3] == [2001, 2002, 2003]
    assert tokens(read)[read.at] == SlotKind.FIGURE.value
    assert sum(token in {kind.value for kind in SlotKind} for token in tokens(read)) == 1


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 60))
def test_a_passage_is_never_too_long_and_keeps_its_mark(left: int, right: int, before: int) -> None:
    text = " ".join([*["loom"] * left, "[9 crowns]", *["weaver"] * right])
    read = passage(text, before=tuple(range(2000, 2000 + before)))
    assert len(tokens(read)) <= 84
    assert tokens(read)[read.at] == SlotKind.FIGURE.value
