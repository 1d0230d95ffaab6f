"""Make a report and look at its pages as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpuskit.cli import main


def made(*args: str) -> None:
    """Run corpuskit report, which must end well."""
    with pytest.raises(SystemExit) as ended:
        main(["report", *args])
    assert not ended.value.code


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
