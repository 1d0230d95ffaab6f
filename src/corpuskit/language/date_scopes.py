"""Read the words that narrow a period: «early», «the end of», «the second half of»."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpuskit.language.date_words import date_words

_JOINT = re.compile(r"\s(?:and|or|to)\s(?:the\s)?|[–-](?=[0-9])")
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
    name, count = ("half", 2) if "hal" in word else ("quarter", 4)
    # «the first and second quarters of»
    found = [_place(each, count) for each in _JOINT.split(word)]
    if not all(1 <= place <= count for place in found):
        return ""
    return " to ".join(dict.fromkeys(f"{name} {place}" for place in (found[0], found[-1])))


def _quarter_scope(word: str) -> str:
    name = "quarter" if word[0] == "q" else "half"
    return " to ".join(f"{name} {place}" for place in re.findall("(?<=[qh])[1-4]", word))


def _spell_scope(word: str) -> str:
    name, spell = word.split()[0], "days" if re.search("days|weeks", word) else "months"
    begins = name in ("early", "first", "opening", "initial")
    if spell == "days" and name != "early":
        return "begin" if begins else "end"
    return "early" if begins else "late"


def _months_scope(word: str) -> str:
    return _run_scope("months", word, 11)


def _days_scope(word: str) -> str:
    return _run_scope("days", word, 28)


def _decades_scope(word: str) -> str:
    if "decades" in word:
        return _run_scope("decades", word, 9)
    place = _place(word, 10)
    return f"decade {place}" if 1 <= place <= 10 else ""


def _nth_scope(word: str) -> str:
    place, weekday = _place(word, -1), date_words().weekdays[word.split()[-2]]
    return f"nth {place} {weekday}" if place == -1 or 1 <= place <= 4 else ""


def _run_scope(name: str, word: str, most: int) -> str:
    first, count = word.split()[:2]
    number = int(count) if count.isdigit() else date_words().numbers.get(count, 0)
    number = 1 if count in ("day", "month") else number
    if not 1 <= number <= most or _place(first, -1) not in (1, -1):
        return ""
    return f"{name} {number * _place(first, -1)}"


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
    "days": _days_scope,
    "decades": _decades_scope,
    "nth": _nth_scope,
    "spell": _spell_scope,
    "week": _week_scope,
}

SCOPE_KINDS = frozenset(_SCOPES)
