"""What a passage speaks of, as a bag: names, concepts and predicates, whatever their order.

The grammar of subjects needs a noun in the right place. Where two passages say one thing in
different constructions («America took 40 per cent of the crop shipped», «of the tons shipped 9600
went to America»), what they have in common still shows in the words that carry meaning.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterable, Iterator
from operator import attrgetter

from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Sentence, Sort, Token
from corpuskit.claims.grammar.synonyms import synonyms
from corpuskit.claims.grammar.verbs import irregular, participle, stem_of
from corpuskit.language.quantities import find_quantities

_DEMONYM = re.compile(r"(?:(?<=[ai])ns?|(?<=[^s])s)$")
_LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
_CALENDAR = frozenset({*month_name, *month_abbr, *day_name})
_SHORTEST = 3
_START = attrgetter("start")
_ADVERBS = {"aboard": "board", "abroad": "foreign"}
NAME, THING, DEED = "name:", "thing:", "deed:"
NOT = DEED + "not"


@functools.lru_cache(maxsize=256)
def words_of(
    sentence: Sentence,
    low: int = 0,
    high: int | None = None,
    bodies: tuple[tuple[int, int], ...] = (),
) -> frozenset[str]:
    """Return what a stretch of a sentence speaks of.

    Names are `name:` keys that a country and its people share, nouns `thing:` with their concept,
    verbs and the nouns made of them `deed:` with their predicate. Of the names of organisations
    (`bodies`) only the last word counts: «the Fund» may stand for the whole.
    """
    high = len(sentence.text) if high is None else high
    tokens = sentence.tokens
    found: set[str] = set()
    begin = bisect_left(tokens, low, key=_START)
    for index in range(begin, bisect_left(tokens, high, lo=begin, key=_START)):
        token = tokens[index]
        if token.sort not in (Sort.DATE, Sort.FIGURE):
            if any(start <= token.start and token.end < end for start, end in bodies):
                continue
            opens = index == 0 or tokens[index - 1].text in ".:•–"
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            acts = opens and token.low not in sentence.common and _acts(token, following)
            found.update(_keys(token.text, token.low, token.sort, opens and not acts))
            if acts and not _in_name(token, following):
                # «Fieldwork began»: what it is, only another text tells.
                found.update(_keys(token.text, token.low, token.sort, opens=True))
    return frozenset(found | _idioms(sentence.text[low:high]))


@functools.lru_cache(maxsize=16384)
def words_in(text: str, *, named: bool = False) -> frozenset[str]:
    """Return what the head of a table or column speaks of.

    `named` says that its first word is a name if no lexicon knows it: rows are places and people.
    """
    found: set[str] = set()
    for match in _LETTERS.finditer(text):
        token = Token(match.start(), match.end(), match[0], Sort.WORD, match[0].casefold())
        opens = text[: match.start()].rstrip()[-1:] in ("", ".", ":", "–")
        if _is_unit(match[0]):
            continue
        known = opens or token.low in lexicon().predicates
        keys = set(_keys(token.text, token.low, token.sort, known))
        unknown = all(
            key.startswith(THING) and key[6:] not in lexicon().concept_names for key in keys
        )
        if opens and named and keys and unknown:
            keys = {NAME + name_key(match[0])}
        found.update(keys)
    return frozenset(found)


def places_in(text: str) -> frozenset[str]:
    """Return the nouns of a text that stand for a place: «the depositors in the capital»."""
    places = lexicon().words["place_nouns"]
    found = (match[0].casefold() for match in _LETTERS.finditer(text))
    return frozenset(THING + lemma(word) for word in found if word in places)


def names(words: Iterable[str]) -> frozenset[str]:
    """Return the names of a bag; of one that does not change, as claims have, they are kept."""
    return _names(words) if isinstance(words, frozenset) else _named(words)


# A frozen set keeps its hash, so that finding what is known of it costs next to nothing.
@functools.lru_cache(maxsize=65536)
def _names(words: frozenset[str]) -> frozenset[str]:
    return _named(words)


def _named(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w for w in words if w.startswith(NAME))


def matter(words: Iterable[str]) -> frozenset[str]:
    """Return the things and deeds of a bag."""
    return frozenset(w for w in words if not w.startswith(NAME))


def deeds(words: Iterable[str]) -> frozenset[str]:
    """Return the deeds of a bag; that something was not done is none."""
    return frozenset(w for w in words if w.startswith(DEED) and w != NOT)


def named_apart(a: Iterable[str], b: Iterable[str]) -> bool:
    """Tell whether two bags both name something, and nothing in common."""
    mine, yours = names(a), names(b)
    return bool(mine and yours) and not mine & yours


def name_key(word: str) -> str:
    """Return what a name shares with the adjective and the people made of it.

    >>> {name_key(w) for w in ("Galvia", "Galvian", "Galvians", "Galvia’s")}
    {'galvia'}
    """
    folded = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    return _DEMONYM.sub("", folded) if len(folded) > _SHORTEST + 1 else folded


@functools.lru_cache(maxsize=65536)
def _keys(word: str, low: str, sort: Sort, opens: bool) -> tuple[str, ...]:
    # «There were 40 aboard» speaks of those on board.
    if low in _ADVERBS:
        return (THING + _ADVERBS[low],)
    return tuple(_read_keys(word, low, sort, opens))


def _read_keys(word: str, low: str, sort: Sort, opens: bool) -> Iterator[str]:
    lex = lexicon()
    if low in lex.words["negations"]:
        yield NOT
        return
    if len(low) < _SHORTEST or not low[0].isalpha():
        return
    if (
        word in _CALENDAR
        or word in lex.words["no_names"]
        or (word != low and low in lex.words["determiners"])
    ):
        return
    described = lemma(low) in lex.words["institutions"] or low in lex.words["institutions"]
    if word[0].isupper() and not opens and not described:
        yield NAME + name_key(word)
        return
    noun = lemma(low)
    if low in lex.predicates and not (sort is Sort.WORD and lex.names_thing(low)):
        yield DEED + lex.predicates[low]
    if any(low in lex.words[name] for name in _SKIPPED) or noun in lex.words["time_nouns"]:
        return
    if sort is Sort.STOP:
        return
    if noun in lex.concepts or noun in lex.bodies:
        concept = lex.concepts.get(noun) or lex.bodies[noun]
        yield THING + concept
        if concept in lex.implied:
            yield DEED + lex.implied[concept]
    elif low in irregular():
        yield THING + stem_of(low)
    elif low not in lex.predicates:
        done = participle(low) and stem_of_noun(noun) != noun
        yield THING + (stem_of(low) if done else stem_of_noun(synonyms("nouns").get(noun, noun)))


def _acts(token: Token, following: Token | None) -> bool:
    """Tell a name that opens a sentence: a noun without article or plural before its verb."""
    if _in_name(token, following):
        return True
    singular = lemma(token.low) == token.low and token.low not in lexicon().concepts
    bare = token.sort is Sort.WORD and not token.low.endswith("s") and singular
    return (
        bare
        and following is not None
        and (following.sort is Sort.VERB or following.low in lexicon().words["mid_adverbs"])
    )


def _in_name(token: Token, following: Token | None) -> bool:
    """Tell the first word of a name of two that opens a sentence: «Tarn Hall cost»."""
    return (
        following is not None
        and token.sort is Sort.WORD
        and following.sort is Sort.WORD
        and following.text[:1].isupper()
        and following.text[1:].islower()
        and token.low not in lexicon().concepts
    )


@functools.cache
def _is_unit(word: str) -> bool:
    found = find_quantities(f"5 {word}")
    return len(found) == 1 and found[0].unit not in ("count", "1") and found[0].end == len(word) + 2


def _idioms(text: str) -> set[str]:
    folded = " ".join(text.casefold().split())
    return {DEED + what for phrase, what in lexicon().idioms.items() if phrase in folded}


def stem_of_noun(noun: str) -> str:
    """Return what a noun and the participle of its verb share: «landing», «landed», «land»."""
    for ending in ("ing", "ed"):
        if noun.endswith(ending) and len(noun) > len(ending) + _SHORTEST:
            return noun.removesuffix(ending).rstrip("e")
    return noun.rstrip("e")


_SKIPPED = (
    "determiners",
    "prepositions",
    "conjunctions",
    "pronouns",
    "auxiliaries",
    "empty",
    "time_nouns",
    "place_nouns",
    "measuring",
    "having",
    "sharing",
)
