"""Passages become elements, and their text stays what it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpuskit.core.passages import Draft, Mark, Node, Passage
from corpuskit.tei.build import build
from corpuskit.tei.header import Record, header
from corpuskit.tei.identifiers import Identifiers
from corpuskit.tei.names import local
from corpuskit.tei.weave import Weaver

TAGS = ("hi", "date", "measure", "rs", "persName", "bibl")


def woven(chars: str, *marks: Mark, more: tuple[Passage, ...] = ()) -> etree._Element:
    passages = (Passage(0, "p", chars, marks), *more)
    return Weaver(passages, Identifiers()).weave(0)


def shape(element: etree._Element) -> str:
    inner = "".join(f"{shape(child)}{child.tail or ''}" for child in element)
    return f"<{local(str(element.tag))}>{element.text or ''}{inner}</>"


def test_nested_spans() -> None:
    element = woven("signed in May 1990 by all", Mark(7, 18, "rs"), Mark(10, 18, "date"))
    assert shape(element) == "<p>signed <rs>in <date>May 1990</></> by all</>"


def test_emphasis_is_split_where_it_crosses() -> None:
    element = woven("The Daily News, 4 May", Mark(0, 14, "hi"), Mark(4, 21, "date"))
    assert shape(element) == "<p><hi>The </><date><hi>Daily News</>, 4 May</></>"


def test_of_two_crossing_spans_the_first_stays() -> None:
    element = woven("abcdefgh", Mark(0, 5, "rs"), Mark(3, 8, "date"))
    assert shape(element) == "<p><rs>abcde</>fgh</>"


def test_a_note_stands_behind_the_span_it_closes() -> None:
    note = Passage(1, "note", "Log.")
    element = woven("in 1990 all", Mark(3, 7, "date"), Mark(7, 7, "note", (), 1), more=(note,))
    assert shape(element) == "<p>in <date>1990</><note>Log.</> all</>"


def test_ids_of_notes_are_their_numbers() -> None:
    marks = (Mark(1, 1, "note", (("n", "7"),), 1), Mark(2, 2, "note", (("n", "7"),), 2))
    more = (Passage(1, "note", "a"), Passage(2, "note", "b"))
    element = woven("abc", *marks, more=more)
    ids = [n.get("{http://www.w3.org/XML/1998/namespace}id") for n in element]
    assert ids == ["note7", "note7-2"]


marks = st.builds(
    lambda a, b, tag: Mark(min(a, b), max(a, b) + 1, tag),
    st.integers(0, 29),
    st.integers(0, 29),
    st.sampled_from(TAGS),
)


@given(
    st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=31, max_size=31),
    st.lists(marks, max_size=8),
)
def test_text_is_kept_whatever_the_marks(chars: str, spans: list[Mark]) -> None:
    assert "".join(map(str, woven(chars, *spans).itertext())) == chars


def test_a_file_is_the_same_every_time_and_indents_no_text() -> None:
    passages = (Passage(0, "head", "Fleet"), Passage(1, "p", "In 1990 all.", (Mark(3, 7, "date"),)))
    body = Node("body", (Node("div", (0, 1)),))
    draft = Draft("x", passages, Node("text", (body,)))
    files = {build(draft, header(Record("x.txt", title="Fleet"))) for _ in range(2)}
    assert len(files) == 1
    assert b'<p xml:id="p1">In <date xml:id="d1">1990</date> all.</p>\n' in files.pop()
