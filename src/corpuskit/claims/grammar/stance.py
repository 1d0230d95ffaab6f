"""How a document stands to what it states."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from corpuskit.claims.grammar.clauses import clauses_of, relatives_behind
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.phrases import Sentence, Sort, Token
from corpuskit.claims.model import Stance
from corpuskit.core.alternation import alternation

_NEAR = 3
_NEAR_BEHIND = 8
_LONGEST = 80
_OPENERS = frozenset({"that", "which", "who", "whom", "how", "why"})
_COULD = frozenset({"could", "might", "should"})
_WHICH = re.compile(
    r"(?:\s+of(?:\s+[\w’'-]+){1,3})?,?\s+(?:(?:for|of|in|to|with)\s+)?(?:which|that|who|whom)\b[^,;:]*"
)


def attribution(text: str, start: int) -> int:
    """Return where the words begin that say who said it, or the end of the text.

    >>> text = "There were 40 men on board, the captain, Ole Lund, said on Friday."
    >>> text[: attribution(text, 14)]
    'There were 40 men on board'
    """
    said = _said().search(text, start)
    return said.start() if said else len(text)


@functools.lru_cache(maxsize=4096)
def by_a_side(sentence: str) -> bool:
    """Tell a sentence that says what a party to a dispute says.

    >>> by_a_side("According to the opposition the plant cost 80 million.")
    True
    """
    return _sides().search(sentence) is not None


@functools.cache
def _sides() -> re.Pattern[str]:
    sides = alternation(lexicon().words["sides"])
    return re.compile(
        rf"\baccording\s+to\s+(?:(?:the|its|their|his|her)\s+)?(?:[\w’'-]+\s+)?(?:{sides})\b"
        rf"|\b(?:{sides})\s+(?:claim|say|said|put|alleg|insist|maintain|speak|spoke)",
        re.I,
    )


@functools.cache
def _said() -> re.Pattern[str]:
    """Match «, said the mayor», «, the airline’s spokesman, Ove Lind, said», «, according to»."""
    verbs = "|".join(sorted(lexicon().words["attributing"]))
    return re.compile(rf",\s+(?:(?:[\w’'.-]+,?\s+){{0,9}}?(?:{verbs})\b|according to\b)")


@functools.lru_cache(maxsize=256)
def stance_of(sentence: Sentence, start: int, end: int) -> Stance:
    """Read the stance to a figure or date from the words of its clause.

    Words of denial count only close before it («not 45 but 38»); plans and conditions anywhere
    in the clause before it.
    """
    words = lexicon().words
    first, last = clause_bounds(sentence, start, end)
    index = sentence.token_at(start)
    if _is_taken_for_granted(sentence, index, end):
        return Stance.ASSERTED
    before = _own_words([token.low for token in sentence.tokens[first:index]])
    beyond = relatives_behind(sentence, end)
    clause = [
        token.low
        for token in sentence.tokens[first : _until_said(sentence, index, last)]
        if not any(low <= token.start < high for low, high in beyond)
    ]
    if "not" in before[-_NEAR:] or _denies(clause):
        return Stance.DENIED
    text = sentence.text.casefold()
    low = sentence.tokens[first].start if first < len(sentence.tokens) else 0
    if text[low:start].rstrip().endswith(tuple(words["instead"])):
        return Stance.DENIED
    if any(word in words["hypothetical"] for word in before):
        return Stance.HYPOTHETICAL
    if any(word in words["planned"] for word in before):
        return Stance.PLANNED
    if _planned().search(text[low:start]):
        return Stance.PLANNED
    behind = sentence.tokens[index:last][:_NEAR_BEHIND]
    stops = [at for at, token in enumerate(behind) if token.low in ("and", "but", "that", ",")]
    after = [token.low for token in behind[: stops[0] if stops else None]]
    if any(
        word in words["planned"] and before_it in words["passives"]
        for before_it, word in pairwise(after)
    ):
        return Stance.PLANNED
    if any(word in words["limits"] for word in before):
        return Stance.LIMIT
    said = range(first, min(last, len(sentence.tokens)))
    if any(_reports(sentence, each) for each in said):
        return Stance.REPORTED
    return Stance.ASSERTED


def _reports(sentence: Sentence, index: int) -> bool:
    """Tell a verb of saying from «the state», which pays and builds and says nothing."""
    token = sentence.tokens[index]
    if token.low not in lexicon().words["reported"]:
        return False
    body = token.low == "state" and index > 0
    return not (body and sentence.tokens[index - 1].sort in (Sort.DETERMINER, Sort.PREPOSITION))


@functools.cache
def _planned() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(lexicon().words['planned_phrases'])})\b")


def _denies(clause: list[str]) -> bool:
    """Tell whether a clause says that something is not so.

    What was rejected or dismissed need not be what is said: batches are, claims and figures are.
    """
    words = lexicon().words
    said = {word for word in clause if word in words["denied"] and word != "not"}
    if said and said <= words["thrown_out"]:
        return any(word in words["sayings"] for word in clause)
    return bool(said)


def _until_said(sentence: Sentence, index: int, last: int) -> int:
    """Return where a clause ends and the words begin that say who said it."""
    words = lexicon().words["reported"] | {"adding", "who", "which"}
    tokens = sentence.tokens
    for at in range(index, last - 1):
        if tokens[at].text == "," and tokens[at + 1].low in words:
            return at
    return last


def _own_words(before: list[str]) -> list[str]:
    """Return the words of the subordinate clause alone: «it should be said that the camp ...»."""
    openers = [at for at, word in enumerate(before) if word in _OPENERS]
    own = before[openers[-1] :] if openers else before
    if own[:1] in (["how"], ["why"]):
        # «How it could have cost so much» holds that it did.
        return [w for w, behind in pairwise((*own, "")) if w not in _COULD or behind != "have"]
    return own


def _is_taken_for_granted(sentence: Sentence, index: int, end: int) -> bool:
    """Tell «should not tax the 40 crowns that they earned»: whatever is said of it, it was so."""
    if not index or sentence.tokens[index - 1].low not in ("the", "those", "these"):
        return False
    return any(
        clause.verb.past
        and not (clause.verb.modal or clause.verb.negated)
        and _WHICH.fullmatch(sentence.text, end, sentence.tokens[clause.verb.first].start)
        for clause in clauses_of(sentence)
    )


def clause_bounds(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the token indices between which the clause around some words lies.

    Semicolons, colons, dashes and parentheses end a clause; so do commas before a conjunction.
    """
    tokens = sentence.tokens
    first = at = sentence.token_at(start)
    ends = _clause_ends(sentence)
    while at - first < _LONGEST and first > 0 and not ends[first - 1]:
        first -= 1
    last = at
    stop = min(len(tokens), at + _LONGEST)
    while last < stop and (tokens[last].start < end or not ends[last]):
        last += 1
    return _relative(sentence, first, last, at, end)


def _relative(sentence: Sentence, first: int, last: int, at: int, end: int) -> tuple[int, int]:
    """Narrow a clause to the relative clause between commas that the words stand in."""
    tokens = sentence.tokens
    for index in range(at - 1, first, -1):
        if tokens[index].text == ",":
            break
        if tokens[index].low in ("which", "who") and tokens[index - 1].text == ",":
            stop = next(
                (i for i in range(at, last) if tokens[i].text == "," and tokens[i].start >= end),
                last,
            )
            return index, stop
    return first, last


def _begins_denial(tokens: Sequence[Token]) -> bool:
    """Tell «sank to 40 metres and was never deepened»: what is denied begins with «and»."""
    words = lexicon().words
    lows = [token.low for token in tokens]
    return lows[:1] == ["never"] or (
        len(lows) > 1 and lows[0] in words["auxiliaries"] and lows[1] in ("not", "never")
    )


@functools.lru_cache(maxsize=8)
def _clause_ends(sentence: Sentence) -> tuple[bool, ...]:
    return tuple(_ends_clause(sentence, index) for index in range(len(sentence.tokens)))


def _ends_clause(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    text = tokens[index].text
    if text in ";:()—–":
        return True
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if text in ("and", "but") and _begins_denial(tokens[index + 1 : index + 3]):
        return True
    if text == "," and following == "of" and index + 2 < len(tokens):
        return tokens[index + 2].low in ("whom", "which")
    return text == "," and following in ("and", "but", "while", "whereas", "although", "though")
