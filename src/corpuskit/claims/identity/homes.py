"""Where documents are at home: what one tells without a name is of what its head and body name.

«The sanatorium had 190 beds» is of the sanatorium that the document is about. Two documents that
have no name in common are about two things, and so are two with one title but for the name in it,
and two of which each names what stands in its own head again and again, and the other's little.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpuskit.claims.documents.affairs import Affair, names_in, one_affair
from corpuskit.claims.grammar.content import NAME
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.identity.two_of_a_kind import unnamed, without_mastheads
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import Extract
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.core.findings import Location
from corpuskit.core.same import Same

_REMEMBERED = 2048
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
# So many words that say what it is must two titles have in common, and so many times as often must
# a document name what it is about as what another is about.
_ALIKE, _OFTEN = 2, 2
# So many names of a document are enough to show what it speaks of.
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Home:
    """Hold the names of a document and of its head, and how often it has each."""

    affair: Affair
    names: frozenset[str]
    head: frozenset[str]
    title: frozenset[str]
    often: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Homes:
    """Hold where the documents of a corpus are at home."""

    of: Mapping[str, _Home]

    def apart(self, a: Location, b: Location) -> Apart | None:
        """Return why two passages are of what two documents are about, each of its own, if so."""
        mine, yours = self.of.get(a.document), self.of.get(b.document)
        if mine is None or yours is None or a.document == b.document:
            return None
        common = mine.affair.common | yours.affair.common
        if _strangers(mine, yours):
            return Apart(Obstacle.NO_COMMON_NAME, _most_told(mine), _most_told(yours))
        only_mine, only_yours = (mine.head - yours.head) - common, (yours.head - mine.head) - common
        if not (only_mine and only_yours):
            return None
        if names_in(a.sentence) & only_yours or names_in(b.sentence) & only_mine:
            return None
        if _one_title(mine, yours):
            return Apart(Obstacle.TITLES, _shown(only_mine), _shown(only_yours))
        if one_affair(mine.affair, yours.affair):
            return None
        if _about(mine, only_mine, only_yours) and _about(yours, only_yours, only_mine):
            return Apart(Obstacle.HOMES, _shown(only_mine), _shown(only_yours))
        return None


def homes_of(extracts: Iterable[Extract]) -> Homes:
    """Return where documents are at home."""
    return Homes({extract.name: _home(Same(extract)) for extract in extracts})


# Most documents stand as they were when one is edited.
@functools.lru_cache(maxsize=_REMEMBERED)
def _home(same: Same[Extract]) -> _Home:
    extract = same.value
    often: Counter[str] = Counter()
    for sentence in extract.sentences:
        often.update(names_in(sentence.sentence))
    title = without_mastheads(extract.title)
    head = names_in(title) - unnamed()
    affair = usage_of(extract).affair
    return _Home(
        affair=affair,
        names=(affair.told | names_in(extract.title)) - unnamed(),
        head=head,
        title=frozenset(lemma(word.casefold()) for word in _WORD.findall(title)),
        often=often,
    )


def _strangers(a: _Home, b: _Home) -> bool:
    """Tell whether each of two documents has names, and none that the other has too."""
    return bool(a.names - a.affair.common and b.names - b.affair.common) and a.names.isdisjoint(
        b.names
    )


def _one_title(a: _Home, b: _Home) -> bool:
    """Tell whether two titles say the same of two names."""
    shared, named = a.title & b.title, {name.removeprefix(NAME) for name in a.head | b.head}
    only = (a.title ^ b.title) - named
    return len(shared) >= _ALIKE and len(only) <= 1 and not shared <= named | _closed()


@functools.cache
def _closed() -> frozenset[str]:
    """Return the words of titles that say nothing of what it is that has the name."""
    words = lexicon().words
    return frozenset(words["determiners"]) | frozenset(words["prepositions"])


def _about(home: _Home, own: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a document names its own much more often than another's."""
    mine = max((home.often.get(name, 0) for name in own), default=0)
    yours = max((home.often.get(name, 0) for name in other), default=0)
    return mine >= _OFTEN * max(yours, 1)


def _most_told(home: _Home) -> tuple[str, ...]:
    names = home.names - home.affair.common
    often = sorted(names, key=lambda name: (-home.often.get(name, 0), name))
    return tuple(map(_printed, often[:_SHOWN]))


def _shown(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(_printed(name) for name in sorted(names)[:_SHOWN])


def _printed(name: str) -> str:
    return name.removeprefix(NAME).capitalize()
