"""Read relative expressions («that year», «two years later», «last May») as steps from a base."""

from __future__ import annotations

import re
from dataclasses import replace

from corpuskit.language.date_parts import Part
from corpuskit.language.date_tokens import Token
from corpuskit.language.date_words import date_words

# What the first word counts from: the date before it in the text, or the document's own.
_FROM_PREVIOUS = {"same": 0, "that": 0, "following": 1, "succeeding": 1, "ensuing": 1}
_FROM_PREVIOUS_BACK = {"previous": -1, "preceding": -1}
_FROM_PUBLISHED = {"this": 0, "current": 0, "last": -1, "next": 1}
_NEAREST = {
    "last": "nearest before published",
    "next": "nearest after published",
    "this": "published",
    "following": "nearest after previous",
    "previous": "nearest before previous",
    "preceding": "nearest before previous",
}
_DAYS = {"yesterday": -1, "tomorrow": 1}
_LATER = frozenset({"later", "afterwards", "after"})


def relative_part(token: Token) -> Part | None:
    """Return the part for a relative token; its `scope` is empty and `month` unset.

    `kind` is relative for years, and month, week or day for those. None where the words count
    from something that no date is («a few years later» has no number).
    """
    words = token.word.lower().split()
    if words[0] in _DAYS:
        return _relative(token, "day", "published", _DAYS[words[0]])
    if words[-1] in _LATER or words[-1] in ("earlier", "before", "previously"):
        return _counted(token, words)
    kind = "relative" if words[-1] == "year" else words[-1]
    for word in words:
        if word in _FROM_PREVIOUS:
            return _relative(token, kind, "previous", _FROM_PREVIOUS[word])
        if word in _FROM_PREVIOUS_BACK:
            return _relative(token, kind, "previous", _FROM_PREVIOUS_BACK[word])
        if word in _FROM_PUBLISHED:
            return _relative(token, kind, "published", _FROM_PUBLISHED[word])
    return None


def _relative(token: Token, kind: str, base: str, step: int) -> Part:
    return Part(token.start, token.end, kind, base=base, step=step)


def _counted(token: Token, words: list[str]) -> Part:
    digits = re.match("[0-9]{1,2}", words[0])
    count = int(digits[0]) if digits else date_words().numbers.get(words[0], 1)
    step = count if words[-1] in _LATER else -count
    return Part(token.start, token.end, "relative", base="previous", step=step)


def which_part(token: Token, part: Part) -> Part | None:
    """Return «last May», «this summer», «that autumn», «next Tuesday» as one part."""
    word = token.word.lower().split()[0]
    if part.kind == "weekday":
        # «That Monday», «the following Monday» count from a day told before, not from publication.
        if word not in _FROM_PUBLISHED:
            return None
        return replace(
            part, start=token.start, base="published", step=_FROM_PUBLISHED[word], bare=False
        )
    if part.kind not in ("month", "season"):
        return None
    if word in ("that", "same"):
        return replace(part, start=token.start, base="previous", step=0, bare=False)
    return replace(part, start=token.start, base=_NEAREST[word], step=0, bare=False)
