"""Which citation a figure or date of a paper rests on, and what speaks against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.config import Config
from corpuskit.lint.drafts import Library, check_paper, read_library

RUIZ = """Harbours of the West

Ana Ruiz

4 May 1999

There were at least 2,000 special constables in Marsala by the end of June 1998. Nobody asked the
fishermen what they would live on. Ommen and Hasel share a fleet. Ommen has 12 locks.

In 1931 Ommen and Hasel bought 310 boats of oak and 66 of iron. A lock cost 900 crowns.

The port treaty with Malta was signed on 5 June 1996, and the ferry treaty with Tunis on 8 May 1994.
"""
ITO = """Sea and Law

Ken Ito

6 June 2001

Special constables were enrolled in Marsala, 2,150 by the end of June 1998. The deepest sounding of
the bay was 5,310 metres. Who has seen Ommen has seen Hasel. There are 30 dykes as well.

In all, 480 boats were bought in 1931 for Ommen and Hasel, and none sank. In 1925 the school had 80
pupils.
"""
BIB = """@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}
@book{ito2001, author = {Ito, Ken}, title = {Sea and Law}, year = {2001}}
"""
LISTED = (
    "The treaties of the port are these:\n\n"
    "(a) the ferry treaty with Tunis, 8 May 1994; (b) the port treaty with Malta, {} June 1996; "
    "(c) the fish treaty, never signed.\n\n"
    "All of the dates are those of the harbours [@ruiz1999]. So is the order [@ito2001].\n"
)
CONSTABLES = (
    "There were {} special constables in Marsala by the end of June 1998 [@ruiz1999; @ito2001].\n"
)
BOUGHT = "In all, 480 boats were bought in 1931 for Ommen and Hasel [@ito2001]{}\n"
SOUNDED = (
    "{} and the deepest sounding of the bay, 5,310 metres, was the work of one man [@ruiz1999].\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "ruiz.txt").write_text(RUIZ, encoding="utf-8")
    (folder / "ito.txt").write_text(ITO, encoding="utf-8")
    convert_corpus([folder / "ruiz.txt", folder / "ito.txt"], folder / "tei")
    return read_library(Config(folder), folder / "tei")


@pytest.mark.parametrize(
    ("paper", "found"),
    [
        (CONSTABLES.format("2,510"), ["DRF001"]),
        (CONSTABLES.format("2,150"), []),
        (CONSTABLES.format("2,400"), []),
        (SOUNDED.format("The lamps of the bay went out in 1996 [@ito2001],"), ["DRF002"]),
        (SOUNDED.format("@ito2001 counts the lamps of the bay,"), []),
        (LISTED.format("15"), ["DRF003"]),
        (LISTED.format("5"), []),
        ("It was admitted in February 2003 [@ruiz1999], as was he [@ito2001].\n", ["DRF008"]),
        ("The 2003 Treaty is on paper [@ruiz1999], as is he [@ito2001].\n", []),
        (BOUGHT.format("."), ["DRF012"]),
        (BOUGHT.format("; it does not tally with her count."), []),
        (
            BOUGHT.format(
                ". She has three hundred and ten boats of oak and sixty-six boats of iron."
            ),
            [],
        ),
    ],
    ids=[
        *("slip under a bound", "as the other has it", "no slip under a bound"),
        *("behind a bracket", "behind a name", "slip in a list", "right in a list"),
        *("short clause", "year in a name", "whole of other parts"),
        *("said to be at odds", "both sides, in words"),
    ],
)
def test_what_is_found(library: Library, tmp_path: Path, paper: str, found: list[str]) -> None:
    (tmp_path / "paper.md").write_text(paper, encoding="utf-8")
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    result = check_paper(tmp_path / "paper.md", library, [tmp_path / "refs.bib"], base=tmp_path)
    assert [each.check for each in result.findings if each.check != "DRF011"] == found
