"""Words beside a figure that narrow nothing: who tells it, a body that acts, its work as a whole.

«We are told that» is said of the telling, «in the course of its work» of all that was done. Of a
commission, a court or a board the acts are listed in a table that does not name it again.
"""

from __future__ import annotations

import functools
import re

from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_BODY = re.compile(r"(?:^|[,;:]\s|\bthat\s|\band\s)\W*(?:the|its|their)\s+([a-z-]+)\b", re.I)


def without_idle(text: str) -> str:
    """Return a text without the words that narrow no figure in it.

    >>> without_idle("They say that the board heard # cases in the course of its work").split()
    ['heard', '#', 'cases']
    """
    text = _whole().sub(" ", _told().sub(" ", text))
    return _BODY.sub(lambda found: " " if _is_body(found[1]) else found[0], text)


def _is_body(word: str) -> bool:
    bodies = lexicon().words["institutions"]
    return word.casefold() in bodies or lemma(word.casefold()) in bodies


@functools.cache
def _whole() -> re.Pattern[str]:
    words = lexicons.table("corpuskit.claims", "idle.toml")["whole"]
    return re.compile(
        rf"\b(?:{alternation(words['openings'])})\s+(?:its|their|his|her|the)\s+"
        rf"(?:(?:own|whole|entire)\s+)?(?:{alternation(words['nouns'])})\b(?!\s+(?:of|in|at|on)\b)",
        re.I,
    )


@functools.cache
def _told() -> re.Pattern[str]:
    words = lexicons.table("corpuskit.claims", "idle.toml")["told"]
    return re.compile(
        rf"^\W*(?:{alternation(words['who'])})\s+(?:{alternation(words['how'])})\s+(?:that\b)?",
        re.I,
    )
