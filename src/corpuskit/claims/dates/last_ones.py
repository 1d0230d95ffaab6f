"""What was the last of its kind: «no strike has been called since 1911», «the last flood of 1902».

Beside the day and the place, the noun is kept, and the verb where it says more than that something
happened: another strike is told by any clause that dates one, another bishop that was appointed
only by one that says so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import matter, names, words_in, words_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.model import LastOne
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_YEAR = 366
_NONE = re.compile(
    r"\b(?:no|not\s+(?:(?:had|seen|known)\s+)?(?:a|an|one|any)(?:\s+single)?|never\s+(?:again\s+)?(?:a|any|another)|"
    r"without\s+(?:a|an|any)|without)\s+(?:further\s+|other\s+|more\s+|new\s+|single\s+)?",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|after)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.I)
_FROM = re.compile(r"\bfrom\s+$", re.I)
_ON = re.compile(r"\s+(?:on|onwards?)\b", re.I)
_THEN = re.compile(r"\bsince\s+(?:then|that\s+(?:time|day|date|year))\b|\bthereafter\b", re.I)
_NONE_THEN = re.compile(
    r"\bsince\s+(?:then|that\s+(?:time|day|date|year))\b[^.;]{0,30}\b(?:none|not\s+one)\b", re.I
)
_EMPTY = frozenset({"single", "further", "other", "new", "more", "another", "last", "great"})
_MODAL = re.compile(r"\b(?:may|might|must|can|cannot|could|shall|will|should|would)\b", re.I)
_THE_LAST = re.compile(
    r"\b(?:the|its|their)\s+(?:last|most\s+recent|latest)\s+(?!of\b|time\b|year|month|week|day)",
    re.I,
)
_WAS_LAST = re.compile(
    r"\s+(?:was|were|is|remained|proved(?:\s+to\s+be)?|has\s+been|has\s+remained)\s+"
    r"(?:to\s+this\s+day\s+)?(?:the|its)\s+last\b(?!\s+\w+\s+(?:under|before|of))",
    re.I,
)
_LAST_YEAR = re.compile(
    r"\s*(?:was|is|remained)\s+the\s+last\s+year\s+(?:in\s+which|when|that)\s+(?=a\b|an\b|the\b)",
    re.I,
)
_FULL_YEAR = re.compile(r"\d{4}")
_DATES = re.compile(r"\b(?:in|on|of)\s+(?:[A-Z][a-z]+day,?\s+)?$")


def last_ones(reading: Reading, document: str) -> Iterator[LastOne]:
    """Yield what a sentence says there was none of after a day."""
    if reading.note or not reading.dates or _MODAL.search(reading.text):
        return
    for phrase, first in (*_none_since(reading), *_none_then(reading), *_the_last(reading)):
        said = [w for w in phrase.words if w[:1].islower() and w not in _EMPTY]
        thing = matter(words_in(f"the {' '.join(said)}"))
        thing |= _of(phrase)
        if not thing:
            continue
        yield LastOne(
            document=document,
            noun=lemma(phrase.head),
            thing=thing,
            deed=_deed(reading, phrase),
            event=lemma(phrase.head) in _words()["events"],
            names=_named(reading, phrase),
            first=first,
            last=_known_until(reading, first),
            where=reading.locate(phrase.start, phrase.end, ""),
        )


def _none_since(reading: Reading) -> Iterator[tuple[Phrase, date]]:
    """Yield «no strike» with the day since when there was none."""
    for match in _NONE.finditer(reading.text):
        phrase = _phrase_at(reading, match.end())
        since = _since(reading, match.start()) if phrase is not None else None
        if phrase is not None and since is not None:
            yield phrase, since


def _none_then(reading: Reading) -> Iterator[tuple[Phrase, date]]:
    """Yield the strike of «in 1911 a strike was called; since then there has been none»."""
    match = _NONE_THEN.search(reading.text)
    dated = reading.dates[0]
    if match is None or len(reading.dates) > 1 or dated.end > match.start():
        return
    one = [p for p in reading.sentence.phrases if p.stop <= match.start()]
    one = [p for p in one if p.determiner in ("a", "an")]
    if one:
        yield one[-1], dated.last


def _since(reading: Reading, offset: int) -> date | None:
    """Return the last day of «since 1911», «from 1911 on», of what «since then» points back to."""
    short = [d for d in reading.dates if (d.last - d.first).days <= _YEAR]
    since = [d for d in short if _bounds(reading, d)]
    if since:
        return since[0].last if len(since) == 1 else None
    before = [d for d in short if d.end <= offset]
    then = before and _THEN.search(reading.text, before[-1].end)
    return before[-1].last if then else None


def _bounds(reading: Reading, dated: Dated) -> bool:
    """Tell the date of «since 1911», «from 1911 on»."""
    before = reading.text[: dated.start]
    on = _FROM.search(before) and _ON.match(reading.text, dated.end)
    return bool(on or _SINCE.search(before))


def _the_last(reading: Reading) -> Iterator[tuple[Phrase, date]]:
    """Yield «the last strike was called in 1911», «the strike of 1911 was the last»."""
    for dated in reading.dates if len(reading.dates) == 1 else ():
        printed = _FULL_YEAR.search(reading.text, dated.start, dated.end)
        if (dated.last - dated.first).days > _YEAR or printed is None:
            # The last death of an epidemic has a day and no year.
            continue
        phrase = _last_dated(reading, dated) or _dated_last(reading, dated)
        if phrase is not None:
            yield phrase, dated.last


def _last_dated(reading: Reading, dated: Dated) -> Phrase | None:
    """Return the noun of «the last strike ... in 1911», «the town last saw a strike in 1911»."""
    if not _DATES.search(reading.text, 0, dated.start):
        return None
    for pattern in (_THE_LAST, _last_had()):
        match = pattern.search(reading.text, 0, dated.start)
        phrase = reading.phrase_from(match.end()) if match else None
        if match is not None and pattern is not _THE_LAST:
            phrase = _phrase_at(reading, match.end())
        if match is None or phrase is None or phrase.stop > dated.start:
            continue
        opens = pattern is not _THE_LAST or not reading.text[: match.start()].strip()
        if opens and not reading.text[match.end() : phrase.start].strip():
            return phrase if not phrase.head.endswith("s") else None
        inside = next(
            (p for p in reading.sentence.phrases if p.start <= match.start() < p.end), None
        )
        if opens and inside is not None and pattern is _THE_LAST and inside.stop <= dated.start:
            words = tuple(
                word
                for word in inside.words
                if word.casefold() not in ("last", "most", "recent", "latest")
            )
            if words and not inside.head.endswith("s"):
                return Phrase(inside.start, inside.end, inside.determiner, words, inside.tail)
    return None


def _dated_last(reading: Reading, dated: Dated) -> Phrase | None:
    """Return the noun of «the strike of 1911 was the last», «1911 was the last year in which»."""
    behind = _LAST_YEAR.match(reading.text, dated.end)
    if behind is not None:
        return _phrase_at(reading, behind.end())
    if _WAS_LAST.match(reading.text, dated.end) is None:
        return None
    phrase = reading.phrase_before(dated.start)
    joined = phrase is not None and reading.text[phrase.stop : dated.start].strip() in ("of", "in")
    return phrase if joined else None


def _phrase_at(reading: Reading, offset: int) -> Phrase | None:
    """Return the phrase that stands at an offset, with or without its article."""
    for phrase in reading.sentence.phrases:
        if phrase.start <= offset < phrase.end or phrase.start == offset:
            return phrase
    return None


def _of(phrase: Phrase) -> frozenset[str]:
    of = next((below for prep, below in phrase.tail if prep == "of"), None)
    return (
        matter(words_in(f"the {of.head}")) if of is not None and of.head.islower() else frozenset()
    )


def _deed(reading: Reading, phrase: Phrase) -> frozenset[str]:
    """Return what was done to something, where that says more than that it happened."""
    for clause in clauses_of(reading.sentence):
        if not clause.start <= phrase.start < clause.end:
            continue
        verb = reading.sentence.tokens[clause.verb.main]
        if verb.low in _words()["happen"] or verb.low in lexicon().words["auxiliaries"]:
            return frozenset()
        return matter(words_of(reading.sentence, verb.start, verb.end))
    return frozenset()


def _named(reading: Reading, phrase: Phrase) -> frozenset[str]:
    """Return the names in the clause of a noun: where, or of what, there was none."""
    stops = [0, *(m.end() for m in re.finditer(r"[;:]", reading.text)), len(reading.text)]
    low = max(stop for stop in stops if stop <= phrase.start)
    high = min(stop for stop in stops if stop > phrase.start)
    return names(words_of(reading.sentence, low, high))


def _known_until(reading: Reading, since: date) -> date | None:
    if reading.published is None or reading.published[1] <= since:
        return None
    return reading.published[1]


@functools.cache
def _last_had() -> re.Pattern[str]:
    return re.compile(rf"\blast\s+(?:{alternation(_words()['had'])})\s+(?:an?\s+)?", re.I)


@functools.cache
def _words() -> dict[str, list[str]]:
    return lexicons.table("corpuskit.claims", "last_ones.toml")
