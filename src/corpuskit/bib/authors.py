"""Names of authors and editors at the head of a citation, in the orders that styles use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpuskit.bib import vocabulary
from corpuskit.bib.name_grammar import name_grammar
from corpuskit.bib.work import Name
from corpuskit.language.name_tokens import eastern_order, tokens_of
from corpuskit.language.name_words import is_given_name
from corpuskit.language.place_names import is_place_name


@dataclass(frozen=True, slots=True)
class Authors:
    """Hold the names read from one place, and where the list ends."""

    names: tuple[Name, ...]
    end: int
    et_al: bool = False
    family: str = ""


_COMPATIBLE = {
    "inverted": ("inverted", "direct", "vancouver", "direct-full"),
    "inverted-full": ("inverted-full", "inverted", "direct-full", "direct"),
    "direct": ("direct", "undotted", "direct-full"),
    "undotted": ("undotted", "direct", "direct-full"),
    "direct-full": ("direct-full", "direct", "undotted"),
    "vancouver": ("vancouver", "vancouver-next", "inverted"),
    "vancouver-next": ("vancouver", "vancouver-next", "inverted"),
    "bracketed": ("bracketed",),
}
_FIRST = (
    "inverted",
    "bracketed",
    "direct",
    "vancouver",
    "inverted-full",
    "direct-full",
    "undotted",
)
_CONNECTED = re.compile(r"and|&|und|\bet\b|\sy\s|\se\s|\sa\s|;")


# One place is asked several times while a note is cut and its works are read.
@lru_cache(maxsize=64)
def read_authors(chars: str, start: int, end: int, closed: bool = False) -> Authors | None:
    """Read a list of persons at `start`; None where no name stands there.

    `closed` says that the list must reach `end` (a title in quotation marks begins there), which
    makes names without initials safe to read after a comma.
    """
    grammar = name_grammar()
    position = start
    names: list[tuple[Name, str, bool]] = []
    while position < end:
        family = names[-1][1] if names else ""
        families = _COMPATIBLE[family] if family else _FIRST
        if family == "inverted" and ";" in chars[names[-1][0].end : position]:
            families = (*families, "inverted-full")
        read = _name(chars, position, end, families)
        if read is None:
            break
        name, family = read
        connected = (
            bool(names) and _CONNECTED.search(chars[names[-1][0].end : name.start]) is not None
        )
        names.append((name, family, connected))
        position = name.end
        separator = grammar["separator"].match(chars, position, end)
        if separator is None or grammar["et-al"].match(chars, position, end):
            break
        position = separator.end()
    if not names:
        return None
    if not closed:
        names = _trusted(chars, names, end)
    last = names[-1][0].end
    other = grammar["et-al"].match(chars, last, end)
    return Authors(
        tuple(name for name, _, _ in names),
        other.end() if other else last,
        other is not None,
        names[0][1],
    )


def _trusted(
    chars: str, names: list[tuple[Name, str, bool]], end: int
) -> list[tuple[Name, str, bool]]:
    """Drop what may be the title after a bare comma: «Jane Doe, Global Fisheries, Oxford».

    Two capitalised words are a name only in a list that a connective closes, or in one of names
    without initials that ends with a full stop (or a bracket, after three or more).
    """
    while len(names) > 1 and not names[-1][2]:
        name, family, _ = names[-1]
        after = chars[name.end : name.end + 1] if name.end < end else ""
        mixed = names[0][1] == "inverted-full" and family == "direct-full" and len(names) > 2
        alike = (names[0][1] == family or mixed) and not any(
            connective for _, _, connective in names
        )
        year = re.match(r",\s\(?(?:1[4-9]|20)\d\d", chars[name.end : name.end + 8]) is not None
        listed = year or after in {".", ""} or (after == "(" and len(names) > 2)
        journal = (
            family == "direct" and name.given == "J." and after == "." and len(name.surname) < 7
        )
        if journal or (
            family.endswith("full") and not (alike and listed and name.given.count(" ") < 2)
        ):
            names = names[:-1]
        else:
            break
    return names


def _name(
    chars: str, position: int, end: int, families: tuple[str, ...]
) -> tuple[Name, str] | None:
    grammar = name_grammar()
    if not (chars[position].isalpha() or chars[position] in "'’‘ʻʼ"):
        return None
    for family in families:
        match = grammar[family].match(chars, position, end)
        if match is None or not _plausible(match, family):
            continue
        surname, given = match.group("s"), match.group("g").strip()
        if family == "direct-full" and eastern_order(tokens_of(match.group())):
            surname, _, given = match.group().strip().partition(" ")
        elif family == "direct-full" and _shouted(given) and not _shouted(surname):
            surname, given = given, surname
        return Name(match.start(), match.end(), surname, given), family
    return None


def _shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and all(char.isupper() for char in letters)


def _plausible(match: re.Match[str], family: str) -> bool:
    text = match.group()
    checked = match.group("s") if family in {"inverted", "direct"} else text
    if family != "inverted" and vocabulary.bears(checked, "institutions"):
        return False
    if _KEEPER.search(text) or (family.endswith("full") and _titled(match, family)):
        return False
    first = text.split(None, 1)[0].casefold().strip(".,")
    if text[1:2] != "." and first in {
        "the",
        "in",
        "on",
        "a",
        "an",
        "for",
        "from",
        "see",
        "vol",
        "no",
        "at",
        "to",
        "of",
        "with",
    }:
        return False
    surname = match.group("s").casefold()
    if family != "inverted" and " ".join(text.casefold().split()) in vocabulary.words("places"):
        return False
    after = match.string[match.end() : match.end() + 24]
    if family == "bracketed" and surname in vocabulary.words("agencies"):
        return False
    if family == "inverted" and match.group("g") == "A" and re.match(r"\s[^\W\d_a-z][a-z]", after):
        return False
    if surname in vocabulary.months() and after.lstrip(" .")[:1].isdigit():
        return False
    if family == "direct-full" and vocabulary.bears(match.group("s"), "periodical_ends"):
        return False
    if family.endswith("full") and first in vocabulary.words("instruments"):
        return False
    if family == "undotted" and match.group("g") in {"A", "I", "US", "UN", "UK", "EU", "AU"}:
        return False
    if family == "inverted-full":
        return _is_given(match.group("g"), surname, after)
    return True


def _is_given(given: str, surname: str, after: str) -> bool:
    """Tell the given name behind a surname's comma from a place and from a title."""
    # «Cambridge, Massachusetts» and a title after the comma are no names.
    if is_place_name(given) and not is_given_name(given):
        return False
    return (
        given.casefold() not in vocabulary.words("places")
        and (surname not in vocabulary.words("places") or "." in given)
        and re.match(
            r"\s[a-z]",
            after.replace(" and ", ", ")
            .replace(" & ", ", ")
            .replace(" et ", ", ")
            .replace(" und ", ", "),
        )
        is None
    )


# Archives keep letters and write none.
_KEEPER = re.compile(r"(?<!\w)\w*[Aa](?:rch|rqu|rk|rj)(?:iv|h?iv)\w*")
_BODY = re.compile(r"(?:UN|EU|US|UK|AU|EC|HC|HL|SC)(?!\w)")


def _titled(match: re.Match[str], family: str) -> bool:
    """Tell «UN Doc», «Hansard, HC Deb» and «Eurostat, Yearbook» from persons."""
    given = match.group("g")
    words = given if family == "inverted-full" else match.group("s")
    return _BODY.match(given) is not None or any(
        vocabulary.bears(words, name) for name in ("document_words", "periodical_ends")
    )
