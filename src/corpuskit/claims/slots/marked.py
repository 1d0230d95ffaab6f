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

import numpy as np
from tokenizers import Tokenizer

from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import Passage, SlotKind
from corpuskit.claims.slots.mentions import Mention
from corpuskit.core.findings import Location
from corpuskit.language.number_words import is_number_word

# What the vocabulary of BERT calls [CLS], [SEP] and [MASK].
BEGIN, END = 101, 102
_MASK = "[MASK]"
# A chunk holds no more tokens of sentences, and so many of the title before them.
_MOST, _TITLE = 176, 16
# A passage has so many tokens of the sentence of a mention, and so many of what is before it.
_SENTENCE, _BEFORE = 60, 24
_MARKS = frozenset(kind.value for kind in SlotKind)
_DIGITS = re.compile(r"\d(?:[\d.,   ]*\d)?")
_WORDS = re.compile(r"[A-Za-z]+")
# What parts the words of one number.
_WITHIN_NUMBER = re.compile(r"[\s-]*(?:and\s+)?")
# Numbers of days and names of months and weekdays, with what stands between them.
_DAY = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?|[A-Z][a-z]+\.?)(?:[\s,./-]+(?:of\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?|[A-Z][a-z]+\.?)\b)*(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold the tokens of some sentences, and where among them the mark of each mention stands.

    `passages` has for each mention its sentence alone.
    """

    tokens: tuple[int, ...]
    marks: tuple[tuple[int, Mention], ...]
    passages: tuple[Passage, ...]


def chunks_of(
    title: str, sentences: Sequence[Location], mentions: Sequence[Sequence[Mention]]
) -> Iterator[Chunk]:
    """Yield the sentences of a document that have mentions, each with the one before it."""
    before = (BEGIN, *_tokens(title)[:_TITLE], END)
    held: list[int] = []
    marks: list[tuple[int, Mention]] = []
    passages: list[Passage] = []
    following = (*mentions[1:], ())[: len(mentions)]
    for sentence, told, then in zip(sentences, mentions, following, strict=True):
        if not (told or then):
            continue
        tokens, marked = _marked(sentence.sentence, told)
        if len(held) + len(tokens) > _MOST:
            if marks:
                yield Chunk((*before, *held, END), tuple(marks), tuple(passages))
            held, marks, passages = [], [], []
        marks += ((len(before) + len(held) + at, mention) for at, mention in marked)
        passages += (passage_of(mention, held) for _, mention in marked)
        held += tokens
    if marks:
        yield Chunk((*before, *held, END), tuple(marks), tuple(passages))


def passage_in(extract: Extract, mention: Mention) -> Passage:
    """Return the passage of a mention that is not among those of its document, as a sum of two.

    What is before it is the sentence before, and the one before that.
    """
    told = [place.sentence for place in extract.sentences]
    at = told.index(mention.where.sentence) if mention.where.sentence in told else 0
    return passage_of(mention, _tokens(" ".join(told[max(0, at - 2) : at])))


def passage_of(mention: Mention, before: Sequence[int]) -> Passage:
    """Return the sentence of a mention, with no mark but its own, and the end of what is before it.

    Of a long sentence what stands next to the mention is kept.
    """
    where = mention.where
    told = [mention.kind.value, *_filled(mention)][:_SENTENCE]
    behind, ahead = _tokens(where.sentence[: where.start]), _tokens(where.sentence[where.end :])
    room = _SENTENCE - len(told)
    if len(behind) + len(ahead) > room:
        least = min(len(ahead), room // 2)
        behind = behind[max(0, len(behind) - (room - least)) :]
        ahead = ahead[: room - len(behind)]
        before = ()
    kept = [token for token in before if token not in _MARKS][-_BEFORE:]
    tokens = np.array([*kept, *behind, *told, *ahead], dtype="<u2")
    return Passage(tokens.tobytes(), len(kept) + len(behind))


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
        tokens += (mention.kind.value, *_filled(mention))
        at = end
    tokens += _tokens(sentence[at:])
    return tokens[:_MOST], [(at, mention) for at, mention in marks if at < _MOST]


def _filled(mention: Mention) -> list[int]:
    where = mention.where
    return _tokens(_MASKED[mention.kind](where.sentence[where.start : where.end]))


def masked(words: str) -> str:
    """Return a figure without its number; of several figures side by side without each.

    >>> masked("about 16,200 members"), masked("twenty-five ports"), masked("a dozen")
    ('about [MASK] members', '[MASK] ports', 'a [MASK]')
    >>> masked("40 boats of oak and 31 of iron"), masked("forty of oak and thirty-one of iron")
    ('[MASK] boats of oak and [MASK] of iron', '[MASK] of oak and [MASK] of iron')
    """
    if _DIGITS.search(words):
        return _DIGITS.sub(_MASK, words)
    pieces: list[str] = []
    at = 0
    for word in _WORDS.finditer(words):
        if is_number_word(word[0].casefold()):
            # «Two hundred and six» is one number.
            if not pieces or not _WITHIN_NUMBER.fullmatch(words, at, word.start()):
                pieces += (words[at : word.start()], _MASK)
            at = word.end()
    return "".join((*pieces, words[at:]))


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
