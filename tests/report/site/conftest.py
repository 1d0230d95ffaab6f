"""Sites that several tests look at: that of the repository's own corpus, and one of odd texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_odd import ODD
from site_pages import made

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the corpus of this repository."""
    folder = tmp_path_factory.mktemp("seeds") / "site"
    made(str(ROOT / "corpus" / "tei"), "--output", str(folder), "--title", "Seeds", "--quiet")
    return folder


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of two documents with markup, other scripts and long words in them."""
    root = tmp_path_factory.mktemp("odd")
    (root / "corpuskit.toml").write_text("")
    for name, text in ODD.items():
        path = root / "corpus" / "tei" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    folder = root / "site"
    made(str(root / "corpus" / "tei"), "--output", str(folder), "--title", "<b>Odd</b>", "--quiet")
    return folder
