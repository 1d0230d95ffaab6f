"""Figures that follow from others: what is a sum and what is none, and what a rate makes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from corpuskit.claims.derived.figures import derived_of
from corpuskit.claims.grammar.content import words_in
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents


def figures(text: str, folder: Path) -> set[Decimal]:
    (folder / "a.txt").write_text(f"On Ommen\n\n{text}\n", encoding="utf-8")
    convert_corpus([folder / "a.txt"], folder)
    extracts, _ = read_documents([folder])
    return {round(d.claim.value.point or Decimal(0), 1) for e in extracts for d in derived_of(e)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The Board bought 310 boats of oak and 66 of iron.", 376),
        ("Flax covers 2100 hectares of the polder, hops 640 hectares and hemp 500.", 3240),
        ("The Board drew 30 million dollars from Hasel and 21 million from Ommen.", 51_000_000),
        ("The Board sold 820 boats in the summer and 310 in the remainder of the year.", 1130),
        ("There were 40 sluices, each of which was worked by six keepers.", 240),
        ("They loaded 54 crates of 20 lamps.", 1080),
        ("The mill ground 12 tons a week in the seven weeks of the drought.", 84),
        ("The Board lent 20 million dollars at 3.0 per cent a year.", 600_000),
    ],
)
def test_what_follows(text: str, value: int, tmp_path: Path) -> None:
    assert Decimal(value) in figures(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "Of the 640 ships, 410 had a pilot and 230 did not.",
        "The Board had 310 boats, 66 of them of iron.",
        "In 1931 the Board had 310 boats and in 1932 it had 66.",
        "The dam is 96 metres high and 3180 metres long.",
        "It had planned 90 locks and built 74.",
        "The fleet grew from 310 boats to 366.",
        "Some 310 boats were of oak, 66 of iron and the rest of reed.",
    ],
)
def test_what_is_no_sum(text: str, tmp_path: Path) -> None:
    assert not figures(text, tmp_path)


def test_a_sum_takes_up_the_noun_of_the_sentence_before(tmp_path: Path) -> None:
    source = tmp_path / "notes.txt"
    text = (
        "In 1965 the ferry carried 10,900 guests. In 1966 it had carried 8,200 in the summer "
        "season and 3,100 in the rest of the year."
    )
    source.write_text(f"The Line\n\n{text}\n", encoding="utf-8")
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    made = [each for extract in extracts for each in derived_of(extract)]
    assert [each.claim.value.point for each in made] == [Decimal(11_300)]
    assert made[0].claim.words >= words_in("the guest")
