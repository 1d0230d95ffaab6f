"""Names in author lines, where no further evidence is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.language.name_tokens import Token, eastern_order, tokens_of
from corpuskit.language.name_words import name_words
from corpuskit.language.person_name import PersonName, split_name

_AND = re.compile(r"\s*(?:\band\b|[,;&])\s*")
_BY = re.compile(r"[^,;&]{0,40}?\b[Bb][Yy]:?\s+")
_LONGEST = 6


def byline_names(text: str) -> Iterator[PersonName]:
    """Yield the names of an author line: «First Last and First LAST», with or without «By».

    >>> [p.full for p in byline_names("By Ana Lima, PARK Ji-won and J. ter Braak")]
    ['Ana Lima', 'Park Ji-won', 'J. ter Braak']
    """
    by = _BY.match(text)
    at = by.end() if by else 0
    while at < len(text):
        cut = _AND.search(text, at)
        end = cut.start() if cut else len(text)
        name = _name(text, at, end)
        if name is not None:
            yield name
        at = cut.end() if cut and cut.end() > at else end + 1


def _name(text: str, start: int, end: int) -> PersonName | None:
    tokens = tokens_of(text, start, end)
    solid = [index for index, token in enumerate(tokens) if token.kind != "other"]
    tokens = tokens[solid[0] : solid[-1] + 1] if solid else []
    data = name_words()
    titles = [i for i, t in enumerate(tokens[:-2]) if t.text in data.titles or t.text in data.roles]
    tokens = tokens[titles[-1] + 1 :] if titles else tokens
    if not 2 <= len(tokens) <= _LONGEST or not _personal(tokens):
        return None
    given, surname, eastern = split_name(tokens)
    return PersonName(tokens[0].start, tokens[-1].bare_end, given, surname, eastern=eastern)


def _personal(tokens: Sequence[Token]) -> bool:
    data = name_words()
    if any(t.kind == "other" for t in tokens):
        return False
    if any(t.bare in data.things for t in tokens) and not eastern_order(tokens):
        return False
    return all(t.capital or t.text in data.particles for t in tokens)
