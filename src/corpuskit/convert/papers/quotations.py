"""What a paper quotes: between quotation marks, over several sentences too, or set off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpuskit.claims.model import Quoted
from corpuskit.convert.papers.paper import Paper
from corpuskit.convert.papers.places import placed

_MARKED = re.compile(
    r"[“„«](?P<a>[^“”„«»]{3,1500})[”»“]|\"(?P<b>[^\"]{3,1500})\"|(?<![\w’'])[‘'](?P<c>[^‘\n]{3,1500}?)[’'](?![\w])"
)


def quoted_in(paper: Paper, found: Sequence[tuple[int, int, int]]) -> Iterator[Quoted]:
    """Yield the quotations of a paper; `found` are its sentences: paragraph, beginning, end."""
    of: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for group, (host, low, high) in enumerate(found, 1):
        of[host].append((low, high, group))
    for number, paragraph in enumerate(paper.paragraphs):
        sentences = of.get(number, [])
        if not sentences:
            continue
        if paragraph.kind == "quote":
            stretches = [(0, len(paragraph.chars), True)]
        else:
            stretches = [(*_inner(match), False) for match in _MARKED.finditer(paragraph.chars)]
        starts = [low for low, _, _ in sentences]
        for start, end, block in stretches:
            first = sentences[max(bisect_right(starts, start) - 1, 0)]
            last = sentences[max(bisect_right(starts, max(end - 1, start)) - 1, 0)]
            bounds = (first[0], max(last[1], end))
            yield Quoted(
                paragraph.chars[start:end],
                last[2],
                end - last[0],
                placed(paper, paragraph, start, end, bounds),
                block,
            )


def _inner(match: re.Match[str]) -> tuple[int, int]:
    name = next(name for name in "abc" if match[name] is not None)
    return match.span(name)
