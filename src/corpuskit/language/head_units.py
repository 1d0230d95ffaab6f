"""Units named in the heads and captions of tables: «Coverage, %», «Landings (tonnes)»."""

from __future__ import annotations

from corpuskit.language.counted_nouns import is_plural
from corpuskit.language.figure_tokens import Token, token_at, tokenize
from corpuskit.language.unit_names import UnitName, rate_after, unit_after
from corpuskit.language.units import dimension
from corpuskit.language.word_lists import words

_LONGEST = 300
_OPENING = frozenset({"in", "(", "[", ",", ";", ":", "–", "—"})
_CLOSING = frozenset({"", ")", "]", ",", ";", ":", "."})
_BRACKETS = frozenset("([")
# Single letters that stand for nothing else in a head: «(m)» may be millions, «(L)» a label.
_LETTERS = frozenset({"t", "g", "h"})


def unit_of_caption(text: str) -> str:
    """Return the unit that a caption gives to all figures of its table, empty where none.

    A unit with a multiplier («US$ million») is none: the figures are printed without it.

    >>> [unit_of_caption(t) for t in ("Figures are in tonnes.", "Catches ($ million)", "In 1990")]
    ['t', '', '']
    """
    tokens = tokenize(text[:_LONGEST])
    found = {code for at in range(len(tokens)) if (code := _set_apart(tokens, at))}
    return found.pop() if len(found) == 1 else ""


def unit_of_head(text: str) -> str:
    """Return the unit that the head of a column or row gives to its figures.

    >>> [unit_of_head(t) for t in ("Sold, GWh", "1998 as % of 1990", "Tonnes", "Year", "Cost, $m")]
    ['GW.h', '%', 't', '', '']
    """
    tokens = tokenize(text[:_LONGEST])
    if counts_other(text):
        return ""
    if code := unit_of_caption(text):
        return code
    for at in range(len(tokens)):
        unit = unit_after(tokens, at)
        if unit is not None and dimension(unit.code) in ("share", "share-difference"):
            return unit.code if unit.code != "1" else ""
    whole = unit_after(tokens, 0)
    if whole is None or whole.factor != 1 or whole.last != len(tokens):
        return ""
    named = is_plural(tokens[-1].text) if whole.word else _is_clear(tokens, 0, whole)
    return whole.code if named and dimension(whole.code) != "time" else ""


def counts_other(text: str) -> bool:
    """Tell a head whose figures are counts whatever the caption says: «Number of vessels»."""
    return any(t.low in words("labels", "table", "counts") for t in tokenize(text[:_LONGEST]))


def multiplies(text: str) -> bool:
    """Tell a head that leaves out thousands or millions: «Doses, thousand», «US$ m.»."""
    return any(t.low in words("labels", "table", "multipliers") for t in tokenize(text[:_LONGEST]))


def holds_years(text: str) -> bool:
    """Tell a head under which four digits are a year: «Founded», «Year of census»."""
    return any(t.low in words("labels", "table", "years") for t in tokenize(text[:_LONGEST]))


def numbers_rows(text: str) -> bool:
    """Tell a head under which the rows are numbered: «No.», «Rank»."""
    tokens = [t.low for t in tokenize(text[:_LONGEST]) if t.text not in _CLOSING]
    return len(tokens) == 1 and tokens[0] in words("labels", "table", "numbering")


def _set_apart(tokens: tuple[Token, ...], at: int) -> str:
    """Return the unit at a token if brackets, a comma or «in» set it apart from the words."""
    opening = token_at(tokens, at - 1)
    if at == 0 or opening.low not in _OPENING:
        return ""
    unit = unit_after(tokens, at)
    if unit is None or unit.factor != 1 or not _is_clear(tokens, at, unit):
        return ""
    if unit.word and not (is_plural(tokens[unit.last - 1].text) or dimension(unit.code) == "share"):
        return ""
    rated = rate_after(tokens, unit.last, unit.code)
    code, last = rated or (unit.code, unit.last)
    return code if token_at(tokens, last).text in _CLOSING else ""


def _is_clear(tokens: tuple[Token, ...], at: int, unit: UnitName) -> bool:
    """Tell a unit from a letter that may stand for millions or label a part."""
    if unit.word or unit.last - at > 1 or len(tokens[at].text) > 1:
        return True
    letter = tokens[at].text
    bracketed = token_at(tokens, at - 1).text in _BRACKETS
    return not letter.isalpha() or (letter in _LETTERS and (bracketed or at > 0))
