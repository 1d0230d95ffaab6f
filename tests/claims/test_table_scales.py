"""Cells whose head leaves out thousands or millions: what is a slip, and to what they are rounded."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from corpuskit.claims.extract import extract
from corpuskit.claims.model import Extract
from corpuskit.claims.tables.lines import number, places, tables_of
from corpuskit.tei.document import load


def read(tmp_path: Path, caption: str, heads: tuple[str, ...], *rows: tuple[str, ...]) -> Extract:
    """Read a table of one TEI file; a figure is «printed=value unit»."""
    lines = [("label", heads), *(("data", row) for row in rows)]
    body = "".join(
        f'<row role="{role}">{"".join(f"<cell>{_cell(text)}</cell>" for text in texts)}</row>'
        for role, texts in lines
    )
    path = tmp_path / "t.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><table xml:id="t1">'
        f"<head>{caption}</head>{body}</table></body></text></TEI>",
        encoding="utf-8",
    )
    return extract(load(path))


def _cell(text: str) -> str:
    printed, _, marked = text.partition("=")
    value, _, unit = marked.partition(" ")
    return f'<measure quantity="{value}" unit="{unit}">{printed}</measure>' if marked else printed


@pytest.mark.parametrize(
    ("caption", "head", "cell"),
    [
        ("Revenue", "Sum (US$ million)", "116.3=116300000 USD"),
        ("Revenue (US$ million)", "2014", "116.3=116300000 USD"),
        ("Revenue (US$ million)", "2014", "116.3=116.3 USD"),
        ("Exports, thousand tonnes", "2014", "1,250=1250000 t"),
        ("Members", "Population (millions)", "0.6=600000 count"),
    ],
)
def test_what_a_head_leaves_out_is_no_slip(
    caption: str, head: str, cell: str, tmp_path: Path
) -> None:
    assert read(tmp_path, caption, ("Party", head), ("Nauru", cell)).oddities == ()


@pytest.mark.parametrize(
    ("caption", "head", "cell"),
    [
        ("Revenue (US$ million)", "2014", "116.3=116300 USD"),
        ("Revenue (US$ million)", "2014", "116.3=113600000 USD"),
        ("Revenue (US$)", "2014", "116.3=116300000 USD"),
        ("Revenue (US$ million)", "Share, %", "16.3=16300000 %"),
    ],
)
def test_another_power_or_number_is_a_slip(
    caption: str, head: str, cell: str, tmp_path: Path
) -> None:
    (found,) = read(tmp_path, caption, ("Party", head), ("Nauru", cell)).oddities
    assert found.kind == "quantity-differs"


def test_a_figure_in_full_is_rounded_to_the_place_that_is_printed(tmp_path: Path) -> None:
    heads = ("Party", "2010 (US$ million)", "2014 (US$ billion)")
    row = ("Nauru", "188.0=188000000 USD", "2=2000000000 USD")
    first, second = read(tmp_path, "Revenue", heads, row).cells
    assert (first.power, first.value.step, places(first)) == (6, Decimal(100000), Decimal(100000))
    assert (second.power, second.value.step, places(second)) == (9, Decimal(10**9), Decimal(10**9))


def test_one_power_in_a_table_is_compared_as_printed(tmp_path: Path) -> None:
    heads = ("Party", "2010", "Share, %")
    row = ("Nauru", "188.0=188000000 USD", "31.5=31.5 %")
    (table,) = tables_of(read(tmp_path, "Revenue (US$ million)", heads, row).cells)
    cells = [cell for line in table.rows for cell in line.cells.values()]
    assert [str(number(cell)) for cell in cells] == ["188.0", "31.5"]
    assert [places(cell) for cell in cells] == [Decimal("0.1"), Decimal("0.1")]


def test_several_powers_in_a_table_are_compared_in_full(tmp_path: Path) -> None:
    heads = ("Party", "2010 (US$ million)", "2014 (US$ billion)")
    row = ("Nauru", "188.0=188000000 USD", "0.2=200000000 USD")
    (table,) = tables_of(read(tmp_path, "Revenue", heads, row).cells)
    cells = [cell for line in table.rows for cell in line.cells.values()]
    assert [number(cell) for cell in cells] == [Decimal(188000000), Decimal(200000000)]
