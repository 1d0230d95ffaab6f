"""How old somebody was at a step of a life: «became head at the age of 27», «was 31 when she ...».

Where no date stands beside the age, the step itself tells when that was, in whatever passage it is
dated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.model import STATED, AgeAtStep
from corpuskit.claims.people.ages import undated_ages
from corpuskit.claims.people.steps import Step, steps_in

_WHEN = re.compile(
    r"(?:\s+years?\s+(?:old|of\s+age))?,?\s+(?:when|as|at\s+the\s+time\s+that)\s", re.I
)
_WHEN_HE = re.compile(r"(?:When|As)\s+(?:he|she)\b")
_CUT = re.compile(r"[,;:.]")
_OPENING = 4


def ages_at_steps(
    reading: Reading, document: str, told: tuple[date, date] | None = None
) -> Iterator[AgeAtStep]:
    """Yield the ages of a sentence that only the step beside them can date.

    `told` is the date last told in the paragraph, as for ages that have one.
    """
    if reading.note:
        return
    for person, years, match in undated_ages(reading, told):
        low, high = _stretch(reading, match)
        # «When she was elected, Ida Roth was 57»: the pronoun stands before the name.
        opens = _WHEN_HE.match(reading.text) and person.start > 0
        steps = steps_in(replace(reading, person=person) if opens else reading)
        inside = [s for s in steps if low <= s.start < high and s.person.ref == person.ref]
        if len(inside) != 1 or stance_of(reading.sentence, *match.span("n")) not in STATED:
            continue
        yield _age(reading, document, inside[0], years, match.span("n"))


def _age(
    reading: Reading, document: str, step: Step, years: int, span: tuple[int, int]
) -> AgeAtStep:
    return AgeAtStep(
        document=document,
        person=step.person.ref,
        label=step.person.label,
        years=years,
        kind=step.kind.name,
        posts=step.posts,
        words=step.words,
        near=step.person.near,
        where=reading.locate(*span, ""),
    )


def _stretch(reading: Reading, match: re.Match[str]) -> tuple[int, int]:
    """Return where the step stands that an age is of: behind «when», else in the clause before."""
    text = reading.text
    when = _WHEN.match(text, match.end("n"))
    if when is not None or match.start() < _OPENING:
        cut = _CUT.search(text, when.end() if when else match.end() + 1)
        return match.end("n"), cut.start() if cut else len(text)
    tokens = reading.sentence.tokens
    clauses = [c for c in clauses_of(reading.sentence) if c.verb.finite]
    before = [c for c in clauses if tokens[c.verb.main].start < match.start()]
    return (before[-1].start if before else 0), match.start()
