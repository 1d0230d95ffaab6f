"""Papers in Markdown: what is printed is read, and each character knows its place in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.convert.papers.markdown.reader import read_markdown
from corpuskit.convert.papers.paper import Paper

NAMES = {"ruiz1999": "Ruiz"}


def read(text: str) -> Paper:
    return read_markdown(Path("paper.md"), text, NAMES)


def prose(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.chars) for p in read(text).paragraphs]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It *had* **14** cranes.", [("p", "It had 14 cranes.")]),
        ("It had 14 cranes [@ruiz1999, p. 3].", [("p", "It had 14 cranes.")]),
        ("@ruiz1999 [p. 3] counts 14.", [("p", "Ruiz counts 14.")]),
        ("Ruiz [-@ruiz1999] counts 14.", [("p", "Ruiz counts 14.")]),
        ("# Cranes {#c}\n\nThere were\n14.", [("head", "Cranes"), ("p", "There were 14.")]),
        ("Cranes\n======\n\n- one\n- two", [("head", "Cranes"), ("item", "one"), ("item", "two")]),
        ("> Quoted\n> twice.\n\nSaid.", [("quote", "Quoted twice."), ("p", "Said.")]),
        ("Said.[^1]\n\n[^1]: It is so.", [("p", "Said."), ("note", "It is so.")]),
        ("Said.^[It is so.] More.", [("p", "Said. More."), ("note", "It is so.")]),
        ("A [link](http://a.b/c_d) and `code` and <b>tag</b>.", [("p", "A link and and tag.")]),
        (r"There were $11\,500$ men, \$5 each.", [("p", "There were 11\u00a0500 men, $5 each.")]),
        ("```\ncode 5\n```\nText.", [("p", "Text.")]),
        ("| a | 5 |\n|---|---|\n| b | 6 |", [("cell", each) for each in ("a", "5", "b", "6")]),
        ("a@b.org wrote.", [("p", "a@b.org wrote.")]),
    ],
)
def test_what_is_printed_is_read(text: str, wanted: list[tuple[str, str]]) -> None:
    assert prose(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("So [see @a, pp. 3--4; -@b].", [("a", "3--4", "see"), ("b", "", "")]),
        ("So [@a, ch. 3].", [("a", "", "")]),
        ("So [@{a:b}, 12].", [("a:b", "12", "")]),
        ("As @a [p. 5] says.", [("a", "5", "")]),
        ("So.[^1]\n\n[^1]: Cf. @a, and [@b, p. 9].", [("a", "", ""), ("b", "9", "")]),
    ],
)
def test_citations(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert [(c.key, c.locator, c.prefix) for c in read(text).cites] == wanted


def test_front_matter_names_the_bibliography() -> None:
    assert read("---\nbibliography: refs.bib\n---\nText.").bibliographies == ("refs.bib",)
    assert read("---\nbibliography:\n  - a.bib\n  - 'b.bib'\n---\nText.").bibliographies == (
        "a.bib",
        "b.bib",
    )
    assert read("---\nnocite: |\n  @*\n---\nText.").everything


@given(st.text(alphabet="ab1 *_[]()@^:;,.`$\\<>{}!#-|\n", max_size=80))
def test_each_character_is_from_its_place_or_stands_for_one(text: str) -> None:
    for paragraph in read(text).paragraphs:
        assert len(paragraph.chars) == len(paragraph.at)
        assert list(paragraph.at) == sorted(paragraph.at)
        assert all(0 <= at < len(text) for at in paragraph.at)
