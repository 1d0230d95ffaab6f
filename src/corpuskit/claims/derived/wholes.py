"""Which printed figures may be the whole of parts that another document sets side by side.

Two figures of a sentence may nearly make a third one by chance, and what surrounds them in two
accounts of one affair is alike anyway. A whole stands alone in its sentence or is called one («in
all»); it is greater than each part, of which one verb is told; and it is none of the parts, nor one
more beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpuskit.claims.derived.model import Derived
from corpuskit.claims.grammar.content import NAME, THING, name_key, names, stem_of_noun, words_in
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.verbs import stem_of
from corpuskit.claims.linkage.usage import things
from corpuskit.claims.model import Claim

_NEAR = 40
_CLAUSE = re.compile(r"[;:.]")
_ALL = re.compile(
    r"\b(?:in\s+all|altogether|in\s+total|totals?|totall?(?:ed|ing)|together|all\s+told|overall"
    r"|combined|in\s+sum|the\s+sum\s+of|whole|entire)\b",
    re.I,
)
# A number that no claim was made of, before a comma or at an end: «20 teams, in the second 26».
_BARE = re.compile(r"(?<![\d.,/-])(?:\d{1,3}|\d{1,3}(?:[, ]\d{3})+)(?=\s*(?:[,;.]|and\b)(?!\d))")
_SERIES = 2
_SMALL = 10
# «300 crowns to the nuns»: what tells a part, by the word before it.
_LABEL = re.compile(
    r"(?:\s+[^\W\d_][\w-]*){0,3}?\s+(?P<by>to|from|for|by|on|at|in|through|into|among)\s+"
    r"(?:(?:the|its|his|her|their|an?)\s+)?(?P<label>[^\W\d_][\w’'-]*)"
)
_PHRASE = 2


def may_be_whole(claim: Claim, made: Derived, beside: Sequence[Claim]) -> bool:
    """Tell whether a figure may be the whole of the parts of a sum; `beside` is its sentence."""
    greatest = max(part.value.point or 0 for part in made.inputs)
    if (claim.value.point or 0) <= greatest or len(_verbs(made)) > 1:
        return False
    if _is_called_whole(claim):
        return _is_of_them(claim, made)
    if _is_small(claim) or any(_is_like(claim, other) for other in beside):
        return False
    return not (
        _is_in_series(claim, beside) or _is_a_part(claim, made) or _is_one_more(claim, made)
    )


def is_same_deed(claim: Claim, made: Derived) -> bool:
    """Tell whether one verb is told of a figure and of parts; to be and to have tell nothing."""
    if claim.verb in _idle():
        return False
    return claim.verb in _verbs(made) or THING + claim.verb in made.claim.words


def _is_called_whole(claim: Claim) -> bool:
    """Tell a figure that its clause calls one of all: «in all, 480 boats», «together 31 tons»."""
    text, low, high = claim.where.sentence, claim.where.start, claim.where.end
    before = _CLAUSE.split(text[max(0, low - _NEAR) : low])[-1]
    after = _CLAUSE.split(text[high : high + _NEAR])[0]
    return any(_ALL.search(near) for near in (before, claim.where.quote, after))


def _verbs(made: Derived) -> frozenset[str]:
    return frozenset(part.verb for part in made.inputs if part.verb)


def _is_of_them(claim: Claim, made: Derived) -> bool:
    """Tell a total of the parts from one of anything else: one deed, one noun or one phrase."""
    noun = {THING + stem_of_noun(claim.counted)} if claim.counted else set[str]()
    counted = bool(noun & made.claim.words) or any(things(p) & things(claim) for p in made.inputs)
    return counted or is_same_deed(claim, made) or _has_its_phrase(claim, made)


def _is_small(claim: Claim) -> bool:
    """Tell a count that any two others may make by chance."""
    return claim.dimension == "count" and (claim.value.point or 0) < _SMALL


def _is_like(claim: Claim, other: Claim) -> bool:
    """Tell another figure of the same kind, beside which one is a member of a list."""
    if other.where == claim.where or other.dimension != claim.dimension or other.ratio is not None:
        return False
    nouns = {claim.counted, other.counted}
    return claim.dimension != "count" or len(nouns) == 1 or "" in nouns


def _is_in_series(claim: Claim, beside: Sequence[Claim]) -> bool:
    """Tell a figure before others that leave out their noun: «20 teams, in the second 26»."""
    read = [(each.where.start, each.where.end) for each in beside]
    bare = (match.start() for match in _BARE.finditer(claim.where.sentence))
    return sum(not any(low <= at < high for low, high in read) for at in bare) >= _SERIES


def _idle() -> frozenset[str]:
    words = lexicon().words
    idle = (*words["measuring"], *words["auxiliaries"], *words["sharing"])
    return frozenset({"", *map(stem_of, idle)})


def _has_its_phrase(claim: Claim, made: Derived) -> bool:
    """Tell whether two words or more of what a figure is of are said of all parts."""
    text = made.claim.where.sentence
    around = text[: made.inputs[0].where.start], text[made.inputs[-1].where.end :]
    said = frozenset[str]().union(*(words_in(f"the {part}") for part in around))
    return len(words_in(f"the {claim.subject.phrase}") & said) >= _PHRASE


def _is_a_part(claim: Claim, made: Derived) -> bool:
    """Tell a figure of one part that is named: «the Star had 4,100 readers, the Moon 3,300»."""
    said = words_in(f"the {claim.where.sentence}")
    named = [names(words_in(f"the {text}")) for text in _stretches(made)]
    own = [mine - frozenset().union(*(n for n in named if n is not mine)) for mine in named]
    return all(own) and len({bool(mine & said) for mine in own}) > 1


def _stretches(made: Derived) -> Iterator[str]:
    """Yield what tells each part: what stands behind it, or before it where nothing follows."""
    text, places = made.claim.where.sentence, [part.where for part in made.inputs]
    behind = _CLAUSE.split(text[places[-1].end :])[0]
    between = [text[a.end : b.start] for a, b in pairwise(places)]
    if names(words_in(f"the {behind}")):
        yield from (*between, behind)
    else:
        yield from (text[: places[0].start], *between)


def _is_one_more(claim: Claim, made: Derived) -> bool:
    """Tell what goes elsewhere than the parts: to the poor, beside nuns and monks."""
    mine = _LABEL.match(claim.where.sentence, claim.where.end)
    if mine is None or _is_time(mine["label"]):
        return False
    yours = [_LABEL.match(part.where.sentence, part.where.end) for part in made.inputs]
    said = {_key(each["label"]) for each in yours if each is not None and each["by"] == mine["by"]}
    told = {_key(word) for word in re.findall(r"[^\W\d_][\w’'-]*", claim.where.sentence)}
    return len(said) == len(made.inputs) and said.isdisjoint(told)


def _is_time(word: str) -> bool:
    return lemma(word.casefold()) in lexicon().words["time_nouns"]


def _key(word: str) -> str:
    return NAME + name_key(word) if word[0].isupper() else lemma(word)
