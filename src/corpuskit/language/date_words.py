"""The calendar words of `data/dates.toml`, loaded once and indexed for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from corpuskit.language.word_lists import word_list


@dataclass(frozen=True, slots=True)
class DateWords:
    """Index the calendar words by their lower-case form.

    `months` and `foreign_months` give 1 to 12, `weekdays` 0 (Monday) to 6, `seasons` the first
    month, `decades` the first year, `ordinals` 1 to 31. `feasts` gives month and day, and
    `easter_feasts` the first and last day counted from Easter, by the name as printed.
    """

    months: Mapping[str, int]
    foreign_months: Mapping[str, int]
    ambiguous_months: frozenset[str]
    weekdays: Mapping[str, int]
    full_weekdays: frozenset[str]
    whole_names: frozenset[str]
    seasons: Mapping[str, int]
    decades: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    before: Mapping[str, frozenset[str]]
    after: Mapping[str, frozenset[str]]
    feasts: Mapping[str, tuple[int, int]]
    easter_feasts: Mapping[str, tuple[int, int]]
    future: re.Pattern[str]
    past: re.Pattern[str]
    present: re.Pattern[str]


@cache
def date_words() -> DateWords:
    """Return the calendar words."""
    data = word_list("dates")
    days = data["weekdays"]
    return DateWords(
        months=_numbered(data["months"].values(), 1),
        foreign_months=_numbered(data["foreign_months"].values(), 1),
        ambiguous_months=frozenset(data["months_small"]["ambiguous"]),
        weekdays=_numbered(zip(days["full"], days["short"], days["shorter"], strict=True), 0),
        full_weekdays=frozenset(name.lower() for name in days["full"]),
        whole_names=frozenset(
            [name.lower() for name in (*data["months"], *days["full"], *data["seasons"])]
        ),
        seasons=data["seasons"],
        decades=data["decades"],
        numbers=data["numbers"],
        ordinals=_ordinals(data["ordinals"]["words"]),
        before={name: frozenset(words) for name, words in data["before"].items()},
        after={name: frozenset(words) for name, words in data["after"].items()},
        feasts={name: (d[0], d[1]) for name, d in data["feasts"]["fixed"].items()},
        easter_feasts={name: (d[0], d[1]) for name, d in data["feasts"]["movable"].items()},
        future=_any_word(data["clause"]["future"]),
        past=_any_word(data["clause"]["past"], "[a-z]{3,}ed"),
        present=_any_word(data["clause"]["present"]),
    )


def _numbered(groups: Iterable[Iterable[str]], first: int) -> dict[str, int]:
    return {word.lower(): place for place, group in enumerate(groups, first) for word in group}


def _ordinals(words: list[str]) -> dict[str, int]:
    places = {word: place for place, word in enumerate(words, 1)}
    return places | {word.replace("-", " "): place for word, place in places.items()}


def _any_word(words: Iterable[str], *patterns: str) -> re.Pattern[str]:
    plain = [*map(re.escape, words), *patterns]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(plain)})(?![A-Za-z])")
