"""Comparisons of figures in words: what was asked, what was found, what settled it.

Nothing is decided here. The words are chosen by what claims/comparison/compare.py and
claims/reasoning/kindred.py return, and quote what they looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from corpuskit.claims.comparison.compare import Comparison, Conflict, unclear
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.subjects import Fit, Unification, unified
from corpuskit.claims.grammar.times import same_period
from corpuskit.claims.grammar.values import Interval, Judgement
from corpuskit.claims.model import STATED, Claim, Stance, Subject, Time
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core.findings import Level

FACETS = {
    "nation": "nation",
    "origin": "origin",
    "target": "destination",
    "place": "place",
    "outside": "place outside",
    "for": "purpose",
    "between": "parties",
    "among": "group",
    "of": "owner or whole",
    "owner": "owner",
    "agent": "agent",
    "mod": "kind",
}
_DIGITS = 7
_LONGEST = 15
_STANCES = {
    Stance.PLANNED: "planned",
    Stance.HYPOTHETICAL: "hypothetical",
    Stance.DENIED: "denied",
    Stance.LIMIT: "a limit",
    Stance.WITHDRAWN: "withdrawn by a person",
    Stance.WRONG: "judged wrong by a person",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Hold one line of an explanation: what was looked at, and what was found."""

    aspect: str
    words: str


def why_compared(found: Comparison) -> tuple[Reason, ...]:
    """Say all that was found when two figures were set side by side, in the order asked."""
    a, b = found.a, found.b
    lines = [
        Reason("subject", unification_words(a.subject, b.subject)),
        Reason("property", _both(a.property or a.dimension, b.property or b.dimension)),
        Reason("predicate", _predicates(a, b)),
        Reason("time", _times(a, b, found)),
        Reason("scope", _scopes(a, b)),
    ]
    if found.judgement is not None:
        lines.append(Reason("figures", figures_words(found.judgement)))
        lines.append(Reason("tolerance", found.judgement.tolerance))
    return tuple(lines)


def level_words(found: Comparison) -> str:
    """Say why a conflict has its level."""
    if found.level is Level.WARNING:
        return "warning: subject, predicate and time have one reading each, both figures are sure"
    unsure = (
        [_doubt(found, each) for each in dict.fromkeys(found.relation.doubted)]
        if (found.relation)
        else []
    )
    if not unsure and not unclear(found.a, found.b):
        unsure.append("one passage of the document names what the other does not")
    unsure += [
        f"the reading of {claim.where.quote!r} is not certain (@cert)"
        for claim in (found.a, found.b)
        if not claim.certain and unclear(found.a, found.b)
    ]
    return "note, because of one doubt: " + "; ".join(unsure)


def obstacle_words(found: Comparison) -> str:
    """Say in one sentence why nothing is reported of two figures, compared by their subjects."""
    if found.obstacle is None:
        return "they cannot both be true"
    return _WORDS[found.obstacle](found)


def kinship_words(a: Claim, b: Claim, result: Conflict | Obstacle) -> str:
    """Say in one sentence why nothing is reported of two figures, compared by their words."""
    if isinstance(result, Conflict):
        return result.why
    if result in _BY_WORDS:
        return _BY_WORDS[result](a, b)
    return _WORDS[result](Comparison(a, b, result))


def unification_words(a: Subject, b: Subject) -> str:
    """Say what two subjects have in common, and what keeps them apart."""
    found = unified(a, b)
    named = f"{_named(a)} and {_named(b)}"
    if found.differs == "head":
        concepts = f": {a.head!r} and {b.head!r} are two concepts" if a.head and b.head else ""
        return f"{named} have no subject in common{concepts}"
    if found.differs:
        mine, yours = _facet(a, found.differs), _facet(b, found.differs)
        return f"{named} differ in their {FACETS[found.differs]}: {mine} and {yours}"
    same = f"{named} are one subject: {a.head!r}"
    shared = sorted(f"{FACETS.get(k, k)} {v!r}" for k, v in a.facets & b.facets)
    same += f" with {', '.join(shared)} in both" if shared else ""
    if found.fit is Fit.SAME:
        return same
    one = one_sided(a, b, found)
    if found.fit is Fit.PERHAPS:
        return f"{same}; {one}, which weakens it"
    return f"{named} are both {a.head!r}, but {one}: too much to take them for one"


def one_sided(a: Subject, b: Subject, found: Unification) -> str:
    """Say which facets only one of two subjects has."""
    said = []
    for name in found.missing:
        mine, yours = a.facet(name), b.facet(name)
        extra = (mine - yours) or (yours - mine)
        side = a if extra <= mine else b
        said.append(f"only {_named(side)} says its {FACETS[name]} ({_listed(extra)})")
    return " and ".join(said)


def figures_words(judgement: Judgement) -> str:
    """Set two figures side by side as the intervals that were compared."""
    first, second = map(interval_words, judgement.intervals)
    return f"{first} against {second}: {'they meet' if judgement.agree else 'they do not meet'}"


def interval_words(interval: Interval) -> str:
    """Write an interval as a person would.

    >>> interval_words((Decimal(5), None)), interval_words((Decimal("1E+3"), Decimal(1000)))
    ('from 5 up', '1000')
    >>> interval_words((Decimal(15500), Decimal("16499.9995")))
    '15500 to under 16500'
    """
    low, high = interval
    if low is None:
        return "any figure" if high is None else f"up to {_number(high)}"
    if high is None:
        return f"from {_number(low)} up"
    if low == high:
        return _number(low)
    # A rounded figure ends a sliver below the next one.
    under = "under " if _rounded(high) > high else ""
    return f"{_number(low)} to {under}{_number(high)}"


def _rounded(number: Decimal) -> Decimal:
    return Context(prec=_DIGITS).create_decimal(number)


def _number(number: Decimal) -> str:
    rounded = _rounded(number).normalize()
    return f"{rounded:f}" if abs(rounded.adjusted()) < _LONGEST else f"{rounded:e}"


def _named(subject: Subject) -> str:
    return (
        repr(subject.phrase or subject.noun or subject.head)
        if (subject.phrase or subject.noun or subject.head)
        else "a subject that was not read"
    )


def _facet(subject: Subject, name: str) -> str:
    return _listed(subject.facet(name))


def _listed(values: frozenset[str]) -> str:
    return ", ".join(map(repr, sorted(values)))


def _both(a: str, b: str) -> str:
    return f"both {a}" if a == b else f"{a} and {b}"


def _predicates(a: Claim, b: Claim) -> str:
    if a.predicate == b.predicate:
        return f"both {a.predicate!r}" if a.predicate else "none stated on either side"
    if a.predicate and b.predicate:
        return f"{a.predicate!r} and {b.predicate!r}"
    return f"only one side has one ({a.predicate or b.predicate!r}), which is no contradiction"


def _times(a: Claim, b: Claim, found: Comparison) -> str:
    words = found.relation.reasons[-1] if found.relation and found.relation.reasons else ""
    if words:
        return f"{words} ({_time(a.time)}; {_time(b.time)})"
    return f"{_time(a.time)}; {_time(b.time)}"


def _time(time: Time) -> str:
    return f"{time}, read from its {time.basis.value}" if time.known else str(time)


def _scopes(a: Claim, b: Claim) -> str:
    if a.base is None and b.base is None:
        return "neither is told as a share of something"
    if a.base is None or b.base is None:
        return f"only one side is a share of something ({_named(a.base or b.base or a.subject)})"
    return f"shares of one base? {unification_words(a.base, b.base)}"


def _doubt(found: Comparison, doubted: Obstacle) -> str:
    a, b = found.a, found.b
    if doubted is Obstacle.SUBJECT:
        return f"the subject, as {one_sided(a.subject, b.subject, unified(a.subject, b.subject))}"
    if doubted is Obstacle.PREDICATE:
        return f"the predicate, as only one side says {a.predicate or b.predicate!r}"
    if doubted is Obstacle.VERB:
        return f"the verb, {a.verb or 'none'!r} and {b.verb or 'none'!r}"
    reasons = found.relation.reasons if found.relation else ()
    words = reasons[-1] if reasons else "not stated"
    return f"the time ({words}; {_time(a.time)}; {_time(b.time)})"


def _stance(found: Comparison) -> str:
    unstated = [claim for claim in (found.a, found.b) if claim.stance not in STATED]
    out = min(unstated, key=lambda claim: claim.stance is Stance.LIMIT)
    return (
        f"only what a document says is so is compared, and {out.where.quote!r} in "
        f"{out.where.citation} is {_STANCES[out.stance]}"
    )


def _ratio(found: Comparison) -> str:
    out = found.a if found.a.ratio is not None else found.b
    return (
        f"{out.where.quote!r} in {out.where.citation} gives a share by two counts, which is "
        "compared with percentages alone (FIG002)"
    )


def _no_subject(found: Comparison) -> str:
    out = next(claim for claim in (found.a, found.b) if not claim.subject.head)
    return (
        f"what {out.where.quote!r} in {out.where.citation} counts or measures was not read from "
        "its sentence"
    )


def _no_time(a: Claim, b: Claim) -> str:
    return " and ".join(
        f"no time is known for {c.where.quote!r} in {c.where.citation}"
        for c in (a, b)
        if not c.time.known
    )


def _doubts(found: Comparison) -> str:
    doubted = dict.fromkeys(found.relation.doubted if found.relation else ())
    said = "; ".join(_doubt(found, each) for each in doubted)
    return f"more than one thing is in doubt: {said}"


def _figures(found: Comparison) -> str:
    judgement = found.judgement
    if judgement is None:
        return f"the figures agree ({found.a.where.quote!r}, {found.b.where.quote!r})"
    return f"the figures agree: {figures_words(judgement)}; tolerance {judgement.tolerance}"


def _far(found: Comparison) -> str:
    return (
        f"{found.a.where.quote!r} and {found.b.where.quote!r} differ too much to be figures for "
        "one thing, where that is in doubt"
    )


def _periods(found: Comparison) -> str:
    flows = lexicon().flows
    adds = next((p for p in (found.a.predicate, found.b.predicate) if p in flows), "a share")
    return (
        f"{adds!r} is for a period, and the periods are not the same: {found.a.time} and "
        f"{found.b.time}"
    )


def _days(a: Claim, b: Claim) -> str:
    if same_period(a.time, b.time):
        basis = a.time.basis.value
        return f"both are for {a.time}, but only as read from the {basis}, which is not sure enough"
    return f"they are not for the same days: {a.time} and {b.time}"


def _names(a: Claim, b: Claim) -> str:
    mine, yours = (_words(c, "name:") for c in (a, b))
    return f"their clauses name different things: {mine or 'nothing'} and {yours or 'nothing'}"


def _few(a: Claim, b: Claim) -> str:
    shared = sorted(w.partition(":")[2] for w in a.words & b.words)
    return f"their clauses have too few words in common ({', '.join(shared) or 'none'})"


def _words(claim: Claim, kind: str) -> str:
    return ", ".join(sorted(w.removeprefix(kind) for w in claim.words if w.startswith(kind)))


_WORDS: Mapping[Obstacle, Callable[[Comparison], str]] = {
    Obstacle.STANCE: _stance,
    Obstacle.RATIO: _ratio,
    Obstacle.NO_SUBJECT: _no_subject,
    Obstacle.KIND: lambda c: f"one is a {c.a.kind.value}, the other a {c.b.kind.value}",
    Obstacle.DIMENSION: lambda c: (
        f"they measure different things: {c.a.dimension} ({c.a.unit}) and "
        f"{c.b.dimension} ({c.b.unit})"
    ),
    Obstacle.RULE: lambda c: (
        f"one is a limit that a rule sets, the other a figure of what is so: "
        f"{c.a.stance.value} and {c.b.stance.value}"
    ),
    Obstacle.ONLY_NOUN: lambda c: (
        f"within one document they have nothing but the noun in common: {_named(c.a.subject)} and "
        f"{_named(c.b.subject)}"
    ),
    Obstacle.STRANGERS: lambda c: (
        f"something is in doubt, and {c.a.document} and {c.b.document} have no name in common there"
    ),
    Obstacle.PROPERTY: lambda c: (
        f"the properties differ: {c.a.property or 'a count'} and {c.b.property or 'a count'}"
    ),
    Obstacle.ONE_SENTENCE: lambda _: (
        "both stand in one sentence or table, where two figures are for two things"
    ),
    Obstacle.SUBJECT: lambda c: unification_words(c.a.subject, c.b.subject),
    Obstacle.BASE: lambda c: f"they are shares of different wholes: {_scopes(c.a, c.b)}",
    Obstacle.PREDICATE: lambda c: (
        f"what is said of it differs: {c.a.predicate or 'nothing'!r} and "
        f"{c.b.predicate or 'nothing'!r}"
    ),
    Obstacle.TIME: lambda c: f"the times differ: {c.a.time} and {c.b.time}",
    Obstacle.PERIOD: _periods,
    Obstacle.PART: lambda c: (
        f"one time is a part of the other ({c.a.time} and {c.b.time}), so the lower figure can be "
        "a part of the higher one"
    ),
    Obstacle.PLACES: lambda _: "their clauses name different places or parties",
    Obstacle.OTHERWISE: lambda _: "what is said of the two amounts differs",
    Obstacle.UNDATED_MONEY: lambda _: (
        "no time is stated for either amount of money, and the rest is not certain enough without"
    ),
    Obstacle.DOUBTS: _doubts,
    Obstacle.UNITS: lambda c: f"no conversion between {c.a.unit!r} and {c.b.unit!r} is known",
    Obstacle.AGREE: _figures,
    Obstacle.FAR_APART: _far,
}
_BY_WORDS: Mapping[Obstacle, Callable[[Claim, Claim], str]] = {
    Obstacle.NO_TIME: _no_time,
    Obstacle.DAYS: _days,
    Obstacle.NOUN: lambda a, b: (
        f"they do not count one noun or measure one property: {_named(a.subject)} and "
        f"{_named(b.subject)}"
    ),
    Obstacle.NARROWED: lambda a, b: (
        f"an adjective narrows only one: {_named(a.subject)} and {_named(b.subject)}"
    ),
    Obstacle.NAMES: _names,
    Obstacle.PART: lambda *_: "one of them may count a part of what the other counts",
    Obstacle.OTHERWISE: lambda *_: "what is said of the two amounts differs",
    Obstacle.FEW_WORDS: _few,
    Obstacle.ONE_DOCUMENT: lambda *_: (
        "within one document only tables are compared by the words around the figures"
    ),
    Obstacle.TIME: lambda a, b: f"the times differ: {a.time} and {b.time}",
    Obstacle.TOLD_BESIDE: lambda *_: "the sentence of one prints the figure of the other as well",
    Obstacle.FAR_APART: lambda a, b: (
        f"{a.where.quote!r} and {b.where.quote!r} differ by more than a misprint or a miscount"
    ),
}
