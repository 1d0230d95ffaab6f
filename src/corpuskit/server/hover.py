"""What is told of the figure, date, name, treaty, note or citation at a place of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import Hover, MarkupKind

from corpuskit.checks.evidence import claim_evidence, event_evidence
from corpuskit.claims.model import EventDate, Source
from corpuskit.claims.reasoning.statements import Statement
from corpuskit.server.analysis import Analysis
from corpuskit.server.cards import Card, rendered
from corpuskit.server.registers import (
    Target,
    entries_of,
    mentions_of,
    pointers_in,
    target_of,
)
from corpuskit.server.session import View
from corpuskit.server.tags import Element, Elements, elements_of

_FIGURES = frozenset({"measure", "num", "date"})
_MOST = 8
_LONGEST = 300
# What an attribute says is plain from its name and value, or is for machines.
_UNTOLD = frozenset({"xml:id", "ref", "corresp", "target", "resp", "cert", "ana", "rend", "xmlns"})


def hover(view: View, offset: int, kind: MarkupKind = MarkupKind.Markdown) -> Hover | None:
    """Return what is known of the innermost thing at an offset that something is known of."""
    elements = elements_of(view.text.chars)
    for element in elements.around(offset):
        cards = tuple(_cards(view, elements, element))
        if cards:
            where = view.text.range(element.tag.start, element.end)
            return Hover(rendered(cards, kind), where)
    return None


def _cards(view: View, elements: Elements, element: Element) -> Iterator[Card]:
    if element.name in _FIGURES:
        yield from _figure(view, elements, element)
    elif element.name == "bibl":
        yield from _citation(view, element)
    if view.known is None:
        return
    analysis = view.known.analysis
    for attribute, pointer in pointers_in(element):
        target = target_of(pointer, view.path, analysis.files)
        if target is not None and attribute.name != "resp":
            yield _entry(view, analysis, pointer, target)


def _figure(view: View, elements: Elements, element: Element) -> Iterator[Card]:
    said = statements_at(view, element)
    for statement in said:
        yield _statement(view, statement)
    if not said:
        attributes = tuple(
            f"{each.name} {each.value}"
            for each in element.tag.attributes
            if each.name not in _UNTOLD
        )
        title = elements.words(element) or element.name
        yield Card(title, (*attributes, "nothing is read of it beyond its markup"))


def statements_at(view: View, element: Element) -> tuple[Statement, ...]:
    """Return the figures and dated roles that were read of an element."""
    if view.known is None:
        return ()
    found = []
    for statement in view.known.analysis.statements.get(str(view.path), ()):
        now = view.place(statement.where)
        if now is not None and element.tag.start <= now[0] and now[1] <= element.end:
            found.append(statement)
    return tuple(found)


def others_of(view: View, statement: Statement) -> tuple[Statement, ...]:
    """Return what else is said of the thing that a figure or date is of, other documents first."""
    if view.known is None:
        return ()
    series = view.known.analysis.series.get(statement.where)
    others = [e.statement for e in series.entries] if series else []
    apart = [each for each in others if each.where != statement.where]
    return tuple(sorted(apart, key=lambda each: each.where.path == statement.where.path))


def _statement(view: View, statement: Statement) -> Card:
    others = others_of(view, statement)
    return Card(
        _read(statement),
        (*_rest(statement), *_contradicted(view, statement)),
        "Also said of it",
        _listed([f"{_read(each)} — {each.where.citation}" for each in others]),
    )


def _read(statement: Statement) -> str:
    if isinstance(statement, EventDate):
        return event_evidence(statement).reading
    return claim_evidence(statement).reading


def _rest(statement: Statement) -> Iterator[str]:
    yield f"stance: {statement.stance.value}"
    if not isinstance(statement, EventDate):
        yield f"time from: {statement.time.basis.value}"
    for source in statement.sources:
        yield f"source: {source.label}"


def _contradicted(view: View, statement: Statement) -> Iterator[str]:
    findings = view.known.analysis.findings.get(str(view.path), ()) if view.known else ()
    for finding in findings:
        if any(place == statement.where for place in finding.places):
            yield f"{finding.check}: {finding.message}"


def _citation(view: View, element: Element) -> Iterator[Card]:
    """Tell of a cited work when it appeared, and who else cites it."""
    if view.known is None:
        return
    analysis = view.known.analysis
    extract = analysis.extract(view.path)
    for source in extract.sources if extract else ():
        now = view.place(source.where)
        if now is not None and element.tag.start <= now[0] < element.end:
            others = [each for each in analysis.cited[source.key] if each.where != source.where]
            cites = _listed([each.where.citation for each in others])
            yield Card(source.label, tuple(_dated(source)), "Also cited in", cites)
            return


def _dated(source: Source) -> Iterator[str]:
    if source.first and source.last:
        if source.first == source.last:
            yield f"appeared {source.first}"
        else:
            yield f"appeared {source.first} to {source.last}"


def _entry(view: View, analysis: Analysis, pointer: str, target: Target) -> Card:
    """Tell of a register's entry, a note or another element that a pointer leads to."""
    elements = analysis.files.made(target.path, elements_of)
    identifier = target.element.tag.get("xml:id") or ""
    entry = entries_of(target.path, analysis.files).get(identifier)
    if entry is None:
        words = elements.words(target.element) or target.element.name
        if target.element.name == "note":
            number = target.element.tag.get("n") or identifier
            return Card(f"note {number}", (_short(words),))
        return Card(_short(words), (f"{target.element.name} {pointer}",))
    known = [f"register entry {pointer}", *(f"also «{name}»" for name in entry.names[1:_MOST])]
    dated = [
        _read(each)
        for extract in analysis.extracts
        for each in extract.events
        if each.event.rpartition("#")[2] == identifier
    ]
    known += _listed(list(dict.fromkeys(dated)))
    counts = Counter(
        mention.path.stem
        for mention in mentions_of(target, analysis.documents, analysis.files)
        if mention.path not in (view.path, target.path)
    )
    others = [f"{name} ({count})" for name, count in counts.most_common()]
    return Card(entry.names[0], tuple(known), "Also in", _listed(others))


def _listed(lines: Sequence[str]) -> tuple[str, ...]:
    shown: Iterable[str] = lines[:_MOST]
    more = len(lines) - _MOST
    return (*shown, *((f"and {more} more",) if more > 0 else ()))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
