"""The noun phrase behind a number: «some 450 deep-sea fishing trawlers based in ...»."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.number_words import is_number_word
from corpuskit.language.units import currency_codes
from corpuskit.language.word_lists import word_list, words

# Modifiers before a head; longer runs of content words are clauses without a stop word.
_MOST_MODIFIERS = 5
_MONEY = frozenset("$£€¥")
_QUOTES = frozenset("'\"‘’“”«»")
_DASHES = frozenset("-–")
_POSSESSIVES = ("'s", "’s")
_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold a noun phrase: the token behind its head, the head's lemma, the words before it."""

    last: int
    lemma: str
    modifiers: tuple[str, ...] = ()


def counted_phrase(tokens: tuple[Token, ...], at: int) -> Phrase | None:
    """Read the plural noun that a number counts, with the modifiers before it.

    English needs no parser here: after a number above one the head is the first plural before a
    function word or sign, except where that plural is itself a modifier («arms control treaties»).
    """
    heads = _heads()
    index = at
    modifiers: list[str] = []
    fallback: Phrase | None = None
    while len(modifiers) <= _MOST_MODIFIERS:
        if fallback is not None and token_at(tokens, index).low in ("and", "or"):
            break
        index = _over_joint(tokens, index, first=index == at)
        step = _content(tokens, index)
        if step is None:
            break
        word = tokens[index]
        if step == 1 and is_plural(word.text):
            found = Phrase(index + 1, singular(word.text), tuple(modifiers))
            if _possessive(tokens, index) or not (
                _modifies(word.low) or _before_plural(tokens, index)
            ):
                return found
            fallback = found
        elif step == 1 and word.low in heads.lone and not _content(tokens, index + 1):
            return Phrase(index + 1, word.low, tuple(modifiers))
        elif fallback is not None and len(modifiers) - len(fallback.modifiers) > 1:
            break
        modifiers.append(word.low)
        index += step
        if fallback is None and not _may_go_on(tokens, index):
            break
    return fallback


def _before_plural(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell the first of two plurals in a row, which modifies: «four deeds offices»."""
    word, following = tokens[at].low, token_at(tokens, at + 1)
    if word in _heads().irregular or not word.endswith("s") or not following.text.islower():
        return False
    if following.low in words("nouns", "third_person", "words") or not is_plural(following.text):
        return False
    number, opener = token_at(tokens, at - 1), token_at(tokens, at - 2)
    if opener.text[:1].isupper() and opener.low in words("function_words", "stop", "prepositions"):
        return False  # «In 12 villages farmers protested»
    return following.low.endswith("s") and (
        number.kind is Kind.NUMBER or is_number_word(number.low)
    )


def plain_phrase(tokens: tuple[Token, ...], at: int) -> Phrase | None:
    """Read a noun phrase of either number: «the 48-hour silence», «half of the metal shipped»."""
    plural = counted_phrase(tokens, at)
    run = _run(tokens, at)
    if not run:
        return plural
    last = _head_of_run(tokens, run)
    if plural is not None:
        word = tokens[plural.last - 1].low
        verb = plural.modifiers and word in words("nouns", "third_person", "words")
        if verb:
            last = min(last, plural.last - 2)
        elif plural.last <= last + 1 and not _modifies(word):
            return plural
    head = tokens[last]
    modifiers = tuple(tokens[n].low for n in run if n < last)
    lemma = singular(head.text) if is_plural(head.text) else head.low
    return Phrase(last + 1, _without_possessive(lemma), modifiers)


def is_plural(word: str) -> bool:
    """Tell whether a word has the form of a plural noun, or counts without one.

    >>> [is_plural(w) for w in ("vessels", "men", "various", "US", "NGOs", "crisis", "Iraqis")]
    [True, True, False, False, True, False, True]
    """
    heads = _heads()
    low = word.casefold()
    last = low.rpartition("-")[2]
    if low in heads.not_plural or last in heads.not_plural or word.isupper():
        return False
    if last in heads.irregular or last in heads.same:
        return True
    if last.endswith("men") and len(last) > len("omen"):
        return True
    if last.endswith("is"):
        return word[0].isupper() and len(last) > _SHORTEST_PLURAL
    return (
        last.endswith("s")
        and not last.endswith(("ss", "us", "ous", "'s", "’s"))
        and len(last) >= _SHORTEST_PLURAL
    )


def singular(word: str) -> str:
    """Return the singular of a plural noun, lower case.

    >>> [singular(w) for w in ("Vessels", "agencies", "men", "aircraft", "boxes", "houses")]
    ['vessel', 'agency', 'man', 'aircraft', 'box', 'house']
    """
    heads = _heads()
    head, hyphen, low = word.casefold().rpartition("-")
    start = head + hyphen
    if low in heads.irregular:
        return start + heads.irregular[low]
    if low in heads.same:
        return start + low
    if low.endswith("men") and len(low) > len("omen"):
        return start + low[:-2] + "an"
    if low.endswith("ies") and len(low) > _SHORTEST_PLURAL:
        return start + low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return start + low[:-2]
    return start + low.removesuffix("s")


def is_discourse(lemma: str) -> bool:
    """Tell a noun that counts parts of the argument («three reasons»), not of the world."""
    return lemma in words("nouns", "discourse", "words")


def refers_back(word: str) -> bool:
    """Tell a modifier that does not describe: «the two latter proposals»."""
    return word in words("nouns", "back_references", "words")


def counts_by_hyphen(word: str) -> bool:
    """Tell a noun that a hyphen may tie to the number that counts it: «a 12-member panel»."""
    return word in words("nouns", "hyphenated", "words")


def is_participle(low: str) -> bool:
    """Tell a word with the ending of a participle or adverb that is no noun."""
    endings = tuple(words("nouns", "verb_endings", "words"))
    return low.endswith(endings) and low not in _heads().nouns


@functools.cache
def stop_words() -> frozenset[str]:
    """Return the words at which a noun phrase ends."""
    groups = word_list("function_words")["stop"].values()
    return frozenset(word for group in groups for word in group) | {"and", "or"}


def is_content(token: Token) -> bool:
    """Tell whether a token can stand inside a noun phrase."""
    if token.kind is not Kind.WORD or token.low in stop_words():
        return False
    return not (is_number_word(token.low) or token.text in currency_codes())


@dataclass(frozen=True, slots=True)
class _Heads:
    irregular: Mapping[str, str]
    same: frozenset[str]
    lone: frozenset[str]
    attributive: frozenset[str]
    not_plural: frozenset[str]
    endings: tuple[str, ...]
    adjectives: frozenset[str]
    nouns: frozenset[str]


@functools.cache
def _heads() -> _Heads:
    table = word_list("nouns")
    return _Heads(
        table["irregular"],
        words("nouns", "same", "words"),
        words("nouns", "lone", "words"),
        words("nouns", "attributive", "words"),
        words("nouns", "not_plural", "words"),
        tuple(table["adjectives"]["endings"]),
        frozenset(table["adjectives"]["words"]),
        frozenset(table["adjectives"]["nouns"]),
    )


def _modifies(low: str) -> bool:
    """Tell a plural that often stands before the noun that is counted."""
    heads = _heads()
    return low in heads.attributive or low in heads.same


def _content(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return how many tokens one piece of a noun phrase takes, None where the phrase ends."""
    token = token_at(tokens, at)
    if not is_content(token):
        return None
    following = token_at(tokens, at + 1)
    numbered = token.low in words("labels", "things") and token.text[0].isupper()
    return 2 if numbered and following.kind is Kind.NUMBER else 1


def _over_joint(tokens: tuple[Token, ...], at: int, *, first: bool) -> int:
    """Step over quotation marks, the dash of a compound, and «and» or «,» between adjectives."""
    token = token_at(tokens, at)
    if token.text in _QUOTES:
        return at + 1
    if first:
        return at
    before, behind = token_at(tokens, at - 1), token_at(tokens, at + 1)
    if token.text in _DASHES and adjoin(before, token) and adjoin(token, behind):
        return at + 1
    if token.low in ("and", "or") and is_content(behind):
        return at + 1
    if token.text == "," and _adjectival(before.low) and _adjectival(behind.low):
        return at + 1
    return at


def _may_go_on(tokens: tuple[Token, ...], at: int) -> bool:
    return token_at(tokens, at).text != "." or token_at(tokens, at + 1).text == ""


def _possessive(tokens: tuple[Token, ...], at: int) -> bool:
    sign = token_at(tokens, at + 1)
    tied = sign.text in ("'", "’") and adjoin(tokens[at], sign)
    return tied and is_content(token_at(tokens, at + 2))


def _run(tokens: tuple[Token, ...], at: int) -> list[int]:
    """Return the indices of the content words from a token on."""
    found: list[int] = []
    index = at
    while len(found) <= _MOST_MODIFIERS:
        token = token_at(tokens, index)
        if token.text in _QUOTES and not found:
            index += 1
            continue
        if token.text in _DASHES and found and is_content(token_at(tokens, index + 1)):
            if not adjoin(tokens[index - 1], token):
                break
            index += 1
            continue
        if not is_content(token) or (found and _is_price_verb(tokens, index)):
            break
        found.append(index)
        index += 1
    return found


def _is_price_verb(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell the verb of «the 600-bed hospital cost $40 million»."""
    following = token_at(tokens, at + 1)
    priced = following.kind is Kind.NUMBER or following.text in _MONEY
    return priced and tokens[at].low in words("nouns", "priced", "words")


def _head_of_run(tokens: tuple[Token, ...], run: list[int]) -> int:
    """Return the index of the head: the last word before what looks like a verb or an adverb."""
    place = 0
    while place < len(run) - 1 and _adjectival(tokens[run[place]].low):
        place += 1
    while place < len(run) - 1:
        low = tokens[run[place + 1]].low
        if is_participle(low):
            break
        before = tokens[run[place]]
        if is_plural(before.text) and not _modifies(before.low):
            break
        if low in words("nouns", "not_plural", "words"):
            break
        place += 1
    return run[place]


def _adjectival(low: str) -> bool:
    heads = _heads()
    if low in heads.nouns:
        return False
    return low in heads.adjectives or (low.endswith(heads.endings) and len(low) > 3)


def _without_possessive(lemma: str) -> str:
    return lemma[:-2] if lemma.endswith(_POSSESSIVES) else lemma
