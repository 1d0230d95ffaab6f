"""The figures that follow from those of one sentence, or of two that stand side by side."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpuskit.claims.derived.model import Derived
from corpuskit.claims.derived.products import products_of
from corpuskit.claims.derived.sums import as_money, sums_of
from corpuskit.claims.model import STATED, Claim, Extract, Stance
from corpuskit.core.same import Same

_POINTS = frozenset({"exact", "about"})
SAID = STATED | {Stance.PLANNED, Stance.HYPOTHETICAL}
_MOST = 12
# What a rate is given for each of may be counted so many sentences away.
_FAR = 6
# Documents: more than anybody edits beside each other.
_REMEMBERED = 2048


def derived_of(extract: Extract) -> tuple[Derived, ...]:
    """Return the figures that follow from those of a document.

    They are remembered, as two checks ask for them, and most documents stand when one is edited.
    """
    return _derived(Same(extract.claims), Same(extract.bare_lists))


@functools.lru_cache(maxsize=_REMEMBERED)
def _derived(
    claims: Same[tuple[Claim, ...]], lists: Same[tuple[tuple[Claim, ...], ...]]
) -> tuple[Derived, ...]:
    found = list(_derive(claims.value))
    summed = {each.claim.group for each in found}
    for run in lists.value:
        if run[0].group not in summed:
            found += sums_of(run, [c for c in claims.value if abs(c.group - run[0].group) <= 1])
    return tuple(found)


def _derive(claims: Sequence[Claim]) -> Iterator[Derived]:
    sentences: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _is_printed(claim):
            sentences[claim.group].append(claim)
    money = _only_money(claims)
    for group in sorted(sentences):
        around = [sentences.get(group + step, [])[:_MOST] for step in (-1, 0, 1)]
        near = [claim for claims in around for claim in claims]
        steps = (step for step in range(-_FAR, _FAR + 1) if abs(step) > 1)
        far = [claim for step in steps for claim in sentences.get(group + step, ())[:_MOST]]
        for found in sums_of(around[1], near):
            yield found
            if money and (in_money := as_money(found, money)) is not None:
                yield in_money
        yield from products_of(around[1], near, far)


def _only_money(claims: Sequence[Claim]) -> str:
    """Return the currency of a document that has no other one."""
    units = {c.unit.partition("/")[0] for c in claims if c.dimension.startswith("money")}
    return units.pop() if len(units) == 1 else ""


def _is_printed(claim: Claim) -> bool:
    one = claim.ratio is None and not claim.telling and bool(claim.value.point)
    return one and claim.value.modality in _POINTS and claim.stance in SAID
