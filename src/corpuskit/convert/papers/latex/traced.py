"""A text put together from stretches of files, each character with its place in them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpuskit.convert.papers.paper import Cite, Paragraph


@dataclass(frozen=True, slots=True)
class Traced:
    """Hold a text; `at` has the place of each character among the files of a paper."""

    text: str
    at: Sequence[int]

    def part(self, start: int, end: int) -> Traced:
        """Return a stretch of the text."""
        return Traced(self.text[start:end], self.at[start:end])


def traced(text: str, begin: int) -> Traced:
    """Return a text that stands as it is from a place on."""
    return Traced(text, array("q", range(begin, begin + len(text))))


def standing_at(text: str, place: int) -> Traced:
    """Return a text that stands for something else, all of it at one place."""
    return Traced(text, array("q", [place]) * len(text))


def joined(parts: Iterable[Traced]) -> Traced:
    """Return stretches as one text."""
    texts, at = [], array("q")
    for part in parts:
        texts.append(part.text)
        at.extend(part.at)
    return Traced("".join(texts), at)


def in_files(paragraph: Paragraph, source: Traced) -> Paragraph:
    """Return a paragraph that was read from a text with its places in the files."""
    at = source.at
    return replace(
        paragraph,
        at=tuple([at[place] for place in paragraph.at]),
        cites=tuple(_cite_in_files(cite, at) for cite in paragraph.cites),
    )


def _cite_in_files(cite: Cite, at: Sequence[int]) -> Cite:
    start, end = at[cite.start], at[cite.end - 1] + 1
    # A key that a command puts together stands in no one stretch.
    apart = end - start != cite.end - cite.start
    return replace(cite, start=start, end=start + 1 if apart else end)
