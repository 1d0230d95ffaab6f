"""How long a body was there, and when it came and went: «in the nine years of its existence».

A mission, a commission, an observatory is deployed or opened, and one day withdrawn or closed. Only
what stands right beside its name, or follows it by «and», is read as said of it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.claims.grammar.antecedents import opens_clause, pronoun_subject
from corpuskit.claims.grammar.content import name_key
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import DAYS
from corpuskit.claims.lengths.lastings import is_whole
from corpuskit.claims.model import STATED, Edge, LifeEdge, LifeLength
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_YEAR = 366
_OF_ITS = (
    r"\s+of\s+its\s+(?:existence|life|work|operation|activity|being)\s*,?\s+(?:for\s+which\s+)?"
)
_ITS = re.compile(r"\b(?:in|during|over|throughout|for|after)\s+(?:all\s+)?its\s+$", re.I)
_THE = re.compile(r"\b(?:in|during|over|throughout|for|after)\s+(?:all\s+)?the\s+$", re.I)
_ITS_BEHIND = re.compile(
    r"(?:\s+of\s+(?:existence|life|work|operation|activity|being))?\s*,?\s+(?=the\s|[A-Z])"
)
_OF_ITS_BEHIND = re.compile(rf"{_OF_ITS}(?=the\s|[A-Z])")
_THAT = re.compile(
    r"\s+(?:(?:that|which|during\s+which|in\s+which|for\s+which)\s+)?(?=the\s|[A-Z])"
)
# «Operated for two years in the north» is a part of its time.
_PART = re.compile(r"\s+(?:at|in|on|under|as|with|from|without|alone|there|longer|more)\b")
_FOR = r"\s+(?:for\s+)?(?:(?:only|just|all\s+of|exactly)\s+)?"


def life_edges(reading: Reading, document: str) -> Iterator[LifeEdge]:
    """Yield when the body that a sentence begins with came or went."""
    found = None if reading.note else _first_body(reading)
    if found is None:
        return
    noun, names, label, at = found
    for dated in reading.dates:
        if dated.start < at or (dated.last - dated.first).days > _YEAR:
            continue
        match = _edge().fullmatch(reading.text, at, dated.start)
        if match is None:
            return
        at = dated.end
        edge = Edge.START if match["start"] else Edge.END
        if stance_of(reading.sentence, dated.start, dated.end) in STATED:
            yield LifeEdge(
                document=document,
                noun=noun,
                names=names,
                label=label,
                edge=edge,
                first=dated.first,
                last=dated.last,
                where=reading.locate(dated.start, dated.end, dated.xml_id),
            )


def life_lengths(reading: Reading, document: str) -> Iterator[LifeLength]:
    """Yield how long a sentence says that a body was there in all."""
    if reading.note:
        return
    for figure in reading.figures:
        if figure.unit not in DAYS or not figure.value.point or not is_whole(reading, figure):
            continue
        phrase = _lasting(reading, figure)
        if phrase is not None and _is_body(phrase):
            yield LifeLength(
                document=document,
                noun=lemma(phrase.head),
                names=_names(reading.text[phrase.start : phrase.stop], phrase.head),
                label=reading.text[phrase.start : phrase.stop],
                length=figure.value,
                unit=figure.unit,
                where=reading.locate(figure.start, figure.end, figure.xml_id),
            )


def _first_body(reading: Reading) -> tuple[str, frozenset[str], str, int] | None:
    """Return the body that a sentence begins with, or «it», and where its name ends."""
    first = next(iter(reading.sentence.phrases), None)
    if reading.text.startswith("It "):
        known = pronoun_subject(reading, len("It"))
        head = known.phrase.split()[0] if known is not None and known.phrase else ""
        if known is None or not head or known.noun not in _words()["nouns"]:
            return None
        return known.noun, _names(known.phrase, known.noun), known.phrase, len("It")
    if first is None or not _is_body(first) or not opens_clause(reading, first.start):
        return None
    label = reading.text[first.start : first.stop]
    return lemma(first.head), _names(label, first.head), label, first.stop


def _is_body(phrase: Phrase) -> bool:
    named = lemma(phrase.head) in _words()["nouns"]
    return named and phrase.determiner.casefold() in ("the", "")


def _names(text: str, noun: str) -> frozenset[str]:
    """Return the names in what a body is called, its own noun and an article apart."""
    words = re.findall(r"[A-Z][\w’'-]+", text)
    return frozenset(name_key(w) for w in words if w != "The" and lemma(w) != lemma(noun))


def _lasting(reading: Reading, figure: Figure) -> Phrase | None:
    """Return the body that a length is of."""
    text, end = reading.text, figure.end
    if _ITS.search(text, 0, figure.start):
        behind = _ITS_BEHIND.match(text, end)
        return _at(reading, behind.end()) if behind else None
    if _THE.search(text, 0, figure.start):
        return _the_years(reading, end)
    first = next(iter(reading.sentence.phrases), None)
    if first is None or not opens_clause(reading, first.start) or first.stop > figure.start:
        return None
    lasting = re.compile(_lasted().pattern + _FOR, re.I)
    whole = lasting.fullmatch(text, first.stop, figure.start) and not _PART.match(text, end)
    return first if whole else None


def _the_years(reading: Reading, end: int) -> Phrase | None:
    """Return the body of «the nine years of its existence», «the nine years that it lasted»."""
    behind = _OF_ITS_BEHIND.match(reading.text, end)
    if behind is not None:
        return _at(reading, behind.end())
    that = _THAT.match(reading.text, end)
    phrase = _at(reading, that.end()) if that else None
    lasts = _lasted().match(reading.text, phrase.stop) if phrase else None
    return phrase if lasts and not _PART.match(reading.text, lasts.end()) else None


def _at(reading: Reading, offset: int) -> Phrase | None:
    """Return the phrase that begins at an offset, with its article."""
    phrase = reading.phrase_from(offset)
    between = reading.text[offset : phrase.start] if phrase else ""
    return phrase if between.strip().casefold() in ("", "the") else None


@functools.cache
def _edge() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        r"(?:\s*\([^()]*\))?(?:\s+(?:at|in|with|under|for)\s+[^,;:.()]{1,40}?)?\s*,?\s*"
        r"(?:(?:and|but|which|it)\s+)*(?:(?:was|were|had|been|finally|formally|officially|first|"
        r"then|itself)\s+)*"
        rf"(?:(?P<start>{alternation(words['start'])})|(?P<end>{alternation(words['end'])}))"
        r"(?:\s+(?:its\s+doors|for\s+good|there|it|to\s+the\s+public|again))?\s*,?"
        r"\s+(?:on|in)\s+(?:the\s+)?"
    )


@functools.cache
def _lasted() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:had\s+)?(?:{alternation(_words()['lasting'])})\b", re.I)


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    table = lexicons.table("corpuskit.claims", "lives.toml")
    return {name: frozenset(entries) for name, entries in table.items()}
