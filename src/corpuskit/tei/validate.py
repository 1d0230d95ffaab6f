"""Validate TEI files against the project's own schema, and say in words what is wrong."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from corpuskit.core.errors import InputError, Problem
from corpuskit.core.files import write_whole
from corpuskit.core.reads import bytes_of
from corpuskit.tei.decode import decode
from corpuskit.tei.diagnostic import Diagnostic, Source, from_problem
from corpuskit.tei.document import Document, parse_text
from corpuskit.tei.explain import explain
from corpuskit.tei.grammar import schema_bytes
from corpuskit.tei.names import TEI, XML_ID
from corpuskit.tei.parsers import parse_own
from corpuskit.tei.pointers import Targets, check_pointers
from corpuskit.tei.rules import check_rules

SCHEMA_FILES = ("corpuskit.rnc", "corpuskit.rng", "corpuskit.sch")


def validate(document: Document, targets: Targets | None = None) -> tuple[Problem, ...]:
    """Return what schema and rules forbid in a document, and the pointers that lead nowhere.

    `targets` remembers the registers beside the documents; pass one for a whole corpus. An
    `xml:id` used twice is among `document.problems` already.
    """
    return (
        *_schema_problems(document),
        *check_rules(document),
        *check_pointers(document, targets or Targets()),
    )


def diagnose(
    text: str | bytes, path: Path = Path("document.xml"), targets: Targets | None = None
) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with the text of a TEI file, in the order of the file.

    Nothing is too broken for it, so that an editor can ask after every key. `path` says where the
    pointers start from and need not exist; `targets` remembers the files that they lead to.
    """
    try:
        data = text.encode("utf-8", "replace") if isinstance(text, str) else decode(text, path)
    except InputError as error:
        return (from_problem(error.problem, b"", Source.XML),)
    try:
        document = parse_text(data, path)
    except InputError as error:
        return (from_problem(error.problem, data, Source.XML),)
    found = (
        (Source.SCHEMA, (*document.problems, *_schema_problems(document))),
        (Source.RULE, check_rules(document)),
        (Source.POINTER, check_pointers(document, targets or Targets())),
    )
    diagnostics = [from_problem(p, data, source) for source, some in found for p in some]
    return tuple(sorted(diagnostics, key=lambda each: (each.line, each.column)))


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


def _schema_problems(document: Document) -> tuple[Problem, ...]:
    found = explain(document)
    # The validator has the last word, and speaks for itself where ours do not reach. It is not
    # asked about a file known to be wrong: its log takes ever longer with each error.
    if found or _has_an_id_twice(document) or _schema().validate(document.tree):
        return found
    return tuple(_verbatim(document, _schema().error_log))


def _has_an_id_twice(document: Document) -> bool:
    return sum(e.get(XML_ID) is not None for e in document.tree.iter("*")) > len(document.ids)


def _verbatim(document: Document, errors: etree._ListErrorLog) -> Iterator[Problem]:
    for error in errors:
        words = error.message.replace(f"{{{TEI}}}", "")
        yield Problem(document.path, error.line, words, "see schema/corpuskit.rnc")
