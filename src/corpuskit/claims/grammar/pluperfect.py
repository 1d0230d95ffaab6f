"""What a sentence tells of an earlier time than its own: «where a bridge had been washed away»."""

from __future__ import annotations

import functools
import re

from corpuskit.claims.grammar.content import words_in

_HAD = re.compile(
    r"\bhad\s+(?:(?:been|already|once|long|since|also|just)\s+)*(?P<verb>[a-z]{3,})\b", re.I
)


@functools.lru_cache(maxsize=4096)
def done_before(sentence: str) -> frozenset[str]:
    """Return the deeds that had been done when something else happened.

    The day of that other deed is not theirs.
    """
    return frozenset(
        word for found in _HAD.finditer(sentence) for word in words_in(f"was {found['verb']}")
    )
