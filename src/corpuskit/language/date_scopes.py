"""Read the words that narrow a period: «early», «the end of», «the second half of»."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpuskit.language.date_words import date_words

_PLACES = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2}


def scope_of(kind: str, word: str) -> str:
    """Return the scope, in the terms of `Part.scope`, that a token of this kind names.

    Empty where the words name none («the fifth quarter»).
    """
    return _SCOPES[kind](word.lower())


def _third_scope(word: str) -> str:
    return (
        word[:5].rstrip(" -") if word.startswith("early") else "mid" if word[0] == "m" else "late"
    )


def _both_scope(word: str) -> str:
    thirds = re.findall("early|mid|late", word)
    return f"{thirds[0]} to {thirds[1]}"


def _edge_scope(word: str) -> str:
    if word.startswith("middle"):
        return "mid"
    return "end" if "end" in word[:8] or word.startswith("close") else "begin"


def _place(word: str, last: int) -> int:
    name = re.split(r"[\s\u00a0-]", word)[0]
    if name in ("last", "final"):
        return last
    return _PLACES.get(name) or date_words().ordinals.get(name, 0)


def _piece_scope(word: str) -> str:
    name, count = ("half", 2) if "half" in word else ("quarter", 4)
    place = _place(word, count)
    return f"{name} {place}" if 1 <= place <= count else ""


def _quarter_scope(word: str) -> str:
    return f"{'quarter' if word[0] == 'q' else 'half'} {word[1]}"


def _months_scope(word: str) -> str:
    first, count = word.split()[:2]
    number = int(count) if count.isdigit() else date_words().numbers.get(count, 0)
    if not 1 <= number <= 11 or _place(first, -1) not in (1, -1):
        return ""
    return f"months {number * _place(first, -1)}"


def _week_scope(word: str) -> str:
    place = _place(word, 5)
    return f"week {place}" if 1 <= place <= 5 else ""


_SCOPES: Mapping[str, Callable[[str], str]] = {
    "third": _third_scope,
    "both": _both_scope,
    "edge": _edge_scope,
    "piece": _piece_scope,
    "quarter": _quarter_scope,
    "months": _months_scope,
    "week": _week_scope,
}

SCOPE_KINDS = frozenset(_SCOPES)
