"""DAT006: ages and births of one person that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.claims.grammar.namesakes import of_two, tells_of_stranger
from corpuskit.claims.model import STATED, Age, Extract, Generation, printed_period
from corpuskit.claims.people.same_step import AgedAtStep, aged_otherwise
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 40


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield people whose ages or births in two passages leave no day to be born on."""
    people: dict[str, list[Age]] = {}
    for extract in extracts:
        for age in extract.ages:
            if age.stance in STATED and not tells_of_stranger(age.where.sentence):
                people.setdefault(age.person, []).append(age)
    namesakes = of_two(extracts)
    for person, ages in sorted(people.items()):
        apart = [
            (a, b)
            for a, b in combinations(ages[:_MOST], 2)
            if a.where != b.where
            and (a.last < b.first or b.last < a.first)
            and (person not in namesakes or _one_generation(a, b))
        ]
        if apart:
            yield _finding(min(apart, key=lambda pair: not (pair[0].near and pair[1].near)))
    for aged in aged_otherwise(extracts):
        yield _of_step(aged)


def _one_generation(a: Age, b: Age) -> bool:
    """Tell whether both are said of the elder, or both of the younger, of two of one name."""
    return a.generation is b.generation is not Generation.UNSAID


def _finding(pair: tuple[Age, Age]) -> Finding:
    a, b = sorted(pair, key=lambda age: age.where)
    return CHECK.finding(
        f"{a.label}: born {printed_period(a.first, a.last)} by {a.where.citation}, "
        f"{printed_period(b.first, b.last)} by {b.where.citation}",
        [
            Evidence(age.where, f"{age.label}: born {printed_period(age.first, age.last)}")
            for age in (a, b)
        ],
        why="both speak of one person of the register"
        if a.near and b.near
        else "a pronoun stands for who was named last",
        tolerance="none: the year of life on every day that the date can mean",
        level=Level.ERROR if a.near and b.near else Level.NOTE,
    )


def _of_step(aged: AgedAtStep) -> Finding:
    age, step, birth = aged.age, aged.step, aged.birth
    born, then = printed_period(birth.first, birth.last), printed_period(step.first, step.last)
    years = str(aged.least) if aged.least == aged.most else f"{aged.least} or {aged.most}"
    near = age.near and step.near and birth.near
    return CHECK.finding(
        f"{age.label}: {age.years} years old in {age.where.citation}, but born {born} "
        f"({birth.where.citation}) and so {years} in {then} ({step.where.citation})",
        [
            Evidence(age.where, f"{age.label}: {age.years} years old then"),
            Evidence(birth.where, f"{birth.label}: born {born}"),
            Evidence(step.where, f"{step.label}: {then}"),
        ],
        why="all three speak of one person of the register and of one step of a life"
        if near
        else "a pronoun stands for who was named last",
        tolerance="a year more or less",
        level=Level.WARNING if near else Level.NOTE,
    )


CHECK = Check(
    id="DAT006",
    slug="ages-disagree",
    level=Level.WARNING,
    summary="Ages or dates of birth of one person cannot all be true.",
    why="An age on a day and a birth say the same thing; one of the two is wrong or misdated.",
    fix="Look the birth up; correct the age or the date that it is given for.",
    find=find,
    reported=(
        Example(
            "a birth and an age",
            {
                "chapter": "Dr. Agnes Holm (born in 1931) directed the observatory.\n",
                "press": "Dr. Agnes Holm opened the dome. She was 34 when she came in May 1969.\n",
            },
        ),
        Example(
            "an age at a step that another passage dates",
            {
                "chapter": "Dr. Agnes Holm, born in 1931, became director in May 1969.\n",
                "press": "Dr. Agnes Holm became director at the age of 29.\n",
            },
        ),
    ),
    silent=(
        Example(
            "the age that the birth gives",
            {
                "chapter": "Dr. Agnes Holm (born in 1931) directed the observatory.\n",
                "press": "Dr. Agnes Holm opened the dome. She was 37 when she came in May 1969.\n",
            },
        ),
        Example(
            "another person",
            {
                "chapter": "Dr. Agnes Holm (born in 1931) directed the observatory.\n",
                "press": "Dr. Edith Vik opened the dome. She was 34 when she came in May 1969.\n",
            },
        ),
        Example(
            "an age at another step",
            {
                "chapter": "Dr. Agnes Holm, born in 1931, became director in May 1969.\n",
                "press": "Dr. Agnes Holm became deputy director at the age of 29.\n",
            },
        ),
    ),
    references=(
        "United Nations, Principles and Recommendations for Population and Housing Censuses, Revision 3 (2017), on age in completed years",
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
