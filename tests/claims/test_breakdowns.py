"""Sentences that divide a whole, take a share of it, or announce a list."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from corpuskit.claims.extract import extract
from corpuskit.claims.grammar.counted import bounds, small_number
from corpuskit.claims.model import Breakdown, Cut
from corpuskit.convert.corpus import convert_corpus
from corpuskit.tei.document import load


def read(text: str, folder: Path) -> list[Breakdown]:
    source = folder / "report.txt"
    source.write_text(text + "\n", encoding="utf-8")
    convert_corpus([source], folder / "tei")
    return list(extract(load(folder / "tei" / "report.xml")).breakdowns)


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("In all 3,450 books burned: 2,100 in Ghent and 1,350 in Liège.", "3450", "2100 1350"),
        ("Of the nineteen bridges, twelve fell and seven stood.", "19", "12 7"),
        ("The school has 618 pupils, of whom 309 are girls and 309 boys.", "618", "309 309"),
        ("The two jails (Alder 1,200 and Birch 800) hold 2,000 men.", "2000", "1200 800"),
        ("They hold 2,000 men (1,200 in Alder and 800 in Birch).", "2000", "1200 800"),
        ("Some 2,000 men came, 1,200 from Alder and 800 from Birch.", "2000", "1200 800"),
        ("It built 112 barges for Ghent and 88 for Liège, in all 200 barges.", "200", "112 88"),
        ("It bought 940 paintings. Of these, 560 are French and 380 Dutch.", "940", "560 380"),
        (
            "Of the 12 million dollars, 7 million went to roads and 5 million to ports.",
            "12000000",
            "7000000 5000000",
        ),
    ],
)
def test_parts(text: str, whole: str, parts: str, tmp_path: Path) -> None:
    (found,) = read(text, tmp_path)
    assert found.cut is Cut.PARTS
    assert str(found.whole.value.point) == whole
    assert " ".join(str(part.value.point) for part in found.parts) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Of the 600 passengers, 330 were women and 290 were under 18.",
        "Of the 14 firms, ten exported coffee and five exported cocoa.",
        "The brigade lost 120 men in 1990, 80 in 1991 and 60 in 1992.",
        "Norway sent 120 men, Sweden 80 and Denmark 60.",
        "Of the 60 villages, 20 were flooded for 45 days.",
        "The treaty has 25 articles: Article 3 names 12 islands and Article 7 names 14 lakes.",
        "The town has 40 schools, 12 clinics and 30 wells.",
        "It rose from 120 vessels in 1990 to 187 in 1995.",
    ],
)
def test_no_parts(text: str, tmp_path: Path) -> None:
    assert not [found for found in read(text, tmp_path) if found.cut is Cut.PARTS]


@pytest.mark.parametrize(
    ("text", "count", "whole", "share"),
    [
        ("Of the 850 farms, 340, or 40%, had power.", "340", "850", "40"),
        ("By then 36 of the 48 bridges (75 per cent) stood.", "36", "48", "75"),
        ("It reached 1,500 pupils, of whom 930 (62 per cent) walked.", "930", "1500", "62"),
        ("The team saw 850 farms. Of these, 340 (40%) had power.", "340", "850", "40"),
        ("Some 40% (340) of the 850 farms had power.", "340", "850", "40"),
    ],
)
def test_shares(text: str, count: str, whole: str, share: str, tmp_path: Path) -> None:
    found = [b for b in read(text, tmp_path) if b.cut is Cut.SHARE]
    assert [(str(b.parts[0].value.point), str(b.whole.value.point)) for b in found] == [
        (count, whole)
    ]
    assert found[0].share is not None
    assert str(found[0].share.value.point) == share


@pytest.mark.parametrize(
    "text",
    [
        "Of the 850 farms, 340 (52% of those asked) had power.",
        "Of the 850 farms, 340 had power, and 12 per cent of the owners a car.",
        "It sold 340 cars, 12 per cent more than the 300 of 1990.",
    ],
)
def test_no_shares(text: str, tmp_path: Path) -> None:
    assert not [found for found in read(text, tmp_path) if found.cut is Cut.SHARE]


def test_lists(tmp_path: Path) -> None:
    text = "It called at the three ports: Varde, Skagen, Hirtshals and Esbjerg."
    (found,) = read(text, tmp_path)
    assert found.cut is Cut.LIST
    assert [part.where.quote for part in found.parts] == ["Varde", "Skagen", "Hirtshals", "Esbjerg"]


def test_millions_are_rounded_to_their_last_printed_place(tmp_path: Path) -> None:
    text = "It has 45 million crowns (30.5 million in grants and 14.5 million in loans)."
    (found,) = read(text, tmp_path)
    assert bounds(found.whole) == (Decimal(44_500_000), Decimal(45_500_000))
    assert bounds(found.parts[0]) == (Decimal(30_450_000), Decimal(30_550_000))


def test_number_words() -> None:
    assert [small_number(w) for w in ("twelve", "Forty-two", "forty-twelve", "many")] == [
        12,
        42,
        None,
        None,
    ]


def test_long_runs_are_left_alone(tmp_path: Path) -> None:
    assert read("12 of " * 600, tmp_path) == []
