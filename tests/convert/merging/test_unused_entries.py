"""An entry that nothing points to is neither added nor, if it is the last one, taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import annotate_corpus, convert_corpus
from corpuskit.tei.document import load
from corpuskit.tei.validate import validate

WORDS = "Mira Okonjo writes that Anton Veresh, by then out of office, was against it in 1994."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "lights.txt"
    path.write_text(f"On lights\n\n{WORDS}\n", encoding="utf-8")
    convert_corpus([path], tmp_path)
    return path


def test_a_name_that_is_only_disputed_gets_no_entry(source: Path, tmp_path: Path) -> None:
    file, people = tmp_path / "lights.xml", tmp_path / "people.xml"
    before = people.read_bytes()
    text = file.read_text(encoding="utf-8")
    assert "Okonjo</persName> writes" in text
    file.write_text(text.replace("Okonjo</persName> ", "Okonjo</persName><lb/>"), encoding="utf-8")

    outcomes = [convert_corpus([source], tmp_path) for _ in range(3)]

    assert people.read_bytes() == before
    assert not outcomes[1].written
    assert not outcomes[2].written


def test_a_register_that_nothing_points_to_stays_valid(source: Path, tmp_path: Path) -> None:
    source.write_text("On lights\n\nThere are 14 lights in the strait.\n", encoding="utf-8")

    convert_corpus([source], tmp_path)

    assert not list(validate(load(tmp_path / "people.xml")))
    assert not annotate_corpus([tmp_path / "lights.xml"]).written
