"""Tell whether two names mean one instrument."""

from __future__ import annotations

import re

from corpuskit.language.places import country_of
from corpuskit.language.treaty_words import bare, kind_of, kind_words, name_words, nicknames

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WEAK_TITLE = re.compile(r"[^\W\d_]+|\d+")


def same_instrument(a: str, b: str) -> bool:
    """Tell whether two names mean one instrument: the words that tell apart are the same.

    >>> same_instrument("Treaty on Open Skies", "1992 Treaty on Open Skies")
    True
    >>> same_instrument("Protocol on Mines", "Protocol on Mines and Booby-Traps")
    False
    >>> same_instrument("Oslo Accord", "Oslo Accord on Coastal Waters")
    True
    >>> same_instrument("NPT", "Treaty on the Non-Proliferation of Nuclear Weapons")
    True
    """
    a, b = nicknames().get(a, a), nicknames().get(b, b)
    if a == b:
        return True
    if kind_of(a) != kind_of(b) or years_differ(a, b):
        return False
    mine, yours = content_words(a), content_words(b)
    if mine and mine == yours:
        return True
    by_place = named_by(a) & named_by(b)
    return bool(by_place) and (mine <= yours or yours <= mine)


def instrument_keys(name: str) -> frozenset[str]:
    """Return keys of which all names of one instrument share one, as `same_instrument` sees it.

    >>> bool(instrument_keys("Oslo Accord") & instrument_keys("Oslo Accord on Coastal Waters"))
    True
    """
    title = nicknames().get(name, name)
    words = " ".join(sorted(content_words(title)))
    return frozenset({title, f"words {words}"} | {f"place {place}" for place in named_by(title)})


def years_differ(a: str, b: str) -> bool:
    """Tell whether both names say a year, and not the same."""
    mine, yours = set(_YEAR.findall(a)), set(_YEAR.findall(b))
    return bool(mine and yours and not mine & yours)


def named_by(name: str) -> frozenset[str]:
    """Return the proper names before the kind of an instrument: «oslo» in «Oslo Accord»."""
    found: list[str] = []
    for word in name.split():
        if bare(word) in kind_words():
            return frozenset(found)
        if word[0].isupper() and word not in name_words("not_names"):
            found.append(word.casefold())
    return frozenset()


def content_words(name: str) -> frozenset[str]:
    """Return the words that tell one instrument from another, folded; parties count not."""
    common = name_words("common")
    words = _WEAK_TITLE.findall(name.replace("’", "'").replace("'s", ""))
    weak = name_words("weak")
    kinds = {word for word, kind in kind_words().items() if kind not in weak}
    return frozenset(
        w.casefold()
        for w in words
        if w.casefold() not in common and not _YEAR.fullmatch(w) and country_of(w) is None
    ) - frozenset(kinds)
