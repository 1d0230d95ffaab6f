"""REL001: one thing that two are said to have built, owned, led or founded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from corpuskit.checks.check import Check, Example
from corpuskit.claims.grammar.same_thing import names_of
from corpuskit.claims.identity.named_for_one import named_for_one
from corpuskit.claims.identity.thing_of_two import of_two_things
from corpuskit.claims.linkage.people import PersonLink
from corpuskit.claims.model import STATED, Extract, NamedAgent, Relation, printed_period
from corpuskit.core.findings import Evidence, Finding, Level

_MOST = 60
_ASKED = "what stands around the two names asks one question"


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield things with a name of their own that passages give to different agents."""
    groups: dict[tuple[str, str], list[Relation]] = {}
    for extract in extracts:
        for relation in extract.relations:
            if relation.stance in STATED:
                for key in _keys(relation):
                    groups.setdefault((relation.kind, key), []).append(relation)
    texts = {extract.name: extract for extract in extracts}
    linked = {_places(link.a, link.b): link for link in named_for_one(extracts)}
    seen: set[frozenset[tuple[str, frozenset[str], str]]] = set()
    told: set[frozenset[tuple[str, str]]] = set()
    for (kind, _), relations in sorted(groups.items()):
        for a, b in combinations(relations[:_MOST], 2):
            pair = frozenset((r.document, r.names, kind) for r in (a, b))
            if pair not in seen and of_two_things(a, b, relations, texts) is None:
                seen.add(pair)
                told.add(_places(a, b))
                alike = _places(a, b) in linked or _of_one_year(a, b, texts)
                yield _finding(a, b, alike=alike)
    yield from (_linked(link) for places, link in linked.items() if places not in told)


def _of_one_year(a: Relation, b: Relation, texts: Mapping[str, Extract]) -> bool:
    """Tell two documents of one year: what they say of nobody's term is of then."""
    years = [
        published[0].year
        for each in (a, b)
        if (published := texts[each.document].published) is not None
    ]
    return len(years) > 1 and years[0] == years[1] and a.first is None and b.first is None


def _keys(relation: Relation) -> frozenset[str]:
    """Return the nouns and names of what a relation is said of, or may be."""
    things = (relation.thing, *relation.perhaps)
    return frozenset().union(*({thing.head, *names_of(thing)} for thing in things))


def _places(a: Relation | NamedAgent, b: Relation | NamedAgent) -> frozenset[tuple[str, str]]:
    return frozenset((each.document, each.where.sentence) for each in (a, b))


def _linked(link: PersonLink) -> Finding:
    a, b = sorted((link.a, link.b), key=lambda person: person.where)
    said = f" ({', '.join(link.shared)})" if link.shared else ""
    return CHECK.finding(
        f"{a.where.quote} in {a.where.citation}, {b.where.quote} in {b.where.citation}; "
        f"both named for one thing{said}",
        [Evidence(each.where, each.where.quote) for each in (a, b)],
        why=(
            f"{'the words around the two names are alike' if link.shared else _ASKED}, both tell who "
            "it was, and neither document says it of the name that the other gives"
        ),
        tolerance="none: the names have no word in common",
    )


def _finding(a: Relation, b: Relation, *, alike: bool) -> Finding:
    sides = sorted((a, b), key=lambda relation: relation.where)
    said = [f"{r.kind} by {r.agent} in {r.where.citation}" for r in sides]
    dated = a.first is not None and b.first is not None
    return CHECK.finding(
        f"{sides[0].thing.phrase}: {said[0]}, {said[1]}",
        [Evidence(r.where, _side(r)) for r in sides],
        why="both say who it was, of one thing with one name",
        tolerance="none: the names have no word in common",
        # Who leads may have followed the other, unless both sentences say it in like words.
        level=Level.NOTE if a.state and not dated and not alike else Level.WARNING,
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
        Example(
            "two first wardens, each unknown to the other text",
            {
                "chapter": (
                    "The marsh reserve of Odense was opened in 1931. Its first warden was Anton "
                    "Lorn, a forester. It has two hides.\n"
                ),
                "guide": (
                    "Greta Solm was the first warden of the marsh reserve of Odense; a hide is "
                    "named after her. Herons nest there.\n"
                ),
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
