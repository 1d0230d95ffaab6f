"""Logistic regression with a ridge, each weight held to the sign that its meaning has."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

_RIDGE, _STEPS, _CLOSE = 0.5, 40, 1e-4


def learnt(
    rows: Sequence[Mapping[str, float]],
    truths: Sequence[bool],
    rising: Collection[str],
    falling: Collection[str],
) -> tuple[float, Mapping[str, float]]:
    """Return the bias and the weights that tell the true rows from the others best.

    Newton's method; a sign whose weight comes out against its meaning is left out.
    """
    every = (*rising, *falling)
    used = list(every)
    while True:
        filled = [[*(row[name] for name in used), 1.0] for row in rows]
        found = _newton(filled, [float(truth) for truth in truths])
        named = zip(used, found, strict=False)
        wrong = {name for name, weight in named if weight and (weight < 0) == (name in rising)}
        if not wrong:
            break
        used = [name for name in used if name not in wrong]
    return found[-1], {**dict.fromkeys(every, 0.0), **dict(zip(used, found, strict=False))}


def _newton(rows: Sequence[Sequence[float]], truths: Sequence[float]) -> list[float]:
    size = len(rows[0])
    found = [0.0] * (size - 1) + [-3.0]
    for _ in range(_STEPS):
        slopes = [-_RIDGE * w for w in found[:-1]] + [0.0]
        curves = [[_RIDGE * (i == j < size - 1) for j in range(size)] for i in range(size)]
        for row, truth in zip(rows, truths, strict=True):
            filled = [(i, v) for i, v in enumerate(row) if v]
            odds = sum(found[i] * v for i, v in filled)
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            bend = max(chance * (1 - chance), 1e-9)
            for i, v in filled:
                slopes[i] += v * (truth - chance)
                for j, u in filled:
                    curves[i][j] += v * u * bend
        step = _solved(curves, slopes)
        longest = max(map(abs, step))
        found = [w + d * min(1.0, 2.0 / longest) for w, d in zip(found, step, strict=True)]
        if longest < _CLOSE:
            break
    return found


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for row in rows[at + 1 :]:
            times = row[at] / pivot[at]
            for column in range(at, len(row)):
                row[column] -= times * pivot[column]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        rest = sum(rows[at][j] * found[j] for j in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - rest) / rows[at][at]
    return found
