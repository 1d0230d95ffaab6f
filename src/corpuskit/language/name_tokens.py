"""Words of a text as the grammar of names sees them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.language.name_words import is_given_name, name_words, plain_letters
from corpuskit.language.places import capitals, country_of

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_TOKEN = re.compile(
    r"(?P<word>(?:St|Ste|Jr|Sr|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Adm|Rev|Sgt|Cmdr|Brig|Hon|Fr"
    r"|Sen|Rep|Gov|Mme|Mlle|Msgr|Cllr|Cpl|Pvt|Insp|Supt|Det|Cmdt|Engr|Lt-Gen|Maj-Gen|Lt-Col)\.(?!\w))"
    rf"|(?P<initials>(?:[{_UPPER}]|Yu|Ya|Ye|Zh|Kh|Ts|Sh|Ch|Dj|Dzh|Th|Ph)\."
    rf"(?:[ -]?(?:[{_UPPER}]|Yu|Ya|Ye|Zh|Kh|Ts|Sh|Ch|Th|Ph)\.)*)"
    r"|(?P<word2>[^\W\d_]+(?:[-’'`][^\W\d_]+)*)"
    r"|(?P<other>[^\s])"
)
# A particle tied to the name it belongs to: «al-Khatib», «d'Arcy».
_TIED = re.compile(rf"(?:al|el|as|an|ar|ad|az|ash|at|bin|ibn|abu|d|l|de|da|ter)[-’'`][{_UPPER}]")
_GENITIVE = re.compile(r"['’]s?$")
_ROMAN = re.compile(r"[IVX]{1,4}")
MONTHS = frozenset({"March", "May", "June", "April", "August"})
_LONGEST_SURNAME_FIRST = 3
# The given name of two syllables in Korea and China: «Dae-hyun», «Kai-shek».
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z]?[a-z]{1,6}")


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a word, a run of initials or a sign with its place.

    `bare` is the word without a genitive; `capital` tells whether it can stand in a name by its
    first letter: «Khatib», «al-Khatib».
    """

    start: int
    end: int
    text: str
    kind: str
    bare: str
    capital: bool

    @property
    def bare_end(self) -> int:
        """Return where the word ends without its genitive."""
        return self.start + len(self.bare)

    @property
    def genitive(self) -> bool:
        """Tell whether the word is in the genitive."""
        return len(self.bare) < len(self.text)


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a text into words, initials and signs."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [_token(match) for match in found]


def _token(match: re.Match[str]) -> Token:
    text, kind = match[0], str(match.lastgroup)
    marked = "'" in text or "’" in text
    bare = _GENITIVE.sub("", text) if marked else text
    tied = (marked or "-" in text or "`" in text) and _TIED.match(text) is not None
    kind = "word" if kind == "word2" else kind
    return Token(match.start(), match.end(), text, kind, bare, tied or text[0].isupper())


def nameable(token: Token) -> bool:
    """Tell a capitalised word that can be part of a person's name."""
    word = token.bare
    return (
        token.kind == "word"
        and token.capital
        and (len(word) > 1 or word == "Ó")
        and not is_opener(word)
        and cased(word) not in name_words().things
    )


@functools.lru_cache(maxsize=65536)
def is_opener(word: str) -> bool:
    """Tell a capitalised word that begins no name, also where a line is set in capitals."""
    openers = name_words().openers
    if word in openers or (word.isupper() and word.capitalize() in openers):
        return True
    return word.endswith("ly") and len(word) > 5 and word.casefold() not in name_words().given


def is_title(token: Token) -> bool:
    """Tell a title, rank or office, in capitals or not."""
    return _is_title(token.text)


@functools.lru_cache(maxsize=65536)
def _is_title(word: str) -> bool:
    data = name_words()
    text = word.removesuffix("-elect").removesuffix("-designate")
    return text in data.titles or text in data.roles or text.removesuffix(".").lower() in data.roles


def is_place(token: Token) -> bool:
    """Tell the name of a country, its people or its capital, unless that is a given name too."""
    if token.bare in capitals():
        return not is_given_name(token.bare)
    return country_of(token.bare) is not None


def is_particle(token: Token) -> bool:
    """Tell a particle of surnames; «of», «e» and «y» tie nothing by themselves."""
    return token.text in name_words().particles and token.text != "of"


def eastern_order(words: Sequence[Token]) -> bool:
    """Tell a name with its surname in front: «Chen Weimin», «Lim Boon Teck», «Szabo Gabor».

    A surname that is a given name of other languages too needs a hyphen or a third word behind it,
    one that is a word of English a hyphenated given name; those of Japan and Hungary need a given
    name that is known.
    """
    data = name_words()
    if not 2 <= len(words) <= _LONGEST_SURNAME_FIRST or any(w.kind != "word" for w in words):
        return False
    first = cased(words[0].bare)
    if first not in data.surname_first:
        return len(words) == 2 and _family_first(words)
    if _SYLLABLES.fullmatch(cased(words[1].bare)):
        return True
    if first in data.also_words:
        return False
    doubtful = first in data.also_given
    return not doubtful or len(words) == _LONGEST_SURNAME_FIRST or "-" in words[1].text


def _family_first(words: Sequence[Token]) -> bool:
    """Tell a surname of Japan or Hungary before a given name, unless it can be one itself."""
    data = name_words()
    first, last = plain_letters(words[0].bare), plain_letters(words[1].bare)
    return first in data.family_first and first not in data.given and last in data.given


def is_numeral(word: str) -> bool:
    """Tell the number of a king or pope."""
    return _ROMAN.fullmatch(word) is not None


def cased(word: str) -> str:
    """Return a word printed in capitals in ordinary ones; numerals stay.

    >>> cased("LINDQVIST-BERG"), cased("III"), cased("O'DWYER")
    ('Lindqvist-Berg', 'III', "O'Dwyer")
    """
    if " " in word:
        return " ".join(map(cased, word.split(" ")))
    if not word.isupper() or len(word) <= 2 or "." in word or is_numeral(word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
