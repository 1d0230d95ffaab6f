"""TRE010: Text and notes, or two documents, give one act two dates or numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import MOST_WITNESSES
from corpuskit.claims.dates.same_act import Dating, datings_of_acts
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.model import Extract, printed_period
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the acts that passages joined by title or note date or number differently.

    Two dates of one entry of the register, and two numbers in citations, have checks of their own.
    """
    for group in datings_of_acts(extracts):
        pairs = list(combinations(group[: 2 * MOST_WITNESSES], 2))
        dated = [pair for pair in pairs if _apart(*pair) and not _of_one_entry(*pair)]
        if dated:
            yield _finding(dated[0], group)
        elif numbered := [pair for pair in pairs if _numbered_apart(*pair)]:
            yield _finding(numbered[0], group, number=True)


def _apart(a: Dating, b: Dating) -> bool:
    if a.last >= b.first and b.last >= a.first:
        return False
    return not numbered_apart(a.where.sentence, b.where.sentence)


def _numbered_apart(a: Dating, b: Dating) -> bool:
    if not (a.number and b.number) or a.number == b.number or (a.cited and b.cited):
        return False
    return not numbered_apart(a.where.sentence, b.where.sentence)


def _of_one_entry(a: Dating, b: Dating) -> bool:
    return bool(a.entry and a.entry == b.entry)


def _finding(
    pair: tuple[Dating, Dating], group: Sequence[Dating], *, number: bool = False
) -> Finding:
    first, second = pair
    sides = list(dict.fromkeys((first, second, *group)))
    shown = sorted(sides[:MOST_WITNESSES], key=lambda side: side.where)
    return CHECK.finding(
        f"one act is {_said(first, number)} in {first.where.citation}, "
        f"{_said(second, number)} in {second.where.citation}",
        [Evidence(side.where, _said(side, number)) for side in shown],
        why="the note at the sentence cites the act, or the titles are the same",
        tolerance="" if number else "none: no day lies in both",
        others=tuple(side.where for side in sides[MOST_WITNESSES:]),
    )


def _said(side: Dating, number: bool) -> str:
    if number:
        return f"no. {side.number}" if side.number else "without a number"
    return f"of {printed_period(side.first, side.last)}"


_NOTE = (
    "[1] ‘On the closing of small ports’, Presidential decree no. 40, 4 May 1998. For the text, "
    "see *Herald*, 9 May 1998, p. 3.\n"
)

CHECK = Check(
    id="TRE010",
    slug="act-dated-twice",
    level=Level.WARNING,
    summary="Text and notes, or two documents, give one act two dates or numbers.",
    why="An act has one date and one number; who looks it up under the other does not find it.",
    fix="Look the act up; correct the passage that differs.",
    find=find,
    reported=(
        Example(
            "a decree and its note",
            {"chapter": "The decree of 14 May 1998 closed the port.[1]\n\n" + _NOTE},
        ),
        Example(
            "a decree named by its title in another document",
            {
                "chapter": "The port was closed.[1]\n\n" + _NOTE,
                "report": (
                    "The presidential decree of 4 June 1998 ‘On the closing of small ports’ was "
                    "obeyed.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "a decree and its note",
            {"chapter": "The decree of May 1998 closed the port.[1]\n\n" + _NOTE},
        ),
        Example(
            "a law that a decree followed",
            {"chapter": "The law of 14 May 1997 was carried out at last.[1]\n\n" + _NOTE},
        ),
        Example(
            "a convention, and a note on its protocol",
            {
                "chapter": (
                    "The Convention on Ferries was signed on 3 May 1921.[1]\n\n"
                    "[1] ‘Second Protocol Amending the Convention on Ferries’, 4 June 1931, p. 3.\n"
                ),
            },
        ),
    ),
    references=(
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
        "Howell and Prevenier, From Reliable Sources: An Introduction to Historical Methods (Cornell University Press, 2001)",
    ),
)
