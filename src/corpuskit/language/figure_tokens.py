"""Text cut into numbers, words and signs, with offsets: what the figure grammar reads."""

from __future__ import annotations

import functools
import re
from enum import IntEnum
from typing import NamedTuple

from corpuskit.language.word_lists import words

# No-break, figure, thin and narrow no-break spaces group digits, and so does the plain one.
_GROUP_SPACES = " \u00a0\u2007\u2009\u202f"
# Superscripts, subscripts and fractions are digits to Unicode but never part of a word; the
# masculine ordinal sign is printed for a degree.
_NO_LETTER = "\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u2070-\u2089\u2150-\u215e"
_VULGARS = "\u00bc-\u00be\u2150-\u215e"
_LETTER = rf"[^\W\d_{_NO_LETTER}]"
_INNER = rf"[^\W_{_NO_LETTER}]"
# Codes and letters of currencies that stand directly before digits («Rs500», «R1.2 million»); a
# single letter only where the number shows groups, decimals or a multiplier.
_SCALES = "million|billion|trillion|bn|mn|m"
_MONEY = (
    r"(?:[A-Z]{3}|DM|Rs|RM|Shs?|MK|Rp|Tk|K[Ss]h|Bs|Le|Kč|Nu|NR[sS])(?=\d)"
    rf"|[RKPLQD](?=\d+(?:[.,\u00a0\u202f ]\d|(?:[–-]\d*)?[ \u00a0]?(?:{_SCALES})\b))"
)
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    rf"|(\d{{1,3}}(?:[{_GROUP_SPACES}]\d{{3}}(?!\d))+(?:[.,·]\d+)?[{_VULGARS}]?"
    rf"|\d+(?:[.,'’·]\d+)*[{_VULGARS}]?|(?<![\w.)])\.\d+|[{_VULGARS}])"
    rf"|({_MONEY}"
    rf"|{_LETTER}{_INNER}*(?:[-‐‑'’]{_INNER}+)*)"
    r"|(\S)"
)
# A hyphenated word longer than this is no number in words.
_LONGEST_COMPOUND = 60
_HYPHENS = re.compile("([-‐‑])")


class Kind(IntEnum):
    """Name the kinds of tokens, in the order of the groups of the pattern."""

    ADDRESS = 0
    NUMBER = 1
    WORD = 2
    SIGN = 3


class Token(NamedTuple):
    """Hold one token; `low` is its text without regard to case."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int


END = Token(Kind.SIGN, "", "", -1, -1)


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens; a compound that begins with a number is cut at its hyphens.

    >>> [t.text for t in tokenize("12 000 ex-soldiers, thirty-five tanks")]
    ['12 000', 'ex-soldiers', ',', 'thirty', '-', 'five', 'tanks']
    """
    tokens: list[Token] = []
    kinds = tuple(Kind)
    for match in _TOKEN.finditer(text):
        kind = kinds[match.lastindex or 0]
        word = match[0]
        token = Token(kind, word, word.casefold(), match.start(), match.end())
        if kind is Kind.WORD and ("-" in word or "‐" in word or "‑" in word):
            tied = tokens and tokens[-1].text == "-" and tokens[-1].end == token.start
            tied = tied and len(tokens) > 1 and tokens[-2].kind is Kind.NUMBER
            tokens.extend(_parts(token, tied=bool(tied)))
        else:
            tokens.append(token)
    return tuple(tokens)


def token_at(tokens: tuple[Token, ...], index: int) -> Token:
    """Return a token, or an empty one before the first and after the last."""
    return tokens[index] if 0 <= index < len(tokens) else END


def adjoin(left: Token, right: Token) -> bool:
    """Tell whether nothing stands between two tokens, not even a space."""
    return left.end == right.start


@functools.cache
def _compound_starts() -> frozenset[str]:
    units, tens = words("number_words", "units"), words("number_words", "tens")
    return units | tens | words("number_words", "scales") | {"half", "quarter"}


def _parts(token: Token, *, tied: bool) -> list[Token]:
    if len(token.text) > _LONGEST_COMPOUND:
        return [token]
    pieces = _HYPHENS.split(token.text)
    if not tied and pieces[0].casefold() not in _compound_starts():
        return [token]
    parts, at = [], token.start
    for piece in pieces:
        kind = Kind.SIGN if _HYPHENS.fullmatch(piece) else Kind.WORD
        parts.append(Token(kind, piece, piece.casefold(), at, at + len(piece)))
        at += len(piece)
    return parts
