"""Pairs of figures that are linked and cannot both be true."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.grammar.accounts import another_part, is_rate, narrowed_alike
from corpuskit.claims.grammar.complements import said_of_two
from corpuskit.claims.grammar.content import DEED, THING, words_in
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.same_thing import names_of
from corpuskit.claims.grammar.values import Judgement
from corpuskit.claims.linkage.agreement import (
    BESIDE,
    FIRST,
    KINDS,
    PARTING,
    agreement,
    kind_of,
    weights,
    weights_of,
)
from corpuskit.claims.linkage.asked import Asked
from corpuskit.claims.linkage.figures import Figure, figures_of
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.pairing import pairs
from corpuskit.claims.linkage.plausible import could_reach
from corpuskit.claims.linkage.relative_times import of_relative_time
from corpuskit.claims.linkage.surface import printed
from corpuskit.claims.linkage.tallies import only_of_tally
from corpuskit.claims.linkage.told import Told, told_beside
from corpuskit.claims.linkage.usage import Texts, Usage, clause_words, things, usage_of
from corpuskit.claims.linkage.wholes import sentences_of, whole_and_part
from corpuskit.claims.model import Basis, Claim, Extract
from corpuskit.core.findings import Level
from corpuskit.language.date_words import date_words

_TELLING = 3.0
# How near figures are of which one is nearly twice the other (agreement.nearness).
_DOUBLED = 0.2
_ELSEWHERE = re.compile(
    r"\b(?:across|beyond|over|(?:on|to)\s+the\s+other\s+(?:side|bank|shore)\s+of)\s+the\s+"
    r"(?:river|border|frontier|straits?|channel|sea|water|bay|lake|lagoon|mountains|valley)\b"
    r"|\b(?:elsewhere|abroad|next\s+door|neighbou?ring|neighbou?rs?)\b",
    re.I,
)
_PART = re.compile(
    r",\s+(?:(?:about|some|nearly)\s+)?\d[\d.,]*\s+of\s+|\bof\s+(?:whom|which|them)\b"
)
_ANOTHER = re.compile(
    r"\b(?:another|its\s+own|their\s+own|an?\s+(?:second|third|similar|sister|neighbouring|"
    r"(?:tall|small|larg|high|low|great|long|short|old|new|deep|wid|narrow|bigg|heavi|light)er))\s+"
    r"[a-z]",
    re.I,
)
_NEAR = 60
_OF_THE = re.compile(
    r"\W*(?:Of|Among)\s+(?:all\s+)?(?:the|its|their|these)\s+"
    r"(?P<narrowing>(?:[a-z-]+\s+)*)(?P<noun>[a-z-]+),?\s+(?:about\s+|some\s+|only\s+)?"
)
_FOREIGN = THING + "foreign"
# The stage of a tally that says that some of those counted are meant.
_AMONG = "among"
# Kinds that are told apart from all the rest.
_OTHERS = frozenset({"former", "new", "other", "further", "additional", "retired", "remaining"})
# How deep or how high something lies is no measure of it.
_DOWN = frozenset({"depth", "elevation"})
_SIZES = frozenset({"height", "width", "thickness", "depth", "elevation"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold two figures that may be of one thing, in what they agree, and what that adds up to.

    `shared` is what both sentences speak of.
    """

    a: Claim
    b: Claim
    judgement: Judgement
    shared: frozenset[str]
    agreement: Mapping[str, float]
    total: float


def linked(extracts: Sequence[Extract]) -> Iterator[Conflict]:
    """Yield the pairs of differing figures that are of one thing, as far as all signs tell."""
    asked = Asked(extracts)
    least = min(weights(kind).note for kind in KINDS) - asked.most
    for candidate in best(candidates(extracts, least)):
        a, b = candidate.a, candidate.b
        sums = weights_of(a, b)
        total = candidate.total + asked.of(a, b, sums.warning - candidate.total)
        if total >= sums.note:
            # A misprint or a misreading seldom doubles a figure.
            far = candidate.agreement["near"] < _DOUBLED and total < 0
            level = Level.WARNING if total >= sums.warning and not far else Level.NOTE
            yield Conflict(a, b, candidate.judgement, level, why(candidate))


def candidates(extracts: Sequence[Extract], least: float = float("-inf")) -> Iterator[Candidate]:
    """Yield the pairs of differing figures that were looked at and add up to so much at least."""
    usage: dict[str, Usage] = {}
    figures: list[Figure] = []
    # In the order of their names, so that the order of files changes nothing; one document after
    # the other, since of a large corpus not all of what is made here is remembered.
    for extract in sorted(extracts, key=lambda extract: extract.name):
        usage[extract.name] = usage_of(extract)
        figures += figures_of(extract)
    told, sentences = Told(figures), sentences_of(extracts)
    for (first, second), found in _by_documents(pairs(figures)):
        texts = Texts(usage[first], usage[second])
        likely = [pair for pair in found if could_reach(*pair, texts, least)]
        asked = {side for pair in likely for side in pair}
        if asked:
            reach = {(id(a.claim), id(b.claim)) for a, b in likely}
            near = [pair for pair in found if not asked.isdisjoint(pair)]
            near += told.again(asked, first, second)
            claims = [(a.claim, b.claim) for a, b in near]
            for candidate in _between(claims, reach, texts, least):
                a, b = candidate.a, candidate.b
                if not whole_and_part(a, b, sentences) and not told_beside(a, b):
                    yield candidate


def best(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Return the pairs of which neither side has a likelier partner in the other's document."""
    return likeliest(found, _ends, lambda each: each.total)


def _ends(pair: Candidate) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return each figure with the document of the other."""
    return (id(pair.a), pair.b.document), (id(pair.b), pair.a.document)


def _between(
    found: Sequence[tuple[Claim, Claim]],
    reach: Set[tuple[int, int]],
    texts: Texts,
    least: float,
) -> Iterator[Candidate]:
    """Yield the pairs of two documents that differ; those that agree tell what is told there.

    `reach` are those that could add up to enough, by the ids of their claims.
    """
    ordered = sorted(found, key=lambda pair: (pair[0].where, pair[1].where))
    judged = [(a, b, judge(a, b)) for a, b in ordered]
    repeated: Counter[int] = Counter()
    for a, b, judgement in judged:
        if judgement is not None and judgement.agree and _alike(a, b, texts):
            repeated.update({id(a): 1, id(b): 1})
    for a, b, judgement in judged:
        if judgement is None or judgement.agree or (id(a), id(b)) not in reach:
            continue
        told = (repeated[id(a)] > 0) + (repeated[id(b)] > 0)
        signs = agreement(a, b, texts, told)
        if not signs["sole"] and only_of_tally(a, b, texts):
            continue
        # «It cost 950 pounds» says of nothing that it is the same.
        if not _says_of_what(a, b, signs) and all(
            word.startswith(DEED) for word in _shared(a, b, texts)
        ):
            continue
        total = _total(a, b, signs, texts, least)
        if total < least or of_relative_time(a, b) or of_relative_time(b, a):
            continue
        if not cannot_be_one(a, b, texts):
            yield Candidate(a, b, judgement, _shared(a, b, texts), signs, total)


def _total(a: Claim, b: Claim, signs: Mapping[str, float], texts: Texts, least: float) -> float:
    """Return what the signs of two figures add up to, by whichever weights they reach more.

    What the clauses share is worth more by those that were learnt first, what stands next to the
    figures more by the others; on corpora that neither was learnt from, each finds what the other
    does not. By the former nothing may narrow one figure alone. What is less than `least` either
    way is not told exactly.
    """
    own, other = weights_of(a, b), weights(FIRST)
    total = own.total(signs)
    if own is other:
        return total
    first = other.total(signs) - other.warning + own.warning
    # Whether one is narrowed takes as long to ask as all signs, and matters for few pairs.
    if first <= total or first < least or parted(a, b, texts):
        return total
    return first


def _says_of_what(a: Claim, b: Claim, signs: Mapping[str, float]) -> bool:
    """Tell figures of one thing, or with like words next to them, or of one measure for one period.

    «The brewery lost 7 million in 2013» of two texts about it is the same.
    """
    if signs["sole"] or signs["thing"] or signs["beside"] * BESIDE > 1:
        return True
    dated = a.time.basis is b.time.basis is Basis.CLAUSE
    return dated and bool(signs["period"]) and signs["measured"] > 0


def cannot_be_one(a: Claim, b: Claim, texts: Texts) -> bool:
    """Tell what cannot be one thing, however alike the words around it are."""
    if kind_of(a, b) != "figures":
        return parted(a, b, texts)
    if a.verb and a.verb == b.verb and a.counted and b.counted and a.counted != b.counted:
        # «The fire destroyed seven ships», «destroyed nine barges»: all but the noun is one.
        return True
    if _named_otherwise(a, b) or _of_two_fates(a, b):
        return True
    listed = max(a.ranks, b.ranks) > 1 and not narrowed_alike(a, b, PARTING)
    some = _is_some_of(a) != _is_some_of(b)
    another = _of_another(a) or _of_another(b)
    return listed or some or another or texts.named_apart(a, b) or is_another(a, b)


def _of_two_fates(a: Claim, b: Claim) -> bool:
    """Tell «52 men were injured» from «41 men were arrested»: of each a lexicon knows what befell.

    A loss may be a death, and what was delivered has been bought.
    """
    return a.predicate != b.predicate and {a.predicate, b.predicate} <= lexicon().fates


def _named_otherwise(a: Claim, b: Claim) -> bool:
    """Tell the Whale Hall from the Mineral Hall: one noun in two names."""
    mine, yours = names_of(a.subject), names_of(b.subject)
    one = a.subject.noun == b.subject.noun and a.subject.noun in mine & yours
    return one and bool(mine - yours) and bool(yours - mine)


def _of_another(claim: Claim) -> bool:
    """Tell «a taller tower, 71 metres high» and «another mill»: one more of a kind."""
    where = claim.where
    return _ANOTHER.search(where.sentence, max(0, where.start - _NEAR), where.start) is not None


def _is_some_of(claim: Claim) -> bool:
    """Tell some of those counted from all of them: «24 boys among them»."""
    return claim.tally is not None and _AMONG in claim.tally.stages


def parted(a: Claim, b: Claim, texts: Texts) -> bool:
    """Tell what cannot be one thing where one figure is not printed, however much speaks for it."""
    if texts.named_apart(a, b) or not narrowed_alike(a, b, PARTING):
        return True
    return is_another(a, b)


def is_another(a: Claim, b: Claim) -> bool:
    """Tell whether one claim says that it is of the others, of the second, of another place."""
    if another_part(a, b) or numbered_apart(a, b) or _of_another_kind(a, b):
        return True
    if _of_two_wholes(a, b) or said_of_two(a.where.sentence, b.where.sentence):
        return True
    if a.dimension == "length" and _of_two_sizes(a.property, b.property):
        return True
    if is_rate(a) != is_rate(b):
        return True
    return _is_elsewhere(a, b) != _is_elsewhere(b, a)


def _of_two_sizes(a: str, b: str) -> bool:
    """Tell how high from how wide; what is only said to be so long may be either."""
    return (a in _DOWN) != (b in _DOWN) or (a != b and {a, b} <= _SIZES)


def _of_two_wholes(a: Claim, b: Claim) -> bool:
    """Tell a share of the new students from one of the students."""
    if a.base is not None and b.base is not None:
        return a.base.head == b.base.head and a.base.facet("mod") != b.base.facet("mod")
    mine, yours = (_OF_THE.fullmatch(c.where.sentence, 0, c.where.start) for c in (a, b))
    if mine is None or yours is None:
        return False
    return mine["noun"] == yours["noun"] and mine["narrowing"] != yours["narrowing"]


def _of_another_kind(a: Claim, b: Claim) -> bool:
    """Tell «340 former students» where the other passage speaks of no former ones."""
    return any(
        not words_in(mod) <= other.words
        for claim, other in ((a, b), (b, a))
        for mod in claim.subject.facet("mod") & _OTHERS
    )


def _is_elsewhere(claim: Claim, other: Claim) -> bool:
    """Tell «across the border 29 per cent do»: what is told of another place without its name.

    What one owes abroad is one's foreign debt.
    """
    if claim.telling:
        return False
    where = claim.where
    # «1,962 people, 1,130 of them abroad»: they are not all abroad.
    part = _PART.search(where.sentence, where.end)
    found = _ELSEWHERE.search(where.sentence, 0, part.start() if part else len(where.sentence))
    if found is None:
        return False
    return found[0].casefold() != "abroad" or _FOREIGN not in other.words


def numbered_apart(a: Claim, b: Claim) -> bool:
    """Tell the first of several from the second: «in the first round», «in the second»."""
    mine, yours = a.words & _numbering(), b.words & _numbering()
    return bool(mine and yours) and mine.isdisjoint(yours)


@functools.cache
def _numbering() -> frozenset[str]:
    return frozenset().union(*(words_in(f"the {word}") for word in date_words().ordinals))


def _alike(a: Claim, b: Claim, texts: Texts) -> bool:
    return bool(things(a) & things(b)) or texts.rarity(_shared(a, b, texts)) > _TELLING


def _shared(a: Claim, b: Claim, texts: Texts) -> frozenset[str]:
    return texts.bag(a, second=False) & texts.bag(b, second=True)


def _by_documents(
    found: Iterable[tuple[Figure, Figure]],
) -> Iterator[tuple[tuple[str, str], list[tuple[Figure, Figure]]]]:
    together: dict[tuple[str, str], list[tuple[Figure, Figure]]] = {}
    for a, b in found:
        if b.document < a.document:
            a, b = b, a
        together.setdefault((a.document, b.document), []).append((a, b))
    for names in sorted(together):
        yield names, together[names]


def shared_words(a: Claim, b: Claim) -> tuple[str, ...]:
    """Return the words of both clauses, as the second one prints them."""
    return printed(clause_words(a) & clause_words(b), b.where.sentence)


def why(candidate: Candidate) -> str:
    """Say in what two linked figures agree."""
    a, b, signs = candidate.a, candidate.b, candidate.agreement
    telling, other = (a, b) if b.telling else (b, a)
    words = printed(candidate.shared, telling.where.sentence) or printed(
        candidate.shared, other.where.sentence
    )
    said = [f"both speak of {', '.join(words)}" if words else "they stand in like words"]
    if signs["alone"] == 1:
        said.append("no other figure is of that in either")
    if signs["period"]:
        one = a.time == b.time
        said.append(f"both for {a.time}" if one else f"{a.time} and {b.time} have days in common")
    elif not (a.time.known and b.time.known):
        said.append("one of them or both without a date of its own")
    if signs["event"]:
        said.append("both tied to one event")
    return "; ".join(said)
