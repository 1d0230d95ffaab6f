"""Any file is read or refused in words, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.core.errors import InputError
from corpuskit.tei.document import load, parse

PATH = Path("log.xml")
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'

REFUSED = {
    "empty": (b"", 0, 0, "empty"),
    "white-space": (b"\n \n", 0, 0, "empty"),
    "binary": (b"\x00\x01\x02PK\x03", 1, 1, "no XML"),
    "plain-text": (b"Cod landings rose.", 1, 1, "no XML"),
    "mismatched-tag": (b"<TEI>\n<p>a</q></TEI>", 2, 5, "not well-formed"),
    "merge": (b"<TEI>\n<<<<<<< ours\n<p/>", 2, 1, "conflicts of a merge"),
    "cut-off": (b"<TEI>\n<p>a", 2, 5, "not well-formed"),
    "control-character": (b"<TEI>\n\x07</TEI>", 2, 1, "not well-formed"),
    "not-utf-8": (b"<TEI>\nab\xe9c</TEI>", 2, 3, "0xe9"),
    "unknown-encoding": (b'<?xml version="1.0" encoding="klingon"?><TEI/>', 1, 31, "klingon"),
    "falsely-utf-16": (b'<?xml version="1.0" encoding="UTF-16"?><TEI/>', 1, 31, "UTF-16"),
    "no-text-codec": (b'<?xml version="1.0" encoding="hex"?><TEI/>', 1, 31, "hex"),
    "external-entity": (
        b'<!DOCTYPE TEI [\n<!ENTITY x SYSTEM "file:///etc/hostname">]><TEI>&x;</TEI>',
        2,
        None,
        "reads from elsewhere",
    ),
    "parameter-entity": (
        b'<!DOCTYPE TEI [\n<!ENTITY % x SYSTEM "x.dtd"> %x;]><TEI/>',
        2,
        None,
        "reads from elsewhere",
    ),
    "nested-entities": (
        b'<!DOCTYPE TEI [<!ENTITY a "aaaa">\n<!ENTITY b "&a;&a;&a;">]><TEI>&b;</TEI>',
        2,
        None,
        "more than a few characters",
    ),
    "long-entity": (
        b'<!DOCTYPE TEI [\n<!ENTITY a "' + b"a" * 4000 + b'">]><TEI>&a;</TEI>',
        2,
        None,
        "more than a few characters",
    ),
    "undeclared-entity": (b'<!DOCTYPE TEI SYSTEM "tei.dtd">\n<TEI>&eacute;</TEI>', 2, 6, "eacute"),
    "unbound-prefix": (b"<TEI>\n<x:p/></TEI>", 2, None, "the prefix of x:p"),
    "too-deep": (b"<p>" * 3000 + b"</p>" * 3000, 1, None, "depth"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_a_place_and_advice(case: str) -> None:
    data, line, column, words = REFUSED[case]
    with pytest.raises(InputError) as caught:
        parse(data, PATH)
    problem = caught.value.problem
    assert words in problem.message
    assert problem.advice
    assert problem.line == line
    assert column is None or problem.column == column


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path / "nothing.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_encodings_are_recognised(encoding: str) -> None:
    document = parse(TEI.format("<p>Örö – 5 t</p>").encode(encoding), PATH)
    assert document.tree[0].text == "Örö – 5 t"


def test_a_declared_encoding_is_believed() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + TEI.format("<p>Örö</p>")
    document = parse(text.encode("latin-1"), PATH)
    assert document.tree[0].text == "Örö"


def test_small_entities_of_its_own_and_an_unread_dtd_are_harmless() -> None:
    text = '<!DOCTYPE TEI SYSTEM "tei.dtd" [<!ENTITY nbsp "&#160;">]>' + TEI.format(
        "<p>5&nbsp;t</p>"
    )
    document = parse(text.encode(), PATH)
    assert document.tree[0].text == "5\u00a0t"
    assert document.problems == ()


def test_every_duplicate_id_is_named_at_its_place() -> None:
    text = TEI.format('\n<p xml:id="a"/>\n<p xml:id="a"/>\n  <p xml:id="b"/><p xml:id="a"/>')
    document = parse(text.encode(), PATH)
    assert [(p.line, p.column) for p in document.problems] == [(3, 1), (4, 18)]
    assert all("line 2" in p.message for p in document.problems)
    assert document.ids["a"].sourceline == 2


def test_a_flood_of_one_id_is_named_in_part_and_counted() -> None:
    document = parse(TEI.format('<p xml:id="a"/>' * 5_000).encode(), PATH)
    assert 10 < len(document.problems) < 50
    assert "5000 elements" in document.problems[-1].message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<TEI><text/></TEI>", "not in the TEI namespace"),
        ('<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"/>', "several documents"),
        ("<html/>", "«html», not TEI"),
        ('<TEI xmlns="urn:other"/>', "not TEI"),
    ],
)
def test_other_roots_are_a_problem_and_no_error(text: str, words: str) -> None:
    (problem,) = parse(text.encode(), PATH).problems
    assert words in problem.message


def test_its_name_is_the_file_without_suffix() -> None:
    assert parse(TEI.format("").encode(), Path("tei/harbour.log.xml")).name == "harbour.log"


@given(
    st.binary(max_size=200)
    | st.text(max_size=80).map(lambda t: TEI.format(t).encode("utf-8", "replace"))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert parse(data, PATH).tree is not None
    except InputError as error:
        assert error.problem.message  # noqa: PT017
