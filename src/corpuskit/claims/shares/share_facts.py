"""What part of what: shares in per cent, in fractions, in «one in four», and counts of a whole.

Two of them for one part of one whole must agree; two for its two parts must make a hundred
(data/opposites.toml). What is a share of what is read from the words around, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.claims.grammar.content import DEED, NOT, THING, matter, words_in
from corpuskit.claims.grammar.counted import small_number
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.opposites import parts_of, sides_of
from corpuskit.claims.model import STATED, Claim, Extract, Proportion, Stance, Time
from corpuskit.core.findings import Location

_HUNDRED = Decimal(100)
# «Three-quarters» may stand for 72 per cent; a count is taken as printed.
_FRACTION, _PERCENT, _ABOUT = Decimal(5), Decimal("0.5"), Decimal(3)
_ONE_IN = re.compile(
    r"^(?:about |some |nearly |almost |only )?[\w-]+ (?:[\w’'-]+ )*?(?P<noun>[\w’'-]+) "
    r"(?:in|out of|of)(?: every)? [\w-]+$",
    re.I,
)
_OUT_OF = re.compile(
    r"^(?:about |some |nearly |almost |only )?[\w-]+ (?:in|out of|of) (?:every )?[\w-]+ "
    r"(?:[\w’'-]+ )*(?P<noun>[\w’'-]+)$",
    re.I,
)
# «71,910 pupils, or 85 per cent»: of the pupils.
_BESIDE = re.compile(
    r"\d[\d  ,]*\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+),?\s+(?:or\s+|\(|that\s+is,?\s+)"
    r"(?:some\s+|about\s+|nearly\s+)?$"
)
_COUNT_OF = re.compile(r"\bof (?:the |its |their |these |all )*(?P<count>\d[\d  ,]*)\b")
_LIMIT = re.compile(
    r"\b(?:no|not)\s+(?:more|less|fewer|longer|later|earlier|older|younger)\b", re.I
)
_STOP = re.compile(r"[;:]|,\s(?:and|but|while|whereas)\b|\bwhile\b|\bwhereas\b")
_OF_THE = re.compile(
    r"(?:Of|Among)\s+(?:all\s+)?(?:the|its|their|these|those)\s+(?:[\w’'-]+\s+)*?(?P<noun>[\w’'-]+)"
    r"(?=,|\s+(?:\w+ed|who|which|that|in|of|at|on|for)\b)"
)
# «91 per cent of the stations visited»: which stations, not what was said of so many.
_NARROWING = re.compile(r"\s+([a-z]+ed)\s*(?:[,.;:)]|$)")
_MAKES_UP = re.compile(
    r"\b(?:accounted\s+for|accounts\s+for|made\s+up|makes?\s+up|constituted|formed|comprised)\s+"
    r"(?:about\s+|some\s+|only\s+|nearly\s+|almost\s+)?"
)
_CLAUSE = re.compile(r"[;:]|,\s(?=and\b|but\b|while\b|(?!.*,.*(?:made|accounted)))|^Of[^,]*,")
_BOUND = re.compile(r"\b(?:over|under|above|below|than|exceeding)\s+(\d[\d.,]*|[a-z-]+)")
_NOUN = re.compile(r"[a-z][a-z-]{2,}")
_REST = re.compile(r"\b(?:the\s+)?(?:rest|remainder|others|remaining)\b", re.I)


@dataclass(frozen=True, slots=True)
class ShareFact:
    """Hold a share: the least and the most that it can be in per cent, and of what.

    `base` is the concept of what it is a share of, `count` how many that are where it is printed;
    `words` is what its passage speaks of, `tail` the words behind the figure, that name the part,
    `part` the nouns before it where a verb says that they make up so much, `telling` what names
    the part of a count.
    """

    document: str
    low: Decimal
    high: Decimal
    base: str
    count: Decimal | None
    words: frozenset[str]
    tail: str
    time: Time
    affair: frozenset[str]
    where: tuple[Location, ...]
    printed: bool
    part: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    denied: bool = False


def share_facts(extracts: Iterable[Extract]) -> Iterator[ShareFact]:
    """Yield the shares that documents print, and those that follow from two counts."""
    for extract in extracts:
        counted = {(c.group, c.where.start): c for c in extract.claims if not c.ratio}
        for claim in extract.claims:
            fact = _of_ratio(claim, counted) if claim.ratio else _of_claim(claim)
            if fact is not None:
                yield fact
        for proportion in extract.proportions:
            fact = _of_counts(proportion)
            if fact is not None:
                yield fact


def _of_claim(claim: Claim) -> ShareFact | None:
    stated = claim.stance in STATED or (claim.stance is Stance.DENIED and NOT in claim.words)
    if claim.ratio or claim.telling or not stated:
        return None
    bounds = bounds_of(claim)
    if bounds is None:
        return None
    sentence, end = claim.where.sentence, claim.where.end
    noun = _ONE_IN.match(claim.where.quote)
    base = claim.base.head if claim.base is not None else ""
    if noun is None:
        noun = _OUT_OF.match(claim.where.quote)
    if noun is not None:
        base = lexicon().concept_of(noun["noun"])
    opening = _OF_THE.match(sentence)
    if not base and opening is not None:
        base = lexicon().concept_of(opening["noun"])
    beside = _BESIDE.search(sentence, 0, claim.where.start) if not base else None
    if beside is not None:
        base = lexicon().concept_of(lemma(beside["noun"]))
    count = _COUNT_OF.search(sentence, max(0, claim.where.start - 3), end + 30)
    if not base and count is None:
        return None
    narrowing = _NARROWING.match(sentence, end)
    return ShareFact(
        document=claim.document,
        low=bounds[0],
        high=bounds[1],
        base=base,
        count=Decimal(re.sub(r"\D", "", count["count"])) if count else None,
        words=claim.words - words_in(narrowing[1]) if narrowing else claim.words,
        tail=_whole_clause(sentence, claim.where.start, end),
        time=claim.time,
        affair=claim.affair,
        where=(claim.where,),
        printed=True,
        part=_made_of(sentence, claim.where.start),
        denied=_denied(claim.words, _clause(sentence, claim.where.start, end)),
    )


def _made_of(sentence: str, start: int) -> frozenset[str]:
    """Return the nouns that are said to make up a share: «wood and wool made up 55 per cent»."""
    verb = _MAKES_UP.search(sentence, 0, start)
    if verb is None or sentence[verb.end() : start].strip():
        return frozenset()
    opener = max((m.end() for m in _CLAUSE.finditer(sentence, 0, verb.start())), default=0)
    words = _NOUN.findall(sentence[opener : verb.start()].casefold())
    stops = lexicon().words
    return frozenset(
        lemma(w) for w in words if w not in stops["empty"] and w not in stops["determiners"]
    )


def makes_up(fact: ShareFact) -> bool:
    """Tell a share of which a verb says that something makes it up."""
    return bool(fact.part)


def bounds_of(claim: Claim) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most per cent that a printed figure can be, if it is a share."""
    value = claim.value
    point = value.point
    if claim.unit == "%":
        factor, slack = Decimal(1), _PERCENT
    elif claim.unit == "1" and point is not None and 0 < point < 1:
        factor, slack = _HUNDRED, _FRACTION
    else:
        return None
    if value.modality == "about":
        slack = max(slack, _ABOUT)
    low = value.low * factor - slack if value.low is not None else Decimal(0)
    high = value.high * factor + slack if value.high is not None else _HUNDRED
    if value.modality in ("moreThan", "atLeast"):
        low += slack
    if value.modality in ("lessThan", "upTo"):
        high -= slack
    return max(low, Decimal(0)), min(high, _HUNDRED)


def _of_ratio(claim: Claim, counted: Mapping[tuple[int, int], Claim]) -> ShareFact | None:
    """Read «30 of the 120 nurses held a diploma»: what is said of the first count."""
    first = counted.get((claim.group, claim.where.start))
    part, whole = claim.ratio or (Decimal(0), Decimal(0))
    noun = re.search(r"([\w’'-]+)$", claim.where.quote)
    base = claim.base.head if claim.base else ""
    if not base and noun is not None and not noun[1][0].isdigit():
        base = lexicon().concept_of(noun[1])
    if claim.stance not in STATED or first is None or not base or not 0 <= part <= whole != 0:
        return None
    share = part / whole * _HUNDRED
    where = claim.where
    return ShareFact(
        document=claim.document,
        low=share - _PERCENT,
        high=share + _PERCENT,
        base=base,
        count=whole,
        words=first.words,
        tail=_clause(where.sentence, where.start, where.end),
        time=claim.time,
        affair=first.affair,
        where=(where,),
        printed=False,
        telling=matter(first.words) - {THING + base, THING + _stem(base)},
        denied=_denied(first.words, where.sentence[where.end :]),
    )


def _of_counts(proportion: Proportion) -> ShareFact | None:
    part, whole = proportion.part.point, proportion.whole.point
    if part is None or not whole or not 0 <= part <= whole:
        return None
    share = part / whole * _HUNDRED
    base = proportion.noun or _only_thing(proportion.base)
    if not base:
        return None
    where = proportion.where
    return ShareFact(
        document=proportion.document,
        low=share - _PERCENT,
        high=share + _PERCENT,
        base=base,
        count=whole,
        words=proportion.words,
        tail=_clause(where.sentence, where.start, where.end),
        time=proportion.time,
        affair=proportion.affair,
        where=(where, proportion.whole_where),
        printed=False,
        telling=matter(proportion.telling),
        denied=_denied(proportion.telling, _clause(where.sentence, where.start, where.end)),
    )


def _denied(words: frozenset[str], tail: str) -> bool:
    """Tell whether a part is what something is not said of; «no more than» says it of a limit."""
    return NOT in words and _LIMIT.search(tail) is None


def _only_thing(words: frozenset[str]) -> str:
    things = sorted(w.removeprefix(THING) for w in words if w.startswith(THING))
    return things[0] if len(things) == 1 else ""


def _clause(sentence: str, start: int, end: int) -> str:
    """Return the words behind a figure to the end of its clause, or before it if it closes it."""
    stop = _STOP.search(sentence, end)
    behind = sentence[end : stop.start() if stop else len(sentence)]
    if len(behind.split()) > 2:
        return behind.casefold()
    opener = max((m.end() for m in _STOP.finditer(sentence, 0, start)), default=0)
    return f"{sentence[opener:start]} {behind}".casefold()


def _whole_clause(sentence: str, start: int, end: int) -> str:
    """Return the words of a clause around a figure: «The Office accepted a quarter of them»."""
    stop = _STOP.search(sentence, end)
    opener = max((m.end() for m in _STOP.finditer(sentence, 0, start)), default=0)
    behind = sentence[end : stop.start() if stop else len(sentence)]
    return f"{sentence[opener:start]} {behind}".casefold()


def same_base(a: ShareFact, b: ShareFact) -> bool:
    """Tell whether two shares are of one whole: one noun, or one printed number of things."""
    if a.count is not None and a.count == b.count and a.count > _HUNDRED / 10:
        return a.base == b.base or not a.base or not b.base or _spoken(a, b)
    return bool(a.base) and (a.base == b.base or _stem(a.base) == _stem(b.base))


def _spoken(a: ShareFact, b: ShareFact) -> bool:
    return bool(a.words & b.words)


def _stem(noun: str) -> str:
    return noun.rstrip("e")


def part_words(fact: ShareFact) -> frozenset[str]:
    """Return what names the part of a share, the whole and denial apart."""
    base = {THING + fact.base, THING + _stem(fact.base)}
    if fact.base in lexicon().implied:
        base.add(DEED + lexicon().implied[fact.base])
    return frozenset(w for w in fact.words if w not in base and w != NOT and w != DEED)


def opposite(a: ShareFact, b: ShareFact) -> bool:
    """Tell whether two shares are of the two parts of a whole."""
    sides = parts_of if _two_limits(a.tail, b.tail) else sides_of
    mine, yours = sides(a.tail), sides(b.tail)
    crossed = any((name, 1 - side) in yours for name, side in mine)
    alike = bool(mine & yours)
    rest = bool(_REST.search(a.tail)) != bool(_REST.search(b.tail))
    no, yes = (a, b) if a.denied else (b, a)
    said = matter(part_words(no))
    denied = no.denied and not yes.denied and not crossed and said <= part_words(yes)
    return (crossed and not alike) or (rest and alike) or (denied and bool(said))


def _two_limits(a: str, b: str) -> bool:
    """Tell «under thirty» and «over sixty», between which many more are."""
    mine, yours = (
        {m[1] for m in _BOUND.finditer(tail) if m[1][0].isdigit() or small_number(m[1])}
        for tail in (a, b)
    )
    return bool(mine and yours) and not mine & yours
