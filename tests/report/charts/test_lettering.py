"""Words broken into lines: nothing is wider than its line, nothing is lost without a sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.report.charts.lettering import lines_of, width_of

SIZE = 12.0


@given(st.text(max_size=200), st.floats(40, 400), st.integers(1, 4))
def test_lines_fit(words: str, room: float, most: int) -> None:
    lines = lines_of(words, SIZE, room, most)
    assert len(lines) <= most
    assert all(width_of(line, SIZE) <= room for line in lines)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=30))
def test_words_that_fit_are_all_there(words: list[str]) -> None:
    lines = lines_of(" ".join(words), SIZE, 200, 100)
    assert " ".join(lines).split() == words


@pytest.mark.parametrize("words", ["a " * 300, "a" * 300], ids=["many-words", "one-long-word"])
def test_what_does_not_fit_leaves_a_sign(words: str) -> None:
    lines = lines_of(words, SIZE, 100, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_figure_stays_on_one_line() -> None:
    lines = lines_of("from 1 000 000 000 USD to 2 000 000\u202f000 USD", SIZE, 120, 9)
    assert lines == ("from", "1 000 000 000", "USD to", "2 000 000 000", "USD")
