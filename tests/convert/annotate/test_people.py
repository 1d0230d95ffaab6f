"""People marked in a draft: spans, keys, and who is meant by a surname."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.people import annotate_people
from corpuskit.core.passages import Draft, Mark, Node, Passage


def _people(*passages: Passage, authors: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    draft = Draft("d", passages, Node("text", tuple(p.number for p in passages)))
    done = annotate_people(draft, Context(authors=authors))
    return [
        (p.chars[m.start : m.end], m.get("key"))
        for p in done.passages
        for m in p.marks
        if m.tag == "persName"
    ]


def _in_text(*texts: str) -> list[tuple[str, str | None]]:
    return _people(*(Passage(n, "p", text) for n, text in enumerate(texts)))


def test_a_surname_is_known_wherever_the_full_name_stands() -> None:
    assert _in_text("Odhiambo counted them.", "The nurse Amina Odhiambo had a boat.") == [
        ("Odhiambo", "Amina Odhiambo"),
        ("Amina Odhiambo", "Amina Odhiambo"),
    ]


def test_note_and_text_share_the_key() -> None:
    assert _people(
        Passage(0, "p", "Irina Lind measured ice.", (Mark(6, 6, "note", (), 1),)),
        Passage(1, "note", "Lind, I., ‘Ice’, Polar Notes, vol. 3.", host=0),
    ) == [("Irina Lind", "Irina Lind"), ("Lind, I.", "Irina Lind")]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "General Paul Okafor and Grace Okafor came. Mrs Okafor sang. General Okafor slept.",
            ["Paul Okafor", "Grace Okafor", "Grace Okafor", "Paul Okafor"],
        ),
        (
            "Ole Dahl and his daughter Siri Dahl fish. Dahl mended her nets.",
            ["Ole Dahl", "Siri Dahl", "Siri Dahl"],
        ),
        (
            "Ana Sousa spoke. Then Rui Sousa spoke. Sousa was booed.",
            ["Ana Sousa", "Rui Sousa", "Rui Sousa"],
        ),
        (
            "Hugo Solano Reyes sold tin. Solano bought it, and Solano Reyes lost.",
            ["Hugo Solano Reyes"] * 3,
        ),
        ("Admiral Kim Tae-jun and Kim Soo-ah; Admiral Kim left.", ["Kim Tae-jun", "Kim Soo-ah"]),
        ("Pyotr Zhukoff, a pilot, said no. P. Zhukov agreed.", ["Pyotr Zhukoff"] * 2),
        ("His wife, Malee, sells fish. Malee and the children cut it.", ["Malee", "Malee"]),
    ],
)
def test_who_is_meant(text: str, keys: list[str]) -> None:
    found = [key for _, key in _in_text(text)]
    assert found[: len(keys)] == keys
    if "Admiral" in text:
        assert found[-1] == "Kim Tae-jun"


@pytest.mark.parametrize(
    "text",
    [
        "The Grand Assembly met. Both Houses voted, and Summer Games began.",
        "It lay at Port Hollis, a mile from Cape Farrow.",
        "The Lincoln Assassination was an assassination like others.",
        "See https://example.org/documents/Washington/05.",
        "They met in Washington and flew to Santa Rosa.",
    ],
)
def test_nobody(text: str) -> None:
    assert not _in_text(text)


def test_a_ship_in_italics_is_nobody() -> None:
    text = "The trawler Maria Celeste sank."
    assert not _people(Passage(0, "p", text, (Mark(12, 25, "hi"),)))
    assert _people(Passage(0, "p", "Maria Celeste sank, said Ana Sousa.", (Mark(0, 35, "hi"),)))


def test_other_marks_are_respected() -> None:
    text = "The Hamilton Accord and Ana Sousa"
    assert _people(Passage(0, "p", text, (Mark(24, 33, "orgName"),))) == []
    assert _people(
        Passage(0, "note", "Ana Sousa, Life of Rui Sá, 3.", (Mark(11, 25, "title"),))
    ) == [("Ana Sousa", "Ana Sousa")]


def test_headings_name_those_whom_the_text_names() -> None:
    assert _people(
        Passage(0, "head", "Anders Holm and the Grand Market Dispute"),
        Passage(1, "head", "Victor Harvest"),
        Passage(2, "p", "The lawyer Anders Holm left."),
    ) == [("Anders Holm", "Anders Holm"), ("Anders Holm", "Anders Holm")]


def test_author_line_and_context() -> None:
    assert _people(
        Passage(0, "byline", "By Dr. ANA SOUSA and Rui Sá"), Passage(1, "p", "Sousa doubts it.")
    ) == [("ANA SOUSA", "Ana Sousa"), ("Rui Sá", "Rui Sá"), ("Sousa", "Ana Sousa")]
    assert _people(Passage(0, "p", "Tembo is wrong."), authors=("Joy Tembo",)) == [
        ("Tembo", "Joy Tembo")
    ]


def test_authors_of_cited_works_with_unknown_given_names() -> None:
    text = "Qwelan Zdrok, Salt and Sea (Brno, 1971), 4."
    marks = (Mark(0, 42, "bibl"), Mark(14, 26, "title"))
    assert _people(Passage(0, "note", text, marks)) == [("Qwelan Zdrok", "Qwelan Zdrok")]


@settings(max_examples=60)
@given(
    st.lists(
        st.text(alphabet=st.sampled_from("AnaLim, J.M’sthe \n\u200fofRui"), max_size=80), max_size=5
    )
)
def test_marks_lie_inside_and_apart(texts: list[str]) -> None:
    kinds = ("p", "note", "head", "byline", "p")
    passages = tuple(Passage(n, kinds[n], text) for n, text in enumerate(texts))
    draft = Draft("d", passages, Node("text", tuple(range(len(texts)))))
    for passage in annotate_people(draft, Context()).passages:
        at = 0
        for mark in sorted(passage.marks, key=lambda m: m.start):
            assert at <= mark.start < mark.end <= len(passage.chars)
            assert mark.get("key")
            at = mark.end
