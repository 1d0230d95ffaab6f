"""Two things of one kind: the hospital of Tolna and that of Dombo, the upper and the lower mill.

Two passages that speak of «the hospital» speak of one only if it may be one. Each says which it is
by a name or an opposite in its sentence, before it in its paragraph, or in the title of its
document; what says it nearest to a figure holds for it.
"""

from __future__ import annotations

import functools
import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.content import NAME, name_key
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import Extract
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core import lexicons
from corpuskit.core.findings import Location
from corpuskit.core.letters import CAPITALS
from corpuskit.core.same import Same
from corpuskit.language.date_words import date_words

Called = Mapping[str, frozenset[str]]
# So many sentences before a figure may say which thing it is of.
_FARTHEST = 30
_REMEMBERED = 2048
_RUN = rf"[{CAPITALS}][^\W\d_][\w’'-]*(?:\s+[{CAPITALS}][^\W\d_][\w’'-]*)*"
_OF = re.compile(
    rf"\b(?:(?P<kind>[^\W\d_][\w-]{{2,}})\s+)?(?P<noun>[^\W\d_][\w-]{{2,}})\s+(?:of|in|at)\s+(?:the\s+)?(?P<name>{_RUN})"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CALENDAR = frozenset({*month_name, *month_abbr, *day_name})
_NO_KINDS = (
    "time_nouns",
    "measuring",
    "empty",
    "pronouns",
    "prepositions",
    "conjunctions",
    "determiners",
)
# What a word that is no name says which one it is: a side, an order.
_SIDE, _ORDER = "side:", "order:"


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold what a document's title calls things, its sentences and where each stands.

    `common` are the words that it writes without a capital, keyed like names.
    """

    called: Called
    names: frozenset[str]
    sentences: Sequence[Location]
    at: Mapping[str, int]
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Hold the documents of a corpus, to be asked which of two passages are of two things."""

    texts: Mapping[str, _Text]

    def apart(self, a: Location, b: Location) -> Apart | None:
        """Return why two passages speak of two things of one kind, None where they need not."""
        mine, yours = self.texts.get(a.document), self.texts.get(b.document)
        if mine is None or yours is None:
            return None
        first, second = called_in(a.sentence), called_in(b.sentence)
        if (found := _differ(first, second)) is not None:
            return found
        if (names_in(a.sentence) & names_in(b.sentence)) - mine.common - yours.common:
            return None
        found = _differ(_around(mine, a, first), _around(yours, b, second))
        if found is not None or a.document == b.document:
            return found
        return self._of_two_titles(a, b)

    def _of_two_titles(self, a: Location, b: Location) -> Apart | None:
        """Ask whether two titles name two of a kind, and neither passage what the other's does."""
        mine, yours = self.texts[a.document], self.texts[b.document]
        found = _differ(mine.called, yours.called)
        if found is None:
            return None
        only_mine, only_yours = mine.names - yours.names, yours.names - mine.names
        named = names_in(a.sentence) & only_yours or names_in(b.sentence) & only_mine
        return None if named else found


def kinds_of(extracts: Iterable[Extract]) -> Kinds:
    """Return what documents say of which of a kind they speak."""
    return Kinds({extract.name: _text(Same(extract)) for extract in extracts})


# Most documents stand as they were when one is edited.
@functools.lru_cache(maxsize=_REMEMBERED)
def _text(same: Same[Extract]) -> _Text:
    extract = same.value
    sentences, title = extract.sentences, without_mastheads(extract.title)
    at: dict[str, int] = {}
    for place, sentence in enumerate(sentences):
        at.setdefault(sentence.sentence, place)
    common = usage_of(extract).affair.common
    called = {noun: by - common for noun, by in called_in(title).items()}
    return _Text(called, names_in(title) - common, sentences, at, common)


@functools.lru_cache(maxsize=16384)
def called_in(text: str) -> Called:
    """Return the nouns of a text with what says which of their kind is spoken of."""
    found: dict[str, set[str]] = {}
    for match in _OF.finditer(text):
        name = _name(match["name"])
        for noun in _nouns(match):
            if name:
                found.setdefault(noun, set()).update(name)
    words = list(_WORD.finditer(text))
    for before, match in pairwise(words):
        noun = lemma(match[0].casefold())
        if match[0][:1].isupper() or _is_kind(noun):
            found.setdefault(noun, set()).update(_sides().get(before[0].casefold(), ()))
            if (order := date_words().ordinals.get(before[0].casefold())) is not None:
                found[noun].add(f"{_ORDER}{order}")
    for place, match in enumerate(words):
        noun = lemma(match[0].casefold())
        # «Small Hospitals under Pressure» names no hospital.
        if noun in kind_nouns() and noun == match[0].casefold():
            found.setdefault(noun, set()).update(_name(_run_before(text, words[:place], match)))
    return {noun: frozenset(by) for noun, by in found.items() if by}


def _run_before(text: str, words: Sequence[re.Match[str]], noun: re.Match[str]) -> str:
    """Return the name in front of a noun and of what it is joined to: «Hagen town council»."""
    found: list[str] = []
    following, joined = noun, False
    for match in reversed(words):
        if text[match.end() : following.start()].strip():
            break
        if match[0][:1].isupper():
            found.append(match[0])
        elif found or joined or not _is_kind(match[0]):
            break
        else:
            joined = True
        following = match
    return " ".join(found)


def _around(text: _Text, where: Location, called: Called) -> Called:
    """Return what a sentence calls things, and those before it in its paragraph, nearest first."""
    found = dict(called)
    place = text.at.get(where.sentence, 0)
    for before in reversed(text.sentences[max(0, place - _FARTHEST) : place]):
        if before.xml_id != text.sentences[place].xml_id:
            break
        for noun, by in called_in(before.sentence).items():
            found.setdefault(noun, by)
    return found


def _differ(a: Called, b: Called) -> Apart | None:
    """Return the noun that goes by opposites, or by names that have nothing in common."""
    # In the order of the words, so that one answer is given at every run.
    for noun in sorted(a.keys() & b.keys()):
        mine, yours = a[noun], b[noun]
        opposed = any(_opposed(side) in yours for side in mine) or _ordered_apart(mine, yours)
        if opposed or (not mine & yours and _named(mine) and _named(yours)):
            return Apart(Obstacle.TWO_OF_A_KIND, _shown(mine, yours), _shown(yours, mine), noun)
    return None


def _shown(by: frozenset[str], other: frozenset[str]) -> tuple[str, ...]:
    """Return what tells one of a kind from another, for a reader: «Tolna», «upper», «second»."""
    found = []
    for each in sorted(by - other):
        sort, _, word = each.partition(":")
        if sort == NAME.rstrip(":"):
            found.append(word.capitalize())
        elif sort == _SIDE.rstrip(":"):
            found.append(_side_words()[each])
        else:
            found.append(f"number {word}")
    return tuple(found)


def _ordered_apart(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Tell the first of several from the second."""
    first, second = ({each for each in by if each.startswith(_ORDER)} for by in (mine, yours))
    return bool(first and second) and first.isdisjoint(second)


def _nouns(match: re.Match[str]) -> Iterator[str]:
    """Yield the noun that a name hangs on, and what kind it is of: «Opera House of Merrow»."""
    noun = lemma(match["noun"].casefold())
    if _is_kind(noun):
        yield noun
        kind = lemma((match["kind"] or "").casefold())
        if kind in kind_nouns():
            yield kind


def _name(run: str) -> frozenset[str]:
    """Return the keys of a name, but for words that only look like one for their capital."""
    words = (w for w in run.split() if w.strip(".,") not in _CALENDAR)
    found: set[str] = set()
    for word in words:
        found.add(NAME + name_key(word))
        found |= _sides().get(word.casefold(), frozenset())
    return frozenset(found) - unnamed()


def _is_kind(noun: str) -> bool:
    """Tell a noun that may be one of several of its kind from one of time, amount or office."""
    words = lexicon().words
    return not any(noun in words[name] for name in _NO_KINDS) and noun not in _words("no_kinds")


def without_mastheads(title: str) -> str:
    """Return the lines of a title that are no masthead: it says nothing of what follows."""
    lines = title.splitlines()
    return "\n".join(line for line in lines if not _is_masthead(line))


def _is_masthead(line: str) -> bool:
    return any(match[0].casefold() in _words("mastheads") for match in _WORD.finditer(line))


def kind_nouns() -> frozenset[str]:
    """Return the nouns of bodies and places in front of which their name may stand."""
    return _words("named_before")


@functools.cache
def _words(table: str) -> frozenset[str]:
    return frozenset(_table()[table]["words"])


@functools.cache
def unnamed() -> frozenset[str]:
    """Return the keys of words that are no name though a title gives them a capital."""
    words = lexicon().words
    lists = (
        words[name]
        for name in ("headings", "time_nouns", "place_nouns", "prepositions", "determiners")
    )
    found = {word for each in lists for word in each} | _words("named_before")
    found |= _words("genres") | _words("mastheads") | set(date_words().numbers)
    return frozenset(NAME + name_key(word) for word in found)


@functools.cache
def _sides() -> Mapping[str, frozenset[str]]:
    """Return the opposites that a word is one of."""
    opposites = lexicons.table("corpuskit.claims", "within.toml")["opposites"]
    found: dict[str, set[str]] = {}
    for group in _table()["opposed"]["groups"]:
        for which, words in enumerate(opposites[group]):
            for word in words:
                found.setdefault(word, set()).add(f"{_SIDE}{group}={which}")
    return {word: frozenset(sides) for word, sides in found.items()}


@functools.cache
def _side_words() -> Mapping[str, str]:
    """Return the first word that stands for each side of an opposite."""
    found: dict[str, str] = {}
    for word, sides in _sides().items():
        for side in sides:
            found.setdefault(side, word)
    return found


def _table() -> dict[str, dict[str, list[str]]]:
    return lexicons.table("corpuskit.claims", "kinds.toml")


def _named(by: frozenset[str]) -> bool:
    return any(each.startswith(NAME) for each in by)


def _opposed(side: str) -> str:
    if not side.startswith(_SIDE):
        return ""
    group, _, which = side.removeprefix(_SIDE).partition("=")
    return f"{_SIDE}{group}={1 - int(which)}" if which in ("0", "1") else ""
