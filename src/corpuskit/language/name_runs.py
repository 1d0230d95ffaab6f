"""Runs of capitalised words: where they end, and what of them is the name."""

from __future__ import annotations

from collections.abc import Sequence

from corpuskit.language.name_document import Document
from corpuskit.language.name_evidence import ARTICLES, is_acronym, month_is_name, role_before
from corpuskit.language.name_tokens import (
    MONTHS,
    Token,
    is_opener,
    is_particle,
    is_place,
    is_title,
    nameable,
)
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.place_names import is_place_name

_SENTENCE_END = frozenset(".?!:;“‘\"'«»”’([—–-*•")
_OF_THE_PRONOUN = frozenset(
    {"am", "have", "had", "was", "do", "did", "will", "would", "can", "could", "should", "must"}
    | {"think", "know", "believe", "saw", "went", "met", "said", "never", "may", "shall", "hope"}
)


def begins(tokens: Sequence[Token], index: int) -> bool:
    """Tell an opener or a month that begins a name: «Christian N. Wolf», «May Okafor».

    A given name that is another word too wants initials behind it, or a title before it.
    """
    token = tokens[index]
    if token.bare in MONTHS:
        return month_is_name(tokens, index)
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is None or token.text != token.bare:
        return False
    if not is_given_name(token.bare) and token.text not in name_words().also_first:
        return False
    if follows.kind == "initials":
        return True
    named = nameable(follows) and not is_place(follows) and not is_title(follows)
    if named and token.text in name_words().also_first:
        return len(follows.bare) > 2 and not is_place_name(f"{token.text} {follows.bare}")
    return named and is_opener(token.text) and role_before(tokens, index)


def run_end(tokens: Sequence[Token], index: int) -> int:
    """Return the index after a run of name words, initials and particles between them."""
    end = index
    while end < len(tokens):
        token = tokens[end]
        if end > index and (suffix := _suffix(tokens, end)):
            return end + suffix
        month = end > index and token.bare in MONTHS and month_is_name(tokens, end)
        starts = end == index and begins(tokens, index)
        if end > index and _is_first(tokens, end):
            return end + 1
        if (token.kind == "initials" and end > index) or _in_run(token) or month or starts:
            end += 1
            if token.text != token.bare:
                break
        elif end > index and _ties(tokens, index, end):
            follows = tokens[end + 1] if end + 1 < len(tokens) else None
            if follows is None or not (nameable(follows) or is_particle(follows)):
                break
            end += 1
        else:
            break
    while end > index + 1 and tokens[end - 1].kind == "initials":
        end -= 1
    return end


def _ties(tokens: Sequence[Token], index: int, at: int) -> bool:
    """Tell a particle; «do» and «e» are words of English or letters unless a given name begins."""
    if not is_particle(tokens[at]):
        return False
    given = any(is_given_name(token.bare) for token in tokens[index:at])
    return given or tokens[at].text not in ("e", "y", "do")


def _is_first(tokens: Sequence[Token], at: int) -> bool:
    """Tell a ruler's number from the pronoun: «Nicholas I himself», not «Nicholas, I think»."""
    if tokens[at].bare != "I" or not is_given_name(tokens[at - 1].text):
        return False
    follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return tokens[at].text != "I" or follows not in _OF_THE_PRONOUN


def _suffix(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens a suffix takes: «Jr.», «, Jr.»."""
    comma = tokens[at].text == ","
    suffix = tokens[at + comma].text if at + comma < len(tokens) else ""
    return 1 + comma if suffix in ("Jr", "Jr.", "Sr", "Sr.") else 0


def _in_run(token: Token) -> bool:
    return token.kind == "word" and token.capital and not is_opener(token.bare)


def trimmed(
    tokens: Sequence[Token], index: int, end: int, document: Document
) -> tuple[int, int, bool]:
    """Cut titles, places and sentence openers off a run; tell whether a title stands before."""
    honoured = end - 1 > index and tokens[end - 1].text in name_words().behind
    end -= honoured
    first = _behind_titles(tokens, index, end)
    while first < end - 2 and is_acronym(tokens[first]):
        first += 1
    titled = 0 < first <= end and is_title(tokens[first - 1])
    while first < end - 1 and (is_place(tokens[first]) or _is_region(tokens, first, end)):
        first += 1
    titled = titled or honoured
    if titled or end - first < 2:
        return first, end, titled
    before = tokens[first - 1].text if first else "."
    given = is_given_name(tokens[first].bare)
    behind_place = before in ("in", "In", "near", "Near") and end - first > 2 and not given
    if behind_place and is_given_name(tokens[first + 1].bare):
        return first + 1, end, False
    if before in ARTICLES and end - first > 2 and not given:
        if is_given_name(tokens[first + 1].bare):
            return first + 1, end, True
    elif before in _SENTENCE_END and not given:
        word = tokens[first].bare.casefold()
        first += word in document.common and word not in name_words().particles
    return first, end, False


def _is_region(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell a well-known place before a whole name: «the consul in Hawaii John L. Stone»."""
    whole = end - first > 2 and tokens[first].kind == "word"
    return whole and is_place_name(tokens[first].bare) and not is_given_name(tokens[first].bare)


def _behind_titles(tokens: Sequence[Token], index: int, end: int) -> int:
    first = index
    for at in range(index, end):
        last = at == end - 1
        son = at > first and tokens[at - 1].text.casefold() in name_words().particles
        if (
            is_title(tokens[at])
            and not son
            and not (last and _title_is_surname(tokens, first, end))
        ):
            first = at + 1
    return first


def _title_is_surname(tokens: Sequence[Token], first: int, end: int) -> bool:
    data = name_words()
    last = tokens[end - 1].bare
    return (
        end - first > 1
        and last in data.also_surnames
        and is_given_name(tokens[first].bare)
        and not is_title(tokens[first])
    )
