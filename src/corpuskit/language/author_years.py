"""Authors cited in running text by surname and year: «(Kolb 1998)», «Okoro and Lund (2015: 4)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpuskit.language.name_patterns import ACRONYM, CAPITALISED, SURNAME
from corpuskit.language.name_tokens import (
    Token,
    cased,
    is_opener,
    is_particle,
    is_place,
    is_title,
    tokens_of,
)
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.person_name import PersonName
from corpuskit.language.place_names import is_place_name

_NAME = rf"{SURNAME}(?: {CAPITALISED})?"
_LIST = re.compile(
    rf"(?<![\w’'-])({_NAME}(?:, {_NAME}){{0,6}}(?:,? (?:and|&) {_NAME})?)(,? et al\.?)?"
    r"(?:[’']s)?,?$"
)
_YEAR = re.compile(
    r"(?<=[ (\[])(?:(?:1[5-9]|20)\d\d[a-h]?|forthcoming)(?=[),:;\]]| and (?:1[5-9]|20)\d\d[a-h)])"
)
_SEGMENT = re.compile(r"[;(\[]|(?<=\d), |(?<=\d[a-h]), ")
_SIGNAL = re.compile(r"(?:(?:see|but|cf\.|e\.g\.,?|also|compare|from|in|as|and|following) )+")
_SEPARATOR = re.compile(r", and |, & |, | and | & ")
_WINDOW = 120


@dataclass(frozen=True, slots=True)
class CitedAuthor:
    """Hold a surname cited with a year; `sure` where the form of the citation leaves no doubt."""

    name: PersonName
    sure: bool


def author_years(text: str) -> Iterator[CitedAuthor]:
    """Yield the surnames in the citations of running text.

    >>> found = author_years("Okoro and Lund (2015: 4) agree (see Sy et al. 1998; van Dam 2001).")
    >>> [author.name.surname for author in found]
    ['Okoro', 'Lund', 'Sy', 'van Dam']
    """
    for year in _YEAR.finditer(text):
        begin = max(0, year.start() - _WINDOW)
        before = text[begin : year.start()]
        narrative = before.endswith((" (", " ["))
        before = before[:-2] if narrative else before.rstrip(" ")
        if not narrative:
            opened = max(before.rfind("("), before.rfind("["))
            if opened < max(before.rfind(")"), before.rfind("]"), 0):
                continue
            cuts = [match.end() for match in _SEGMENT.finditer(before)]
            at = cuts[-1] + len(before[cuts[-1] :]) - len(before[cuts[-1] :].lstrip(" "))
            signal = _SIGNAL.match(before, at)
            at = signal.end() if signal else at
        names = _LIST.search(before)
        if names is not None and (narrative or names.start() == at):
            yield from _authors(text, begin + names.start(1), begin + names.end(1), bool(names[2]))


def _authors(text: str, start: int, end: int, others: bool) -> Iterator[CitedAuthor]:
    """Yield the surnames of a list, all sure where several stand together, else the last."""
    parts: list[tuple[int, int]] = []
    at = start
    for separator in _SEPARATOR.finditer(text, start, end):
        parts.append((at, separator.start()))
        at = separator.end()
    parts.append((at, end))
    found = [_surname(text, *part) for part in parts]
    together = None not in found and len(parts) > 1
    for name in found if together else found[-1:]:
        if name is not None:
            yield CitedAuthor(name, sure=others or together)


def _surname(text: str, start: int, end: int) -> PersonName | None:
    """Return a surname, openers before it cut off, unless it is something else's name."""
    tokens = tokens_of(text, start, end)
    while len(tokens) > 1 and (is_opener(tokens[0].bare) or is_title(tokens[0])):
        tokens = tokens[1:]
    words = [token for token in tokens if not is_particle(token)]
    tied = len(words) < len(tokens)
    if not words or any(_is_other(word, tied=tied) for word in words):
        return None
    if len(words) > 1 and is_given_name(words[0].bare):
        return None
    printed = " ".join(token.bare for token in tokens)
    if is_place_name(printed):
        return None
    return PersonName(
        tokens[0].start, tokens[-1].bare_end, "", cased(printed), certain=True, introduced=True
    )


def _is_other(token: Token, *, tied: bool) -> bool:
    """Tell a word that is no surname: an acronym, a country, an opener or a bare thing."""
    word = token.bare
    data = name_words()
    acronym = word.isupper() and len(word) <= ACRONYM
    thing = not tied and word in data.things and word not in data.also_surnames
    return token.kind != "word" or acronym or thing or is_opener(word) or is_place(token)
