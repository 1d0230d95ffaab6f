"""References in XML text, `&amp;` and the like, and what is wrong with those that are none."""

from __future__ import annotations

import html.entities
import re
from dataclasses import dataclass
from functools import lru_cache

_REFERENCE = re.compile(rb"&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|([A-Za-z_:\x80-\xff][^\s;&<>\"']*));")
_DECLARED = re.compile(rb"<!ENTITY\s+([^\s%][^\s]*)\s")
_PREDEFINED = frozenset({b"amp", b"lt", b"gt", b"apos", b"quot"})
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Slip:
    """State what is wrong between two bytes; `mend` is what to write in their place, if plain."""

    start: int
    end: int
    message: str
    hint: str
    mend: str | None = None


def read_reference(data: bytes, start: int) -> int | Slip:
    """Return the byte behind the reference that begins at an `&`, or what is wrong with it."""
    found = _REFERENCE.match(data, start)
    if found is None:
        return Slip(
            start, start + 1, "a bare & begins a reference in XML", "write &amp;", mend="&amp;"
        )
    if found[3] is not None:
        return _named(data, found)
    digits, base = (found[1], 10) if found[1] else (found[2], 16)
    code = int(digits, base) if len(digits) < 8 else _LAST + 1
    if _is_char(code):
        return found.end()
    words = f"{found[0].decode()} is no character that XML allows"
    return Slip(start, found.end(), words, "write the character itself, or delete it")


def _named(data: bytes, found: re.Match[bytes]) -> int | Slip:
    name = found[3]
    if name in _PREDEFINED or _declarations(data).get(name, found.start()) < found.start():
        return found.end()
    shown = name.decode("utf-8", "replace")
    meant = html.entities.html5.get(f"{shown};")
    words = f"the entity &{shown}; is declared nowhere in the file"
    if meant is None:
        return Slip(found.start(), found.end(), words, "write the character itself")
    visible = meant if meant.isprintable() and not meant.isspace() else f"U+{ord(meant[0]):04X}"
    hint = f"write the character itself: {visible}"
    return Slip(found.start(), found.end(), words, hint, mend=meant)


@lru_cache(maxsize=1)
def _declarations(data: bytes) -> dict[bytes, int]:
    """Return where each entity is first declared; once for a text, whose references ask often."""
    first: dict[bytes, int] = {}
    for declaration in _DECLARED.finditer(data):
        first.setdefault(declaration[1], declaration.start())
    return first


def _is_char(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return code <= _LAST and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)
