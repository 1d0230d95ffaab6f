"""Figures that a sentence repeats from a table: which cell it names, and when it names none."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.named_cells import stems
from corpuskit.claims.restated import restated
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Level
from corpuskit.lint.corpus import read_documents

REPORT = """The Wines of Varde

A report of the Growers of Varde for the year 2006

1. The harvest

Of the harvest of Varde 9 000 tonnes were sold in Denmark.

Harvest by place, tonnes

Place\t2005\t2006
Upper Holm\t5 600\t6 300
Lower Holm\t3 400\t4 100
Nord\t2 700\t2 900
Total\t11 700\t13 300

{sentence}

Tanks, by series

Series\tMade in\tTanks
A\tVejle\t39
B\tRibe\t34
"""
NEWS = """A vintage in Varde

In 2006 the 300 growers of Varde were content. {sentence}
"""


def told(folder: Path, report: str, news: str = "") -> list[tuple[str, str, Level]]:
    (folder / "report.txt").write_text(REPORT.format(sentence=report), encoding="utf-8")
    if news:
        (folder / "news.txt").write_text(NEWS.format(sentence=news), encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder / "tei")
    extracts, _ = read_documents([folder / "tei"])
    return [(c.a.where.quote, c.b.where.quote, c.level) for c in restated(extracts)]


@pytest.mark.parametrize(
    ("sentence", "cell", "figure"),
    [
        ("Lower Holm brought in 1 400 tonnes fewer.", "", ""),
        ("Lower Holm harvested 3 100 tonnes in 2006.", "4 100", "3 100 tonnes"),
        ("Nord did well. It harvested 2 600 tonnes in 2006.", "2 900", "2 600 tonnes"),
        ("Series B, with 43 tanks, is the older one.", "34", "43 tanks"),
    ],
)
def test_a_sentence_names_one_cell(tmp_path: Path, sentence: str, cell: str, figure: str) -> None:
    found = [
        (a.replace("\u00a0", " "), b.replace("\u00a0", " "), c)
        for a, b, c in told(tmp_path, sentence)
    ]
    assert found == ([(cell, figure, Level.ERROR)] if cell else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Lower Holm harvested 4 100 tonnes in 2006.",
        "Lower Holm harvested 3 400 tonnes, and 4 100 a year later.",
        "Lower Holm had harvested 3 100 tonnes in 2004.",
        "In both parts of Holm 3 100 tonnes were pressed in 2006.",
        "For Denmark, Lower Holm set apart some of its harvest, of which 3 100 tonnes went to Kiel.",
        "Lower Holm needs 31 tanks.",
    ],
)
def test_a_sentence_that_names_none_is_left_alone(tmp_path: Path, sentence: str) -> None:
    assert not told(tmp_path, sentence)


def test_another_document_repeats_a_cell_of_one_time(tmp_path: Path) -> None:
    news = "In 2006 the growers of Lower Holm brought in 3 100 tonnes for Varde in Denmark."
    assert [level for *_, level in told(tmp_path, "", news)] == [Level.WARNING]


def test_another_document_without_a_date_is_left_alone(tmp_path: Path) -> None:
    assert not told(tmp_path, "", "The growers of Lower Holm brought in 3 100 tonnes.")


def test_words_of_heads_and_sentences_meet() -> None:
    assert stems("Damaged books") <= stems("Of the books 58 were damaged")
    assert stems("Class 2") == stems("class 2")
