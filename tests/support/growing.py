"""How much longer a longer input takes, for tests that time must grow with the text alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

RUNS = 3
# Below this a clock tells little: what takes less counts as this long.
LEAST = 0.002


def growth(read: Callable[[str], object], unit: str, size: int, factor: int = 10) -> float:
    """Return how many times longer `factor` times `size` characters of `unit` take to read.

    Processor time, the best of several runs, and without the collector of garbage: a full
    collection walks over whatever else the process of the tests holds, and may cost more than
    what is measured.
    """
    shorter, longer = (unit * (length // len(unit)) for length in (size, factor * size))
    read(shorter)
    return _seconds(read, longer) / max(_seconds(read, shorter), LEAST)


def _seconds(read: Callable[[str], object], text: str) -> float:
    collecting = gc.isenabled()
    gc.disable()
    try:
        return min(_once(read, text) for _ in range(RUNS))
    finally:
        if collecting:
            gc.enable()


def _once(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
