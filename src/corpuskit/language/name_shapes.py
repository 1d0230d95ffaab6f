"""Names that show by their shape: initials before a surname or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpuskit.language.name_tokens import (
    MONTHS,
    Token,
    cased,
    is_particle,
    is_place,
    is_title,
    nameable,
)
from corpuskit.language.name_words import name_words, plain_letters
from corpuskit.language.person_name import PersonName, spanned
from corpuskit.language.place_names import is_place_name

_SHORT = 9
_FURTHER = 3
# Shorter words in capitals are acronyms.
_LEAST = 4
# «Encyclopaedia (2001), s.v. ORLEN, Ida».
_UNDER = ["v", "."]
_LISTS_ON = frozenset({",", "and", "&", ";", "."})
_EDITORS = [[",", "editor"], [",", "editors"], [",", "ed"], [",", "eds"]]
_CAPITALS = re.compile(r"[A-ZÀ-Þ](?:-?[A-ZÀ-Þ]){0,2}")


def initials_first(
    tokens: Sequence[Token], index: int, note: bool
) -> tuple[PersonName | None, int]:
    """Read «E. V. Surname» and «M.-R. de Surname» at an index; return the index to go on from."""
    start = index
    while index + 1 < len(tokens) and tokens[index + 1].kind == "initials":
        index += 1
    end, surname = surname_from(tokens, index + 1)
    data = name_words()
    if surname is None or tokens[index].text in data.not_initials:
        return None, index + 1
    before = tokens[start - 1] if start else None
    if before is not None and (before.text in data.lettered or before.text in "–-"):
        return None, index + 1
    given = " ".join(t.text for t in tokens[start : index + 1])
    certain = note or len(given) < _SHORT
    return spanned(tokens, start, end, given, surname, certain=certain), end


def surname_first(
    tokens: Sequence[Token], index: int, note: bool, *, opens: bool = False
) -> tuple[PersonName, int] | None:
    """Read «Surname, E. V.» and «Double Surname, M.» at an index, in notes alone.

    A capital behind it makes the initials another's («Kolb, E. Lima»), but not where the name
    `opens` an entry and a title may follow: «Kolb, E. Fish and ships».
    """
    end, surname = surname_from(tokens, index)
    if not note or surname is None or end + 1 >= len(tokens):
        return None
    comma, initials = tokens[end], tokens[end + 1]
    if comma.text != "," or initials.kind != "initials":
        return None
    after = end + 1
    while after + 1 < len(tokens) and tokens[after + 1].kind == "initials":
        after += 1
    following = tokens[after + 1] if after + 1 < len(tokens) else None
    if following is not None and following.kind == "word" and following.bare[0].isupper():
        further = tokens[after + 2].text if after + 2 < len(tokens) else ","
        place = is_place(tokens[index]) or is_place_name(surname)
        if not opens or place or further in _LISTS_ON or further in name_words().verbs:
            return None
    given = " ".join(t.text for t in tokens[end + 1 : after + 1])
    return spanned(tokens, index, after + 1, given, surname), after + 1


def headword(tokens: Sequence[Token], index: int) -> tuple[PersonName, int] | None:
    """Read «SURNAME, Given Names» before a bracket, as dictionaries of biography open an entry.

    >>> from corpuskit.language.name_tokens import tokens_of
    >>> name, _ = headword(tokens_of("ORLEN, Ida Maria (born Hof, 3 May 1889), chemist."), 0)
    >>> name.full
    'Ida Maria Orlen'
    """
    under = index > 1 and [t.text for t in tokens[index - 2 : index]] == _UNDER
    if index and not under:
        return None
    end = index
    while end < len(tokens) and _in_capitals(tokens[end]):
        end += 1
    if end == index or end >= len(tokens) or tokens[end].text != ",":
        return None
    after = end + 1
    while after < len(tokens) and nameable(tokens[after]) and not tokens[after].bare.isupper():
        after += 1
    given = tokens[end + 1 : after]
    bracket = after < len(tokens) and tokens[after].text == "("
    if not bracket or not 0 < len(given) <= _FURTHER + 1:
        return None
    surname = " ".join(cased(token.bare) for token in tokens[index:end])
    joined = " ".join(token.bare for token in given)
    return spanned(tokens, index, after, joined, surname), after


def _in_capitals(token: Token) -> bool:
    return token.kind == "word" and token.bare.isupper() and len(token.bare) >= _LEAST


def capitals_behind(tokens: Sequence[Token], index: int) -> tuple[PersonName, int] | None:
    """Read «Surname AB» before a sign, as the reference lists of medicine have authors.

    >>> from corpuskit.language.name_tokens import tokens_of
    >>> name, _ = capitals_behind(tokens_of("van der Berg JL, Okoro K."), 0)
    >>> name.full
    'J. L. van der Berg'
    """
    end = index
    while end < len(tokens) and is_particle(tokens[end]):
        end += 1
    first = end
    while end < len(tokens) and end <= first + _FURTHER and _surname_word(tokens[end]):
        if end > first and _CAPITALS.fullmatch(tokens[end].text):
            break
        end += 1
    surname = " ".join(token.bare for token in tokens[index:end])
    if end == first or end >= len(tokens) or surname.isupper():
        return None
    given = tokens[end]
    letters = given.text.removesuffix(".")
    if not _CAPITALS.fullmatch(letters) or tokens[index].text in name_words().lettered:
        return None
    closed = letters != given.text
    if not closed and (end + 1 == len(tokens) or tokens[end + 1].text not in ",.;"):
        return None
    name = spanned(tokens, index, end + 1, spaced(letters), surname)
    return replace(name, end=given.start + len(letters)), end + 1


def spaced(letters: str) -> str:
    """Return initials printed without points with them: «JL» as «J. L.»."""
    return " ".join(f"{letter}." for letter in letters if letter != "-")


def surname_without_comma(
    tokens: Sequence[Token], index: int, note: bool
) -> tuple[PersonName, int] | None:
    """Read «Szabo Á.» and «Chen W.-L.»: a surname that stands first, with initials behind it."""
    if not note or index + 1 >= len(tokens):
        return None
    editor = capitals_behind(tokens, index)
    if editor and [t.text for t in tokens[editor[1] : editor[1] + 2]] in _EDITORS:
        return editor
    if tokens[index + 1].kind != "initials":
        return None
    data = name_words()
    word = tokens[index].bare
    first = plain_letters(word) in data.family_first or cased(word) in data.surname_first
    follows = tokens[index + 2] if index + 2 < len(tokens) else None
    if not first or (follows is not None and follows.text[0].isupper()):
        return None
    given = tokens[index + 1].text
    return spanned(tokens, index, index + 2, given, word, eastern=True), index + 2


def surname_from(tokens: Sequence[Token], index: int) -> tuple[int, str | None]:
    """Read a surname with its particles and suffix; return the index after it."""
    start = index
    while index < len(tokens) and is_particle(tokens[index]):
        index += 1
    if index >= len(tokens) or not _surname_word(tokens[index]):
        return index, None
    further = _further(tokens, index + 1)
    words = [*(t.text for t in tokens[start:index]), *(t.bare for t in tokens[index:further])]
    return further, " ".join(words)


def _surname_word(token: Token) -> bool:
    """Tell a word that can be a surname behind initials: a month's or a thing's name too."""
    also = name_words().also_surnames
    word = cased(token.bare)
    if is_title(token) and word not in also:
        return False
    return nameable(token) or word in MONTHS or (token.kind == "word" and word in also)


def _further(tokens: Sequence[Token], end: int) -> int:
    """Return the index behind the further words of a surname: «Ní Bhriain», «Quarles van Ufford».

    They count only where a sign or a small word ends the name, not where a title follows.
    """
    if tokens[end - 1].text != tokens[end - 1].bare:
        return end
    at = end
    while at < len(tokens) and at < end + _FURTHER:
        if is_title(tokens[at]) or not (is_particle(tokens[at]) or nameable(tokens[at])):
            break
        at += 1
    if at == end or is_particle(tokens[at - 1]):
        return end
    follows = tokens[at] if at < len(tokens) else None
    return at if follows is None or not follows.text[0].isupper() else end


def speaks(tokens: Sequence[Token], index: int) -> bool:
    """Tell a surname that is another word too by what is beside it: title, verb, genitive."""
    data = name_words()
    before = tokens[index - 1].text if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return before in data.titles or after in data.verbs or tokens[index].genitive or after == "("
