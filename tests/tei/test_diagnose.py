"""Whatever an editor holds, its diagnostics lie inside the text and say something."""

from __future__ import annotations

from pathlib import Path
from random import Random
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

from corpuskit.tei.breaks import find_break
from corpuskit.tei.diagnostic import Diagnostic, Source
from corpuskit.tei.validate import diagnose

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>
<respStmt xml:id="ana"><resp>edits</resp><name>Ana</name></respStmt></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>
{}
</body></text></TEI>"""
CONTENT = (
    "<p n='1'>Zażółć <persName ref='#ana'>Ana</persName> &amp; <date when='1995'>1995</date>"
    "<!-- so --><note n='1' place='bottom'><![CDATA[See.]]></note></p>"
)
WHOLE = FILE.format(CONTENT)

SLIPS = [
    "<p>by <persname ref='#ana'>Ana</persname></p>",
    "<p>by <person>Ana</person></p>",
    "<p>a <b>bold</b> word</p>",
    "<div><p>a</p><head>late</head></div>",
    "<p>a<p>b</p></p>",
    "<p>x <date When='1995'>1995</date></p>",
    "<p>x <date when='1995-5-3'>3 May</date></p>",
    "<p>x <date when='1995-02-30'>30 Feb</date></p>",
    "<p>x <date wehn='1995'>95</date></p>",
    "<p>x <date wehn='1995' when='1995'>95</date></p>",
    "<p>x <measure quantity='12,000' unit='t'>12,000 t</measure></p>",
    "<p>x <measure quantity='12' unit='metric tons'>12 t</measure></p>",
    "<p>x <measure type='morethan' atLeast='5' unit='t'>12 t</measure></p>",
    "<p>x <date quantity='5'>95</date></p>",
    "<p>x <ref href='#ana'>95</ref></p>",
    "<p>x <ptr/></p>",
    "<p id='a'>x</p>",
    "<p xml:id='1a'>x</p>",
    "<p>x <note n='1' place='footer'>n</note></p>",
    "loose text",
    "<list><item>1</item>two</list>",
    "<list><li>1</li></list>",
    "<p>x <hi>y</p>",
    "<p>x <hi>y <persName>z</hi></persName></p>",
    "<p>x </hi> y</p>",
    "<p>x & y</p>",
    "<p>x &nbsp; y</p>",
    "<p>x < y</p>",
    "<p n=3>x</p>",
    "<p n='3>x</p>\n<p n='4'>y</p>",
    "<p n=“3”>x</p>",
    "<p n=«\u00a03 bis\u00a0» resp='#ana'>x</p>",
    '<p>x <persName ref="people.xml#a>Ana</persName> and <persName ref="people.xml#b">Bo</persName></p>',
    "<p>x <persName ref='#ana' Ana</persName></p>",
    "<p>x <persN",
    "<p>x <persName ref=",
    "<p>x <persName ref='#ana'",
    "<p>x <!-- y </p>",
    "<p>x <!-- y -- z --></p>",
    "<p n='1' n='2'>x</p>",
    "<p n='1'rend='b'>x</p>",
    "<p>x <persName>Ana</persname></p>",
    "<p>x <persName>Ana</persName</p>",
    "<p>x <persName>Ana</></p>",
    "<p>x <tei:hi>Ana</tei:hi></p>",
    "<p>\x0b</p>",
    "<table><row/></table>",
    "<row><cell/></row>",
    "<p>x <choice><sic>a</sic></choice></p>",
    "<relation name='a' active='#ana'/>",
    "<div><closer>x</closer></div>",
    "<p>x <surname>Ana</surname></p>",
    "<p>x</p></body><body><p>y</p>",
    "<p xmlns=''>x</p>",
    "<p>x <num cert='hihg' value='1'>1</num></p>",
    "<p resp='ana smith'>x</p>",
    "<p>x <orgName><bibl>b</bibl></orgName></p>",
    "<div/>",
    "<p>x <measure quantity='' unit='t'>t</measure></p>",
    "<p>x ]]> y</p>",
]
FRAME_SLIPS = [
    ("<teiHeader>", "<teiHeader><note>x</note>"),
    ("</titleStmt>", ""),
    ("<fileDesc>", ""),
    ("<titleStmt>", "<titleStmt><author>A</author>"),
    ("<text>", "<text><head>x</head>"),
    ("<TEI ", '<TEI n="1" '),
    ('xmlns="http://www.tei-c.org/ns/1.0"', ""),
    ("</TEI>", ""),
    ("</TEI>", "</TEI>\n<TEI/>"),
    ("</TEI>", "</TEI> more"),
    ("<TEI", "x <TEI"),
    ("<TEI", "\n<?xml version='1.0'?><TEI"),
    ("<teiHeader>", "<teiheader>"),
    (
        "</teiHeader>",
        "</teiHeader><standOff><listPerson><person><persName>x</persName></person></listPerson></standOff>",
    ),
    ("</TEI>", "<standOff/></TEI>"),
    ("<TEI ", "<!doctype TEI><TEI "),
    ("<TEI ", "<!doctype html><TEI "),
]


def covered(text: str, found: Diagnostic) -> str:
    assert found.line == found.end_line
    return text.splitlines()[found.line - 1][found.column - 1 : found.end_column - 1]


def test_a_good_text_has_none() -> None:
    assert diagnose(WHOLE) == ()
    assert diagnose(WHOLE.encode("utf-16")) == ()


def test_a_diagnostic_covers_what_is_wrong() -> None:
    text = FILE.format("<p>a</p>\n<p>zażółć <blink>b</blink></p>")
    (found,) = diagnose(text)
    assert (found.source, found.line) == (Source.SCHEMA, 6)
    assert "blink" in covered(text, found)


@settings(deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.text(max_size=5))
def test_half_typed_texts_are_judged(at: int, gone: int, typed: str) -> None:
    text = WHOLE[:at] + typed + WHOLE[at + gone :]
    lines = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    lengths = [len(line) for line in lines.split("\n")]
    for found in diagnose(text, Path("x.xml")):
        assert (found.line, found.column) <= (found.end_line, found.end_column)
        assert 1 <= found.line <= found.end_line <= len(lengths)
        assert 1 <= found.column <= lengths[found.line - 1] + 1
        assert 1 <= found.end_column <= lengths[found.end_line - 1] + 1
        assert found.message
        assert found.hint


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_judged(data: bytes) -> None:
    assert diagnose(data)


def broken_texts() -> list[str]:
    frame = FILE.format("<p>x</p>")
    return [
        *(FILE.format(slip) for slip in SLIPS),
        *(frame.replace(old, new, 1) for old, new in FRAME_SLIPS),
    ]


def mended(text: str, found: Diagnostic) -> str:
    """Write what mends a diagnostic in place of its characters, and of their twin's."""
    assert found.mend is not None
    lines = text.split("\n")
    for line, column, end_line, end_column in sorted(filter(None, (found.place, found.twin)))[::-1]:
        assert line == end_line
        old = lines[line - 1]
        lines[line - 1] = old[: column - 1] + found.mend + old[end_column - 1 :]
    return "\n".join(lines)


def test_what_an_editor_reads(file_regression: FileRegressionFixture) -> None:
    said = []
    for text, name in zip(broken_texts(), (*SLIPS, *map(str, FRAME_SLIPS)), strict=True):
        said.append(name)
        for found in diagnose(text):
            mend = "" if found.mend is None else f" [{found.mend}]"
            said.append(
                f"  {found.line}:{found.column}-{found.end_column} {found.message}; {found.hint}{mend}"
            )
    file_regression.check("\n".join(said) + "\n", encoding="utf-8")


def test_what_mends_leaves_the_matter_mended() -> None:
    mends = 0
    for text in broken_texts():
        before = diagnose(text)
        for found in before:
            if found.mend is not None:
                mends += 1
                after = diagnose(mended(text, found))
                assert found not in after, (text, found)
                is_broken = found.source is Source.XML
                assert is_broken or len(after) < len(before), (text, found)
    assert mends > 20


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (WHOLE.encode().replace("ó".encode(), b"\xf3"), "byte 0xf3 is not UTF-8"),
        (WHOLE.replace("ó", "\0").encode(), "the character U+0000 cannot stand in XML"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_place(data: bytes, says: str) -> None:
    (found,) = diagnose(data)
    line = WHOLE.splitlines()[4]
    assert (found.message, found.line, found.column) == (says, 5, line.index("ó") + 1)


def test_a_file_that_is_cut_off_within_a_tag_is_said_to_end_there() -> None:
    cut = WHOLE[: WHOLE.index("ref='#ana'") + 2]
    found = diagnose(cut)[-1]
    assert found.message.endswith("the file ends within the tag <persName")
    assert covered(cut, found) == "<persName re"


def test_a_break_hides_nothing_before_it() -> None:
    text = FILE.format("<p zoom='1'>a</p>\n<div><head>b</head>\n<p>c & d</p></div>")
    first, second = diagnose(text)
    assert (first.source, first.line) == (Source.SCHEMA, 5)
    assert (second.source, covered(text, second)) == (Source.XML, "&")


def edited(random: Random) -> str:
    """Return the whole text with one edit, as fingers slip."""
    at, gone = random.randrange(len(WHOLE)), random.choice((0, 0, 1, 2, 5, 30))
    typed: str = random.choice(("", *"<>&\"'=/!-[]? \np", *MARKUP))
    return WHOLE[:at] + typed + WHOLE[at + gone :]


MARKUP = ("</p>", "<p>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "</", "&x;", "<!DOCTYPE x>")


def test_the_walk_over_tags_finds_a_break_where_the_parser_does() -> None:
    random, broken = Random(1995), 0
    for _ in range(3000):
        data = edited(random).encode()
        parser = expat.ParserCreate("utf-8")
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            found = find_break(data)
            assert found is not None, data
            # What is said to be whole up to the break is so, once closed.
            if found.inside:
                expat.ParserCreate("utf-8").Parse(data[: found.good] + found.end_tags, True)
            broken += 1
        else:
            found = find_break(data)
            assert found is None or "prefix" in found.slip.message, data
    assert 500 < broken < 2900


def test_a_flood_is_judged_in_full() -> None:
    assert len(diagnose(FILE.format("<blink>b</blink>\n" * 500))) == 500
