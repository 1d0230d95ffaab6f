"""Where a register cannot be read, no document loses its pointers into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpuskit.convert.corpus import Outcome, annotate_corpus, convert_corpus

PERSON = '<person xml:id="veresh-anton" resp="#corpuskit"><persName>A. V.</persName></person>'


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda t: t.replace("<person ", "<<<<<<< HEAD\n<person ", 1), id="conflict"),
        pytest.param(lambda t: t.replace("</listPerson>", f"{PERSON}</listPerson>"), id="id twice"),
        pytest.param(lambda t: t[: len(t) // 2], id="cut off"),
        pytest.param(
            lambda t: (
                t.replace("<TEI xmlns=", '<t:TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:t=')
            ).replace("</TEI>", "</t:TEI>"),
            id="prefix",
        ),
    ],
)
def test_nothing_is_written(tmp_path: Path, damage: Callable[[str], str]) -> None:
    source, people = tmp_path / "lights.txt", tmp_path / "people.xml"
    source.write_text("Anton Veresh met Ilka Dorn in 1993.\n", encoding="utf-8")
    convert_corpus([source], tmp_path)
    whole = people.read_text(encoding="utf-8")
    people.write_text(damage(whole), encoding="utf-8")
    before = _files(tmp_path)
    source.write_text("Anton Veresh met Ilka Dorn in 1994.\n", encoding="utf-8")

    for outcome in (convert_corpus([source], tmp_path), annotate_corpus([tmp_path / "lights.xml"])):
        assert _said(outcome) == [people]
        assert "no file of its folder is changed" in outcome.problems[0].advice
        assert _files(tmp_path) == before

    people.write_text(whole, encoding="utf-8")
    assert not convert_corpus([source], tmp_path).problems
    text = (tmp_path / "lights.xml").read_text(encoding="utf-8")
    assert "1994" in text
    assert 'ref="people.xml#veresh-anton"' in text


def _said(outcome: Outcome) -> list[Path]:
    return [problem.path for problem in outcome.problems]


def _files(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.suffix != ".txt"}
