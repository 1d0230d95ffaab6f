"""Places, publishers and what else citations put in brackets."""

from __future__ import annotations

import re

from corpuskit.bib import vocabulary
from corpuskit.bib.locators import field
from corpuskit.bib.slip import Slip

# «U of Dakar P», «Savanna UP», as the Modern Language Association shortens university presses.
_UNIVERSITY = re.compile(r"(?<=[^\W\d_]\s)UP(?=\W*$)|(?:^|\s)U\sof\s[^\W\d_a-z]|\sU\sP(?=\W*$)")


def is_place(text: str) -> bool:
    """Tell whether a text names a place of publication, state or second city included.

    >>> is_place("Newport, RI"), is_place("Oxford University Press")
    (True, False)
    """
    plain = text.strip(" .,;:()[]").casefold()
    known = vocabulary.words("places")
    if plain in known or plain.removesuffix(" d.c").rstrip(" ,") in known:
        return True
    head, _, tail = plain.rpartition(",")
    tail = tail.strip(" .")
    if head and len(head.split()) <= 4 and (tail in vocabulary.words("states") or tail in known):
        return text.strip()[:1].isupper() and not vocabulary.bears(head, "publishers")
    parts = re.split(r"\s*(?:,|/|;|&|\band\b|\bet\b|\bund\b|[-–—])\s*", plain)
    return (
        len(parts) > 1
        and parts[0] in known
        and all(part in known or part in vocabulary.words("states") for part in parts if part)
    )


def is_publisher(text: str) -> bool:
    """Tell whether a text has a word that marks a publishing house."""
    return vocabulary.bears(text, "publishers") or _UNIVERSITY.search(text) is not None


def read_imprint(slip: Slip, start: int, end: int) -> bool:
    """Read «Publisher: Place», «Place: Publisher» or either alone between two offsets.

    Both orders are met; the one of which a half is a known place or house is taken, else
    the place is held to come first, as most manuals ask. Returns whether anything was read.
    """
    text = slip.part(start, end)
    colon = re.search(r"\s?:\s?", text)
    if colon is None:
        return _without_colon(slip, start, end)
    left, right = (start, start + colon.start()), (start + colon.end(), end)
    semicolon = text.find(";", colon.end())
    if semicolon >= 0:
        right = (right[0], start + semicolon)
    publisher_first = _turned(slip.chars[left[0] : left[1]], slip.chars[right[0] : right[1]])
    place, house = (right, left) if publisher_first else (left, right)
    slip.place = slip.place or field(slip.chars, *place)
    slip.publisher = slip.publisher or field(slip.chars, *house)
    return True


def _turned(left: str, right: str) -> bool:
    if is_place(left):
        return False
    return is_place(right) or (prints(left) and not prints(right))


def prints(words: str) -> bool:
    """Tell a house or a body that prints its own reports («Ministry of Ports») from a place."""
    folded = vocabulary.folded_words(words)
    bodies = vocabulary.words("institutions")
    body = len(folded) > 1 and (folded[-1] in bodies or (folded[0] in bodies and "of" in folded))
    return body or is_publisher(words)


def _without_colon(slip: Slip, start: int, end: int) -> bool:
    found = field(slip.chars, start, end)
    if found is None or not found.text[0].isalpha() or len(found.text) > 160:
        return False
    if is_place(found.text):
        slip.place = slip.place or found
        return True
    head, comma, tail = found.text.rpartition(", ")
    if comma and is_place(tail) and not is_place(head):
        slip.place = slip.place or field(slip.chars, found.end - len(tail), found.end)
        slip.publisher = slip.publisher or field(slip.chars, found.start, found.end - len(tail))
        return True
    first, comma, rest = found.text.partition(", ")
    if comma and is_place(first):
        slip.place = slip.place or field(slip.chars, found.start, found.start + len(first))
        slip.publisher = slip.publisher or field(slip.chars, found.end - len(rest), found.end)
        return True
    if not found.text[0].isupper():
        return False
    if is_publisher(found.text) or (found.text.isupper() and len(found.text) > 1):
        slip.publisher = slip.publisher or found
    elif len(found.text.split()) <= 3 and slip.chars[found.end : found.end + 1] in {",", ")", "]"}:
        slip.place = slip.place or found
    else:
        slip.publisher = slip.publisher or found
    return True
