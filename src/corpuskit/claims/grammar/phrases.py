"""Noun phrases: the shallow grammar that subjects are read from.

A full parser would know more, but its model would have to be downloaded and its errors could not
be explained to an editor. Closed word classes bound the phrases; what stands between them
is a phrase whose last word is its head (docs/decisions/0006).
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.verbs import irregular, participle
from corpuskit.language.places import country_names

_TOKEN = re.compile(r"\w+(?:[.'’&/-]\w+)*['’]?|[^\w\s]")
# The number of a paragraph: «2.2 Of this sum ...».
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
# «The canal, he would remind them, was 96 kilometres long»: what stands between is no part of it.
_ASIDE = re.compile(
    r",\s(?:he|she|they|we|I|one|it)\s(?:would|should|might|may|must|could|can)\s[^,.;:\d]{3,40},"
)
_TAIL_DEPTH = 4
# Words of a corpus are many, and most that are asked for are asked for again soon.
_WORDS = 1 << 14


class Sort(Enum):
    """Sort tokens by what they do to a noun phrase."""

    WORD = "word"
    VERB = "verb"
    STOP = "stop"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    PUNCTUATION = "punctuation"
    FIGURE = "figure"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word or sign with its offsets in the sentence.

    `low` is the word in lower case without a genitive ending.
    """

    start: int
    end: int
    text: str
    sort: Sort
    low: str

    def sorted_as(self, sort: Sort) -> Token:
        """Return the same token as one of another sort."""
        return self if self.sort is sort else Token(self.start, self.end, self.text, sort, self.low)


@functools.lru_cache(maxsize=_WORDS)
def _low(text: str) -> str:
    return text.casefold().replace("’", "'").removesuffix("'s").rstrip("'")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold a noun phrase: determiner, words (the last is the head), and what hangs on it."""

    start: int
    end: int
    determiner: str
    words: tuple[str, ...]
    tail: tuple[tuple[str, Phrase], ...] = ()

    def __hash__(self) -> int:
        """Return what equal phrases share, without asking all that hangs on them."""
        return hash((self.start, self.words))

    @property
    def head(self) -> str:
        """Return the head noun as printed."""
        return self.words[-1]

    @property
    def stop(self) -> int:
        """Return the end of the phrase with all that hangs on it."""
        return max([self.end, *(phrase.stop for _, phrase in self.tail)])


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold a sentence with its tokens and noun phrases; offsets count from its first character.

    `common` are words with a capital that the document prints in lower case as well.
    """

    text: str
    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]
    common: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        """Return what equal sentences share and is known already: much is kept by sentence."""
        return hash(self.text)

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)


def parse_sentence(
    text: str,
    figures: Sequence[tuple[int, int]] = (),
    dates: Sequence[tuple[int, int]] = (),
    common: frozenset[str] = frozenset(),
) -> Sentence:
    """Read a sentence into tokens and noun phrases.

    `figures` are the spans of numbers without their nouns, `dates` those of dates: both are
    opaque, so that «in May 1998» is no phrase and a number never a head.
    """
    text = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    tokens = tuple(_tokens(text, sorted(figures), sorted(dates)))
    return Sentence(text, tokens, phrases_of(tokens), common)


def _tokens(
    text: str, figures: Sequence[tuple[int, int]], dates: Sequence[tuple[int, int]]
) -> Iterator[Token]:
    opaque = sorted(
        [(a, b, Sort.FIGURE) for a, b in figures] + [(a, b, Sort.DATE) for a, b in dates]
    )
    at = 0
    raw: list[tuple[int, int, Sort]] = []
    for start, end, sort in opaque:
        if start < at:
            continue
        raw += [(m.start(), m.end(), Sort.WORD) for m in _TOKEN.finditer(text, at, start)]
        raw.append((start, end, sort))
        at = end
    raw += [(m.start(), m.end(), Sort.WORD) for m in _TOKEN.finditer(text, at)]
    for index, (start, end, sort) in enumerate(raw):
        if sort is Sort.WORD:
            following = text[raw[index + 1][0] : raw[index + 1][1]] if index + 1 < len(raw) else ""
            opaque_next = index + 1 < len(raw) and raw[index + 1][2] is not Sort.WORD
            sort = _sort_of(text[start:end], "0" if opaque_next else following.casefold())
            if (
                sort is Sort.VERB
                and index
                and not opaque_next
                and _is_noun(text, raw[index - 1], text[start:end], following.casefold())
            ):
                sort = Sort.WORD
            if (
                index
                and raw[index - 1][2] is Sort.FIGURE
                and _is_dimension(text[start:end], following)
            ):
                sort = Sort.STOP
        yield Token(start, end, text[start:end], sort, _low(text[start:end]))


def _is_dimension(word: str, following: str) -> bool:
    """Tell «long» in «40 metres long and cost a million», which is no noun, from «5 long wars»."""
    if word.casefold() not in lexicon().words["dimensions"]:
        return False
    return not following or _sort_of(following, "") is not Sort.WORD


def _is_noun(text: str, before: tuple[int, int, Sort], word: str, following: str) -> bool:
    """Tell a noun from a verb of the same form by what stands before it.

    Behind a number, «ships» are counted; behind an article or a singular, «span» is no verb; nor
    is «cost» before «of».
    """
    words = lexicon().words
    low, earlier = word.casefold(), text[before[0] : before[1]].casefold()
    if low in words["own_pasts"] and following == "of":
        return True
    closed = low in words["auxiliaries"] or low in words["past"] or participle(low)
    if closed or low in words["copulas"]:
        return False
    if before[2] is Sort.FIGURE:
        return low.endswith("s")
    if before[2] is Sort.DATE or low.endswith(("s", "ing")):
        return False
    return earlier in ("the", "a", "an", "its", "their") or (
        earlier.isalpha()
        and not earlier.endswith("s")
        and earlier not in words["plurals"]
        and not any(earlier in words[name] for name in _NO_NOUNS)
    )


_NO_NOUNS = (
    "auxiliaries",
    "pronouns",
    "conjunctions",
    "adverbs",
    "prepositions",
    "subject_pronouns",
)


@functools.lru_cache(maxsize=_WORDS)
def _sort_of(word: str, following: str) -> Sort:
    words = lexicon().words
    low = word.casefold()
    if not (word[0].isalnum()) or _NUMBERED.fullmatch(word):
        return Sort.PUNCTUATION
    if low in words["determiners"]:
        return Sort.DETERMINER
    if low in words["prepositions"]:
        return Sort.PREPOSITION
    if low in words["auxiliaries"] or low in words["past"]:
        return Sort.VERB
    if low in words["conjunctions"] or low in words["pronouns"] or low in words["adverbs"]:
        return Sort.STOP
    if low in ("how", "why"):
        return Sort.STOP
    if low.endswith("ly") and len(low) > 4 and low not in ("family", "assembly", "supply", "italy"):
        return Sort.STOP
    if _is_verb(low, following):
        return Sort.VERB
    return Sort.WORD


def _is_verb(low: str, following: str) -> bool:
    """Tell a verb from a noun or participle of the same form by what follows it."""
    lex = lexicon()
    stands = low in lex.words["presents"]
    verbal = stands or low in lex.words["measuring"] or low in lex.words["having"]
    listed = low in lex.predicates or verbal
    past = (low.endswith("ed") and not low.endswith("eed") and len(low) > 3) or low in irregular()
    if not listed and not past:
        return False
    opens = (
        not following
        or following == "0"
        or not following[0].isalnum()
        or following in lex.words["determiners"]
        or following in lex.words["prepositions"]
        or following in lex.words["pronouns"]
        or following in lex.words["conjunctions"]
        or following in lex.words["adverbs"]
        or following.endswith("ly")
        or following in ("how", "why")
    )
    if past:
        return opens or low in lex.words["having"]
    return verbal and opens


def phrases_of(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """Read the noun phrases of a row of tokens, those that hang on others included."""
    return tuple(_phrases(tokens))


def _phrases(tokens: Sequence[Token]) -> Iterator[Phrase]:
    index = 0
    while index < len(tokens):
        phrase, after = _phrase_at(tokens, index, _TAIL_DEPTH)
        if phrase is None:
            index += 1
        else:
            yield phrase
            yield from _inner(phrase)
            index = after


def _inner(phrase: Phrase) -> Iterator[Phrase]:
    for _, below in phrase.tail:
        yield below
        yield from _inner(below)


def _phrase_at(
    tokens: Sequence[Token], index: int, depth: int, *, hung: bool = False
) -> tuple[Phrase | None, int]:
    """Read a noun phrase that begins at a token; return it and the index after it.

    Of one that is `hung` on another an adverb may be the first word: «of illegally cut timber».
    """
    start, determiner = index, ""
    if index and _opens_participle(tokens[index - 1], tokens[index]):
        return None, index + 1
    if index < len(tokens) and tokens[index].sort is Sort.DETERMINER:
        determiner = tokens[index].low
        index += 1
        if index < len(tokens) and tokens[index].sort is Sort.FIGURE:
            index += 1
    if (determiner or hung) and _is_how(tokens, index):
        index += 1
    first = index
    while index < len(tokens) and _continues(tokens, first, index):
        index += 1
    words = tuple(t.text for t in tokens[first:index] if t.sort is Sort.WORD)
    if not words:
        return None, index
    end = index
    tail, index = _tail(tokens, index, depth)
    begin, finish = tokens[start].start, tokens[end - 1].end
    return Phrase(begin, finish, determiner, words, tail), index


def _continues(tokens: Sequence[Token], first: int, index: int) -> bool:
    token = tokens[index]
    if token.sort is Sort.WORD:
        return not (index > first and _opens_participle(tokens[index - 1], token))
    if token.sort is Sort.VERB and index == first and index + 1 < len(tokens):
        return tokens[index + 1].sort is Sort.WORD and token.low.endswith(("ed", "ing"))
    quote = token.text in "'\"‘’“”" and 0 < index < len(tokens) - 1
    return quote and index > first and tokens[index + 1].sort is Sort.WORD


def _is_how(tokens: Sequence[Token], index: int) -> bool:
    """Tell the adverb of «illegally felled timber»: before a participle that is no verb here."""
    if index + 2 >= len(tokens) or tokens[index].sort is not Sort.STOP:
        return False
    done, noun = tokens[index + 1], tokens[index + 2]
    return (
        tokens[index].low.endswith("ly")
        and done.sort is Sort.WORD
        and participle(done.low)
        and noun.sort is Sort.WORD
    )


def _opens_participle(before: Token, token: Token) -> bool:
    """Tell «troops serving in», «Kenya hosting» from «fishing vessels»."""
    if before.sort is not Sort.WORD or token.sort is not Sort.WORD:
        return False
    named = before.text in country_names()
    return token.low.endswith("ing") and (before.text.endswith("s") or named)


def _tail(
    tokens: Sequence[Token], index: int, depth: int
) -> tuple[tuple[tuple[str, Phrase], ...], int]:
    tail: list[tuple[str, Phrase]] = []
    inner = lexicon().words["inner_prepositions"]
    while depth and index + 1 < len(tokens) and tokens[index].low in inner:
        if tokens[index].sort is not Sort.PREPOSITION:
            break
        phrase, after = _phrase_at(tokens, index + 1, depth - 1, hung=True)
        if phrase is None:
            break
        tail.append((tokens[index].low, phrase))
        index = after
    return tuple(tail), index
