"""What tests share: where the full TEI schema lies, and a profile for long searches."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# For a machine with time: pytest --hypothesis-profile=long
settings.register_profile("long", max_examples=1000, deadline=None)


def pytest_configure() -> None:
    """Let no run take over what another one computed: nothing can be stored in this place."""
    os.environ["XDG_CACHE_HOME"] = os.devnull


@pytest.fixture(scope="session")
def tei_all() -> Path:
    """Return the path of tei_all.rng, which the environment names; marked tests need it."""
    path = Path(os.environ["CORPUSKIT_TEI_ALL"])
    assert path.is_file()
    return path
