"""People of one name: «Jan Vos the elder», «his son Jan Vos».

A register knows people by their names, so that a father and a son of one name are one entry. Of
which of the two a passage speaks is only known where its words say so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import Extract, Generation, Namesake
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

# What tells a person from another of the name stands no further before it.
_NEAR = 100
_TITLES = r"(?:(?:Mr|Mrs|Miss|Ms|Dr|Sir)\.?\s+)?"


def generation_of(text: str, start: int, end: int, *, namesake: bool = False) -> Generation:
    """Return which of two people of one name a mention means, if the words beside it say so.

    `namesake` says that the person named before it has the same name: «Jan Vos and his son Jan
    Vos».

    >>> generation_of("Jan Vos the younger came.", 0, 7).value
    'younger'
    """
    near = max(0, start - _NEAR)
    for generation in (Generation.ELDER, Generation.YOUNGER):
        before, behind, kin = _patterns()[generation]
        if behind.match(text, end) or before.search(text, near, start):
            return generation
        if namesake and kin.search(text, near, start):
            return generation
    return Generation.UNSAID


def end_of_name(text: str, end: int) -> int:
    """Return where a name ends with what tells it from another: «Jan Vos the elder»."""
    matches = (behind.match(text, end) for _, behind, _ in _patterns().values())
    return next((match.end() for match in matches if match), end)


def namesakes_of(reading: Reading, document: str) -> Iterator[Namesake]:
    """Yield the people of a sentence who are told from another of their name."""
    for person in reading.people:
        if person.generation is not Generation.UNSAID:
            yield Namesake(document, person.ref, person.generation)


def of_two(extracts: Iterable[Extract]) -> frozenset[str]:
    """Return the register entries under which two people of one name may stand.

    Nobody is called the younger who is the only one of the name.
    """
    return frozenset(each.person for extract in extracts for each in extract.namesakes)


def tells_of_stranger(sentence: str) -> bool:
    """Tell «not to be confused with General Jan Vos», another person of the name."""
    return _strangers().search(sentence) is not None


@functools.cache
def _strangers() -> re.Pattern[str]:
    words = lexicons.table("corpuskit.claims", "namesakes.toml")
    return re.compile(rf"\b(?:{alternation(words['strangers'])})\b", re.I)


@functools.cache
def _patterns() -> Mapping[Generation, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    words = lexicons.table("corpuskit.claims", "namesakes.toml")
    between = alternation(words["between"])
    return {
        generation: (
            re.compile(rf"\b(?:{alternation(words[generation])})\s+{_TITLES}$"),
            re.compile(rf"[,(]?\s*\(?(?:{alternation(words[generation])})\b\.?"),
            re.compile(
                rf"\b(?:his|her|their|whose)\s+(?:(?:{between})\s+)*(?:{alternation(words[kin])})"
                rf"\s*,?\s*{_TITLES}$"
            ),
        )
        for generation, kin in ((Generation.ELDER, "parents"), (Generation.YOUNGER, "children"))
    }
