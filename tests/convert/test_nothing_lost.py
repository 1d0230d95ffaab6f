"""Every letter and digit of a source is in its TEI, in order, notes put back where they stood."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from lxml import etree

from corpuskit.convert.corpus import convert_corpus

SEEDS = Path(__file__).parents[2] / "seeds"
TEI = "{http://www.tei-c.org/ns/1.0}"


def letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.replace("<i>", "").replace("</i>", ""))
    return "".join(c for c in plain if c.isalnum())


class Restorer:
    """Put the notes of each page behind its text, and those of the end at the end."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.page: list[str] = []
        self.end: list[str] = []

    def restore(self, text: etree._Element) -> str:
        self.read(text)
        return "".join([*self.parts, *self.page, *self.end])

    def read(self, element: etree._Element) -> None:
        self.parts.append(element.text or "")
        for child in element:
            if child.tag == f"{TEI}note" and child.get("place"):
                self.parts.append(child.get("n") or "")
                note = Restorer()
                kept = (child.get("n") or "") + note.restore(child)
                (self.end if child.get("place") == "end" else self.page).append(kept)
            elif child.tag == f"{TEI}pb":
                self.parts.extend(self.page)
                self.page = []
            else:
                self.read(child)
            self.parts.append(child.tail or "")


def restored(path: Path) -> str:
    text = etree.parse(path).getroot().find(f"{TEI}text")
    assert text is not None
    return Restorer().restore(text)


@pytest.mark.parametrize("source", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_letters_of_the_seeds(source: Path, tmp_path: Path) -> None:
    convert_corpus([source], tmp_path)
    expected = letters(source.read_text(encoding="utf-8"))
    actual = letters(restored(tmp_path / f"{source.stem}.xml"))
    assert actual == expected
