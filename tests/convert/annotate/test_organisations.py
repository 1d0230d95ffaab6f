"""Organisations marked in a draft."""

from __future__ import annotations

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.organisations import annotate_organisations
from corpuskit.core.passages import Draft, Mark, Node, Passage


def _marked(*passages: Passage) -> list[tuple[int, str, str | None]]:
    draft = Draft("d", passages, Node("text", tuple(range(len(passages)))))
    done = annotate_organisations(draft, Context())
    return [
        (p.number, p.chars[m.start : m.end], m.get("key"))
        for p in done.passages
        for m in p.marks
        if m.tag == "orgName"
    ]


def test_acronym_and_expansion_share_the_key_across_passages() -> None:
    assert _marked(
        Passage(0, "p", "The NSA fined two boats."),
        Passage(1, "note", "The Northern Seal Authority (NSA) says so."),
    ) == [
        (0, "NSA", "Northern Seal Authority"),
        (1, "Northern Seal Authority", "Northern Seal Authority"),
        (1, "NSA", "Northern Seal Authority"),
    ]


def test_headings_hold_only_what_the_text_names() -> None:
    assert _marked(
        Passage(0, "head", "The Growth of the Village Bank and the World Bank"),
        Passage(1, "p", "The World Bank lent the money."),
    ) == [(0, "World Bank", "World Bank"), (1, "World Bank", "World Bank")]


def test_titles_and_treaties_are_left_alone() -> None:
    text = "See The World Bank at Fifty; the WHO Framework Convention."
    marks = (Mark(4, 27, "title"), Mark(33, 57, "rs", (("type", "treaty"),)))
    assert not _marked(Passage(0, "note", text, marks))
    assert not _marked(Passage(0, "note", text, (Mark(4, 27, "hi"), marks[1])))


def test_other_marks_stay() -> None:
    passage = Passage(0, "p", "NATO met.", (Mark(0, 9, "hi"),))
    done = annotate_organisations(Draft("d", (passage,), Node("text", (0,))), Context())
    assert [m.tag for m in done.passages[0].marks] == ["hi", "orgName"]
