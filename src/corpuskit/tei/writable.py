"""What XML 1.0 can hold: sources hold more, and a file must come out of every one of them.

The characters allowed are those of production 2 (Char) of the XML 1.0 recommendation, names those
of production 5 (Name).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from corpuskit.tei.names import XML

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(rf"[{_START}][{_START}0-9.\-\u00b7\u0300-\u036f\u203f\u2040]*")


def text(words: str) -> str:
    """Return running text with U+FFFD for each character that XML cannot hold.

    The length stays the same, so that offsets into the text still hold.
    """
    return _UNWRITABLE.sub("\ufffd", words)


def value(words: str) -> str:
    """Return an attribute's value without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", words)


def is_writable(words: str) -> bool:
    r"""Tell whether XML can hold every character.

    >>> is_writable("Zürich"), is_writable("a\x1bb")
    (True, False)
    """
    return _UNWRITABLE.search(words) is None


def is_name(words: str) -> bool:
    """Tell whether words can be an `xml:id` or the name of an attribute without a namespace.

    >>> is_name("note7"), is_name("7"), is_name("xml:id")
    (True, False, False)
    """
    return _NAME.fullmatch(words) is not None


def set_attributes(element: etree._Element, pairs: Iterable[tuple[str, str]]) -> None:
    """Set the attributes that XML can hold; `xml:` names go to their namespace."""
    for name, words in pairs:
        bare = name.removeprefix(f"{{{XML}}}").removeprefix("xml:")
        if is_name(bare):
            element.set(bare if bare == name else f"{{{XML}}}{bare}", value(words))
