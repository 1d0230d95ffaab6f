"""Find where sentences begin and end.

Claims are read sentence by sentence and findings quote a sentence as it stands, so a wrong
boundary («Gen. | Baker», «p. | 12») costs more than a missed one: after an abbreviation the
text goes on unless a new sentence plainly begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from corpuskit.core import lexicons

CANDIDATE = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[\"'”’»)\]]*+)(?P<gap>\s++)(?=[\"'“‘«„(\[¿¡]*+(?P<next>\w))"
    r"|(?P<full>[。！？]++[」』”]*+\s*+)(?=.)"
)
WORD = re.compile(r"[\w’'-]++")
BRACKETS = re.compile(r"[()\[\]]")
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
# The initials of a double name: «M.-R.».
HYPHENATED = re.compile(r"[^\W\d_]\.-[^\W\d_]")
# «Kr. 500», «Tl. 4.8 billion»: what cannot be spoken is short for something.
VOWELLESS = re.compile(r"[^\W\d_aeiouyAEIOUY]{2,4}")
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[^\W\d_])[)\]]?\Z")
LONGEST_WORD = 40
LONGEST_PARENTHESIS = 500


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Hold the abbreviations after which a sentence goes on, and what begins a new one."""

    never: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    ordinary: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """Load the list of abbreviations."""
    lists = lexicons.table("corpuskit.language", "abbreviations.toml")
    return Abbreviations(**{name: frozenset(words) for name, words in lists.items()})


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the beginning and end of each sentence, white space around it left out.

    Every other character belongs to exactly one sentence.

    >>> text = "Gen. A. B. Carter left on 3 Sep. 1991. The U.S. Navy stayed."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Gen. A. B. Carter left on 3 Sep. 1991.', 'The U.S. Navy stayed.']
    """
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if begin >= end:
        return ()
    asides: tuple[list[int], list[int]] | None = None
    found: list[tuple[int, int]] = []
    for match in CANDIDATE.finditer(text, begin, end):
        if match.group("full"):
            found.append((begin, begin + len(text[begin : match.end()].rstrip())))
            begin = match.end()
            continue
        if not _ends(text, begin, match):
            continue
        if asides is None:
            asides = _parentheses(text)
        if _aside(asides, match.start("gap"), begin):
            continue
        found.append((begin, match.start("gap")))
        begin = match.end()
    found.append((begin, end))
    return tuple(found)


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Decide whether a sentence ends at a full stop, question or exclamation mark."""
    following = text[match.start("next")]
    if following.islower() or following == "_" or text[match.end()] == "[":
        return False
    stop = match.group("stop")
    if stop != ".":
        return True
    dot = match.start("stop")
    if ENUMERATOR.match(text, begin, dot) and dot - begin < 9:
        return False
    word = _word_before(text, begin, dot)
    if following.isdigit():
        short = word.isdigit() and len(word) <= 2
        return not (short or _is_abbreviated(word) or VOWELLESS.fullmatch(word))
    return not _is_abbreviated(word) or _starts_sentence(text, match.start("next"), word)


def _word_before(text: str, begin: int, dot: int) -> str:
    """Return the word that a full stop follows, without opening brackets and quotes."""
    low = max(begin, dot - LONGEST_WORD)
    space = max(text.rfind(mark, low, dot) for mark in " \u00a0\n\t\u2009\u202f(—–/[")
    return text[max(space + 1, low) : dot].lstrip("\"'“‘«„")


def _is_abbreviated(word: str) -> bool:
    lists = abbreviations()
    lower = word.lower()
    if lower in lists.never or lower in lists.maybe:
        return True
    return (
        (len(word) == 1 and word.isalpha())
        or DOTTED.fullmatch(word) is not None
        or HYPHENATED.fullmatch(word) is not None
    )


def _starts_sentence(text: str, begin: int, abbreviation: str) -> bool:
    """Tell whether a capitalised word after an abbreviation plainly begins a sentence."""
    lists = abbreviations()
    lower = abbreviation.lower()
    if lower in lists.ordinary:
        return True
    word = WORD.match(text, begin)
    if word is None or word.end() - begin > LONGEST_WORD:
        return False
    # «c. 1990» is an abbreviation, «vitamin C.» and «A. B. Ruiz» are letters and initials
    if abbreviation.isupper() and len(abbreviation) == 1:
        return len(word.group()) > 1 and word.group().lower() in lists.starters
    if lower in lists.never:
        return False
    return word.group().lower() in lists.starters


def _parentheses(text: str) -> tuple[list[int], list[int]]:
    """Return the beginnings and ends of the outermost pairs of brackets, in order."""
    opens: list[int] = []
    begins: list[int] = []
    ends: list[int] = []
    for match in BRACKETS.finditer(text):
        position = match.start()
        if match.group() in "([":
            if opens and position - opens[0] > LONGEST_PARENTHESIS:
                opens.clear()
            opens.append(position)
        elif opens:
            start = opens.pop()
            if not opens and position - start <= LONGEST_PARENTHESIS:
                begins.append(start)
                ends.append(position)
    return begins, ends


def _aside(asides: tuple[list[int], list[int]], position: int, begin: int) -> bool:
    """Tell whether a position lies inside brackets opened in the middle of the sentence."""
    begins, ends = asides
    number = bisect_right(begins, position) - 1
    return number >= 0 and begins[number] > begin and position <= ends[number]
