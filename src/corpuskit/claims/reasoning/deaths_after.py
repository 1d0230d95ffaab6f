"""Who was killed after nobody is said to have been: «no passenger was killed after 1908».

Nobody tells it in like words: «a miner was killed», «the barge went down with four
hands». Both tell of death, and of the same body, work or sort of people.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from corpuskit.claims.documents.affairs import Affair, one_affair
from corpuskit.claims.grammar.content import DEED, NOT, words_in
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.pluperfect import done_before
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import Absence, Extract, LastOne, Statement
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

# «The train left the rails, and two men were killed.»
_AND = re.compile(r",?\s+and\s+[^;:.,\d]+")
_KILLED = DEED + "killed"
_WORD = re.compile(r"\b[A-Za-z][a-z]{3,}\b")


def deaths_after(extracts: Sequence[Extract]) -> Iterator[tuple[Absence | LastOne, Statement]]:
    """Yield what says that nobody has been killed since a day, with who was killed later."""
    said = [each for extract in extracts for each in _said(extract)]
    if not said:
        return
    told = [s for e in extracts for s in e.statements if _tells_one(s)]
    affairs = {extract.name: usage_of(extract).affair for extract in extracts}
    for each in said:
        for death in told:
            if _is_later(each, death, affairs) and _of_one_body(each, death):
                yield each, death
                break


def _said(extract: Extract) -> Iterator[Absence | LastOne]:
    yield from (each for each in extract.absences if not each.before and _is_of_death(each))
    yield from (each for each in extract.last_ones if each.thing & _fatal())


def tells_of_death(text: str) -> bool:
    """Tell a death by violence or accident: who died in his bed was not killed."""
    return _deadly().search(text) is not None


def tells_a_death(text: str) -> bool:
    """Tell a sentence that lets somebody die at its own time.

    «Was nearly killed», «the widow of a man killed there», «asked how he was killed» do not.
    """
    return tells_of_death(_undone().sub(" ", text))


@functools.cache
def _undone() -> re.Pattern[str]:
    table = lexicons.table("corpuskit.claims", "deaths.toml")
    spared, asked = alternation(table["spared"]), alternation(table["asked"])
    turns = alternation(table["turns"])
    return re.compile(
        rf"\b(?:{spared})\s+(?:been\s+)?(?:{turns})\b|"
        rf"\bof\s+(?:an?|the|those|some)\s+[\w’'-]+\s+(?:{turns})\b|"
        rf"\b(?:{asked})\s+(?:how|why|whether|if|when|that|of)\b[^.;:]*",
        re.I,
    )


def _is_of_death(absence: Absence) -> bool:
    return _KILLED in absence.telling or tells_of_death(absence.where.quote)


def _tells_one(told: Statement) -> bool:
    """Tell what its own dated clause says of people: «two rabbits were killed» is no accident."""
    follows = _AND.match(told.where.sentence, told.where.end)
    clause = told.where.quote + (follows[0] if follows else "")
    if NOT in told.words or not tells_a_death(clause) or _other_victims().search(clause):
        return False
    return done_before(clause).isdisjoint({_KILLED, DEED + "lost"})


def _is_later(each: Absence | LastOne, told: Statement, affairs: Mapping[str, Affair]) -> bool:
    if each.document == told.document or told.first <= each.first:
        return False
    if each.last is not None and told.first > each.last:
        return False
    return one_affair(affairs[each.document], affairs[told.document])


def _of_one_body(each: Absence | LastOne, told: Statement) -> bool:
    """Tell whether both sentences speak of one body, work or sort of people.

    «The Mission» of one text is «the mission» of the other; in a place others are killed too.
    """
    (mine, names), (yours, others) = _nouns(each.where.sentence), _nouns(told.where.sentence)
    return not (mine & (yours | others) | names & yours) <= _general()


@functools.lru_cache(maxsize=4096)
def _nouns(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that a sentence prints in lower case, and those with a capital."""
    words = _WORD.findall(sentence)
    small, capital = (
        frozenset(lemma(w) for w in words if w.islower() is low) for low in (True, False)
    )
    return small, capital


@functools.cache
def _general() -> frozenset[str]:
    closed = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries", "adverbs")
    table = lexicons.table("corpuskit.claims", "deaths.toml")
    words = frozenset(table["general"]).union(*(lexicon().words[name] for name in closed))
    return words | {word for turn in table["turns"] for word in turn.split()}


@functools.cache
def _fatal() -> frozenset[str]:
    words = lexicons.table("corpuskit.claims", "deaths.toml")["fatal"]
    return frozenset().union(*(words_in(f"the {word}") for word in words))


@functools.cache
def _other_victims() -> re.Pattern[str]:
    victims = alternation(lexicons.table("corpuskit.claims", "deaths.toml")["victims"])
    return re.compile(rf"\b(?:{victims})\b", re.I)


@functools.cache
def _deadly() -> re.Pattern[str]:
    turns = alternation(lexicons.table("corpuskit.claims", "deaths.toml")["turns"])
    return re.compile(
        rf"\b(?:{turns})\b|\bfoundered\b[^.;]{{0,60}}\bhands\b|"
        r"\bdied\s+in\s+(?:an?|the)\s+(?:accident|collision|explosion|fire|crash|fall)\b",
        re.I,
    )
