"""Mark places that are known everywhere: countries, capitals, regions."""

from __future__ import annotations

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.language.place_names import PlaceName, find_places

_BLOCKING = frozenset(
    {"rs", "persName", "orgName", "placeName", "date", "title", "publisher", "pubPlace", "ref"}
    | {"byline", "measure", "num"}
)


def annotate_places(draft: Draft, _context: Context) -> Draft:
    """Add `placeName` marks; the key is the country's first name, else the place's own.

    Names within other names are left alone: a treaty's, a person's, a ministry's, a book's.
    """
    added = {}
    for passage in draft.passages:
        marks = tuple(
            Mark(place.start, place.end, "placeName", (("key", place.full),))
            for place in find_places(passage.chars)
            if not any(_forbids(mark, place, passage) for mark in passage.marks)
        )
        if marks:
            added[passage.number] = marks
    return draft.with_marks(added)


def _forbids(mark: Mark, place: PlaceName, passage: Passage) -> bool:
    """Tell a mark that a place may not lie in or cross."""
    if mark.end <= place.start or place.end <= mark.start or mark.start == mark.end:
        return False
    if mark.tag == "hi":
        whole = mark.end - mark.start >= len(passage.chars.strip())
        return not whole and mark.end - mark.start > place.end - place.start
    return mark.tag in _BLOCKING or not (mark.start <= place.start and place.end <= mark.end)
