"""Names in author lines, where no further evidence is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.language.name_tokens import (
    Token,
    eastern_order,
    is_particle,
    is_place,
    is_title,
    nameable,
    tokens_of,
)
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.person_name import PersonName, made, split_name

# What parts the names of an author line; behind «in» stands where somebody writes from.
_SEPARATOR = re.compile(
    r"(?:(?<!\s)\s+)?(?:\b(?:and|AND)\b|[,;&]|\b(?P<place>in|at|from)\b(?=\s[A-Z]))\s*"
)
_BY = re.compile(r"[^,;&]{0,40}?\b(?:[Bb]y|BY):?\s+")
_LONGEST = 6


def byline_names(text: str) -> Iterator[PersonName]:
    """Yield the names of an author line: «First Last and First LAST», with or without «By».

    >>> [p.full for p in byline_names("By Ana Lima in Hong Kong, PARK Ji-won and J. ter Braak")]
    ['Ana Lima', 'Park Ji-won', 'J. ter Braak']
    """
    by = _BY.match(text)
    at = by.end() if by else 0
    place = affiliation = False
    while at < len(text):
        cut = _SEPARATOR.search(text, at)
        end = cut.start() if cut else len(text)
        name = None if place else _name(text, at, end)
        first = at == (by.end() if by else 0)
        affiliation = affiliation or (first and name is None and not by)
        if name is not None and not (affiliation and not _plain(name)):
            yield name
        place = cut is not None and bool(cut["place"])
        at = cut.end() if cut and cut.end() > at else end + 1


def author_line(text: str) -> tuple[PersonName, ...]:
    """Return the names of a line that holds authors and at most their affiliation behind them.

    Without «By» every name must show by a known given name, by initials or its order.

    >>> [p.full for p in author_line("JOY AAS-NIELSEN AND VERA P. GORODIN")]
    ['Joy Aas-Nielsen', 'Vera P. Gorodin']
    >>> author_line("Counting What Cannot Be Seen")
    ()
    """
    by = _BY.match(text)
    by = by if by and by[0].lower().startswith("by") else None
    found: list[PersonName] = []
    at = by.end() if by else 0
    while at < len(text):
        cut = _SEPARATOR.search(text, at)
        end = cut.start() if cut else len(text)
        tokens = tokens_of(text, at, end)
        stop = _run(tokens)
        if not 1 < stop <= _LONGEST or not (by or _shows(tokens[:stop])):
            break
        found.append(made(tokens, 0, stop, certain=True))
        if stop < len(tokens) and not _is_affiliation(tokens[stop]):
            return ()
        if cut is not None and cut["place"]:
            cut = _SEPARATOR.search(text, cut.end())
        at = cut.end() if cut and cut.end() > at else len(text)
    return tuple(found)


def _run(tokens: Sequence[Token]) -> int:
    """Return how many tokens from the first can be a name's."""
    end = 0
    while end < len(tokens):
        token = tokens[end]
        named = token.kind == "initials" or (nameable(token) and not is_title(token))
        if not (named and not is_place(token)) and not (end and is_particle(token)):
            break
        end += 1
    while end and (is_particle(tokens[end - 1]) and not tokens[end - 1].capital):
        end -= 1
    return end


def _shows(tokens: Sequence[Token]) -> bool:
    initials = any(token.kind == "initials" for token in tokens)
    return initials or is_given_name(tokens[0].bare) or eastern_order(tokens)


def _is_affiliation(token: Token) -> bool:
    return token.bare in name_words().things or is_place(token) or token.kind == "other"


def _plain(name: PersonName) -> bool:
    return name.eastern or "." in name.given or is_given_name(name.given.split(" ")[0])


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
