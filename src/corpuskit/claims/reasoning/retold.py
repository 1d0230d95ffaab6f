"""One statement told twice, with another figure or another date.

Where two clauses speak of the same, word for word or nearly, all that they do not share can be a
slip: one figure, or one date, with everything else alike. Where a figure and a date differ both,
the clauses are two of a series.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.dates.same_deed import deeds_apart
from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.accounts import another_part, narrowed_alike
from corpuskit.claims.grammar.content import stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.grammar.values import Judgement
from corpuskit.claims.lengths.process_words import recurs, singled
from corpuskit.claims.model import STATED, Basis, Claim, Extract, Kind, Stance, Telling, ToldDate
from corpuskit.core.findings import Level
from corpuskit.core.same import Same

_LEAST, _MANY, _ALMOST_ALL = 3, 5, 8
_RARE, _MOST_ALIKE = 4, 40
_FIGURES, _DATES = 3, 2
_STEP = 3
_MONTH = 31
_HUNG = re.compile(r"\s+(?:of|on|from|for|with|among|under|over|by|without)\s+[^,;.:]{0,40}")
_WORD = re.compile(r"[^\W\d_]{3,}")
# «By 1932», «two months after the quake of 4 March».
_BOUNDS = re.compile(
    r"\b(?:by|before|after|until|till|since)\s+(?:the\s+(?:[\w’'-]+\s+){1,3}of\s+)?$", re.I
)
_COUNTED_FROM = re.compile(
    r"\b(?:days?|weeks?|months?|years?|shortly|soon|long)\s+(?:after|before)\s+[^,;]*", re.I
)
_CLOSE = 62
_SURE = frozenset({Basis.CLAUSE, Basis.SENTENCE, Basis.HEADING})


@dataclass(frozen=True, slots=True)
class Redated:
    """Hold two dates that two tellings of one statement give."""

    a: ToldDate
    b: ToldDate
    label: str
    sure: bool


def refigured(extracts: Sequence[Extract]) -> Iterator[Conflict]:
    """Yield the figures in which alone two tellings of one statement differ."""
    known = _claims(extracts)
    for a, b in _statements(Same(extracts)):
        if _dates(a, b) is not None or not _same_days(a, b):
            continue
        if any(map(_bounds, a.dates)) != any(map(_bounds, b.dates)):
            continue
        differing = _figures(known.get(_key(a), ()), known.get(_key(b), ()), a, b)
        if differing is not None:
            first, second, judgement = differing
            shared = ", ".join(sorted((a.words & b.words) | (a.names & b.names)))
            yield Conflict(
                first, second, judgement, Level.WARNING, f"both tell the same of {shared}"
            )


def redated(extracts: Sequence[Extract]) -> Iterator[Redated]:
    """Yield the dates in which alone two tellings of one statement differ."""
    known = _claims(extracts)
    deeds = {deed.where: deed for extract in extracts for deed in extract.deeds}
    for a, b in _statements(Same(extracts)):
        if len(a.words & b.words) + len(a.names & b.names) < _MANY - 1:
            continue
        differing = _dates(a, b)
        if differing is None or not _same_figures(known, a, b):
            continue
        first, second = differing
        if numbered_apart(first.where.sentence, second.where.sentence):
            continue
        if _of_two(a, b, first, second) or deeds_apart(first.where, second.where, deeds):
            continue
        label = " ".join(sorted(a.words & b.words))
        yield Redated(first, second, label, _whole(a, b))


def _of_two(a: Telling, b: Telling, first: ToldDate, second: ToldDate) -> bool:
    """Tell whether a word sets two tellings apart: «new talks», «by 1932», a later strike."""
    mine, yours = (t.where.sentence[t.start : t.end] for t in (a, b))
    if singled(mine) != singled(yours) or _named_apart(mine, yours):
        return True
    if _bounds(first) or _bounds(second):
        return True
    return recurs(mine) and abs((first.first - second.first).days) > _CLOSE


def _bounds(told: ToldDate) -> bool:
    return _BOUNDS.search(told.where.sentence, 0, told.where.start) is not None


def _named_apart(a: str, b: str) -> bool:
    """Tell whether each text names somebody of its own, but for whom it only counts from.

    «Married Otto Berg, seven years after the death of Paul Lind» is no marriage with Paul Lind.
    """
    mine, yours = (names_in(_COUNTED_FROM.sub("", text)) for text in (a, b))
    return bool(mine - yours and yours - mine)


def _key(telling: Telling) -> tuple[str, int]:
    return telling.document, telling.group


def _claims(extracts: Sequence[Extract]) -> Mapping[tuple[str, int], Sequence[Claim]]:
    found: dict[tuple[str, int], list[Claim]] = {}
    for extract in extracts:
        for claim in extract.claims:
            if claim.kind is not Kind.EVENT_DATE and not claim.ratio and not claim.telling:
                found.setdefault((claim.document, claim.group), []).append(claim)
    return found


@functools.lru_cache(maxsize=1)
def _statements(extracts: Same[Sequence[Extract]]) -> tuple[tuple[Telling, Telling], ...]:
    """Return the tellings of one statement, which two checks ask for one after the other."""
    return tuple((a, b) for a, b in _pairs(extracts.value) if _one_statement(a, b))


def _pairs(extracts: Sequence[Extract]) -> Iterator[tuple[Telling, Telling]]:
    """Yield the tellings of two documents that share one of the rarest words of each."""
    tellings = [t for extract in extracts for t in extract.tellings]
    common = Counter(word for t in tellings for word in t.words | t.names)
    blocks: dict[str, list[int]] = {}
    for at, telling in enumerate(tellings):
        every = sorted(telling.words | telling.names, key=lambda word: (common[word], word))
        for word in every[:_RARE]:
            blocks.setdefault(word, []).append(at)
    count = len(tellings)
    seen: set[int] = set()
    for _, block in sorted(blocks.items()):
        for place, low in enumerate(block[:_MOST_ALIKE]):
            for high in block[place + 1 : _MOST_ALIKE]:
                pair = low * count + high
                if pair not in seen and tellings[low].document != tellings[high].document:
                    seen.add(pair)
                    yield tellings[low], tellings[high]


def _one_statement(a: Telling, b: Telling) -> bool:
    """Tell whether one clause says all that the other says, or all but a word of many."""
    if a.affair.isdisjoint(b.affair):
        return False
    shared = len(a.words & b.words) + len(a.names & b.names)
    if shared < _LEAST and not (shared == _LEAST - 1 and _word_for_word(a, b)):
        return False
    only_a, only_b = a.names - b.names, b.names - a.names
    if (only_a - b.affair and only_b) or (only_b - a.affair and only_a):
        return False
    left = min(len(a.words - b.words), len(b.words - a.words))
    more = max(len(a.words - b.words), len(b.words - a.words))
    return left <= (shared >= _ALMOST_ALL) and more <= max(_STEP, shared)


def _word_for_word(a: Telling, b: Telling) -> bool:
    """Tell two short clauses that say the same of one printed day or month."""
    days = {(d.first, d.last) for d in a.dates} & {(d.first, d.last) for d in b.dates}
    if not days or a.names != b.names:
        return False
    return a.words == b.words or (bool(a.names) and len(a.words ^ b.words) == 1)


def _whole(a: Telling, b: Telling) -> bool:
    return a.words <= b.words or b.words <= a.words


def _dates(a: Telling, b: Telling) -> tuple[ToldDate, ToldDate] | None:
    """Return the only two dates in which two clauses differ, each of one date alone."""
    if len(a.dates) != 1 or len(b.dates) != 1:
        return None
    first, second = a.dates[0], b.dates[0]
    stated = first.stance in STATED and second.stance in STATED
    apart = first.last < second.first or second.last < first.first
    return (first, second) if stated and apart else None


def _same_days(a: Telling, b: Telling) -> bool:
    """Tell whether no date of one clause contradicts those of the other."""
    if not a.dates or not b.dates:
        return True
    return any(_one_period(x.first, x.last, y.first, y.last) for x in a.dates for y in b.dates)


def _one_period(first: date, last: date, other: date, end: date) -> bool:
    """Tell one time from a time and a part of it, which have figures of their own."""
    short = max((last - first).days, (end - other).days) <= _MONTH
    return (first, last) == (other, end) or (short and first <= end and other <= last)


def _within(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    return [c for c in claims if telling.start <= c.where.start < telling.end]


def _same_figures(known: Mapping[tuple[str, int], Sequence[Claim]], a: Telling, b: Telling) -> bool:
    mine, yours = (_within(known.get(_key(t), ()), t) for t in (a, b))
    if len(mine) != len(yours):
        return not mine or not yours
    return all(
        x.unit == y.unit and (found := judge(x, y)) is not None and found.agree
        for x, y in zip(mine, yours, strict=True)
    )


def _figures(
    claims: Sequence[Claim], others: Sequence[Claim], a: Telling, b: Telling
) -> tuple[Claim, Claim, Judgement] | None:
    """Return the only two figures of two clauses that exclude each other."""
    mine, yours = _within(claims, a), _within(others, b)
    if not mine or len(mine) != len(yours) or len(mine) > _FIGURES:
        return None
    found: list[tuple[Claim, Claim, Judgement]] = []
    for x, y in zip(mine, yours, strict=True):
        if x.dimension == "length" and x.property != y.property:
            return None
        if x.dimension != y.dimension or x.stance is not y.stance or not _times_meet(x, y):
            return None
        if another_part(x, y) or not narrowed_alike(x, y) or _narrows(x, a, b) or _narrows(y, b, a):
            return None
        judgement = judge(x, y)
        if judgement is None:
            return None
        if not judgement.agree:
            found.append((x, y, judgement))
    # What two texts say is planned or allowed differs too, if they say it in the same words.
    said = [f for f in found if f[0].stance in STATED or (_binds(f[0]) and _whole(a, b))]
    return said[0] if len(said) == 1 == len(found) else None


def _narrows(claim: Claim, own: Telling, other: Telling) -> bool:
    """Tell whether what only one clause says hangs on what it counts: «operations on children»."""
    hung = _HUNG.match(claim.where.sentence, claim.where.end)
    more = own.words - other.words
    said = {lemma(word) for word in _WORD.findall(hung[0].casefold())} if hung else set()
    return any(stem_of_noun(word) in more or word in more for word in said)


def _binds(claim: Claim) -> bool:
    return claim.stance in (Stance.PLANNED, Stance.LIMIT)


def _times_meet(a: Claim, b: Claim) -> bool:
    """Tell whether two figures can be of one time, where their clauses say of which they are."""
    if not (a.time.first and a.time.last and b.time.first and b.time.last):
        return True
    if _one_period(a.time.first, a.time.last, b.time.first, b.time.last):
        return True
    return a.time.basis not in _SURE or b.time.basis not in _SURE
