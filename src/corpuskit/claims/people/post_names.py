"""The nouns of offices that stand in some words, and whether two sets of them can be of one."""

from __future__ import annotations

import functools
import re

from corpuskit.claims.grammar.content import words_in
from corpuskit.claims.people.office_turns import office_words
from corpuskit.core.alternation import alternation

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CUT = re.compile(r"[,;:.()\d]")
_GENITIVE = re.compile(r"['’]s$")


def posts_named(text: str) -> frozenset[str]:
    """Return the offices that some words name, with what makes another of them: «deputy».

    >>> sorted(posts_named("deputy director of the museum"))
    ['deputy', 'director']
    """
    lists = office_words()
    words = [_GENITIVE.sub("", word.casefold()) for word in _WORD.findall(text)]
    found = {word for word in words if word in lists["heads"] or word in lists["ranks"]}
    narrowed = {word for word in words if word in lists["not_sole"]} if found else set()
    return frozenset(found | narrowed)


def body_named(text: str) -> frozenset[str]:
    """Return what some words say that an office is of: all that stands behind its noun.

    >>> sorted(body_named("director of the Tollan museum"))
    ['museum', 'tolla']
    """
    post = _post().search(text)
    if post is None:
        return frozenset()
    behind = _CUT.split(text[post.end() :])[0]
    return frozenset(word.partition(":")[2] for word in words_in(behind))


@functools.cache
def _post() -> re.Pattern[str]:
    lists = office_words()
    return re.compile(rf"\b(?:{alternation(lists['heads'] | lists['ranks'])})s?\b", re.I)


def one_post(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether both can name one office: whoever leads a body has its highest, however called.

    Where one names none it may be any.
    """
    lists = office_words()
    if (a ^ b) & lists["not_sole"]:
        return False
    highest = a & lists["highest"] and b & lists["highest"]
    return bool(not (a and b) or a & b or highest)
