"""What tells that a printed figure is the whole of parts that another document sets side by side.

Two figures of a sentence may nearly make a third one by chance, and what surrounds them in two
accounts of one affair is alike anyway. That a figure is a whole has to be said: it is called one,
it names all the parts, it is of the very deed that is told of the parts, or both speak of one thing
in more words than one. A figure among its like, or one below a part, is no whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpuskit.claims.content import NAME, THING, name_key, names, stem_of_noun, words_in
from corpuskit.claims.derived.model import Derived, Rule
from corpuskit.claims.lexicon import lexicon
from corpuskit.claims.linkage.agreement import one_moment
from corpuskit.claims.linkage.usage import things
from corpuskit.claims.model import Claim
from corpuskit.claims.part_lists import labels_of
from corpuskit.claims.times import overlap
from corpuskit.claims.verbs import stem_of

_NEAR = 40
_CLAUSE = re.compile(r"[;:.]")
_ALL = re.compile(
    r"\b(?:in\s+all|altogether|in\s+total|totals?|totall?(?:ed|ing)|together|all\s+told|overall"
    r"|combined|in\s+sum|the\s+sum\s+of|whole|entire)\b",
    re.I,
)
# «In the remainder of the year»: the parts fill the time that the whole is of.
_FILLED = re.compile(
    r"\b(?:rest|remainder)\s+of\s+(?:the|that)\s+(?:year|season|month|week|day|period|century)\b",
    re.I,
)
_PHRASE = 2
_MANY = 3
_OWNERS = frozenset({"of", "owner", "agent"})
_BEYOND_MEASURE = frozenset({"count", ""})


def is_whole(claim: Claim, made: Derived, beside: Sequence[Claim]) -> bool:
    """Tell whether something says that a figure is the whole of the parts of a sum.

    `beside` are the figures of its own sentence.
    """
    if not _may_be(claim, made):
        return False
    if is_called_whole(claim):
        return _is_of_them(claim, made)
    if any(_is_like(claim, other) for other in beside):
        return False
    return (
        _names_all(claim, made)
        or (is_same_deed(claim, made) and _is_general(claim, made))
        or _fills_its_time(claim, made)
        or _has_its_phrase(claim, made)
        or _is_of_owner(claim, made)
    )


def is_called_whole(claim: Claim) -> bool:
    """Tell a figure that its clause calls one of all: «in all, 480 boats», «together 31 tons»."""
    text, low, high = claim.where.sentence, claim.where.start, claim.where.end
    before = _CLAUSE.split(text[max(0, low - _NEAR) : low])[-1]
    after = _CLAUSE.split(text[high : high + _NEAR])[0]
    return any(_ALL.search(near) for near in (before, claim.where.quote, after))


def _may_be(claim: Claim, made: Derived) -> bool:
    """Tell a figure above each part, where one verb is told of all parts that have one."""
    greatest = max(part.value.point or 0 for part in made.inputs)
    return (claim.value.point or 0) > greatest and len(_verbs(made)) <= 1


def _verbs(made: Derived) -> frozenset[str]:
    return frozenset(part.verb for part in made.inputs if part.verb)


def _is_of_them(claim: Claim, made: Derived) -> bool:
    """Tell a total of the parts from one of anything else: one deed, one noun or one phrase."""
    noun = {THING + stem_of_noun(claim.counted)} if claim.counted else set[str]()
    counted = bool(noun & made.claim.words) or any(things(p) & things(claim) for p in made.inputs)
    return counted or is_same_deed(claim, made) or _has_its_phrase(claim, made)


def _is_like(claim: Claim, other: Claim) -> bool:
    """Tell another figure of the same kind, beside which one is a member of a list."""
    if other.where == claim.where or other.dimension != claim.dimension or other.ratio is not None:
        return False
    nouns = {claim.counted, other.counted}
    return claim.dimension != "count" or len(nouns) == 1 or "" in nouns


def _names_all(claim: Claim, made: Derived) -> bool:
    """Tell a whole of what names each part: «people of the villages of Dar, Sett and Olun»."""
    said = names(claim.words) | names(words_in(claim.where.sentence))
    return all(any(NAME + name_key(word) in said for word in labels_of(p)) for p in made.inputs)


def is_same_deed(claim: Claim, made: Derived) -> bool:
    """Tell whether one verb is told of a figure and of parts; to be, to have and to cost tell none."""
    if claim.verb in _idle():
        return False
    return claim.verb in _verbs(made) or THING + claim.verb in made.claim.words


def _idle() -> frozenset[str]:
    words = lexicon().words
    idle = (*words["measuring"], *words["auxiliaries"], *words["sharing"])
    return frozenset({"", *map(stem_of, idle)})


def _is_general(claim: Claim, made: Derived) -> bool:
    """Tell a figure of all kinds that are told apart from one of a kind."""
    kinds = {part.counted for part in made.inputs if part.counted}
    known = claim.time.known and made.claim.time.known
    return (overlap(claim.time, made.claim.time) or not known) and (
        made.rule is not Rule.MIXED or claim.counted not in kinds
    )


def _fills_its_time(claim: Claim, made: Derived) -> bool:
    told = _FILLED.search(made.claim.where.sentence, made.inputs[0].where.end)
    return told is not None and one_moment(claim.time, made.claim.time)


def _has_its_phrase(claim: Claim, made: Derived) -> bool:
    """Tell whether what a figure is of is what all parts are said to be of, in two words or more."""
    text = made.claim.where.sentence
    around = text[: made.inputs[0].where.start], text[made.inputs[-1].where.end :]
    said = frozenset().union(*(words_in(f"the {part}") for part in around))
    return len(words_in(f"the {claim.subject.phrase}") & said) >= _PHRASE


def _is_of_owner(claim: Claim, made: Derived) -> bool:
    """Tell a measure of what several parts belong to: hectares of members, and members' hectares."""
    if claim.unit in _BEYOND_MEASURE or len(made.inputs) < _MANY or "money" in claim.dimension:
        return False
    owners = {value for name, value in made.inputs[0].subject.facets if name in _OWNERS}
    before = words_in(f"the {claim.where.sentence[: claim.where.start]}")
    return any(THING + stem_of_noun(owner) in before for owner in owners)
