"""Citations of a document's notes, and what points from one to another."""

from __future__ import annotations

import pytest

from corpuskit.convert.annotate.citations import annotate_citations, cited_works
from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.cross_references import annotate_cross_references
from corpuskit.convert.annotate.text_sources import annotate_text_sources
from corpuskit.core.passages import Draft, Mark, Node, Passage


def draft_of(*notes: str, text: str = "Text.", numbers: tuple[str, ...] = ()) -> Draft:
    """Return a draft with one paragraph and notes, asterisks as italics."""
    passages = [Passage(0, "p", text)]
    points = []
    for place, note in enumerate(notes, start=1):
        chars, marks = _italic(note)
        printed = numbers[place - 1] if numbers else str(place)
        points.append(Mark(len(text), len(text), "note", (("n", printed),), place))
        passages.append(Passage(place, "note", chars, marks, host=0))
    passages[0] = Passage(0, "p", text, tuple(points))
    return Draft("d", tuple(passages), Node("text", (Node("body", (0,)),)))


def _italic(text: str) -> tuple[str, tuple[Mark, ...]]:
    chars, marks, opened = "", [], -1
    for char in text:
        if char != "*":
            chars += char
        elif opened < 0:
            opened = len(chars)
        else:
            marks.append(Mark(opened, len(chars), "hi", (("rend", "italic"),)))
            opened = -1
    return chars, tuple(marks)


def keys(draft: Draft) -> list[tuple[int, str]]:
    return [(cited.passage, cited.key) for cited in cited_works(draft)]


BOOK = "Okafor, N., *Cod and Empire* (Harbour Press: Halifax, 1991), p. 41."


def test_marks_of_a_work() -> None:
    draft = annotate_citations(draft_of("See " + BOOK), Context())
    note = draft.passages[1]
    found = [(m.tag, note.chars[m.start : m.end]) for m in note.marks if m.tag != "hi"]
    assert found == [
        ("bibl", "Okafor, N., Cod and Empire (Harbour Press: Halifax, 1991), p. 41"),
        ("title", "Cod and Empire"),
        ("publisher", "Harbour Press"),
        ("pubPlace", "Halifax"),
        ("citedRange", "41"),
    ]
    bibl = next(m for m in note.marks if m.tag == "bibl")
    assert bibl.get("key") == "okafor1991cod"
    assert bibl.get("type") == "book"
    pages = next(m for m in note.marks if m.tag == "citedRange")
    assert (pages.get("unit"), pages.get("from"), pages.get("to")) == ("page", "41", "41")


@pytest.mark.parametrize(
    "short",
    [
        "Okafor (note 1), p. 39.",
        "Okafor, *op. cit.*, p. 39.",
        "See: N. Okafor, *op. cit.*",
        "Ibid., p. 39.",
        "Okafor, *Cod and Empire*, p. 39.",
        "Okafor, *Cod*, 39.",
    ],
)
def test_short_forms_have_the_key_of_the_full_citation(short: str) -> None:
    assert keys(draft_of(BOOK, short)) == [(1, "okafor1991cod"), (2, "okafor1991cod")]


def test_a_note_number_with_another_name_is_another_work() -> None:
    found = keys(draft_of(BOOK, "Mensah (note 1), p. 39."))
    assert found[1][1] != found[0][1]


def test_numbering_that_restarts() -> None:
    other = "Mensah, T., *Tin* (Hart: Oxford, 2001), p. 1."
    draft = draft_of(BOOK, other, "Mensah (note 1), p. 3.", numbers=("1", "1", "2"))
    assert keys(draft)[2][1] == "mensah2001tin"


def test_two_works_of_one_author_year_and_word_get_two_keys() -> None:
    first = "Okafor, N., *Cod and Empire* (Hart: Oxford, 1991)."
    second = "Okafor, N., *Cod in the Kitchen* (Hart: Oxford, 1991)."
    assert [key for _, key in keys(draft_of(first, second))] == ["okafor1991cod", "okafor1991cod-2"]


def test_comment_is_no_citation() -> None:
    assert keys(draft_of("The plant was built in 1976 and closed in 1992.")) == []


def test_references_to_notes_and_chapters() -> None:
    draft = draft_of(BOOK, "See note 1; see also chapter 7 in this volume, and note 9.")
    draft = annotate_cross_references(draft, Context())
    note = draft.passages[2]
    found = [
        (note.chars[m.start : m.end], dict(m.attributes)) for m in note.marks if m.tag == "ref"
    ]
    assert found == [
        ("note 1", {"type": "note", "key": "passage:1"}),
        ("chapter 7", {"type": "document", "n": "7", "key": "chapter:7"}),
    ]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The port closed (Reuters, 14 March).", ["Reuters, 14 March"]),
        ("It did (Fiji Times, July 2; Channel Nine TV, July 3, 2004).", ["Fiji Times, July 2", "Channel Nine TV, July 3, 2004"]),
        ("Prices rose (Xinhua).", ["Xinhua"]),
        ("According to Sahil of 24 June 1998, it rained.", ["Sahil of 24 June 1998"]),
        ("It rained, as reported in the Fiji Times, July 2.", ["Fiji Times, July 2"]),
        ("According to Xinhua prices rose.", ["Xinhua"]),
        ("According to the Law of 3 May 1999 it may.", []),
        ("According to the Ministry of Health of 3 May it may.", []),
        ("According to a clerk it closed on 3 May 1999.", []),
        ("According to Ann Low, 3 May 1999 was a wet day.", []),
        ("According to Ann Low the port closed on 3 May 1999.", []),
        ("He left (on 3 May 1999).", []),
        ("A city (London, 3 May 1999).", []),
        ("A man (born 3 May 1949).", []),
        ("The Ministry of Health (MOH) said.", []),
        ("Values (see Table 3, March 4).", []),
    ],
)  # fmt: skip
def test_sources_in_running_text(text: str, sources: list[str]) -> None:
    passage = annotate_text_sources(draft_of(text=text), Context()).passages[0]
    found = [text[m.start : m.end] for m in passage.marks if m.get("type") == "source"]
    assert found == sources


def test_table_source_lines_and_notes_have_no_source_reference() -> None:
    passages = (
        Passage(0, "cell", "(Reuters, 14 March)"),
        Passage(1, "note", "(Reuters, 14 March)"),
    )
    draft = Draft("d", passages, Node("text", (0, 1)))
    assert annotate_text_sources(draft, Context()) == draft
