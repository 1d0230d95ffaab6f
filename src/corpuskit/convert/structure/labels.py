"""Labels at the beginning of a block: of notes, of list items, of numbered headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

# The signs of notes in the order in which a page uses them (Chicago Manual of Style, 14.20).
SYMBOLS = ("*", "†", "‡", "§", "‖", "¶", "**", "††", "‡‡", "***")
SYMBOL = "[*†‡§‖¶]"

NOTE_LABEL = re.compile(
    rf"(?P<sup>[{SUPERSCRIPTS}]{{1,4}})[.)]?(?=\s|[^\W\d_]|[“\"'‘«(\[*_<])"
    r"|(?P<caret>\[\^[0-9]{1,4}\]):?(?=\s|\S)"
    r"|(?P<bracket>\[[0-9]{1,4}\])[.:]?(?=\s)"
    r"|(?P<html><sup>\s*\[?[0-9]{1,4}\]?\s*</sup>)(?=\S|\s)"
    r"|(?P<slash>[0-9]{1,4}/)(?=\s)"
    r"|(?P<dot>[0-9]{1,4}\.)(?=\s)"
    r"|(?P<paren>\(?[0-9]{1,4}\))(?=\s)"
    r"|(?P<space>[0-9]{1,4})(?=\s+\S)"
    rf"|(?P<symbol>{SYMBOL}{{1,3}})(?=\s+[^\s*\d])|(?P<dagger>[†‡]{{1,2}})(?=[^\W\d_]|[“\"'‘«(])"
)
DIGITS = re.compile(r"[0-9]+")

BULLET = re.compile(r"(?:[-–•▪‣·●○■◦]|\*(?=\s+[^*\s][^*]*$))(?=\s)")
NUMBERED = re.compile(r"\(?([0-9]{1,3})[.)](?=\s)")
LETTERED = re.compile(r"\(?([a-z])[.)](?=\s)|\(([A-Z])\)(?=\s)|([A-Z])[.)](?=\s)")
ROMAN_ITEM = re.compile(r"\(?([ivx]{1,5})[.)](?=\s)")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

# Labels that no list item or heading carries: a block with one is a note wherever it stands.
STRONG = frozenset({"sup", "caret", "html"})


@dataclass(frozen=True, slots=True)
class NoteLabel:
    """Hold the number that begins a block, how it is printed and where the text begins."""

    number: int
    style: str
    end: int


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """Hold the label of a possible list item."""

    rend: str
    number: int
    end: int


def note_label(text: str) -> NoteLabel | None:
    """Return the note label that begins the text, or None.

    >>> note_label("[^12]: See chapter 3.")
    NoteLabel(number=12, style='caret', end=6)
    """
    found = NOTE_LABEL.match(text)
    if found is None:
        return None
    style = found.lastgroup or ""
    if style in ("symbol", "dagger"):
        known = found.group() in SYMBOLS
        return NoteLabel(number_of(found.group()), "symbol", found.end()) if known else None
    digits = DIGITS.search(found.group().translate(TO_DIGITS))
    if digits is None:
        return None
    return NoteLabel(int(digits.group()), style, found.end())


def number_of(symbol: str) -> int:
    """Return the place of a sign among those of notes.

    >>> number_of("‡")
    3
    """
    return SYMBOLS.index(symbol) + 1


def item_label(text: str) -> ItemLabel | None:
    """Return the list label that begins the text, or None.

    >>> item_label("2. Cod is scarce")
    ItemLabel(rend='numbered', number=2, end=2)
    """
    if found := BULLET.match(text):
        return ItemLabel("bulleted", 0, found.end())
    if found := NUMBERED.match(text):
        return ItemLabel("numbered", int(found.group(1)), found.end())
    if found := LETTERED.match(text):
        letter = next(each for each in found.groups() if each).lower()
        return ItemLabel("lettered", ord(letter) - ord("a") + 1, found.end())
    if found := ROMAN_ITEM.match(text):
        return ItemLabel("lettered", roman(found.group(1)), found.end())
    return None


def roman(letters: str) -> int:
    """Return the value of a Roman numeral.

    >>> roman("XIV")
    14
    """
    total = 0
    values = [ROMAN_VALUES.get(each, 0) for each in letters.lower()]
    for index, value in enumerate(values):
        smaller = index + 1 < len(values) and value < values[index + 1]
        total += -value if smaller else value
    return total
