"""Text of others made harmless: for a terminal, for one line, for the log of a job, in JSON.

A source may hold what steers a terminal, turns the direction of what follows it, or reads as a
command to the program that collects the output. None of that is in the words of a text, so it is
shown as what it is: a character that cannot be shown.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

REPLACED = "\ufffd"
# C0 without tab and line end, DEL, C1; marks, embeddings, overrides and isolates of direction;
# separators of lines and paragraphs, at which programs break lines; lone surrogates.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_COMMAND = re.compile(r"^([^\S\n]*)::", re.M)
_OLD_COMMAND = "##["


def printable(text: str) -> str:
    """Return text without the characters that could steer a terminal.

    A space of any width is a space: figures are printed with narrow ones between thousands.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or character in "\n\t":
        return character
    return " " if unicodedata.category(character) == "Zs" else REPLACED


def one_line(text: str) -> str:
    """Return text as one line, whatever it holds."""
    return printable(text).replace("\n", REPLACED).replace("\t", REPLACED)


def without_steering(text: str) -> str:
    """Return text with its own spaces, without what could steer a terminal."""
    return _STEERING.sub(REPLACED, text)


def without_commands(text: str) -> str:
    """Return text in which GitHub's runner finds no workflow command, neither new nor old."""
    return _COMMAND.sub(r"\1: :", text).replace(_OLD_COMMAND, "## [")


def json_text(value: Any, indent: int | None = None) -> str:
    """Return JSON that says the same wherever it is read, and steers no terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
