"""Every figure that a text prints: those of its markup, which are claims, and bare numbers.

A number before a noun that the grammar does not know has no markup, in a source and in a paper
alike. It is compared all the same; a person who marks it has the last word on what it says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.drafts.days import days_in
from corpuskit.claims.drafts.nearness import bag_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.synonyms import synonyms
from corpuskit.claims.grammar.values import step_of
from corpuskit.claims.model import Claim, Extract, Stance, Value
from corpuskit.core.findings import Location
from corpuskit.language.units import dimension

_AROUND = 70
# A number before a noun in the plural, where the grammar is not sure that the noun is one.
_BARE = re.compile(r"(?<![\w.,/–-])(\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+)\s+([a-z]{3,}s)\b")
_LABELS = re.compile(
    r"(?:\b(?:p|pp|no|nos|vol|note|notes|art|chapter|section|table)\.?|\[|\()\s*$", re.I
)
_DISTINCT = 3
# What a text does not mean as so; a plan, a limit and a report are printed all the same.
_DENIED = frozenset({Stance.DENIED, Stance.WITHDRAWN, Stance.WRONG})


@dataclass(frozen=True, slots=True)
class Printed:
    """Hold a figure of a text: what it is, what it counts, and what is spoken of around it.

    `number` is that of its sentence in the document, from 0, or -1 in a table; `near` are the words
    next to it, `bag` those of the sentence. `told` says that the text states it as so.
    """

    value: Value
    unit: str
    noun: str
    where: Location
    number: int
    near: frozenset[str]
    bag: frozenset[str]
    claim: Claim | None = None
    told: bool = True

    @property
    def dimension(self) -> str:
        """Return the dimension of the unit."""
        return dimension(self.unit)

    @property
    def distinct(self) -> bool:
        """Tell a figure that stands in no text by chance: three digits that are no round."""
        point = self.value.point
        if point is None:
            return False
        digits = "".join(map(str, point.as_tuple().digits)).strip("0")
        return len(digits) >= _DISTINCT


def printed_in(extract: Extract) -> tuple[Printed, ...]:
    """Return the figures of a document, in the order of its sentences."""
    claims: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in extract.claims:
        claims[claim.group - 1].append(claim)
    dates: defaultdict[int, list[Location]] = defaultdict(list)
    for day in days_in(extract):
        dates[day.number].append(day.where)
    found: list[Printed] = []
    for number, where in enumerate(extract.sentences):
        claimed = claims.get(number, ())
        found += (_of_claim(number, where.sentence, claim) for claim in claimed)
        taken = (*(claim.where for claim in claimed), *dates.get(number, ()))
        found += _bare(number, where, taken)
    return (*found, *_of_tables(extract))


def _of_claim(number: int, text: str, claim: Claim) -> Printed:
    where = claim.where
    return Printed(
        claim.value,
        claim.unit,
        _noun(claim.counted or claim.subject.noun or claim.subject.head),
        where,
        number,
        _around(text, where.start, where.end),
        bag_of(text),
        claim,
        claim.stance not in _DENIED,
    )


def _bare(number: int, where: Location, taken: Sequence[Location]) -> Iterator[Printed]:
    """Yield the numbers before nouns of which the markup says nothing."""
    text = where.sentence
    for bare in _BARE.finditer(text):
        start, end = bare.span()
        if any(each.start < end and start < each.end for each in taken):
            continue
        if _LABELS.search(text[:start]):
            continue
        figure = Decimal(re.sub(r"\D", "", bare[1]))
        value = Value(figure, figure, step_of(figure), "exact")
        place = where.part(start, end)
        near = _around(text, start, end)
        yield Printed(value, "count", _noun(lemma(bare[2])), place, number, near, bag_of(text))


def _of_tables(extract: Extract) -> Iterator[Printed]:
    for cell in extract.cells:
        heads = " ".join((cell.row_head, cell.column_head, cell.group, cell.caption))
        words = bag_of(heads)
        yield Printed(cell.value, cell.unit or "count", "", cell.where, -1, words, words)


def _around(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words next to a figure, up to where another clause begins."""
    low = max((text.rfind(sign, 0, start) for sign in (";", ":", "(", " – ")), default=-1) + 1
    low = max(low, start - _AROUND)
    stops = [at for sign in (";", ":", ")", " – ") if (at := text.find(sign, end)) >= 0]
    high = min([*stops, end + _AROUND, len(text)])
    low = text.find(" ", low) if 0 < low < start else low
    high = text.rfind(" ", start, high) if high < len(text) and high == end + _AROUND else high
    return bag_of(f"{text[max(low, 0) : start]} {text[end : max(high, end)]} {text[start:end]}")


def _noun(word: str) -> str:
    """Return the concept of a noun, so that what is counted is one in other words."""
    last = word.replace("-", " ").split()[-1:] or [""]
    noun = lemma(last[0].casefold())
    lex = lexicon()
    return lex.concepts.get(noun) or synonyms("nouns").get(noun, noun)
