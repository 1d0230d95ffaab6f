"""The page and the place in the source of words in a TEI file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpuskit.claims.reasoning.statements import statements
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Cited, Location
from corpuskit.lint.citing import cite
from corpuskit.lint.corpus import read_corpus
from corpuskit.lint.documents import find_documents

ROOT = Path(__file__).parents[2]
TEXT = (
    "A Title\n\nBy John Smith\n\nThe town had 3,200 people in 1991, and of the 40 mills[1] of old\n"
    "no more than 12 mills ran in the sum-\nmer of 1992. It had 40 mills.\n\n[1] Smith, Mills, p. 3.\n"
)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "town.txt").write_text(TEXT)
    convert_corpus([tmp_path / "seeds" / "town.txt"], tmp_path / "tei")
    return tmp_path / "tei" / "town.xml"


def places(document: Path) -> dict[str, Location]:
    extracts, _ = read_corpus([document])
    return {each.where.quote: each.where for each in statements(extracts)}


def test_words_are_found_in_the_source_across_notes_and_line_ends(town: Path) -> None:
    found = cite(places(town).values())
    lines = TEXT.splitlines()
    shown = {at.quote: lines[cited.line - 1][cited.column - 1 :][:8] for at, cited in found.items()}
    assert shown["3,200 people"] == "3,200 pe"
    assert shown["no more than 12 mills"] == "no more "
    assert all(Path(cited.source).name == "town.txt" for cited in found.values())


def test_words_that_a_person_changed_are_not_sought_elsewhere(town: Path) -> None:
    text = town.read_text().replace("3,200 people", "3,300 people").replace("3200", "3300")
    town.write_text(text)
    assert places(town)["3,300 people"] not in cite(places(town).values())


def test_without_the_source_there_is_no_place_in_it(town: Path) -> None:
    (town.parent.parent / "seeds" / "town.txt").unlink()
    assert cite(places(town).values()) == {}


def test_the_page_is_that_of_the_last_break_with_a_number(town: Path) -> None:
    text = town.read_text()
    body = text.index("<body>")
    text = text[:body] + "<pb n='11'/>" + text[body:]
    town.write_text(text.replace("of old", 'of old<pb ed="b" n="12"/>'))
    found = cite(places(town).values())
    pages = {at.quote: cited.page for at, cited in found.items()}
    assert (pages["3,200 people"], pages["no more than 12 mills"]) == ("11", "12")
    town.write_text(town.read_text().replace('<pb ed="b" n="12"/>', "<pb/>"))
    assert cite(places(town).values())[places(town)["no more than 12 mills"]].page == ""


def test_a_place_in_a_source_has_the_words_of_the_document() -> None:
    """Of what sentences of this repository's corpus state, nearly all is found, each at its words."""
    extracts, _ = read_corpus(find_documents([ROOT / "corpus" / "tei"]))
    wanted = [each.where for each in statements(extracts)]
    found = cite(wanted)
    lines: dict[str, list[str]] = {}
    for at, cited in found.items():
        assert cited != Cited()
        text = lines.setdefault(cited.source, Path(cited.source).read_text("utf-8").split("\n"))
        first = re.findall(r"[^\W_]+", at.quote)[0]
        assert text[cited.line - 1][cited.column - 1 :].startswith(first)
    # A cell of a table stands alone: often its figure is there twice.
    told = [at for at in wanted if at.sentence != at.quote]
    assert len([at for at in told if at in found]) >= 0.95 * len(told)
