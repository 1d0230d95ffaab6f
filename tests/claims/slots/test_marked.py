"""Sentences as the encoder reads them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.marked import chunks_of, masked
from corpuskit.claims.slots.mentions import Mention
from corpuskit.core.findings import Location


def place(sentence: str, words: str) -> Location:
    start = sentence.index(words) if words else 0
    return Location("a", "a.xml", 1, 1, 1, "", sentence, start, start + len(words))


def tokens(sentence: str, figure: str) -> tuple[int, ...]:
    mention = Mention(SlotKind.FIGURE, place(sentence, figure))
    (chunk,) = chunks_of("The mill", [place(sentence, "")], [[mention]])
    return chunk.tokens


def test_what_number_a_figure_has_does_not_matter() -> None:
    few, many = "The mill had nine looms in 1850.", "The mill had 4,300 looms in 1850."
    assert tokens(few, "nine looms") == tokens(many, "4,300 looms")
    assert tokens(few, "nine looms") != tokens("The mill had 4,300 hands in 1850.", "4,300 hands")


def test_a_mark_stands_before_each_mention() -> None:
    sentence = "In 1850 Amos Reed owned nine looms."
    mentions = [
        Mention(SlotKind.DATE, place(sentence, "1850")),
        Mention(SlotKind.NAME, place(sentence, "Amos Reed")),
        Mention(SlotKind.FIGURE, place(sentence, "nine looms")),
    ]
    (chunk,) = chunks_of("", [place(sentence, "")], [mentions])
    assert [(chunk.tokens[at], mention) for at, mention in chunk.marks] == [
        (mention.kind.value, mention) for mention in mentions
    ]


def test_a_sentence_without_mentions_is_read_with_its_neighbours_and_not_alone() -> None:
    told, bare = "The mill had nine looms.", "It was cold."
    mention = Mention(SlotKind.FIGURE, place(told, "nine looms"))
    alone, both = (
        list(chunks_of("", [place(each, "") for each in sentences], mentions))
        for sentences, mentions in (([bare], [[]]), ([bare, told], [[], [mention]]))
    )
    assert not alone
    assert [[each for _, each in chunk.marks] for chunk in both] == [[mention]]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30))
def test_no_chunk_is_longer_than_the_model_reads_and_no_mention_is_lost(lengths: list[int]) -> None:
    sentences = [" ".join(["looms"] * length) + " 9 looms" for length in lengths]
    mentions = [[Mention(SlotKind.FIGURE, place(each, "9 looms"))] for each in sentences]
    chunks = list(chunks_of("A title", [place(each, "") for each in sentences], mentions))
    assert sum(len(chunk.marks) for chunk in chunks) == len(sentences)
    assert max(len(chunk.tokens) for chunk in chunks) < 256


def test_a_text_of_no_sentence_has_no_chunk() -> None:
    assert not list(chunks_of("A register", [], []))


@given(st.text())
def test_any_words_are_masked(words: str) -> None:
    assert isinstance(masked(words), str)
