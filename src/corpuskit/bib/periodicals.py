"""Gazettes, treaty series and newspapers cited by name, number and day, without typography."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from corpuskit.bib import vocabulary
from corpuskit.bib.imprint import is_place
from corpuskit.core.alternation import alternation

_REACH = 400
_WORD = r"(?:[^\W\d_a-z][\w’'.-]*|[dl]['’][^\W\d_][\w-]*)"
_SMALL = r"(?:of|the|and|de|del|la|le|les|des|du|y|di|da|do|for|för|für|der|i|e|et|on)"
_DAY = (
    r"(?:[0-3]?\d(?:\s?[-–]\s?[0-3]?\d|\sand\s[0-3]?\d)?\s[^\W\d_]{3,10}\.?,?\s(?:1[4-9]|20)\d\d"
    r"|[^\W\d_]{3,10}\.?\s[0-3]?\d,\s(?:1[4-9]|20)\d\d)"
)
_ISSUE = (
    r"(?:[Nn]o\.|[Nn]os\.|[Nn]r\.?|№|[Ii]ssue|[Vv]ol\.|[Vv]olume)\s?"
    r"[A-Z]{0,3}\s?\d[\w/-]*(?:,\d{3})*"
)
_PLACE = r"(?:\s\([^\W\d_a-z][\w\s.,’'-]{1,30}\))?"


_OF_FIELD = re.compile(
    r"\b(?:Yearbook|Records?|Chronicle|Digest|Summary|Journal|Annals|Annuaire|Bulletin|Review|Reports|Proceedings|Transactions|Statutes|Archives)\sof\s"
)
_ARTICLE = re.compile(r"(?:The|Le|La|El|Die|Der|Das|Il|Het|Al)\s")


@dataclass(frozen=True, slots=True)
class Periodical:
    """Hold where the name of a periodical stands in a text and where its number or day ends."""

    start: int
    end: int
    name_end: int
    known: bool


@cache
def _pattern() -> re.Pattern[str]:
    name = rf"(?P<name>{_WORD}(?:\s(?:{_SMALL}\s){{0,2}}{_WORD}){{0,9}}){_PLACE}"
    series = r"(?:(?:\sseries)?\s[A-Z]{0,2}\d{0,3})?"
    numbered = rf",?\s{_ISSUE}(?:,\s{_ISSUE})*"
    dated = rf"(?:,?\s(?:of|on|for|dated)\s|,\s|\s\(){_DAY}\)?"
    return re.compile(rf"{name}{series}(?P<mark>(?:{numbered})(?:{dated})?|{dated}(?:{numbered})?)")


@cache
def _official() -> re.Pattern[str]:
    listed = alternation(vocabulary.words("gazettes") | vocabulary.words("treaty_series"))
    return re.compile(rf"(?<![\w])(?:{listed})(?![\w])", re.IGNORECASE)


@cache
def _beginnings() -> tuple[str, ...]:
    """Return how the names of gazettes and treaty series begin: few texts have one of these."""
    names = vocabulary.words("gazettes") | vocabulary.words("treaty_series")
    return tuple(sorted({name[:6] for name in names}))


# One stretch is asked several times while it is weighed and read.
@lru_cache(maxsize=64)
def is_official(text: str) -> bool:
    """Tell whether a text names a gazette or a treaty series, which print laws and treaties.

    >>> is_official("Official Gazette of Zambia"), is_official("Montreal Gazette")
    (True, False)
    """
    folded = text.casefold()
    for beginning in _beginnings():
        if beginning in folded:
            return _official().search(text) is not None
    return False


def find_official(text: str, start: int = 0) -> tuple[int, int, int] | None:
    """Find a gazette or treaty series; return where its keeper and its name begin, and its end.

    «United Nations» before the comma is the body that keeps the series.
    """
    match = _named_official().search(text, start) if is_official(text) else None
    if match is None:
        return None
    keeper = match.start("keeper") if match.group("keeper") else match.start("name")
    return keeper, match.start("name"), match.end("name")


@cache
def _named_official() -> re.Pattern[str]:
    listed = alternation(vocabulary.words("gazettes") | vocabulary.words("treaty_series"))
    run = rf"(?:\s(?:{_SMALL}\s){{0,2}}(?!(?:No|Nos|Nr|Vol|Issue|Series)\b){_WORD})"
    return re.compile(
        rf"(?:^|(?<=[,.;(:]\s)|(?<=\s[Ii]n\s)|(?<=\sthe\s)|(?<=[\ue001-\ue007]\s))(?P<keeper>(?:United\sNations|UN|League\sof\sNations),\s)?"
        rf"(?P<name>(?:{_WORD}\s(?:{_SMALL}\s){{0,2}}){{0,4}}?(?i:{listed})(?![\w])\.?{run}{{0,6}})"
    )


@lru_cache(maxsize=64)
def read_periodical(text: str, start: int = 0, *, told: bool = False) -> Periodical | None:
    """Read a periodical with its number or day at `start`; None where none stands there.

    Its name bears a word of periodicals, or «The»; `told` says that the words before tell that
    something was printed there, which any name may then follow.

    >>> read_periodical("Official Gazette of Zambia, no. 20 of 11 May 1998, p. 3").end
    49
    >>> read_periodical("Geneva, 3 May 1999") is None
    True
    """
    match = _pattern().match(text, start, min(len(text), start + _REACH))
    if match is None:
        return None
    name = match.group("name")
    numbered = _OF_FIELD.match(name) and re.search(r"[Nn]os?\.|[Vv]ol|№", match.group("mark"))
    named = is_official(name) or bool(numbered)
    if is_place(name) or (not named and _starts_otherwise(name)):
        return None
    last = vocabulary.folded_words(name)[-1:]
    known = (
        is_official(name)
        or vocabulary.bears(name, "periodical_ends")
        or (bool(last) and last[0] in vocabulary.words("containers"))
        or _OF_FIELD.search(name) is not None
        or name.casefold() in vocabulary.words("agencies")
        or (_ARTICLE.match(name) is not None and not vocabulary.bears(name, "institutions"))
    )
    if not (known or told or _numbered(name, match.group("mark"))):
        return None
    return Periodical(match.start("name"), match.end("mark"), match.end("name"), known)


def _numbered(name: str, mark: str) -> bool:
    """Tell «Sea Safety, vol. 2, no. 1», which only a periodical has, from a person or a body."""
    both = re.search(r"[Vv]ol", mark) and re.search(r"[Nn]os?\.|№|[Ii]ssue", mark)
    return bool(both) and " " in name and not vocabulary.bears(name, "institutions")


def _starts_otherwise(name: str) -> bool:
    first = name.split()[0].casefold().strip(".,")
    return (
        first in vocabulary.months()
        or first in vocabulary.words("evidence")
        or first in vocabulary.words("instruments")
        or first in vocabulary.words("document_words")
        or first in {"interview", "in", "on", "report", "see", "chapter", "section", "for", "from"}
    )
