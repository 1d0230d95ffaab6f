"""Which names that stand in like words are of one thing, as far as it was read what they did.

Words tell little of whose architect somebody was: what was read of two people as one relation is
compared by what was read.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.same_thing import attributes_of, names_of
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.identity.brought_up import of_new_thing
from corpuskit.claims.identity.office_of_two import of_two_offices
from corpuskit.claims.identity.thing_of_two import names_it, of_two_things
from corpuskit.claims.linkage.people import PersonLink, likeliest_of, told_otherwise, weighed
from corpuskit.claims.linkage.person_signs import person_weights
from corpuskit.claims.linkage.questions import any_two, same_questions
from corpuskit.claims.model import STATED, Extract, NamedAgent, Relation
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.likeness import enough
from corpuskit.core.findings import Location

# «Its first director»: of what, is a guess where the sentence does not say so.
_FIRST = "first"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_THEN = re.compile(r"\b(?:the|its|their|his|her)\s+(?:then|former)\b")
_NEAR = 80
_SINCE = re.compile(r"\bsince\b")
_Place = tuple[str, str]


def named_for_one(extracts: Sequence[Extract]) -> Iterator[PersonLink]:
    """Yield the pairs of people of whom one must be wrongly named, each with its likeliest.

    What is read of both as one relation or one office is reported by what was read. Two names that
    answer one question are linked whatever the words around them add up to.
    """
    least = person_weights().warning
    texts = {extract.name: extract for extract in extracts}
    read = _read(extracts)
    pairs = list(same_questions(extracts, SlotKind.NAME, any_two))
    asked = {frozenset((pair.a, pair.b)): pair.odds for pair in pairs}
    every = [(link, _parted_of(link, read, texts)) for link in weighed(extracts)]
    links = [link.unread() if parted else link for link, parted in every if parted < _Parted.SURELY]
    likely = {_ends(link): link for link in likeliest_of(links) if link.total >= least}
    found = [link for link, parted in every if _is_asked(link, parted, asked, read)]
    found += told_otherwise(extracts, pairs)
    for link in found:
        sure = asked.get(_ends(link), -math.inf) >= enough(SlotKind.NAME, "sure")
        parted = not sure and (_of_now(link) or of_new_thing(link, texts))
        if not (parted or _of_then(link)):
            likely.setdefault(_ends(link), link)
    for link in likely.values():
        if not _of_one_office(link, texts):
            yield link


def _is_asked(
    link: PersonLink,
    parted: _Parted,
    asked: Mapping[frozenset[Location], float],
    read: Mapping[_Place, list[Relation]],
) -> bool:
    """Tell whether two names answer one question, and nothing that outweighs it was read."""
    if _ends(link) not in asked or parted is _Parted.PERHAPS:
        return False
    return parted is _Parted.NOT or not _of_two_names(link, read)


def _of_now(link: PersonLink) -> bool:
    """Tell «who has been minister since 2011» from who was, at a time of which all is told."""
    mine, yours = (_SINCE.search(each.where.sentence) for each in (link.a, link.b))
    return (mine is None) != (yours is None)


def _of_then(link: PersonLink) -> bool:
    """Tell «the then director X» from the director: another holds, or held, the post."""
    mine, yours = (
        _THEN.search(each.where.sentence, max(0, each.where.start - _NEAR), each.where.start)
        for each in (link.a, link.b)
    )
    return (mine is None) != (yours is None)


def _ends(link: PersonLink) -> frozenset[Location]:
    return frozenset((link.a.where, link.b.where))


def not_parted(extracts: Sequence[Extract]) -> Iterator[PersonLink]:
    """Yield the pairs that linking weighs, but those that were read to be of two things."""
    texts = {extract.name: extract for extract in extracts}
    read = _read(extracts)
    for link in weighed(extracts):
        parted = _parted_of(link, read, texts)
        if parted is _Parted.NOT:
            yield link
        elif parted is _Parted.PERHAPS:
            yield link.unread()


def _read(extracts: Sequence[Extract]) -> Mapping[_Place, list[Relation]]:
    read: defaultdict[_Place, list[Relation]] = defaultdict(list)
    for extract in extracts:
        for relation in extract.relations:
            read[_place(relation)].append(relation)
    return read


def _parted_of(
    link: PersonLink, read: Mapping[_Place, list[Relation]], texts: Mapping[str, Extract]
) -> _Parted:
    """Return how surely what was read of two people is of two things, if anything was."""
    parted = [
        _parted(of_two_things(x, y, [*_alike(x, texts), *_alike(y, texts)], texts), x, y)
        for x, y in _of_one_kind(link, read)
        if x.kind != _FIRST or (names_it(x) and names_it(y))
    ]
    return min(parted, default=_Parted.NOT)


def _of_one_kind(
    link: PersonLink, read: Mapping[_Place, list[Relation]]
) -> Iterator[tuple[Relation, Relation]]:
    for x in map(_of_no_time, _of(link.a, read)):
        for y in map(_of_no_time, _of(link.b, read)):
            if x.kind == y.kind:
                yield x, y


def _of_two_names(link: PersonLink, read: Mapping[_Place, list[Relation]]) -> bool:
    """Tell what two people did to things of which each has a name, the same or another.

    Things of two names are two; what one name has was done twice, as a prize is won.
    """
    return any(names_of(x.thing) and names_of(y.thing) for x, y in _of_one_kind(link, read))


def _of_no_time(relation: Relation) -> Relation:
    """Return a relation that is weighed by the words around it, whenever it was."""
    return replace(relation, whenever=False)


class _Parted(IntEnum):
    """Say how surely two relations were read to be of two things."""

    NOT = 0
    PERHAPS = 1
    SURELY = 2


def _parted(found: Apart | None, x: Relation, y: Relation) -> _Parted:
    """Judge what keeps two relations apart: what a pronoun was taken for may be another thing.

    Both are people here, whatever the words for either were taken for.
    """
    if found is None or found.obstacle is Obstacle.PERSON:
        return _Parted.NOT
    printed = x.kind == _FIRST or (_is_printed(x) and _is_printed(y))
    if found.obstacle is not Obstacle.SUBJECT or printed:
        return _Parted.SURELY
    if x.thing.head != y.thing.head:
        return _Parted.PERHAPS
    # «MEETING» in a heading is no name.
    mine, yours = ((attributes_of(r.thing) | names_of(r.thing)) - {r.thing.noun} for r in (x, y))
    two = (mine - yours and yours - mine) or word_class("ranks") & (mine ^ yours)
    return _Parted.SURELY if two else _Parted.NOT


def _is_printed(relation: Relation) -> bool:
    """Tell a thing whose noun stands in the sentence that says who made it."""
    words = _WORD.findall(relation.where.sentence.casefold())
    return any(lemma(word) == relation.thing.noun for word in words)


def _alike(relation: Relation, texts: Mapping[str, Extract]) -> Iterator[Relation]:
    """Yield what a document says in the same relation of things of one noun or name."""
    thing = relation.thing
    for other in texts[relation.document].relations:
        one = other.thing.head == thing.head or names_of(other.thing) & names_of(thing)
        if other.kind == relation.kind and one and other.stance in STATED:
            yield other


def _place(said: Relation | NamedAgent) -> _Place:
    return said.document, said.where.sentence


def _of(person: NamedAgent, read: Mapping[_Place, list[Relation]]) -> list[Relation]:
    told = read.get(_place(person), [])
    return [relation for relation in told if not relation.names.isdisjoint(person.names)]


def _of_one_office(link: PersonLink, texts: Mapping[str, Extract]) -> bool:
    """Tell whether both were read as holders of one office, which REL002 reports."""
    mine, yours = (
        [h for h in texts[each.document].holdings if h.where.sentence == each.where.sentence]
        for each in (link.a, link.b)
    )
    return any(of_two_offices(a, b, texts) is None for a in mine for b in yours)
