r"""Letters with accents, as commands write them: «\'e» is «é»."""

from __future__ import annotations

import re
import unicodedata

from corpuskit.convert.papers.latex.words import Words
from corpuskit.convert.papers.paper import Prose

_LETTER = re.compile(r"\s*\{?\\?([^\W\d_])\}?")
_BEHIND_A_NAME = re.compile(r"[\s{\\]")
_WITHOUT_DOT = {"ı": "i", "ȷ": "j"}


def put_accented(data: Words, name: str, text: str, at: int, end: int, prose: Prose) -> int | None:
    """Add the letter behind the command of an accent; return where it ends.

    None where no letter follows, or the name of the accent is only the beginning of a word.
    """
    letter = _LETTER.match(text, at, end)
    if letter is None or (name.isalpha() and not _BEHIND_A_NAME.match(text[at : at + 1])):
        return None
    plain = _WITHOUT_DOT.get(letter[1], letter[1])
    prose.put(unicodedata.normalize("NFC", plain + data.accents[name]), at - 2)
    return letter.end()
