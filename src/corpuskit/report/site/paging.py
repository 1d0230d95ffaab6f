"""Long lists on several pages, so that none grows with the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from corpuskit.report.site.rendering import Page


def paged(first: Page, items: Sequence[Any], size: int) -> Iterator[Page]:
    """Yield a page for each so many items; the first has the name given, the others a number.

    No name of its own has the sign before the number.

    A page shows `items`, `pages` (the names of all of them) and `number`, its own from 1.
    """
    stem = first.path.removesuffix(".html")
    count = max(1, -(-len(items) // size))
    paths = [first.path, *(f"{stem}~{number}.html" for number in range(2, count + 1))]
    names = [path.rpartition("/")[2] for path in paths]
    for number, path in enumerate(paths):
        part = items[number * size : (number + 1) * size]
        shows = {**first.shows, "items": part, "pages": names, "number": number + 1}
        shows["total"] = len(items)
        yield replace(first, path=path, shows=shows)
