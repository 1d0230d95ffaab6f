"""How far figures may differ and still agree, as the configuration sets it.

What a tolerance is for stands beside its default; the checks and comparisons ask for it by name.
Like the word lists of a corpus they are set once by a command, as a process works on one corpus
(docs/decisions/0015-lexicons.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Declare one tolerance: its name, its default as a share, what it is for."""

    name: str
    default: Decimal
    about: str


ABOUT = "about"
# «A quarter» may stand for 27 per cent, not for 50; a percentage for what rounds to it.
IN_WORDS = "fraction-in-words"
TOLERANCES = (
    Tolerance(
        ABOUT, Decimal("0.05"), "What «about» widens a figure by at least, as a share of it."
    ),
    Tolerance(
        IN_WORDS,
        Decimal("0.05"),
        "How far a share may lie from a fraction in words, such as «a quarter».",
    ),
    Tolerance(
        "rate-contradicts-total",
        Decimal("0.12"),
        "FIG010: how far a rate times its time may lie from the total, as a share.",
    ),
    Tolerance(
        "unit-value-contradicts-total",
        Decimal("0.05"),
        "FIG011: how far an amount for each times their number may lie from the whole.",
    ),
    Tolerance(
        "change-differs-from-ends",
        Decimal("0.01"),
        "FIG014: how far growth by a share may lead from the end that is told.",
    ),
    Tolerance(
        "price-contradicts-bill",
        Decimal("0.05"),
        "FIG017: how far a price times the quantity may lie from the bill.",
    ),
)


@dataclass(slots=True)
class _Own:
    shares: Mapping[str, Decimal] = field(default_factory=dict)


_own = _Own()
_DEFAULTS = {each.name: each.default for each in TOLERANCES}


def tolerate(shares: Mapping[str, Decimal]) -> None:
    """Set the tolerances of a corpus; those that it does not name are the defaults again."""
    _own.shares = dict(shares)


def tolerated() -> Mapping[str, Decimal]:
    """Return the tolerances that were set."""
    return _own.shares


def tolerance(name: str) -> Decimal:
    """Return a tolerance as a share.

    >>> tolerance("about")
    Decimal('0.05')
    """
    return _own.shares.get(name, _DEFAULTS[name])


def per_cent(name: str) -> str:
    """Return a tolerance as findings print it.

    >>> per_cent("rate-contradicts-total")
    '12 per cent'
    """
    return f"{(tolerance(name) * 100).normalize():f} per cent"
