"""The linking of two figures in words: what they have in common, and what that adds up to."""

from __future__ import annotations

from corpuskit.claims.linkage.agreement import FIRST, weights, weights_of
from corpuskit.claims.linkage.links import Candidate

_WORDS = {
    "clause": "rare words that both clauses have",
    "names": "names in both sentences",
    "thing": "one thing counted",
    "verb": "one verb or predicate",
    "near": "figures near to each other",
    "slip": "one wrong digit or two exchanged",
    "period": "one time",
    "event": "one event that both are tied to",
    "facets": "what narrows both",
    "alone": "few other figures of that in the two documents",
    "alone_in_period": "few other amounts in that unit for that time",
    "alone_then": "few other figures of that for that time",
    "another_predicate": "another predicate",
    "another_time": "another time",
    "later": "another time than one of them states",
    "told_later": "another time of what is told around them",
    "part_of_time": "a part of the other's time",
    "small": "small numbers",
    "told_there": "the figure stands in the other document as well",
    "apart": "narrowed in two ways",
    "sole": "the only figure of its tally in either text",
    "beside": "the words next to the figures",
    "measured": "the only measure of its sort in either text",
    "narrowed": "words that narrow one alone",
    "marked": "words of time, rank or sort that only one has",
    "part": "told as a part on one side",
    "opposed": "opposites",
    "one_document": "one document",
}


def is_shown(candidate: Candidate) -> bool:
    """Tell whether a pair adds up to enough for a note."""
    return candidate.total >= weights_of(candidate.a, candidate.b).note


def signs_words(candidate: Candidate) -> str:
    """Write each sign with what it adds, the sum, and what is needed.

    As «one time +0.9, another predicate -1.5; with -5.1 to begin with that makes 0.4; a warning
    needs 0.25, a note -0.5».
    """
    of = weights_of(candidate.a, candidate.b)
    if of.total(candidate.agreement) < candidate.total:
        of = weights(FIRST)
    total = of.total(candidate.agreement)
    added = {name: weight * candidate.agreement[name] for name, weight in of.of.items()}
    told = sorted((item for item in added.items() if item[1]), key=lambda item: -abs(item[1]))
    signs = ", ".join(f"{_WORDS[name]} {value:+.1f}" for name, value in told)
    return (
        f"{signs}; with {of.bias:+.1f} to begin with that makes {total:.1f}; "
        f"a warning needs {of.warning:g}, a note {of.note:g}"
    )
