"""What a figure is given for: a unit of time, each of many, a unit of measure.

«18 crowns a week for each child» is so much for two things at once. What it makes needs how many
weeks and how many children, which may be told a few sentences away; the words that name them here
say which counts they are there.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from corpuskit.claims.arithmetic.rate_totals import rated
from corpuskit.claims.grammar.content import stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.model import Claim
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.language.quantities import find_quantities
from corpuskit.language.units import dimension

_TIMES = {"day": "d", "night": "d", "week": "wk", "month": "mo", "year": "a"}
_SHORT = frozenset({"hour", "minute", "second"})
# What flows does so by night as well.
_FLOWS = frozenset({"flow", "mass-flow"})
# How many days a unit of time has.
LASTING = MappingProxyType(
    {**DAYS, "h": 1 / Decimal(24), "min": 1 / Decimal(1440), "s": 1 / Decimal(86400)}
)
_NOUN = r"(?P<noun>[a-z][a-z-]+(?:\s+[a-z][a-z-]+){0,2})"
_BEFORE = re.compile(
    r"(?:^\W*|[;:–—]\s*|,\s+(?:and\s+|but\s+)?|\b(?:and|that|but)\s+)"
    r"(?:(?:for|on|in|at|from|to|of|by|with)\s+)?(?:each|every)\s+"
    r"(?:(?:one\s+)?of\s+(?:the|its|their|his|her|these|those|our)\s+(?:[\w-]+\s+)?)?"
    rf"{_NOUN}\b[^,;:.\d]{{0,70}}$",
    re.I,
)
_APIECE = re.compile(
    r"\s*(?:each|apiece|a\s+head|a\s+piece|per\s+head)\b(?!\s+[a-z]+s?\s+of)", re.I
)
_STOPS = frozenset(
    {"of", "in", "on", "at", "by", "for", "to", "from", "with", "who", "that", "which", "and", "or"}
    | {"was", "were", "is", "are", "had", "has", "be", "as"}
)


@dataclass(frozen=True, slots=True)
class Rate:
    """Hold an amount with what it is given for.

    `unit` is what is left when the time is taken out, `per` the unit of time, `each` the words that
    name what it is given for each of, `measure` the unit that it is given for.
    """

    claim: Claim
    unit: str
    per: str = ""
    each: tuple[str, ...] = ()
    measure: str = ""


def rate_of(claim: Claim) -> Rate:
    """Return a figure with all that it is given for."""
    unit, per = timed(claim)
    unit = unit or claim.unit
    if unit in ("%", "1") or claim.dimension == "time":
        return Rate(claim, unit, per)
    text, end = claim.where.sentence, claim.where.end
    each: tuple[str, ...] = ()
    measure = ""
    money = dimension(unit).startswith("money")
    if "/" in unit and money:
        head, _, tail = unit.partition("/")
        if dimension(tail) != tail:
            unit, measure = head, tail
    while behind := _behind().match(text, end):
        if behind["for"] and not money:
            break
        words = _phrase(behind["noun"])
        if not words or words[0] in _SHORT:
            break
        if words[0] in _TIMES:
            per = per or _TIMES[words[0]]
        elif code := _unit_of(" ".join(words)):
            measure = measure or code
        else:
            each = each or words
        end = behind.start("noun") + len(behind["noun"].split()[0])
    if not each and not measure:
        before = _BEFORE.search(text, 0, claim.where.start)
        if before is None and money:
            before = _one().search(text, 0, claim.where.start)
        words = _phrase(before["noun"]) if before is not None else ()
        if words and words[0] not in _TIMES and words[0] not in _SHORT:
            code = _unit_of(" ".join(words))
            each, measure = ((), code) if code else (words, "")
    return Rate(claim, unit, per, each, measure)


def timed(claim: Claim) -> tuple[str, str]:
    """Return what is given for a unit of time and that unit, or two empty strings."""
    what, _, per = claim.unit.rpartition("/")
    if per in ("s", "min", "h") and dimension(claim.unit) in _FLOWS:
        return what, per
    if per not in DAYS or not what:
        what, per = claim.unit, rated(claim)
    return (what, per) if per and what != "%" else ("", "")


def _phrase(noun: str) -> tuple[str, ...]:
    """Return the words of a noun phrase by their singulars, up to what cannot be part of it."""
    found: list[str] = []
    for word in noun.casefold().split():
        if word in _STOPS:
            break
        found.append(lemma(word))
    return tuple(found)


@functools.lru_cache(maxsize=4096)
def _unit_of(words: str) -> str:
    """Return the code of a unit of measure that words begin with: «cubic metre cut»."""
    read = find_quantities(f"one {words}")
    if not read or read[0].unit in ("count", "1", "%", "") or dimension(read[0].unit) == "time":
        return ""
    return read[0].unit


def is_apiece(claim: Claim) -> bool:
    """Tell an amount that is given for each of what was counted: «4 crowns each»."""
    return _APIECE.match(claim.where.sentence, claim.where.end) is not None


def is_named(count: Claim, each: tuple[str, ...]) -> bool:
    """Tell whether a count is of what a rate is given for each of."""
    words = {lemma(word.casefold().strip(".,;:()")) for word in count.where.quote.split()}
    if words.intersection(each):
        return True
    if "time" in words and count.verb:
        # «It was loaded 36 times, with 120 books at each loading».
        return any(stem_of_noun(word) == stem_of_noun(count.verb) for word in each)
    return bool(count.counted) and count.counted in {lexicon().concept_of(word) for word in each}


@functools.cache
def rate_words(name: str) -> str:
    """Return one list of data/rates.toml as alternatives, the longest first."""
    return alternation(lexicons.table("corpuskit.claims", "rates.toml")[name])


@functools.cache
def _behind() -> re.Pattern[str]:
    """Return what names behind an amount what it is given for each of."""
    due = rf"(?:(?:,?\s+(?:{rate_words('due')})){{1,4}}(?=\s+(?:on|upon|for|to)\s))?"
    of = r"(?:\s+of\s+(?!(?:the|which|whom|them|these|those|it|this|each|every)\b)[a-z]+)?"
    each = r",?\s+(?:(?:to|for|on|upon|at|in|from|by|with|of)\s+)?(?:each|every|per)"
    return re.compile(
        rf"{of}{due}(?:{each}|\s+an?|\s+(?P<for>for)\s+an?)"
        rf"\s+(?!of\b|other\b|cent\b|such\b|few\b|total\b){_NOUN}"
    )


@functools.cache
def _one() -> re.Pattern[str]:
    """Return «A ticket cost 3 crowns»: what one of a kind costs or brings, not what one did."""
    return re.compile(
        r"(?:^\W*|[;:–—]\s*|,\s+(?:and\s+|but\s+)?)(?:an?|one)\s+(?P<noun>[a-z][a-z-]+)\s+"
        rf"(?:[a-z]+\s+){{0,4}}?(?:{rate_words('of_one')})\s+(?:[a-z]+\s+){{0,3}}$",
        re.I,
    )
