"""CIT012: A web address leads nowhere as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.checks.oddities import oddities
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield what is meant as a web address and is none."""
    for oddity, evidence in oddities(extracts, "malformed-url"):
        yield CHECK.finding(f"{oddity.message}, in {oddity.where.citation}", evidence)


_BEFORE = "The port closed.[1]\n\n[1] Okafor, N., ‘Who Ate the Cod’, *Sea Journal*, 3 May 1999, "

CHECK = Check(
    id="CIT012",
    slug="malformed-url",
    level=Level.WARNING,
    summary="A web address leads nowhere as it is written.",
    why="The reader cannot follow it, and a program that makes links of addresses makes none.",
    fix="Open the page and copy its address anew.",
    find=find,
    reported=(
        Example("a slash is missing", {"chapter": f"{_BEFORE}<http:/sea.example.org/cod>.\n"}),
        Example("a scheme twice", {"chapter": f"{_BEFORE}<http://http://sea.example.org/cod>.\n"}),
        Example("a comma", {"chapter": f"{_BEFORE}<https://www.sea,example.org/cod>.\n"}),
    ),
    silent=(
        Example(
            "three that lead somewhere",
            {
                "chapter": (
                    f"{_BEFORE}<https://sea.example.org/cod?id=3&page=4>; www.example.org/nets; "
                    "https://web.archive.org/web/2001/http://example.org/a.\n"
                )
            },
        ),
    ),
    references=("RFC 3986, Uniform Resource Identifier (URI): Generic Syntax",),
)
