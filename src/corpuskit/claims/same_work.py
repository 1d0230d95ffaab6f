"""Which citations are of one work, and in what they differ though they cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpuskit.claims.citation_model import CitedWork

# Titles typed twice or transliterated in two ways differ by a letter or two.
_ALIKE = 94.0
# A shorter title («Editorial», «The war») is given to many works of one author.
_WORDS = 3
# Below this a range may be the pages that are cited, not those of the article.
_WHOLE = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold two citations of one work and the field in which they differ."""

    field: str
    left: CitedWork
    right: CitedWork


def differences(works: Sequence[CitedWork]) -> Iterator[Difference]:
    """Yield, for each work cited twice in full, the fields on which the citations disagree.

    Each citation is compared with the first of its work, so that one slip is told once.
    """
    groups: dict[tuple[frozenset[str], str], list[CitedWork]] = defaultdict(list)
    for work in works:
        if work.certain and work.names and not work.points_to and _telling(work):
            groups[work.surnames, work.title[:12]].append(work)
    for members in groups.values():
        firsts: list[CitedWork] = []
        for work in members:
            first = next((each for each in firsts if _one_work(each, work)), None)
            if first is None:
                firsts.append(work)
            else:
                yield from _compare(first, work)


def _telling(work: CitedWork) -> bool:
    return len(work.title.split()) >= _WORDS and work.first is not None


def _one_work(left: CitedWork, right: CitedWork) -> bool:
    """Tell whether two citations are of one printing of one work."""
    if fuzz.ratio(left.title, right.title) < _ALIKE:
        return False
    if bool(left.container) != bool(right.container) or left.edition != right.edition:
        return False
    if left.container:
        return fuzz.token_set_ratio(left.container, right.container) >= _ALIKE
    # Another house means another edition, and so does another volume.
    if left.volume != right.volume or not (_by_year(left) and _by_year(right)):
        return False
    return bool(left.publisher) and fuzz.token_set_ratio(left.publisher, right.publisher) >= _ALIKE


def _by_year(work: CitedWork) -> bool:
    """Tell a book, dated by its year, from a letter or a paper of a day."""
    return work.first is not None and work.last is not None and (work.last - work.first).days > 300


def _compare(left: CitedWork, right: CitedWork) -> Iterator[Difference]:
    if _years_differ(left, right) and not _moved(left, right):
        yield Difference("year", left, right)
    if left.container and _same_issue(left, right) and _pages_differ(left, right):
        yield Difference("pages", left, right)
    if not left.container and _places_differ(left, right):
        yield Difference("place", left, right)
    if left.title != right.title and _same_issue(left, right) and left.pages == right.pages:
        yield Difference("title", left, right)


def _years_differ(left: CitedWork, right: CitedWork) -> bool:
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return False
    return left.first.year > right.last.year or right.first.year > left.last.year


def _moved(left: CitedWork, right: CitedWork) -> bool:
    """Tell a text printed twice, in two issues or volumes of a periodical, from a slip."""
    if not left.container:
        return False
    return (left.volume, left.number) != (right.volume, right.number) or not (
        left.volume or left.number
    )


def _same_issue(left: CitedWork, right: CitedWork) -> bool:
    return (left.volume, left.number, left.first) == (right.volume, right.number, right.first)


def _pages_differ(left: CitedWork, right: CitedWork) -> bool:
    """Tell two long page ranges of one article that agree on one end only."""
    if left.pages is None or right.pages is None or left.pages == right.pages:
        return False
    (first, last), (other_first, other_last) = left.pages, right.pages
    whole = last - first >= _WHOLE and other_last - other_first >= _WHOLE
    return whole and (first == other_first) != (last == other_last)


def _places_differ(left: CitedWork, right: CitedWork) -> bool:
    if not left.place or not right.place or _years_differ(left, right):
        return False
    one, other = set(left.place.split()), set(right.place.split())
    return not one & other
