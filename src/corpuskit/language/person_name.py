"""The name of a person as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.language.name_tokens import Token, cased, eastern_order, is_numeral
from corpuskit.language.name_words import name_words


@dataclass(frozen=True, slots=True)
class PersonName:
    """Hold a person's name as found: its place, given name or initials, and surname.

    `given` is empty where only a surname is printed. `certain` is False where the evidence is thin.
    `eastern` is True where the surname stands first by custom, as in China, Korea and Viet Nam.
    `title` is the word before the name where that is a title. `introduced` is True for one name
    alone that title or kin make a person's, so that it needs no further evidence later. `written`
    is True for the writer or receiver of a letter.
    """

    start: int
    end: int
    given: str
    surname: str
    certain: bool = True
    eastern: bool = False
    title: str = ""
    introduced: bool = False
    written: bool = False

    @property
    def full(self) -> str:
        """Return the name in its own order, in ordinary capitals."""
        parts = (self.surname, self.given) if self.eastern else (self.given, self.surname)
        return " ".join(part for part in parts if part)


def split_name(words: Sequence[Token]) -> tuple[str, str, bool]:
    """Part a run into given names and surname, and tell whether the surname stood first.

    A king's name and number are a surname alone: «Haakon VII». Particles and a suffix go with
    the surname.
    """
    words = [word for word in words if word.kind != "other"]
    data = name_words()
    if eastern_order(words):
        return " ".join(cased(w.bare) for w in words[1:]), cased(words[0].bare), True
    last = len(words)
    while last > 2 and words[last - 1].text in data.suffixes:
        last -= 1
    if last > 1 and is_numeral(words[last - 1].text):
        last -= 1
    cut = last - 1
    while cut > 1 and _is_particle(words[cut - 1]):
        cut -= 1
    given = " ".join(cased(w.bare) for w in words[:cut])
    return given, " ".join(cased(w.bare) for w in words[cut:]), False


def _is_particle(word: Token) -> bool:
    """Tell a particle, in a name printed in capitals too."""
    particles = name_words().particles
    return word.text in particles or (word.text.isupper() and word.text.lower() in particles)


def made(tokens: Sequence[Token], first: int, end: int, *, certain: bool) -> PersonName:
    """Return the name that a run of tokens is."""
    given, surname, eastern = split_name(tokens[first:end])
    king = not given
    return spanned(
        tokens, first, end, given, surname, certain=certain, eastern=eastern, introduced=king
    )


def spanned(
    tokens: Sequence[Token],
    first: int,
    end: int,
    given: str,
    surname: str,
    *,
    certain: bool = True,
    eastern: bool = False,
    introduced: bool = False,
) -> PersonName:
    """Return a name over tokens, without a genitive at its end, with the title before it."""
    before = tokens[first - 1].text if first else ""
    title = before if before in name_words().titles else ""
    start, stop = tokens[first].start, tokens[end - 1].bare_end
    return PersonName(start, stop, given, cased(surname), certain, eastern, title, introduced)
