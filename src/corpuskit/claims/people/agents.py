"""Names of agents at a place in a sentence: a person, a firm, a body, with what is said of them."""

from __future__ import annotations

import re

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.people.office_turns import TITLES
from corpuskit.core.letters import CAPITALS

_WORD = rf"(?:[{CAPITALS}]\.|[{CAPITALS}][\w’'-]*)"
_LINK = r"(?:(?:&|von|van|de|der|den|di|da|del|la|le|du|zu|ten|ter|y)\s+){0,2}"
_RUN = rf"{_WORD}(?:\s+{_LINK}{_WORD})*"
# «The young engineer Hall», «the firm of Castle Brothers», «a certain Hall».
_LEAD = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)\s+)?(?:[a-z][a-z’'-]*\s+){0,3}?"
    r"(?:(?:firm|house|yard|foundry|company|workshop|office|family|partnership|hand|hands)\s+of\s+)?"
)
_AT = re.compile(rf"(?P<name>{TITLES}{_RUN})")
_BEFORE = re.compile(rf"(?P<name>{TITLES}{_RUN})$")
# «Hall, who took charge of it».
_WHO = re.compile(r",?\s+who$")
_JOINED = re.compile(
    rf"\s*(?:,\s+(?:and\s+)?|and\s+)(?P<name>{TITLES}{_RUN})(?=\s*(?:[,.;)]|and\b|$|of\b|in\b))"
)


def agent_at(reading: Reading, offset: int) -> Phrase | None:
    """Return the agent that is named at an offset, what he is said to be apart."""
    text = reading.text
    for lead in (0, _LEAD_LENGTH):
        opened = _LEAD.match(text, offset) if lead else None
        start = opened.end() if opened else offset
        match = _AT.match(text, start) if not lead else _with_lead(text, offset)
        found = _phrase(reading, match.start("name"), match.end("name")) if match else None
        if found is not None:
            return found
    return None


_LEAD_LENGTH = 1
_LED = re.compile(_LEAD.pattern + rf"(?P<name>{TITLES}{_RUN})")


def _with_lead(text: str, offset: int) -> re.Match[str] | None:
    match = _LED.match(text, offset)
    if match is None:
        return None
    words = match[0][: match.start("name") - offset].split()
    # Who is somebody's pupil or son is not he.
    return None if any(word in _OTHERS for word in words) else match


_OTHERS = frozenset(
    {
        "not",
        "no",
        "pupil",
        "son",
        "daughter",
        "brother",
        "sister",
        "widow",
        "wife",
        "husband",
        "in",
        "on",
        "at",
        "by",
        "to",
        "from",
        "and",
        "or",
        "nor",
        "than",
        "that",
        "which",
        "who",
        "when",
        "where",
        "was",
        "were",
        "is",
        "with",
        "for",
        "after",
        "before",
        "as",
    }
)


def agent_before(reading: Reading, offset: int) -> Phrase | None:
    """Return the agent whose name ends right before an offset."""
    match = _BEFORE.search(_WHO.sub("", reading.text[:offset].rstrip()))
    if match is None:
        return None
    return _phrase(reading, match.start("name"), match.end("name"))


def _phrase(reading: Reading, start: int, end: int) -> Phrase | None:
    """Return a name as a phrase; a word that only opens its sentence with a capital is no name."""
    text = reading.text
    while start < end:
        first = text[start:end].split()[0]
        if not (first.casefold() in _closed() or (not start and first in reading.sentence.common)):
            break
        start += len(first)
        start += len(text[start:end]) - len(text[start:end].lstrip())
    if start >= end:
        return None
    body = next((e for s, e in reading.bodies if s <= start < e), None)
    end = max(end, body) if body is not None else end
    words = text[start:end].split()
    if not start and len(words) < 2 and not any(p.start == start for p in reading.people):
        return None
    if not any(len(word.strip(".,")) > 1 for word in words):
        return None
    joined = _JOINED.match(text, end)
    return Phrase(
        start,
        joined.end("name") if joined else end,
        "",
        tuple(
            word.strip(",") for word in text[start : joined.end("name") if joined else end].split()
        ),
    )


def _closed() -> frozenset[str]:
    words = lexicon().words
    return (
        words["determiners"]
        | words["prepositions"]
        | words["pronouns"]
        | words["conjunctions"]
        | word_class("subordinators")
        | words["auxiliaries"]
        | words["adverbs"]
    )
