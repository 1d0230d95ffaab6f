"""The search for garbage is left as it was found, whatever happens meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from corpuskit.core.garbage import set_aside


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    searched = gc.isenabled()
    yield
    (gc.enable if searched else gc.disable)()


@pytest.mark.parametrize("searched", [True, False])
def test_it_is_off_meanwhile_and_then_as_it_was(searched: bool) -> None:
    (gc.enable if searched else gc.disable)()
    with set_aside():
        assert not gc.isenabled()
    assert gc.isenabled() is searched


def test_an_error_turns_it_on_again() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="halfway"), set_aside():
        raise ValueError("halfway")
    assert gc.isenabled()
