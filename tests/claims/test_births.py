"""Births with their places, and ages as years of birth: «(b. Hof,», «She was forty-four.»."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents


@pytest.mark.parametrize(
    "words",
    [
        "was born at Hof-on-Sea on 9 October 1868",
        "(b. Hof, 9 October 1868) was a saddler",
        "was born, it is said, in a mill; on 9 October 1868 she left it",
    ],
)
def test_births_with_their_places(tmp_path: Path, words: str) -> None:
    source = tmp_path / "chapter.txt"
    source.write_text(f"The Guild\n\nDr. Agnes Holm {words}.\n", encoding="utf-8")
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    born = [age.first.isoformat() for extract in extracts for age in extract.ages]
    assert born == ([] if "left" in words else ["1868-10-09"])


@pytest.mark.parametrize("name", ["Tilla Roe", "Okuba Tsévi", "Bassa"])
def test_a_birth_behind_another_name_is_not_of_who_was_named_before(
    tmp_path: Path, name: str
) -> None:
    told = f"Dr. Agnes Holm, born in 1935, opened the dome. {name}, born in 1938, lit the lamps."
    source = tmp_path / "chapter.txt"
    source.write_text(f"The Dome\n\n{told}\n", encoding="utf-8")
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    born = [age for extract in extracts for age in extract.ages if "Holm" in age.label]
    assert [age.first.year for age in born] == [1935]


@pytest.mark.parametrize(
    ("told", "born"),
    [
        (
            "Dr. Agnes Holm opened the dome. Her younger brother Jan, who cut the stone for it, was born in 1938.",
            [],
        ),
        ("Not Dr. Agnes Holm but Emil, her younger brother, born in 1938, built the dome.", []),
        ("Dr. Agnes Holm, his wife, born in 1935, opened the dome.", [1935]),
    ],
)
def test_a_birth_of_kin_is_not_of_who_was_named_before(
    tmp_path: Path, told: str, born: list[int]
) -> None:
    source = tmp_path / "chapter.txt"
    source.write_text(f"The Dome\n\n{told}\n", encoding="utf-8")
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    ages = [age for extract in extracts for age in extract.ages if "Holm" in age.label]
    assert [age.first.year for age in ages] == born


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("In May 1969 she fell from it. She was forty-four.", 1924),
        ("In May 1969 she fell from it. She was only forty-four years old.", 1924),
        ("In May 1969 she fell from it. She was forty-four when she came.", None),
        ("She fell from it. She was forty-four.", None),
    ],
)
def test_an_age_alone_is_of_what_was_told_last(
    tmp_path: Path, words: str, year: int | None
) -> None:
    source = tmp_path / "chapter.txt"
    source.write_text(f"The Dome\n\nDr. Agnes Holm opened the dome. {words}\n", encoding="utf-8")
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    born = [age.first.year for extract in extracts for age in extract.ages]
    assert born == ([year] if year else [])


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("kept its nine-hundredth birthday in 1998", 1098),
        ("kept its sixteen-hundredth anniversary in 1998", 398),
        ("kept the fiftieth birthday of its cook in 1998", None),
    ],
)
def test_birthdays_of_more_years_than_a_life_has(tmp_path: Path, words: str, year: int) -> None:
    source = tmp_path / "chapter.txt"
    source.write_text(f"Sellin\n\nThe abbey of Sellin {words}.\n", encoding="utf-8")
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    found = sorted({e.first for extract in extracts for e in extract.anniversaries})
    assert found == ([year] if year else [])
