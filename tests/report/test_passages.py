"""A passage of a review keeps its words whole, however narrow the terminal is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpuskit.core.findings import Location
from corpuskit.report.review import render_passage

LONG = "Agreement for the Full Utilization of the Waters of the River"
SENTENCE = f"They were shared by the {LONG}, signed in the capital on 8 November."


def passage(sentence: str, words: str, width: int) -> str:
    start = sentence.index(words)
    where = Location("chapter", "chapter.xml", 1, 1, 2, "", sentence, start, start + len(words))
    return render_passage(where, width)


def test_words_that_fill_more_than_a_line_are_marked_in_each_line() -> None:
    shown = passage(SENTENCE, LONG, 40)
    assert "�" not in shown
    assert " ".join(re.findall(r"\[\[(.*?)\]\]", shown)) == LONG
    assert shown.startswith("    They were shared by the [[Agreement]]\n")


def test_words_that_fit_a_line_stand_on_one() -> None:
    assert "[[8 November]]" in passage(SENTENCE, "8 November", 40)


@given(st.text("ab ", min_size=1, max_size=90), st.integers(1, 90))
def test_nothing_is_lost_or_made_up_around_the_marks(words: str, width: int) -> None:
    if not (held := " ".join(words.split())):
        return
    shown = passage(f"x {held} y", held, width)
    assert "�" not in shown
    found = re.sub(r"\s", "", "".join(re.findall(r"\[\[(.*?)\]\]", shown)))
    assert found == held.replace(" ", "")
