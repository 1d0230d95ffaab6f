"""Which sides of a finding are wrong when one of them is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.checks.draft.rests_on_contradiction import CHECK as RESTS
from corpuskit.checks.figures.figures_disagree import CHECK as DISAGREE
from corpuskit.claims.comparison.against import Contraries
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.config import Config
from corpuskit.lint.corpus import check_corpus, read_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.drafts import check_paper, read_library

SAID = {"moreau": "some 650", "okada": "652", "petrov": "about 800"}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus in which two of three agree, and a paper on one of the two."""
    folder = tmp_path_factory.mktemp("three")
    sources = []
    for name, figure in SAID.items():
        text = f"The Lights of {name}\n\nAnn {name.title()}\n\n4 May 2001\n\n"
        path = folder / f"{name}.txt"
        said = f"In March 1998 the lighthouse service of Norland employed {figure} keepers."
        path.write_text(f"{text}{said}\n")
        sources.append(path)
    convert_corpus(sources, folder / "tei")
    bib = "@book{okada2001, author = {Okada, Ann}, title = {The Lights of okada}, year = {2001}}\n"
    (folder / "refs.bib").write_text(bib)
    paper = "In March 1998 the lighthouse service of Norland employed 652 keepers [@okada2001].\n"
    (folder / "paper.md").write_text(paper)
    return folder


def test_a_side_is_right_over_those_that_it_excludes(three: Path) -> None:
    documents = find_documents([three / "tei"])
    (finding,) = check_corpus(documents, [DISAGREE], base=three).findings
    contraries = Contraries(read_corpus(documents)[0])
    places = finding.places
    assert {place.document for place in places} == set(SAID)
    over = {
        right.document: {place.document for place in contraries.over(finding, right, places)}
        for right in places
    }
    assert over == {"moreau": {"petrov"}, "okada": {"petrov"}, "petrov": {"moreau", "okada"}}


def test_where_values_do_not_tell_one_other_side_is_wrong(three: Path) -> None:
    documents = find_documents([three / "tei"])
    (finding,) = check_corpus(documents, [DISAGREE], base=three).findings
    places = finding.places
    for right in places:
        (other,) = Contraries(()).over(finding, right, places)
        assert other == next(place for place in places if place != right)


def test_a_paper_hears_of_the_side_that_contradicts_it(three: Path) -> None:
    library = read_library(Config(three), three / "tei")
    bibs = [three / "refs.bib"]
    (finding,) = check_paper(three / "paper.md", library, bibs, [RESTS], base=three).findings
    assert "petrov contradicts" in finding.message
    assert "moreau" not in {side.location.document for side in finding.evidence}
