"""CIT008: A page is cited that the article does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.citations.fuller import fuller
from corpuskit.claims.model import Extract
from corpuskit.claims.model.citation import CitedWork
from corpuskit.core.findings import Evidence, Finding, Level

# Fewer pages may be those that are cited, not those of the article.
_WHOLE = 8


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield pages that lie outside the range of the article that they are cited from."""
    for extract in extracts:
        for work in extract.cited:
            if work.within and work.pages and not _inside(work.within, work.pages):
                yield _finding(work, work.within, work)
        for short, full in fuller(extract.cited):
            if not short.pages or not _is_article(full) or _is_another(short, full):
                continue
            if not _inside(short.pages, full.pages):
                yield _finding(short, short.pages, full)


def _is_another(short: CitedWork, full: CitedWork) -> bool:
    """Tell another edition or printing of the work, which has pages of its own."""
    return bool(short.edition or short.container) or short.first not in {None, full.first}


def _is_article(work: CitedWork) -> bool:
    if work.pages is None or not work.title or not work.container:
        return False
    return work.pages[1] - work.pages[0] >= _WHOLE


def _inside(cited: tuple[int, int], article: tuple[int, int] | None) -> bool:
    if article is None or article[1] < article[0]:
        return True
    return article[0] <= cited[0] and cited[1] <= article[1]


def _finding(work: CitedWork, cited: tuple[int, int], full: CitedWork) -> Finding:
    first, last = cited
    shown = f"page {first}" if first == last else f"pages {first} to {last}"
    whole = f"{full.pages[0]} to {full.pages[1]}" if full.pages else ""
    sides = [Evidence(work.where, f"cites {shown}")]
    if full is not work:
        sides.append(Evidence(full.where, f"pages {whole}"))
    return CHECK.finding(
        f"{shown} in {work.where.citation} lies outside the article, which has pages {whole}",
        sides,
        why="it is the same citation" if full is work else "the short citation stands for this one",
    )


_ARTICLE = "[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, no. 2 (1999), pp. 14–39.\n\n"

CHECK = Check(
    id="CIT008",
    slug="page-outside-article",
    level=Level.WARNING,
    summary="A page is cited that the article does not have.",
    why="The page, or the range of the article, is wrong: the reader does not find the place.",
    fix="Open the article; correct the page or the range.",
    find=find,
    reported=(
        Example(
            "in one citation",
            {
                "chapter": (
                    "The port closed.[1]\n\n[1] N. Okafor, “Who Ate the Cod”, *Sea Journal*, vol. 3, "
                    "no. 2 (1999), pp. 14–39, at p. 52.\n"
                )
            },
        ),
        Example(
            "in the next note",
            {"chapter": f"The port closed.[1] The fleet left.[2]\n\n{_ARTICLE}[2] Ibid., p. 52.\n"},
        ),
        Example(
            "in a short form",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2] It sank.[3]\n\n"
                    + _ARTICLE
                    + "[2] Ito, K., *Nets* (Hart: Oxford, 2004), p. 12.\n\n[3] Okafor (note 1), p. 9.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "a page of the article",
            {"chapter": f"The port closed.[1] The fleet left.[2]\n\n{_ARTICLE}[2] Ibid., p. 20.\n"},
        ),
        Example(
            "the pages of a book are those cited",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), pp. 9–29.\n\n"
                    "[2] Ibid., p. 112.\n"
                )
            },
        ),
        Example(
            "the note before cites two works",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    + _ARTICLE.strip()
                    + " See also Ito, K., *Nets* (Hart: Oxford, 2004), p. 12.\n\n[2] Ibid., p. 112.\n"
                )
            },
        ),
    ),
    references=(
        "Sweetland, Errors in Bibliographic Citations: A Continuing Problem, The Library Quarterly 59 (1989), pp. 291–304",
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
    ),
)
