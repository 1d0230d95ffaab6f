"""The mentions of instruments in a document, in reading order, and groups of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpuskit.core.passages import Draft, Passage
from corpuskit.language.treaties import TreatyName
from corpuskit.language.treaty_aliases import Alias
from corpuskit.language.treaty_identity import content_words, ranks_differ, years_differ
from corpuskit.language.treaty_words import foreign_words, kind_of, kind_words

SENTENCE_END = re.compile(r"[.;?!]\s+(?=[A-Z])")
_NUMBER = re.compile(r"[Nn]os?\.?|№|[Nn]umber|\d.*")
_LONGEST_SENTENCE = 600
# «of Balta Liman», «of the Pyrenees» behind a noun is a place; more words are a subject.
_LONGEST_PLACE = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one mention in reading order.

    `alias` is the statement by which it is a second name, `original` a title whose translation
    follows in brackets.
    """

    passage: Passage
    name: TreatyName
    alias: Alias | None = None
    original: bool = False


class Mentions:
    """Hold the mentions of a document, with those of each passage by their numbers."""

    def __init__(self, draft: Draft, mentions: Sequence[Mention]) -> None:
        """Index the mentions by passage."""
        self.draft = draft
        self.all = tuple(mentions)
        self._by_passage: dict[int, list[int]] = {}
        for number, mention in enumerate(mentions):
            self._by_passage.setdefault(mention.passage.number, []).append(number)

    def in_passage(self, number: int) -> Sequence[int]:
        """Return the numbers of the mentions in a passage."""
        return self._by_passage.get(number, ())

    def names(self) -> list[tuple[int, TreatyName]]:
        """Return the names, without the descriptions, each with its number."""
        return [(i, m.name) for i, m in enumerate(self.all) if not m.name.description]


@dataclass(eq=False)
class Group:
    """Hold the mentions of one instrument by their numbers, the full titles and all names."""

    numbers: list[int]
    titles: set[str]
    names: set[str]

    def differs(self, other: Group) -> bool:
        """Tell whether two groups bear titles that cannot be one instrument's, or other numbers."""
        return any(
            years_differ(x, y) or not _compatible(x, y) for x in self.titles for y in other.titles
        ) or any(ranks_differ(x, y) for x in self.names for y in other.names)


class Joined:
    """Hold which mentions of a document are of one instrument."""

    def __init__(self, mentions: Mentions) -> None:
        """Begin with every mention as an instrument of its own."""
        self.mentions = mentions.all
        self.unresolved: set[int] = set()
        self.groups = [
            Group(
                [i],
                {m.name.name} if has_subject(m.name) else set(),
                set() if m.name.description else {m.name.name},
            )
            for i, m in enumerate(mentions.all)
        ]
        self._keys: dict[int, str] = {}

    def join(self, a: int, b: int) -> None:
        """Hold two mentions for one instrument's, unless their names say otherwise."""
        few, many = sorted((self.groups[a], self.groups[b]), key=lambda g: len(g.numbers))
        if few is not many and not few.differs(many):
            many.numbers += few.numbers
            many.titles |= few.titles
            many.names |= few.names
            for number in few.numbers:
                self.groups[number] = many

    def point(self, number: int, target: int) -> None:
        """Let a description point to an instrument."""
        self.groups[number] = self.groups[target]

    def key(self, number: int) -> str:
        """Return the name that an instrument goes by; empty for what points to nothing."""
        if number in self.unresolved:
            return ""
        group = self.groups[number]
        if id(group) not in self._keys:
            self._keys[id(group)] = self._key_of(group)
        return self._keys[id(group)]

    def _key_of(self, group: Group) -> str:
        """Return the first full title in English, else the first full name, else the first name."""
        members = [self.mentions[i].name for i in sorted(group.numbers)]
        names = [name for name in members if not name.description]
        full = [name for name in names if name.full and is_english(name.name)]
        titles = [name for name in full if has_subject(name)]
        best = titles or full or names or [name for name in members if name.new]
        return best[0].name if best else ""


def sentence_of(mention: Mention) -> str:
    """Return the sentence of a mention."""
    text, name = mention.passage.chars, mention.name
    low = max(0, name.start - _LONGEST_SENTENCE)
    starts = [m.end() for m in SENTENCE_END.finditer(text, low, name.start)]
    high = min(len(text), name.end + _LONGEST_SENTENCE)
    end = SENTENCE_END.search(text, name.end, high)
    return text[starts[-1] if starts else low : end.start() if end else high]


def is_english(name: str) -> bool:
    """Tell a title in English from one that opens with a noun of another language."""
    words = name.casefold().split()
    return words[0] not in foreign_words() or words[0] in kind_words()


def has_subject(name: TreatyName) -> bool:
    """Tell a full title («Accord on Cod») from a short one («Oslo Accord»)."""
    if opens_with_topic(name):
        return True
    words = name.name.split()
    at = next((i for i, w in enumerate(words) if w.casefold().strip(",'’") in kind_words()), None)
    if not name.full or at is None or not is_english(name.name):
        return False
    rest = [w for w in words[at + 1 :] if not _NUMBER.fullmatch(w)]
    return len(rest) > (_LONGEST_PLACE if rest and rest[0] == "of" else 1)


def opens_with_topic(name: TreatyName) -> bool:
    """Tell a title without its noun: «On Coastal Waters»."""
    return name.name.startswith(("On ", "Concerning "))


def _compatible(a: str, b: str) -> bool:
    """Tell whether two full titles can be one instrument's: the words of one are in the other."""
    mine, yours = content_words(a), content_words(b)
    kinds = {kind_of(a), kind_of(b)} - {""}
    return len(kinds) <= 1 and (mine <= yours or yours <= mine or len(mine & yours) > 1)
