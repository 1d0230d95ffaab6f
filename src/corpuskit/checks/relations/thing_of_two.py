"""REL001: one thing that two are said to have built, owned, led or founded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.claims.dates.same_happening import same_named
from corpuskit.claims.documents.affairs import one_affair
from corpuskit.claims.grammar.content import NAME
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.same_thing import Same, attributes_of, names_of, same_thing
from corpuskit.claims.grammar.subjects import Fit, unify
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import STATED, Extract, Relation, Subject, printed_period
from corpuskit.claims.people.relations import is_yearly
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 60
# One who leads or owns hands over to the next in the month that both name.
_HANDOVER = 31
_HANGS = re.compile(r"\b(?:of|for|to)\b|['’]")
_DETERMINER = re.compile(
    r"\b(?:the|an?|its|their|his|her|our|my|this|that|these|those|one|no|another|each|every)\b",
    re.I,
)
_YEAR = re.compile(r"\s+of\s+\d")
_HUNG = re.compile(r"\s+(?:of|in|at|on|for|near|over|under)\s+(?:[a-z]+\s+)*[A-Za-z]")
# «The new hall» of the time is «the present hall», where each text knows of one.
_NOW = frozenset({"new", "present", "existing", "current"})


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield things with a name of their own that passages give to different agents."""
    groups: dict[tuple[str, str], list[Relation]] = {}
    for extract in extracts:
        for relation in dict.fromkeys(extract.relations):
            if relation.stance in STATED:
                for key in {relation.thing.head, *names_of(relation.thing)}:
                    groups.setdefault((relation.kind, key), []).append(relation)
    texts = {extract.name: extract for extract in extracts}
    seen: set[frozenset[tuple[str, str, frozenset[str]]]] = set()
    for _, relations in sorted(groups.items()):
        for a, b in combinations(relations[:_MOST], 2):
            if not _exclude(a, b):
                continue
            pair = frozenset((r.kind, r.document, r.names) for r in (a, b))
            one = _named_alike(a.thing, b.thing)
            if pair not in seen and (one or _told_once(relations, a, b, texts)):
                seen.add(pair)
                yield _finding(a, b)


def _named_alike(a: Subject, b: Subject) -> bool:
    """Tell whether two passages name one thing: «the steamer Aurelia» and «the Aurelia» are one.

    What only hangs on a name is another thing: «the foyer of the Corran Theatre».
    """
    if a.head != b.head:
        short, full = sorted((a.phrase.casefold(), b.phrase.casefold()), key=len)
        if not full.endswith(short) or _HANGS.search(full):
            return False
    return same_named(a, b) or same_thing(a, b) is Same.SURE


def _exclude(a: Relation, b: Relation) -> bool:
    """Tell whether two agents cannot both have done it: other names, one kind, one time."""
    if a.names & b.names or a.person != b.person:
        return False
    if a.first and a.last and b.first and b.last:
        shared = (min(a.last, b.last) - max(a.first, b.first)).days
        long = min((each.last - each.first).days for each in (a, b) if each.first and each.last)
        return shared >= (_HANDOVER if a.state and long > _HANDOVER else 0)
    if is_yearly(a.kind):
        return False
    return not a.state or not (a.first or b.first)


def _told_once(
    relations: Sequence[Relation], a: Relation, b: Relation, texts: Mapping[str, Extract]
) -> bool:
    """Tell a thing without a name («the plant») of which each of two documents knows one.

    Both documents must be about one affair, and neither may say it of another such thing.
    """
    alone = a.document != b.document and all(
        r.names & each.names for each in (a, b) for r in relations if r.document == each.document
    )
    same = unify(a.thing, b.thing) is Fit.SAME or _short_for(a.thing, b.thing)
    if not alone or _plural(a.thing) != _plural(b.thing):
        return False
    if a.affair.isdisjoint(b.affair) and not one_affair(
        *(usage_of(texts[each.document]).affair for each in (a, b))
    ):
        return False
    return _named_less(a, b) or (same and bool(a.thing.facets | b.thing.facets))


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
    if last[0].casefold() != "the":
        return ""
    alone = not text[last.end() : at].strip() and _HUNG.match(text, stop) is None
    return "the" if alone else text[last.start() : stop]


def _short_for(a: Subject, b: Subject) -> bool:
    """Tell «the Federation» and «the Federation of Labour»: a name, and all but its end."""
    short, full = (a, b) if len(a.facets) < len(b.facets) else (b, a)
    return short.facets < full.facets and all(
        thing.phrase.split()[0][:1].isupper() for thing in (short, full) if thing.phrase
    )


def _finding(a: Relation, b: Relation) -> Finding:
    sides = sorted((a, b), key=lambda relation: relation.where)
    said = [f"{r.kind} by {r.agent} in {r.where.citation}" for r in sides]
    dated = a.first is not None and b.first is not None
    return CHECK.finding(
        f"{sides[0].thing.phrase}: {said[0]}, {said[1]}",
        [Evidence(r.where, _side(r)) for r in sides],
        why="both say who it was, of one thing with one name",
        tolerance="none: the names have no word in common",
        level=Level.NOTE if a.state and not dated else Level.WARNING,
    )


def _side(relation: Relation) -> str:
    when = (
        f", {printed_period(relation.first, relation.last)}"
        if relation.first and relation.last
        else ""
    )
    return f"{relation.thing.phrase}: {relation.kind} by {relation.agent}{when}"


CHECK = Check(
    id="REL001",
    slug="thing-of-two",
    level=Level.WARNING,
    summary="Two are said to have built, owned, led or founded one thing.",
    why="A thing is built or founded by one, and owned or led by one at a time.",
    fix="Look up who it was; correct the other passage, or say what part each had in it.",
    find=find,
    reported=(
        Example(
            "a line built by two firms",
            {
                "article": "The Marsala Tunnel was built by Hall & Sons, a firm from Lagos.\n",
                "report": "Okoro Brothers built the Marsala Tunnel with money from abroad.\n",
            },
        ),
    ),
    silent=(
        Example(
            "as many things of each of two towns",
            {
                "article": "In May 1998 the town of Ortez opened 36 clinics.\n",
                "report": "In May 1998 the town of Velden opened 36 clinics.\n",
            },
        ),
        Example(
            "owned by one after the other",
            {
                "article": "The Marsala Tunnel was owned by Hall & Sons in 1950.\n",
                "report": "In 1970 the Marsala Tunnel was owned by Okoro Brothers.\n",
            },
        ),
        Example(
            "built by one, designed by another",
            {
                "article": "The Marsala Tunnel was built by Hall & Sons.\n",
                "report": "The Marsala Tunnel was designed by Okoro Brothers.\n",
            },
        ),
        Example(
            "a longer name of the same",
            {
                "article": "The Marsala Tunnel was built by Hall & Sons.\n",
                "report": "The Marsala Tunnel was built by Hall of Lagos, and by hand.\n",
            },
        ),
    ),
    references=(
        "Ritter, Downey, Soderland and Etzioni, It's a Contradiction – No, it's Not: A Case Study using Functional Relations, EMNLP 2008, pp. 11–20",
        "De Marneffe, Rafferty and Manning, Finding Contradictions in Text, ACL-08: HLT (2008), pp. 1039–1047",
    ),
)
