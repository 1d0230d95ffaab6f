"""Sites that several tests look at: that of the repository's own corpus, and one of odd texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from site_odd import ODD

from corpuskit.cli import main

ROOT = Path(__file__).parents[3]


def made(*args: str) -> None:
    """Run corpuskit report, which must end well."""
    with pytest.raises(SystemExit) as ended:
        main(["report", *args])
    assert not ended.value.code


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


class Links(HTMLParser):
    """Collect the addresses that a page points to, and the ids that it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.to: list[str] = []
        self.ids: set[str] = set()
        self.scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.to.append(value)
            if name == "id" and value:
                self.ids.add(value)
            assert not name.startswith("on"), f"{tag} {name}"
            assert name != "style", tag


def pages_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every page of a site with its text."""
    for path in sorted(folder.rglob("*.html")):
        yield path, path.read_text(encoding="utf-8")


def addresses_in(text: str) -> list[str]:
    """Return what in a text is the address of a page of the site, as the reading view holds it."""
    return re.findall(
        r'"((?:documents|findings|people|places|organisations|treaties|figures|dates|works)/[^"#]+\.html)',
        text,
    )
