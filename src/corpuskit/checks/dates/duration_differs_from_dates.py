"""DAT007: how long something lasted against the dates of its beginning and its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import printed_value
from corpuskit.claims.dates.happenings import ends_of
from corpuskit.claims.derived.elapsed import Elapsed, counted_otherwise
from corpuskit.claims.derived.lengths import Lasted, lasted_otherwise
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.lengths.process_words import singled
from corpuskit.claims.lengths.same_life import Lived, lived_otherwise
from corpuskit.claims.lengths.same_process import (
    ProcessEnded,
    place_of,
    processes_with_ends,
    told_of_two,
)
from corpuskit.claims.lengths.tenures import terms_of_holdings
from corpuskit.claims.linkage.surface import printed
from corpuskit.claims.milestones.same_span import SpannedOtherwise, spanned_otherwise
from corpuskit.claims.model import STATED, Edge, Extract, Term, printed_period
from corpuskit.claims.people.post_names import one_post
from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.core.tolerances import ABOUT, tolerance

_NAMES = {"a": "years", "mo": "months", "wk": "weeks", "d": "days"}
# Beyond that the dates are of another term: a second stay in office, another strike.
_MOST_APART = Decimal(4)
_MOST = 12
_YEAR = re.compile(r"\b(?:1[4-9]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Hold a beginning and an end, with the least and the most days between them."""

    start: Term
    end: Term
    least: int
    most: int


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield lengths that none of the dates given for the same thing bears out."""
    terms: dict[str, list[Term]] = {}
    for extract in extracts:
        held = terms_of_holdings(extract)
        for term in (*extract.terms, *ends_of(extract.events), *held):
            if term.stance in STATED:
                terms.setdefault(term.about, []).append(term)
    told: set[Location] = set()
    # What has been set beside the ends of its process is not asked for again.
    known = list(processes_with_ends(extracts))
    read = {place_of(each.length.where) for each in known}
    for _, found in sorted(terms.items()):
        for length in (t for t in found if t.edge is Edge.LENGTH and place_of(t.where) not in read):
            stretches = [s for s in _stretches(length, found) if not _of_another(length, s)]
            wrong = [s for s in stretches if not _fits(length, s)]
            if wrong and len(wrong) == len(stretches):
                told.add(length.where)
                yield _finding(length, wrong[0])
    for elapsed in counted_otherwise(extracts):
        yield _of_elapsed(elapsed)
    for where, finding in _others(extracts, [each for each in known if each.belied]):
        if where not in told:
            told.add(where)
            yield finding


def _others(
    extracts: Sequence[Extract], belied: Sequence[ProcessEnded]
) -> Iterator[tuple[Location, Finding]]:
    """Yield what other comparisons find of a length, with its place: the first of them is told."""
    ends: tuple[ProcessEnded | Lived, ...] = (*belied, *lived_otherwise(extracts))
    for ended in ends:
        yield ended.length.where, _of_process(ended)
    apart = told_of_two(extracts)
    for lasted in lasted_otherwise(extracts):
        if not apart(lasted.lasting.where, lasted.stretch.start.where):
            yield lasted.lasting.where, _of_lasted(lasted)
    for spanned in spanned_otherwise(extracts):
        yield spanned.span.where, _of_span(spanned)


def _of_another(length: Term, stretch: _Stretch) -> bool:
    """Tell «the first siege», «the strike of 1936» from what began and ended in other years."""
    if singled(length.label) != singled(stretch.start.label):
        return True
    years = {int(year) for year in _YEAR.findall(length.where.sentence)}
    low, high = stretch.start.first, stretch.end.last
    if low is None or high is None:
        return False
    return bool(years) and not any(low.year <= year <= high.year for year in years)


def _stretches(length: Term, terms: Sequence[Term]) -> Iterator[_Stretch]:
    alike = [t for t in terms if _same(length, t)]
    starts = [t for t in alike if t.edge is Edge.START][:_MOST]
    ends = [t for t in alike if t.edge is Edge.END][:_MOST]
    # Two beginnings far apart are of two terms; which of them is meant cannot be known.
    if len({t.first.year for t in starts if t.first}) > 1:
        return
    for start, end in product(starts, ends):
        if start.first and start.last and end.first and end.last and start.last < end.first:
            yield _Stretch(start, end, (end.first - start.last).days, (end.last - start.first).days)


def _same(length: Term, other: Term) -> bool:
    if length.subject is None or other.subject is None:
        apart = length.body and other.body and not length.body & other.body
        one = not apart and one_post(length.posts, other.posts)
        return length.subject is other.subject and one
    return unify(length.subject, other.subject) is not Fit.APART


def _fits(length: Term, stretch: _Stretch) -> bool:
    """Tell whether n units can be the days between two dates: from n-1 to n+1 of them."""
    if length.length is None or length.length.point is None:
        return True
    count, days = length.length.point, DAYS[length.unit]
    slack = max(
        Decimal(1), count * tolerance(ABOUT) if length.length.modality == "about" else Decimal(0)
    )
    low, high = (count - slack) * days, (count + slack) * days
    if stretch.most > count * days * _MOST_APART or stretch.least * _MOST_APART < count * days:
        return True
    return low <= stretch.most and stretch.least <= high


def _finding(length: Term, stretch: _Stretch) -> Finding:
    value = printed_value(length.length) if length.length else ""
    start, end = (_printed(t.first, t.last) for t in (stretch.start, stretch.end))
    between = Decimal(stretch.most) / DAYS[length.unit]
    unit = _NAMES[length.unit]
    return CHECK.finding(
        f"{length.label}: {value} {unit} in {length.where.citation}, but from {start} "
        f"({stretch.start.where.citation}) to {end} ({stretch.end.where.citation}) are at most "
        f"{between:.1f}",
        [
            Evidence(length.where, f"{length.label}: {value} {unit}"),
            Evidence(stretch.start.where, f"{stretch.start.label}: from {start}"),
            Evidence(stretch.end.where, f"{stretch.end.label}: to {end}"),
        ],
        why="all three speak of one term",
        tolerance="a unit more or less: n months are n-1 to n+1",
    )


def _of_elapsed(elapsed: Elapsed) -> Finding:
    length, other = elapsed.length, elapsed.other
    day, dated = printed_period(*elapsed.day), printed_period(other.first, other.last)
    words = printed(length.words & other.words, other.where.sentence)
    return CHECK.finding(
        f"{length.where.quote} in {length.where.citation}, but between {dated} in "
        f"{other.where.citation} and {day} are {elapsed.units:.1f} {_NAMES[length.unit]}",
        [
            Evidence(length.where, f"{length.where.quote}, counted from {day}"),
            Evidence(other.where, dated),
            Evidence(elapsed.day_where, day),
        ],
        why=f"both speak of {', '.join(words)}" if words else "both tell one happening",
        tolerance="a unit more or less: n months are n-1 to n+1",
    )


def _of_lasted(lasted: Lasted) -> Finding:
    lasting, stretch = lasted.lasting, lasted.stretch
    start, end = stretch.start, stretch.end
    unit = _NAMES[lasting.unit]
    until = printed_period(*stretch.until)
    ended = f"({end.where.citation})" if end else "when the text was written"
    words = printed(lasted.shared, lasting.where.sentence)
    return CHECK.finding(
        f"{lasting.where.quote} in {lasting.where.citation}, but from "
        f"{printed_period(start.first, start.last)} ({start.where.citation}) to {until} {ended} "
        f"are {lasted.units:.1f} {unit}",
        [
            Evidence(lasting.where, lasting.where.quote),
            Evidence(start.where, f"from {printed_period(start.first, start.last)}"),
            *([Evidence(end.where, f"to {until}")] if end else []),
        ],
        why=f"both speak of {', '.join(words)}" if words else "both speak of one person",
        tolerance="a unit more or less: n months are n-1 to n+1",
    )


def _of_span(spanned: SpannedOtherwise) -> Finding:
    span, start, end = spanned.span, spanned.start, spanned.end
    begun, until = printed_period(start.first, start.last), printed_period(*spanned.until)
    at = f" ({end.where.citation})" if end else ""
    return CHECK.finding(
        f"{span.thing.label}: {span.where.quote} in {span.where.citation}, but from {begun} "
        f"({start.where.citation}) to {until}{at} are {spanned.units:.1f} {_NAMES[span.unit]}",
        [
            Evidence(span.where, span.where.quote),
            Evidence(start.where, f"{start.kind}: {begun}"),
            *([Evidence(end.where, f"{end.kind}: {until}")] if end else []),
        ],
        why=f"both speak of {span.thing.label}",
        tolerance="a unit more or less: n months are n-1 to n+1",
    )


def _of_process(process: ProcessEnded | Lived) -> Finding:
    length, start, end = process.length, process.start, process.end
    began, ended = (printed_period(edge.first, edge.last) for edge in (start, end))
    units = Decimal((end.last - start.first).days) / DAYS[length.unit]
    return CHECK.finding(
        f"{length.label}: {length.where.quote} in {length.where.citation}, but from {began} "
        f"({start.where.citation}) to {ended} ({end.where.citation}) are at most {units:.1f} "
        f"{_NAMES[length.unit]}",
        [
            Evidence(length.where, length.where.quote),
            Evidence(start.where, f"{start.label}: from {began}"),
            Evidence(end.where, f"{end.label}: to {ended}"),
        ],
        why="all three tell of one thing that lasted",
        tolerance="a unit more or less: n months are n-1 to n+1",
    )


def _printed(first: date | None, last: date | None) -> str:
    return printed_period(first, last) if first and last else ""


CHECK = Check(
    id="DAT007",
    slug="duration-differs-from-dates",
    level=Level.WARNING,
    summary="A length of time does not fit the dates of its beginning and its end.",
    why="The length follows from the two dates; one of the three is wrong.",
    fix="Look both dates up; correct the date or the length.",
    find=find,
    reported=(
        Example(
            "a strike",
            {
                "chapter": (
                    "The strike of the weavers began on 3 March 1911. On 30 September 1911 the "
                    "strike of the weavers ended.\n"
                ),
                "article": "The three-month strike of the weavers ruined the mill.\n",
            },
        ),
        Example(
            "an office",
            {
                "chapter": (
                    "Dr. Agnes Holm was a chemist. She took charge of the works in May 1931 and stayed "
                    "until June 1934.\n"
                ),
                "press": (
                    "They still talk of Dr. Agnes Holm. During the seven years that she spent at the "
                    "head of the works, nobody was sent away.\n"
                ),
            },
        ),
        Example(
            "what began and ended, in other words",
            {
                "chapter": (
                    "In 1925 the school of Ruk had 80 pupils. The mill burnt 40 tons of coal in "
                    "1932. Seven dogs were lost on 3 January 1929. The dean bought two horses in "
                    "1930.\n\nDr. Ida Brant was appointed keeper of the lighthouse in May 1951 and "
                    "was sent away in June 1959.\n"
                ),
                "article": (
                    "A boat is 900 crowns. A pound of butter was 4 crowns in 1927. The bridge of "
                    "Ruk has 12 arches.\n\nAfter nineteen years as keeper of the lighthouse Dr. Ida "
                    "Brant was sent away.\n"
                ),
            },
        ),
        Example(
            "so many months ago, and the day in another text",
            {
                "chapter": (
                    "The Council of Ommen\n\nOmmen has 12 locks. In 1925 the school of Ommen had 80 "
                    "pupils.\n\nThe Council of Ommen was elected on 9 February 1932 by all who owned "
                    "a boat. The flood of 3 March 1932 broke two dykes. The first divers from Hasel "
                    "arrived at Ommen on 12 March 1932.\n"
                ),
                "news": (
                    "The Ommen Courier\n\n19 October 1932\n\nNobody in Ommen sleeps. A boat is 900 "
                    "crowns.\n\nThe Council of Ommen was elected fourteen months ago by the owners "
                    "of boats.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "a length that fits",
            {
                "chapter": (
                    "The strike of the weavers began on 3 March 1911. On 30 September 1911 the "
                    "strike of the weavers ended.\n"
                ),
                "article": "The seven-month strike of the weavers ruined the mill.\n",
            },
        ),
        Example(
            "another strike",
            {
                "chapter": (
                    "The strike of the weavers began on 3 March 1911. On 30 September 1911 the "
                    "strike of the weavers ended.\n"
                ),
                "article": "The three-month strike of the dockers ruined the port.\n",
            },
        ),
    ),
    references=(
        "Allen, Maintaining Knowledge about Temporal Intervals, Communications of the ACM 26 (1983), pp. 832–843",
        "ISO 8601-1:2019, Date and time: Representations for information interchange, Part 1: Basic rules",
    ),
)
