"""Parts that one sentence sets side by side, and a total of all of them in another.

«3,100 wives and 4,600 children» are what «a total of 9,800 wives and children» counts; «64 dockers,
11 carters and 5 women» are all who were arrested where another passage says how many were.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpuskit.claims.arithmetic.parts import Parted
from corpuskit.claims.grammar.content import named_apart, names
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.times import but_for_the_year, overlap
from corpuskit.claims.grammar.verbs import stem_of
from corpuskit.claims.model import STATED, Claim, Kind
from corpuskit.core.findings import Location

_POINTS = frozenset({"exact", "about"})
_LEAST, _MOST, _LIMIT = 2, 8, 400
# What stands between two parts of a list: the noun of the first, and «and» or a comma.
_BETWEEN = re.compile(
    r"[^,;:.()\d]{0,60}?(?:,\s+(?:and\s+)?|\s+and\s+)(?P<verb>(?:[a-z]+\s+){0,2}?)(?:some\s+|about\s+)?",
    re.I,
)
_NESTED = re.compile(
    r"\b(?:of|among)\s+(?:whom|which|them|these)\b|\bincluding\b|\bper\b|\bevery\b|\beach\b"
    r"|\bbut\b|\bthen\b|\bagainst\b|\bin\s+\d{4}\b|\bfrom\b",
    re.I,
)
_OF_THE = re.compile(r"[\d., ]*\d\s+of\s+(?:the|these|those)\s+([^\W\d]{3,})", re.I)
_OPEN = re.compile(
    r"\b(?:among\s+them|including|among\s+others|at\s+least|such\s+as|mostly)\b", re.I
)
_ALL = re.compile(
    r"\b(?:a\s+total\s+of|in\s+all|altogether|in\s+total|together|all\s+told|totalled|totalling)\b",
    re.I,
)
_COMPLETE = re.compile(
    r"\b(?:nothing\s+else|no\s+others?|nobody\s+else)\b|(?:they|these)\s+were\s+$|:\s*$"
)
_JOINS = re.compile(r"\b(?:and|or)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_JOINED_NOUN = re.compile(r"^\s+([a-z]{3,})")
_NUMBERS = frozenset({"million", "billion", "thousand", "hundred", "dozen"})
_NEAR = 70
_ANYBODY = frozenset({"person", "people", "individual", "man", "soul", "human"})


@dataclass(frozen=True, slots=True)
class _Around:
    """Hold what stands around a total, which is asked of it beside many lists.

    `own` is the noun that it counts, empty where that may be anything; `said` are the words near
    it on either side, none where no «and» joins any; `in_all` tells that it is said to be of all.
    """

    own: str
    said: tuple[frozenset[str], ...]
    in_all: bool


def listed(claims: Sequence[Claim]) -> Iterator[Parted]:
    """Yield each total with a list of parts that another sentence gives of the same thing."""
    counted = [c for c in claims if _is_counted(c)]
    totals: dict[str, list[Claim]] = {}
    for claim in counted:
        totals.setdefault(claim.unit, []).append(claim)
    around: dict[int, _Around] = {}
    bounds = _bounds(claims)
    for parts in _lists(counted):
        labels = [[tuple(read(p)) for p in parts] for read in (labels_of, _verbs_of)]
        for whole in totals.get(parts[0].unit, ())[:_LIMIT]:
            if _apart(whole, parts[0]):
                continue
            told = around.get(id(whole)) or around.setdefault(
                id(whole), _around(whole, bounds[whole.document, whole.group])
            )
            named = _names_all(told, labels) and _done_alike(whole, parts)
            counts = told.in_all and _counts_all(whole, parts)
            if (named and _one_period(whole, parts[0])) or (
                counts and not _elsewhere(whole, parts[0])
            ):
                yield Parted(whole, parts, complete=True)


def _is_counted(claim: Claim) -> bool:
    return (
        claim.kind is Kind.QUANTITY
        and claim.stance in STATED
        and claim.value.point is not None
        and claim.value.modality in _POINTS
        and not claim.ratio
        and not claim.telling
        and "/" not in claim.unit
        and claim.dimension != "time"
    )


def _lists(claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault((claim.document, claim.group), []).append(claim)
    for group in sentences.values():
        ordered = sorted(group, key=lambda claim: claim.where.start)
        run = ordered[:1]
        for before, claim in pairwise(ordered):
            if _beside(before, claim):
                run.append(claim)
                continue
            if _LEAST <= len(run) <= _MOST:
                yield tuple(run)
            run = [claim]
        if _LEAST <= len(run) <= _MOST:
            yield tuple(run)


def _beside(a: Claim, b: Claim) -> bool:
    """Tell whether two figures are parts of one list: one unit, a noun and a comma between."""
    between = a.where.sentence[a.where.end : b.where.start]
    if a.unit != b.unit or _NESTED.search(between) or _of_what_was_said(a, b):
        return False
    return _BETWEEN.fullmatch(between) is not None


def _of_what_was_said(a: Claim, b: Claim) -> bool:
    """Tell «claims were filed by 6,020, and 5,871 of the claims were allowed»: a part of those."""
    text = b.where.sentence
    named = _OF_THE.match(text, b.where.start)
    return named is not None and named[1].casefold() in text[: a.where.start].casefold()


def _apart(whole: Claim, part: Claim) -> bool:
    if (whole.document, whole.group) == (part.document, part.group):
        return True
    if whole.document != part.document and whole.affair.isdisjoint(part.affair):
        return True
    known = whole.time.known and part.time.known
    return known and not _one_period(whole, part) and not overlap(whole.time, part.time)


def _one_period(whole: Claim, part: Claim) -> bool:
    return overlap(whole.time, part.time) or but_for_the_year(whole.time, part.time)


def _elsewhere(whole: Claim, part: Claim) -> bool:
    mine, yours = names(whole.words) - part.affair, names(part.words) - whole.affair
    return named_apart(mine, yours)


def _bounds(claims: Sequence[Claim]) -> Mapping[tuple[str, int], Sequence[Location]]:
    """Return where the figures of each sentence stand."""
    found: defaultdict[tuple[str, int], list[Location]] = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.QUANTITY:
            found[claim.document, claim.group].append(claim.where)
    return found


def _around(whole: Claim, figures: Sequence[Location]) -> _Around:
    """Return what stands around a total, as far as to the next of the figures of its sentence.

    «2,010 cases and 102 deaths» are no total of cases and deaths.
    """
    sentence, low, high = whole.where.sentence, whole.where.start, whole.where.end
    first = max((each.end for each in figures if each.end <= low), default=0)
    sentence = sentence[: min((e.start for e in figures if e.start >= high), default=None)]
    own = [_key(w) for w in _WORD.findall(whole.where.quote) if w.islower()]
    own = own or [_key(w) for w in _JOINED_NOUN.findall(sentence[high : high + _NEAR // 2])[:1]]
    bare = not own or own[-1] in _ANYBODY or lemma(own[-1]) in _NUMBERS
    sides = (
        sentence[first if bare else max(first, low - _NEAR // 2) : low],
        sentence[low:][: high - low + _NEAR],
    )
    window = sentence[max(first, low - _NEAR // 2) : high + _NEAR // 2]
    return _Around(
        own="" if bare else own[-1],
        said=tuple(
            frozenset(map(_key, _WORD.findall(side))) for side in sides if _JOINS.search(side)
        ),
        in_all=whole.ranks <= _LEAST and _ALL.search(window) is not None,
    )


def _telling(labels: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return what tells each part from the others: a word that all have tells none."""
    common = frozenset(labels[0]).intersection(*labels[1:])
    return [[key for key in of_part if key not in common] for of_part in labels]


def _names_all(told: _Around, labels: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Tell whether what is counted in all is named by the names of all parts: «wives and children».

    All are nouns, or all verbs. Its own noun is one of them, or none: «310 places for boys and
    girls» counts places.
    """
    if told.own and not any(told.own in of_part for each in labels for of_part in each):
        return False
    return any(_all_said(_telling(each), said) for each in labels for said in told.said)


def _all_said(labels: Sequence[Sequence[str]], said: frozenset[str]) -> bool:
    taken: set[str] = set()
    for of_part in labels:
        found = next((k for k in of_part if k in said and k not in taken), None)
        if found is None:
            return False
        taken.add(found)
    return True


def _done_alike(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether the same is said of a whole and its parts, as far as their verbs show."""
    for part in parts:
        if not whole.verb or not part.verb or whole.verb == part.verb:
            return True
        if whole.verb in _stems(part) or part.verb in _stems(whole):
            return True
    return False


def _stems(claim: Claim) -> frozenset[str]:
    return frozenset(stem_of(word.casefold()) for word in _WORD.findall(claim.where.sentence))


def labels_of(part: Claim) -> Iterator[str]:
    """Yield the words that may tell a part from the others: its noun, and what it is of."""
    sentence, where = part.where.sentence, part.where
    behind = [w for w in _WORD.findall(where.quote) if w.islower()]
    behind += _WORD.findall(re.split(r"[,;:.]|\band\b", sentence[where.end :])[0])[:2]
    for word in behind[:3]:
        if lemma(word) not in _ANYBODY and word not in lexicon().words["prepositions"]:
            yield _key(word)


def _verbs_of(part: Claim) -> Iterator[str]:
    sentence, where = part.where.sentence, part.where
    before = _WORD.findall(sentence[: where.start])[-2:]
    for word in reversed(before):
        if word.endswith("ed") or word in lexicon().words["past"]:
            yield _key(word)


def _key(word: str) -> str:
    low = word.casefold()
    return stem_of(low) if low.endswith("ed") else lemma(low)


def _counts_all(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether a complete list lists what a total counts: people, or one noun, of one deed."""
    listing = parts[0].where.sentence
    if _OPEN.search(listing):
        return False
    opening, close = listing[: parts[0].where.start], listing[parts[-1].where.end :]
    complete = _COMPLETE.search(opening) or _COMPLETE.search(close)
    if complete is None or not whole.verb:
        return False
    one_noun = whole.unit != "count" or lemma(_last(whole.where.quote)) in _ANYBODY
    one_noun = one_noun or whole.subject.head == parts[0].subject.head
    deed = whole.verb in _stems(parts[0])
    return one_noun and (deed or bool(whole.verb and whole.verb == parts[0].verb))


def _last(quote: str) -> str:
    words = _WORD.findall(quote)
    return words[-1] if words else ""
