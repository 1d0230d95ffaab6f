"""Validate TEI files against the project's own schema, and say in words what is wrong."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from corpuskit.core.errors import Problem
from corpuskit.core.files import write_whole
from corpuskit.tei.document import Document
from corpuskit.tei.explain import explain
from corpuskit.tei.grammar import schema_bytes
from corpuskit.tei.names import TEI, XML_ID
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


def copy_schema(folder: Path) -> None:
    """Write the schema files into a folder, where they are not there as they should be."""
    for name in SCHEMA_FILES:
        data = schema_bytes(name)
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data)


@functools.cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(schema_bytes("corpuskit.rng")))


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
