"""What a document says that its acronyms stand for: «Motorized Infantry Brigade (MIB)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.model import Expansion

_BEHIND = re.compile(
    r"\((?:the\s)?[“‘\"']?(?P<letters>[A-Z](?:[A-Z&.-]|(?<=[A-Z])/(?=[A-Z])){1,8}[A-Z])[”’\"']?\)"
)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# These stand between the words of a name; an acronym may have a letter for them or none.
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "of the for and on in to at by a an with de la le les des du del y et der für und di da",
    )
)
_LONGEST = 14
_MOST_SMALL = 6


def expansions_of(reading: Reading, document: str) -> Iterator[Expansion]:
    """Yield the acronyms that a sentence introduces behind their full names.

    The words in front of the bracket must begin with the letters, small words apart; what does
    not is a translation, a remark, or an acronym of another language, and says nothing.
    """
    for match in _BEHIND.finditer(reading.text):
        letters = re.sub(r"[^A-Z]", "", match["letters"])
        words = list(_WORD.finditer(reading.text, max(0, match.start() - 200), match.start()))
        if not words or reading.text[words[-1].end() : match.start()].strip(" ”’\"'"):
            continue
        first = _first(reading.text, words, letters)
        if first is not None:
            start, end = words[first].start(), words[-1].end()
            where = reading.locate(start, match.end(), "")
            yield Expansion(document, letters, reading.text[start:end], where)


def _first(text: str, words: list[re.Match[str]], letters: str) -> int | None:
    """Return the word with which a name begins whose words have these first letters."""
    for count in range(1, min(_LONGEST, len(words)) + 1):
        name = [match.group() for match in words[-count:]]
        if not name[0][0].isupper() or name[0].casefold() in SMALL_WORDS:
            continue
        between = text[words[-count].start() : words[-1].end()]
        if not re.search(r"[.;:()]\s", between) and _spells(name, letters):
            return len(words) - count
    return None


def _spells(name: list[str], letters: str) -> bool:
    parts = [part for word in name for part in re.split(r"[-’']", word) if part]
    great = [part for part in parts if part.casefold() not in SMALL_WORDS]
    if any(not part[0].isupper() for part in great):
        return False
    small = [part for part in parts if part.casefold() in SMALL_WORDS]
    if len(small) > _MOST_SMALL:
        return False
    for taken in product((False, True), repeat=len(small)):
        choice = iter(taken)
        kept = [p for p in parts if p.casefold() not in SMALL_WORDS or next(choice)]
        if "".join(part[0].upper() for part in kept) == letters:
            return True
    return False
