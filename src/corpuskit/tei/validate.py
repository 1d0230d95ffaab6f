"""Validate TEI files against the project's own schema, and say in words what is wrong."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from corpuskit.core.errors import InputError, Problem
from corpuskit.core.files import write_whole
from corpuskit.core.reads import bytes_of
from corpuskit.tei.breaks import find_break
from corpuskit.tei.decode import decode
from corpuskit.tei.diagnostic import Diagnostic, Range, Source, from_problem
from corpuskit.tei.document import Document, parse_text
from corpuskit.tei.explain import explain
from corpuskit.tei.grammar import schema_bytes
from corpuskit.tei.names import TEI, XML_ID, tei
from corpuskit.tei.parsers import parse_own
from corpuskit.tei.pointers import Targets, check_pointers
from corpuskit.tei.positions import Lines
from corpuskit.tei.rules import check_rules

SCHEMA_FILES = ("corpuskit.rnc", "corpuskit.rng", "corpuskit.sch")
_SAME = 3


def validate(document: Document, targets: Targets | None = None) -> tuple[Problem, ...]:
    """Return what schema and rules forbid in a document, and the pointers that lead nowhere.

    `targets` remembers the registers beside the documents; pass one for a whole corpus. An
    `xml:id` used twice is among `document.problems` already. Of problems alike in all but their
    place three are kept, the last with how many more there are.
    """
    return folded(each.problem(document.path) for each in _of_read(document, targets))


def diagnose(
    text: str | bytes, path: Path = Path("document.xml"), targets: Targets | None = None
) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with the text of a TEI file, in the order of the file.

    Nothing is too broken for it, so that an editor can ask after every key: where a text stops
    being XML, what stands before is judged all the same. `path` says where the pointers start
    from and need not exist; `targets` remembers the files that they lead to.
    """
    try:
        data = text.encode("utf-8", "replace") if isinstance(text, str) else decode(text, path)
    except InputError as error:
        return (_unread(error.problem),)
    try:
        document = parse_text(data, path)
    except InputError as error:
        return _of_broken(data, path, error.problem)
    first = [from_problem(each, data, Source.SCHEMA) for each in document.problems]
    if document.tree.tag != tei("TEI"):
        # That was said; nothing else of it is anything to the schema.
        return tuple(first)
    return _in_order((*first, *_of_read(document, targets)))


def _unread(problem: Problem) -> Diagnostic:
    """Return why bytes are no text; they have no words that a diagnostic could cover."""
    place = (max(problem.line, 1), max(problem.column, 1))
    return Diagnostic(*place, *place, problem.message, problem.advice, Source.XML)


def _of_read(document: Document, targets: Targets | None) -> Iterator[Diagnostic]:
    yield from _schema_diagnostics(document)
    yield from check_rules(document)
    yield from check_pointers(document, targets or Targets())


def _of_broken(data: bytes, path: Path, problem: Problem) -> tuple[Diagnostic, ...]:
    """Return the break itself, and what is wrong in the text before it."""
    broken = find_break(data)
    lines = Lines(data)
    if broken is None or lines.at(broken.slip.start) != (problem.line, problem.column):
        return (from_problem(problem, data, Source.XML),)
    slip = broken.slip
    opening = None if broken.opening is None else lines.at(broken.opening)
    place = (*lines.at(slip.start), *lines.at(slip.end))
    said = Diagnostic(*place, problem.message, slip.hint, Source.XML, slip.mend, None, opening)
    try:
        document = parse_text(data[: broken.good] + broken.end_tags, path)
    except InputError:
        return (said,)
    unfinished = last_elements(document.tree, len(broken.inside))
    twice = [from_problem(p, document.data, Source.SCHEMA) for p in document.problems]
    before = (_cut(each, place) for each in (*twice, *explain(document, unfinished)))
    return _in_order((*(each for each in before if each.place != said.place), said))


def _cut(diagnostic: Diagnostic, place: Range) -> Diagnostic:
    """Leave out the end tag of an element that is still open: it was read into the text."""
    twin = diagnostic.twin
    return replace(diagnostic, twin=None) if twin and twin[:2] >= place[:2] else diagnostic


def last_elements(root: etree._Element, depth: int) -> frozenset[etree._Element]:
    """Return the root, its last element, the last element of that, and so on."""
    found: list[etree._Element] = []
    element = root
    while len(found) < depth:
        found.append(element)
        element = next(element.iterchildren("*", reversed=True), element)
    return frozenset(found)


def _in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda each: (each.line, each.column)))


def folded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems, those alike in all but their place cut to three.

    A file of another project would drown what matters.
    """
    found = list(problems)
    counts = Counter(problem.message for problem in found)
    seen: Counter[str] = Counter()
    kept = []
    for problem in found:
        seen[problem.message] += 1
        more = counts[problem.message] - _SAME
        if seen[problem.message] == _SAME and more > 0:
            problem = replace(problem, advice=f"{problem.advice} (and {more} more like this)")
        if seen[problem.message] <= _SAME:
            kept.append(problem)
    return tuple(kept)


def copy_schema(folder: Path) -> None:
    """Write the schema files into a folder, where they are not there as they should be."""
    for name in SCHEMA_FILES:
        data = schema_bytes(name)
        path = folder / name
        if not path.is_file() or bytes_of(path) != data:
            write_whole(path, data)


@functools.cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(parse_own(schema_bytes("corpuskit.rng")))


def _schema_diagnostics(document: Document) -> tuple[Diagnostic, ...]:
    found = explain(document)
    # The validator has the last word, and speaks for itself where ours do not reach. It is not
    # asked about a file known to be wrong: its log takes ever longer with each error.
    if found or _has_an_id_twice(document) or _schema().validate(document.tree):
        return found
    return tuple(_verbatim(document, _schema().error_log))


def _has_an_id_twice(document: Document) -> bool:
    return sum(e.get(XML_ID) is not None for e in document.tree.iter("*")) > len(document.ids)


def _verbatim(document: Document, errors: etree._ListErrorLog) -> Iterator[Diagnostic]:
    for error in errors:
        words = error.message.replace(f"{{{TEI}}}", "")
        problem = Problem(document.path, error.line, words, "see schema/corpuskit.rnc")
        yield from_problem(problem, document.data, Source.SCHEMA)
