"""Parts of wholes as one document tells them: shares, counts of a greater number, and the rest.

«Of 900 sailors 350 came from the hills» is a share that nobody printed, «2,400 readers, a third of
them pupils» a count; and where a text says what the others were, it tells a second part.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.derived.part_words import Keys, anybody, flat, is_change, keys_in
from corpuskit.claims.derived.whole_of_part import POINTS, SHARES, opened_with, takes_up, whole_of
from corpuskit.claims.model import STATED, Claim, Extract, Kind
from corpuskit.claims.shares.share_facts import bounds_of
from corpuskit.core.findings import Location
from corpuskit.core.same import Same

_HUNDRED = Decimal(100)
# A whole of two figures may be rounded to them, and is seldom off by more than that.
_ABOUT, _ROUNDED = Decimal("0.03"), Decimal("0.01")
_REMEMBERED = 2048
_STOP = re.compile(r"[;:]|\s[–—]\s|,\s(?:and|but|while|whereas)\b|\b(?:while|whereas)\b")
_BREAK = re.compile(r",\s|\band\s|;\s|:\s|\(|\b(?:of|among)\s+(?:whom|which)\b")
_REST = re.compile(
    r"\b(?:(?:the|all)\s+)?(?:rest|remainder|others|balance)\b(?:\s+of\s+(?:it|them|these))?", re.I
)
_LISTED = re.compile(r"[^,;:.]*(?:,[^,;:.]*)?\s(?:and|or)\s")
_DIGITS = re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d")


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part of a whole: what is printed of it, and what follows.

    `low` and `high` are its share in per cent, `number` how many it is, where they are printed or
    follow. `said` is what says which part it is, `told` the keys of each of its words; `base` are
    the keys of what it is a part of, `around` those of all that is told with it. `whole` is the
    printed figure of the whole, `rest` says that it is what another part leaves.
    """

    claim: Claim
    told: Keys
    said: str
    base: frozenset[str]
    around: frozenset[str]
    low: Decimal | None = None
    high: Decimal | None = None
    number: Decimal | None = None
    whole: Claim | None = None
    rest: bool = False

    @property
    def document(self) -> str:
        """Return the document that tells it."""
        return self.claim.document

    @property
    def where(self) -> Location:
        """Return where it is printed."""
        return self.claim.where

    @property
    def is_share(self) -> bool:
        """Tell a part of which its share is printed."""
        return self.claim.unit in SHARES

    @property
    def unit(self) -> str:
        """Return what its number is one of."""
        return self.whole.unit if self.whole is not None else self.claim.unit


def parts_of(extract: Extract) -> tuple[Part, ...]:
    """Return the parts that a document tells; they are remembered, as most documents stand."""
    return _parts(Same(extract.claims))


@functools.lru_cache(maxsize=_REMEMBERED)
def _parts(claims: Same[tuple[Claim, ...]]) -> tuple[Part, ...]:
    sentences: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims.value:
        if _is_printed(claim):
            sentences[claim.group].append(claim)
    found: list[Part] = []
    for group in sorted(sentences):
        beside = sorted(sentences[group], key=lambda claim: claim.where.start)
        for claim in beside:
            found += _of_claim(claim, beside, sentences)
    return tuple(found)


def _is_printed(claim: Claim) -> bool:
    if claim.telling or claim.ratio is not None or claim.stance not in STATED:
        return False
    return bool(claim.value.point) and "/" not in claim.unit and claim.dimension != "time"


def _of_claim(
    claim: Claim, beside: Sequence[Claim], sentences: Mapping[int, Sequence[Claim]]
) -> Iterator[Part]:
    share = _is_share(claim)
    if not share and (claim.kind is not Kind.QUANTITY or claim.value.modality not in POINTS):
        return
    whole = whole_of(claim, beside, sentences)
    said = said_of(claim, beside)
    part = _share(claim, whole, said) if share else _count(claim, whole, said)
    if part is None:
        return
    yield part
    if part.low is not None and (rest := _rest(claim, beside)):
        yield _rest_of(part, rest)


def _is_share(claim: Claim) -> bool:
    """Tell a share from a change, a rate and a multiple, which are printed in per cent too."""
    if claim.unit not in SHARES:
        return False
    where = claim.where
    return not is_change(where.sentence[: where.start], where.sentence[where.end :])


def _share(claim: Claim, whole: Claim | None, said: str) -> Part | None:
    bounds = bounds_of(claim)
    if bounds is None or bounds[0] > bounds[1]:
        return None
    exact = whole is not None and claim.value.modality in POINTS
    of_whole = whole.value.point if whole is not None else None
    factor = Decimal(1) if claim.unit == "%" else _HUNDRED
    point = (claim.value.point or Decimal(0)) * factor
    return Part(
        claim,
        _told(claim, said),
        said,
        _base(claim, whole),
        _around(claim, whole),
        *bounds,
        number=of_whole * point / _HUNDRED if exact and of_whole else None,
        whole=whole,
    )


def _count(claim: Claim, whole: Claim | None, said: str) -> Part:
    number = claim.value.point
    low = high = None
    if whole is not None and number and whole.value.point:
        made = number / whole.value.point * _HUNDRED
        slack = (_slack(claim) + _slack(whole)) * made
        low, high = made - slack, made + slack
    base = _base(claim, whole)
    told, around = _told(claim, said), _around(claim, whole)
    return Part(claim, told, said, base, around, low, high, number, whole)


def _slack(claim: Claim) -> Decimal:
    """Return how far a figure may be off for its rounding, as a part of itself."""
    point = claim.value.point or Decimal(1)
    about = _ABOUT if claim.value.modality == "about" else Decimal(0)
    return min(claim.value.step / 2 / point, _ROUNDED) + about


def _rest_of(part: Part, rest: str) -> Part:
    low, high = part.low or Decimal(0), part.high or Decimal(0)
    whole = part.whole.value.point if part.whole is not None else None
    number = whole - part.number if whole is not None and part.number is not None else None
    told = keys_in(rest)
    around = part.around | flat(told)
    return Part(
        part.claim,
        told,
        rest,
        part.base,
        around,
        _HUNDRED - high,
        _HUNDRED - low,
        number,
        part.whole,
        rest=True,
    )


def said_of(claim: Claim, beside: Sequence[Claim]) -> str:
    """Return the words that say what a figure is of: its clause, to the figures beside it."""
    text, start, end = claim.where.sentence, claim.where.start, claim.where.end
    low = max((m.end() for m in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, end)
    high = stop.start() if stop else len(text)
    earlier = [c.where for c in beside if low <= c.where.end <= start]
    ahead = earlier[-1].end if earlier else low
    behind = min((c.where.start for c in beside if end <= c.where.start <= high), default=high)
    if earlier:
        breaks = [m.end() for m in _BREAK.finditer(text, ahead, start)]
        # «Two mills ground 30 per cent of it»: what does it is counted itself.
        ahead = breaks[-1] if breaks else earlier[-1].start
    if behind < high:
        first = _BREAK.search(text, end, behind)
        behind = first.start() if first else behind
    rest = _REST.search(text, end, behind)
    if rest is not None:
        breaks = [m.start() for m in _BREAK.finditer(text, end, rest.start())]
        behind = breaks[-1] if breaks else rest.start()
    return text[ahead:behind]


def _told(claim: Claim, said: str) -> Keys:
    """Return the keys of what says which part a figure is, with those of what «it» stands for."""
    here = flat(keys_in(claim.where.sentence))
    carried = sorted({word.partition(":")[2] for word in claim.carried} - here)
    return (*keys_in(said), *(frozenset({word}) for word in carried))


def _rest(claim: Claim, beside: Sequence[Claim]) -> str:
    """Return what is said of the others behind a part: «... and private subscribers the rest»."""
    text, end = claim.where.sentence, claim.where.end
    found = _REST.search(text, end)
    if found is None or any(c.where.start > end for c in beside):
        return ""
    if _LISTED.match(text, found.end()):
        # «The rest going to roads, seed and salt» is told of several parts together.
        return ""
    breaks = [m.end() for m in _BREAK.finditer(text, end, found.start())]
    low = breaks[-1] if breaks else found.start()
    stop = re.compile(r"[;:,.]").search(text, found.end())
    return f"{text[low : found.start()]} {text[found.end() : stop.start() if stop else len(text)]}"


def _base(claim: Claim, whole: Claim | None) -> frozenset[str]:
    """Return the keys of what a part is one of: what stands with the share, or with the whole."""
    found = set(opened_with(claim))
    if claim.unit in SHARES and (whole is None or not takes_up(claim)):
        found |= flat(keys_in(_DIGITS.sub("", claim.where.quote)))
        text = claim.where.sentence[claim.where.start :].casefold()
        # «Of which barley made up 40 per cent»: barley is the part.
        if claim.base is not None and claim.base.noun in text:
            found |= {claim.base.head, claim.base.noun}
    if whole is not None:
        found |= flat(keys_in(_DIGITS.sub("", whole.where.quote)))
        found |= {whole.counted, whole.subject.noun, whole.subject.head}
    return frozenset(found - {""} - anybody())


def _around(claim: Claim, whole: Claim | None) -> frozenset[str]:
    texts = [claim.where.sentence]
    if whole is not None and whole.group != claim.group:
        texts.append(whole.where.sentence)
    carried = {w.partition(":")[2] for c in (claim, whole) if c is not None for w in c.carried}
    return frozenset().union(*(flat(keys_in(text)) for text in texts)) | carried
