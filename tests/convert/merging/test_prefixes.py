"""A file whose elements have a prefix is left as it is, and that is said."""

from __future__ import annotations

import re
from pathlib import Path

from corpuskit.convert.corpus import annotate_corpus, convert_corpus


def test_left_as_it_is(tmp_path: Path) -> None:
    source, file = tmp_path / "lights.txt", tmp_path / "lights.xml"
    source.write_text("There are 14 lights in the strait.\n", encoding="utf-8")
    convert_corpus([source], tmp_path)
    text = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1tei:", file.read_text(encoding="utf-8"))
    edited = text.replace("xmlns=", "xmlns:tei=").replace("strait.", "strait, and 9 keepers.")
    file.write_text(edited, encoding="utf-8")
    source.write_text("There were 15 lights in the strait.\n", encoding="utf-8")

    outcomes = convert_corpus([source], tmp_path), annotate_corpus([file])

    assert file.read_text(encoding="utf-8") == edited
    for outcome in outcomes:
        assert [(each.path, each.line) for each in outcome.problems] == [(file, 4)]
        assert "«tei:»" in outcome.problems[0].message
