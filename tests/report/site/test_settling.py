"""What settles a finding with more than two sides."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_pages import made, pages_in

from corpuskit.convert.corpus import convert_corpus

SAID = {"moreau": "some 650", "okada": "652", "petrov": "about 800"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of three documents, two of which agree."""
    folder = tmp_path_factory.mktemp("three")
    sources = []
    for name, figure in SAID.items():
        path = folder / f"{name}.txt"
        said = f"In March 1998 the lighthouse service of Norland employed {figure} keepers."
        path.write_text(f"Lights of {name}\n\nAnn {name.title()}\n\n4 May 2001\n\n{said}\n")
        sources.append(path)
    convert_corpus(sources, folder / "tei")
    (folder / "corpuskit.toml").write_text("")
    made(str(folder / "tei"), "--output", str(folder / "site"), "--quiet")
    return folder / "site"


def test_a_verdict_condemns_only_what_it_excludes(site: Path) -> None:
    (text,) = [text for path, text in pages_in(site / "findings") if len(path.stem) == 16]
    right = (
        text.partition("<h3>«652 keepers» is right</h3>")[2]
        .partition("</fs")[0]
        .partition("</pre>")[0]
    )
    assert "petrov.xml#" in right
    assert "moreau.xml#" not in right


def test_a_worksheet_has_a_box_for_each_side(site: Path) -> None:
    for path, text in pages_in(site / "findings"):
        boxes = text.count("right</span>")
        assert boxes == 3, path
        assert "☐ third right" in text
        assert "☐ all stand" in text
