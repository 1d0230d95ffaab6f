"""What is never linked, however much two sentences have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.linkage.links import candidates
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

ABOUT = "The port of Varde\n\nDenmark built the Danish port of Varde in 1987.\n\n"


def looked_at(folder: Path, chapter: str, feature: str) -> set[frozenset[str]]:
    for name, text in (("chapter", chapter), ("feature", feature)):
        (folder / f"{name}.txt").write_text(f"{ABOUT}{text}\n", encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder / "tei")
    extracts, _ = read_documents([folder / "tei"])
    return {frozenset({c.a.where.quote, c.b.where.quote}) for c in candidates(extracts)}


@pytest.mark.parametrize(
    ("chapter", "feature", "linked"),
    [
        ("The port spent 11.5 million crowns on cranes and rails.", "", True),
        (
            "The port spent 11.5 million crowns on cranes and rails.",
            ", and 5.1 million on rails",
            False,
        ),
    ],
)
def test_a_total_is_no_other_figure_for_a_part(
    tmp_path: Path, chapter: str, feature: str, *, linked: bool
) -> None:
    found = looked_at(tmp_path, chapter, f"The port spent 6.4 million crowns on cranes{feature}.")
    assert (frozenset({"11.5 million crowns", "6.4 million crowns"}) in found) is linked


@pytest.mark.parametrize(("round_", "linked"), [("second", False), ("first", True)])
def test_the_first_of_several_is_not_the_second(
    tmp_path: Path, round_: str, *, linked: bool
) -> None:
    found = looked_at(
        tmp_path,
        "In the first round 457 ships were inspected at Varde.",
        f"At Varde 489 ships were inspected in the {round_} round.",
    )
    assert (frozenset({"457 ships", "489 ships"}) in found) is linked


@pytest.mark.parametrize(("opening", "linked"), [("Across the river", False), ("At Varde", True)])
def test_what_is_told_of_elsewhere_is_another(
    tmp_path: Path, opening: str, *, linked: bool
) -> None:
    found = looked_at(
        tmp_path,
        "In 1990 fees covered 17 per cent of the cost of the harbour of Varde.",
        f"{opening} fees covered 29 per cent of the cost of the harbour of Varde in 1990.",
    )
    pair = frozenset({"17 per cent of the cost", "29 per cent of the cost"})
    assert (pair in found) is linked
