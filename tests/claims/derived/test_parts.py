"""Parts of wholes: what share a count makes, what number a share makes, and what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.derived.parts import parts_of
from corpuskit.claims.derived.table_parts import table_parts
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents


def parts(text: str, folder: Path) -> set[tuple[str, int, int]]:
    """Return what is printed of each part of a printed whole, its share and its number."""
    (folder / "a.txt").write_text(f"On Ommen\n\n{text}\n", encoding="utf-8")
    convert_corpus([folder / "a.txt"], folder)
    (extract,), _ = read_documents([folder])
    found = (*parts_of(extract), *table_parts(extract.claims, extract.cells))
    return {
        (p.where.quote.split()[0] + (" rest" if p.rest else ""), round(p.low), round(p.number))
        for p in found
        if p.whole is not None and p.low is not None and p.number is not None
    }


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The mill had 800 hands, 600 of them in the sheds and 200 in the office.", {600, 200}),
        ("Of the 60 barges, 45 were of oak.", {45}),
        ("The mill had 800 hands, a quarter of them women.", {200}),
        ("It granted 30 per cent of the 210 petitions.", {63}),
        (
            "The dyke cost 9,000 crowns, of which the town bore 3,000 and the mill the rest.",
            {3000, 6000},
        ),
        ("In 1901 it heard 320 complaints. Of the complaints heard, 80 were upheld.", {80}),
        ("Costs came to 14 crowns:\n\nOats | 6\nHay | 5\nStraw | 3", set()),
        ("There were 14 beasts:\n\nKind | Beasts\nOxen | 6\nCows | 5\nGoats | 3", {6, 5, 3}),
        ("It sold 300 boats in 1901, at 20 per cent more than in 1900.", set()),
        ("It lost 300 men in a year of which half had been dry.", set()),
        (
            "Dues made 400 crowns, half of them tolls, the rest going to roads, dykes and locks.",
            {200},
        ),
    ],
)
def test_what_is_a_part_of_a_printed_whole(text: str, made: set[int], tmp_path: Path) -> None:
    assert {number for _, _, number in parts(text, tmp_path)} == made


def test_a_part_has_the_share_that_it_makes(tmp_path: Path) -> None:
    text = "The mill had 800 hands, 600 of them in the sheds."
    assert parts(text, tmp_path) == {("600", 75, 600)}
