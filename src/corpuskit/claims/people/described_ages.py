"""Ages told with what somebody is: «a printer of thirty-one», «a small man, forty years of age»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.namesakes import end_of_name
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.people.office_turns import TITLES
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_LINK = r",?\s+(?P<verb>is|was)\s+(?:(?:now|then|already|still)\s+)?"
_APPOSED = r",\s+(?:(?:then|now|already|still|himself|herself)\s+)?"
# «The brother of Anna Roth is a man of thirty.»
_HUNG = re.compile(rf"\b(?:of|by|with|from|to|for|than|and|on|against)\s+{TITLES}$")
_WHAT = r"an?\s+(?P<what>[^,;:.()]{1,60}?)"
_END = r"(?=\s*[,.;:)]|\s+(?:when|who|in|on)\b|\s*$)"


def described(reading: Reading, number: str) -> Iterator[tuple[Person, re.Match[str], bool]]:
    """Yield whose age a sentence tells so, its match with the number «n», and whether it is of now.

    `number` is the pattern of a number of years. What is said beside a name alone is of now where
    the sentence has no date.
    """
    for person in reading.people:
        at = end_of_name(reading.text, person.end)
        match = _told(number).match(reading.text, at)
        hangs = match is not None and match["verb"] and _HUNG.search(reading.text, 0, person.start)
        if match is not None and not hangs and _is_somebody(match):
            present = match["verb"] == "is" or (match["verb"] is None and not reading.dates)
            yield person, match, present


def _is_somebody(match: re.Match[str]) -> bool:
    """Tell «a pilot of forty» from «a mother of nineteen» and «a man with a brother of thirty»."""
    *before, noun = match["what"].casefold().split()
    lists = _words()
    if not noun.isalpha() or "with" in before or "who" in before:
        return False
    if match["of"] is None:
        return True
    if noun in lists["relational"] or lexicon().words["prepositions"].intersection(before):
        return False
    return noun in lists["people"] or not match["years"]


@functools.cache
def foremost() -> re.Pattern[str]:
    """Return the pattern of «was the youngest»: what somebody was at the age just given."""
    return re.compile(
        rf"\s+(?P<verb>is|was|became|remained)\s+(?:(?:by\s+far|then|still)\s+)?the\s+"
        rf"(?:{alternation(_words()['foremost'])})\b"
    )


@functools.cache
def _told(number: str) -> re.Pattern[str]:
    described = (
        rf"(?:(?:{alternation(_words()['described'])})(?:\s+by\s+[^,;:.()]{{1,80}}?)?"
        r"\s+(?:as|to\s+(?:be|have\s+been))\s+)?"
    )
    years = r"years\s+(?:of\s+age|old)"
    return re.compile(
        rf"(?:{_LINK}{described}|{_APPOSED}){_WHAT}"
        rf"(?:(?P<of>\s+of\s+)|,\s+(?:aged\s+)?){number}"
        rf"(?P<years>\s+(?:{years}|years))?{_END}"
    )


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    table = lexicons.table("corpuskit.claims", "ages.toml")
    return {name: frozenset(entries) for name, entries in table.items()}
