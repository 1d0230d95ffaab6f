"""Citations that describe their source instead of giving author and title."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.core.alternation import alternation


@cache
def _evidence() -> re.Pattern[str]:
    heads = alternation(vocabulary.words("evidence"))
    return re.compile(
        rf"\W{{0,2}}(?:(?:unpublished|author’?'?s?|official|personal|confidential"
        rf"|[A-Z][\w’'-]+)\s){{0,2}}"
        rf"(?:{heads})\s(?:of|from|by|with|to|between|on|at)\s",
        re.IGNORECASE,
    )


@cache
def _instrument() -> re.Pattern[str]:
    heads = alternation(vocabulary.words("instruments"))
    return re.compile(rf"\W?(?:the\s)?(?:[A-Z][\w’'-]*\s){{0,4}}(?:{heads})(?!\w)", re.IGNORECASE)


_REFERRING = re.compile(
    r"\s*(?:on|of|for|concerning|between|relating|to|no\.?|number|against|regarding|with|in|\d"
    r"|,|and|\(|\[)",
    re.IGNORECASE,
)


def described(text: str) -> str:
    """Tell what a citation that begins with a description cites, `evidence` or `instrument`.

    Neither gives an empty string.

    >>> described("Data of the harbour office, Dakar")
    'evidence'
    >>> described("Convention on the Law of the Sea, 10 Dec. 1982")
    'instrument'
    """
    instrument = _instrument().match(text)
    if instrument and _REFERRING.match(text, instrument.end()):
        return "instrument"
    return "evidence" if _evidence().match(text) else ""
