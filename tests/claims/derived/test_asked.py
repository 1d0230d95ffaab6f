"""What follows from figures is reported where the model says that both answer one question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpuskit.claims.derived import asked
from corpuskit.claims.model import Extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

SCHOOL = "Pupils at Ekne\n\nThe school of Ekne, near Lofte, had 140 pupils in 1931, and 35 of them came on skis.\n"
BRIDGE = (
    "The Ekne Bridge\n\nThe bridge at Ekne, below Lofte, took 4,100 crowns for stone and 1,200 for "
    "timber.\n"
)


def extracts(folder: Path, *texts: str) -> Sequence[Extract]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder)
    found, _ = read_documents([folder])
    return found


@pytest.mark.parametrize(
    ("share", "odds", "found"),
    [
        ("half of the children at Ekne arrived on wooden skis", 2.0, ["half of the children"]),
        ("half of the children at Ekne arrived on wooden skis", -2.0, []),
        ("a quarter of the children at Ekne arrived on wooden skis", 2.0, []),
        ("half of the children at Ekne did not arrive on wooden skis", 2.0, []),
    ],
)
def test_a_share_beside_a_count_of_a_whole(
    share: str, odds: float, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "side_by_side", lambda one, other: odds)
    texts = extracts(tmp_path, SCHOOL, f"On Lofte\n\nWe lived at Lofte. In 1931 {share}.\n")
    assert [link.a.where.quote for link in asked.shares_asked(texts)] == found


@pytest.mark.parametrize(
    ("whole", "odds_of_sum", "found"),
    [
        ("8,400", 2.0, ["8,400 crowns"]),
        ("8,400", -2.0, []),
        ("5,300", 2.0, []),
        ("4,000", 2.0, []),
        ("94,000", 2.0, []),
    ],
)
def test_a_sum_beside_a_whole(
    whole: str,
    odds_of_sum: float,
    found: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = f"On Lofte\n\nFather built the bridge from Lofte to Ekne. It cost {whole} crowns.\n"
    texts = extracts(tmp_path, BRIDGE, letter)
    printed = {slot.passage for text in texts for slot in text.slots}
    monkeypatch.setattr(
        asked,
        "side_by_side",
        lambda one, other: -3.0 if {one, other} <= printed else odds_of_sum,
    )
    assert [implied.printed.where.quote for implied in asked.sums_asked(texts)] == found


def test_a_printed_figure_that_is_the_likelier_answer_parts_a_sum_from_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = "On Lofte\n\nFather built the bridge from Lofte to Ekne. It cost 8,400 crowns.\n"
    texts = extracts(tmp_path, BRIDGE, letter)
    monkeypatch.setattr(asked, "side_by_side", lambda one, other: 2.0)
    assert not list(asked.sums_asked(texts))


@pytest.mark.parametrize(("years", "found"), [("in 1931", []), ("", ["£9,400"])])
def test_the_figure_of_one_year_is_not_the_sum_of_two(
    years: str, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge = "The Ekne Bridge\n\nThe bridge at Ekne, below Lofte, cost £4,100 in 1931, and £2,200 in 1932.\n"
    letter = f"On Lofte\n\nFather built a bridge from Lofte to Ekne. The cost of the bridge was £9,400 {years}.\n"
    texts = extracts(tmp_path, bridge, letter)
    printed = {slot.passage for text in texts for slot in text.slots}
    monkeypatch.setattr(
        asked, "side_by_side", lambda one, other: -3.0 if {one, other} <= printed else 2.0
    )
    assert [implied.printed.where.quote for implied in asked.sums_asked(texts)] == found
