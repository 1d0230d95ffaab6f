"""Whatever an editor holds, its diagnostics lie inside the text and say something."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

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


@given(st.binary(max_size=60))
def test_any_bytes_are_judged(data: bytes) -> None:
    assert diagnose(data)
