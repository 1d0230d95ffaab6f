"""Each character of a tree is found in its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.tei.document import Document, parse

START = '<?xml version="1.0"?>\n<!DOCTYPE TEI [<!ENTITY co "xyz">]><!-- > -->\n'


def read(body: str) -> Document:
    text = f'{START}<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>'
    return parse(text.encode(), Path("a.xml"))


def at(document: Document, place: tuple[int, int]) -> str:
    """Return what stands in the file from a line and column on."""
    line, column = place
    return document.data.decode().splitlines(keepends=True)[line - 1][column - 1 :]


PIECES = [
    "cod", "é–日", " \n", "<pb/>", "<lb n='>'/>", "<!-- a > b -->", "<?pi x>y?>",
    "<hi>boat</hi>", "<hi\nrend='a&gt;\"'>5 t</hi\n>", "<note><p>x</p>y</note>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_nodes_and_characters_are_found(pieces: list[str]) -> None:
    document = read("<p>" + "".join(pieces) + "</p>")
    for node in document.tree.iter():
        assert at(document, document.positions.of(node)).startswith("<")
        if isinstance(node.tag, str):
            for offset, character in enumerate(node.text or ""):
                found = document.positions.of_text(node, offset)
                assert at(document, found).startswith(character)
        for offset, character in enumerate(node.tail or ""):
            assert at(document, document.positions.of_tail(node, offset)).startswith(character)


@pytest.mark.parametrize(
    ("source", "offset", "rest"),
    [
        ("a&amp;b", 2, "b"),
        ("a&amp;b", 1, "&amp;"),
        ("a&#x2014;b", 2, "b"),
        ("a&co;b", 3, "&co;"),
        ("a&co;b", 4, "b"),
        ("a<![CDATA[<b>]]>c", 2, "b>"),
        ("a<![CDATA[<b>]]>c", 4, "c"),
        ("a\r\nb", 2, "b"),
    ],
)
def test_characters_after_references_are_found(source: str, offset: int, rest: str) -> None:
    document = read(f"<p>{source}</p>")
    assert at(document, document.positions.of_text(document.tree[0], offset)).startswith(rest)


def test_columns_count_characters_and_lines_have_no_cap() -> None:
    document = read("\n" * 70_000 + "<p>日本<hi>é</hi></p>")
    hi = document.tree[0][0]
    assert document.positions.of(hi) == (70_003, 6)
    assert document.positions.of_text(hi, 0) == (70_003, 10)
