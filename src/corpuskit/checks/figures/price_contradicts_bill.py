"""FIG017: a price for a unit, against what was paid for how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpuskit.checks.check import Check, Example
from corpuskit.checks.evidence import claim_evidence, grouped, printed_value
from corpuskit.claims.arithmetic.prices import Bill, Price, priced
from corpuskit.claims.comparison.common_unit import in_base
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding, Level
from corpuskit.core.tolerances import per_cent, tolerance

_NAME = "price-contradicts-bill"
_MOST_APART = Decimal(3)


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield prices that the money paid and the amount bought do not make."""
    claims = [claim for extract in extracts for claim in extract.claims]
    for price, bill in priced(claims):
        each = _each(bill)
        if each is not None and _differs(price.each, each):
            yield _finding(price, bill, each)


def _each(bill: Bill) -> Decimal | None:
    amount = in_base(bill.amount)
    money = bill.money.value.point
    return money / amount.point if amount and amount.point and money else None


def _differs(printed: Decimal, computed: Decimal) -> bool:
    low, high = sorted((printed, computed))
    return low > 0 and high / low - 1 > tolerance(_NAME) and high / low <= _MOST_APART


def _finding(price: Price, bill: Bill, each: Decimal) -> Finding:
    shown = grouped((each * price.per).quantize(Decimal("0.01")).normalize())
    return CHECK.finding(
        f"{price.claim.where.quote} in {price.claim.where.citation}, but "
        f"{printed_value(bill.money.value)} {bill.money.unit} for {bill.amount.where.quote} in "
        f"{bill.money.where.citation} are {shown}",
        [claim_evidence(price.claim), claim_evidence(bill.money), claim_evidence(bill.amount)],
        why="the price and the bill are of one party and one period",
        tolerance=per_cent(_NAME),
    )


CHECK = Check(
    id="FIG017",
    slug=_NAME,
    level=Level.WARNING,
    summary="A price for a unit is not what the money paid and the amount bought make.",
    why="The price follows from the two; one of the three figures is wrong.",
    fix="Compute the price again; correct the figure that the sources do not bear out.",
    find=find,
    reported=(
        Example(
            "a price for a ton, and a bill for a year's tons",
            {
                "article": "In 1931 Ommen paid 80 dollars for a tonne of coal.\n",
                "report": "In 1931 Ommen bought 3,000 tonnes of coal for 360,000 dollars in all.\n",
            },
        ),
    ),
    silent=(
        Example(
            "a price that follows",
            {
                "article": "In 1931 Ommen paid 120 dollars for a tonne of coal.\n",
                "report": "In 1931 Ommen bought 3,000 tonnes of coal for 360,000 dollars in all.\n",
            },
        ),
        Example(
            "another buyer",
            {
                "article": "In 1931 Zwolle paid 80 dollars for a tonne of coal.\n",
                "report": "In 1931 Ommen bought 3,000 tonnes of coal for 360,000 dollars in all.\n",
            },
        ),
    ),
    references=(
        "United Nations, International Merchandise Trade Statistics: Compilers Manual, Revision 1 (2013), on unit values",
    ),
)
