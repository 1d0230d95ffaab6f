"""The roles of dates: which instrument, which stage."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.extract import extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.tei.document import load

ROLES = {
    "The Bergen Accord was signed in Oslo on 19 August 1994, and ratified by Chad in 1995.": [
        ("signed", "1994-08-19"),
        ("ratified", "1995-01-01"),
    ],
    "The Bergen Accord, signed on 2 May 1991 and in force from 3 June 1992, lapsed.": [
        ("signed", "1991-05-02"),
        ("in-force", "1992-06-03"),
    ],
    "The Bergen Accord was tabled in Oslo in August 2002 and adopted in Rome later.": [],
    "The Bergen Accord was signed on 3 May 1990. It entered into force on 4 June 1991.": [
        ("signed", "1990-05-03"),
        ("in-force", "1991-06-04"),
    ],
}


def events(folder: Path, words: str) -> list[tuple[str, str, str]]:
    source = folder / "x.txt"
    source.write_text(f"A Title\n\nJoy Okoro\n\n{words}\n", encoding="utf-8")
    convert_corpus([source], folder)
    found = extract(load(folder / "x.xml")).events
    return [(e.event, e.role, e.first.isoformat()) for e in found if e.event]


@pytest.mark.parametrize(("words", "roles"), ROLES.items())
def test_roles(tmp_path: Path, words: str, roles: list[tuple[str, str]]) -> None:
    assert [(role, day) for _, role, day in events(tmp_path, words)] == roles


def test_what_a_passive_verb_is_said_of(tmp_path: Path) -> None:
    words = "The Bergen Accord, drafted under the Treaty of Lagos, was signed on 3 May 1990."
    assert events(tmp_path, words) == [
        ("treaties.xml#bergen-accord", "signed", "1990-05-03"),
    ]
