"""Names compared: spelling variants, initials, the order of surname and given name."""

from __future__ import annotations

import functools
import re

from corpuskit.language.name_tokens import tokens_of
from corpuskit.language.name_words import name_words, plain_letters
from corpuskit.language.person_name import split_name


def fold(name: str) -> str:
    """Return a name without accents and case, for comparing.

    >>> fold("Núñez-ÖZTÜRK")
    'nunez-ozturk'
    """
    return plain_letters(name)


def compatible(a: str, b: str) -> bool:
    """Tell whether two given names can be one person's: equal, or one the initials of the other.

    One may begin at a particle of the other: a name of several parts is cut there.

    >>> compatible("Irina D.", "I."), compatible("Boris", "Yury"), compatible("", "Boris")
    (True, False, True)
    >>> compatible("al-Khalil", "Yusuf al-Khalil"), compatible("al-Khalil", "Yusuf al-Amin")
    (True, False)
    """
    mine, yours = _parts(a), _parts(b)
    few, many = sorted((mine, yours), key=len)
    if few and len(few) < len(many) and opens_part(few[0]) and many[-len(few) :] == few:
        return True
    return all(_same_part(x, y) for x, y in zip(mine, yours, strict=False))


def opens_part(word: str) -> bool:
    """Tell a folded word that begins the latter part of a name: «al-Khalil», «ben» before another.

    >>> opens_part("al-khalil"), opens_part("van"), opens_part("joy")
    (True, True, False)
    """
    first, _, rest = word.partition("-")
    return first in name_words().particles and (bool(rest) or first == word)


def _parts(given: str) -> list[str]:
    return [part for part in re.split(r"[ .-]+", fold(given)) if part]


def _same_part(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) <= _INITIAL:
        return long.startswith(short)
    return surname_key(a) == surname_key(b)


def sort_name(full: str) -> tuple[str, str]:
    """Part a full name into surname and given names: particles and suffixes with the surname.

    A name in eastern order has its surname in front.

    >>> sort_name("Jan van der Berg"), sort_name("A. B. Okoro")
    (('van der Berg', 'Jan'), ('Okoro', 'A. B.'))
    """
    words = tokens_of(full)
    if not words:
        return full, ""
    given, surname, eastern = split_name(words)
    if eastern or all(word.kind == "word" or word.kind == "initials" for word in words):
        return surname, given
    parts = full.split()
    return parts[-1], " ".join(parts[:-1])


def same_name(a: str, b: str) -> bool:
    """Tell whether two full names of different documents are one person's, conservatively.

    The surname must be a spelling variant, the given names equal or initials of one another. A
    surname alone may be that of anybody who bears it: who is meant is known where only one does.

    >>> same_name("Joy Okoro", "Kofi Okoro"), same_name("Okoro", "Joy Okoro")
    (False, True)
    """
    (surname, given), (other, theirs) = sort_name(a), sort_name(b)
    if surname_key(surname) != surname_key(other):
        return False
    if given and theirs:
        return compatible(given, theirs)
    return bool(given or theirs)


def register_key(full: str) -> str:
    """Return a key that all full names of one person share, as `same_name` sees it."""
    return surname_key(sort_name(full)[0])


@functools.lru_cache(maxsize=65536)
def surname_key(surname: str) -> str:
    """Return a key that spelling and transliteration variants of a surname share.

    >>> surname_key("Dzhakharov") == surname_key("Jaharoff")
    True
    >>> surname_key("Okoro Jr.") == surname_key("Okoro")
    True
    """
    key = fold(without_suffix(surname))
    for variant, plain in _VARIANTS:
        key = key.replace(variant, plain)
    return re.sub(r"(.)\1", r"\1", key)


def without_suffix(surname: str) -> str:
    """Return a surname without «Jr.» or a number."""
    return _SUFFIX.sub("", surname)


# An initial may be written with two letters: «Yu.».
_INITIAL = 2
_SUFFIX = re.compile(r",? (?:jr\.?|sr\.?|[ivx]{1,4})$", re.IGNORECASE)
_VARIANTS = (
    ("dzh", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("sch", "sh"),
    ("ck", "k"),
    ("ff", "v"),
    ("ph", "f"),
    ("yy", "y"),
    ("iy", "y"),
    ("ii", "y"),
    ("ia", "ya"),
    ("iu", "yu"),
    ("ie", "ye"),
    ("i", "y"),
    ("-", ""),
    (" ", ""),
)
