"""A figure of a paper against the figures of the document that its sentence cites.

The citation says where the figure is from. So what is asked is not whether two figures of two
texts may be of one thing, but which figure of the document the author had before their eyes: it
takes fewer signs than between documents that know nothing of each other (claims/linkage).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from corpuskit.claims.comparison.common_unit import in_base
from corpuskit.claims.drafts.derived import derived
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.drafts.differences import is_difference
from corpuskit.claims.drafts.kinds import of_one_kind
from corpuskit.claims.drafts.nearness import Index
from corpuskit.claims.drafts.printed import Printed
from corpuskit.claims.drafts.runs import cited_anywhere, run_grounds
from corpuskit.claims.grammar.accounts import another_part, narrowed_alike
from corpuskit.claims.grammar.values import Judgement, compare
from corpuskit.claims.model import Citing, Extract, Value

_PARTING = frozenset({"place", "outside", "of", "among", "for", "target"})
# What two figures of one thing have in common adds up to this at least, of small ones to more.
_CONTRADICTS, _SMALL_CONTRADICTS, _TIME_CONTRADICTS = 7.0, 9.0, 10.0
_SLIP_CONTRADICTS, _SLIP_BONUS = 6.0, 2.0
_FRACTION_CONTRADICTS, _UNCITED = 12.0, 5.0
AGREES = 2.5
# By how much a figure that differs must outdo one that agrees.
_OUTDOES, _DISTINCT_OUTDOES = 2.0, 6.0
_SENTENCE, _NOUN, _UNIT, _NEAR = 0.4, 2.5, 1.0, 1.0
SMALL = 12
_FAR = 20
_LARGE = 1000
_ONE_SIZE = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold a figure of a paper beside what a cited document has for it.

    `agrees` is the figure of the document that says the same, `rival` the one that it should be and
    differs from; None where there is none.
    """

    figure: Printed
    citings: tuple[Citing, ...]
    source: Extract
    rival: Printed | None = None
    agrees: Printed | None = None
    tolerance: str = ""


def compared(
    desk: Desk, only: Printed | None = None, beside: Sequence[Citing] = ()
) -> Iterator[Compared]:
    """Yield each figure of a paper that cites documents of the corpus, with what they have.

    `only` is the one figure that is asked for, `beside` are the citations that it rests on then.
    """
    for figure in desk.printed(desk.paper) if only is None else (only,):
        if not figure.told or figure.number < 0:
            continue
        group = figure.number + 1
        citings = tuple(beside) or desk.grounds(group, figure.where.end)
        if not citings and (figure.distinct or figure.noun):
            citings = desk.behind(group)
        for source in desk.cited(citings):
            yield desk.remembered(
                ("figure", figure.where, source.name),
                partial(_against, desk, figure, citings, source),
            )


def contradicted(desk: Desk) -> Iterator[Compared]:
    """Yield the figures that a document they are cited from gives otherwise."""
    found = [*compared(desk), *_in_runs(desk)]
    agreeing = [(each.figure.where, each.agrees) for each in found if each.agrees is not None]
    supported = {where for where, _ in agreeing}
    exactly = {where for where, agrees in agreeing if not _is_bound(agrees)}
    for each in found:
        if each.rival is None:
            continue
        # «At least 2,000» is true of 2,510, and says nothing of 2,150.
        slip = each.figure.distinct and _is_slip(each.figure, each.rival)
        if each.figure.where in (exactly if slip else supported):
            continue
        beside = desk.before(each.figure.number + 1, each.figure.where.end)
        if not any(has(desk, each.figure, other, exactly=slip) for other in beside):
            yield each


def _in_runs(desk: Desk) -> Iterator[Compared]:
    """Yield figures of sentences without a citation, beside what closes their run.

    Only where no document that the paper cites has the figure.
    """
    for figure in desk.printed(desk.paper):
        group = figure.number + 1
        if not figure.told or figure.number < 0 or not (figure.distinct or figure.noun):
            continue
        if desk.grounds(group, figure.where.end) or desk.behind(group):
            continue
        citings = run_grounds(desk, group)
        for source in desk.cited(citings):
            found = _against(desk, figure, citings, source)
            if found.rival and not any(has(desk, figure, s) for s in cited_anywhere(desk)):
                yield found


def has(desk: Desk, figure: Printed, source: Extract, *, exactly: bool = False) -> bool:
    """Tell whether a document has a figure: in the same digits, or rounded in a passage on this.

    `exactly` says that a bound is not enough.
    """
    index = desk.index(source)
    for each in desk.printed(source):
        if same_digits(figure, each):
            return True
        if exactly and _is_bound(each):
            continue
        judgement = judge(figure, each)
        if judgement is None or not judgement.agree or not _is_near(figure, each):
            continue
        if score(index, figure, each) >= AGREES or _is_telling(figure, each):
            return True
    return False


def supported(desk: Desk, figure: Printed, source: Extract) -> tuple[Printed, ...]:
    """Return the figures of a document that surely are the one that a paper cites it for."""
    if not figure.distinct:
        return ()
    index = desk.index(source)
    return tuple(
        each
        for each in desk.printed(source)
        if same_digits(figure, each) and score(index, figure, each) >= AGREES
    )


def judge(a: Printed, b: Printed) -> Judgement | None:
    """Compare two figures in one unit, None where there is no such unit.

    A table may say in a line above it that its figures are millions of some currency.
    """
    if b.number < 0 and b.unit == "count" and b.where.quote and a.value.point and b.value.point:
        b = _in_scale(a, b)
    if a.unit == b.unit or _may_be_money(a, b) or _may_be_money(b, a):
        return compare(a.value, b.value)
    if a.dimension != b.dimension:
        return None
    first, second = in_base(a), in_base(b)
    return compare(first, second) if first is not None and second is not None else None


def _may_be_money(money: Printed, bare: Printed) -> bool:
    """Tell an amount, and a figure of nothing else that its text may mean as one."""
    counts = bare.noun if bare.claim is None else bare.claim.counted
    return money.dimension.startswith("money") and bare.unit == "count" and not counts


def _in_scale(figure: Printed, cell: Printed) -> Printed:
    """Return a figure of a table without a unit in the unit and the power of ten of another."""
    a, b = figure.value.point, cell.value.point
    if not a or not b or (figure.unit != "count" and not figure.dimension.startswith("money")):
        return cell
    power = round(math.log10(abs(a) / abs(b)) / 3) * 3
    if power not in (3, 6, 9) and figure.unit == "count":
        return cell
    by = Decimal(10) ** max(0, min(power, 9))
    value = Value(b * by, b * by, cell.value.step * by, cell.value.modality)
    return replace(cell, value=value, unit=figure.unit)


def score(index: Index, mine: Printed, yours: Printed) -> float:
    """Return how much speaks for it that two figures are of one thing."""
    near = mine.near & yours.near
    around = (mine.bag & yours.bag) - near
    total = sum(index.worth(w) for w in sorted(near))
    total += _SENTENCE * sum(index.worth(w) for w in sorted(around))
    total += _NOUN * bool(mine.noun and mine.noun == yours.noun)
    total += _UNIT * (mine.unit == yours.unit != "count")
    return total + _NEAR * _nearness(mine, yours)


def _against(desk: Desk, figure: Printed, citings: tuple[Citing, ...], source: Extract) -> Compared:
    index = desk.index(source)
    others = [each for each in desk.printed_at(figure.number) if each is not figure]
    best: tuple[float, Printed] | None = None
    rival: tuple[float, Printed, str] | None = None
    for each in desk.printed(source):
        judgement = judge(figure, each)
        same = same_digits(figure, each)
        if judgement is None and not same:
            continue
        total = score(index, figure, each) + _SLIP_BONUS * _is_slip(figure, each)
        if same or (judgement is not None and judgement.agree and _is_near(figure, each)):
            if best is None or (same, total) > (same_digits(figure, best[1]), best[0]):
                best = (total, each)
        elif (
            judgement is not None
            and not judgement.agree
            and (rival is None or total > rival[0])
            and _may_be_one(figure, each)
            and not any(_says(other, each) for other in others)
        ):
            rival = (total, each, judgement.tolerance)
    agrees = best is not None and (best[0] >= AGREES or _is_telling(figure, best[1]))
    same = best is not None and same_digits(figure, best[1])
    outdone = _DISTINCT_OUTDOES if figure.distinct or same else _OUTDOES
    if best is not None and (rival is None or rival[0] - best[0] < outdone):
        return Compared(figure, citings, source, agrees=best[1] if agrees else None)
    uncited = 0.0 if desk.by_group.get(figure.number + 1) else _UNCITED
    if rival is None or rival[0] < _needed(figure, rival[1]) + uncited:
        return Compared(figure, citings, source, agrees=best[1] if agrees and best else None)
    if derived(figure, rival[1], desk.printed(source), others):
        return Compared(figure, citings, source, agrees=rival[1])
    return Compared(figure, citings, source, rival[1], None, rival[2])


def rivals(desk: Desk, figure: Printed, source: Extract) -> Iterator[Compared]:
    """Yield each figure of a document for which enough speaks that a figure is a slip for it."""
    index = desk.index(source)
    for each in desk.printed(source):
        judgement = judge(figure, each)
        if judgement is None or judgement.agree or not _may_be_one(figure, each):
            continue
        total = score(index, figure, each) + _SLIP_BONUS * _is_slip(figure, each)
        if total >= _needed(figure, each):
            yield Compared(figure, (), source, each, None, judgement.tolerance)


def _is_slip(mine: Printed, yours: Printed) -> bool:
    """Tell numbers of as many digits of which one differs, or two stand the other way round."""
    first, second = (_digits(each) for each in (mine, yours))
    if len(first) != len(second) or first == second:
        return False
    apart = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    return len(apart) == 2 and sorted(first) == sorted(second) and apart[1] == apart[0] + 1


def _is_bound(figure: Printed) -> bool:
    """Tell «at least 2,000», which says nothing of how much more it may be."""
    return figure.value.low is None or figure.value.high is None


def _digits(figure: Printed) -> str:
    point = figure.value.point
    return "".join(map(str, point.as_tuple().digits)).rstrip("0") if point is not None else ""


def _is_near(mine: Printed, yours: Printed) -> bool:
    """Tell figures of one size: «over 70» is true of 6700, and says nothing of it."""
    first, second = mine.value.point, yours.value.point
    if not first or not second or mine.dimension != yours.dimension:
        return True
    a, b = in_base(mine), in_base(yours)
    one, other = (a.point if a else first) or first, (b.point if b else second) or second
    return max(abs(one), abs(other)) <= _ONE_SIZE * min(abs(one), abs(other))


def _is_telling(mine: Printed, yours: Printed) -> bool:
    """Tell that two figures agree by more than chance: many digits, or a large one rounded."""
    if mine.distinct:
        return True
    first, second = mine.value.point, yours.value.point
    if first is None or second is None or mine.dimension != yours.dimension:
        return False
    return min(first, second) >= _LARGE and abs(first - second) <= max(first, second) / _LARGE * 30


def _needed(figure: Printed, rival: Printed) -> float:
    """Return what must speak for it that one figure is a slip for another.

    Less where the digits show the slip: one of them is another, or two have changed places.
    """
    if figure.distinct and _is_slip(figure, rival):
        return _SLIP_CONTRADICTS
    if figure.dimension == "time":
        return _TIME_CONTRADICTS
    if figure.unit == "1":
        return _FRACTION_CONTRADICTS
    point = figure.value.point
    small = point is not None and abs(point) <= SMALL
    return _SMALL_CONTRADICTS if small else _CONTRADICTS


def _may_be_one(mine: Printed, yours: Printed) -> bool:
    """Tell whether a figure may be a slip for another one.

    Counts must count one thing as far as both say, fractions in words are worked out by the author.
    """
    if not yours.told or (mine.unit == "1") != (yours.unit == "1"):
        return False
    if not of_one_kind(mine, yours):
        return False
    if mine.unit == yours.unit == "count":
        if mine.noun and yours.noun and mine.noun != yours.noun and len(mine.near & yours.near) < 3:
            return False
        if not (mine.noun or yours.noun) and not mine.near & yours.near:
            return False
    first, second = mine.value.point, yours.value.point
    if first is None or second is None or not first or not second:
        return False
    if mine.claim is not None and yours.claim is not None:
        if another_part(mine.claim, yours.claim):
            return False
        if not narrowed_alike(mine.claim, yours.claim, _PARTING):
            return False
    return _nearness(mine, yours) > 0 and is_difference(mine) == is_difference(yours)


def _nearness(mine: Printed, yours: Printed) -> float:
    """Return 1 for equal figures, 0 for such as differ by more than twenty times."""
    first, second = in_base(mine), in_base(yours)
    a = first.point if first is not None else mine.value.point
    b = second.point if second is not None else yours.value.point
    money = _may_be_money(mine, yours) or _may_be_money(yours, mine)
    if not a or not b or (mine.dimension != yours.dimension and not money):
        return 0.0
    low, high = sorted((abs(a), abs(b)))
    return max(0.0, 1 - math.log(high / low) / math.log(_FAR))


def same_digits(mine: Printed, yours: Printed) -> bool:
    """Tell one figure, whatever the unit is called, or one bound of a range."""
    point = mine.value.point
    if point is None:
        return (mine.value.low, mine.value.high) == (yours.value.low, yours.value.high)
    return point in (yours.value.low, yours.value.high)


def _says(other: Printed, figure: Printed) -> bool:
    """Tell whether another figure of the sentence is that of the document."""
    judgement = judge(other, figure)
    return judgement is not None and judgement.agree
