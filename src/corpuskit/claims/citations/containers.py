"""Journals and newspapers whose name the corpus spells in more than one way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from corpuskit.bib.keys import surname_skeleton
from corpuskit.claims.model.citation import CitedWork

_ARTICLE = re.compile(r"^(?:the|le|la|les|el|der|die|das|il|l)\s")
# A slip in a shorter word may be another word.
_LONG = 6
_NAMES = 12


def spelled_differently(works: Sequence[CitedWork]) -> Iterator[Mapping[str, list[CitedWork]]]:
    """Yield, for each container with several spellings, the citations by spelling.

    Two names are of one container where each word is the same but for what transliterations and
    accents disagree on, or where a single letter of a long word differs. The spelling that is met
    most stands first.
    """
    by_name: dict[str, list[CitedWork]] = defaultdict(list)
    for work in works:
        name = spelling(work.as_printed("container"))
        if work.certain and name:
            by_name[name].append(work)
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(by_name):
        groups[tuple(surname_skeleton(word) for word in name.split())].append(name)
    for names in _with_slips(groups):
        if len(names) > 1:
            ordered = sorted(names, key=lambda name: (-len(by_name[name]), name))
            yield {name: by_name[name] for name in ordered}


def spelling(container: str) -> str:
    """Return the letters of a name in lower case, accents kept, without article and signs."""
    words = re.sub(r"[\W_]+", " ", container.casefold()).strip()
    return _ARTICLE.sub("", words)


def _with_slips(groups: Mapping[tuple[str, ...], list[str]]) -> Iterator[list[str]]:
    """Join groups that differ by one letter; blocks of one length and beginning keep this quick."""
    blocks: dict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    joined: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in groups:
        for block in {(len(words), f"<{words[0][:3]}"), (len(words), f"{words[-1][-3:]}>")}:
            first = next((other for other in blocks[block] if _slip(words, other)), None)
            if first is not None:
                joined.setdefault(words, joined.get(first, first))
            blocks[block].append(words)
    names: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for words, spellings in groups.items():
        names[joined.get(words, words)] += spellings
    yield from names.values()


def _slip(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell one letter more, less, other or turned round within a long word of a longer name."""
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(unlike) != 1 or len("".join(one)) < _NAMES:
        return False
    first, second = unlike[0]
    if min(len(first), len(second)) < _LONG or first[:-1] == second or second[:-1] == first:
        return False
    letters = not re.search(r"\d", first + second)
    return letters and first[0] == second[0] and OSA.distance(first, second) == 1
