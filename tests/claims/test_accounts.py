"""What two accounts of one affair must share, and what keeps them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Level
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose

REPORT = "BOARD OF THE PORT OF TESSEL\nReport on the fire at Quay Nine\nTessel, 4 May 1962\n\n"
PRESS = "THE TESSEL ECHO\nFriday, 6 April 1962\n\nThe night of the fire\n\n"


def warned(report: str, press: str, folder: Path) -> set[str]:
    """Return the checks that report something above a note."""
    sources = []
    for name, text in (("report", REPORT + report), ("press", PRESS + press)):
        sources.append(folder / f"{name}.txt")
        sources[-1].write_text(text + "\n", encoding="utf-8")
    out = folder / "out"
    out.mkdir()
    convert_corpus(sources, out)
    found = check_corpus(find_documents([out]), choose(), base=out).findings
    return {finding.check for finding in found if finding.level > Level.NOTE}


@pytest.mark.parametrize(
    ("report", "press"),
    [
        (
            "The fire destroyed 37 lorries, which stood in the sheds.",
            "In the fire 73 lorries were destroyed, the harbour master, Jan Vos, said.",
        ),
        (
            "There were 118 firemen on the quay at midnight.",
            "There were 181 firemen on the quay at midnight, said the mayor.",
        ),
        ("In the fire 48 firemen were injured.", "In the fire 84 firefighters were hurt."),
        (
            "Since January 1962 the basic pay of a docker has been $140 a month.",
            "The basic pay of a docker has been $410 a month since January 1962.",
        ),
    ],
)
def test_one_affair(report: str, press: str, tmp_path: Path) -> None:
    assert warned(report, press, tmp_path) == {"FIG001"}


@pytest.mark.parametrize(
    ("report", "press"),
    [
        # another verb, another moment, another part, another noun, another narrowing, a rounding
        ("In the fire 52 men were injured.", "In the fire 41 men were arrested for looting."),
        (
            "There were 118 firemen on the quay at midnight.",
            "There were 81 firemen on the quay at six in the morning.",
        ),
        (
            "The fire destroyed 37 lorries, which stood in the sheds.",
            "In the fire 23 lorries of the dairy were destroyed.",
        ),
        ("The fire destroyed 7 ships at Quay Nine.", "The fire destroyed 9 barges at Quay Nine."),
        (
            "In 1961 the surgeons performed 2,140 operations.",
            "In 1961 the surgeons performed 1,410 operations on children.",
        ),
        (
            "In the fire 2,310 crates of tea were lost.",
            "In the fire some 2,300 crates of tea were lost.",
        ),
    ],
)
def test_two_things(report: str, press: str, tmp_path: Path) -> None:
    assert not warned(report, press, tmp_path)
