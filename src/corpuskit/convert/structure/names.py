"""Lines of personal names, as under a title."""

from __future__ import annotations

import re

from corpuskit.convert.structure.words import words

BY = re.compile(
    r"^(?:(?:prepared|written|compiled|edited|reported|drafted|translated)\s+)?(?:by\b|authors?:)\s*:?\s*",
    re.I,
)
BETWEEN = re.compile(r"(?:(?<!\s)\s+)?(?:,|;|\band\b|&|\bund\b)\s*")
TOKEN = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*\.?")
LONGEST = 160


def split_names(text: str) -> list[str]:
    """Split a line of authors at commas and conjunctions, each as printed.

    >>> split_names("By Ana Ruiz, Bo Li and Carl van Dam")
    ['Ana Ruiz', 'Bo Li', 'Carl van Dam']
    """
    plain = text.strip("*_ ")
    body = BY.sub("", plain).strip().rstrip("*_, ")
    names = [each for each in BETWEEN.split(body) if each]
    return [_last_name(each) for each in names] if BY.match(plain) else names


def authors(text: str) -> list[str]:
    """Return the names of a byline without ranks, and without the place after an officer's.

    >>> authors("Captain Ana Ruiz, Leyton"), authors("Dr. Bo Li and Carl van Dam")
    (['Ana Ruiz'], ['Bo Li', 'Carl van Dam'])
    """
    names = split_names(text)
    if len(names) == 2 and _ranked(names[0]) and len(names[1].split()) == 1:
        names = names[:1]
    return [_without_rank(each) for each in names]


def _ranked(name: str) -> bool:
    return name.split()[0].strip(".").lower() in words("ranks")


def _without_rank(name: str) -> str:
    tokens = name.split()
    while len(tokens) > 2 and tokens[0].strip(".").lower() in words("ranks"):
        tokens = tokens[1:]
    return " ".join(tokens)


def is_byline(text: str) -> bool:
    """Say whether a line begins with «By» and ends with a name.

    >>> is_byline("By our harbour correspondent Ana Ruiz"), is_byline("By 1995 it was over")
    (True, False)
    """
    found = BY.match(text)
    if found is None or len(text) > LONGEST or any(each.isdigit() for each in text):
        return False
    return text[-1].isalpha() and all(_is_name(each) for each in split_names(text))


def _last_name(text: str) -> str:
    """Leave out an office printed before the name: «our correspondent Ana Ruiz»."""
    tokens = text.split()
    start = len(tokens)
    while start and (
        tokens[start - 1][0].isupper() or tokens[start - 1].lower() in words("particles")
    ):
        start -= 1
    return " ".join(tokens[start:]) if 0 < start < len(tokens) - 1 else text


def looks_like_names(text: str) -> bool:
    """Say whether a line holds personal names alone.

    >>> looks_like_names("Marta Eldjarn and Colm Roe"), looks_like_names("Origins of the key")
    (True, False)
    """
    if not text or len(text) > LONGEST or any(each.isdigit() for each in text):
        return False
    names = split_names(text)
    if len(names) == 2 and _ranked(names[0]):
        return _is_name(names[0]) and names[1][0].isupper()
    return bool(names) and all(_is_name(each) for each in names)


def _is_name(text: str) -> bool:
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or text.lower() in words("sections"):
        return False
    full = 0
    for token in tokens:
        first, _, rest = token.replace("’", "'").replace("'", "-").partition("-")
        if first.lower() in words("particles") and (not rest or rest[0].isupper()):
            full += bool(rest)
            continue
        lower = token.lower().strip(".")
        if not TOKEN.fullmatch(token) or not token[0].isupper():
            return False
        if lower in words("publication") or lower in words("institutions"):
            return False
        if lower in words("open"):
            return False
        full += len(lower) > 1
    return full >= 1 and tokens[-1].lower() not in words("particles")
