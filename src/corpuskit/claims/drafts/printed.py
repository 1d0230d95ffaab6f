"""Every figure that a text prints, whether or not a claim was made of it.

Claims are made of figures whose subject the grammar finds. Whether a document holds a figure at all
has to be asked of all of them: the figures of claims first, with what people corrected in the
markup, then those that stand in the words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.drafts.nearness import bag_of
from corpuskit.claims.lexicon import lemma, lexicon
from corpuskit.claims.model import Claim, Extract, Stance, Value
from corpuskit.claims.reading import value_of
from corpuskit.claims.synonyms import synonyms
from corpuskit.claims.values import step_of
from corpuskit.core.findings import Location
from corpuskit.language.dates import Anchor, find_dates
from corpuskit.language.quantities import find_quantities
from corpuskit.language.units import dimension

_DIGIT = re.compile(r"\d")
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
    """Return the figures of a document, in the order in which they stand."""
    claims = _claims_by_sentence(extract)
    found = [
        each
        for number, where in enumerate(extract.sentences)
        if _DIGIT.search(where.sentence) or claims.get(number) or len(where.sentence) < 400
        for each in _of_sentence(number, where, claims.get(number, ()), extract)
    ]
    return (*found, *_of_tables(extract))


def _claims_by_sentence(extract: Extract) -> Mapping[int, Sequence[Claim]]:
    """Return the claims of each sentence by its number.

    Claims know the words and the line of their sentence. Where the same words stand on a line
    several times, their claims are shared out in their order, so that none is read twice.
    """
    by_place: defaultdict[tuple[str, int], list[Claim]] = defaultdict(list)
    by_words: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in extract.claims:
        by_place[claim.where.sentence, claim.where.line].append(claim)
        by_words[claim.where.sentence].append(claim)
    numbers: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, where in enumerate(extract.sentences):
        numbers[where.sentence, where.line].append(number)
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for place, alike in numbers.items():
        only = by_words[place[0]] if len(by_words[place[0]]) == 1 else []
        spans: defaultdict[tuple[int, int], list[Claim]] = defaultdict(list)
        for claim in by_place[place] or only:
            spans[claim.where.start, claim.where.end].append(claim)
        for claims in spans.values():
            for turn, number in enumerate(alike):
                share = slice(
                    turn * len(claims) // len(alike), (turn + 1) * len(claims) // len(alike)
                )
                found[number] += claims[share] or claims[-1:]
    return found


def _of_sentence(
    number: int, where: Location, claims: Sequence[Claim], extract: Extract
) -> Iterator[Printed]:
    text = where.sentence
    bag = bag_of(text)
    spans = []
    for claim in claims:
        start, end = claim.where.start, claim.where.end
        spans.append((start, end))
        yield Printed(
            claim.value,
            claim.unit,
            _noun(claim.counted or claim.subject.noun or claim.subject.head),
            claim.where,
            number,
            _around(text, start, end),
            bag,
            claim,
            claim.stance not in _DENIED,
        )
    anchor = Anchor(published=extract.published)
    dates = [(s.start, s.end) for s in find_dates(text, anchor)] if _DIGIT.search(text) else []
    taken = [*spans, *dates]
    for quantity in find_quantities(text, taken):
        shown = next(
            (v for v in (quantity.value, quantity.low, quantity.high) if v is not None), None
        )
        if shown is None or any(a < quantity.end and quantity.start < b for a, b in taken):
            continue
        spans.append((quantity.start, quantity.end))
        value = value_of(
            quantity.value,
            quantity.low,
            quantity.high,
            quantity.modality.value,
            step_of(shown, percentage=quantity.unit == "%"),
        )
        place = where.part(quantity.start, quantity.end)
        noun = _noun(quantity.commodity)
        near = _around(text, quantity.start, quantity.end)
        yield Printed(value, quantity.unit, noun, place, number, near, bag)
    for bare in _BARE.finditer(text):
        start, end = bare.span()
        if any(a < end and start < b for a, b in (*spans, *dates)):
            continue
        if _LABELS.search(text[:start]):
            continue
        figure = Decimal(re.sub(r"\D", "", bare[1]))
        value = Value(figure, figure, step_of(figure), "exact")
        place = where.part(start, end)
        near = _around(text, start, end)
        yield Printed(value, "count", _noun(lemma(bare[2])), place, number, near, bag)


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
