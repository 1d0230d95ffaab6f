"""Figures that cannot be one, whatever their passages share, since they say things of two kinds.

A whole number of things is no slip for a number with decimals; and by how much something changed is
no slip for how much there was.
"""

from __future__ import annotations

import re

from corpuskit.claims.drafts.printed import Printed

_CHANGED = re.compile(
    r"\b(?:lost|los(?:es?|ing)|gain(?:s|ed|ing)?|shed(?:s|ding)?|"
    r"(?:r[io]s\w+|rose|f[ae]ll\w*|gr[eo]w\w*|declin\w+|increas\w+|decreas\w+|dropp\w+|shr[aiu]nk\w*|"
    r"cut|reduc\w+|up|down)\s+by)\s+(?:\w+ly\s+|only\s+|some\s+|about\s+|over\s+)*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:los[ts]\w*|los(?:es?|ing)|gain\w*|shed\w*|cost\w*|r[io]s\w+|rose|f[ae]ll\w*|gr[eo]w\w*|"
    r"declin\w+|increas\w+|decreas\w+|dropp?\w*|shr[aiu]nk\w*|cut\w*|reduc\w+|by|less|fewer|more)\b",
    re.IGNORECASE,
)


def of_one_kind(mine: Printed, yours: Printed) -> bool:
    """Tell whether two figures say things of one kind, as far as their texts show it."""
    if mine.noun and mine.unit == yours.unit == "count" and _is_whole(mine):
        cell = yours.number < 0
        if cell and not _is_whole(yours):
            return False
    where = mine.where
    changed = _CHANGED.search(where.sentence[: where.start])
    return changed is None or _CHANGE.search(yours.where.sentence) is not None


def _is_whole(figure: Printed) -> bool:
    """Tell a number that is printed without decimals, not «90.0»."""
    return figure.value.step >= 1 or "." not in figure.where.quote
