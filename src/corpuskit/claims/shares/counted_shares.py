"""A count, its whole and the percentage within a sentence: «of 850 farms, 340, or 40%»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuskit.claims.grammar.counted import Item, items_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.values import meets
from corpuskit.claims.model import Amount, Breakdown, Cut, Value
from corpuskit.claims.shares.breakdowns import opens_partitive, whole_before

_OUT_OF = re.compile(
    r"(?:\s+[^\W\d]+){0,2}?\s+(?:out\s+)?of\s+(?:(?:the|a|all|its|their|these|those|total|of)\s+){0,4}",
    re.I,
)
_WHOM = re.compile(r"[^.;:]{0,60}?,?\s*\b(?:of|amongst?)\s+(?:whom|which|them|these)\s+", re.I)
# What can stand between a count and the same share in per cent; one mark at least must.
_EQUALS = re.compile(
    r"(?:\s+(?:of\s+(?:them|these|those|whom|which)|(?!and\b|or\b|but\b)[^\W\d]+)){0,3}?\s*"
    r"(?:[,(\[–—-]\s*(?:or|that is|i\.e\.|equal to|equivalent to|which is|making|being)?"
    r"|\bor\b|\bthat is\b),?\s*(?:just\s+|only\s+|some\s+|about\s+)?",
    re.I,
)
_OTHER_BASE = re.compile(
    r"[\s)]*(?:of|in|more|less|fewer|higher|lower|up|down|above|below|points?|increase|rise|fall|"
    r"growth|female|male)\b(?!\s+(?:them|these|the total|the whole|all|those(?=\s*[,.;)]))\b)",
    re.I,
)


def shares_of(reading: Reading, document: str, before: Reading | None) -> Iterator[Breakdown]:
    """Yield counts with their whole and their percentage."""
    items = items_of(reading)
    shares = [item for item in items if item.unit == "%"]
    if not shares:
        return
    counts = [item for item in items if item.unit != "%"]
    earlier = whole_before(reading, before)
    outside = earlier.amount(before) if earlier is not None and before is not None else None
    for share in shares:
        part = _counted(reading.text, share, counts)
        if part is None:
            continue
        whole = _whole(reading, part, share, counts) or outside
        around = (*counts, *(items_of(before) if before is not None else ()))
        if whole is not None and not _makes(share, part.value, whole.value):
            whole = None if _fits_another(part, whole, share, around) else whole
        if whole is not None and whole.value.low and _comparable(part, whole):
            yield Breakdown(
                cut=Cut.SHARE,
                document=document,
                whole=whole,
                parts=(part.amount(reading),),
                share=share.amount(reading),
            )


def _counted(text: str, share: Item, counts: Sequence[Item]) -> Item | None:
    """Return the count that a percentage stands beside: «744, or 60%», «60% (744)»."""
    before = [c for c in counts if c.end <= share.start]
    if before and _EQUALS.fullmatch(text, before[-1].end, share.start):
        if _another_base(text, share, counts):
            return None
        out_of = len(before) > 1 and _ratio(text, before[-2], before[-1])
        return before[-2] if out_of else before[-1]
    after = [c for c in counts if c.start >= share.end]
    if after and re.fullmatch(r"\s*(?:\(|,\s*or\s+)\s*", text[share.end : after[0].start]):
        return after[0]
    return None


def _another_base(text: str, share: Item, counts: Sequence[Item]) -> bool:
    """Tell whether a percentage is of something else: «(66% of those asked)», «5% more»."""
    if any(_OUT_OF.fullmatch(text, share.end, c.start) for c in counts if c.start >= share.end):
        return False
    if re.match(r"\s*\)\s*of\s", text[share.end :]):
        return False
    return _OTHER_BASE.match(text, share.end) is not None


def _whole(reading: Reading, part: Item, share: Item, counts: Sequence[Item]) -> Amount | None:
    text = reading.text
    last = max(part.end, share.end)
    for item in counts:
        if item is part:
            continue
        follows = item.start >= part.end and _ratio(text, part, item)
        closes = item.start >= last and re.fullmatch(
            r"[\s)]*(?:out\s+)?of\s+(?:(?:the|a|all|its|their|total|of)\s+){0,4}",
            text[last : item.start],
        )
        opens = (
            item.end <= part.start
            and opens_partitive(text, item)
            and not re.search(r"[;:]", text[item.end : part.start])
        )
        if follows or closes or opens:
            return item.amount(reading)
    before = [c for c in counts if c.end <= min(part.start, share.start)]
    if before and _WHOM.fullmatch(text, before[-1].end, min(part.start, share.start)):
        return before[-1].amount(reading)
    return None


def _ratio(text: str, part: Item, whole: Item) -> bool:
    return _OUT_OF.fullmatch(text, part.end, whole.start) is not None


def _fits_another(part: Item, whole: Amount, share: Item, around: Sequence[Item]) -> bool:
    """Tell whether another whole or part makes a share: «of those of 1913», «under fifteen»."""
    wholes = (each.value for each in around if each.unit == whole.unit)
    parts = (each.value for each in around if each.unit == part.unit)
    return any(_makes(share, part.value, each) for each in wholes) or any(
        _makes(share, each, whole.value) for each in parts
    )


def _makes(share: Item, part: Value, whole: Value) -> bool:
    if not part.point or not whole.point or part.point >= whole.point:
        return False
    made = part.point / whole.point * 100
    return meets(share.value, made, made)


def _comparable(part: Item, whole: Amount) -> bool:
    return part.unit == whole.unit or (part.unit == "count" and not part.noun)
