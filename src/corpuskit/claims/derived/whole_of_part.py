"""Of which printed figure a share or a count is said to be a part: «of whom», «of these»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpuskit.claims.derived.part_words import flat, keys_in
from corpuskit.claims.model import Claim

POINTS = frozenset({"exact", "about"})
SHARES = frozenset({"%", "1"})
# So near behind a whole it is taken up: «900 sailors, of whom».
_NEAR = 50
_LISTED = 12
_DETERMINERS = (
    r"(?:(?:the|its|their|his|her|these|those|all|a|total|of|some|about)\s+){0,3}"
    r"(?:[\w’'-]+[’']s?\s+)?"
)
_THEM = (
    r"(?:(?:which|whom|them|these|this|it|(?:this|that)\s+(?:total|number|sum|amount))\b"
    r"|those\b(?!\s+(?:who|whom|that|which|in|of|at|on|with|from|[a-z]+ed)\b))"
)
# «300 men in a year of which half was dry»: what is taken up is the nearest before it.
_OF_WHICH = re.compile(
    rf"(?:^\s*(?:[\w’'-]+\s+){{0,2}}|[,;:(–—]\s*(?:(?:and|but)\s+)?(?:[\w.,]+\s+){{0,3}})"
    rf"(?:of|among|including)\s+{_THEM}",
    re.I,
)
_OPENS = re.compile(
    rf"(?:^\W*|[;:,(]\s*|\b(?:and|but|that)\s+)(?:out\s+)?of\s+{_DETERMINERS}$", re.I
)
_OF_SO_MANY = re.compile(rf"\s*(?:[\w’'-]+\s+){{0,2}}(?:out\s+)?of\s+{_DETERMINERS}", re.I)
_AMONG = re.compile(rf"\s*(?:[\w’'-]+\s+){{0,2}}among\s+{_DETERMINERS}", re.I)
_OF_THEM = re.compile(rf"\s+(?:[\w’'-]+\s+)?of\s+{_THEM}", re.I)
_QUOTED_OF_THEM = re.compile(rf"\bof\s+{_THEM}\W*$", re.I)
_INCLUDING = re.compile(r"\bincluding\s+(?:some\s+|about\s+)?$", re.I)
_OF_THOSE = re.compile(r"\W*(?:of|among)\s+those\s+(?P<done>[a-z]+ed)\b", re.I)
_OPENS_OF_THEM = re.compile(rf"\W*(?:of|among)\s+{_THEM}", re.I)
_OPENS_OF = re.compile(
    r"(?:^\W*|[;:,]\s+|\b(?:and|but|that)\s+)(?:of|among)\s+"
    r"(?!which\b|whom\b|them\b|these\b|those\b)(?P<what>[^,;:]{3,80}?)(?:,|\s*$)",
    re.I,
)


def whole_of(
    claim: Claim, beside: Sequence[Claim], sentences: Mapping[int, Sequence[Claim]]
) -> Claim | None:
    """Return the figure that a figure is said to be a part of, in its sentence or before it."""
    text, start, end = claim.where.sentence, claim.where.start, claim.where.end
    of_them = takes_up(claim)
    for other in reversed(beside):
        if not _may_hold(other, claim):
            continue
        if other.where.start >= end:
            between = text[end : other.where.start]
            if _OF_SO_MANY.fullmatch(between) or _AMONG.fullmatch(between):
                return other
        elif other.where.start >= start:
            # «51 per cent of the 2,000 shares» may hold the number of the whole.
            return other
        elif _OF_THEM.match(text, other.where.end):
            # «310 of them in the mill and 90 in the yard»: both are of those before.
            continue
        elif (
            of_them
            or _OF_WHICH.search(text[other.where.end : min(start, other.where.end + _NEAR)])
            or _OPENS.search(text[: other.where.start])
            or _INCLUDING.search(text[:start])
        ):
            return other
    before = [c for c in sentences.get(claim.group - 1, ()) if _may_hold(c, claim)]
    if len(before) > _LISTED:
        # Of a list of so many «of them» says nothing.
        return None
    wholes = [c for c in before if not _is_part_there(c, before)]
    if of_them or _OPENS_OF_THEM.match(text):
        return wholes[-1] if len(wholes) == 1 else None
    # «Of the samples tested, 31 were clean»: they were counted right before.
    of = opened_with(claim)
    counted = [c for c in wholes if of & {c.counted, c.subject.noun, c.subject.head} - {""}]
    if (those := _OF_THOSE.match(text)) is not None:
        # «11,387 houses destroyed and 23,000 damaged. Of those destroyed, 6,830 were of mud.»
        counted = [c for c in wholes if _is_behind(c, those["done"])]
    return counted[-1] if counted else None


def _is_behind(claim: Claim, word: str) -> bool:
    where = claim.where
    return word in where.quote or where.sentence[where.end :].lstrip().startswith(word)


def opened_with(claim: Claim) -> frozenset[str]:
    """Return the keys of what a sentence opens a part with: «Of the complaints made, ...»."""
    opening = _OPENS_OF.search(claim.where.sentence, 0, claim.where.start)
    return flat(keys_in(opening["what"])) if opening is not None else frozenset()


def takes_up(claim: Claim) -> bool:
    """Tell a part of what was told before: «a quarter of them»."""
    where = claim.where
    behind = _OF_THEM.match(where.sentence, where.end)
    return behind is not None or _QUOTED_OF_THEM.search(where.quote) is not None


def _is_part_there(claim: Claim, beside: Sequence[Claim]) -> bool:
    """Tell a count that is itself a part in its sentence."""
    return whole_of(claim, [c for c in beside if c is not claim], {}) is not None


def _may_hold(whole: Claim, part: Claim) -> bool:
    if whole is part or whole.unit in SHARES or whole.value.modality not in POINTS:
        return False
    if part.unit in SHARES:
        return True
    more = (whole.value.point or 0) > (part.value.point or 0)
    return more and (whole.unit == part.unit or (part.unit == "count" and not part.counted))
