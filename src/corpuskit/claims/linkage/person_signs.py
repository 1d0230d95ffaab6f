"""What speaks for two people being told to be one: the holder of a post, the maker of a thing.

Their weights are learnt like those of figures (linkage/agreement.py) and stand beside them.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from types import MappingProxyType

from corpuskit.claims.linkage.surroundings import Surroundings, keys_of, likeness, surroundings
from corpuskit.claims.model import NamedAgent
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation
from corpuskit.core.findings import Location
from corpuskit.core.parsers import parse_toml
from corpuskit.language.date_words import date_words

# A weight that is learnt keeps the sign that its meaning has.
FOR = ("near", "alone", "few", "one_year", "read_alike", "first")
AGAINST = ("known", "ranks", "more")
# So many words away from a name its post or deed is looked for.
_ROLE = 9
# A term has two years.
_TERM = 2
# So many letters part a body from who heads it at most: «... of the Orlen Works from 1901 was».
_NEXT = 24
# A rank stands so many words away from the post at most.
_BESIDE = 2
# More names than these that only one document has say no more.
_MOST_MORE = 3
_ROLE_KEY, _FIRST = "role:", "first "
# «The first chairman after the war».
_FIRST_SINCE = re.compile(
    r"\bfirst\s+(?:[\w’'-]+\s+){1,3}(?:after|since)\b|^(?:After|Since)\s.{1,60}\bfirst\b"
)
_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
# «Foreign Minister», «the president,» before a name.
_LONGEST = 80
_TITLE = re.compile(r"(?:\b[A-Z][\w’'-]+\s+)+$|\bthe\s+[a-z-]+,\s+$")
# «..., presiding judges having failed to come»: what others had done.
_ABSOLUTE = re.compile(r",\s+[^,]{1,60}\bhaving\b")
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


def roles_of(person: NamedAgent) -> frozenset[str]:
    """Return the posts and deeds that words near a name tell; a title before it tells nothing."""
    around = _around(person)
    told = [
        key
        for word, distance in around.nearest.items()
        if distance <= _ROLE
        # «Editor-in-chief» is an editor.
        for key in (word, *word.split("-")[:1])
    ]
    if not _posts().isdisjoint(told):
        # «... has been librarian since 2002; the first holder of the office was ...».
        words = (word.casefold() for word in _WORD.findall(person.where.sentence))
        told += [key for word in words if word in _heads() for key in _keys_in((word,))]
    roles = frozenset().union(*(_roles().get(key, frozenset()) for key in told))
    # A text that knows many governors knows one first governor.
    return roles | {_FIRST + role for role in roles} if _is_first(around) else roles


def is_role(word: str) -> bool:
    """Tell whether a word is one for a post or a deed."""
    return word in _roles()


def told_roles(roles: frozenset[str]) -> tuple[str, ...]:
    """Return which roles to show: the posts, or else the deeds, as the first where that is told."""
    bare = {role.removeprefix(_FIRST) for role in roles}
    shown = bare & _heads() or bare
    return tuple(sorted(_FIRST + r if _FIRST + r in roles else r for r in shown))


@dataclass(frozen=True, slots=True)
class Bearing:
    """Hold what two documents say that bears on two names being named for one thing.

    `alone` is 1 where nobody else in either has the role and the less the more have it, `few` is 1
    where either names one person; `read_alike` says that one relation or office was read of both,
    `known` that one of the documents has the name that the other gives, for something else; `more`
    counts the other names of both sentences of which the other document does not speak.
    """

    alone: float
    few: float
    read_alike: bool
    known: bool
    more: int


def person_signs(a: NamedAgent, b: NamedAgent, bearing: Bearing) -> Mapping[str, float]:
    """Return how far two namings agree."""
    one, other = _around(a), _around(b)
    return {
        "near": likeness(_with_roles(_titled(a)), _with_roles(_titled(b))).near,
        "alone": bearing.alone,
        "few": bearing.few,
        "one_year": float(bool(_years(a.where.sentence) & _years(b.where.sentence))),
        "read_alike": float(bearing.read_alike),
        "first": float(_is_first(one) and _is_first(other)),
        "known": float(bearing.known),
        "ranks": float(_near(one, _ranks()) != _near(other, _ranks())),
        "more": float(min(bearing.more, _MOST_MORE)),
    }


@functools.lru_cache(maxsize=4096)
def _with_roles(where: Location) -> Surroundings:
    """Let words for one post or deed count as alike: «was run by», «its manager was»."""
    around = surroundings(where)
    words = []
    nearest = dict(around.nearest)
    for word in around.words:
        told = frozenset().union(*(_roles().get(key, frozenset()) for key in word.keys))
        roles = frozenset(_ROLE_KEY + role for role in told)
        words.append(replace(word, keys=word.keys | roles))
        for role in roles:
            nearest[role] = min(word.distance, nearest.get(role, word.distance))
    return replace(around, words=tuple(words), nearest=nearest)


def _is_first(around: Surroundings) -> bool:
    return around.narrowing.get("first", _ROLE) < _ROLE


def _around(person: NamedAgent) -> Surroundings:
    """Return what stands around a name with its title."""
    return surroundings(_titled(person))


def _titled(person: NamedAgent) -> Location:
    where = person.where
    title = _TITLE.search(where.sentence, max(0, where.start - _LONGEST), where.start)
    told = _ABSOLUTE.search(where.sentence, where.end)
    if told is not None:
        where = replace(where, sentence=where.sentence[: told.start()])
    return where.part(title.start() if title else where.start, where.end)


def posts_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell the director of a theatre from its conductor, of roles that are told near two names."""
    mine, yours = a & _heads() - _any_head(), b & _heads() - _any_head()
    return bool(mine and yours) and mine.isdisjoint(yours)


def times_apart(a: str, b: str) -> bool:
    """Tell whether two sentences tell of two times, or of terms of which one follows the other."""
    mine, yours = _years(a), _years(b)
    if _months(a) and _months(b) and _months(a).isdisjoint(_months(b)):
        return True
    if not mine or not yours:
        return False
    return mine.isdisjoint(yours) or (len(mine) > 1 and len(yours) > 1 and len(mine & yours) == 1)


def both_first(a: NamedAgent, b: NamedAgent) -> bool:
    """Tell whether both are told as the first, of whom there is one at whatever time.

    «Who served from 1958 to 1966» and «succeeded in 1972» are of two bodies for all that.
    """
    if not (_is_first(_around(a)) and _is_first(_around(b))):
        return False
    mine, yours = (sorted(map(int, _years(each.where.sentence))) for each in (a, b))
    if len(mine) < _TERM and len(yours) < _TERM:
        return True
    return not mine or not yours or (mine[0] <= yours[-1] and yours[0] <= mine[-1])


def body_beside(person: NamedAgent, *, titles: bool = False) -> str:
    """Return the body that a post beside a name is said to be of: «director of the Orlen Works».

    With `titles` posts in capitals count as well: «the Director of the Orlen Works».
    """
    return _body_at(person.where.sentence, person.where.start, person.where.end, titles)


@functools.lru_cache(maxsize=4096)
def _body_at(sentence: str, start: int, end: int, titles: bool) -> str:
    # «The head of Orlen Steel Karl Ottmar»: the name of the body ends where that of the man begins.
    pattern = _of_body(titles)
    found = list(pattern.finditer(sentence, 0, start))
    near = found[-1] if found else pattern.search(sentence, end)
    if near is None or max(start - near.end(), near.start() - end) > _NEXT:
        return ""
    return near["body"]


@functools.cache
def _of_body(titles: bool) -> re.Pattern[str]:
    name, folded = r"[A-Z][\w’'-]+", "i" if titles else ""
    return re.compile(
        rf"\b(?{folded}:{alternation(_heads())})(?:\s+[Gg]eneral)?\s+of\s+(?:the\s+)?"
        rf"(?P<body>{name}(?:\s+(?:(?:of|and|for)\s+(?:the\s+)?)?{name})*)"
    )


def ranked_apart(a: NamedAgent, b: NamedAgent) -> bool:
    """Tell the deputy, who only helped, a former head and the first since then from the head."""
    mine, yours = _around(a), _around(b)
    if _beneath_role(mine) != _beneath_role(yours):
        return True
    first, second = a.where.sentence, b.where.sentence
    if bool(_FIRST_SINCE.search(first)) != bool(_FIRST_SINCE.search(second)):
        return True
    return _is_past(first) != _is_past(second)


def _beneath_role(around: Surroundings) -> frozenset[str]:
    """Return what ranks somebody beneath a post: «deputy» beside it, not «was an assistant»."""
    posts = [at for key, at in around.nearest.items() if key in _roles() and at <= _ROLE]
    return frozenset(
        word
        for word in _near(around, _beneath())
        if any(abs(around.nearest[word] - at) <= _BESIDE for at in posts)
    )


def _is_past(sentence: str) -> bool:
    """Tell a sentence that tells a post of its holder before or to come: «the former mayor»."""
    words = [word.casefold() for word in _WORD.findall(sentence)]
    posts = (word in _heads() for word in words[1:])
    return any(word in _another_time() and post for word, post in zip(words, posts, strict=False))


def _near(around: Surroundings, words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if around.nearest.get(word, _ROLE + 1) <= _ROLE)


def _years(sentence: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(sentence))


def _months(sentence: str) -> frozenset[int]:
    known = date_words().months
    words = (word for word in _WORD.findall(sentence) if word[:1].isupper())
    return frozenset(known[low] for word in words if (low := word.casefold()) in known)


@functools.cache
def _ranks() -> frozenset[str]:
    offices = lexicons.table("corpuskit.claims", "offices.toml")
    ranks = {word for name in ("not_sole", "not_yet", "not_alone") for word in offices[name]}
    return frozenset(ranks - {"to", "no"})


@functools.cache
def _beneath() -> frozenset[str]:
    offices = lexicons.table("corpuskit.claims", "offices.toml")
    return frozenset((*offices["not_sole"], *offices["not_alone"])) - _another_time()


@functools.cache
def _another_time() -> frozenset[str]:
    return frozenset(lexicons.table("corpuskit.claims", "offices.toml")["another_time"])


@functools.cache
def _any_head() -> frozenset[str]:
    return frozenset(lexicons.table("corpuskit.claims", "offices.toml")["any_head"])


@functools.cache
def _posts() -> frozenset[str]:
    return frozenset(lexicons.table("corpuskit.claims", "offices.toml")["posts"])


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
    for role in (*offices["heads"], *offices["roles"]):
        for key in _keys_in((role,)):
            found[key].add(role)
    return {key: frozenset(roles) for key, roles in found.items()}


def _keys_in(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        for word in _WORD.findall(phrase):
            yield from (key for key in keys_of(word) if not key.endswith("*"))
