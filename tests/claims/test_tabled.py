"""A figure of the text repeats a cell of the table only where nothing narrows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.tables.tabled import tabled
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

TABLE = """The Year in the Ports

Table 1. Landings of fish, tonnes

Fish	2005	2006
Herring	18 900	21 400
Pollock	5600	6300
Blue ling	3400	4100
All	27 900	31 800

Boats by port

Port	Boats	Crews
Marsala	48	310
Port Ada	61	274

"""


def differing(tmp_path: Path, sentence: str) -> list[tuple[str, str]]:
    source = tmp_path / "report.txt"
    source.write_text(f"{TABLE}{sentence}\n", encoding="utf-8")
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    return [(c.a.where.quote, c.b.where.quote) for c in tabled(extracts)]


@pytest.mark.parametrize(
    ("sentence", "pair"),
    [
        ("In 2006 we landed 7900 tonnes of pollock.", ("7900 tonnes of pollock", "6300")),
        ("Marsala had 84 boats.", ("84 boats", "48")),
        ("We turn to Port Ada. It had 472 crews.", ("472 crews", "274")),
        ("Of blue ling, 4700 tonnes were landed in 2006.", ("4700 tonnes", "4100")),
    ],
)
def test_a_figure_that_repeats_a_cell(tmp_path: Path, sentence: str, pair: tuple[str, str]) -> None:
    assert differing(tmp_path, sentence) == [pair]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2006 we landed 6300 tonnes of pollock.",
        "In 2006 we landed some 6000 tonnes of pollock.",
        "In 2006 the Danes landed 4900 tonnes of pollock.",
        "In 2006 we landed 3900 tonnes of pollock by night.",
        "In 2004 we landed 5100 tonnes of pollock.",
        "In May 2006 we landed 3900 tonnes of pollock.",
        "In 2006 we landed another 3900 tonnes of pollock.",
        "In 2006 landings of pollock rose by 3900 tonnes.",
        "At least 7000 tonnes of pollock should be landed in 2006.",
        "Pollock came to 6300 tonnes in 2006 and herring to 21 400.",
        "Marsala and Port Ada had 109 boats.",
        "Marsala had 84 lamps.",
        "Marsala lost 31 of its boats.",
        "Marsala had 84 boats of wood.",
    ],
)
def test_a_figure_that_is_of_something_else(tmp_path: Path, sentence: str) -> None:
    assert not differing(tmp_path, sentence)
