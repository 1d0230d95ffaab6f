"""The short form of an earlier citation: surnames, a shortened title, pages, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.bib.imprint import is_place, is_publisher
from corpuskit.bib.slip import sentence_ends
from corpuskit.core.alternation import alternation

_WORDS = r"[^\W\d_a-z][^,;:()\[\]\d\ue001-\ue007]{1,80}?"
# A title of several words may go on behind a comma: «Five Flags, One Strait».
_MORE = r"(?:,\s(?:[A-Z][\w’'-]*\s)[^,;:()\[\]\d\ue001-\ue007]{1,60})?"
_TITLE = rf"(?:{_WORDS}\s{_WORDS[:-1]}{_MORE}|{_WORDS})"
_TAIL = (
    r"(?:(?:vol\.?\s)?[ivxlc]{1,6}[,.:]\s?)?"
    r"(?:(?:at\s|pp?\.?\s?)?[A-Z]?\d{1,4}(?!\d)(?!\s[A-Z][a-z])(?:[–-]\d{1,4})?(?:,?\s?nn?\.?\s?\d{1,3})?"
    r"(?:(?:,\s|,?\sand\s)\d{1,4}(?:[–-]\d{1,4})?)*(?:ff?\.)?|(?:[Cc]h(?:ap)?s?\.?|[Cc]hapters?)\s\d{1,3})"
)


@dataclass(frozen=True, slots=True)
class ShortForm:
    """Hold where each surname and the title stand, counted from the start of the text."""

    names: tuple[tuple[int, int], ...]
    title: tuple[int, int]


@cache
def _pattern() -> re.Pattern[str]:
    particles = alternation(vocabulary.words("particles"))
    particle = rf"(?:{particles}|{particles.title()})"
    word = r"[^\W\d_a-z][^\W\d_]*[a-z'’](?:[\w'’-]*[^\W\d_])?"
    name = rf"(?:{particle}\s){{0,2}}{word}(?:\s(?:{particle}\s){{1,2}}{word})?"
    return re.compile(
        rf"\s*(?P<names>{name}(?:(?:,\s|,?\s(?:and|&)\s){name}){{0,3}}?(?:,?\set\sal\.)?),\s"
        rf"(?P<title>{_TITLE}),\s{_TAIL}(?=\s*(?:[.;]|,?\s[a-z]|$))"
    )


_FIRST_NAME = re.compile(r"(?!(?:St|Mr|Mrs|Ms|Dr|Mt|Ft)\.)[^\W\d_a-z][\w’'-]*\.\s[^\W\d_a-z]")
_AND = re.compile(r",\s|,?\s(?:and|&)\s|,?\set\sal\.")


def short_form(text: str) -> ShortForm | None:
    """Read «Okafor and Lind, Cod and Empire, pp. 41–43», set without quotation marks or italics.

    A place in the position of the title makes it a newspaper («Izvestia, Moscow, p. 3»).

    >>> short_form("Okafor, Cod and Empire, p. 41.").title
    (8, 22)
    >>> short_form("Reuters, London, p. 3.") is None
    True
    """
    match = _pattern().match(text)
    if match is None:
        return None
    title = match.group("title")
    if is_place(title) or is_publisher(title) or not _told(title):
        return None
    if sentence_ends(title) or _FIRST_NAME.match(title):
        return None  # «Lind, Ann. Rivers of Asia, 1900–1950»: an entry of a list.
    names: list[tuple[int, int]] = []
    at = match.start("names")
    for piece in _AND.split(match.group("names")):
        start = text.index(piece, at)
        if not piece or not _surname(piece):
            return None if piece else ShortForm(tuple(names), match.span("title"))
        names.append((start, start + len(piece)))
        at = start + len(piece)
    return ShortForm(tuple(names), match.span("title"))


def _surname(words: str) -> bool:
    folded = words.casefold()
    return not (
        any(
            vocabulary.bears(words, name)
            for name in ("institutions", "containers", "periodical_ends", "instruments")
        )
        or folded in vocabulary.words("agencies")
        or is_place(words)
        or folded in vocabulary.months()
    )


def _told(title: str) -> bool:
    """Tell a title from a date, a heading or one more surname's initials."""
    first = title.split()[0].casefold().strip(".")
    return (
        first not in vocabulary.months()
        and not re.fullmatch(r"(?:[A-Z]\.\s?){1,3}", title)
        and first
        not in {"paras", "para", "art", "arts", "table", "annex", "section", "box", "vol", "no"}
    )
