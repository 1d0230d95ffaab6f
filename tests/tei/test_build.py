"""Whole files: nothing lost, always valid, the same every time."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from corpuskit.convert.reread import read_again
from corpuskit.core.passages import Draft, Mark, Node, Passage
from corpuskit.tei.build import build, note_identifiers, resolved
from corpuskit.tei.document import Document, parse
from corpuskit.tei.header import Record, header
from corpuskit.tei.names import TEI, XML_ID, tei
from corpuskit.tei.registers import PEOPLE, TREATIES, Entry, write_register
from corpuskit.tei.validate import validate

MADE = Path("reefs.xml")


def built(draft: Draft) -> Document:
    return parse(build(draft, header(Record("reefs.txt", title="Reefs"))), MADE)


def text_of(document: Document, path: str) -> list[str]:
    found = document.tree.iterfind(path.replace("t:", f"{{{TEI}}}"))
    return ["".join(map(str, element.itertext())) for element in found]


def body(*passages: Passage, front: Node | None = None) -> Draft:
    main = tuple(p.number for p in passages if p.kind == "p")
    parts = (Node("body", main),) if front is None else (front, Node("body", main))
    return Draft("reefs", passages, Node("text", parts))


def test_a_note_that_no_mark_leads_to_stands_in_the_back() -> None:
    document = built(body(Passage(0, "p", "a"), Passage(1, "note", "one"), Passage(2, "note", "2")))
    assert text_of(document, "t:text/t:back/t:div/t:note") == ["one", "2"]
    assert not validate(document)


def test_notes_in_a_circle_are_written_once() -> None:
    circle = (
        Passage(1, "note", "one", (Mark(3, 3, "note", (("n", "2"),), 2),)),
        Passage(2, "note", "two", (Mark(3, 3, "note", (("n", "1"),), 1),)),
    )
    document = built(body(Passage(0, "p", "a"), *circle))
    assert text_of(document, "t:text/t:back/t:div") == ["\n        onetwo\n      "]


def test_a_note_in_the_back_with_a_mark_stands_at_its_mark() -> None:
    passages = (
        Passage(0, "p", "a", (Mark(1, 1, "note", (("n", "1"),), 1),)),
        Passage(1, "note", "b"),
    )
    back = Node("back", (Node("div", (1,), (("type", "notes"),)),))
    document = built(Draft("reefs", passages, Node("text", (Node("body", (0,)), back))))
    assert text_of(document, "t:text//t:note") == ["b"]
    assert text_of(document, "t:text//t:p") == ["ab"]


def test_notes_in_notes_end_somewhere() -> None:
    chain = [Passage(n, "note", f"{n};", (Mark(1, 1, "note", (), n + 1),)) for n in range(1, 300)]
    start = Passage(0, "p", "a", (Mark(1, 1, "note", (), 1),))
    document = built(body(start, *chain, Passage(300, "note", "300;")))
    assert len(text_of(document, "t:text//t:note")) == 300
    assert not document.problems


def test_references_to_notes_without_a_mark_are_kept() -> None:
    reference = Mark(0, 6, "ref", (("type", "note"), ("key", "passage:1")))
    odd = Mark(0, 1, "ref", (("key", "passage:x"),))
    draft = resolved(body(Passage(0, "p", "note 1", (reference, odd)), Passage(1, "note", "b")), {})
    assert draft.passages[0].marks[0].get("target") == f"#{note_identifiers(draft)[1]}"
    assert not validate(built(draft))


@pytest.mark.parametrize(
    "text",
    [
        Node("text"),
        Node("text", (Node("body"),)),
        Node("text", (Node("body", (Node("pb"), Node("list"), Node("table", (Node("row"),)))),)),
        Node("text", (Node("front", (Node("docTitle"),)),)),
    ],
    ids=["no body", "empty body", "hollow", "no title part"],
)
def test_what_is_empty_is_valid(text: Node) -> None:
    assert not validate(built(Draft("reefs", (), text)))


def test_a_quotation_gets_no_space() -> None:
    quoted = Passage(0, "quote", "abc", (Mark(0, 3, "hi"), Mark(0, 1, "date")))
    passages = (quoted, Passage(1, "p", "def"))
    inner = Node("quote", (1,))
    draft = Draft("reefs", passages, Node("text", (Node("body", (0, inner)),)))
    data = build(draft, header(Record("reefs.txt")))
    assert b'<quote xml:id="quote1"><hi><date xml:id="d1">a</date>bc</hi></quote>' in data
    assert b'<quote xml:id="quote2">\n        <p' in data
    again = read_again(parse(data, MADE)).draft
    assert [(p.kind, p.chars) for p in again.passages] == [("quote", "abc"), ("p", "def")]


def test_read_again_and_built_again_is_the_same() -> None:
    twice = (Mark(1, 1, "note", (("n", "1"),), 1), Mark(2, 2, "note", (("n", "1"),), 1))
    draft = body(Passage(0, "p", "abc", twice), Passage(1, "note", "x"), Passage(2, "note", "y"))
    once = build(draft, header(Record("reefs.txt")))
    assert build(read_again(parse(once, MADE)).draft, header(Record("reefs.txt"))) == once


def test_a_comment_is_no_text() -> None:
    data = build(body(Passage(0, "p", "abc")), header(Record("reefs.txt")))
    commented = data.replace(b"abc", b"a<!-- no -->bc<?no?>").replace(
        b"<body>", b"<body><!-- no -->"
    )
    assert [p.chars for p in read_again(parse(commented, MADE)).draft.passages] == ["abc"]


def test_a_record_with_characters_that_xml_cannot_hold() -> None:
    record = Record(
        "r\x00.txt", title="Re\ud800efs", authors=("A\x0bna",), read={"da\x00te": "\x01"}
    )
    assert not validate(parse(build(body(Passage(0, "p", "a")), header(record)), MADE))


def test_ids_of_the_header_are_not_given_again() -> None:
    head = header(Record("reefs.txt"))
    head[0].set(XML_ID, "p1")
    assert not parse(build(body(Passage(0, "p", "a")), head), MADE).problems


PLAIN = ("hi", "persName", "rs", "date", "bibl", "title", "orgName")
PARTS = ("publisher", "pubPlace", "biblScope", "citedRange", "edition", "author", "idno")


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    kinds = ["titlePart", "byline", "p", "p", "quote", "cell", "note", "note", "note"]
    passages = tuple(
        Passage(number, kind, chars, tuple(_marks(draw, len(kinds))))
        for number, kind in enumerate(kinds)
        for chars in [draw(st.text(max_size=24))]
    )
    table = Node("table", (Node("row", (5,)),))
    front = Node("front", (Node("docTitle", (0,)), 1))
    main = Node("body", (Node("div", (2, 3, 4, table)),))
    return Draft("reefs", passages, Node("text", (front, main)))


def _marks(draw: st.DrawFn, count: int) -> list[Mark]:
    places = st.integers(-1, 26)
    spans = st.builds(Mark, places, places, st.sampled_from(PLAIN + PARTS))
    figures = st.builds(
        lambda a, b: Mark(a, b, "measure", (("quantity", "3"), ("xml:id", "m1"))), places, places
    )
    notes = st.builds(
        lambda a, b, to: Mark(a, b, "note", (("n", str(to)),), to),
        places,
        places,
        st.sampled_from(range(count - 3, count)),
    )
    breaks = st.builds(lambda a: Mark(a, a, "pb"), places)
    return draw(st.lists(st.one_of(spans, spans, figures, notes, breaks), max_size=7))


XML_CHARS = str.maketrans({n: "\ufffd" for n in range(32) if chr(n) not in "\t\n\r"})


def expected(chars: str) -> str:
    safe = "".join(
        "\ufffd" if "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" else c for c in chars
    )
    return safe.translate(XML_CHARS)


def own_text(element: etree._Element) -> str:
    """Return the text of an element without its notes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != tei("note"):
            parts.append(own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drafts())
def test_every_text_is_kept_and_every_file_valid(draft: Draft) -> None:
    document = built(draft)
    assert not validate(document)
    text = document.tree.find(tei("text"))
    assert text is not None
    kinds = {passage.kind for passage in draft.passages}
    found = [own_text(e) for e in text.iter("*") if etree.QName(e).localname in kinds]
    assert sorted(found) == sorted(expected(p.chars) for p in draft.passages)


@pytest.mark.debian
@settings(
    max_examples=1, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(drafts(), min_size=60, max_size=60))
def test_what_is_built_is_tei(tmp_path: Path, tei_all: Path, many: list[Draft]) -> None:
    registers = (
        write_register(PEOPLE, [Entry("tui-ana", ("Ana Tui",))]),
        write_register(TREATIES, [Entry("reef-pact", ("Reef Pact",))]),
        build(Draft("reefs", (), Node("text")), header(Record("reefs.txt"))),
    )
    made = [build(draft, header(Record("reefs.txt"))) for draft in many]
    for number, data in enumerate((*registers, *made)):
        (tmp_path / f"{number}.xml").write_bytes(data)
    paths = sorted(str(path) for path in tmp_path.glob("*.xml"))
    done = subprocess.run(
        ["jing", str(tei_all), *paths], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[:2000]
