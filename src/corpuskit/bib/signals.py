"""What stands before a citation and is none of it: «See», «for the text, see», «according to»."""

from __future__ import annotations

import re
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.core.alternation import alternation

SEE = re.compile(
    r"(?<![\w])(?:[Ss]ee|[Cc]f\.|[Cc]ompare|[Cc]onsult)(?:\s(?:also|further|especially"
    r"|generally))?(?=[\s,:])"
)
TOPIC = re.compile(
    r"(?:[Oo]n|[Ff]or|Regarding|Concerning|As\s(?:to|for|regards)|About|In\saddition|More\sgenerally"
    r"|With\srespect\sto|With\sregard\sto)\s"
)
_COLLECTED = re.compile(
    r"\s*the\s(?:[a-z]+\s){1,3}(?:printed|collected|reproduced|reprinted|published|assembled|edited)\s"
    r"(?:in|by)\s(?=[^\W\d_a-z\ue001\ue002])"
)
# Only before a title: what is told «according to data of 1997» is a sentence with its time.
_ACCORDING = re.compile(r"\s*[Aa]ccording\sto\s(?=[^.;()]{2,60}?,\s[\ue001\ue002])")
# What the author made of a source is none of its title.
_OWN_WORK = re.compile(
    r"\s*(?:(?:[Aa]uthors?(?:['’]s?)?|[Oo]wn|[Mm]y|[Oo]ur)\s)?(?:[Cc]alculat(?:ions?|ed)"
    r"|[Ee]stimates?|[Cc]omputations?|[Cc]ompiled)"
    r"(?:\sby\sthe\sauthors?)?\s(?:based\s)?(?:on|from)\s(?:data\s(?:in|from)\s)?"
)
_JOIN = re.compile(r"\s*(?:and|also|or|as well as|but|then)\b,?\s")


@cache
def _signal() -> re.Pattern[str]:
    heads = alternation(vocabulary.signal_heads())
    return re.compile(
        rf"\s*(?:(?:and|but|or),?\s)?(?:{heads})(?![\w-]|\sre\s)[,:]?\s+", re.IGNORECASE
    )


def past_signal(text: str, start: int, end: int) -> int:
    """Return where the words that introduce a citation end; `start` where there are none."""
    position = start
    while True:
        match = (
            _signal().match(text, position, end)
            or _JOIN.match(text, position, end)
            or _OWN_WORK.match(text, position, end)
            or _ACCORDING.match(text, position, end)
            or _COLLECTED.match(text, position, end)
        )
        if match is None or match.end() >= end:
            return position
        position = match.end()
