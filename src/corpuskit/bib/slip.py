"""The working copy of one citation while its parts are read off it, one kind after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpuskit.bib import vocabulary
from corpuskit.bib.layout import Region, masked, regions
from corpuskit.bib.work import Field, Locator, Name, Reference, WorkDate
from corpuskit.core.passages import Mark

QUOTE, ITALIC, ADDRESS, LOCATOR, DATE, PERSON, OTHER = (chr(0xE001 + n) for n in range(7))
BLOTS = "".join(chr(0xE001 + n) for n in range(7))
_SENTENCE = re.compile(r"[.?!]['’\"”»|*]*(?=\s+\S)")
_AFTER_TITLE = re.compile(
    r"[\ue001\ue002\])]\s?,?\s+eds?$|[\ue001\ue002’”\"'],?\s[Ii]n\s(?:[^.;()\ue001\ue002]|vols?\.|nos?\.){2,160},\s(?:eds?|trans)$"
)
_ROMAN = re.compile(r"[ivxlc]{1,6}")
# Initials of names transliterated from Cyrillic («Ye. Orlov») that are no words of English.
_DIGRAPHS = frozenset({"Ye", "Yu", "Ya", "Yo", "Zh", "Kh", "Ts", "Shch"})
_LAST_WORD = re.compile(r"[\w.'’&-]*$")


@dataclass(slots=True)
class Slip:
    """Hold the characters of a citation and a copy in which what was read is blotted out.

    Quotations and italics are blotted from the start, so that no pattern reads inside a title.
    `inside` is where «in X (ed.)» begins. All offsets are those of the passage.
    """

    chars: str
    start: int
    end: int
    text: str
    regions: tuple[Region, ...]
    head: int = 0
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    et_al: bool = False
    title: Field | None = None
    title_translation: Field | None = None
    container: Field | None = None
    container_translation: Field | None = None
    series: Field | None = None
    edition: Field | None = None
    volume: Field | None = None
    number: Field | None = None
    date: WorkDate | None = None
    document_date: WorkDate | None = None
    pages: Locator | None = None
    place: Field | None = None
    publisher: Field | None = None
    report_number: Field | None = None
    identifier: Field | None = None
    url: Field | None = None
    accessed: WorkDate | None = None
    language: Field | None = None
    reference: Reference | None = None
    inside: int | None = None
    kinds: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, chars: str, marks: Sequence[Mark], start: int, end: int) -> Slip:
        """Return a fresh slip of the characters from `start` to `end`."""
        found = regions(chars, marks, start, end)
        return cls(chars, start, end, masked(chars, found, start, end), found, head=start)

    def blot(self, start: int, end: int, ink: str) -> None:
        """Cover a span of the copy with one of the inks."""
        begin, until = start - self.start, end - self.start
        self.text = self.text[:begin] + ink * (until - begin) + self.text[until:]

    def part(self, start: int, end: int) -> str:
        """Return the copy's characters between two offsets of the passage."""
        return self.text[start - self.start : end - self.start]

    def find(self, pattern: re.Pattern[str], position: int | None = None) -> re.Match[str] | None:
        """Search the copy from an offset of the passage; the match counts from the copy's start."""
        return pattern.search(
            self.text, (self.start if position is None else position) - self.start
        )

    def titled(self, position: int, kind: str) -> list[Region]:
        """Return the regions of one kind that begin at or after an offset."""
        return [each for each in self.regions if each.kind == kind and each.start >= position]


def sentence_ends(text: str) -> list[int]:
    """Return the places after each full stop that ends a sentence of a citation's text.

    A full stop after an initial or an abbreviation ends none, nor does one before a small letter.

    >>> text = "Cod stocks of the Barents Sea. J. Mar. Sci. 12, 3."
    >>> [text[:end] for end in sentence_ends(text)]
    ['Cod stocks of the Barents Sea.']
    """
    found = []
    for match in _SENTENCE.finditer(text):
        after = text[match.end() : match.end() + 12].lstrip()[:1]
        question = text[match.start()] in "?!" and after == "("
        if (
            question
            or after.islower()
            or (text[match.start()] == "." and _abbreviated(text, match.start(), after))
        ):
            continue
        found.append(match.end())
    return found


def _abbreviated(text: str, stop: int, after: str) -> bool:
    word = _LAST_WORD.search(text[max(0, stop - 24) : stop])
    last = word.group().lstrip("-‑–'’") if word else ""
    if len(last) == 1:
        return last.isupper() or last.isalpha()
    if not last:
        return False
    if after.isdigit() and _ROMAN.fullmatch(last):
        return True
    if last in _DIGRAPHS:
        return True
    folded = last.casefold()
    tail = folded.rsplit(".", 1)[-1].lstrip("-‑–")
    if folded in {"ed", "eds"} and _AFTER_TITLE.search(text[max(0, stop - 180) : stop]):
        return True
    if folded in {
        "al",
        "etc",
        "ed",
        "eds",
        "edn",
        "ff",
        "cit",
        "ibid",
        "inc",
        "ltd",
        "co",
        "jr",
        "sr",
        "univ",
        "d.c",
    }:
        return after.isdigit() or after in "(,"
    return folded in vocabulary.words("abbreviations") or (len(tail) == 1 and "." in folded)
