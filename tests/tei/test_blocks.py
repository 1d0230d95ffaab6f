"""Blocks are the reading text of any project's TEI."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.tei.blocks import Block, blocks, position_of
from corpuskit.tei.document import Document, parse


def read(body: str) -> Document:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return parse(text.encode(), Path("a.xml"))


def found(body: str) -> tuple[Block, ...]:
    return blocks(read(body))


READINGS = {
    "folded": ("<p>\n  a  b\tc\n</p>", ["a b c"]),
    "no-break-space-kept": ("<p>5\u00a0t</p>", ["5\u00a0t"]),
    "folded-over-elements": ("<p>a <hi> b </hi> c</p>", ["a b c"]),
    "correction": ("<p>a <choice><sic>teh</sic><corr>the</corr></choice> b</p>", ["a the b"]),
    "unmended-error": ("<p>a <sic>teh</sic> b</p>", ["a teh b"]),
    "lone-abbreviation": ("<p><abbr>Gen.</abbr> Ruiz</p>", ["Gen. Ruiz"]),
    "variants": ("<p>a <app><rdg>x</rdg><lem>b</lem></app></p>", ["a b"]),
    "deletion": ("<p>a<del> x</del> <add>b</add></p>", ["a b"]),
    "page-furniture": ("<p>a <fw>Fleet 7</fw><pb/>b</p>", ["a b"]),
    "line-breaks": ("<p>a<lb/>b sal<lb break='no'/>mon</p>", ["a b salmon"]),
    "note-behind": ("<p>a<note>n</note> b</p>", ["a b", "n"]),
    "paragraphs-in-note": ("<p>a<note><p>m</p><p>n</p></note></p>", ["a", "m n"]),
    "mark-without-note": ("<p>cod<ref type='noteMark'>3</ref> and</p>", ["cod and"]),
    "list-in-paragraph": (
        "<p>Boats:<list><item>one</item><item>two</item></list>They left.</p>",
        ["Boats: They left.", "one", "two"],
    ),
    "quoted-paragraphs": (
        "<p>It said: <quote><p>We go.</p><p>We stay.</p></quote> End.</p>",
        ["It said: End.", "We go.", "We stay."],
    ),
    "bare-quote": ("<quote>Bare.</quote>", ["Bare."]),
    "works-cited": ("<listBibl><bibl>Ruiz, Cod</bibl></listBibl>", ["Ruiz, Cod"]),
    "comment": ("<p>a<!-- x -->b</p>", ["ab"]),
}


@pytest.mark.parametrize("case", READINGS)
def test_reading_text(case: str) -> None:
    body, expected = READINGS[case]
    assert [block.chars for block in found(body)] == expected


def test_spans_without_white_space_at_their_ends() -> None:
    (block,) = found("<p>In <date>\n May <hi>1990 </hi></date> on</p>")
    spans = [(span.tag, block.chars[span.start : span.end]) for span in block.spans]
    assert spans == [("date", "May 1990"), ("hi", "1990")]


def test_a_note_knows_its_host() -> None:
    body, note = found("<p>Five<note n='1'>See 2.</note> sank.</p>")
    assert note.kind == "note"
    assert note.host == (body.index, 4)
    assert [(s.tag, s.start, s.end) for s in body.spans] == [("note", 4, 4)]


def test_headings_nearest_first() -> None:
    body = "<div><head>Sea</head><div><head>Cod</head><p>a</p></div><p>b</p></div>"
    assert [(b.chars, b.headings) for b in found(body)] == [
        ("Sea", ()),
        ("Cod", ("Sea",)),
        ("a", ("Cod", "Sea")),
        ("b", ("Sea",)),
    ]


def test_a_cell_knows_its_heads() -> None:
    rows = (
        "<row role='label'><cell>Fish</cell><cell>1990<note>Estimate.</note></cell></row>"
        "<row><cell>North</cell><cell/></row><row><cell>Cod</cell><cell>5</cell></row>"
    )
    cell = next(b for b in found(f"<table><head>Catch</head>{rows}</table>") if b.chars == "5")
    assert cell.cell is not None
    assert (cell.cell.row_head, cell.cell.column_head) == ("Cod", "1990")
    assert (cell.cell.group, cell.cell.caption) == ("North", "Catch")


PIECES = ["ab", "é ", "\n ", "  ", "<lb/>", "<hi>x \n y</hi>", "<note>n o</note>", "<!--c-->"]
PIECES += ["<list><item>i  j</item></list>", "<choice><sic>p</sic><corr>q  r</corr></choice>"]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_each_character_is_found_in_the_file(pieces: list[str]) -> None:
    document = read("<p>" + "".join(pieces) + "</p>")
    lines = document.data.decode().split("\n")
    for number, block in enumerate(blocks(document)):
        assert block.index == number
        assert block.chars == " ".join(block.chars.split())
        for offset, character in enumerate(block.chars):
            line, column = position_of(document, block, offset)
            if character != " ":
                assert lines[line - 1][column - 1] == character
        for span in block.spans:
            assert 0 <= span.start <= span.end <= len(block.chars)
