"""To which tally a figure belongs: the dead, the garrison, the seats, what it cost.

Two authors tell one such figure in twenty ways: «claimed 141 lives», «a death toll of 141», «the
dead numbered 141». What is asked here is where known words stand: behind the number and its noun,
before it, or as the noun that has the number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from corpuskit.claims.figures.tally_forms import forms, longest
from corpuskit.claims.figures.tally_words import (
    Around,
    around_of,
    clause_before,
    owner_in,
    stages_in,
)
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.reading import Figure, Reading
from corpuskit.claims.model import STATED, Stance
from corpuskit.claims.model.tally import Tally
from corpuskit.language.units import dimension

_BREAKS = frozenset(".;:!?()—–")
_SKIPPED, _FEWEST, _LONGEST = 6, 4, 14
_NUMBER_OF = re.compile(r"\bnumber of (?:the |its |their )?(\w+)(?: \w+){0,6} (?:was|is|came to)$")


def tally_of(reading: Reading, figure: Figure, predicate: str, verb: str) -> Tally | None:
    """Return the tally of a figure, if its words tell one.

    What is counted of things otherwise is a tally by its noun, under what is done to it.
    """
    money = dimension(figure.unit).startswith("money")
    if figure.unit != "count" and not money:
        return None
    around = around_of(reading, figure, money=money)
    deed = _deed(predicate, verb)
    # «There were 64 injured»: the noun is the deed.
    deed = "" if deed and deed == lexicon().predicates.get(around.noun) else deed
    kind = _kind(around, money=money, neutral=not deed)
    part = "" if money else _part(kind, around.noun)
    known, told = forms().flags, kind
    if kind in known["of_things"]:
        kind, part = f"{lexicon().concept_of(around.noun)}:{kind}", ""
    elif not kind or (part and kind in known["by_noun"]):
        thing = around.noun or _numbered(around) or _compounded(around)
        if money or not thing or thing in forms().words["anybody"]:
            return None
        kind, part = f"{lexicon().concept_of(thing)}:{deed}", ""
    beside = told in known["beside"]
    stages = stages_in(reading, figure)
    return Tally(
        kind,
        f"{part} {around.modified}".strip(),
        tuple(sorted(owner_in(reading, figure))),
        tuple(sorted(stages - forms().words["beside"] if beside else stages)),
        stated=told in known["stated"],
        beside=beside,
        anew=not told or told in known["anew"] | known["of_things"],
    )


def stated_stance(reading: Reading, figure: Figure, stance: Stance) -> Stance:
    """Return how a document stands to what can be and what never was: it says that it is so.

    What is planned or would be is so no more than elsewhere.
    """
    if stance in STATED:
        return stance
    before = clause_before(reading, figure)
    words = lexicon().words
    unsure = (words["planned"] | words["hypothetical"]) - {"could"}
    return stance if any(word in unsure for word in before) else Stance.ASSERTED


def _kind(around: Around, *, money: bool, neutral: bool) -> str:
    """Return the tally that most words around a figure tell."""
    known = forms()
    found = sorted(
        (-size, bool(_part(name, around.noun)), name)
        for size, name in _told(around, neutral=neutral)
    )
    for _, _, name in found:
        if (name in known.flags["money"]) == money and (money or _may_count(name, around.noun)):
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


def _told(around: Around, *, neutral: bool) -> Iterator[tuple[float, str]]:
    """Yield the tallies that the words around a figure tell, with how many words say so."""
    yield from _of_noun(around, neutral=neutral)
    yield from _of_done(around.behind)
    # «Some were killed and 64 injured», but not «64 injured were flown out».
    if around.noun in forms().at["done"] and around.behind[:1] not in (("were",), ("was",)):
        yield from ((2, name) for name in forms().at["done"][around.noun])
    size, names = longest(around.near, "does", last=True)
    yield from ((size, name) for name in names)
    if around.of:
        near = around.near[:-1] if around.near[-1:] == ("of",) else around.near
        size, names = longest(near, "deeds", last=True)
        yield from ((size, name) for name in names)
    yield from _of_closed(around)
    for length, name in _of_totals(around):
        # «The Regent left a garrison of 560 behind» is another one.
        if neutral or not around.of or name not in forms().flags["by_noun"]:
            yield length, name
    yield from _of_compound(around.behind)


def _of_noun(around: Around, *, neutral: bool) -> Iterator[tuple[float, str]]:
    words = (around.noun, *around.behind) if around.noun else around.behind
    for skipped in range(2):
        size, names = longest(words[skipped:], "nouns", last=False)
        if size:
            yield from ((size + 2 - skipped, name) for name in names)
            break
    size, names = longest(words, "things", last=False)
    # «Its 150 defenders lived on horseflesh»: what all of them did.
    neutral = neutral or around.before[-1:] in (("its",), ("their",), ("her",), ("his",))
    # Berths for so many passengers are no passengers.
    if neutral and around.near[-1:] != ("for",):
        yield from ((size + 1, name) for name in names)


def _of_done(behind: Sequence[str]) -> Iterator[tuple[float, str]]:
    behind = _over_aside(behind)
    for skipped in range(min(_SKIPPED, len(behind)) + 1):
        passed = behind[:skipped]
        if passed and (
            passed[-1] in _BREAKS
            or passed[-1][0].isdigit()
            or passed[-1] in forms().words["negations"]
        ):
            return
        if passed and passed[-1] in forms().words["no_subject"]:
            continue
        size, names = longest(behind[skipped:], "done", last=False)
        if size:
            yield from ((size + 1, name) for name in names)
            return


def _over_aside(behind: Sequence[str]) -> Sequence[str]:
    """Return what follows an aside: «83 people, most of them women and children, were killed»."""
    if behind[:1] != (",",):
        return behind
    closing = next((at for at in range(1, min(_LONGEST, len(behind))) if behind[at] == ","), 0)
    return behind[closing + 1 :] if closing and "and" not in behind[1:2] else behind[:0]


def _of_closed(around: Around) -> Iterator[tuple[float, str]]:
    near, noun = around.near, around.noun
    words = (noun, *around.behind) if noun else around.behind
    for size in range(1, min(_FEWEST, len(near)) + 1):
        for wanted, name in forms().closed.get(" ".join(near[-size:]), ()):
            if not wanted:
                if not noun or noun in forms().words["anybody"]:
                    yield size, name
                continue
            starts = range(min(2, len(words)) + 1)
            if any(
                (lemma(w) if w else w) == wanted[0]
                and words[at + 1 : at + len(wanted)] == wanted[1:]
                for at in starts
                for w in words[at : at + 1]
            ):
                yield size + len(wanted), name


def _of_totals(around: Around) -> Iterator[tuple[float, str]]:
    """Yield the tallies of the noun that has the number: «the death toll at Tarn was 141»."""
    near, words = around.near, forms().words
    stop = len(near) - (near[-1:] == ("of",))
    linked = False
    while stop and (
        near[stop - 1] in words["links"]
        or near[stop - 1] in words["beside_links"]
        or near[stop - 1] in ":,("
    ):
        linked = linked or near[stop - 1] not in words["beside_links"]
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


def _numbered(around: Around) -> str:
    """Return the noun of «the number of viaducts was 11»."""
    found = _NUMBER_OF.search(" ".join(around.near))
    return lemma(found[1]) if found else ""


def _compounded(around: Around) -> str:
    """Return the noun of «the 140-room hotel»."""
    told = around.behind[:1] == ("-",) and around.behind[1:2]
    return lemma(told[0]) if told and told[0].isalpha() and told[0] != "strong" else ""


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
