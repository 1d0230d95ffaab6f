"""Find out how an XML file is encoded, and say so plainly where it lies about it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from corpuskit.core.errors import InputError, Problem

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNMARKED = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
DECLARED = re.compile(rb"""<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([^"'<>]{1,60})["']""")
# Python knows these by name too, but they are notations, not character sets.
NO_CHARACTER_SETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
WIDE = re.compile(r"utf[-_]?(16|32)|ucs", re.IGNORECASE)


def decode(data: bytes, path: Path) -> bytes:
    """Return an XML file's text as UTF-8 without a byte order mark.

    Raises `InputError` where the file is empty, is no text, or is not in the encoding that it
    declares.
    """
    encoding, skip = _encoding(data, path)
    body = data[skip:]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(body, error, path) from error
    stripped = text.lstrip(" \t\r\n")
    if not stripped:
        raise InputError(
            Problem(path, 0, "the file is empty", "restore it, or take it off the list")
        )
    if stripped.startswith("<") and "\0" in text:
        raise _with_null(text, path)
    if not stripped.startswith("<"):
        raise InputError(
            Problem(
                path,
                1,
                "the file is no XML: it does not begin with «<»",
                "give a TEI file; sources in other formats go through convert",
                1,
            )
        )
    return body if encoding in {"utf-8", "ascii"} else text.encode("utf-8", "surrogatepass")


def encode_like(data: bytes, text: bytes, path: Path) -> bytes:
    """Return a text (UTF-8) in the encoding of a file, with its byte order mark if it has one.

    A character that the encoding cannot hold becomes a character reference.
    """
    encoding, skip = _encoding(data, path)
    mark = data[:skip]
    if encoding == "utf-8":
        return mark + text
    words = text.decode("utf-8", "surrogatepass")
    return mark + words.encode(encoding, "xmlcharrefreplace")


def _encoding(data: bytes, path: Path) -> tuple[str, int]:
    """Return the encoding and how many bytes of byte order mark precede the text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    for beginning, encoding in UNMARKED:
        if data.startswith(beginning):
            return encoding, 0
    declared = DECLARED.match(data)
    if declared is None:
        return "utf-8", 0
    name = declared.group(1).decode("ascii", "replace")
    canonical = _canonical(name)
    if not canonical or WIDE.match(name):
        raise InputError(
            Problem(
                path,
                1,
                f"the file declares the encoding «{name}», which it is not in",
                'save it as UTF-8 and declare encoding="UTF-8"',
                declared.start(1) + 1,
            )
        )
    if canonical == "ascii" and not data.isascii():
        return "utf-8", 0
    return canonical, 0


def _with_null(text: str, path: Path) -> InputError:
    """Say where a text holds the one character that no parser goes on behind."""
    before = text[: text.index("\0")]
    line, column = _place(before)
    words = "the character U+0000 cannot stand in XML"
    return InputError(Problem(path, line, words, "delete it, or restore the file", column))


def _place(before: str) -> tuple[int, int]:
    """Return the line and column behind some text, from 1."""
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    return len(re.findall(r"\r\n?|\n", before)) + 1, len(before) - start + 1


def is_character_set(name: str) -> bool:
    """Tell whether a name is that of an encoding of text that is known."""
    return bool(_canonical(name))


def _canonical(name: str) -> str:
    """Return the name that Python gives to an encoding, nothing where it is none of text."""
    try:
        canonical = codecs.lookup(name).name
        # This refuses the codecs that make no text of bytes (zip, hex, rot13).
        b"".decode(name)
        b" ".decode(name, "replace")
    except (LookupError, ValueError):
        return ""
    return "" if canonical in NO_CHARACTER_SETS else canonical


def _undecodable(body: bytes, error: UnicodeDecodeError, path: Path) -> InputError:
    """Say at which byte a file stops being in its encoding."""
    before = body[: error.start].decode(error.encoding, "replace")
    line, column = _place(before)
    return InputError(
        Problem(
            path,
            line,
            f"byte {body[error.start]:#04x} is not {error.encoding.upper()}",
            "save the file in the encoding that its first line declares, best as UTF-8",
            column,
        )
    )
