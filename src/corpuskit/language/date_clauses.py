"""Tell whether the clause round a date speaks of the past or of what is to come."""

from __future__ import annotations

import re

from corpuskit.language.date_words import date_words

# A note mark may follow the point of a sentence.
_AFTER_BREAK = r"(?=[\s\u00b9\u00b2\u00b3\u2070-\u2079’”\"']|$)"
_BREAK = re.compile(rf"[.;:!?,()\[\]–—“”\"]{_AFTER_BREAK}|[(\[“\"\n—]|\bthat\b")
_HARD_BREAK = re.compile(rf"[.;:!?()\[\]–—“”\"]{_AFTER_BREAK}|[(\[“\"\n—]|\bthat\b")
_STOP = re.compile(rf"[.;!?]{_AFTER_BREAK}|\n")
_BEFORE, _AFTER = 160, 120
_SHORT_LEAD = 24
_BY = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill)(?:[ \u00a0]the)?[ \u00a0]+$")
_LEFT_OPEN = re.compile(r"\b(?:[Ii]f|[Uu]nless)\b[^,]*$")
# Only a rule begins so in the present: «lets any airline fly from 1 May», not «drove from May».
_ONWARD = re.compile(
    r"\b(?:lets?|allows?|permits?|can|appl(?:y|ies)|takes?[ \u00a0]effect|begins?|starts?)\b[^.;]*"
    r"\b(?:from|as[ \u00a0\n]of|as[ \u00a0\n]from|starting|beginning|effective)(?:[ \u00a0\n]on)?"
    r"[ \u00a0\n]+$"
)
# An abbreviated month before the date («in Sept. 1995») ends no clause.
_POINT = re.compile(r"\b[A-Z][a-z]{0,3}\.$")


# «Would have lowered» is past. «The deadline, 29 April 2012, is now 16 months away» is not.
_UNREAL = re.compile(r"\b(?:would|could|should|might|may)[ \u00a0\n](?:not[ \u00a0\n])?have\b")
_AWAY = re.compile(
    r",?[ \n](?:is|are|lies?)[ \n]"
    r"(?:(?:now|still|only|just|about|some|nearly|almost|barely)[ \n]){0,2}"
    r"(?:an?|[a-z]+|[0-9]+)[ \n](?:days?|weeks?|months?|years?)[ \n](?:away|off|ahead)\b"
)

_BEYOND = re.compile(
    r"(?:^|[\[‘“«:]|\b[IVXLC0-9]{1,5}\.[ \u00a0])[ \u00a0]?"
    r"(?:[Aa]fter|[Bb]eyond|[Tt]owards?)[ \u00a0]$"
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\b")
_TITLE_END = re.compile(r"[?!]?(?:[\]’”»]|$)")


def speaks_of_future(text: str, start: int, end: int) -> bool:
    """Tell whether the clause of a date is in the future, or leaves open whether it happens.

    A past verb before the date decides for the past («was built in 1990 and will close»).
    «By 2001» and «until April» in a sentence without a past verb set a term, as does «from 1 May»
    at its end; «if it lasts until April» does with one.
    """
    words = date_words()
    if _AWAY.match(text, end) or _is_outlook(text, start, end):
        return True
    before = _clause_before(text, start)
    # The nearest verb counts: «will send its ship, the Saga, to sea on June 19».
    for phrase in reversed(before.split(",")):
        if _is_future(phrase):
            return True
        if words.past.search(phrase):
            return False
    after = _clause_after(text, end, sentence_initial=len(before.strip()) <= _SHORT_LEAD)
    if _is_future(_main_clause(after)):
        return True
    if _BY.search(before) and _LEFT_OPEN.search(before):
        return True
    if _ONWARD.search(before) and not _STOP.match(text, end):
        return False
    if not (_BY.search(before) or _ONWARD.search(before)):
        return False
    low, high = _sentence(text, start, end)
    return not (words.past.search(text, low, start) or words.past.search(text, end, high))


def speaks_of_past(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence of a date has a verb in the past and none in the present."""
    low, high = _sentence(text, start, end)
    past = date_words().past.search(text, low, high)
    return past is not None and date_words().present.search(text, low, high) is None


def _is_outlook(text: str, start: int, end: int) -> bool:
    """Tell whether a date ends a title that looks beyond it: «IV. After 2012», «[Beyond 2012]»."""
    if not _BEYOND.search(text, max(0, start - _SHORT_LEAD), start):
        return False
    return _TITLE_END.match(text, end) is not None


def _is_future(phrase: str) -> bool:
    return date_words().future.search(_UNREAL.sub("", phrase)) is not None


def _main_clause(clause: str) -> str:
    """Return a clause up to the relative pronoun behind a past verb: «sat with a boy who could»."""
    for relative in _RELATIVE.finditer(clause):
        if date_words().past.search(clause, 0, relative.start()):
            return clause[: relative.start()]
    return clause


def tells_of_an_act(text: str, start: int, end: int) -> bool:
    """Tell whether the clause of a date says what happened or will: «shares fell today».

    «Today the harbour is empty» says when nothing happened, and means nowadays.
    """
    words = date_words()
    after = _clause_after(text, end, sentence_initial=True)
    clause = f"{_clause_before(text, start)} {after}"
    return bool(
        words.past.search(clause) or words.future.search(clause)
    ) and not words.present.search(clause)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(0, start - _BEFORE)
    for stop in _STOP.finditer(text, low, start):
        low = stop.end()
    after = _STOP.search(text, end, end + _AFTER)
    return low, min(len(text), end + _AFTER) if after is None else after.start()


def _clause_before(text: str, start: int) -> str:
    low = max(0, start - _BEFORE)
    window = text[low:start]
    cut = 0
    for found in _HARD_BREAK.finditer(window):
        if found[0] != "." or not _POINT.search(window, max(0, found.start() - 5), found.end()):
            cut = found.end()
    return window[cut:]


def _clause_after(text: str, end: int, *, sentence_initial: bool) -> str:
    window = text[end : end + _AFTER]
    breaks = [found.start() for found in _BREAK.finditer(window)]
    if not breaks:
        return window
    # «In 2005, the base will open»: the comma only sets off the date.
    if sentence_initial and breaks[0] == 0 and window[0] == ",":
        return window[: breaks[1]] if len(breaks) > 1 else window
    return window[: breaks[0]]
