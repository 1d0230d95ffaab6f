"""Which currency a bare name means in a document: «kroner» in a text about Norway."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpuskit.language.currency_names import money_symbols
from corpuskit.language.quantity_model import Quantity
from corpuskit.language.word_lists import word_list

# A code or full name says more than a country that is only mentioned.
_NAMED = 20
_WORD = re.compile(r"[^\W\d_]+")


class CurrencyContext:
    """Resolve the names of currencies by the countries and codes that a document names."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._scores: dict[str, int] = {}
        self._found: dict[str, str] = {}

    def resolve(self, quantity: Quantity, printed: str) -> Quantity:
        """Return a figure with the currency that its document means by a name of several.

        >>> from corpuskit.language.quantities import find_quantities
        >>> text = "In Norway a room costs 950 kroner, in Chile 500 crowns."
        >>> context = CurrencyContext([text])
        >>> [context.resolve(q, text[q.start : q.end]).unit for q in find_quantities(text)]
        ['NOK', 'NOK']
        """
        if quantity.certain or quantity.unit in ("count", "lb"):
            return quantity
        name = _doubtful_name(printed)
        code = self._code(name) if name else ""
        if not code:
            return quantity
        _, slash, denominator = quantity.unit.partition("/")
        return replace(quantity, unit=f"{code}{slash}{denominator}", certain=True)

    def _code(self, name: str) -> str:
        """Return the code that the document speaks most for, empty where it says nothing."""
        if name not in self._found:
            candidates: list[str] = word_list("currencies")["doubtful"][name]
            ranked = sorted(candidates, key=self._score, reverse=True)
            sure = self._score(ranked[0]) > 0 and (
                len(ranked) == 1 or self._score(ranked[0]) > self._score(ranked[1])
            )
            self._found[name] = ranked[0] if sure else ""
        return self._found[name]

    def _score(self, code: str) -> int:
        if code not in self._scores:
            countries = word_list("currencies")["areas"].get(code, [code[:2]])
            named = sum(self._mentions(word) for word in _country_words(countries))
            coded = sum(self._mentions(word) for word in _signs(code))
            self._scores[code] = named + _NAMED * coded
        return self._scores[code]

    def _mentions(self, word: str) -> int:
        return sum(
            len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text))
            for text in self._texts
            if word in text
        )


def _doubtful_name(printed: str) -> str:
    """Return the name of several currencies among the words of a figure, also for its coins."""
    money = word_list("currencies")
    for match in _WORD.finditer(printed.casefold()):
        for word in (match[0], match[0].removesuffix("s")):
            name = money["hundredths"].get(word, word)
            if name in money["doubtful"]:
                return str(name)
    return ""


def _country_words(countries: Iterable[str]) -> tuple[str, ...]:
    table = word_list("countries")
    found: list[str] = []
    for country in countries:
        entry = table.get(country, {})
        found += [*entry.get("names", ()), *entry.get("adjectives", ())]
    return tuple(dict.fromkeys(found))


def _signs(code: str) -> tuple[str, ...]:
    """Return the code of a currency and the symbols in letters that mean it alone."""
    symbols = [s for s, unit in money_symbols().items() if unit == code and s.isalpha() and s[1:]]
    names = word_list("currencies")["names"].get(code, [])
    return (code, *symbols, *(name.title() for name in names), *(n.capitalize() for n in names))
