"""Which passages are read side by side."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.linkage.questions import nearest
from corpuskit.claims.slots.likeness import scale


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 40), st.integers(0, 1000))
def test_the_two_nearest_of_what_is_comparable_are_read_and_not_too_many(
    rows: int, columns: int, most: int, seed: int
) -> None:
    drawn = np.random.default_rng(seed)
    near = drawn.normal(-2, 3, (rows, columns)).astype(np.float32)
    comparable = drawn.random((rows, columns)) < 0.5
    worth = comparable & (near >= scale().proposed)
    told = np.where(worth, near, -np.inf)
    mine, yours = ((-told).argsort(axis).argsort(axis) for axis in (1, 0))
    wanted = near[worth & (np.minimum(mine, yours) < 2)]
    found = nearest(near, most, comparable)
    assert all(worth[one, other] for one, other in found)
    read = sorted((near[one, other].item() for one, other in found), reverse=True)
    assert read == sorted(wanted.tolist(), reverse=True)[:most]


def test_points_that_are_all_alike_are_not_all_read() -> None:
    near = np.full((300, 300), 5, dtype=np.float32)
    assert len(nearest(near, 50, near > 0)) == 50
