"""Texts as the encoder reads them: sentence after sentence, a mark before what fills a slot.

The number of a figure is masked, so that nothing but its unit and what stands around it tells what
it answers; of a date the day and the month are, as the year tells what other figures are of. Names
stand as they are: they tell whom the rest is of. The title stands before every chunk, as what all
of it is about.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from tokenizers import Tokenizer

from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.mentions import Mention
from corpuskit.core.findings import Location
from corpuskit.language.number_words import is_number_word

# What the vocabulary of BERT calls [CLS], [SEP] and [MASK].
_BEGIN, _END = 101, 102
_MASK = "[MASK]"
# A chunk holds no more tokens of sentences, and so many of the title before them.
_MOST, _TITLE = 176, 16
_DIGITS = re.compile(r"\d(?:[\d.,   ]*\d)?")
_WORDS = re.compile(r"[A-Za-z]+")
# Numbers of days and names of months and weekdays, with what stands between them.
_DAY = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?|[A-Z][a-z]+\.?)(?:[\s,./-]+(?:of\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?|[A-Z][a-z]+\.?)\b)*(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold the tokens of some sentences, and where among them the mark of each mention stands."""

    tokens: tuple[int, ...]
    marks: tuple[tuple[int, Mention], ...]


def chunks_of(
    title: str, sentences: Sequence[Location], mentions: Sequence[Sequence[Mention]]
) -> Iterator[Chunk]:
    """Yield the sentences of a document that have mentions, each with the one before it."""
    before = (_BEGIN, *_tokens(title)[:_TITLE], _END)
    held: list[int] = []
    marks: list[tuple[int, Mention]] = []
    following = (*mentions[1:], ())[: len(mentions)]
    for sentence, told, then in zip(sentences, mentions, following, strict=True):
        if not (told or then):
            continue
        tokens, marked = _marked(sentence.sentence, told)
        if len(held) + len(tokens) > _MOST:
            if marks:
                yield Chunk((*before, *held, _END), tuple(marks))
            held, marks = [], []
        marks += ((len(before) + len(held) + at, mention) for at, mention in marked)
        held += tokens
    if marks:
        yield Chunk((*before, *held, _END), tuple(marks))


def _marked(
    sentence: str, mentions: Iterable[Mention]
) -> tuple[list[int], list[tuple[int, Mention]]]:
    """Return the tokens of a sentence and the place of each mark; what is too long is cut off."""
    tokens: list[int] = []
    marks: list[tuple[int, Mention]] = []
    at = 0
    for mention in mentions:
        start, end = mention.where.start, mention.where.end
        tokens += _tokens(sentence[at:start])
        marks.append((len(tokens), mention))
        tokens.append(mention.kind.value)
        tokens += _tokens(_MASKED[mention.kind](sentence[start:end]))
        at = end
    tokens += _tokens(sentence[at:])
    return tokens[:_MOST], [(at, mention) for at, mention in marks if at < _MOST]


def masked(words: str) -> str:
    """Return a figure without its number.

    >>> masked("about 16,200 members"), masked("twenty-five ports"), masked("a dozen")
    ('about [MASK] members', '[MASK] ports', 'a [MASK]')
    """
    digits = _DIGITS.search(words)
    if digits:
        return words[: digits.start()] + _MASK + words[digits.end() :]
    spelt = [m.span() for m in _WORDS.finditer(words) if is_number_word(m[0].casefold())]
    if not spelt:
        return words
    return words[: spelt[0][0]] + _MASK + words[spelt[-1][1] :]


def masked_date(words: str) -> str:
    """Return a date of which no more than the year is told.

    >>> masked_date("3 May 1851"), masked_date("the summer of 1926"), masked_date("May 3rd")
    ('[MASK] 1851', 'the summer of 1926', '[MASK]')
    """
    return _DAY.sub(_MASK, words)


_MASKED: Mapping[SlotKind, Callable[[str], str]] = MappingProxyType(
    {SlotKind.FIGURE: masked, SlotKind.DATE: masked_date, SlotKind.NAME: str}
)


def _tokens(text: str) -> list[int]:
    ids: list[int] = _tokenizer().encode(text, add_special_tokens=False).ids
    return ids


@functools.cache
def _tokenizer() -> Tokenizer:
    data = resources.files("corpuskit.claims").joinpath("data", "slots", "tokenizer.json")
    return Tokenizer.from_str(data.read_text(encoding="utf-8"))
