"""Passages become elements, and their text stays what it was."""

from __future__ import annotations

import time

import pytest
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


NESTED = {
    "equal spans": (
        [Mark(0, 6, tag) for tag in ("hi", "date", "persName", "rs", "bibl")],
        "<bibl><rs><persName><date><hi>abcdef</></></></></>",
    ),
    "a citation outranks a later name around it": (
        [Mark(1, 5, "bibl"), Mark(0, 6, "persName")],
        "a<bibl>bcde</>f",
    ),
    "an earlier figure outranks a citation in it": (
        [Mark(0, 6, "measure"), Mark(1, 5, "bibl")],
        "<measure>abcdef</>",
    ),
    "a part needs its citation": (
        [Mark(0, 2, "publisher"), Mark(2, 6, "bibl"), Mark(3, 4, "publisher")],
        "ab<bibl>c<publisher>d</>ef</>",
    ),
    "of crossing spans the first in order stays": (
        [Mark(3, 6, "date"), Mark(0, 5, "rs")],
        "abc<date>def</>",
    ),
    "a span loses only to one that stays": (
        [Mark(4, 6, "rs"), Mark(2, 5, "date"), Mark(0, 3, "measure")],
        "<measure>abc</>d<rs>ef</>",
    ),
    "emphasis is cut at both ends": (
        [Mark(1, 5, "hi"), Mark(0, 2, "rs"), Mark(4, 6, "date")],
        "<rs>a<hi>b</></><hi>cd</><date><hi>e</>f</>",
    ),
    "emphasis never stands between a citation and its part": (
        [Mark(0, 6, "bibl"), Mark(0, 4, "hi"), Mark(1, 3, "publisher")],
        "<bibl><hi>a</><publisher><hi>bc</></><hi>d</>ef</>",
    ),
    "bold and italic": (
        [Mark(0, 2, "hi", (("rend", "bold"),)), Mark(0, 2, "hi", (("rend", "italic"),))],
        "<hi><hi>ab</></>cdef",
    ),
    "offsets outside": ([Mark(-2, 2, "date"), Mark(4, 9, "rs")], "<date>ab</>cd<rs>ef</>"),
    "an annotation of nothing": ([Mark(2, 2, "date"), Mark(5, 3, "rs")], "abcdef"),
}


@pytest.mark.parametrize(("spans", "expected"), NESTED.values(), ids=NESTED.keys())
def test_nesting(spans: list[Mark], expected: str) -> None:
    assert shape(woven("abcdef", *spans)) == f"<p>{expected}</>"


def test_no_citation_in_an_author_line() -> None:
    passage = Passage(0, "byline", "by Ana Tui", (Mark(3, 10, "bibl"), Mark(3, 10, "persName")))
    element = Weaver((passage,), Identifiers()).weave(0)
    assert shape(element) == "<byline>by <persName>Ana Tui</></>"


def test_a_title_has_a_title_part() -> None:
    element = Weaver((Passage(0, "docTitle", "Tuna", (Mark(0, 4, "hi"),)),), Identifiers()).weave(0)
    assert shape(element) == "<docTitle><titlePart><hi>Tuna</></></>"


def test_a_second_mark_of_a_note_points_to_it() -> None:
    note = Passage(1, "note", "Log.")
    twice = (Mark(1, 1, "note", (("n", "4"),), 1), Mark(2, 2, "note", (("n", "4"),), 1))
    element = woven("abc", *twice, more=(note,))
    assert shape(element) == "<p>a<note>Log.</>b<ref></>c</>"
    assert dict(element[1].attrib) == {"type": "note", "n": "4", "target": "#note4"}


def test_a_note_in_itself_points_to_itself() -> None:
    note = Passage(1, "note", "Log.", (Mark(4, 4, "note", (), 1),))
    element = woven("abc", Mark(1, 1, "note", (("n", "4"),), 1), more=(note,))
    assert shape(element) == "<p>a<note>Log.<ref></></>bc</>"


def test_a_mark_of_a_note_covers_no_text() -> None:
    element = woven("a4 b", Mark(1, 2, "note", (("n", "4"),), 1), more=(Passage(1, "note", "L"),))
    assert shape(element) == "<p>a4<note>L</> b</>"


def test_a_mark_that_leads_nowhere_is_a_mark() -> None:
    element = woven("ab", Mark(1, 1, "note", (("n", "4"),), 7))
    assert dict(element[0].attrib) == {"type": "noteMark", "n": "4"}


def test_what_xml_cannot_hold() -> None:
    mark = Mark(0, 1, "rs", (("n", "\x00x\ud800"), ("a b", "?"), ("xml:lang", "fj")))
    element = woven("a\x01\ud800\ufffe\r\t", mark)
    assert "".join(map(str, element.itertext())) == "a\ufffd\ufffd\ufffd\r\t"
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert {name: element[0].get(name) for name in ("n", lang)} == {"n": "x", lang: "fj"}


def test_ids_that_marks_bring_are_kept_once() -> None:
    own = (("xml:id", "d2"),)
    spans = (Mark(0, 1, "date", own), Mark(1, 2, "date", own), Mark(2, 3, "date"))
    element = woven("abc", *spans, Mark(2, 3, "hi", (("xml:id", "7 &"),)))
    assert [n.get("{http://www.w3.org/XML/1998/namespace}id") for n in element] == [
        "d2",
        "d1",
        "d3",
    ]


def test_time_is_linear_in_the_length_of_a_passage() -> None:
    def seconds(words: int) -> float:
        tags = ("hi", "date", "measure", "rs")
        spans = [Mark(0, 8 * words, "bibl")]
        spans += [
            Mark(at, at + 12 + at % 7, tags[at // 20 % 4]) for at in range(0, 8 * words - 20, 20)
        ]
        spans += [Mark(at, at + 30, "num") for at in range(0, 8 * words - 30, 160)]
        passage = Passage(0, "p", "seven w " * words, tuple(spans))
        start = time.process_time()
        Weaver((passage,), Identifiers()).weave(0)
        return time.process_time() - start

    assert min(seconds(24_000) for _ in range(3)) < 20 * min(seconds(3_000) for _ in range(3))


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


@given(st.text(max_size=31), st.lists(marks, max_size=12))
def test_no_text_and_no_mark_is_too_odd(chars: str, spans: list[Mark]) -> None:
    assert len("".join(map(str, woven(chars, *spans).itertext()))) == len(chars)


def test_a_file_is_the_same_every_time_and_indents_no_text() -> None:
    passages = (Passage(0, "head", "Fleet"), Passage(1, "p", "In 1990 all.", (Mark(3, 7, "date"),)))
    body = Node("body", (Node("div", (0, 1)),))
    draft = Draft("x", passages, Node("text", (body,)))
    files = {build(draft, header(Record("x.txt", title="Fleet"))) for _ in range(2)}
    assert len(files) == 1
    assert b'<p xml:id="p1">In <date xml:id="d1">1990</date> all.</p>\n' in files.pop()
