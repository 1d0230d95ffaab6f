"""Tell whether two names mean one instrument."""

from __future__ import annotations

import re

from corpuskit.language.places import country_of
from corpuskit.language.treaty_ranks import head_words, is_number_word, number_said, rank_of
from corpuskit.language.treaty_words import bare, kind_of, kind_words, name_words, nicknames

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WEAK_TITLE = re.compile(r"[^\W\d_]+|\d+")


def same_instrument(a: str, b: str) -> bool:
    """Tell whether two names mean one instrument: the words that tell apart are the same.

    So are the numbers: the Lagos Convention may be the first, or another one signed at Lagos.

    >>> same_instrument("Treaty on Open Skies", "1992 Treaty on Open Skies")
    True
    >>> same_instrument("Protocol on Mines", "Protocol on Mines and Booby-Traps")
    False
    >>> same_instrument("Oslo Accord", "Oslo Accord on Coastal Waters")
    True
    >>> same_instrument("Lagos Convention", "Second Lagos Convention")
    False
    >>> same_instrument("Fourth Lagos Convention", "Lagos Convention IV")
    True
    >>> same_instrument("NPT", "Treaty on the Non-Proliferation of Nuclear Weapons")
    True
    """
    a, b = nicknames().get(a, a), nicknames().get(b, b)
    if a == b:
        return True
    if kind_of(a) != kind_of(b) or years_differ(a, b) or rank_of(a) != rank_of(b):
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


def ranks_differ(a: str, b: str) -> bool:
    """Tell whether both names say a number, and not the same."""
    mine, yours = rank_of(a), rank_of(b)
    return bool(mine and yours) and mine != yours


def named_by(name: str) -> frozenset[str]:
    """Return the proper names before the kind of an instrument: «oslo» in «Oslo Accord»."""
    found: list[str] = []
    no_names = name_words("not_names") | name_words("attached")
    for word in name.split():
        if bare(word) in kind_words():
            return frozenset(found)
        if word[0].isupper() and word not in no_names and number_said(word) is None:
            found.append(word.casefold())
    return frozenset()


def content_words(name: str) -> frozenset[str]:
    """Return the words that tell one instrument from another, folded; parties count not.

    Numbers of the instrument are told alike however they are written: «second», «II», «No. 2».
    """
    head = list(head_words(name))
    ranks = {f"#{number}" for number in rank_of(name)}
    plain = [w for w in head if number_said(w) is None and not is_number_word(w)]
    rest = " ".join((*plain, *name.split()[len(head) :]))
    words = _WEAK_TITLE.findall(rest.replace("’", "'").replace("'s", ""))
    weak = name_words("weak")
    kinds = {word for word, kind in kind_words().items() if kind not in weak}
    told = {
        w.casefold()
        for w in words
        if w.casefold() not in name_words("common")
        and not _YEAR.fullmatch(w)
        and country_of(w) is None
    }
    return frozenset(ranks | (told - kinds))
