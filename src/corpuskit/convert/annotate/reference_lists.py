"""The entries of a document's list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpuskit.bib import vocabulary
from corpuskit.bib.parse import LIMIT, parse_work
from corpuskit.bib.split import without_stop
from corpuskit.bib.work import Name, Work
from corpuskit.core.passages import Draft, Node, Passage

_NUMBER = re.compile(r"\s*(?:\d{1,3}[.)]|[IVXA-H]{1,4}\.)?\s*")
# Where an entry's author is that of the entry before it.
_SAME_AUTHOR = re.compile(r"\s*[-—–_]{2,8}(?=[.,]?\s)")
_ENTRIES = frozenset({"p", "item", "bibl"})
_SHORTEST = 20


def listed_works(draft: Draft) -> Iterator[tuple[int, Work]]:
    """Yield every work of the lists of references with its passage, in their order.

    A list is known by its heading; a paragraph below it is an entry where it reads as one work
    with a title and an author or date. What introduces the list is none.
    """
    before: tuple[Name, ...] = ()
    for passage in _entries(draft):
        start, end = 0, without_stop(passage.chars, 0, len(passage.chars.rstrip()))
        if not _SHORTEST <= end - start <= LIMIT:
            continue
        work = parse_work(passage.chars, passage.marks, start, end)
        dash = _SAME_AUTHOR.match(passage.chars)
        if dash and not work.authors:
            again = (replace(each, start=0, end=dash.end()) for each in before)
            work = replace(work, authors=tuple(again))
        before = work.authors
        named = work.title or work.title_translation or work.container
        if work.certain and named and (work.authors or work.editors or work.date or work.url):
            yield passage.number, work


def _entries(draft: Draft) -> Iterator[Passage]:
    for number in _below(draft.text, draft.passages, inside=False):
        passage = draft.passages[number]
        if passage.kind in _ENTRIES:
            yield passage


def _below(node: Node, passages: tuple[Passage, ...], *, inside: bool) -> Iterator[int]:
    """Yield the passages under the heading of a list of references."""
    heads = [
        passages[c] for c in node.children if isinstance(c, int) and passages[c].kind == "head"
    ]
    inside = inside or any(_heads_list(head.chars) for head in heads)
    for child in node.children:
        if isinstance(child, Node):
            yield from _below(child, passages, inside=inside)
        elif inside:
            yield child


def _heads_list(heading: str) -> bool:
    words = _NUMBER.sub("", heading, count=1).strip(" .:").casefold()
    return words in vocabulary.words("reference_headings")
