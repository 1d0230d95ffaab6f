"""Gather the questions of a corpus, what matters most first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from corpuskit.core.findings import Finding, Location
from corpuskit.core.questions import Question
from corpuskit.lint.review.doubts import doubts
from corpuskit.lint.review.entries import entry_questions
from corpuskit.lint.review.shelf import Shelf

Stakes = Mapping[str, Mapping[str, frozenset[str]]]


def stakes_of(findings: Iterable[Finding]) -> Stakes:
    """Return the sentences that findings are about: for each file, sentence and fingerprints."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for finding in findings:
        for place in finding.places:
            if place.sentence:
                found[place.path][place.sentence].add(finding.fingerprint)
    return {
        path: {sentence: frozenset(marks) for sentence, marks in sentences.items()}
        for path, sentences in found.items()
    }


def questions_of(shelf: Shelf, asked: Iterable[Path], stakes: Stakes) -> tuple[Question, ...]:
    """Return what is to be asked about files, in order."""
    found: list[Question] = []
    for path in asked:
        book = shelf.books.get(path)
        if book is not None:
            found += doubts(book)
            found += entry_questions(book, shelf)
    weighed = (replace(each, findings=_at_stake(each.places, stakes)) for each in found)
    return tuple(sorted(weighed, key=lambda each: each.rank))


def _at_stake(places: Iterable[Location], stakes: Stakes) -> int:
    """Count the findings about the sentences in which a thing stands."""
    marks: set[str] = set()
    for place in places:
        for sentence, found in stakes.get(place.path, {}).items():
            start = place.sentence.find(sentence)
            if start >= 0 and start <= place.start and place.end <= start + len(sentence):
                marks |= found
    return len(marks)
