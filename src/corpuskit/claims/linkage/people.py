"""Two names for one post or deed: who led, built, designed, wrote it, in two documents.

What the readers of relations and offices take for one is compared by what they read
(claims/identity). Two authors who tell it in other words are linked by what stands around the
names.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.documents.affairs import names_in, one_affair, telling_names
from corpuskit.claims.grammar.content import NAME
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.other_words import in_other_words
from corpuskit.claims.linkage.person_signs import (
    Bearing,
    body_beside,
    both_first,
    person_signs,
    person_weights,
    posts_apart,
    ranked_apart,
    roles_of,
    times_apart,
    told_roles,
)
from corpuskit.claims.linkage.questions import SameQuestion
from corpuskit.claims.linkage.relative_times import dated_relatively
from corpuskit.claims.linkage.usage import Usage, usage_of
from corpuskit.claims.linkage.wording import opposed, sides_in
from corpuskit.claims.model import STATED, Extract, Holding, NamedAgent, Relation, Stance
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.likeness import enough
from corpuskit.core.findings import Location

# «Was asked to design the hall» is read as a plan; what is denied or was taken back says nothing.
_SAID = STATED | {Stance.PLANNED, Stance.LIMIT}
# Who leads hands over to the next in the month that both name.
_HANDOVER = 31


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Hold two people who are named for one thing, the signs of it and what they add up to.

    `shared` are the posts or deeds that both sentences tell (person_signs.roles_of).
    """

    a: NamedAgent
    b: NamedAgent
    shared: tuple[str, ...]
    signs: Mapping[str, float]
    total: float

    @property
    def ends(self) -> tuple[tuple[Location, str], tuple[Location, str]]:
        """Return each name's place with the document of the other."""
        return (self.a.where, self.b.document), (self.b.where, self.a.document)

    def unread(self) -> PersonLink:
        """Return the link as if one relation had not been read of both."""
        signs = {**self.signs, "read_alike": 0.0}
        return replace(self, signs=signs, total=person_weights().total(signs))


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold a person with the posts and deeds that are told near the name, and what was read."""

    person: NamedAgent
    roles: frozenset[str]
    read: tuple[Relation | Holding, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold whom a document names.

    `roles` are those of each name, `holders` counts who has each role, `sentences` are the names of
    each sentence with a person, `people` counts them all, `offices` are those that were read, each
    with a word of its holder's name, whoever stands beside it.
    """

    usage: Usage
    roles: Mapping[str, frozenset[str]]
    holders: Mapping[str, int]
    sentences: frozenset[frozenset[str]]
    people: int
    offices: frozenset[tuple[str, str]]


def likeliest_of(links: Iterable[PersonLink]) -> Iterator[PersonLink]:
    """Return the pairs of which neither has a likelier partner in the other's document."""
    return likeliest(links, lambda link: link.ends, lambda link: link.total)


def told_otherwise(
    extracts: Sequence[Extract], pairs: Iterable[SameQuestion]
) -> Iterator[PersonLink]:
    """Yield the names that answer one question in other words, whatever was read of their posts.

    Either is unknown to the other document, both are told of a post or a deed, and of one time.
    Where the odds are good enough it is not asked what either did, and what is read as planned may
    have been done.
    """
    agents = {each.where: each for extract in extracts for each in _agents(extract)}
    usage = {extract.name: usage_of(extract) for extract in extracts}
    for pair in pairs:
        a, b = agents[pair.a], agents[pair.b]
        shared = roles_of(a) & roles_of(b)
        told = bool(shared) and {a.stance, b.stance} <= STATED
        sure = {a.stance, b.stance} <= _SAID and pair.odds >= enough(SlotKind.NAME, "sure")
        if not (told or sure):
            continue
        known = _knows(usage[b.document], a) or _knows(usage[a.document], b)
        apart = ranked_apart(a, b) or _of_two_bodies(a, b)
        apart = apart or numbered_apart(pair.a.sentence, pair.b.sentence)
        apart = apart or times_apart(pair.a.sentence, pair.b.sentence)
        apart = apart or not in_other_words(pair.a, pair.b)
        if not (known or apart) and a.names.isdisjoint(b.names):
            yield PersonLink(a, b, told_roles(shared), {}, person_weights().warning)


def _agents(extract: Extract) -> tuple[NamedAgent, ...]:
    return (*extract.people, *extract.firms)


def weighed(extracts: Sequence[Extract]) -> Iterator[PersonLink]:
    """Yield the pairs of names that share a word for a post or a deed, whatever they add up to."""
    told: list[_Told] = []
    texts: dict[str, _Text] = {}
    for extract in extracts:
        if extract.people:
            mine = list(_told(extract))
            told += mine
            texts[extract.name] = _text(extract, mine)
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        for role in each.roles:
            blocks[role].append(at)
    seen: set[tuple[int, int]] = set()
    for role in sorted(blocks):
        for one, other in neighbours(blocks[role], lambda at: told[at].person.where):
            pair = min(one, other), max(one, other)
            if pair in seen:
                continue
            seen.add(pair)
            link = _linked(told[pair[0]], told[pair[1]], texts)
            if link is not None:
                yield link


def _told(extract: Extract) -> Iterator[_Told]:
    read: defaultdict[str, list[Relation | Holding]] = defaultdict(list)
    statements: tuple[Relation | Holding, ...] = (*extract.relations, *extract.holdings)
    for each in statements:
        read[each.where.sentence].append(each)
    for person in extract.people:
        said = (each for each in read[person.where.sentence] if _is_of(each, person))
        yield _Told(person, roles_of(person), tuple(said))


def _is_of(said: Relation | Holding, person: NamedAgent) -> bool:
    """Tell whether a relation or an office is the named person's."""
    words = said.names if isinstance(said, Relation) else said.label.split()
    return not person.names.isdisjoint(word.casefold() for word in words)


def _text(extract: Extract, told: Sequence[_Told]) -> _Text:
    roles: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for each in told:
        for name in each.person.names:
            roles[name] |= each.roles
    holders = {(role, each.person.names) for each in told for role in each.roles}
    return _Text(
        usage_of(extract),
        roles,
        Counter(role for role, _ in holders),
        frozenset(
            person.beside | {NAME + name for name in person.names} for person in extract.people
        ),
        len({each.person.names for each in told}),
        frozenset(
            (each.office.head, word.casefold())
            for each in extract.holdings
            for word in each.label.split()
        ),
    )


def _linked(a: _Told, b: _Told, texts: Mapping[str, _Text]) -> PersonLink | None:
    """Weigh two names; nothing where they cannot stand for one thing, whatever stands around."""
    one, other = a.person, b.person
    if one.document == other.document or not one.names.isdisjoint(other.names):
        return None
    mine, yours = texts[one.document], texts[other.document]
    if not _may_be_of_one(one, other, mine.usage, yours.usage):
        return None
    shared = a.roles & b.roles
    known = _knows(yours.usage, one) + _knows(mine.usage, other)
    if known > 1 or posts_apart(a.roles, b.roles) or _in_turn(a.read, b.read):
        return None
    if _read_otherwise(a.read, b.read):
        return None
    if any((role, other.surname) in mine.offices for role in shared) or any(
        (role, one.surname) in yours.offices for role in shared
    ):
        return None
    if _one_of_several(one, other, shared, yours) or _one_of_several(other, one, shared, mine):
        return None
    beyond = _unknown(one, yours.usage), _unknown(other, mine.usage)
    bearing = Bearing(
        alone=max(1 / (mine.holders[role] * yours.holders[role]) for role in shared),
        few=1 / math.sqrt(mine.people * yours.people),
        read_alike=not _kinds(a.read).isdisjoint(_kinds(b.read)),
        known=known > 0,
        more=min(beyond),
    )
    signs = person_signs(one, other, bearing)
    return PersonLink(one, other, told_roles(shared), signs, person_weights().total(signs))


def _may_be_of_one(a: NamedAgent, b: NamedAgent, mine: Usage, yours: Usage) -> bool:
    """Tell whether two sentences are of one affair, and of one thing and time as far as is told."""
    if not telling_names(a.affair & b.affair) and not one_affair(mine.affair, yours.affair):
        return False
    first, second = a.where.sentence, b.where.sentence
    if a.stance not in STATED or b.stance not in STATED:
        return False
    # «The first ... was X, who came in 1790», «the first ... was Y, who left in 1808».
    if times_apart(first, second) and not both_first(a, b):
        return False
    if dated_relatively(first, second) or dated_relatively(second, first):
        return False
    if _of_unknown_body(a, yours) or _of_unknown_body(b, mine) or _of_two_bodies(a, b):
        return False
    if ranked_apart(a, b) or opposed(sides_in(first), sides_in(second)):
        return False
    return not numbered_apart(first, second)


def _of_unknown_body(person: NamedAgent, other: Usage) -> bool:
    """Tell the director of a body of which the other document does not speak."""
    return any(name not in other.named for name in names_in(body_beside(person)))


def _of_two_bodies(a: NamedAgent, b: NamedAgent) -> bool:
    """Tell the first director of the Tarn Museum from that of the Tarn Theatre."""
    mine, yours = (names_in(body_beside(each, titles=True)) for each in (a, b))
    return bool(mine and yours) and not (mine <= yours or yours <= mine)


def _one_of_several(
    person: NamedAgent, other: NamedAgent, shared: frozenset[str], text: _Text
) -> bool:
    """Tell whether the document of the other names a person for the same, or next to the other.

    Who is named for it by both is one of several; who is told in one sentence followed the other.
    """
    if shared & text.roles.get(person.surname, frozenset()):
        return True
    named = {NAME + person.surname, NAME + other.surname}
    return any(named <= names for names in text.sentences)


def _in_turn(a: Sequence[Relation | Holding], b: Sequence[Relation | Holding]) -> bool:
    """Tell whether what was read of two people was at two times, one after the other."""
    terms = [(_kind(x), _term(x), _term(y)) for x in a for y in b if _kind(x) == _kind(y)]
    return any(mine and yours and _follow(mine, yours) for _, mine, yours in terms)


def _follow(a: tuple[date, date], b: tuple[date, date]) -> bool:
    long = min((last - first).days for first, last in (a, b)) > _HANDOVER
    return (min(a[1], b[1]) - max(a[0], b[0])).days < (_HANDOVER if long else 0)


def _term(said: Relation | Holding) -> tuple[date, date] | None:
    return (said.first, said.last) if said.first and said.last else None


def _read_otherwise(a: Sequence[Relation | Holding], b: Sequence[Relation | Holding]) -> bool:
    """Tell an owner from a leader, whatever else their sentences tell."""
    lasting = [each for each in (*a, *b) if isinstance(each, Relation) and each.state]
    if not (a and b) or len(lasting) != len(a) + len(b):
        return False
    return _kinds(a).isdisjoint(_kinds(b))


def _kinds(read: Iterable[Relation | Holding]) -> frozenset[str]:
    return frozenset(_kind(each) for each in read)


def _kind(said: Relation | Holding) -> str:
    return said.kind if isinstance(said, Relation) else said.office.head


def _unknown(person: NamedAgent, usage: Usage) -> int:
    """Return how many other names a sentence has of which the other document does not speak."""
    return sum(name not in usage.named for name in person.beside)


def _knows(usage: Usage, person: NamedAgent) -> bool:
    return NAME + person.surname in usage.named
