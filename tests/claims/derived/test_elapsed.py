"""«Elected fourteen months ago»: which day that was, and what another text dates it to."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.derived.elapsed import counted_otherwise
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

CHAPTER = (
    "The Council of Ommen\n\nOmmen has 12 locks. In 1925 the school of Ommen had 80 pupils.\n\n"
    "The Council of Ommen was elected on 9 February 1932 by all who owned a boat. The flood of "
    "3 March 1932 broke two dykes. The first divers from Hasel arrived at Ommen on 12 March 1932. "
    "The old ferry made way for a bridge on 19 October 1928.\n"
)
NEWS = (
    "The Ommen Courier\n\n19 October 1932\n\nNobody in Ommen sleeps. A boat is 900 crowns.\n\n{}\n"
)
PROCESSION = "On 1 March 1932 the dean led a procession along the dyke."
DIVERS = "the first divers from Hasel arrived at Ommen."


def elapsed(sentence: str, folder: Path) -> list[tuple[str, float]]:
    (folder / "chapter.txt").write_text(CHAPTER, encoding="utf-8")
    (folder / "news.txt").write_text(NEWS.format(sentence), encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder / "tei")
    extracts, problems = read_documents([folder / "tei"])
    assert not problems
    return [(e.length.where.quote, round(e.units, 1)) for e in counted_otherwise(extracts)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Council of Ommen was elected fourteen months ago by the owners of boats.", 8.3),
        ("The Council of Ommen was elected eight months ago by the owners of boats.", None),
        ("The Council of Ommen was elected nine years ago by the owners of boats.", None),
        ("Three days after the flood the first divers from Hasel arrived at Ommen.", 9.0),
        ("Nine days after the flood the first divers from Hasel arrived at Ommen.", None),
        (f"{PROCESSION} Thirty days after the procession {DIVERS}", 11.0),
        (f"{PROCESSION} Eleven days after the procession {DIVERS}", None),
        (f"{PROCESSION} Thirty days after the wedding {DIVERS}", None),
        ("Six years ago today the ferry to Hasel was sold for its timber.", 4.0),
        ("Four years ago today the ferry to Hasel was sold for its timber.", None),
        ("Six years ago the ferry to Hasel was sold for its timber.", None),
        ("The miller of Ommen bought a horse fourteen months ago.", None),
    ],
)
def test_days_counted_from_another(sentence: str, found: float | None, tmp_path: Path) -> None:
    assert [units for _, units in elapsed(sentence, tmp_path)] == ([found] if found else [])
