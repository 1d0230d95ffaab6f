"""Note marks in running text: where each possible one stands and how likely it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpuskit.convert.structure.emphasis import find_emphasis
from corpuskit.convert.structure.labels import (
    SUPERSCRIPTS,
    SYMBOL,
    SYMBOLS,
    TO_DIGITS,
    number_of,
)
from corpuskit.convert.structure.words import words

MARK = {
    "sup": re.compile(rf"[{SUPERSCRIPTS}]{{1,4}}"),
    "caret": re.compile(r"\[\^[0-9]{1,4}\](?!:)"),
    "bracket": re.compile(r"\[[0-9]{1,4}\]"),
    "html": re.compile(r"<sup>\s*\[?[0-9]{1,4}\]?\s*</sup>"),
    # United Nations documents: «as agreed. 12/»
    "slash": re.compile(r"(?<=\S)[ ]?[0-9]{1,3}/(?=\s|$)"),
    # French and Italian books, government reports: «as agreed.(12)», «as agreed (12).»
    "parens": re.compile(r"(?<=[^\W_]|[.,;:!?\]\"'”’»…%])[ \u00a0\u202f]?\([0-9]{1,3}\)(?![\w(])"),
    "symbol": re.compile(rf"(?<=[^\W_]|[.,;:!?)\]\"'”’»…%]){SYMBOL}{{1,3}}(?![\w*†‡§‖¶])"),
    "glued": re.compile(
        r"(?<=[^\W\d_]|[.,;:!?)\]\"'”’»…*%])[0-9]{1,3}"
        r"(?![\w%°$€£]|[.,:/’'][0-9\w]|[-–/][0-9]|\s*[%°]|[-–][^\W\d_])"
    ),
}
DIGITS = re.compile(r"[0-9]+")
LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
YEAR_BEFORE = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}$")
NEW_SENTENCE = re.compile(r"\s+[“\"‘(]?[A-Z]")
GOES_ON = re.compile(r"\s+[a-z]")
# «Without an equation (2)» names none by its number.
ANY = re.compile(r"\b(?:an?|any|no|each|every)\s+[^\W\d_]+[ \u00a0\u202f]?$", re.I)
WHOLE_NUMBER = re.compile(r"(?:(?<=[^\W_])\s|[–-]|[0-9]:)[0-9]{1,4}$")
CLOSERS = "\"'”’»)]*%"
SURE = 3.0
LIKELY = 2.0
POSSIBLE = 1.5
DOUBTFUL = 1.0
BARELY = 0.5
HARDLY = 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold what may be a note mark: characters `start` to `end` of block `block`.

    `weight` orders rivals for one number: 3 for typography that means nothing else.
    """

    block: int
    start: int
    end: int
    number: int
    weight: float


def candidates(style: str, block: int, text: str, start: int = 0) -> Iterator[Candidate]:
    """Yield the possible marks of one typography in a block, from `start` on."""
    if style == "symbol":
        yield from _symbols(block, text, start)
        return
    for found in MARK[style].finditer(text, start):
        digits = DIGITS.search(found.group().translate(TO_DIGITS))
        if digits is None:
            continue
        weight = SURE
        if style == "glued":
            weight = _glued_weight(text, found.start(), found.end())
        elif style == "sup":
            weight = _raised_weight(text, found.start(), found.end())
        elif style == "parens":
            weight = _enclosed_weight(text, found.start(), found.end())
        if weight > 0:
            number = int(digits.group())
            yield Candidate(block, found.start(), found.end(), number, weight)


def _symbols(block: int, text: str, start: int) -> Iterator[Candidate]:
    """Yield the signs of notes, but for asterisks that set words in italics."""
    setting = {
        place
        for stretch in find_emphasis(text)
        for span in (stretch.opening, stretch.closing)
        for place in range(*span)
    }
    for found in MARK["symbol"].finditer(text, start):
        if found.group() in SYMBOLS and setting.isdisjoint(range(*found.span())):
            weight = LIKELY if found.group()[0] in "*§¶" else SURE
            yield Candidate(block, found.start(), found.end(), number_of(found.group()), weight)


def _enclosed_weight(text: str, start: int, end: int) -> float:
    """Weigh a number in parentheses: «paragraph (2)» and «the first (1) and» are no marks."""
    spaced = text[start] != "("
    before = text[max(0, start - 40) : start]
    word = LAST_WORD.search(before)
    if word and word.group().casefold() in words("numbered") and not ANY.search(before):
        return 0
    if before[-1:].isdigit():
        return DOUBTFUL if YEAR_BEFORE.search(before) else 0
    ended = not text[end:].strip() or text[end : end + 1] in ".,;:!?"
    if before[-1:] in '.,;:!?"”’»…':
        return LIKELY if ended or not spaced else POSSIBLE
    return POSSIBLE if ended or not spaced else DOUBTFUL


def _raised_weight(text: str, start: int, end: int) -> float:
    """Doubt a superscript after a digit or a unit: it may be an exponent."""
    before = text[max(0, start - 12) : start]
    if before[-1:].isdigit():
        return POSSIBLE if YEAR_BEFORE.search(before) else HARDLY
    word = LAST_WORD.search(before)
    if word and word.group() in words("exponents"):
        counted = before[: word.start()].rstrip()[-1:].isdigit()
        return 0 if counted else HARDLY
    if text[end : end + 1].isalpha() and text[end : end + 1].isupper():
        return DOUBTFUL
    return SURE


def _glued_weight(text: str, start: int, end: int) -> float:
    """Return how likely digits without a space before them are a mark; 0 for never."""
    before = text[max(0, start - 80) : start]
    token = before.split()[-1] if before.strip() else ""
    if ("/" in token and ("." in token or ":" in token)) or "@" in token or "www." in token:
        return 0
    last = before[-1]
    if last.isalpha():
        return _after_word(before)
    body = before.rstrip(CLOSERS)
    if len(body) < len(before):
        if body[-1:] == " " and last in "”’»" and before[-2:-1] in {"’", "”", "»", " "}:
            body = body.rstrip().rstrip(CLOSERS)
        if not body or body[-1].isspace() or body[-1] in "([“‘«":
            return 0
        return LIKELY if text[end : end + 1] in {"", " "} else POSSIBLE
    return _after_point(text, before, start, end)


def _after_word(before: str) -> float:
    word = LAST_WORD.search(before)
    if word is None:
        return 0
    letters = word.group()
    if len(letters) < 2 or letters in words("exponents"):
        return 0
    if letters.isupper():
        return DOUBTFUL if len(letters) > 3 else 0
    if not letters[1:].islower():
        return DOUBTFUL
    return POSSIBLE if len(letters) > 2 else DOUBTFUL


def _after_number(text: str, body: str, point: str, start: int, end: int) -> float:
    """Weigh digits after a number and a point: a mark only where the sentence visibly ends."""
    if point in ".," and YEAR_BEFORE.search(body):
        return DOUBTFUL
    if point == "," and len(text[start:end]) < 3 and GOES_ON.match(text, end):
        return BARELY if WHOLE_NUMBER.search(body) else 0
    return BARELY if point in ".?!" and _ends(text, end) and WHOLE_NUMBER.search(body) else 0


def _ends(text: str, end: int) -> bool:
    """Tell whether a sentence visibly ends before an offset."""
    return not text[end:].strip() or NEW_SENTENCE.match(text, end) is not None


def _after_point(text: str, before: str, start: int, end: int) -> float:
    """Weigh digits after a point or comma: decimals, sections and abbreviations are none."""
    point, body = before[-1], before[:-1]
    if not body or body[-1].isspace():
        return DOUBTFUL if body[-4:] == ". . " else 0
    if body[-1].isdigit():
        return _after_number(text, body, point, start, end)
    word = LAST_WORD.search(body)
    if point == "." and word:
        lone = len(word.group()) == 1 and body[-2:-1] in {"", " ", "("}
        if lone:
            return 0
        if word.group() in words("leading"):
            return BARELY if _ends(text, end) else 0
    return LIKELY if text[end : end + 1] in {"", " ", ")", "”", '"'} else POSSIBLE
