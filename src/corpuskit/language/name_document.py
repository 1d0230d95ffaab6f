"""What a whole document says about its words, as far as names need it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpuskit.language.name_evidence import role_before
from corpuskit.language.name_keys import fold
from corpuskit.language.name_tokens import Token, is_title, nameable
from corpuskit.language.name_words import name_words

_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ]{3,}(?![\w'’-])")
_LONGEST = 3
_APPOSITION = 7
# What ends «a small port» where the port is meant: not «a port official».
_HEAD_ENDS = frozenset(
    {",", ".", ";", ")", ":", "in", "of", "on", "near", "that", "which", "where", "with", "from"}
    | {"to", "at", "by", "and", "whose", "owned", "based", "registered", "for", "under", "about"}
)
# One may have confidence in a person too.
_TRUST = frozenset(
    {"confidence", "faith", "trust", "belief", "believe", "believed", "believes", "interest"}
    | {"interested", "found", "find", "see", "saw", "seen", "invested", "confide", "confided"}
)


@dataclass(frozen=True, slots=True)
class Document:
    """Hold what the whole document says about its words, folded.

    `surnames` are those that it gives in full somewhere, `given` the given names of its people,
    `speakers` the words that do alone what people do («Lima said»), `alone` those with a capital in
    the middle of a sentence, `common` its words in lower case: a capital at the beginning of a
    sentence makes no name of them. `things` are names of several words that it says to be a place's
    or a firm's.
    """

    surnames: Collection[str] = frozenset()
    given: Collection[str] = frozenset()
    speakers: Collection[str] = frozenset()
    common: Collection[str] = frozenset()
    alone: Collection[str] = frozenset()
    things: Collection[str] = frozenset()


def gathered(passages: Iterable[tuple[str, Sequence[Token], bool]]) -> Document:
    """Gather what a document says from its passages: the text, its tokens, whether it is a note.

    >>> from corpuskit.language.name_tokens import tokens_of
    >>> text = "The airline of the Republic of Costa Bela flies to Vila Rica, a town in Costa Bela."
    >>> sorted(gathered([(text, tokens_of(text), False)]).things)
    ['costa bela', 'vila rica']
    """
    common: set[str] = set()
    speakers: set[str] = set()
    alone: set[str] = set()
    things: set[str] = set()
    people: set[str] = set()
    for text, tokens, note in passages:
        common.update(_SMALL_WORD.findall(text))
        for index, token in enumerate(tokens):
            before = tokens[index - 1] if index else None
            if not token.capital or (before is not None and before.capital):
                continue
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            if after is not None and after.text in name_words().verbs:
                speakers.add(fold(token.bare))
            small = before is not None and before.text[0].islower()
            if small and (token.genitive or after is None or not after.capital):
                alone.add(fold(token.bare))
        if not note:
            for name, personal in _told_apart(tokens):
                (people if personal else things).add(name)
    return Document((), (), speakers - common, common, alone, things - people)


def _told_apart(tokens: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Yield the runs of capitals that the words beside them show as no person's, or as one's."""
    index = 0
    while index < len(tokens):
        end = _run_end(tokens, index)
        if end > index:
            first = index
            while first < end and is_title(tokens[first]):
                first += 1
            if 1 < end - first <= _LONGEST:
                name = fold(" ".join(token.bare for token in tokens[first:end]))
                if first > index or role_before(tokens, first) or _is_described(tokens, end):
                    yield name, True
                elif _is_thing(tokens, first, end):
                    yield name, False
        index = max(end, index + 1)


def _run_end(tokens: Sequence[Token], index: int) -> int:
    end = index
    while end < len(tokens) and (nameable(tokens[end]) or (end > index and is_title(tokens[end]))):
        end += 1
        if tokens[end - 1].genitive:
            break
    return end


def _is_described(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a calling stands in apposition behind a name: «Ana Lima, a retired clerk»."""
    after = [token.text for token in tokens[end : end + _APPOSITION]]
    if after[:1] != [","]:
        return False
    for word in after[1:]:
        if word in name_words().callings or word in name_words().roles:
            return True
        if not word.islower() or word in _HEAD_ENDS:
            return False
    return False


def _is_thing(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell «in Vila Rica», «the Republic of Costa Bela» and «Borealis Lift, a company»."""
    data = name_words()
    before = [token.text for token in tokens[max(0, first - 2) : first]]
    after = [token.text for token in tokens[end : end + _APPOSITION]]
    if after[:2] in ([",", "a"], [",", "an"], [",", "the"]) and _is_establishment(after[2:]):
        return True
    if before[-1:] == ["of"] and before[0] in data.territories:
        return True
    if tokens[end - 1].genitive or after[:1] == ["("]:
        return False
    return before[-1:] in (["in"], ["In"], ["near"], ["Near"]) and before[0] not in _TRUST


def _is_establishment(words: Sequence[str]) -> bool:
    """Tell a phrase whose head is a firm or a place: «small port on», not «port official»."""
    for word, after in pairwise((*words, "")):
        if word in name_words().establishments and after in _HEAD_ENDS:
            return True
        if not word.islower():
            return False
    return False
