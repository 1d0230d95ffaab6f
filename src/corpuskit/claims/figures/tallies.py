"""To which tally a figure belongs: the dead, the garrison, the seats, what it cost.

Two authors tell one such figure in twenty ways: «claimed 141 lives», «a death toll of 141», «the
dead numbered 141». What is asked here is where known words stand: behind the number and its noun,
before it, or as the noun that has the number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.claims.figures.tally_forms import forms, longest
from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import NAME, name_key
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.model import STATED, Stance
from corpuskit.claims.model.tally import Tally
from corpuskit.language.units import dimension

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*|[^\w\s]")
_SPAN, _FRONT, _TALE = 110, 30, 40
# What may stand between a word and its number.
_NEAR = frozenset(
    "a about all almost altogether approximately around as at but exactly few fewer full just "
    "less least many more nearly no not of only over roughly some than the total its their £ $ €".split()
)
_LINKS = frozenset(
    "was were is are numbered amounted came reached stood rose totalled totaled fell being "
    "amounting totalling numbering put given estimated reckoned ran grew had counted "
    "consisted consists comprised composed".split()
)
_TO = frozenset({"to", "at", "as", "then", "in", "all", "up", "now", "been", "had"})
_BREAKS = frozenset(".;:!?()—–")
_NO_SUBJECT = frozenset("the a an for of to by from with his her their its our my".split())
_NOT = frozenset({"not", "never", "nobody", "nearly", "almost", "neither"})
_SKIPPED, _FEWEST = 6, 4
# «Of the dead 63 were women».
_SOME = re.compile(
    r"\b(?:of|among)\s+(?:all\s+)?(?:the|its|their|these|those|his|her)\s+"
    r"(?!\w+\s+(?:was|were|is|are|numbered)\s)(?:[\w’'-]+\s+){0,2}[\w’'-]+,?\s+$",
    re.I,
)
# «Killed 40 and hurt another 60».
_BESIDE = frozenset({"another", "further", "other", "others", "more", "additional"})
# What ends like a plural, and is none.
_NO_NOUN = frozenset("was is as has its his this thus always perhaps besides across".split())
_BREAK = re.compile(r"[;:,.()]")


@dataclass(frozen=True, slots=True)
class _Around:
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


def tally_of(reading: Reading, figure: Figure, predicate: str, verb: str) -> Tally | None:
    """Return the tally of a figure, if its words tell one.

    What is counted of things otherwise is a tally by its noun, under what is done to it.
    """
    money = dimension(figure.unit).startswith("money")
    if figure.unit != "count" and not money:
        return None
    around = _around(reading, figure, money=money)
    deed = _deed(predicate, verb)
    # «There were 64 injured»: the noun is the deed.
    deed = "" if deed and deed == lexicon().predicates.get(around.noun) else deed
    kind = _kind(around, money=money, neutral=not deed)
    part = "" if money else _part(kind, around.noun)
    known, told = forms().flags, kind
    if kind in known["of_things"]:
        kind, part = f"{lexicon().concept_of(around.noun)}:{kind}", ""
    elif not kind or (part and kind in known["by_noun"]):
        thing = around.noun or _numbered(around)
        if money or not thing or thing in forms().words["anybody"]:
            return None
        kind, part = f"{lexicon().concept_of(thing)}:{deed}", ""
    beside = told in known["beside"]
    stages = _stages(reading, figure)
    return Tally(
        kind,
        f"{part} {around.modified}".strip(),
        _owner(reading, figure),
        stages - _BESIDE if beside else stages,
        stated=told in known["stated"],
        beside=beside,
    )


def stated_stance(reading: Reading, figure: Figure, stance: Stance) -> Stance:
    """Return how a document stands to what can be and what never was: it says that it is so.

    What is planned or would be is so no more than elsewhere.
    """
    if stance in STATED:
        return stance
    before = _before_in_clause(reading, figure)
    words = lexicon().words
    unsure = (words["planned"] | words["hypothetical"]) - {"could"}
    return stance if any(word in unsure for word in before) else Stance.ASSERTED


def _before_in_clause(reading: Reading, figure: Figure) -> tuple[str, ...]:
    before = reading.text[: figure.start]
    breaks = [found.end() for found in _BREAK.finditer(before)]
    return _words(before[breaks[-1] if breaks else 0 :])


def _kind(around: _Around, *, money: bool, neutral: bool) -> str:
    """Return the tally that most words around a figure tell."""
    known = forms()
    found = sorted((-size, name) for size, name in _told(around, neutral=neutral))
    for _, name in found:
        if (name in known.flags["money"]) == money and (
            money or _may_count(name, around.noun)
        ):
            return name
    return ""


def _may_count(kind: str, noun: str) -> bool:
    """Tell whether a noun can be counted in a tally: people are killed, rifles are seized."""
    known = forms()
    if not noun or any(kind in known.at[p].get(noun, ()) for p in ("nouns", "things", "whole")):
        return kind not in known.flags["of_things"] or bool(noun)
    if kind in known.flags["of_things"]:
        return not _is_people(noun)
    return _is_people(noun) or kind in ("beds", "votes-for", "votes-against")


def _told(around: _Around, *, neutral: bool) -> Iterator[tuple[float, str]]:
    """Yield the tallies that the words around a figure tell, with how many words say so."""
    yield from _of_noun(around, neutral=neutral)
    yield from _of_done(around.behind)
    if around.noun in forms().at["done"]:
        yield from ((2, name) for name in forms().at["done"][around.noun])
    size, names = longest(around.near, "does", last=True)
    yield from ((size, name) for name in names)
    if around.of:
        near = around.near[:-1] if around.near[-1:] == ("of",) else around.near
        size, names = longest(near, "deeds", last=True)
        yield from ((size, name) for name in names)
    yield from _of_closed(around)
    yield from _of_totals(around)
    yield from _of_compound(around.behind)


def _of_noun(around: _Around, *, neutral: bool) -> Iterator[tuple[float, str]]:
    words = (around.noun, *around.behind) if around.noun else around.behind
    for skipped in range(2):
        size, names = longest(words[skipped:], "nouns", last=False)
        if size:
            yield from ((size + 2 - skipped, name) for name in names)
            break
    size, names = longest(words, "things", last=False)
    # Berths for so many passengers are no passengers.
    if neutral and around.near[-1:] != ("for",):
        yield from ((size + 1, name) for name in names)


def _of_done(behind: Sequence[str]) -> Iterator[tuple[float, str]]:
    for skipped in range(min(_SKIPPED, len(behind)) + 1):
        passed = behind[:skipped]
        if passed and (passed[-1] in _BREAKS or passed[-1][0].isdigit() or passed[-1] in _NOT):
            return
        if passed and passed[-1] in _NO_SUBJECT:
            continue
        size, names = longest(behind[skipped:], "done", last=False)
        if size:
            yield from ((size + 1, name) for name in names)
            return


def _of_closed(around: _Around) -> Iterator[tuple[float, str]]:
    near, noun = around.near, around.noun
    words = (noun, *around.behind) if noun else around.behind
    for size in range(1, min(_FEWEST, len(near)) + 1):
        for wanted, name in forms().closed.get(" ".join(near[-size:]), ()):
            if not wanted:
                if not noun or noun in forms().words["anybody"]:
                    yield size, name
                continue
            starts = range(min(2, len(words)) + 1)
            if any((lemma(w) if w else w) == wanted[0] and words[at + 1 : at + len(wanted)] == wanted[1:] for at in starts for w in words[at : at + 1]):
                yield size + len(wanted), name


def _of_totals(around: _Around) -> Iterator[tuple[float, str]]:
    """Yield the tallies of the noun that has the number: «the death toll at Tarn was 141»."""
    near = around.near
    stop = len(near) - (near[-1:] == ("of",))
    linked = False
    while stop and (near[stop - 1] in _LINKS or near[stop - 1] in _TO or near[stop - 1] in ":,("):
        linked = linked or near[stop - 1] not in _TO
        stop -= 1
    direct = stop == len(near) or around.of
    for end in range(stop, max(0, stop - _SKIPPED), -1):
        if end < stop and (near[end] in _BREAKS or near[end] == "," or not linked):
            return
        size, names = longest(near[:end], "totals", last=True)
        hung = end == stop or near[end] in lexicon().words["prepositions"] or near[end] == "of"
        if size and hung and (linked or direct):
            yield from ((size + 1, name) for name in names)
            return
        if near[max(0, end - 2) : end] == ("number", "of"):
            yield from _number_of(near[end:stop])
            return


def _number_of(words: Sequence[str]) -> Iterator[tuple[float, str]]:
    for at in range(len(words)):
        for place in ("nouns", "things", "done"):
            size, names = longest(words[at:], place, last=False)
            if size:
                yield from ((size + 2, name) for name in names)
                return


def _numbered(around: _Around) -> str:
    """Return the noun of «the number of viaducts was 11»."""
    text = " ".join(around.near)
    found = re.search(r"\bnumber of (?:the |its |their )?(\w+)(?: \w+){0,6} (?:was|is|came to)$", text)
    return lemma(found[1]) if found else ""


def _of_compound(behind: Sequence[str]) -> Iterator[tuple[float, str]]:
    """Yield the tallies of «the 430-strong workforce» and «the 210-bed hospital»."""
    hyphen = behind[:1] == ("-",)
    rest = behind[1:] if hyphen else behind
    if rest[:1] == ("strong",):
        for skipped in range(1, 3):
            size, names = longest(rest[skipped:], "totals", last=False)
            yield from ((size + 1, name) for name in names & forms().flags["strong"])
    if hyphen:
        _, names = longest(rest[:1], "compounds", last=False)
        yield from ((2, name) for name in names)


def _around(reading: Reading, figure: Figure, *, money: bool) -> _Around:
    text = reading.text
    before = _words(text[max(0, figure.number_start - _SPAN) : figure.number_start])
    compound = text[figure.number_end : figure.number_end + 1] in ("-", "‑")
    said = () if money or compound else _words(text[figure.number_end : figure.end])
    own = figure.commodity.casefold() or (said[-1] if said and said[-1][0].isalpha() else "")
    noun = "" if money or compound else lemma(own) if own.endswith("s") or not figure.commodity else own
    behind = _words(text[(figure.number_end + 1 if compound else figure.end) :][:_SPAN])
    if not noun and not money and not compound and _is_plural(behind[:1]):
        noun, behind = lemma(behind[0]), behind[1:]
    idle = _NEAR | {"and", "women"}
    mods = [w for w in said if w[0].isalpha() and lemma(w) != noun and w not in idle]
    return _Around(
        before,
        _stripped(before),
        noun,
        ("-", *behind) if compound else behind,
        "" if money else " ".join(mods),
    )


def _is_plural(words: Sequence[str]) -> bool:
    return any(w.endswith("s") and len(w) > _FEWEST and w not in _NO_NOUN for w in words)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))


def _stripped(before: tuple[str, ...]) -> tuple[str, ...]:
    at = len(before)
    while at and before[at - 1] in _NEAR:
        at -= 1
    # «In the hands of 40», «consisted of 40»: «of» belongs to the words before it.
    return before[: at + 1] if before[at : at + 1] == ("of",) else before[:at]


def _part(kind: str, noun: str) -> str:
    """Return the noun of those who are a part of all who may be counted."""
    known = forms()
    if not kind or not noun:
        return ""
    if any(kind in known.at[place].get(noun, ()) for place in ("nouns", "things", "whole")):
        return ""
    if noun in known.words["parts"]:
        return noun
    if noun in known.words["anybody"]:
        return "people" if kind in known.flags["whole_differs"] else ""
    return noun if kind in known.flags["by_noun"] else ""


@functools.lru_cache(maxsize=4096)
def _is_people(noun: str) -> bool:
    words = forms().words
    return any(noun in words[name] for name in ("anybody", "parts", "others")) or noun.endswith(
        tuple(words["endings"])
    )


def _deed(predicate: str, verb: str) -> str:
    words = forms().words
    if not {verb, verb.removesuffix("s"), verb.removesuffix("es")}.isdisjoint(words["neutral"]):
        return ""
    if predicate and predicate not in words["predicates"]:
        return predicate
    return verb


def _owner(reading: Reading, figure: Figure) -> frozenset[str]:
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


def _stages(reading: Reading, figure: Figure) -> frozenset[str]:
    """Return what says that a figure is of one stage or sort, in its clause or at its front."""
    text = reading.text
    before = text[: figure.start]
    breaks = [found.end() for found in _BREAK.finditer(before)]
    low = breaks[-1] if breaks and breaks[-1] > _FRONT else 0
    stop = _BREAK.search(text, figure.end)
    high = min(stop.start() if stop else len(text), figure.end + _TALE)
    padded = f" {' '.join(_words(text[low:high]))} "
    found = {phrase for phrase in forms().words["staged"] if f" {phrase} " in padded}
    if _SOME.search(before):
        found.add("of")
    return frozenset(found)
