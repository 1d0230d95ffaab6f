"""Titles of instruments in quotation marks and in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.language.treaty_words import (
    TreatyName,
    bare,
    foreign_words,
    kind_words,
    name_words,
    nouns,
)

_QUOTED = re.compile(r"(?<![\w])(['‘\"“«])(?=\w)(.{4,300}?)(['’\"”»])(?![\w])")
_BRACKETED = re.compile(r"\[([^\[\]]{4,300})\]")
_CLOSING = {"'": "'’", "‘": "’'", '"': '"”', "“": '”"', "«": "»"}
_SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-Z])")
_LOOK = 320
_ABOUT = ("On", "Concerning")


def quoted_titles(text: str) -> Iterator[TreatyName]:
    """Read titles in quotation marks that open with an instrument noun, or with «On» after one."""
    for quoted in _QUOTED.finditer(text):
        if quoted[3] not in _CLOSING[quoted[1]]:
            continue
        words = quoted[2].split()
        kind = ""
        if _opens_title(words):
            kind = kind_words()[bare(words[0])]
        elif words[0] in _ABOUT:
            kind = _kind_near(text, quoted)
        elif len(words) > 2:
            kind = foreign_words().get(bare(words[0]), "")
        if kind:
            yield _quoted(quoted, kind)


def bracketed_titles(text: str) -> Iterator[TreatyName]:
    """Read titles in brackets, as notes give them in translation."""
    for found in _BRACKETED.finditer(text):
        words = found[1].split()
        if _opens_title(words):
            kind = kind_words()[bare(words[0])]
            yield TreatyName(found.start(1), found.end(1), kind, found[1], full=True)


def _opens_title(words: list[str]) -> bool:
    """Tell whether words open with the noun of an instrument and what it is about.

    «Law of the Sea Review» and «Rules of the game» are titles of something else.
    """
    if len(words) <= 2 or not words[0][:1].isupper():
        return False
    kind = kind_words().get(bare(words[0]))
    if kind is None or words[-1] in name_words("bodies"):
        return False
    openers = name_words("openers")
    doubtful = kind in name_words("fields") or kind in name_words("weak")
    return words[1] in (openers - {"of"} if doubtful else openers)


def _quoted(quoted: re.Match[str], kind: str) -> TreatyName:
    inner = quoted[2].rstrip(" ,.;")
    return TreatyName(quoted.start(2), quoted.start(2) + len(inner), kind, inner, full=True)


def _kind_near(text: str, quoted: re.Match[str]) -> str:
    """Return the kind that the sentence gives a title: «a decree ... 'On Coastal Waters'»."""
    low = max(0, quoted.start() - _LOOK)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, low, quoted.start())]
    before = list(nouns().finditer(text, ends[-1] if ends else low, quoted.start()))
    after = nouns().search(text, quoted.end(), quoted.end() + 30)
    noun = before[-1] if before else after
    return kind_words().get(noun[0].casefold(), "") if noun else ""
