"""Works as TEI, and what is read back from a bibl."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from corpuskit.bib.parse import parse_work
from corpuskit.bib.tei import bibl_struct, read_bibl
from corpuskit.core.passages import Mark

Marked = Callable[[str], tuple[str, tuple[Mark, ...]]]
TEI = "{http://www.tei-c.org/ns/1.0}"

BACK = [
    (
        "Okafor, N., 'Nets', *Marine Review*, vol. 4, no. 13 (26 June 1998), pp. 1–3",
        ("Nets", "Marine Review", "1998-06-26", "1998-06-26"),
    ),
    (
        "Okafor, N., *Cod* (Hart: Oxford, June 1997), p. 9",
        ("Cod", "", "1997-06-01", "1997-06-30"),
    ),
    ("*Daily Harbour*, 24 Feb. 1999", ("", "Daily Harbour", "1999-02-24", "1999-02-24")),
]


@pytest.mark.parametrize(("text", "expected"), BACK)
def test_round_trip(text: str, expected: tuple[str, str, str, str], marked: Marked) -> None:
    chars, marks = marked(text)
    element = bibl_struct(parse_work(chars, marks, 0, len(chars)), "w1")
    record = read_bibl(element)
    assert record.first is not None
    assert record.last is not None
    dates = record.first.isoformat(), record.last.isoformat()
    assert (record.title, record.container, *dates) == expected


def test_parts_of_an_article(marked: Marked) -> None:
    chars, marks = marked(BACK[0][0])
    element = bibl_struct(parse_work(chars, marks, 0, len(chars)), "okafor1998nets")
    assert element.get("{http://www.w3.org/XML/1998/namespace}id") == "okafor1998nets"
    assert [child.tag for child in element] == [f"{TEI}analytic", f"{TEI}monogr"]
    scopes = {e.get("unit"): e.text for e in element.iter(f"{TEI}biblScope")}
    assert scopes == {"volume": "4", "issue": "13", "page": "1–3"}


def test_a_bibl_in_a_note_is_dated_by_its_last_date() -> None:
    xml = (
        '<bibl xmlns="http://www.tei-c.org/ns/1.0"><title level="m">Accord</title>, '
        '<date when="1995-09-14"/>, <title level="j">Gaceta</title>, <date when="1995-09"/></bibl>'
    )
    record = read_bibl(etree.fromstring(xml))
    assert (record.title, record.container) == ("Accord", "Gaceta")
    assert record.last is not None
    assert record.last.isoformat() == "1995-09-30"


def test_an_impossible_date_is_no_date() -> None:
    xml = '<bibl xmlns="http://www.tei-c.org/ns/1.0"><date when="1995-13-01"/></bibl>'
    assert read_bibl(etree.fromstring(xml)).first is None
