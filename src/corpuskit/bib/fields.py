"""One field of a .bib entry, between the work it tells of and the letters it is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.bib import latex
from corpuskit.bib.entry import Person

BIBLATEX, BIBTEX = "biblatex", "bibtex"
_AND = re.compile(r"\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BibField:
    """Hold a field as a .bib file has it: `value` with its braces, or a macro's expression.

    `of` is the field of the `Entry` that it says, empty where it folds several into one or is said
    for the styles alone: what changes in such a field cannot be read back.
    """

    name: str
    value: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Pen:
    """Write the fields of one dialect."""

    dialect: str

    @property
    def ascii_only(self) -> bool:
        """Tell whether letters beyond ASCII have to be commands."""
        return self.dialect == BIBTEX

    def text(self, name: str, words: str, of: str = "") -> BibField:
        """Return a field of running text."""
        return BibField(name, f"{{{latex.encoded(words, ascii_only=self.ascii_only)}}}", of)

    def title(self, name: str, words: str, of: str = "") -> BibField:
        """Return a title, its capitals protected against styles that lower them."""
        written = latex.encoded(words, ascii_only=self.ascii_only)
        return BibField(name, f"{{{latex.protected(written)}}}", of)

    def verbatim(self, name: str, words: str, of: str = "") -> BibField:
        """Return a field that LaTeX reads as it is, an address; braces and blanks as per cent."""
        kept = re.sub(r"[{}\\\s]", lambda found: f"%{ord(found.group()):02X}", words.strip())
        return BibField(name, f"{{{kept}}}", of)

    def names(self, name: str, people: Sequence[Person], of: str = "", *, others: bool) -> BibField:
        """Return a list of names, «and others» for «et al.»."""
        written = [self.name(each) for each in people] + (["others"] if others else [])
        return BibField(name, f"{{{' and '.join(written)}}}", of)

    def name(self, person: Person) -> str:
        """Return one name, family name first, that of an institution in braces."""
        family = latex.encoded(person.family, ascii_only=self.ascii_only)
        given = latex.encoded(person.given, ascii_only=self.ascii_only)
        if person.institution or (not given and " " in family):
            return f"{{{family}}}"
        family = f"{{{family}}}" if _splits(family) else family
        given = f"{{{given}}}" if _splits(given) else given
        return f"{family}, {given}" if given else family


def _splits(name: str) -> bool:
    """Tell whether a name has something in it that would part names or their parts."""
    return "," in name or _AND.search(name) is not None or name.casefold() == "others"


def names_of(latex_value: str) -> tuple[tuple[Person, ...], bool]:
    r"""Return the people of a list of names, and whether it ends in «and others».

    >>> names_of(r"Haldane, S. and {SIPRI} and others")[0][1]
    Person(family='SIPRI', given='', institution=True)
    """
    people: list[Person] = []
    others = False
    for name in _parted(re.sub(r"\s+", " ", latex_value), " and "):
        if name.strip().casefold() == "others":
            others = True
        elif name.strip():
            people.append(_person(name.strip()))
    return tuple(people), others


def _person(name: str) -> Person:
    if name.startswith("{") and _closes(name):
        return Person(latex.decoded(name), institution=True)
    parts = [latex.decoded(part) for part in _parted(name, ",")]
    if len(parts) > 2:
        # «King, Jr., Martin»: what stands between belongs to the family name.
        return Person(", ".join(parts[:-1]), parts[-1])
    if len(parts) == 2:
        return Person(parts[0], parts[1])
    words = [latex.decoded(word) for word in _parted(name, " ")]
    at = len(words) - 1
    while at > 1 and words[at - 1][:1].islower():
        at -= 1
    return Person(" ".join(words[at:]), " ".join(words[:at]))


def _closes(text: str) -> bool:
    """Tell whether the first brace is closed by the last character."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


def _parted(text: str, separator: str) -> list[str]:
    """Part a text at a separator outside braces."""
    parts: list[str] = []
    depth = start = place = 0
    while place < len(text):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0 and text.startswith(separator, place):
            parts.append(text[start:place])
            place += len(separator)
            start = place
        else:
            place += 1
    return [*parts, text[start:]]
