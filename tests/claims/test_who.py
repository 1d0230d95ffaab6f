"""Who held an office, and who made a thing, in the turns of words that tell it."""

from __future__ import annotations

import pytest

from corpuskit.claims.model import Extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

HEAD = "A Note on the Matter\n\nAda Hill\n\n4 August 2011\n\n"
HELD = {
    "Vera Lund, who headed the Census Office as Director-General from May 2008 to July 2013 without "
    "a break, had studied law.": [("Vera Lund", "2008-05-01", "2013-07-31")],
    "“We knocked on every door,” said Pavel Ondrak, Director-General of the Census Office.": [
        ("Pavel Ondrak", "2011-08-04", "2011-08-04")
    ],
    "The Census Office, which has been under the chairmanship of Judge Amadeu Rocca since March "
    "2010, had met.": [("Amadeu Rocca", "2010-03-31", "2011-08-04")],
    "Professor Lena Voss, who chairs the Census Office, read out the results.": [
        ("Lena Voss", "2011-08-04", "2011-08-04")
    ],
    "The Census Office has been led by Ilse Maran (1995–98), a historian, and Teodor Brandis "
    "(1998–2006).": [
        ("Ilse Maran", "1995-12-31", "1998-01-01"),
        ("Teodor Brandis", "1998-12-31", "2006-01-01"),
    ],
    "The Chairman of the Board met the press. The office has been held by Ilse Maran (1995–98) and "
    "Teodor Brandis (1998–2006).": [
        ("Ilse Maran", "1995-12-31", "1998-01-01"),
        ("Teodor Brandis", "1998-12-31", "2006-01-01"),
    ],
    "Teodor Brandis succeeded Ilse Maran as Director of the Census Office in May 1999.": [
        ("Ilse Maran", "1999-05-01", "1999-05-01"),
        ("Teodor Brandis", "1999-05-31", "1999-05-31"),
    ],
    "Directors of the Census Office were Ilse Maran (1871–1940) and others.": [],
    "Ilse Maran (1995–98) was read by the Census Office.": [],
    "Ilse Maran, who chairs nothing, came.": [],
}
MADE = {
    "The Aurelia was no stranger to fog. Built in 1894 at Hamm, by the yard of Brandt, she had made "
    "eleven trips.": ("built", "Aurelia", "the yard of Brandt"),
    "The Weavers’ League met in 1906. Jules Merin, a dyer, was its founder.": (
        "founded",
        "Weavers’ League",
        "Jules Merin",
    ),
    "The Weavers’ League was born in 1906. Its founder was Jules Merin.": (
        "founded",
        "Weavers’ League",
        "Jules Merin",
    ),
    "Ignaz Fellner drew the plans for the Marsala bridge.": (
        "designed",
        "Marsala bridge",
        "Ignaz Fellner",
    ),
    "The plans of the Marsala bridge were drawn by Emil Tavares.": (
        "designed",
        "Marsala bridge",
        "Emil Tavares",
    ),
}


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Extract]:
    folder = tmp_path_factory.mktemp("who")
    sources = []
    for number, sentence in enumerate((*HELD, *MADE)):
        sources.append(folder / f"d{number}.txt")
        sources[-1].write_text(f"{HEAD}{sentence}\n", encoding="utf-8")
    convert_corpus(sources, folder / "tei")
    return {extract.name: extract for extract in read_documents([folder / "tei"])[0]}


@pytest.mark.parametrize("number", range(len(HELD)), ids=[text[:40] for text in HELD])
def test_holders(extracts: dict[str, Extract], number: int) -> None:
    found = extracts[f"d{number}"].holdings
    told = {(h.label, h.first.isoformat(), h.last.isoformat()) for h in found}
    assert told == set(list(HELD.values())[number])


@pytest.mark.parametrize("number", range(len(MADE)), ids=[text[:40] for text in MADE])
def test_makers(extracts: dict[str, Extract], number: int) -> None:
    found = extracts[f"d{len(HELD) + number}"].relations
    assert list(MADE.values())[number] in {(r.kind, r.thing.phrase, r.agent) for r in found}
