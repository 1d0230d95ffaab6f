"""Two names for one post or deed: who led, built, designed, wrote it, in two documents.

What the readers of relations and offices take for one is compared by what they read
(claims/identity). Two authors who tell it in other words are linked by what stands around the
names, where neither document knows the name that the other gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpuskit.claims.comparison.blocks import neighbours
from corpuskit.claims.documents.affairs import one_affair, telling_names
from corpuskit.claims.grammar.content import NAME
from corpuskit.claims.grammar.numbered_apart import numbered_apart
from corpuskit.claims.linkage.likeliest import likeliest
from corpuskit.claims.linkage.person_signs import (
    person_signs,
    person_weights,
    posts_apart,
    ranks_of,
    roles_of,
    times_apart,
)
from corpuskit.claims.linkage.usage import Usage, usage_of
from corpuskit.claims.linkage.wording import opposed, sides_in
from corpuskit.claims.model import STATED, Extract, NamedPerson
from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Hold two people who are named for one thing, the signs of it and what they add up to.

    `shared` are the words for it of the first sentence.
    """

    a: NamedPerson
    b: NamedPerson
    shared: tuple[str, ...]
    signs: Mapping[str, float]
    total: float

    @property
    def ends(self) -> tuple[tuple[Location, str], tuple[Location, str]]:
        """Return each name's place with the document of the other."""
        return (self.a.where, self.b.document), (self.b.where, self.a.document)


def named_for_one(extracts: Sequence[Extract]) -> Iterator[PersonLink]:
    """Yield the pairs of people of whom one must be wrongly named, each with its likeliest."""
    least = person_weights().warning
    yield from likeliest_of(link for link in weighed(extracts) if link.total >= least)


def likeliest_of(links: Iterable[PersonLink]) -> Iterator[PersonLink]:
    """Return the pairs of which neither has a likelier partner in the other's document."""
    return likeliest(links, lambda link: link.ends, lambda link: link.total)


def weighed(extracts: Sequence[Extract]) -> Iterator[PersonLink]:
    """Yield the pairs of names that share a word for a post or a deed, whatever they add up to."""
    told = [person for extract in extracts for person in extract.people]
    usage = {extract.name: usage_of(extract) for extract in extracts if extract.people}
    roles = [roles_of(person) for person in told]
    # How many people of a document a word for a post stands near.
    often = Counter(
        (document, role)
        for document, role, _ in {
            (person.document, role, person.names)
            for person, near in zip(told, roles, strict=True)
            for role in near
        }
    )
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for at, near in enumerate(roles):
        for role in near:
            blocks[role].append(at)
    seen: set[tuple[int, int]] = set()
    for role in sorted(blocks):
        for one, other in neighbours(blocks[role], lambda at: told[at].where):
            pair = min(one, other), max(one, other)
            if pair in seen:
                continue
            seen.add(pair)
            a, b = told[pair[0]], told[pair[1]]
            apart = posts_apart(roles[pair[0]], roles[pair[1]])
            if apart or not _may_be_meant(a, b, usage):
                continue
            shared = roles[pair[0]] & roles[pair[1]]
            alone = max(1 / (often[a.document, r] * often[b.document, r]) for r in shared)
            signs = person_signs(a, b, alone)
            words = tuple(sorted(shared))
            yield PersonLink(a, b, words, signs, person_weights().total(signs))


def _may_be_meant(a: NamedPerson, b: NamedPerson, usage: Mapping[str, Usage]) -> bool:
    """Tell whether two names can stand for one: neither document has the name of the other."""
    if a.document == b.document or not a.names.isdisjoint(b.names):
        return False
    mine, yours = usage[a.document], usage[b.document]
    if _knows(yours, a) or _knows(mine, b):
        return False
    if not telling_names(a.affair & b.affair) and not one_affair(mine.affair, yours.affair):
        return False
    return not _of_two(a, b, mine, yours)


def _of_two(a: NamedPerson, b: NamedPerson, mine: Usage, yours: Usage) -> bool:
    """Tell whether the sentences say of two things or times what is said of each."""
    first, second = a.where.sentence, b.where.sentence
    if a.stance not in STATED or b.stance not in STATED or times_apart(first, second):
        return True
    if _names_more(a, yours) and _names_more(b, mine):
        return True
    if ranks_of(a) != ranks_of(b) or opposed(sides_in(first), sides_in(second)):
        return True
    return numbered_apart(first, second)


def _names_more(person: NamedPerson, usage: Usage) -> bool:
    """Tell whether a sentence names something else of which the other document does not speak."""
    return any(name not in usage.named for name in person.beside)


def _knows(usage: Usage, person: NamedPerson) -> bool:
    return NAME + person.surname in usage.named
