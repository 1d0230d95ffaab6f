"""Two days of one happening, which differ in one part."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.linkage.dates import misprinted
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

CHAPTER = """The Harbour of Varde

Varde has 900 houses. Lund has 300. A boat costs 40 crowns. A tram came on 3 May 1923 and a school on 9 June 1957.

{sentence}
"""
MINUTES = """Minutes of the Council of Varde

Present were 31 members. The last meeting was on 2 April 1953, the next is on 7 May 1953.

Lund and Varde had asked for it. {sentence} Of the 40 boats 12 are sound.
"""


@pytest.mark.parametrize(
    ("chapter", "minutes", "days"),
    [
        # One word that nothing else in either text has.
        (
            "The fire broke out near the mole on 4 March 1952.",
            "All stood for those lost in the fire of 14 March 1952.",
            ["1952-03-04", "1952-03-14"],
        ),
        # Two of the clauses name somebody, of whom the other text speaks elsewhere.
        (
            "The pact with Lund was signed on 4 March 1952.",
            "The pact with Varde was signed on 14 March 1952.",
            ["1952-03-04", "1952-03-14"],
        ),
        (
            "The pact with Kiel was signed on 4 March 1952.",
            "The pact with Ribe was signed on 14 March 1952.",
            [],
        ),
        ("It was signed on 4 March 1952.", "The mole gave way on 14 March 1952.", []),
    ],
)
def test_days_of_one_happening(tmp_path: Path, chapter: str, minutes: str, days: list[str]) -> None:
    for name, text in (
        ("chapter", CHAPTER.format(sentence=chapter)),
        ("minutes", MINUTES.format(sentence=minutes)),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    found = [day for link in misprinted(extracts) for day in (link.a.day, link.b.day)]
    assert [day.isoformat() for day in found] == days
