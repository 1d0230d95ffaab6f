"""Where a stretch stands after edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpuskit.server.moving import change_between, moved

WORDS = st.text("ab")


@given(WORDS, WORDS)
def test_a_change_makes_the_new_text_of_the_old(old: str, new: str) -> None:
    change = change_between(old, new)
    if change is None:
        assert old == new
    else:
        put = new[change.start : change.start + change.length]
        assert old[: change.start] + put + old[change.end :] == new


@given(WORDS, WORDS, WORDS, WORDS)
def test_what_is_changed_before_or_behind_moves_a_stretch_unchanged(
    before: str, after: str, changed_before: str, changed_after: str
) -> None:
    old = f"{before}<kept>{after}"
    new = f"{changed_before}<kept>{after}"
    last = f"{changed_before}<kept>{changed_after}"
    changes = [c for c in (change_between(old, new), change_between(new, last)) if c is not None]
    now = moved(len(before), len(before) + 6, changes)
    assert now is not None
    assert last[slice(*now)] == "<kept>"


def test_what_is_typed_within_a_stretch_belongs_to_it() -> None:
    change = change_between("in 1995 there", "in 19995 there")
    assert change is not None
    assert moved(3, 7, [change]) == (3, 8)


def test_a_change_across_an_end_leaves_no_place() -> None:
    change = change_between("in 1995 there", "in 19there")
    assert change is not None
    assert moved(3, 7, [change]) is None
