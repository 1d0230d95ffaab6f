"""Authors at the head of an entry of a reference list: «Asante, Joy, Lima, K. and Sy, A. 2015,»."""

from __future__ import annotations

from collections.abc import Sequence

from corpuskit.language.name_shapes import (
    capitals_behind,
    initials_first,
    surname_first,
    surname_from,
)
from corpuskit.language.name_tokens import Token, is_numeral, is_place, is_title, nameable
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.person_name import PersonName, made, spanned

_JOINING = frozenset({"and", "&", ",", ";", "with", "y", "et", "und"})
_LONGEST = 4
_YEAR_DIGITS = 4
_HEAD = 150
_EDITORS = frozenset({"ed", "eds", "ed.", "eds.", "trans", "editor", "editors"})


def entry_authors(
    tokens: Sequence[Token], *, note: bool = False
) -> tuple[tuple[PersonName, ...], int]:
    """Return the authors that an entry begins with, and the index of the token behind them.

    There are none where the text does not begin «Surname, I.» or «Surname, Given» or has no year:
    the running text of a document does not. A `note` may begin with a surname and a title too, so
    that the given name must be known there.

    >>> from corpuskit.language.name_tokens import tokens_of
    >>> names, _ = entry_authors(tokens_of("Okoro, Ada, Lima, K. and Mark Dahl. 2015. On Fish."))
    >>> [name.full for name in names]
    ['Ada Okoro', 'K. Lima', 'Mark Dahl']
    """
    if not _has_year(tokens):
        return (), 0
    listed = _with_capitals(tokens)
    if listed is not None:
        return listed
    first = surname_first(tokens, 0, note=True, opens=True) or _inverted(tokens, 0)
    if first is None:
        return (), 0
    name, at = first
    dated = not note and _dated(tokens, at)
    if not dated and not (_sure(name) and tokens[at : at + 1] and tokens[at].text not in "(:"):
        return (), 0
    found = [name]
    while at < len(tokens):
        begin = _behind_joining(tokens, at)
        further = _further(tokens, begin, dated=dated) if begin > at else None
        if further is None:
            break
        name, at = further
        found.append(name)
    return tuple(found), at


def _with_capitals(tokens: Sequence[Token]) -> tuple[tuple[PersonName, ...], int] | None:
    """Read «Okoro AB, Lima K. Fish and ships» or «Okoro AB, Lima K, et al.»."""
    found: list[PersonName] = []
    at = 0
    while read := capitals_behind(tokens, at):
        found.append(read[0])
        at = read[1]
        if at >= len(tokens) or tokens[at].text != ",":
            break
        at += 1
    if not found or (len(found) == 1 and (is_numeral(tokens[at - 1].text) or _forename(found[0]))):
        return None
    closed = tokens[at - 1].text.endswith(".") or (at < len(tokens) and tokens[at].text in ".,")
    others = [token.text for token in tokens[at : at + 2]] == ["et", "al"]
    return (tuple(found), at) if closed or others else None


def _forename(name: PersonName) -> bool:
    """Tell «John F.», behind which a surname may stand, from «Okoro F.»."""
    return is_given_name(name.surname)


def _sure(name: PersonName) -> bool:
    """Tell a name that is one also without a year behind the authors."""
    return "." in name.given or is_given_name(name.given.split(" ")[0])


def _further(tokens: Sequence[Token], index: int, *, dated: bool) -> tuple[PersonName, int] | None:
    """Read a further author, in either order."""
    if index >= len(tokens):
        return None
    if tokens[index].kind == "initials":
        name, after = initials_first(tokens, index, note=True)
        return (name, after) if name else None
    inverted = _inverted(tokens, index)
    if inverted is not None and (dated or _sure(inverted[0])):
        return inverted
    also_word = tokens[index].text in name_words().also_first
    end = _words_end(tokens, index + also_word)
    if end - index > 1 and (also_word or is_given_name(tokens[index].bare)):
        return made(tokens, index, end, certain=True), end
    return None


def _inverted(tokens: Sequence[Token], index: int) -> tuple[PersonName, int] | None:
    """Read «Surname, I.» or «Surname, Given Second»."""
    if index >= len(tokens):
        return None
    with_initials = surname_first(tokens, index, note=True)
    if with_initials is not None:
        return with_initials
    end, surname = surname_from(tokens, index)
    if surname is None or end >= len(tokens) or tokens[end].text != ",":
        return None
    if tokens[end - 1].genitive or any(is_place(token) for token in tokens[index:end]):
        return None
    after = _words_end(tokens, end + 1)
    if not end + 1 < after <= end + _LONGEST:
        return None
    if after < len(tokens) and not _ends_name(tokens, after):
        return None
    given = " ".join(token.bare for token in tokens[end + 1 : after])
    return spanned(tokens, index, after, given, surname), after


def _words_end(tokens: Sequence[Token], index: int) -> int:
    """Return the index behind words and initials that can be a person's."""
    while index < len(tokens):
        token = tokens[index]
        if token.kind != "initials" and (not nameable(token) or is_title(token) or is_place(token)):
            break
        index += 1
    return index


def _ends_name(tokens: Sequence[Token], index: int) -> bool:
    sign = tokens[index].text
    return sign in _JOINING or sign in ".(:" or sign.isdigit() or sign.casefold() in _EDITORS


def _behind_joining(tokens: Sequence[Token], index: int) -> int:
    while index < len(tokens) and tokens[index].text in _JOINING:
        index += 1
    return index


def _dated(tokens: Sequence[Token], index: int) -> bool:
    """Tell an entry in which the year follows the authors: «Okoro, A. and Lima, K. (eds) 2015»."""
    for at in range(index, min(index + _HEAD, len(tokens))):
        token = tokens[at]
        if _is_year(tokens, at):
            return True
        small = token.kind == "word" and token.text[0].islower()
        if small and token.text not in _JOINING and token.text.casefold() not in _EDITORS:
            return False
    return False


def _has_year(tokens: Sequence[Token]) -> bool:
    return any(_is_year(tokens, at) for at in range(len(tokens)))


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether four digits of a year stand at an index, one token each."""
    digits = tokens[at : at + _YEAR_DIGITS]
    if len(digits) < _YEAR_DIGITS or digits[0].text not in "12":
        return False
    return all(t.text.isdigit() and t.start == digits[0].start + i for i, t in enumerate(digits))
