"""Names that answer one question, whatever was read of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.linkage.people import told_otherwise
from corpuskit.claims.linkage.questions import SameQuestion
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

HALL = "The Hall at Orvin\n\nThe Whale Hall of the Orvin museum was designed by the architect Ines Marek.\n"


@pytest.mark.parametrize(
    ("told", "odds", "linked"),
    [
        ("For the plans of what stands there the town thanks Karl Ottmar.", 3.0, True),
        ("For the plans of what stands there the town thanks Karl Ottmar.", 0.5, False),
        ("The plans of what stands there are not those of Karl Ottmar.", 3.0, False),
        (
            "The Mineral Hall of the Orvin museum was designed by the architect Karl Ottmar.",
            3.0,
            False,
        ),
    ],
)
def test_good_odds_outweigh_what_was_read_but_no_denial_and_no_word_that_parts(
    tmp_path: Path, told: str, odds: float, *, linked: bool
) -> None:
    for name, text in (("a", HALL), ("b", f"Orvin\n\n{told}\n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    told_in = {extract.name: extract.people for extract in extracts if extract.people}
    a, b = (told_in[name][-1].where for name in ("a", "b"))
    assert bool(list(told_otherwise(extracts, [SameQuestion(a, b, odds)]))) is linked
