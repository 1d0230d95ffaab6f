"""FIG012: something that is said not to have happened, and a figure or date that says it did."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, printed_value
from corpuskit.claims.documents.affairs import telling_names
from corpuskit.claims.grammar.content import NOT, THING, deeds, matter, names
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.pluperfect import done_before
from corpuskit.claims.grammar.verbs import stem_of
from corpuskit.claims.model import (
    STATED,
    Absence,
    Claim,
    Extract,
    LastOne,
    Statement,
    printed_period,
)
from corpuskit.claims.reasoning.another_one import others_told
from corpuskit.claims.reasoning.deaths_after import deaths_after, tells_a_death, tells_of_death
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 400
_LEAST, _MANY = 2, 4


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield absences that a count of the same thing after the day named contradicts."""
    seen: set[tuple[str, str]] = set()
    for absence, finding in _absences(extracts):
        seen.add((absence.where.document, absence.where.sentence))
        yield finding
    for last, another in others_told(extracts):
        if _died_in_bed(last, another):
            continue
        if (last.where.document, last.where.sentence) not in seen:
            seen.add((last.where.document, last.where.sentence))
            yield _another(last, another)
    for none, death in deaths_after(extracts):
        if (none.where.document, none.where.sentence) not in seen:
            seen.add((none.where.document, none.where.sentence))
            yield _another(none, death)


def _absences(extracts: Sequence[Extract]) -> Iterator[tuple[Absence, Finding]]:
    blocks: dict[str, list[Claim]] = {}
    said: dict[str, list[Statement]] = {}
    for extract in extracts:
        for claim in extract.claims:
            if claim.stance in STATED and NOT not in claim.words and claim.value.point:
                for word in claim.words:
                    blocks.setdefault(word, []).append(claim)
        for statement in extract.statements:
            for word in statement.words:
                said.setdefault(word, []).append(statement)
    for absence in (each for extract in extracts for each in extract.absences):
        rarest = min((blocks.get(word, []) for word in _key(absence)), key=len, default=[])
        found = [claim for claim in rarest[:_MOST] if _contradicts(absence, claim)]
        if found:
            yield absence, _finding(absence, found)
            continue
        told = [s for s in _about(absence, said)[:_MOST] if _is_one(absence, s)]
        if told:
            yield absence, _told(absence, told[0])


def _another(last: LastOne | Absence, told: Statement) -> Finding:
    said = " ".join(last.where.quote.split())
    return CHECK.finding(
        f"none since {printed_period(last.first, last.first)} of {said!r} in "
        f"{last.where.citation}, but one of {printed_period(told.first, told.last)} in "
        f"{told.where.citation}",
        [Evidence(last.where, "said to be the last"), Evidence(told.where, "a later one")],
        why="the later passage tells of one of the same kind",
        tolerance="none: one is more than none",
    )


def _about(absence: Absence, said: dict[str, list[Statement]]) -> list[Statement]:
    words = matter(absence.telling)
    keys = (words - _stopping()) or words
    return min((said.get(word, []) for word in keys), key=len, default=[])


def _is_one(absence: Absence, told: Statement) -> bool:
    """Tell whether a passage tells of one of what is said to be none, on a later day."""
    if absence.where.sentence == told.where.sentence or told.first <= absence.first:
        return False
    if absence.last is not None and told.first > absence.last:
        return False
    if absence.before and not _known_before(absence, told):
        return False
    missing_names = names(absence.telling) - told.words
    # «Oban Park» is no place in «Luke Park», «Brack» may be one in «Kardia».
    if not missing_names <= told.affair or (missing_names and names(absence.telling) & told.words):
        return False
    if _died_in_bed(absence, told):
        return False
    denied = matter(absence.telling)
    if NOT in told.words:
        # «Not interrupted since 1996», «in 1999 none was delivered».
        going_on = denied - _stopping()
        return len(denied) > len(going_on) > 0 and going_on <= told.words
    missing = denied - told.words
    if denied & done_before(told.where.sentence):
        return False
    return len(denied) >= _LEAST and len(missing) <= (len(denied) >= _MANY)


def _died_in_bed(none: Absence | LastOne, told: Statement) -> bool:
    """Tell a death that was none of those of which there is said to have been none."""
    killed = tells_of_death(none.where.sentence)
    return killed and not tells_a_death(told.where.sentence)


def _known_before(absence: Absence, told: Statement) -> bool:
    """Tell whether a day lies before the time named, in an account of the same affair."""
    within = absence.last is not None and told.last <= absence.last
    return within and bool(telling_names(absence.affair & told.affair)) and NOT not in told.words


@functools.cache
def _stopping() -> frozenset[str]:
    return frozenset(THING + stem_of(verb) for verb in lexicon().words["stopping"])


def _told(absence: Absence, told: Statement) -> Finding:
    said = " ".join(absence.where.quote.split())
    return CHECK.finding(
        f"{said!r} in {absence.where.citation}, but one of {printed_period(told.first, told.last)} "
        f"in {told.where.citation}",
        [Evidence(absence.where, "said to be none"), Evidence(told.where, "one")],
        why="all that is said to be none is said of that day",
        tolerance="none: one is more than none",
    )


def _key(absence: Absence) -> frozenset[str]:
    return names(absence.words) or matter(absence.words)


def _contradicts(absence: Absence, claim: Claim) -> bool:
    """Tell whether a claim counts, after the day, all that the absence names."""
    if absence.where == claim.where or absence.where.sentence == claim.where.sentence:
        return False
    if claim.time.first is None or claim.time.first <= absence.first:
        return False
    if absence.last is not None and claim.time.first > absence.last:
        return False
    if absence.before or claim.unit != "count":
        return False
    shared = matter(absence.telling) & claim.words
    done = deeds(absence.telling)
    return (
        names(absence.words) <= claim.words
        and names(claim.words) <= absence.words
        and len(shared) >= 2
        and (bool(done & shared) or (not done and bool(names(absence.words))))
    )


def _finding(absence: Absence, claims: Sequence[Claim]) -> Finding:
    claim = claims[0]
    said = " ".join(absence.where.quote.split())
    return CHECK.finding(
        f"{said!r} in {absence.where.citation}, but {printed_value(claim.value)} for {claim.time} "
        f"in {claim.where.citation}",
        [Evidence(absence.where, "said to be none"), *(claim_evidence(c) for c in claims[:3])],
        why="both name the same place and the same thing",
        tolerance="none: one is more than none",
    )


CHECK = Check(
    id="FIG012",
    slug="absence-contradicted",
    level=Level.WARNING,
    summary="There is said to be none of something since or before a day, and one is told of.",
    why="One of the two passages is wrong, or they do not speak of the same thing.",
    fix="Look both up; correct the date of the last one, or the count.",
    find=find,
    reported=(
        Example(
            "never stopped, and none on some days",
            {
                "article": "Supplies through Ommen have not been interrupted since March 1931.\n\nWritten in June 1934.\n",
                "report": "From 3 to 9 May 1933 no coal was supplied through Ommen.\n",
            },
        ),
        Example(
            "no accident since a year, and one on a day",
            {
                "article": "There has been no explosion in the mines of Ommen since 1931.\n",
                "report": "On 3 May 1933 an explosion in the deepest mine of Ommen killed two men.\n",
            },
        ),
        Example(
            "nobody before a year, and somebody earlier",
            {
                "article": "No woman was elected to the council of Ommen before 1931.\n",
                "report": "In May 1927 a woman was elected to the council of Ommen.\n",
            },
        ),
        Example(
            "no case since a year, and cases in a table",
            {
                "article": "The province of Ommen has reported no confirmed case since 1931.\n",
                "report": (
                    "Table 1. Confirmed cases by province\n\n"
                    "Province\t1931\t1932\t1933\nOmmen\t4\t3\t1\nZwolle\t7\t2\t2\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "an accident of another kind",
            {
                "article": "There has been no explosion in the mines of Ommen since 1931.\n",
                "report": "On 3 May 1933 an explosion in a mill at Ommen killed two men.\n",
            },
        ),
        Example(
            "cases before the year",
            {
                "article": "The province of Ommen has reported no confirmed case since 1933.\n",
                "report": (
                    "Table 1. Confirmed cases by province\n\n"
                    "Province\t1931\t1932\t1933\nOmmen\t4\t3\t1\nZwolle\t7\t2\t2\n"
                ),
            },
        ),
        Example(
            "another province",
            {
                "article": "The province of Ommen has reported no confirmed case since 1931.\n",
                "report": (
                    "Table 1. Confirmed cases by province\n\n"
                    "Province\t1931\t1932\t1933\nZwolle\t7\t2\t2\nHoogeveen\t1\t1\t1\n"
                ),
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
