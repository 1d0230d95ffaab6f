"""Whom a sentence speaks of: by name, or by a pronoun that goes on with who was named before."""

from __future__ import annotations

import re

from corpuskit.claims.grammar.clauses import Clause
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.people.office_turns import TITLES

_PRONOUNS = (re.compile(r"\b(?:he|his|him)\b", re.I), re.compile(r"\b(?:she|her)\b", re.I))
_SUBJECTS = frozenset({"he", "she"})
_SUBJECT = re.compile(r"\b(?:he|she)\b", re.I)
# What may stand between a name and the verb that is said of it.
_ASIDE = re.compile(r"(?:\s*\([^()]*\))?(?:,[^;:.]*,|,?\s+who)?\s*(?:had|has|then|later|soon|\s)*")

_BESIDE = re.compile(rf",\s+{TITLES}")


def meant_by(reading: Reading, offset: int) -> Person | None:
    """Return whom a pronoun stands for: whom the first of its kind in the sentence did.

    «His bust by Ilse Korr shows him as a boy»: whoever is named between, «he» is not she.
    """
    kind = next((p for p in _PRONOUNS if p.match(reading.text, offset)), None)
    first = kind.search(reading.text) if kind else None
    return reading.person_at(min(first.start(), offset) if first else offset)


def spoken_of(reading: Reading, offset: int) -> Person | None:
    """Return whom words at an offset that have no subject of their own go on to speak of."""
    before = [m for p in _PRONOUNS for m in p.finditer(reading.text, 0, offset)]
    last = max(before, key=lambda m: m.start(), default=None)
    named = [p for p in reading.people if p.end <= offset]
    if last is None or (named and named[-1].start > last.start() and not _opens(before, named)):
        return reading.person_at(offset)
    return meant_by(reading, last.start())


def _opens(before: list[re.Match[str]], named: list[Person]) -> bool:
    """Tell a pronoun that stands before every name of its sentence."""
    return min(m.start() for m in before) < named[0].start


def subject_of(reading: Reading, clause: Clause, offset: int) -> Person | None:
    """Return who is the subject of the clause whose verb stands at an offset, if it is somebody."""
    if clause.pronoun:
        found = list(_SUBJECT.finditer(reading.text, 0, offset))
        return (
            meant_by(reading, found[-1].start()) if clause.pronoun in _SUBJECTS and found else None
        )
    subject = clause.subject
    if subject is not None:
        # «The founder, Martin Roth, was».
        beside = (
            p for p in reading.people if _BESIDE.fullmatch(reading.text, subject.stop, p.start)
        )
        # «At the age of 31 Ida Roth married»: a figure is no part of the name.
        ends = (subject.end, subject.stop) if subject.head == "age" else (subject.end,)
        own = (p for p in reading.people if subject.start <= p.start and p.end in ends)
        return next(own, None) or next(beside, None)
    named = [p for p in reading.people if p.end <= offset]
    if not named or not _ASIDE.fullmatch(reading.text, named[-1].end, offset):
        return None
    return named[-1]
