"""Names of pages: safe on every disk and in every address, each given once."""

from __future__ import annotations

import re

from corpuskit.tei.latin import in_latin

_UNSAFE = re.compile(r"[^a-z0-9._-]+")
_LONGEST = 80
# No system but one has trouble with them, and that one has with each.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


class Names:
    """Give names to the pages of one folder."""

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)

    def name(self, words: str) -> str:
        """Return a name made of words that no page of the folder has yet."""
        stem = safe(words)
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return name


def safe(words: str) -> str:
    """Return words as the name of a file: small Latin letters, digits, hyphens.

    >>> safe("Núñez, María"), safe("../<b>"), safe("李明"), safe("con")
    ('nunez-maria', 'b', 'page', 'page-con')
    """
    name = _UNSAFE.sub("-", in_latin(words).casefold()).strip("-.")[:_LONGEST].rstrip("-.")
    if not name:
        return "page"
    return f"page-{name}" if _DEVICES.match(name) else name
