"""A file keeps its encoding, and every character in it, when its source changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.tei.document import load

OLD = "«The channel is our bread», said Ilka Dorn in 1985. It was dredged three times.\n"
NEW = OLD.replace("three", "five") + "\nShe came from Łódź with 30 boats.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252", "us-ascii"])
def test_source_changes_come_into_any_encoding(tmp_path: Path, encoding: str) -> None:
    source, file = tmp_path / "channel.txt", tmp_path / "channel.xml"
    source.write_text(OLD, encoding="utf-8")
    convert_corpus([source], tmp_path)
    text = file.read_text(encoding="utf-8").replace('encoding="UTF-8"', f'encoding="{encoding}"')
    file.write_bytes(text.encode(encoding, "xmlcharrefreplace"))
    source.write_text(NEW, encoding="utf-8")

    outcome = convert_corpus([source], tmp_path)

    assert not outcome.problems
    assert not outcome.notices
    data = file.read_bytes()
    assert f'encoding="{encoding}"'.encode(encoding).removeprefix(b"\xff\xfe") in data
    data.decode(encoding)
    words = " ".join("".join(map(str, load(file).tree.itertext())).split())
    assert "«The channel is our bread», said Ilka Dorn in 1985. It was dredged five times." in words
    assert "She came from Łódź with 30 boats." in words
    assert not convert_corpus([source], tmp_path).written
