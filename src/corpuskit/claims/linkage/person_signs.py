"""What speaks for two people being told to be one: the holder of a post, the maker of a thing.

Their weights are learnt like those of figures (linkage/agreement.py) and stand beside them.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from corpuskit.claims.linkage.surroundings import Surroundings, keys_of, likeness, surroundings
from corpuskit.claims.model import NamedPerson
from corpuskit.core import lexicons
from corpuskit.core.parsers import parse_toml

# A weight that is learnt keeps the sign that its meaning has.
FOR = ("near", "alone", "one_year")
AGAINST = ("narrowed",)
# So many words away from a name its post or deed is looked for.
ROLE = 9
_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
# «Foreign Minister», «the president,» before a name.
_LONGEST = 80
_TITLE = re.compile(r"(?:\b[A-Z][\w’'-]+\s+)+$|\bthe\s+[a-z-]+,\s+$")
_OF_RELATIONS = ("verbs", "nouns", "agents", "products", "doings", "does", "gets")
_OF_LEADING = ("highest", "leading", "filled", "now", "in_charge")
_LED = "led"


@dataclass(frozen=True, slots=True)
class PersonWeights:
    """Hold the weight of each sign and the least sum for a warning."""

    of: Mapping[str, float]
    bias: float
    warning: float

    def total(self, signs: Mapping[str, float]) -> float:
        """Return the logarithm of the odds that two names stand for one post or deed."""
        return self.bias + sum(weight * signs[name] for name, weight in self.of.items())


@functools.cache
def person_weights() -> PersonWeights:
    """Return the weights as data/linkage.toml has them."""
    data = resources.files("corpuskit.claims").joinpath("data", "linkage.toml")
    read = parse_toml(data.read_text(encoding="utf-8"))["people"]
    return PersonWeights(MappingProxyType(read["weights"]), **read["sums"])


def roles_of(person: NamedPerson) -> frozenset[str]:
    """Return the posts and deeds that words near a name tell; a title before it tells nothing."""
    near = _around(person).nearest
    told = [key for key, distance in near.items() if distance <= ROLE]
    return frozenset().union(*(_roles().get(key, frozenset()) for key in told))


def person_signs(a: NamedPerson, b: NamedPerson, alone: float) -> Mapping[str, float]:
    """Return how far two namings agree; `alone` is 1 where no other name has their post."""
    alike = likeness(_around(a), _around(b))
    return {
        "near": alike.near,
        "alone": alone,
        "one_year": float(bool(_years(a.where.sentence) & _years(b.where.sentence))),
        "narrowed": alike.narrowed,
    }


def _around(person: NamedPerson) -> Surroundings:
    """Return what stands around a name with its title."""
    where = person.where
    title = _TITLE.search(where.sentence, max(0, where.start - _LONGEST), where.start)
    return surroundings(where.part(title.start() if title else where.start, where.end))


def posts_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell the director of a theatre from its conductor, of roles that are told near two names."""
    mine, yours = a & _heads(), b & _heads()
    return bool(mine and yours) and mine.isdisjoint(yours)


def times_apart(a: str, b: str) -> bool:
    """Tell whether two sentences tell of two times, or of terms of which one follows the other."""
    mine, yours = _years(a), _years(b)
    if not mine or not yours:
        return False
    return mine.isdisjoint(yours) or (len(mine) > 1 and len(yours) > 1 and len(mine & yours) == 1)


def ranks_of(person: NamedPerson) -> frozenset[str]:
    """Return what makes another post of one: the deputy, a former head, who only helped."""
    near = surroundings(person.where).nearest
    return frozenset(word for word in _ranks() if near.get(word, ROLE + 1) <= ROLE)


def _years(sentence: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(sentence))


@functools.cache
def _ranks() -> frozenset[str]:
    offices = lexicons.table("corpuskit.claims", "offices.toml")
    ranks = {word for name in ("not_sole", "not_yet", "not_alone") for word in offices[name]}
    return frozenset(ranks - {"to", "no"})


@functools.cache
def _heads() -> frozenset[str]:
    return frozenset(lexicons.table("corpuskit.claims", "offices.toml")["heads"])


@functools.cache
def _roles() -> Mapping[str, frozenset[str]]:
    """Return which posts and deeds each word can tell (data/relations.toml, data/offices.toml).

    Whoever heads, chairs or directs something leads it, whatever the title.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, entry in lexicons.table("corpuskit.claims", "relations.toml").items():
        for field in _OF_RELATIONS:
            for key in _keys_in(entry.get(field, ())):
                found[key].add(kind)
    offices = lexicons.table("corpuskit.claims", "offices.toml")
    for field in _OF_LEADING:
        for key in _keys_in(offices[field]):
            found[key].add(_LED)
    for head in offices["heads"]:
        for key in _keys_in((head,)):
            found[key].add(head)
    return {key: frozenset(roles) for key, roles in found.items()}


def _keys_in(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        for word in _WORD.findall(phrase):
            yield from (key for key in keys_of(word) if not key.endswith("*"))
