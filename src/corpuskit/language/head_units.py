"""Units named in the heads and captions of tables: «Coverage, %», «Revenue (US$ million)»."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.language.counted_nouns import is_participle, is_plural
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at, tokenize
from corpuskit.language.unit_names import UnitName, rate_after, unit_after
from corpuskit.language.units import currencies, dimension
from corpuskit.language.word_lists import word_list, words

_LONGEST = 300
_OPENING = frozenset({"in", "as", "(", "[", ",", ";", ":", "–", "—"})
_CLOSING = frozenset({"", ")", "]", ",", ";", ":", "."})
_BRACKETS = frozenset("([")
_APOSTROPHES = frozenset("'’‘")
# Single letters that stand for nothing else in a head: «(m)» may be millions, «(L)» a label.
_LETTERS = frozenset({"t", "g", "h"})
_OF_A_UNIT = frozenset({"in", "of", "at", "under", "with", "from", "per", ","})
_SHARES = frozenset({"share", "share-difference"})
_EXTENDED = frozenset({"time", "mass", "area", "volume", "length"})


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold what a head says of its figures: their unit, and the power of ten that it leaves out.

    `unit` is empty where only a power is said («Doses, thousand»).
    """

    unit: str = ""
    power: int = 0

    @property
    def share(self) -> bool:
        """Tell percentages and percentage points."""
        return dimension(self.unit) in _SHARES


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Hold a unit with its power that was read up to a token."""

    said: Measured
    last: int
    clear: bool
    word: bool


@functools.lru_cache(maxsize=1024)
def of_caption(text: str) -> Measured | None:
    """Return what a caption says of all figures of its table, None where it says nothing.

    >>> [of_caption(t) for t in ("Figures are in tonnes.", "In 1990")]
    [Measured(unit='t', power=0), None]
    >>> of_caption("Exports (US$ million)")
    Measured(unit='USD', power=6)
    """
    tokens = tokenize(text[:_LONGEST])
    whole = _phrase(tokens, 0)
    if whole is not None and whole.last == len(tokens) and whole.clear and not whole.word:
        return whole.said
    return _apart(tokens) or _per_number(tokens)


@functools.lru_cache(maxsize=1024)
def of_head(text: str) -> Measured | None:
    """Return what the head of a column or row says of its figures.

    >>> [m.unit if m else "" for m in map(of_head, ("Sold, GWh", "1998 as % of 1990", "Tonnes"))]
    ['GW.h', '%', 't']
    >>> of_head("Cost, $m"), of_head("Deaths per 1,000 births")
    (Measured(unit='USD', power=6), Measured(unit='count/1000', power=0))
    """
    tokens = tokenize(text[:_LONGEST])
    if said := _apart(tokens):
        return said if said.unit else _with_unit_before(tokens, said)
    if counts_other(text):
        return Measured("count")
    for at in range(len(tokens)):
        unit = unit_after(tokens, at)
        if unit is not None and dimension(unit.code) in _SHARES and unit.code != "1":
            return Measured(unit.code)
    return _per_number(tokens) or _whole(tokens) or _trailing(tokens)


def named_in(captions: tuple[str, ...], head: str) -> Measured | None:
    """Return what a caption says of the figures under one head: «Shares are percentages».

    >>> named_in(("Figures are in tonnes. Shares are percentages.",), "Share")
    Measured(unit='%', power=0)
    """
    found = {t.low for t in tokenize(head[:_LONGEST])}
    for text in captions:
        tokens = tokenize(text[:_LONGEST])
        for at, token in enumerate(tokens):
            if token.low not in ("are", "is") or not at:
                continue
            named = tokens[at - 1].low
            behind = at + 2 if token_at(tokens, at + 1).low in ("in", "as") else at + 1
            phrase = _phrase(tokens, behind)
            ends = phrase is not None and token_at(tokens, phrase.last).text in _CLOSING
            if not ends or named in words("labels", "table", "all"):
                continue
            if {named, named.removesuffix("s"), named.removesuffix("es")} & found:
                return phrase.said if phrase is not None else None
    return None


def counts_other(text: str) -> bool:
    """Tell a head whose figures are counts whatever the caption says: «Number of vessels»."""
    return _names(text, words("labels", "table", "counts"))


def is_counted(text: str) -> bool:
    """Tell a head that is something only counted: «Sites», «Vessels, 1990»."""
    tokens = tokenize(text[:_LONGEST])
    named = token_at(tokens, 0).low in words("labels", "table", "counted")
    return named and all(t.kind is not Kind.WORD for t in tokens[1:])


def is_share(text: str) -> bool:
    """Tell a head of parts of a whole that names no unit: «Share», «Market share, 2018»."""
    tokens = tokenize(text[:_LONGEST])
    for at, token in enumerate(tokens):
        if token.low in words("labels", "table", "shares"):
            following = token_at(tokens, at + 1)
            return following.kind is not Kind.WORD or following.low in ("of", "in")
    return False


def multiplies(text: str) -> bool:
    """Tell a head that leaves out thousands or millions: «Doses, thousand», «US$ m.»."""
    return _names(text, words("labels", "table", "multipliers") | _powers().keys())


def holds_years(text: str) -> bool:
    """Tell a head under which four digits are a year: «Founded», «Year of census»."""
    return _names(text, words("labels", "table", "years"))


def numbers_rows(text: str) -> bool:
    """Tell a head under which the rows are numbered: «No.», «Rank»."""
    tokens = [t.low for t in tokenize(text[:_LONGEST]) if t.text not in _CLOSING]
    return len(tokens) == 1 and tokens[0] in words("labels", "table", "numbering")


def _names(text: str, listed: Set[str]) -> bool:
    return any(token.low in listed for token in tokenize(text[:_LONGEST]))


def _powers() -> Mapping[str, int]:
    powers: Mapping[str, int] = word_list("labels")["table"]["powers"]
    return powers


def _apart(tokens: tuple[Token, ...]) -> Measured | None:
    """Return the one unit that brackets, a comma or «in» set apart from the words."""
    found = {said for at in range(1, len(tokens)) if (said := _set_apart(tokens, at)) is not None}
    if len(found) > 1:  # «in thousands of tonnes (t)»
        found = {said for said in found if said.unit and said.power} or found
    return found.pop() if len(found) == 1 else None


def _with_unit_before(tokens: tuple[Token, ...], said: Measured) -> Measured:
    """Add the unit of «Tonnes (thousands)» to its power."""
    before = _phrase(tokens, 0)
    if before is None or before.said.power:
        return said
    opened = token_at(tokens, before.last).text in _BRACKETS | {","}
    return Measured(before.said.unit, said.power) if opened else said


def _per_number(tokens: tuple[Token, ...]) -> Measured | None:
    """Return the unit of «Deaths per 1,000 births»."""
    rates = (_rate_per_number(tokens, at) for at in range(len(tokens)))
    return next((Measured(rate[0]) for rate in rates if rate is not None), None)


def _rate_per_number(tokens: tuple[Token, ...], at: int) -> tuple[str, int] | None:
    """Read «per 1,000» at a token; return the unit and the token behind it."""
    rate = rate_after(tokens, at, "count") if token_at(tokens, at).low == "per" else None
    return rate if rate is not None and rate[0].rpartition("/")[2].isdigit() else None


def _set_apart(tokens: tuple[Token, ...], at: int) -> Measured | None:
    opening = token_at(tokens, at - 1).low
    opened = opening in _OPENING or (opening in ("a", "an") and tokens[at - 2].low == "as")
    phrase = _phrase(tokens, at) if opened else None
    if phrase is None or not phrase.clear:
        return None
    plain = phrase.word and not (phrase.said.power or phrase.said.share)
    if plain and not _is_many(tokens, phrase):
        return None
    last = phrase.last
    if phrase.said.share and token_at(tokens, last).low == "of":
        while token_at(tokens, last).text not in _CLOSING:
            last += 1
    if token_at(tokens, last).kind is Kind.NUMBER and _is_year(tokens[last]):
        last += 1
    return phrase.said if token_at(tokens, last).text in _CLOSING else None


def _is_many(tokens: tuple[Token, ...], phrase: _Phrase) -> bool:
    """Tell «tonnes» and «tonnes a day» from a unit in the singular, which may be another word."""
    return is_plural(tokens[phrase.last - 1].text) or "/" in phrase.said.unit


def _whole(tokens: tuple[Token, ...]) -> Measured | None:
    """Return the unit that is a head or its beginning: «Tonnes», «Days at sea», «Days 2010»."""
    phrase = _phrase(tokens, 0)
    if phrase is None:
        return None
    if not phrase.said.unit:
        return phrase.said if phrase.last == len(tokens) else None
    if phrase.word and not (phrase.said.power or _is_many(tokens, phrase)):
        return None
    following = token_at(tokens, phrase.last)
    if not following.text:
        years = tokens[-1].low in words("labels", "table", "years")
        return phrase.said if phrase.clear and not years else None
    if not phrase.word or dimension(phrase.said.unit) not in _EXTENDED:
        return None
    goes_on = following.low in _OF_A_UNIT or _is_year(following) or is_participle(following.low)
    return phrase.said if goes_on or _is_year(tokens[-1]) else None


def _trailing(tokens: tuple[Token, ...]) -> Measured | None:
    """Return money or a multiplied unit that ends a head: «Revenue US$ million»."""
    for at in range(1, len(tokens)):
        phrase = _phrase(tokens, at)
        if phrase is None or phrase.last != len(tokens) or not phrase.said.unit:
            continue
        money = phrase.said.unit in currencies() and not phrase.word
        if money or phrase.said.power:
            return phrase.said
    return None


def _phrase(tokens: tuple[Token, ...], at: int) -> _Phrase | None:
    """Read a unit with what it is multiplied by and per: «million US$ a year», «'000 t»."""
    at = _behind_prices(tokens, at)
    if token_at(tokens, at).low in words("labels", "table", "percents"):
        return _Phrase(Measured("%"), at + 1, clear=True, word=True)
    power, behind = _power(tokens, at)
    if power and token_at(tokens, behind).low == "of":
        behind = _behind_prices(tokens, behind + 1)
    unit = unit_after(tokens, behind)
    if unit is None:
        rate = _rate_per_number(tokens, at)
        if rate is not None:
            return _Phrase(Measured(rate[0]), rate[1], clear=True, word=False)
        named = power and token_at(tokens, at).kind is Kind.WORD
        thousands = power and token_at(tokens, behind - 1).low.strip("s") == "000"
        thousands = thousands or (power and token_at(tokens, behind - 1).low == "s")
        if not (named or thousands):
            return None
        return _Phrase(Measured("", power), behind, clear=True, word=False)
    within = _ten(unit.factor)
    if within is None or unit.code == "1":
        return None
    last = unit.last
    if not power:
        power, last = _power(tokens, last, money=unit.code in currencies())
    rated = rate_after(tokens, last, unit.code)
    code, last = rated or (unit.code, last)
    clear = bool(power) or _is_clear(tokens, behind, unit)
    return _Phrase(Measured(code, power + within), last, clear, unit.word)


def _behind_prices(tokens: tuple[Token, ...], at: int) -> int:
    """Return the token behind «constant 1995», which says which dollars."""
    if token_at(tokens, at).low not in words("labels", "table", "prices"):
        return at
    return at + 2 if _is_year(token_at(tokens, at + 1)) else at + 1


def _power(tokens: tuple[Token, ...], at: int, *, money: bool = False) -> tuple[int, int]:
    """Read a multiplier at a token; return its power of ten and the token behind it, else 0."""
    token = token_at(tokens, at)
    stopped = token_at(tokens, at + 1).text == "." and len(token.text) < 4
    behind = at + 2 if stopped else at + 1
    if power := _powers().get(token.low):
        return power, behind
    before_money = unit_after(tokens, at + 1) if len(token.text) == 1 else None
    if money or (before_money is not None and before_money.code in currencies()):
        letters: Mapping[str, int] = word_list("labels")["table"]["letters"]
        if power := letters.get(token.low):
            return power, behind
    start = at + 1 if token.text in _APOSTROPHES else at
    number = token_at(tokens, start)
    if number.text == "000":
        tail = token_at(tokens, start + 1)
        plural = tail.low == "s" and adjoin(number, tail)
        return 3, start + 2 if plural else start + 1
    digits = "".join(c for c in number.text if c.isdigit())
    opened = token_at(tokens, start - 1).text in _BRACKETS | {","} if start else False
    if number.kind is Kind.NUMBER and digits in ("1000", "1000000") and opened and not money:
        return len(digits) - 1, start + 1
    return 0, at


def _ten(factor: Decimal) -> int | None:
    """Return the power of ten that a factor is, or None."""
    power = factor.normalize().adjusted()
    return power if factor == Decimal(1).scaleb(power) else None


def _is_year(token: Token) -> bool:
    return token.kind is Kind.NUMBER and token.text.isdigit() and "1500" <= token.text <= "2100"


def _is_clear(tokens: tuple[Token, ...], at: int, unit: UnitName) -> bool:
    """Tell a unit from a letter that may stand for millions or label a part."""
    if unit.word or unit.last - at > 1 or len(tokens[at].text) > 1:
        return True
    letter = tokens[at].text
    bracketed = token_at(tokens, at - 1).text in _BRACKETS
    return not letter.isalpha() or (letter in _LETTERS and (bracketed or at > 0))
