"""A figure of another document repeats a cell only where both are of one time."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.tables.tabled_elsewhere import tabled_elsewhere
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Level
from corpuskit.lint.corpus import read_documents

REPORT = """The Year in the Ports of Varde

In 2006 the ports of Varde had 700 boats.

Landings of fish, tonnes

Fish\t2005\t2006
Herring\t18 900\t21 400
Pollock\t5600\t6300
"""


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("In 2006 they landed 7900 tonnes of pollock.", [("7900 tonnes of pollock", "6300")]),
        ("In 2006 they landed 6300 tonnes of pollock.", []),
        ("In 2004 they landed 7900 tonnes of pollock.", []),
        ("They once landed 7900 tonnes of pollock.", []),
        ("In 2006 Lund landed 7900 tonnes of pollock.", []),
    ],
)
def test_another_document_repeats_a_cell(
    tmp_path: Path, sentence: str, figures: list[tuple[str, str]]
) -> None:
    news = f"Fish\n\nFish is dear in Varde, with its 700 boats.\n\n{sentence}\n"
    for name, text in (("report", REPORT), ("news", news)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    found = list(tabled_elsewhere(extracts))
    assert [(c.a.where.quote, c.b.where.quote) for c in found] == figures
    assert {c.level for c in found} <= {Level.WARNING}
