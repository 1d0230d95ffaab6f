"""FIG010: a rate times its period against a total given for the same period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.checks.figures.implied import message_of, sides_of, why_of
from corpuskit.claims.arithmetic.rate_totals import Made, made_up
from corpuskit.claims.arithmetic.rates import per, sums
from corpuskit.claims.derived.links import contradicted
from corpuskit.claims.derived.model import Rule
from corpuskit.claims.grammar.content import THING, deeds, named_apart, names
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.model import STATED, Claim, Extract, Kind
from corpuskit.core.findings import Finding, Level, Location
from corpuskit.core.tolerances import per_cent, tolerance

# A rate is an average over days that are not counted exactly.
_NAME = "rate-contradicts-total"
_POINTS = ("exact", "about")
_MOST_APART = Decimal("2.5")
_DAYS_APART = 31
_MOST = 1000
_MOST_SHOWN = 5
_UNITS = {"d": "days", "wk": "weeks", "mo": "months", "a": "years"}


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield totals that a rate for the same thing and period does not make."""
    every = [c for e in extracts for c in e.claims if not c.ratio]
    shown: set[tuple[Location, Location]] = set()
    for finding in (*_by_span(every), *_stated(every)):
        key = (finding.evidence[0].location, finding.evidence[1].location)
        if key not in shown:
            shown.add(key)
            yield finding
    # A rate that is shown to be wrong is not set against one more figure.
    told = {place for key in shown for place in key}
    for finding in _implied(extracts):
        if told.isdisjoint(side.location for side in finding.evidence):
            yield finding


def _implied(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the figures that a rate or an amount for each does not make, as all signs tell."""
    for each in contradicted(extracts, (Rule.PRODUCT, Rule.ACROSS, Rule.NAMED)):
        yield CHECK.finding(
            message_of(each),
            sides_of(each),
            why=why_of(each),
            tolerance=per_cent(_NAME),
            level=each.level,
        )


def _by_span(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield totals that a rate does not make in the time that it held for."""
    found: dict[Location, list[Made]] = {}
    for made in made_up(claims):
        found.setdefault(made.rate.where, []).append(made)
    for each in found.values():
        if any(_fits(made) for made in each):
            continue
        for made in each:
            if _near(made):
                yield _of_span(made)


def _fits(made: Made) -> bool:
    computed = (made.rate.value.point or Decimal(0)) * made.count
    printed = made.total.value.point or Decimal(0)
    return abs(computed - printed) <= computed * tolerance(_NAME) + made.total.value.step / 2


def _near(made: Made) -> bool:
    computed = (made.rate.value.point or Decimal(0)) * made.count
    low, high = sorted((computed, made.total.value.point or Decimal(0)))
    return low > 0 and high / low <= _MOST_APART


def _of_span(made: Made) -> Finding:
    rate, total = made.rate, made.total
    computed = (rate.value.point or Decimal(0)) * made.count
    sides = [rate, total, *filter(None, (made.length,))]
    return CHECK.finding(
        f"{rate.where.quote} in {rate.where.citation} makes {grouped(computed)} in "
        f"{made.count:f} {_UNITS[made.unit]}, not {printed_value(total.value)} as in "
        f"{total.where.citation}",
        [claim_evidence(claim) for claim in sides],
        why="the rate held for the time that the total is given for, and both are of one thing",
        tolerance="12 per cent, and half the last place of the total",
    )


def _stated(every: Sequence[Claim]) -> Iterator[Finding]:
    claims = [c for c in every if c.stance in STATED]
    rates = [c for c in claims if per(c) and c.value.point and c.value.modality in _POINTS]
    yield from _by_length(claims, rates)
    totals: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind is Kind.QUANTITY and claim.time.known and claim.value.point:
            totals.setdefault(claim.unit, []).append(claim)
    lengths: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.unit in DAYS and claim.value.point:
            lengths.setdefault((claim.document, claim.group), []).append(claim)
    for rate in rates[:_MOST]:
        said = lengths.get((rate.document, rate.group), [])
        unit, _, time = rate.unit.rpartition("/")
        period = totals.get(unit, [])[:_MOST] if time in DAYS else []
        found = [
            total
            for total in period
            if total.value.modality in _POINTS
            and _one_thing(rate, total)
            and _one_period(rate, total, said)
        ]
        wrong = [total for total in found if _differs(rate, total)]
        if wrong and not any(_makes(rate, total) for total in found):
            yield _finding(rate, wrong)


def _by_length(claims: Sequence[Claim], rates: Sequence[Claim]) -> Iterator[Finding]:
    for rate, length, total in sums(claims, rates[:_MOST]):
        computed = (rate.value.point or Decimal(0)) * (length.value.point or Decimal(0))
        printed = total.value.point or Decimal(0)
        low, high = sorted((computed, printed))
        slack = computed * tolerance(_NAME) + total.value.step / 2
        if low <= 0 or high / low > _MOST_APART or high - low <= slack:
            continue
        yield CHECK.finding(
            f"{rate.where.quote} in {rate.where.citation} makes {grouped(computed)} in "
            f"{length.where.quote}, not {printed_value(total.value)} as in {total.where.citation}",
            [claim_evidence(rate), claim_evidence(total), claim_evidence(length)],
            why="the rate is of the thing and the time whose length the total is given for",
            tolerance=f"{per_cent(_NAME)}, and half the last place of the total",
        )


def _one_period(rate: Claim, total: Claim, lengths: Sequence[Claim]) -> bool:
    """Tell whether a rate holds for the days of a total: by its dates, or by the length it names."""
    days = _days(total)
    if days < 2 * DAYS[per(rate)]:
        return False
    if rate.time.first and rate.time.last and total.time.first and total.time.last:
        ends = abs((rate.time.last - total.time.last).days) <= _DAYS_APART
        if ends and abs((rate.time.first - total.time.first).days) <= _DAYS_APART:
            return True
        if not lengths and rate.time.first != rate.time.last:
            return False
        if not ends and lengths:
            return False
    return any(_as_long(length, days) for length in lengths)


def _as_long(length: Claim, days: int) -> bool:
    unit = DAYS[length.unit]
    return abs((length.value.point or Decimal(0)) * unit - days) <= unit / 2 + 2


def _days(claim: Claim) -> int:
    if claim.time.first is None or claim.time.last is None:
        return 0
    return (claim.time.last - claim.time.first).days + 1


def _one_thing(rate: Claim, total: Claim) -> bool:
    """Tell whether both count one noun, or are said of one deed, and neither names another place."""
    if rate.document == total.document and rate.group == total.group:
        return False
    if named_apart(rate.words, total.words):
        return False
    if total.telling and names(rate.words) and not names(total.words):
        return False
    if rate.unit.startswith("count"):
        counted = {THING + rate.subject.head} & (total.telling or {THING + total.subject.head})
        return bool(counted) or (rate.predicate == total.predicate != "" and not total.telling)
    return rate.predicate == total.predicate != "" or bool(deeds(rate.words) & total.telling)


def _computed(rate: Claim, total: Claim) -> tuple[Decimal, Decimal]:
    """Return what a rate makes in the days of a total, and the tolerance."""
    count = Decimal(_days(total)) / DAYS[per(rate)]
    computed = (rate.value.point or Decimal(0)) * count
    return computed, computed * tolerance(
        _NAME
    ) + rate.value.step / 2 * count + total.value.step / 2


def _makes(rate: Claim, total: Claim) -> bool:
    computed, slack = _computed(rate, total)
    return abs(computed - (total.value.point or Decimal(0))) <= slack


def _differs(rate: Claim, total: Claim) -> bool:
    """Tell whether a total is not what the rate makes, but near enough to be of the same thing."""
    computed, _ = _computed(rate, total)
    low, high = sorted((computed, total.value.point or Decimal(0)))
    return low > 0 and high / low <= _MOST_APART and not _makes(rate, total)


def _finding(rate: Claim, totals: Sequence[Claim]) -> Finding:
    total = totals[0]
    computed, _ = _computed(rate, total)
    shown = grouped(Decimal(round(computed))) if computed >= 10 else grouped(round(computed, 1))
    return CHECK.finding(
        f"{rate.where.quote} in {rate.where.citation} makes about {shown} for {total.time}, not "
        f"{printed_value(total.value)} as in {total.where.citation}",
        [claim_evidence(claim) for claim in (rate, *totals[:_MOST_SHOWN])],
        why="the rate is given for the period of the total",
        tolerance=f"{per_cent(_NAME)}, and half the last place of both figures",
    )


CHECK = Check(
    id="FIG010",
    slug=_NAME,
    level=Level.WARNING,
    summary="A rate times its period is not the total that is given for that period.",
    why="A monthly average follows from the total; one of the two is wrong.",
    fix="Compute the average again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "admissions a week over the months of a total",
            {
                "report": "Between 1 March 1921 and 31 August 1921, 9,100 people were admitted at the gate.\n",
                "press": (
                    "Admissions there averaged 200 a week in the six months to the end of August "
                    "1921, the warden said.\n"
                ),
            },
        ),
        Example(
            "so many for each, and all of them",
            {
                "report": (
                    "The Ommen dykes and the Hasel locks are kept by the Board. It has 3 "
                    "engineers.\n\nOn the day of the flood 40 sluices were open at Ommen, each of "
                    "which was worked by six keepers. In 1930 a boat cost 900 crowns.\n"
                ),
                "article": (
                    "At Ommen, near Hasel, everybody knows the Board. It was founded by 12 "
                    "farmers.\n\nThe 400 keepers who worked the sluices on the day of the flood "
                    "were given a medal. In 1925 the school had 80 pupils.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "a rate that makes the total",
            {
                "report": "Between 1 March 1921 and 31 August 1921, 5,200 people were admitted at the gate.\n",
                "press": (
                    "Admissions there averaged 200 a week in the six months to the end of August "
                    "1921, the warden said.\n"
                ),
            },
        ),
        Example(
            "another period",
            {
                "report": "Between 1 March 1921 and 31 May 1921, 9,100 people were admitted at the gate.\n",
                "press": (
                    "Admissions there averaged 200 a week in the six months to the end of August "
                    "1923, the warden said.\n"
                ),
            },
        ),
    ),
    references=(
        "De Waal, Pannekoek and Scholtus, Handbook of Statistical Data Editing and Imputation (Wiley, 2011)",
        "UNECE, Making Data Meaningful, Part 1: A guide to writing stories about numbers (2009)",
    ),
)
