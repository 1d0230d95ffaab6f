"""The sum of figures that one sentence sets side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from corpuskit.claims.derived.model import Derived, Rule, derived
from corpuskit.claims.grammar.content import words_in
from corpuskit.claims.grammar.verbs import participle
from corpuskit.claims.model import Claim, Kind
from corpuskit.language.units import dimension

_LEAST, _MOST = 2, 8
# Counts as small as that are made by any two others.
_SMALLEST = 10
# What parts two figures that are no parts of one whole.
_NESTED = re.compile(
    r"\b(?:of|among)\s+(?:whom|which|them|these|those)\b|\bincluding\b|\bper\b|\bevery\b|\beach\b"
    r"|\bbut\b|\bagainst\b|\bthen\b|\bfrom\s*$|\bout\s+of\b|\bcompared\b|\bthan\b|\bwhile\b|\bonly\b"
    r"|\bbetween\b|\bor\b|\bto\s*$|\bmade\s+up\b|\bwhere\b|\bthe\s+whole\b|\bthere\s+(?:is|are|was|were|had|have)\b"
    r"|:|\b(?:that\s+is|namely|i\.e\.|so\s+that|when|until|since|making|making\s+up|in\s+all"
    r"|totall?ing|altogether|together|a\s+total)\b|\b(?:I|we|he|she|they|it)\b"
    r"|\b(?:today|earlier|later|before|after|previous(?:ly)?|former(?:ly)?|now|already|actually)\b"
    r"|\bat\s+(?:the|its|their)\s+(?:beginning|start|outset|end|close)\b",
    re.I,
)
_NO_PART = re.compile(r"\b(?:whole|entire|all|each)\b", re.I)
_WANTED = re.compile(
    r"\b(?:among|including|planned|intended|hoped|expected|wanted|meant|asked\s+for)\b", re.I
)
# What is told beside others that the sentence does not count is not all there is.
_BESIDE = re.compile(
    r"\b(?:besides|in\s+addition\s+to|apart\s+from|aside\s+from|other\s+than|not\s+counting"
    r"|leaving\s+out|excluding)\b",
    re.I,
)
_SIZE = re.compile(
    r"\b(?:high|height|wide|width|broad|breadth|long|length|deep|depth|tall)\b", re.I
)
# «A seat cost 140 crowns in Ulm and 149 in Hof»: prices of one are no parts.
_OF_ONE = re.compile(
    r"\b(?:an?|each|every|per)\s+(?:[a-z-]+\s+){1,4}?(?:(?:thus\s+)?costs?|sold\s+for|fetche[sd]|"
    r"(?:is|was)\s+(?:worth|sold\s+(?:at|for)))\b[^;.]{0,60}$",
    re.I,
)
_NEAR = 30
_JOINED = re.compile(r",|;|\band\b|\bplus\b")
_OF_THEM = re.compile(r"\s+(?:[^\W\d]+\s+)?of\s+(?:whom|which|them|these|those)\b", re.I)
_OUT_OF = re.compile(
    r"(?<!total )(?<!sum )\b(?:of|among)\s+(?:(?:the|its|their|these|those|each|every)\s+)?$", re.I
)
# «The remainder of the year» is what the second figure is of, no third part.
_REST = re.compile(
    r"\b(?:rest|remainder)\b(?!\s+of\s+(?:the|that)\s+(?:year|season|month|week|day|period|century)\b)"
    r"|\b(?:others?|remaining|balance)\b",
    re.I,
)
# «Of the 19 aircraft, six were owned and thirteen leased»: the whole is told with its parts.
_OF_SO_MANY = re.compile(r"\W*(?:of|among)\s+(?:the|its|their|these|those)\s+\d", re.I)
# «Of half guilders 610, and of kreuzers 2,300»: so many of this and of that.
_OF_KINDS = re.compile(r"\band\s+of\s+[a-z]", re.I)
_MILLIONS = re.compile(r"\b(?:thousand|million|billion)s?$", re.I)
_NO_PARTS = frozenset({"1", "%"})


def sums_of(sentence: Sequence[Claim], near: Sequence[Claim]) -> Iterator[Derived]:
    """Yield the sum of figures that commas and «and» join, if they are all the parts of a whole.

    `near` are the figures around: where the document prints the sum itself, that is compared and
    not what it follows from.
    """
    run = list(sentence[:1])
    for before, claim in pairwise(sentence):
        if _beside(before, claim):
            run.append(claim)
            continue
        yield from _sum(run, near)
        run = [claim]
    yield from _sum(run, near)


def _sum(run: Sequence[Claim], near: Sequence[Claim]) -> Iterator[Derived]:
    if not _LEAST <= len(run) <= _MOST or not _is_amount(run[0]) or not _of_one_thing(run):
        return
    points = [claim.value.point or Decimal(0) for claim in run]
    whole = sum(points, Decimal(0))
    told = any(claim.unit == run[0].unit and claim.value.point == whole for claim in near)
    # «Of the 640 ships, 410 had it and 230 did not»: one of them is the sum of the others.
    if whole < _SMALLEST and run[0].dimension == "count":
        return
    text = run[0].where.sentence
    if len(run) == _LEAST and ";" in text[run[0].where.end : run[1].where.start]:
        # «388,000 cubic metres were cut; 241,000 were spruce»: a list has three at least.
        return
    if told or any(2 * point == whole for point in points) or _are_no_parts(run):
        return
    step = max(claim.value.step for claim in run)
    made = " + ".join(claim.where.quote for claim in run)
    nouns = {claim.counted for claim in run if claim.counted}
    rule = Rule.MIXED if len(nouns) > 1 else Rule.SUM
    found = derived(rule, run, whole, step, run[0].unit, made)
    more = _taken_up(run[0], near)
    yield replace(found, claim=replace(found.claim, words=found.claim.words | more))


def as_money(found: Derived, unit: str) -> Derived | None:
    """Return a sum of bare millions as one of money: «210 million from the sale of buildings».

    A document of one currency leaves it out; people are counted with their noun.
    """
    if any(
        c.unit != "count" or c.counted or not _MILLIONS.search(c.where.quote) for c in found.inputs
    ):
        return None
    claim = replace(found.claim, unit=unit, dimension=dimension(unit))
    return replace(found, claim=claim)


def _taken_up(first: Claim, near: Sequence[Claim]) -> frozenset[str]:
    """Return the noun that figures without one take up: «109 guests. In May it had 82 and 31»."""
    if first.counted or first.unit != "count":
        return frozenset()
    before = [c for c in near if c.group == first.group - 1 and c.unit == "count" and c.counted]
    return words_in(f"the {before[-1].counted}") if before else frozenset()


def _are_no_parts(run: Sequence[Claim]) -> bool:
    """Tell whether the words around say that figures do not add up, or that others are missing."""
    text, start, end = run[0].where.sentence, run[0].where.start, run[-1].where.end
    return bool(
        _WANTED.search(text, 0, end)
        or _BESIDE.search(text)
        or _OF_SO_MANY.match(text, 0, start)
        or (not run[0].counted and _OF_KINDS.search(text, run[0].where.end, end))
        or _OUT_OF.search(text[:start])
        or (run[0].dimension.startswith("money") and _OF_ONE.search(text[:start]))
        or _NO_PART.search(text, end, end + _NEAR)
        or _REST.search(text, end)
        or any(_OF_THEM.match(text, claim.where.end) for claim in run)
        or (run[0].dimension == "length" and _SIZE.search(text))
    )


def _is_amount(claim: Claim) -> bool:
    countable = claim.kind is Kind.QUANTITY and claim.unit not in _NO_PARTS
    return countable and "/" not in claim.unit and claim.dimension != "time"


def _of_one_thing(run: Sequence[Claim]) -> bool:
    """Tell whether the figures count one thing, or each its own, at one time.

    A noun that comes late leaves open what the first figure counts.
    """
    if len({claim.stance for claim in run}) > 1:
        return False
    known = {(claim.time.first, claim.time.last) for claim in run if claim.time.known}
    return len(known) <= 1 and (bool(run[0].counted) or not any(c.counted for c in run))


def _beside(a: Claim, b: Claim) -> bool:
    between = a.where.sentence[a.where.end : b.where.start]
    joined = [match.end() for match in _JOINED.finditer(between)]
    if a.unit != b.unit or not joined or _NESTED.search(between):
        return False
    # «By nine votes to three, fixed 1,100»: what a verb opens is told anew.
    return not any(participle(word) for word in between[joined[-1] :].split())
