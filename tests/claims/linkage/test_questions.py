"""Which passages are read side by side."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.linkage.questions import nearest
from corpuskit.claims.slots.likeness import scale


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 40), st.integers(0, 1000))
def test_the_two_nearest_of_either_side_are_read_and_not_too_many(
    rows: int, columns: int, most: int, seed: int
) -> None:
    near = np.random.default_rng(seed).normal(0, 3, (rows, columns)).astype(np.float32)
    mine, yours = ((-near).argsort(axis).argsort(axis) for axis in (1, 0))
    rivals = (np.minimum(mine, yours) < 2) & (near >= scale().proposed)
    wanted = sorted(near[rivals].tolist(), reverse=True)[:most]
    found = nearest(near, most)
    assert sorted((near[one, other].item() for one, other in found), reverse=True) == wanted


def test_points_that_are_all_alike_are_not_all_read() -> None:
    assert len(nearest(np.full((300, 300), 5, dtype=np.float32), 50)) == 50
