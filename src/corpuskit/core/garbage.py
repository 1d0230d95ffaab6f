"""Search for no garbage while claims are compared: what is made of them holds no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def set_aside() -> Iterator[None]:
    """Leave the search for cycles alone while something is computed from claims.

    Searching a hundred thousand claims again and again took a quarter of the time of comparing
    them.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
