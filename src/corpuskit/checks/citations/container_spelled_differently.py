"""CIT007: A journal or newspaper is spelled in more than one way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.citations.containers import spelled_differently
from corpuskit.claims.model import Extract
from corpuskit.claims.model.citation import CitedWork
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield one finding for each container of the corpus that has several spellings."""
    for spellings in spelled_differently([work for each in extracts for work in each.cited]):
        yield _finding(spellings)


def _finding(spellings: Mapping[str, list[CitedWork]]) -> Finding:
    firsts = [works[0] for works in spellings.values()]
    shown = [work.as_printed("container") for work in firsts]
    counts = [f"{name!r} ({len(w)})" for name, w in zip(shown, spellings.values(), strict=True)]
    return CHECK.finding(
        f"one container is spelled {' and '.join(counts)}",
        [Evidence(work.where, name) for work, name in zip(firsts, shown, strict=True)],
        why="the words are the same but for a letter, an accent or the transliteration",
        others=[work.where for works in spellings.values() for work in works[1:]],
    )


CHECK = Check(
    id="CIT007",
    slug="container-spelled-differently",
    level=Level.NOTE,
    summary="A journal or newspaper is spelled in more than one way.",
    why="An index or a bibliography takes the two spellings for two periodicals.",
    fix="Choose one spelling, that of the title page or of one transliteration, and use it throughout.",
    find=find,
    reported=(
        Example(
            "two transliterations in two documents",
            {
                "chapter": (
                    "The port closed.[1]\n\n"
                    "[1] Okafor, N., ‘Gavan’, *Nezavisimaya Gazeta*, 3 May 1999, p. 4.\n"
                ),
                "report": (
                    "The fleet left.[1]\n\n"
                    "[1] Ito, K., ‘Flot’, *Nezavisimaia Gazeta*, 5 May 1999, p. 2.\n"
                ),
            },
        ),
        Example(
            "a letter is missing",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., ‘Who Ate the Cod’, *Harbour Quarterly*, vol. 3 (1999), p. 4.\n\n"
                    "[2] Ito, K., ‘Nets’, *Harbour Quartely*, vol. 4 (2000), p. 9.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "two journals with like names",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., ‘Who Ate the Cod’, *Sea Journal A*, vol. 3 (1999), p. 4.\n\n"
                    "[2] Ito, K., ‘Nets’, *Sea Journal B*, vol. 4 (2000), p. 9.\n"
                )
            },
        ),
        Example(
            "an article in front, and other capitals",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., ‘Who Ate the Cod’, *The Harbour Quarterly*, vol. 3 (1999), p. 4.\n\n"
                    "[2] Ito, K., ‘Nets’, *Harbour quarterly*, vol. 4 (2000), p. 9.\n"
                )
            },
        ),
    ),
    references=("ISO 9:1995, transliteration of Cyrillic characters",),
)
