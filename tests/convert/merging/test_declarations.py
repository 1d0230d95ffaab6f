"""What a merged annotation points to is declared in the header, in the file's own namespace."""

from __future__ import annotations

from pathlib import Path

from corpuskit.convert.corpus import convert_corpus


def test_an_old_style_date_brings_its_calendar(tmp_path: Path) -> None:
    source = tmp_path / "fleet.txt"
    source.write_text("The fleet sailed in May 1750.\n", encoding="utf-8")
    convert_corpus([source], tmp_path)
    with source.open("a", encoding="utf-8") as file:
        file.write("\nIt came home on 3 September 1751 (O.S.).\n")
    convert_corpus([source], tmp_path)
    text = (tmp_path / "fleet.xml").read_text(encoding="utf-8")
    assert '<calendarDesc><calendar xml:id="julian">' in text
    assert "xmlns:" not in text
