"""NAM001: An acronym is said to stand for two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpuskit.bib.keys import surname_skeleton
from corpuskit.checks.check import Check, Example
from corpuskit.claims.documents.expansions import SMALL_WORDS
from corpuskit.claims.model import Expansion, Extract
from corpuskit.core.findings import Evidence, Finding, Level

# Beyond this a word is spelled, inflected or translated otherwise, and is the same word.
_BEGINNING = 5


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield acronyms with two expansions in one document, or nearly the same in two."""
    by_acronym: dict[str, list[Expansion]] = defaultdict(list)
    for each in (expansion for extract in extracts for expansion in extract.expansions):
        by_acronym[each.acronym].append(each)
    for acronym, found in by_acronym.items():
        first = found[0]
        others = [each for each in found if not _same(first, each)]
        within = next((each for each in others if each.document == first.document), None)
        beside = within or next((each for each in others if _akin(first, each)), None)
        if beside is not None:
            yield _finding(acronym, first, beside, [each for each in others if each is not beside])


def _finding(acronym: str, one: Expansion, other: Expansion, more: list[Expansion]) -> Finding:
    within = one.document == other.document
    return CHECK.finding(
        f"{acronym} stands for {one.words!r} in {one.where.citation} and for {other.words!r} in "
        f"{other.where.citation}",
        [Evidence(one.where, one.words), Evidence(other.where, other.words)],
        why="both are given behind the full name"
        + ("" if within else ", and most words of the two names are the same"),
        tolerance="spelling, inflection and small words apart",
        level=CHECK.level if within else Level.NOTE,
        others=[each.where for each in more if each.document == one.document],
    )


def _words(expansion: Expansion) -> list[str]:
    plain = expansion.words.replace("-", " ").casefold().split()
    return [word for word in plain if word not in SMALL_WORDS]


def _same(one: Expansion, other: Expansion) -> bool:
    left, right = _words(one), _words(other)
    return len(left) == len(right) and all(map(_same_word, left, right))


def _same_word(one: str, other: str) -> bool:
    return one[:_BEGINNING] == other[:_BEGINNING] or surname_skeleton(one) == surname_skeleton(
        other
    )


def _akin(one: Expansion, other: Expansion) -> bool:
    """Tell two names of one thing: more than half of their words are the same."""
    left, right = _words(one), _words(other)
    same = sum(any(_same_word(word, each) for each in right) for word in left)
    return 2 * same > max(len(left), len(right))


CHECK = Check(
    id="NAM001",
    slug="acronym-of-two",
    level=Level.WARNING,
    summary="An acronym is said to stand for two things.",
    why="The reader of a later page does not know which is meant, or one of the names is wrong.",
    fix="Correct the name, or give one of the two another acronym.",
    find=find,
    reported=(
        Example(
            "in one document",
            {
                "chapter": (
                    "The Harbour Safety Board (HSB) closed the port. Later the Herring Supply Bureau "
                    "(HSB) opened it.\n"
                )
            },
        ),
        Example(
            "nearly the same name in two",
            {
                "chapter": "The Organization for Harbour Safety and Control (OHSC) closed the port.\n",
                "report": "The Office for Harbour Safety and Control (OHSC) closed the port.\n",
            },
        ),
    ),
    silent=(
        Example(
            "another spelling, another preposition",
            {
                "chapter": (
                    "The Organization for Harbour Safety (OHS) closed the port. The Organisation of "
                    "Harbour Safety (OHS) opened it.\n"
                )
            },
        ),
        Example(
            "two bodies in two documents",
            {
                "chapter": "The Harbour Safety Board (HSB) closed the port.\n",
                "report": "The Herring Supply Bureau (HSB) opened it.\n",
            },
        ),
        Example(
            "given twice",
            {
                "chapter": (
                    "The Harbour Safety Board (HSB) closed the port. It is the Harbour Safety Board (HSB) "
                    "of 1921.\n"
                )
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 10: Abbreviations",
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
