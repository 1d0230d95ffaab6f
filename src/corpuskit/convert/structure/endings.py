"""How a block ends and how the next begins, to know whether the sentence is over."""

from __future__ import annotations

import re

from corpuskit.convert.structure.labels import SUPERSCRIPTS, SYMBOL, item_label
from corpuskit.convert.structure.words import words

CLOSERS = "\"'”’»)]*_ "
LAST_WORD = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]\.)([^\W\d_]++(?:\.[^\W\d_]++)*+)[.]?$")
GLUED = re.compile(
    r"(?:(?<=[^\W\d_][.!?])|(?<=[.!?][”’\"]))"
    rf"(?:[0-9]{{1,3}}|\s?[(\[][0-9]{{1,3}}[)\]]|[{SUPERSCRIPTS}]{{1,3}}|{SYMBOL}{{1,3}})$"
)
OPENERS = "“\"'‘«([*_ …."


def stripped(text: str) -> str:
    """Return the text without emphasis marks and space at its ends."""
    return text.strip("*_ \t")


def ending(text: str) -> str:
    """Say how a text ends: `closed`, `colon`, `semicolon`, `bound` or `open`.

    `bound`: more must follow, whatever it begins with (a comma, «of the», «Mr.»). `open`: no
    punctuation ends it.

    >>> ending("He spoke to Mr."), ending("It was “over.”"), ending("cheap power, which")
    ('bound', 'closed', 'bound')
    """
    text = GLUED.sub("", text)
    body = text.rstrip(CLOSERS)
    if not body:
        return "open"
    last = body[-1]
    word = LAST_WORD.search(body[-40:])
    if last == "." and word and word.group(1) in words("leading") and len(body) == len(text):
        return "bound"
    if last in ".!?…":
        return "closed"
    if last in ":;":
        return "colon" if last == ":" else "semicolon"
    if last in ",([“‘–—&/" or text.rstrip()[-1] in "(“‘«[":
        return "bound"
    if word and len(body) == len(text.rstrip()) and word.group(1) in words("open"):
        return "bound"
    return "open"


def begins_small(text: str) -> bool:
    """Say whether the first letter is small: the middle of a sentence, unless it is a label."""
    first = text.lstrip(OPENERS)[:1]
    return first.islower() and item_label(text) is None


def begins_with_digit(text: str) -> bool:
    """Say whether the text begins with a number that is no label."""
    return text[:1].isdigit() and item_label(text) is None


def unclosed(above: str, below: str) -> bool:
    """Say whether a bracket or quotation opened in `above` is closed at the start of `below`."""
    for opening, closing in ("()", "“”", "«»"):
        if above.rfind(opening) <= above.rfind(closing):
            continue
        end = below.find(closing)
        start = below.find(opening)
        if 0 <= end < 400 and (start < 0 or end < start):
            return True
    return False
