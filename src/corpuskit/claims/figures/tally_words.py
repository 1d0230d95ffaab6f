"""The words that tell the tally of a figure: before it, its noun, behind it, whose it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.claims.figures.tally_forms import forms, longest
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import NAME, name_key
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.reading import Figure, Reading

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*|[^\w\s]")
_SPAN, _FRONT, _TALE, _SHORTEST = 110, 30, 40, 5
# «Of the dead 63 were women».
_SOME = re.compile(
    r"(?:^|[,;:]\s+|\band\s+)(?:of|among)\s+(?:all\s+)?(?:the|its|their|these|those|his|her)\s+"
    r"(?:(?!(?:was|were|is|are|numbered)\b)[\w’'-]+,?\s+){1,7}$",
    re.I,
)
_BREAK = re.compile(r"[;:,.()]")


@dataclass(frozen=True, slots=True)
class Around:
    """Hold the words around a figure: before its number, its noun, behind it."""

    before: tuple[str, ...]
    near: tuple[str, ...]
    noun: str
    behind: tuple[str, ...]
    modified: str

    @property
    def of(self) -> bool:
        """Tell whether the number hangs on a noun by «of»."""
        return self.near[-1:] == ("of",) or "of" in self.before[len(self.near) :]


def around_of(reading: Reading, figure: Figure, *, money: bool) -> Around:
    """Return the words around a figure; of an amount of money the unit is no noun."""
    text = reading.text
    before = words_in_order(text[max(0, figure.number_start - _SPAN) : figure.number_start])
    compound = text[figure.number_end : figure.number_end + 1] in ("-", "‑")
    said = () if money or compound else words_in_order(text[figure.number_end : figure.end])
    own = figure.commodity.casefold() or (said[-1] if said and said[-1][0].isalpha() else "")
    noun = (
        ""
        if money or compound
        else lemma(own)
        if own.endswith("s") or not figure.commodity
        else own
    )
    behind = words_in_order(text[(figure.number_end + 1 if compound else figure.end) :][:_SPAN])
    if not noun and not money and not compound and _is_plural(behind[:1]):
        noun, behind = lemma(behind[0]), behind[1:]
    idle = forms().words["near"] | {"and", "women"}
    mods = [w for w in said if w[0].isalpha() and lemma(w) != noun and w not in idle]
    return Around(
        before,
        _stripped(before),
        noun,
        ("-", *behind) if compound else behind,
        "" if money else " ".join(mods),
    )


def _is_plural(words: Sequence[str]) -> bool:
    return any(
        w.endswith("s") and len(w) >= _SHORTEST and w not in forms().words["no_plurals"]
        for w in words
    )


def words_in_order(text: str) -> tuple[str, ...]:
    """Return the words and signs of a text in lower case."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def _stripped(before: tuple[str, ...]) -> tuple[str, ...]:
    at = len(before)
    while at and before[at - 1] in forms().words["near"]:
        at -= 1
    # «In the hands of 40», «consisted of 40»: «of» belongs to the words before it.
    return before[: at + 1] if before[at : at + 1] == ("of",) else before[:at]


def owner_in(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return the words for whose figure it is, where its clause begins with a noun for that."""
    for clause in clauses_of(reading.sentence):
        if clause.start <= figure.start < clause.end:
            phrase = clause.subject
            if phrase is None or clause.pronoun or phrase.stop > figure.start:
                return frozenset()
            own = tuple(word.casefold() for word in phrase.words)
            size, _ = longest(own, "totals", last=True)
            if "number" in own:
                return frozenset()
            kept = phrase.words[: len(own) - size]
            words = (*kept, *(hung.head for _, hung in phrase.tail))
            return frozenset(NAME + name_key(word) for word in words if _is_owner(word))
    return frozenset()


@functools.lru_cache(maxsize=4096)
def _is_owner(word: str) -> bool:
    known, low = forms(), word.casefold()
    told = any(low in known.at[place] for place in ("nouns", "things", "totals", "deeds"))
    return word[:1].isalpha() and not told and low not in known.words["owners"]


def stages_in(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return what says that a figure is of one stage or sort, in its clause or at its front."""
    text = reading.text
    before = text[: figure.start]
    breaks = [found.end() for found in _BREAK.finditer(before)]
    low = breaks[-1] if breaks and breaks[-1] > _FRONT else 0
    stop = _BREAK.search(text, figure.end)
    high = min(stop.start() if stop else len(text), figure.end + _TALE)
    padded = f" {' '.join(words_in_order(text[low:high]))} "
    found = {phrase for phrase in forms().words["staged"] if f" {phrase} " in padded}
    if _SOME.search(before):
        found.add("of")
    return frozenset(found)


def clause_before(reading: Reading, figure: Figure) -> tuple[str, ...]:
    """Return the words before a figure back to the next sign."""
    before = reading.text[: figure.start]
    breaks = [found.end() for found in _BREAK.finditer(before)]
    return words_in_order(before[breaks[-1] if breaks else 0 :])
