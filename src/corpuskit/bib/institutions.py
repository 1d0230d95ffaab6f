"""Institutions that stand where an author does."""

from __future__ import annotations

import re

from corpuskit.bib import vocabulary
from corpuskit.bib.work import Name

_REALM = re.compile(
    r"(?:City|State|Province|County|Municipality|Canton|Colony|Town) of [^\W\d_a-z]"
)


def institution(chars: str, start: int, end: int) -> Name | None:
    """Read the whole span as the name of an institution; None where it looks like none."""
    while end > start and chars[end - 1] in " ,.;:":
        end -= 1
    text = chars[start:end]
    parts = text.split()
    if not parts or len(parts) > 18 or not text[0].isupper():
        return None
    if len(parts) > 1 and parts[0].casefold() in vocabulary.words("document_words"):
        return None
    if text.count("(") != text.count(")") or re.search(r":\s|\b(?:1[5-9]|20)\d\d\b", text):
        return None
    known = text.casefold() in vocabulary.words("agencies") or vocabulary.bears(
        text, "institutions"
    )
    shouted = sum(char.isupper() for char in text)
    acronym = len(parts) == 1 and len(text) <= 12 and shouted >= 2 and 2 * shouted >= len(text)
    small = {
        "of",
        "for",
        "the",
        "and",
        "on",
        "to",
        "in",
        "de",
        "des",
        "la",
        "du",
        "pour",
        "et",
        "der",
        "für",
        "&",
        "del",
        "y",
        "sur",
        "les",
        "le",
        "a",
        "und",
        "di",
        "per",
        "by",
        "at",
    }
    proper = all(
        part[0].isupper() or part[0] in "([&–" or part.casefold() in small or part[0].isdigit()
        for part in parts
    )
    known = known or _REALM.match(text) is not None
    began = parts[0].casefold() in vocabulary.words("institutions") and len(parts) > 2
    if not (proper or began) or not (known or acronym):
        return None
    return Name(start, end, text, institution=True)
