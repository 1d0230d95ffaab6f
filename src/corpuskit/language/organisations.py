"""Names of organisations in running text: by their head noun, by their acronym, as known."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.core.alternation import alternation
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.organisation_words import (
    known_pattern,
    organisation_words,
    unit_pattern,
)
from corpuskit.language.places import country_names, country_of

# Runs of capitalised words with small ones between them; possessive, so that nothing backtracks.
_CAPITAL = (
    r"(?:(?:Ltd|Inc|Corp|St)\.(?!\w)|(?:[A-Z]\.){2,6}+(?!\w)"
    r"|[^\W\d_a-zß-öø-ÿ]\w*+(?:[-–'’&.]\w++)*+)"
)
_SMALL = (
    r"(?:of|for|on|and|the|against|de|del|des|du|di|do|da|la|las|los|le|les|el|für|der|pour|para|&)"
)
_RUN = re.compile(rf"(?<![\w'’.-]){_CAPITAL}(?:[ \u00a0](?:{_SMALL}[ \u00a0]){{0,3}}+{_CAPITAL})*+")
_WORD = re.compile(r"\S+")
_ACRONYM_BEHIND = re.compile(
    r"\s\((?:the\s)?['‘“\"]?([A-ZÀ-Þ][A-ZÀ-Þa-z/&-]{0,9}[A-ZÀ-Þ])['’”\"]?\s?[,;)]"
)
_EXPANSION_BEHIND = re.compile(r"\s\((?=[^\W\d_a-z])")
_GENITIVE = re.compile(r"(?:['’]s|['’])$")
_NEXT_CAPITAL = re.compile(r" ([A-Z][\w-]+)")
_LIST = re.compile(r",\s([A-Z][\w-]+)(?=(?:,\s[A-Z][\w-]+){0,3},?\sand\s([A-Z][\w-]+))")
_ORDINAL_BEFORE = re.compile(r"(?<![\w.-])(\d{1,4}(?:st|nd|rd|th|d))\s$")
_ORDINAL_LENGTH = 10
_LONGEST = 14
_SHORTEST_ACRONYM = 2


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """Hold an organisation's name as found; `full` is the name it is known by, else as printed."""

    start: int
    end: int
    name: str
    full: str


def find_organisations(
    text: str, defined: Mapping[str, str] | None = None
) -> tuple[OrganisationName, ...]:
    """Find the names of organisations in a text, disjoint and in order.

    `defined` leads from the acronyms that the document explains to the names they stand for.

    >>> [o.name for o in find_organisations("The Ministry of Health and the 7th Fleet told WHO.")]
    ['Ministry of Health', '7th Fleet', 'WHO']
    """
    known = organisation_words().known
    acronyms = defined or {}
    found = [_named(text, *span) for span in _by_head(text)]
    found += [_named(text, m.start(), m.end()) for m in unit_pattern().finditer(text)]
    for match in known_pattern().finditer(text):
        if not _goes_on(text, match.end()) or match[0] in acronyms:
            full = acronyms.get(match[0], known[match[0]])
            found.append(OrganisationName(match.start(), match.end(), match[0], full))
    found += _acronyms(text, acronyms)
    return _disjoint(found)


def defined_acronyms(text: str) -> dict[str, str]:
    """Return the acronyms that a text explains: «Kola Seal Board (KSB)», or the other way round."""
    found: dict[str, str] = {}
    for run in _RUN.finditer(text):
        acronym = _ACRONYM_BEHIND.match(text, run.end())
        if acronym:
            name = _expansion(run[0], acronym[1])
            if name:
                found.setdefault(acronym[1], _with_ordinal(text, run.end() - len(name), name))
        elif run[0].isupper() and " " not in run[0]:
            opening = _EXPANSION_BEHIND.match(text, run.end())
            behind = _RUN.match(text, opening.end()) if opening else None
            if behind and text[behind.end() : behind.end() + 1] in (")", ",", ";"):
                name = _expansion(behind[0], run[0])
                if name == behind[0]:
                    found.setdefault(run[0], name)
    return found


def _named(text: str, start: int, end: int) -> OrganisationName:
    name = " ".join(text[start:end].split())
    full = organisation_words().known.get(name, name)
    return OrganisationName(start, end, name, full)


def _goes_on(text: str, end: int) -> bool:
    """Tell a known name that is part of a longer one: «General Assembly Library»."""
    follows = _NEXT_CAPITAL.match(text, end)
    return follows is not None and follows[1] in organisation_words().heads


def _with_ordinal(text: str, start: int, name: str) -> str:
    """Return the name of a military unit with the number before it: «7th Kola Rifle Brigade»."""
    number = _ORDINAL_BEFORE.search(text, max(0, start - _ORDINAL_LENGTH), start)
    return f"{number[1]} {name}" if number else name


def _acronyms(text: str, defined: Mapping[str, str]) -> Iterator[OrganisationName]:
    """Yield the acronyms that the document explains, and the names that it explains them with.

    A unit's number before its acronym is part of the name.
    """
    if not defined:
        return
    names = {name: name for name in defined.values()} | dict(defined)
    for match in _alternatives(tuple(sorted(names))).finditer(text):
        full = names[match[0]]
        start = match.start()
        number = _ORDINAL_BEFORE.search(text, max(0, start - _ORDINAL_LENGTH), start)
        if number and match[0] in defined:
            unit = full.partition(" ")[2] if full[0].isdigit() else full
            start, full = number.start(1), f"{number[1]} {unit}"
        yield OrganisationName(start, match.end(), text[start : match.end()], full)


@functools.lru_cache(maxsize=16)
def _alternatives(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?:{alternation(names)})(?![\w-])")


def _disjoint(found: Sequence[OrganisationName]) -> tuple[OrganisationName, ...]:
    """Keep the first and longest of names that overlap."""
    kept: list[OrganisationName] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        return _GENITIVE.sub("", self.text)

    @property
    def is_small(self) -> bool:
        return self.text[0].islower() or self.text == "&"


def _by_head(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of names with the noun of an organisation in front or at their end."""
    heads = organisation_words().heads
    for run in _RUN.finditer(text):
        words = [_Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, *run.span())]
        at = 0
        while at < len(words):
            if words[at].bare.rstrip(".") in heads or words[at].bare in heads:
                first, last = _around(words, at)
                if _is_name(words, first, last):
                    end = words[last - 1].start + len(words[last - 1].bare)
                    yield words[first].start, _with_list(text, end, words[at:last])
                at = max(last, at + 1)
            else:
                at += 1


def _around(words: Sequence[_Word], at: int) -> tuple[int, int]:
    """Return the first word of the name around a head and the index behind its last."""
    last = _complement(words, at)
    first = at
    while first > 0 and not words[first - 1].is_small and _fits_before(words, first - 1):
        first -= 1
    data = organisation_words()
    if (
        first < at
        and first > 1
        and words[first - 1].text in ("and", "&")
        and words[first].text in data.subjects
        and words[first - 2].text in data.subjects
    ):
        first -= 2
        while first > 0 and not words[first - 1].is_small and _fits_before(words, first - 1):
            first -= 1
    while first < at and (words[first].text in data.not_names or words[first].text.endswith("ly")):
        first += 1
    return first, last


def _fits_before(words: Sequence[_Word], index: int) -> bool:
    """Tell a word that may stand before a head: no genitive of a land."""
    word = words[index]
    genitive = word.text != word.bare
    return not (genitive and country_of(word.bare) is not None)


def _complement(words: Sequence[_Word], at: int) -> int:
    """Return the index behind what «of», «for» or «on» ties to a head, or behind further heads."""
    data = organisation_words()
    head = words[at].bare
    last = at + 1
    if words[at].text != head:
        return last
    if head in data.foreign_heads:
        last = _capitals_end(words, last)
    while last < len(words) and words[last].bare in data.heads and not words[last].is_small:
        last += 1
        head = words[last - 1].bare
    while last < len(words) and last - at < _LONGEST:
        then = words[last].text
        if then in data.prepositions:
            if head and not _takes(head, then):
                break
            begin = _behind_articles(words, last + 1)
            if begin >= len(words) or words[begin].is_small:
                break
            end = _capitals_end(words, begin)
            if not _fits_behind(words, at, begin, end):
                break
            last = end
        elif then in ("and", "&") and last > at + 1 and _goes_with(words, last + 1):
            last = _capitals_end(words, last + 1)
        else:
            break
        head = ""
    return last


def _takes(head: str, preposition: str) -> bool:
    """Tell whether a head takes a complement with a preposition: «Commission on», not «Bank on»."""
    data = organisation_words()
    if preposition in ("on", "against"):
        return head in data.on
    return head not in data.last_only or f"{head} {preposition}" in data.fronted


def _fits_behind(words: Sequence[_Word], at: int, begin: int, end: int) -> bool:
    """Tell a complement from what only follows: a person («the Committee of Ana Lima»), a region.

    A department of the map has no subject: «Department of Fisheries», «the Department of Vienne».
    """
    data = organisation_words()
    first = words[begin].bare
    if words[at].bare in data.divisions and at == begin - 2:
        return any(
            part in data.subjects for word in words[begin:end] for part in word.bare.split("-")
        )
    modified = at > 0 and not words[at - 1].is_small and words[at - 1].text not in data.not_names
    return not (modified and end - begin > 1 and is_given_name(first) and not country_of(first))


def _behind_articles(words: Sequence[_Word], index: int) -> int:
    while index < len(words) and words[index].text in organisation_words().articles:
        index += 1
    return index


def _capitals_end(words: Sequence[_Word], index: int) -> int:
    """Return the index behind a run of capitals: a genitive or a person's title ends it."""
    titles = name_words().titles
    while index < len(words) and not words[index].is_small and words[index].text not in titles:
        index += 1
        if words[index - 1].text != words[index - 1].bare:
            break
    return index


def _goes_with(words: Sequence[_Word], index: int) -> bool:
    """Tell whether what follows «and» is a further subject of the same body."""
    data = organisation_words()
    end = _capitals_end(words, index)
    segment = words[index:end]
    return (
        bool(segment)
        and segment[0].bare in data.subjects
        and not any(word.bare in data.heads for word in segment[1:])
    )


def _is_name(words: Sequence[_Word], first: int, last: int) -> bool:
    """Tell a name from a capitalised common noun: it needs more than its head."""
    if last - first < _SHORTEST_ACRONYM:
        return False
    name = " ".join(word.bare for word in words[first:last])
    if name in country_names() or name in organisation_words().generic:
        return False
    if name.isupper() and last - first > _SHORTEST_ACRONYM:
        return False
    heads = organisation_words().heads
    return any(word.bare not in heads for word in words[first:last])


def _with_list(text: str, end: int, words: Sequence[_Word]) -> int:
    """Take a list into a name: «Ministry of Agriculture, Fisheries and Food»."""
    subjects = organisation_words().subjects
    if not any(word.is_small for word in words):
        return end
    match = _LIST.match(text, end)
    if match is None or match[1] not in subjects or match[2] not in subjects:
        return end
    return match.end(2)


def _expansion(run: str, acronym: str) -> str:
    """Return the end of a run of words that an acronym stands for, or nothing."""
    words = run.split()
    data = organisation_words()
    head = any(word in data.heads for word in words)
    letters = [c.casefold() for c in acronym if c.isupper()]
    if country_of(acronym) or acronym in data.not_acronyms or len(letters) < _SHORTEST_ACRONYM:
        return ""
    if words[-1] in data.not_bodies or words[0] in data.not_bodies:
        return ""
    for first in range(len(words)):
        if words[first][0].casefold() == letters[0] and _spells(words[first:], letters):
            return " ".join(words[first:]) if len(words) - first > 1 else ""
    if not head:
        return ""
    initial = next((i for i, w in enumerate(words) if i and w[0].casefold() == letters[0]), 0)
    tied = initial and words[initial - 1] in (*data.prepositions, *data.articles)
    if tied and any(word in data.heads for word in words[initial:]):
        return " ".join(words[initial:])
    spans = [(start, end) for start, end in _by_head(run) if end == len(run)]
    return run[spans[-1][0] :] if spans else ""


def _spells(words: Sequence[str], letters: Sequence[str]) -> bool:
    """Tell whether the words' initials, small words left out at will, spell an acronym."""
    at = 0
    parts = [part for word in words for part in re.split(r"[-–/]", word) if part]
    for part in parts:
        if at < len(letters) and part[0].casefold() == letters[at]:
            at += 1
        elif part[0].isupper():
            return False
    return at == len(letters)
