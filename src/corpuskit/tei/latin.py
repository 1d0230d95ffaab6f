"""Write names of other alphabets in the letters of ASCII, for ids that people read and type."""

from __future__ import annotations

import functools
import unicodedata
from importlib.resources import files

from corpuskit.core.parsers import parse_toml


def in_latin(words: str) -> str:
    """Return words in lower case with each letter in ASCII where the tables know how.

    What they do not know stays as it is.

    >>> in_latin("Đặng Văn"), in_latin("Æsir"), in_latin("Иванов"), in_latin("Σεφέρης")
    ('dang van', 'aesir', 'ivanov', 'seferis')
    """
    composing, pairs, letters = _tables()
    # Letters that are composed and have a reading of their own («й») come before the parting.
    composed = unicodedata.normalize("NFC", words.casefold()).translate(composing)
    parted = unicodedata.normalize("NFKD", composed).casefold()
    plain = "".join(c for c in parted if not unicodedata.combining(c))
    for pair, reading in pairs:
        plain = plain.replace(pair, reading)
    return plain.translate(letters)


@functools.cache
def _tables() -> tuple[dict[int, str], tuple[tuple[str, str], ...], dict[int, str]]:
    """Return the letters to read first, the pairs, and all letters."""
    data = files("corpuskit.tei").joinpath("data", "latin_letters.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = parse_toml(data)
    pairs = tuple(tables.pop("pairs").items())
    composing = str.maketrans(tables["cyrillic"])
    return composing, pairs, str.maketrans({k: v for t in tables.values() for k, v in t.items()})
