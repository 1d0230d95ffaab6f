"""Two accounts of one affair: figures that carry no date because everybody knows which day it was.

«There were 94 persons on board» in a report and «97 people were on board» in a newspaper are of
one flight, if both texts are about it. What a date would prove is proved here by what the clauses
have in common: the noun counted, the verb, the event that they are tied to, the affair that both
documents are about; and by nothing that only one of them narrows its figure with.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from types import MappingProxyType

from corpuskit.claims.grammar.content import NAME, matter, name_key, names, stem_of_noun
from corpuskit.claims.grammar.holders import one_holder
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.stance import by_a_side
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.grammar.times import moment_told, overlap, same_period
from corpuskit.claims.grammar.verbs import participle
from corpuskit.claims.model import Basis, Claim, Stance, Time

_LEAST_SHARED = Decimal("0.5")
_LEAST = 3
_POINTS = frozenset({"exact", "about"})
# Two documents that date one event otherwise do so by days, not by months.
_APART = timedelta(days=14)
_LOOSE = frozenset({Basis.PARAGRAPH, Basis.DOCUMENT, Basis.UNKNOWN})
_OTHERS = re.compile(r"\b(?:others?|another|rest|remaining|remainder|additional|further)\b", re.I)
_WITHOUT = re.compile(
    r"\b(?:outside|excluding|except(?:ing)?(?:\s+for)?|other\s+than|apart\s+from|exclusive\s+of|"
    r"not\s+(?:counting|reckoning|including)|leaving\s+out)\s+"
    r"(?:(?:the|its|their|all|those|what)\s+)?(?P<what>[\w’'-]+)"
)
# Behind a comma it is an aside on what is counted nowhere: «24 observers, not counting drivers».
_WITHOUT_BEHIND = re.compile(rf"(?:\s+[\w’'-]+){{0,3}}\s+{_WITHOUT.pattern}")
_TO_SO_MANY = re.compile(
    r"(?:\s+[a-z-]+)?\s+(?:to|in|for|per)\s+(?:(?:the|an?|every|each)\s+)?"
    r"(?:hundred|thousand|100|1[, ]?000|10[, ]?000)\b"
)
_AND = re.compile(
    r"\s+(?:and|or)\s+(?:the\s+|their\s+)?(?P<noun>[a-z]{2,}(?:s|men)|children|men)\b"
)
# «430 men and women» are 430 people.
_BOTH = re.compile(
    r".*\b(?:men\s+and\s+women|women\s+and\s+men|officers\s+and\s+men|boys\s+and\s+girls)\b", re.S
)
_JOINED = re.compile(r"\b([A-Z][\w’'-]+)\s+and\s+(?:(?:the|in|at)\s+)*([A-Z][\w’'-]+)")
_OF_THE_WHOLE = re.compile(r"\sof\s+(?:the|its|this|that)\s", re.I)
_NEAR, _FIRST, _SECOND = 70, 9, 11
_SIZES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "length": re.compile(
            r"\b(?:long(?:est)?|high(?:est)?|tall(?:est)?|deep(?:est)?|wide(?:st)?|thick|broad|across"
            r"|length|height|depth|width|breadth|thickness|diameter|measur(?:es?|ed|ing)|rises?|rose"
            r"|towers?)\b",
            re.I,
        ),
        "mass": re.compile(
            r"\b(?:weigh(?:s|ed|ing)?|weight|heav(?:y|iest)|scales)\b|[-‑]ton", re.I
        ),
    }
)
_LETTERS = re.compile(r"[^\W\d_][\w'-]*")
_OWNED = re.compile(r"\b(?:its|their|his|her)\s+(?P<words>[\w’'-]+(?:\s+[\w’'-]+){0,2})", re.I)
# A word is known by so many of its letters, whatever its ending.
_STEM = 5
_MOMENT = re.compile(
    r"\b(?:midnight|noon|midday|dawn|daybreak|dusk|sunrise|sunset|nightfall|morning|afternoon|"
    r"evening|(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d))\b",
    re.I,
)
_MOST_APART = Decimal("2.2")


def one_account(a: Claim, b: Claim) -> bool:
    """Tell whether two claims of different documents are of one moment of one affair."""
    if a.document == b.document or not _exact(a, b) or not a.affair & b.affair:
        return False
    if a.telling or b.telling or (a.stance is not b.stance and _planned(a, b)):
        return False
    return (
        same_verb(a, b)
        and narrowed_alike(a, b)
        and _no_other_event(a, b)
        and _times(a, b)
        and _alike(a, b)
    )


def of_another_moment(claim: Claim, other: Claim) -> bool:
    """Tell «at suspension it had 71» and «before 1850» from what another text dates otherwise."""
    if claim.time.known or not other.time.known or other.time.basis in _LOOSE:
        return False
    moment = moment_told(claim.where.sentence)
    return bool(moment) and moment.casefold() not in other.where.sentence.casefold()


def same_verb(a: Claim, b: Claim) -> bool:
    """Tell whether two claims say one thing of what they count, as far as the verbs show."""
    if a.predicate and b.predicate:
        return a.predicate == b.predicate
    return not a.verb or not b.verb or a.verb == b.verb


def narrowed_alike(a: Claim, b: Claim, by: frozenset[str] = frozenset()) -> bool:
    """Tell whether nothing narrows what one claim counts that the other passage does not speak of.

    «1,410 operations on children» are no other count of «2,140 operations», crates of pears none of
    crates of apples. Who acts counts only where both passages name somebody. `by` are the facets
    that are asked, all of them if none is named.
    """
    if a.telling or b.telling or not a.subject.head or a.subject.head != b.subject.head:
        return True
    acting = bool(a.subject.facet("agent")) and bool(b.subject.facet("agent"))
    # «The mill hired six boys», «six boys in the mill».
    first, second = one_holder(a.subject, b.subject)
    if (first, second) != (a.subject, b.subject):
        a, b = replace(a, subject=first), replace(b, subject=second)
    for mine, yours in ((a, b), (b, a)):
        for name, value in mine.subject.facets - yours.subject.facets:
            asked = name in by if by else name != "agent" or acting
            if by and (
                not _is_said(name, value, mine, yours) or _is_named_shorter(name, value, yours)
            ):
                continue
            if asked and not _spoken(value, yours):
                return False
    return True


def _is_said(name: str, value: str, claim: Claim, other: Claim) -> bool:
    """Tell whether a sentence says what narrows its figure, and the other does not point at it.

    What «it» stands for has its place and kind from elsewhere; «its restoration» is that of the
    wing that was named before.
    """
    if name == "of" and _is_owned(other):
        return False
    printed = claim.where.sentence.casefold()
    return any(word[:_STEM] in printed for word in _LETTERS.findall(value))


def _is_named_shorter(name: str, value: str, other: Claim) -> bool:
    """Tell «the Tarn Forest» from which the other passage leaves out «Forest».

    A town and its province are two places.
    """
    words = set(value.split())
    shorter = [set(place.split()) for place in other.subject.facet(name)] if name == "place" else []
    return any(
        said < words and lexicon().words["place_nouns"].isdisjoint(words - said) for said in shorter
    )


def _is_owned(claim: Claim) -> bool:
    """Tell «its restoration», of something that the sentence does not name."""
    owned = (match["words"] for match in _OWNED.finditer(claim.where.sentence))
    words = (word.casefold() for run in owned for word in _LETTERS.findall(run))
    return any(lemma(word) == claim.subject.noun for word in words)


def another_part(a: Claim, b: Claim) -> bool:
    """Tell whether one figure is of «the others», or of two kinds, and the other one is not."""
    beside = a.tally is not None and b.tally is not None and a.tally.beside and b.tally.beside
    if (
        (of_others(a) != of_others(b) and not beside)
        or of_two(a) != of_two(b)
        or _with_another(a, b)
    ):
        return True
    return _left_out(a, b) or _left_out(b, a)


def of_a_whole(claim: Claim) -> bool:
    """Tell «900 hectares of the reserve are woodland»: so much of it, not all of it."""
    return claim.dimension == "area" and _OF_THE_WHOLE.search(claim.where.quote) is not None


def _left_out(claim: Claim, other: Claim) -> bool:
    without = left_out(claim)
    return bool(without) and without.casefold() not in other.where.sentence.casefold()


def left_out(claim: Claim) -> str:
    """Return what a figure leaves out of a whole: «the province outside the town»."""
    where = claim.where
    return "" if claim.telling else _excluded(where.sentence, where.start, where.end)


@functools.lru_cache(maxsize=16384)
def _excluded(sentence: str, start: int, end: int) -> str:
    """Return what a figure is said to be without, as far as the next figure or clause."""
    before = re.split(r"[;:.\d]", sentence[max(0, start - _NEAR) : start])[-1]
    after = re.split(r"[;:.\d]", sentence[end : end + _NEAR])[0]
    found = _WITHOUT.search(before) or _WITHOUT_BEHIND.match(after)
    return found["what"] if found else ""


def _with_another(a: Claim, b: Claim) -> bool:
    """Tell «in Ulm» from «in Ulm and Hof»: the one is a part of the other."""
    mine, yours = names(a.words), names(b.words)
    wide, common, more = (b, mine, yours - mine) if mine < yours else (a, yours, mine - yours)
    if not common or not more or not (mine < yours or yours < mine):
        return False
    joined = _JOINED.findall(wide.where.sentence)
    pairs = [{NAME + name_key(first), NAME + name_key(second)} for first, second in joined]
    return any(pair & common and pair & more for pair in pairs)


def is_rate(claim: Claim) -> bool:
    """Tell «117 women to the hundred men», which counts nobody."""
    behind = None if claim.telling else _TO_SO_MANY.match(claim.where.sentence, claim.where.end)
    return claim.property == "rate" or behind is not None


def said_otherwise(a: Claim, b: Claim) -> bool:
    """Tell whether two amounts are each said of something that the other is not said of."""
    mine, yours = matter(a.words), matter(b.words)
    # What an amount of money is for may stand anywhere in its clause.
    little = a.dimension.startswith("money") or len(mine & yours) < _LEAST - 1
    if a.dimension.startswith("money") and a.subject.head in lexicon().words["institutions"]:
        # «The ministry lent 4 million to Hof»: what is said of the payer is said of nobody else.
        return bool(a.words - b.words and b.words - a.words)
    return bool(mine - yours and yours - mine) and little


def sized(claim: Claim) -> bool:
    """Tell whether the words beside a measure say what it is: long, high, of so much depth."""
    where = claim.where
    near = where.sentence[max(0, where.start - _NEAR) : where.end + _NEAR]
    said = _SIZES.get(claim.dimension)
    return said is not None and said.search(near) is not None


def of_a_side(claim: Claim) -> bool:
    """Tell what a party to a dispute says: «According to the opposition it cost 80 million»."""
    reported = claim.stance is Stance.REPORTED and not claim.telling
    return reported and by_a_side(claim.where.sentence)


def of_two(claim: Claim) -> bool:
    """Tell «9,800 wives and children»: one number for two kinds."""
    return claim.unit == "count" and _joins(claim.where.sentence, claim.where.end)


def of_others(claim: Claim) -> bool:
    """Tell a figure that the words before it say is of «the others»."""
    return _is_of_others(claim.where.sentence, claim.where.start, claim.where.end)


# A figure is set beside hundreds of others, and asked the same each time.
@functools.lru_cache(maxsize=16384)
def _joins(sentence: str, end: int) -> bool:
    if _BOTH.match(sentence[max(0, end - _FIRST) : end + _SECOND]):
        return False
    joined = _AND.match(sentence, end)
    return joined is not None and not participle(joined["noun"])


@functools.lru_cache(maxsize=16384)
def _is_of_others(sentence: str, start: int, end: int) -> bool:
    before = sentence[max(0, start - _NEAR) : start]
    near = re.split(r"[;:.,]", before)[-1] + sentence[start:end]
    return _OTHERS.search(near) is not None


def _spoken(value: str, claim: Claim) -> bool:
    """Tell whether a passage speaks of what a facet names; countries go by their codes."""
    if value.isupper() or not _LETTERS.search(value):
        return True
    said = {word.partition(":")[2] for word in claim.words}
    around = {name.partition(":")[2] for name in claim.affair}
    return all(
        name_key(word) in around or name_key(word) in said or stem_of_noun(word) in said
        for word in _LETTERS.findall(value.partition(":")[0])
    )


def tied(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are tied to one known event, whose day both take for granted."""
    return bool(a.events & b.events) and bool(a.affair & b.affair)


def _exact(a: Claim, b: Claim) -> bool:
    if not {a.value.modality, b.value.modality} <= _POINTS:
        return False
    first, second = a.value.point, b.value.point
    if a.unit != b.unit or first is None or second is None:
        return first is not None and second is not None
    low, high = sorted((abs(first), abs(second)))
    return low > 0 and high / low <= _MOST_APART


def _planned(a: Claim, b: Claim) -> bool:
    return "limit" in (a.stance.value, b.stance.value)


def _no_other_event(a: Claim, b: Claim) -> bool:
    return not a.events or not b.events or bool(a.events & b.events)


def _times(a: Claim, b: Claim) -> bool:
    """Tell whether the times allow that both are of one day: a loose one gives way to an event."""
    if _moments(a) and _moments(b) and not _moments(a) & _moments(b):
        return False
    if of_another_moment(a, b) or of_another_moment(b, a):
        return False
    if not a.time.known or not b.time.known or same_period(a.time, b.time):
        return True
    loose = a.time.basis in _LOOSE or b.time.basis in _LOOSE
    if overlap(a.time, b.time):
        return (loose and not _counted_up(a, b)) or tied(a, b)
    return loose and tied(a, b) and _gap(a.time, b.time) <= _APART


def _counted_up(a: Claim, b: Claim) -> bool:
    """Tell whether one figure counts what was done up to the day of writing: «have been moved»."""
    return any(c.time.basis is Basis.DOCUMENT and (c.verb or c.predicate) for c in (a, b))


def _moments(claim: Claim) -> frozenset[str]:
    """Return the times of day that a sentence names: «at midnight», «at six in the morning»."""
    return frozenset(m[0].casefold() for m in _MOMENT.finditer(claim.where.sentence))


def _gap(a: Time, b: Time) -> timedelta:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return timedelta(0)
    return max(b.first - a.last, a.first - b.last, timedelta(0))


def _alike(a: Claim, b: Claim) -> bool:
    """Tell whether the clauses have most in common, and no name sets one of them apart."""
    mine, yours = names(a.words) - b.affair, names(b.words) - a.affair
    if mine or yours:
        return False
    shared = a.words & b.words
    fewest = min(len(a.words), len(b.words))
    apart = matter(a.words - b.words) and matter(b.words - a.words)
    if apart and len(matter(shared)) < _LEAST and not tied(a, b):
        return False
    narrowed = unify(a.subject, b.subject) is Fit.SAME and bool(a.subject.facets)
    signs = len(shared) + bool(a.verb and a.verb == b.verb) + tied(a, b) + narrowed
    return signs >= _LEAST and Decimal(len(matter(shared))) >= _LEAST_SHARED * fewest
