"""Titles of instruments in other languages: «Tratado de Límites», «Dogovor o druzhbe»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.language.treaty_words import (
    TreatyName,
    foreign_list,
    foreign_words,
    function_words,
    kind_words,
    name_words,
)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʿʾʹ–][^\W\d_]+)*")
_LONGEST = 24
# Kinds of the heads that are words of English, or names, too.
_WEAK_KINDS = {
    "accord": "accord",
    "pacto": "pact",
    "patto": "pact",
    "pacte": "pact",
    "pakt": "pact",
    "carta": "charter",
    "ley": "law",
    "lei": "law",
}


def foreign_titles(text: str) -> Iterator[TreatyName]:
    """Read the titles that open with a capitalised instrument noun of another language.

    A title goes on to the first sign or the first English function word; it needs a word of its
    language behind the noun.

    >>> [t.name for t in foreign_titles("known as the Tratado de los Manteles because of it")]
    ['Tratado de los Manteles']
    """
    for word in _WORD.finditer(text):
        if not word[0][0].isupper():
            continue
        low = word[0].casefold()
        weak = low in foreign_list("weak")
        kind = foreign_words().get(low)
        if kind is None and not weak:
            continue
        end = foreign_run(text, word.end())
        following = _WORD.match(text, word.end() + 1)
        if end == word.end() or following is None:
            continue
        if weak and following[0].casefold() not in foreign_list("small"):
            continue
        if low in kind_words() and following[0] not in foreign_list("small"):
            continue
        found = kind or _WEAK_KINDS.get(low, low)
        yield TreatyName(word.start(), end, found, text[word.start() : end], full=True)


def foreign_run(text: str, end: int) -> int:
    """Return where the words of another language behind an offset end: before a sign, or English.

    Small words that English has too («o», «do») count only between others.
    """
    small = foreign_list("small")
    stops = (function_words() | name_words("ends")) - small
    last = at = end
    for _ in range(_LONGEST):
        word = _WORD.match(text, at + 1) if text[at : at + 1] in (" ", "’", "'") else None
        if word is None or word[0].casefold() in stops:
            break
        at = word.end()
        if word[0].casefold() not in small:
            last = at
    return last
