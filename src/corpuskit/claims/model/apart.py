"""Why two passages are of two things, with what was looked at on either side.

The questions that tell two things apart answer with this or with nothing, so that who compares asks
one question, and a person can be told the answer (claims/reasoning/apart_reasons.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from corpuskit.claims.model.obstacles import Obstacle


@dataclass(frozen=True, slots=True)
class Apart:
    """Hold what settled that two passages are of two things.

    `a` and `b` are the words of either side that tell, as it prints them where they are known;
    `noun` is the noun that they tell apart.
    """

    obstacle: Obstacle
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    noun: str = ""

    def turned(self) -> Apart:
        """Return the same of the two passages the other way round."""
        return Apart(self.obstacle, self.b, self.a, self.noun)
