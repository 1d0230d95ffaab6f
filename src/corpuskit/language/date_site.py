"""See a number among the words beside it, and tell what they count or label with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpuskit.language.date_words import date_words

_WINDOW = 48
_BEFORE = re.compile(r"(?:([A-Za-zÀ-ɏ]+)['’]?([.]?)[ \t\r\n\u00a0]+|(\b[A-Za-z]+)-)$")
_NEXT = re.compile(
    r"[ \t\r\n\u00a0-][*_“‘\"'«]?([A-Za-zÀ-ɏ%]+(?:['’]s)?)(?:[ \t\r\n\u00a0]([A-Za-zÀ-ɏ]+))?"
)
_GLUED_BEFORE = re.compile(r"[0-9A-Za-z)][-/]$|[#=+~<>^|\\]$|[–—-][0-9]{1,4}[–—-]$")
_HALF_WORDS = re.compile(r"\b(?:pre|post|mid|inter|early|late|end|since|circa)-$", re.I)
_GLUED_AFTER = re.compile(r"[-/–—][0-9]|[+=^~|\\]")
# «1 in 2000», and the pages of «364: 1857–64».
_RATIO = re.compile(r"(?<!from )(?<!to )\b(?:1|[Oo]ne) in $")
_AFTER_VOLUME = re.compile(r"[0-9]\)?:[ ]?$")
# «1207 U.N.T.S. 312»: a volume, its series and the page.
_SERIES = re.compile(r"[ \n](?:[A-Z]\.?[ ]?){2,8}[ \n][0-9]")
# Years that a modern text speaks of without saying so.
_MODERN_FIRST, _MODERN_LAST = 1700, 2060


@dataclass(frozen=True, slots=True)
class Site:
    """Hold the number and the words around it."""

    value: int
    before: str
    after: str
    previous: str
    next: str
    second: str

    @property
    def round(self) -> bool:
        """Tell whether the number looks rounded, as counts often are and years seldom."""
        return self.value % 100 == 0

    @property
    def modern(self) -> bool:
        """Tell whether the number is a likely year of a modern text."""
        return _MODERN_FIRST <= self.value <= _MODERN_LAST


def site(text: str, start: int, end: int, value: int) -> Site:
    """Return the surroundings of a number (of its whole range, where it begins one)."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    last, following = _BEFORE.search(before), _NEXT.match(after)
    previous = ""
    if last is not None:
        previous = last[1] or last[3]
    return Site(
        value,
        before,
        after,
        previous,
        following[1] if following else "",
        (following[2] or "") if following else "",
    )


def is_labelled(where: Site) -> bool:
    """Tell whether the word before the number makes it a reference («no. 1998»)."""
    return where.previous.lower() in date_words().before["labels"]


def is_label(where: Site) -> bool:
    """Tell whether the number is part of a name, an address, a ratio or a reference."""
    if is_labelled(where) or _AFTER_VOLUME.search(where.before):
        return True
    if where.round and _RATIO.search(where.before):
        return True
    if _SERIES.match(where.after) and where.previous.lower() not in date_words().before["strong"]:
        return True
    if _GLUED_AFTER.match(where.after):
        return True
    return bool(_GLUED_BEFORE.search(where.before)) and not _HALF_WORDS.search(where.before)


def is_counted(where: Site) -> bool:
    """Tell whether what follows the number is what it counts.

    Units and the like always are. Another plural noun is where the number looks rounded or is
    no likely year; «In 1998 farmers protested» has a year.
    """
    words, noun = date_words(), where.next
    if noun.isupper() and noun.lower() in words.after["counted"]:
        return True
    if not noun or not noun[0].islower():
        return noun == "%"
    if noun in words.after["counted"]:
        return where.previous not in ("at", "constant") and not _in_prices(where)
    if noun in words.after["function"] or noun in words.after["events"]:
        return False
    if is_plural(noun) or is_plural(where.second) or where.second in words.after["counted"]:
        return _counts_plurals(where)
    return False


def _in_prices(where: Site) -> bool:
    return where.previous.lower() == "in" and where.next in (
        "dollars",
        "prices",
        "euros",
        "roubles",
    )


def _counts_plurals(where: Site) -> bool:
    if where.second in date_words().after["events"]:
        return False
    if where.value == 2000:
        return not where.previous.istitle() and is_plural(where.next)
    return where.round or not where.modern


def is_plural(noun: str) -> bool:
    """Tell whether a small word looks like a plural noun."""
    words = date_words().after
    if len(noun) < 4 or not noun.islower() or noun in words["function"]:
        return False
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
