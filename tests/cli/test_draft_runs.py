"""One citation behind several sentences: how far back it is taken to reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.config import Config
from corpuskit.lint.drafts import Library, check_paper, read_library

RUIZ = """Harbours of the West

Ana Ruiz

4 May 1999

In March 1998 the port of Marsala employed 1150 stevedores on its grain quays. Nobody asked the
fishermen what they would live on.

The grain quay of Marsala was opened by the minister of works on 8 May 1994. The lighthouse was
painted green.
"""
ITO = """Sea and Law

Ken Ito

6 June 2001

A court of the sea sat in Hasel. It heard 2340 pleas of pilots, and dismissed most of them.
"""
LUND = """Men of the Quays

Eva Lund

7 July 2002

In March 1998 the port of Marsala employed 1510 stevedores on its grain quays, tellers and all.
"""
BIB = """@book{lund2002, author = {Lund, Eva}, title = {Men of the Quays}, year = {2002}}
@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}
@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}
"""
WRONG = "In March 1998 the port of Marsala employed 1510 stevedores on its grain quays."
OPENED = "The grain quay of Marsala was opened by the minister of works on 8 May 1949."
THEN = "Work began at dawn. The men came on foot. They were paid by the day."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("corpus")
    texts = {"ruiz.txt": RUIZ, "ito.txt": ITO, "lund.txt": LUND}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    convert_corpus([folder / name for name in texts], folder / "tei")
    return read_library(Config(folder), folder / "tei")


def found(library: Library, folder: Path, paper: str, name: str = "paper.md") -> list[str]:
    (folder / name).write_text(paper, encoding="utf-8")
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    result = check_paper(folder / name, library, [folder / "refs.bib"], base=folder)
    return [f"{e.check} {e.why}" for e in result.findings if e.check != "DRF011"]


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [
        (f"{WRONG} {THEN} The lighthouse was green [@ruiz1999].", ["DRF001 4 sentences on"]),
        (f"{OPENED} {THEN} The lighthouse was green [@ruiz1999, p. 2].", ["DRF003 4 sentences on"]),
        (f"{WRONG} {THEN} It was green.[^1]\n\n[^1]: @ruiz1999.", ["DRF001 4 sentences on"]),
        (f"A court sat [@ito2001]. {WRONG} {THEN} It was green [@ruiz1999].", ["DRF001 4 sent"]),
    ],
    ids=["figure", "date", "note", "behind another citation"],
)
def test_what_the_closing_citation_contradicts(
    library: Library, tmp_path: Path, paper: str, wanted: list[str]
) -> None:
    said = found(library, tmp_path, paper)
    assert len(said) == len(wanted)
    assert all(one.startswith(begun) for one, begun in zip(said, wanted, strict=True))


@pytest.mark.parametrize(
    "paper",
    [
        f"{WRONG}\n\n{THEN} The lighthouse was green [@ruiz1999].",
        f"{WRONG} {THEN} The lighthouse [@ruiz1999] was green, as everybody could see from afar.",
        f"{WRONG} {THEN} Nobody, as @ruiz1999 says, asked them.",
        f"{WRONG} {THEN} A court sat [@ito2001]. The lighthouse was green [@ruiz1999].",
        f"{WRONG[:-1]}, as we count. {THEN} The lighthouse was green [@ruiz1999].",
        f"{WRONG} We return to this. {THEN} The lighthouse was green [@ruiz1999].",
        f"{WRONG} {THEN} However, the lighthouse was green [@ruiz1999].",
        f"{WRONG} {THEN} Ito saw nothing of it. The lighthouse was green [@ruiz1999].",
        f"{WRONG} {THEN} {THEN} The lighthouse was green [@ruiz1999].",
        f"{OPENED} However, nobody came. {THEN} The lighthouse was green [@ruiz1999].",
    ],
    ids=[
        *("paragraph", "middle of a sentence", "name", "other citation", "own voice"),
        *("own voice between", "turn", "another author", "too far", "turn behind a date"),
    ],
)
def test_what_a_citation_does_not_reach(library: Library, tmp_path: Path, paper: str) -> None:
    assert found(library, tmp_path, paper) == []


def test_of_what_a_run_has_and_no_source_nothing_is_said(library: Library, tmp_path: Path) -> None:
    pleas = "The court of the sea in Hasel heard 2340 pleas of pilots."
    assert found(library, tmp_path, f"{pleas} {THEN} It was green [@ruiz1999].") == []
    right = WRONG.replace("1510", "1150")
    assert found(library, tmp_path, f"{right} {THEN} It was green [@ruiz1999].") == []


def test_a_figure_of_another_work_that_the_paper_cites_is_right(
    library: Library, tmp_path: Path
) -> None:
    closed = f"{WRONG} {THEN} It was green [@ruiz1999].\n\nSo it is"
    assert len(found(library, tmp_path, f"{closed} [@ito2001].")) == 1
    assert found(library, tmp_path, f"{closed} [@lund2002].") == []
