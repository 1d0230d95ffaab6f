"""Titles of treaties of which the document cited has one word otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.names import Misspelt
from corpuskit.claims.drafts.wording import Wording, find_words, words_in
from corpuskit.core.findings import Location
from corpuskit.language.places import country_of
from corpuskit.language.treaties import content_words, find_treaties
from corpuskit.language.treaty_ranks import number_said

# Fewer words in common than these name a kind of treaty, and not one of them.
_FEWEST, _SHARED = 4, 2
_SHORTEST = 3


def retitled(desk: Desk) -> Iterator[Misspelt]:
    """Yield each title of a treaty that stands in the document cited but for one word, once.

    Not where any document or entry has it as it is: two treaties may differ in one word.
    """
    told: set[tuple[str, ...]] = set()
    for group, where in enumerate(desk.paper.sentences, 1):
        cited = desk.beside_near(group)
        for name in find_treaties(where.sentence) if cited else ():
            title = words_in(name.name)
            if not name.full or len(title) < _FEWEST or title in told or _is_known(desk, title):
                continue
            for source in cited:
                original = _but_for_one(desk.wording(source), title)
                if original is not None:
                    told.add(title)
                    place = desk.place(group, name.start, name.end)
                    citings = tuple(desk.by_group.get(group, ()))
                    yield Misspelt(place, citings, source, original)
                    break


def _is_known(desk: Desk, title: tuple[str, ...]) -> bool:
    said = " ".join(title)
    return any(
        find_words(desk.wording(source), title) is not None for source in desk.sources.values()
    ) or any(said in " ".join(words_in(entry.printed)) for entry in desk.manuscript.listed)


def _but_for_one(wording: Wording, title: tuple[str, ...]) -> Location | None:
    """Return the one passage that has all words of a title in their order but for one of them."""
    found: dict[tuple[str, ...], int] = {}
    for start in range(len(wording.words) - len(title) + 1):
        there = wording.words[start : start + len(title)]
        apart = [(a, b) for a, b in zip(title, there, strict=True) if a != b]
        if len(apart) == 1 and _is_slip(*apart[0], title):
            found.setdefault(there, start)
    if len(found) != 1:
        return None
    start = next(iter(found.values()))
    return wording.place(start, start + len(title) - 1)


def _is_slip(mine: str, yours: str, title: tuple[str, ...]) -> bool:
    """Tell a word that is put for another from one that names another treaty: parties, numbers."""
    if min(len(mine), len(yours)) < _SHORTEST or not (mine + yours).isalpha():
        return False
    if any(country_of(w.capitalize()) or number_said(w) is not None for w in (mine, yours)):
        return False
    content = content_words(" ".join(title))
    shared = content_words(" ".join(word for word in title if word != mine))
    return bool(content - shared) and bool(content_words(yours)) and len(shared) >= _SHARED
