"""When two passages count the same thing."""

from __future__ import annotations

import pytest

from corpuskit.claims.grammar.phrases import parse_sentence
from corpuskit.claims.grammar.subjects import Fit, subject_of, unify
from corpuskit.claims.model import Subject


def subject(words: str) -> Subject:
    phrases = parse_sentence(words).phrases
    assert phrases, words
    return subject_of(phrases[0])


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ("the Danish troops in Kosovo", "Danish soldiers in Kosovo", Fit.SAME),
        ("the contingent of Danish soldiers", "the Danish troops", Fit.SAME),
        ("the number of Kenyan refugees", "the Kenyan refugees", Fit.SAME),
        ("the Danish troops in Kosovo", "the Norwegian troops in Kosovo", Fit.APART),
        ("the Danish troops in Kosovo", "the Danish troops in Bosnia", Fit.APART),
        ("the Danish troops in Kosovo", "the Danish troops", Fit.PERHAPS),
        ("the border troops", "the tank troops", Fit.APART),
        ("Danish troops", "Danish refugees", Fit.APART),
        ("citizens of Denmark", "soldiers of Denmark", Fit.APART),
        ("migrants from Ghana", "migrants from Togo", Fit.APART),
        ("the 172nd Rifle Division", "the 172nd Division", Fit.SAME),
        ("the 172nd Rifle Division", "the 172nd Tank Division", Fit.APART),
        ("the 1st Rifle Division", "the 1st Division", Fit.PERHAPS),
    ],
)
def test_unify(a: str, b: str, fit: Fit) -> None:
    one, other = subject(a), subject(b)
    assert unify(one, other) is fit
    assert unify(other, one) is fit
