"""Ages at a step of a life against the birth of who made it and the date of the step.

The birth, the step and the age may stand in three passages. Somebody takes several offices, joins
and founds several things: then what the words beside both name must be one. A death, a doctorate,
an ordination is one, wherever it is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from corpuskit.claims.grammar.namesakes import of_two, tells_of_stranger
from corpuskit.claims.model import STATED, Age, AgeAtStep, DatedStep, Extract
from corpuskit.claims.model.milestones import Milestone
from corpuskit.claims.people.post_names import one_post
from corpuskit.claims.people.steps import kind_of

# Ages are told in years begun and in years completed, and of a time that is only near the step.
_SLACK = 1
# A birth by which somebody was a child, or long dead, is that of another.
_LEAST, _MOST = 14, 105
# The milestones of things that a step of somebody is.
_OF_THINGS: Mapping[str, str] = MappingProxyType({"founding": "founded", "signing": "signed"})


@dataclass(frozen=True, slots=True)
class AgedAtStep:
    """Hold an age at a step, the date of the step, and a birth by which the age is another.

    `least` and `most` are the years that somebody had lived by the two dates.
    """

    age: AgeAtStep
    step: DatedStep
    birth: Age
    least: int
    most: int


def aged_otherwise(extracts: Sequence[Extract]) -> Iterator[AgedAtStep]:
    """Yield the ages at a step that the birth and the date of the step do not bear out."""
    ages = [age for extract in extracts for age in extract.ages_at_steps]
    if not ages:
        return
    steps: defaultdict[str, list[DatedStep]] = defaultdict(list)
    births: defaultdict[str, list[Age]] = defaultdict(list)
    for extract in extracts:
        for step in extract.steps:
            steps[step.person].append(step)
        for birth in extract.ages:
            if birth.stance in STATED and not tells_of_stranger(birth.where.sentence):
                births[birth.person].append(birth)
    namesakes = of_two(extracts)
    kinds = set(_OF_THINGS.values())
    dated = [m for extract in extracts for m in extract.milestones if m.kind in kinds]
    for age in (each for each in ages if each.person not in namesakes):
        told = _of_one_step(age, [*steps[age.person], *_of_things(age, dated)])
        found = [
            each
            for step in told
            for birth in births[age.person]
            if (each := _set(age, step, birth))
        ]
        apart = [each for each in found if not _fits(each)]
        if apart and len(apart) == len(found):
            yield min(apart, key=lambda each: each.birth.document == age.document)


def _of_one_step(age: AgeAtStep, steps: Sequence[DatedStep]) -> list[DatedStep]:
    """Return the dates of the step at which an age was, where they are all of one year or two."""
    alike = [step for step in steps if step.kind == age.kind and _may_be_one(age, step)]
    named = [step for step in alike if _named_alike(age, step)] or alike
    years = {step.first.year for step in named}
    return named if years and max(years) - min(years) <= _SLACK else []


def _of_things(age: AgeAtStep, milestones: Sequence[Milestone]) -> Iterator[DatedStep]:
    """Yield when what somebody founded or signed was founded or signed, whoever is named there."""
    for each in milestones:
        if each.kind != _OF_THINGS.get(age.kind) or each.thing.noun not in age.posts:
            continue
        if age.words & (each.thing.words - {each.thing.noun}):
            yield DatedStep(
                document=each.document,
                person=age.person,
                label=each.thing.label,
                kind=age.kind,
                posts=frozenset({each.thing.noun}),
                words=each.thing.words - {each.thing.noun},
                first=each.first,
                last=each.last,
                near=True,
                where=each.where,
            )


def _may_be_one(age: AgeAtStep, step: DatedStep) -> bool:
    kind = kind_of(age.kind)
    if kind.sole:
        return True
    alike = _named_alike(age, step)
    if (age.posts and step.posts and not alike) or (kind.things and not alike):
        return False
    if age.words and step.words:
        return bool(age.words & step.words)
    return not kind.alike or not (age.words or step.words)


def _named_alike(age: AgeAtStep, step: DatedStep) -> bool:
    """Tell whether both name one office, or one sort of what the step is done to."""
    if not age.posts or not step.posts:
        return False
    if kind_of(age.kind).posts:
        return one_post(age.posts, step.posts)
    return bool(age.posts & step.posts)


def _set(age: AgeAtStep, step: DatedStep, birth: Age) -> AgedAtStep | None:
    """Set an age beside a birth and a step, where these leave it a life."""
    if age.where.sentence == birth.where.sentence and age.document == birth.document:
        return None
    least = _years(birth.last, step.first)
    most = _years(birth.first, step.last)
    return AgedAtStep(age, step, birth, least, most) if least >= _LEAST and most <= _MOST else None


def _years(born: date, day: date) -> int:
    """Return how many years somebody has completed on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _fits(each: AgedAtStep) -> bool:
    return each.least - _SLACK <= each.age.years <= each.most + _SLACK
