"""Whether two passages say of one thing who built, owned, led or founded it, and differ in that."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpuskit.claims.dates.same_happening import same_named
from corpuskit.claims.documents.affairs import one_affair
from corpuskit.claims.grammar.content import NAME
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.same_thing import Same, attributes_of, names_of, same_thing
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import STATED, Extract, Relation, Subject, printed_period
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.people.relations import repeats

# One who leads or owns hands over to the next in the month that both name.
_HANDOVER = 31
_SHOWN = 4
_DETERMINER = re.compile(
    r"\b(?:the|an?|its|their|his|her|our|my|this|that|these|those|one|no|another|each|every)\b",
    re.I,
)
_HANGS = re.compile(r"\b(?:of|for|to)\b|['’]")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\s+of\s+\d")
_HUNG = re.compile(r"\s+(?:of|in|at|on|for|near|over|under)\s+(?:[a-z]+\s+)*[A-Za-z]")
# «The new hall» of the time is «the present hall», where each text knows of one.
_NOW = frozenset({"new", "present", "existing", "current"})


def of_two_things(
    a: Relation, b: Relation, told: Sequence[Relation], texts: Mapping[str, Extract]
) -> Apart | None:
    """Return why two relations do not exclude each other, None where they do.

    `told` are all relations of their kind to things with the same head or a name in common,
    `texts` the documents.
    """
    found = _of_two(a, b, told, texts)
    if found is None or found.obstacle is not Obstacle.SUBJECT or a.document == b.document:
        return found
    if _recurs(a, b, told) is not None:
        return found
    for mine in (a.thing, *a.perhaps):
        for yours in (b.thing, *b.perhaps):
            one = replace(a, thing=mine), replace(b, thing=yours)
            guessed = (mine is not a.thing) + (yours is not b.thing)
            likely = _is_one_guessed(mine, yours) if guessed == 1 else _is_one_name(mine, yours)
            if guessed and likely and not _of_two(*one, told, texts):
                return None
    return found


def _is_one_name(a: Subject, b: Subject) -> bool:
    """Tell one name of several words, in which both texts can guess."""
    mine = names_of(a)
    return len(mine) > 1 and mine == names_of(b) and a.noun == b.noun


def _is_one_guessed(a: Subject, b: Subject) -> bool:
    """Tell what a pronoun may stand for by a name that the other text says, or by all it says."""
    nested = a.facets <= b.facets or b.facets <= a.facets
    return bool(names_of(a) & names_of(b)) or (a.noun == b.noun and nested)


def _of_two(
    a: Relation, b: Relation, told: Sequence[Relation], texts: Mapping[str, Extract]
) -> Apart | None:
    things = (a.thing.phrase,), (b.thing.phrase,)
    if a.stance not in STATED or b.stance not in STATED:
        return Apart(Obstacle.STANCE, (a.stance.value,), (b.stance.value,))
    if a.kind != b.kind:
        return Apart(Obstacle.ROLE, (a.kind,), (b.kind,))
    if a.thing.head != b.thing.head and not _called_by_name(a.thing, b.thing):
        return Apart(Obstacle.SUBJECT, *things)
    whose, others = a.thing.facet("of"), b.thing.facet("of")
    if a.kind == "first" and whose and others and not whose & others:
        return Apart(Obstacle.SUBJECT, *things)
    if (found := _both_can_be(a, b)) is not None:
        return found
    if a.document == b.document and not (names_it(a) and names_it(b)):
        return Apart(Obstacle.ONE_DOCUMENT)
    if same_named(a.thing, b.thing) or same_thing(a.thing, b.thing) is Same.SURE:
        return None
    return _not_told_once(a, b, told, texts)


def names_it(relation: Relation) -> bool:
    """Tell a sentence that names the thing, and does not only speak of «the hall»."""
    printed = replace(relation.thing, phrase=relation.where.sentence)
    return names_of(relation.thing) <= names_of(printed)


def _called_by_name(a: Subject, b: Subject) -> bool:
    """Tell «the steamer Aurelia» and «the Aurelia»: a name, and what it is before it.

    What only hangs on a name is another thing: «the foyer of the Corran Theatre».
    """
    short, full = sorted((a.phrase.casefold(), b.phrase.casefold()), key=len)
    return full.endswith(short) and _HANGS.search(full) is None


def _both_can_be(a: Relation, b: Relation) -> Apart | None:
    """Return why two agents can both have done it: one name, two kinds, two times."""
    if a.names & b.names or (a.person != b.person and not _rivals(a, b)):
        one = Obstacle.AGENT if a.names & b.names else Obstacle.PERSON
        return Apart(one, (a.agent,), (b.agent,))
    times = Apart(Obstacle.HANDED_OVER, _time(a), _time(b))
    if a.first and a.last and b.first and b.last:
        shared = (min(a.last, b.last) - max(a.first, b.first)).days
        long = min((each.last - each.first).days for each in (a, b) if each.first and each.last)
        return None if shared >= (_HANDOVER if a.state and long > _HANDOVER else 0) else times
    if repeats(a.kind) or (a.kind != "owned" and (a.whenever or b.whenever)):
        return times
    return times if a.state and (a.first or b.first) else None


def _rivals(a: Relation, b: Relation) -> bool:
    """Tell a person and a firm of whom only one can have built or bought it.

    An engineer builds with a contractor, and the state has built what a mason built.
    """
    person, firm = (a, b) if a.person else (b, a)
    said = frozenset(_WORD.findall(person.agent.casefold()))
    if a.kind != "built":
        return a.kind in word_class("changing_hands")
    builds = word_class("several") | word_class("building_firms")
    return said.isdisjoint(word_class("building_heads")) and (
        "&" in firm.agent or not builds.isdisjoint(_WORD.findall(firm.agent.casefold()))
    )


def _time(relation: Relation) -> tuple[str, ...]:
    if relation.first is None or relation.last is None:
        return ()
    return (printed_period(relation.first, relation.last),)


def _not_told_once(
    a: Relation, b: Relation, told: Sequence[Relation], texts: Mapping[str, Extract]
) -> Apart | None:
    """Return why a thing without a name («the plant») is not one that each document knows one of.

    Both documents must be about one affair, and neither may say it of another such thing.
    """
    things = Apart(Obstacle.SUBJECT, (a.thing.phrase,), (b.thing.phrase,))
    if a.document == b.document:
        return Apart(Obstacle.ONE_DOCUMENT)
    if (found := _recurs(a, b, told)) is not None:
        return found
    if _plural(a.thing) != _plural(b.thing):
        return things
    texts_told = [usage_of(texts[each.document]).affair for each in (a, b)]
    if a.affair.isdisjoint(b.affair) and not one_affair(*texts_told):
        return Apart(Obstacle.AFFAIR, _bare(a.affair), _bare(b.affair))
    same = unify(a.thing, b.thing) is Fit.SAME or _short_for(a.thing, b.thing)
    one = _named_less(a, b) or (same and bool(a.thing.facets | b.thing.facets))
    return None if one else things


def _recurs(a: Relation, b: Relation, told: Sequence[Relation]) -> Apart | None:
    """Return why either document tells of several such things: it names another agent as well."""
    if any(not r.names & e.names for e in (a, b) for r in told if r.document == e.document):
        return Apart(Obstacle.RECURS, noun=a.thing.noun)
    return None


def _bare(affair: frozenset[str]) -> tuple[str, ...]:
    return tuple(name.removeprefix(NAME).capitalize() for name in sorted(affair)[:_SHOWN])


def _plural(thing: Subject) -> bool:
    words = thing.phrase.casefold().split()
    return thing.noun not in words and any(lemma(word) == thing.noun for word in words)


def _named_less(a: Relation, b: Relation) -> bool:
    """Tell «the strike» and «the Orlen strike» of two texts about Orlen.

    What only one of them says of the thing are names that the other text bears, or its sort where
    the other says nothing of it; «the old mill» is one of two. Where both print the noun alone,
    each may have named it before in its own way.
    """
    short, full = (a, b) if len(a.thing.facets) <= len(b.thing.facets) else (b, a)
    printed = _determined(a), _determined(b)
    if short.thing.noun != full.thing.noun or not all(printed):
        return False
    mine, yours = names_of(short.thing), names_of(full.thing)
    said, again = (attributes_of(r.thing) - _NOW for r in (short, full))
    if not mine <= yours or (said | again) & word_class("ranks"):
        return False
    known = {name.removeprefix(NAME) for name in short.affair}
    return printed == ("the", "the") or (yours - mine <= known and said <= again)


def _determined(relation: Relation) -> str:
    """Return what stands between the article and the noun of a thing that a text knows, with both.

    Nothing for a strike, «their strike», that of 1921. What only a pronoun stands for is known.
    """
    nouns = [w for w in relation.thing.phrase.split() if lemma(w) == relation.thing.noun]
    text = relation.where.sentence
    at = text.casefold().find(nouns[0].casefold()) if nouns else -1
    if at < 0:
        return "the"
    determiners = list(_DETERMINER.finditer(text, 0, at))
    stop = at + len(nouns[0])
    if not determiners or _YEAR.match(text, stop):
        return ""
    last = determiners[-1]
    # «Its present building» is of the body that the text is about.
    if last[0].casefold() not in ("the", "its", "our"):
        return ""
    alone = not text[last.end() : at].strip() and _HUNG.match(text, stop) is None
    return "the" if alone else text[last.start() : stop]


def _short_for(a: Subject, b: Subject) -> bool:
    """Tell «the Federation» and «the Federation of Labour»: a name, and all but its end."""
    short, full = (a, b) if len(a.facets) < len(b.facets) else (b, a)
    return short.facets < full.facets and all(
        thing.phrase.split()[0][:1].isupper() for thing in (short, full) if thing.phrase
    )
