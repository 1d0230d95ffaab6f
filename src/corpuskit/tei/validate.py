"""Validate TEI files against the project's own schema, and say in words what is wrong."""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from pathlib import Path

from lxml import etree

from corpuskit.core.errors import Problem
from corpuskit.core.files import write_whole
from corpuskit.tei.document import Document
from corpuskit.tei.names import TEI, local
from corpuskit.tei.pointers import Targets, check_pointers

SCHEMA_FILES = ("corpuskit.rnc", "corpuskit.rng", "corpuskit.sch")
_ADVICE = "correct it, or see the comments in schema/corpuskit.rnc for what is allowed here"
_EXTRA = re.compile(r"Element (\S+) has extra content: (\S+)")
_UNEXPECTED = re.compile(
    r"(?:Did not expect|Expecting) (?:an? )?element (\S+?)(?: there|, got (\S+))"
)
_ATTRIBUTE = re.compile(r"Invalid attribute (\S+) for element (\S+)")
_FAILED = re.compile(r"Element (\S+) failed to validate (attributes|content)")


def validate(document: Document, targets: Targets | None = None) -> tuple[Problem, ...]:
    """Return what the schema forbids in a document, and the pointers that lead nowhere.

    `targets` remembers the registers beside the documents; pass one for a whole corpus.
    """
    return (*_schema_problems(document), *check_pointers(document, targets or Targets()))


def copy_schema(folder: Path) -> None:
    """Write the schema files into a folder, where they are not there as they should be."""
    for name in SCHEMA_FILES:
        data = files("corpuskit.tei").joinpath("schema", name).read_bytes()
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data)


@functools.cache
def _schema() -> etree.RelaxNG:
    data = files("corpuskit.tei").joinpath("schema", "corpuskit.rng").read_bytes()
    return etree.RelaxNG(etree.fromstring(data))


def _schema_problems(document: Document) -> tuple[Problem, ...]:
    schema = _schema()
    if schema.validate(document.tree):
        return ()
    found: dict[tuple[str, str], Problem] = {}
    for error in schema.error_log:
        node = _at_path(document, error.path)
        words = _in_words(error.message)
        found.setdefault((error.path or "", words), document.problem(node, words, _ADVICE))
    return tuple(found.values())


def _at_path(document: Document, path: str | None) -> etree._Element:
    """Return the element that libxml2 names; a lookup an error, as a table takes ever longer."""
    found = document.tree.getroottree().xpath(path) if path else []
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, etree._Element) else document.tree


def _in_words(message: str) -> str:
    """Say what libxml2 means: which element, and what of it is not allowed."""
    message = message.replace(f"{{{TEI}}}", "")
    if match := _EXTRA.search(message):
        return f"in <{local(match[1])}>, <{local(match[2])}> is not allowed at this place"
    if match := _ATTRIBUTE.search(message):
        return f"<{local(match[2])}> takes no @{match[1]} of this value"
    if match := _UNEXPECTED.search(message):
        got = f", not <{match[2]}>" if match[2] else ""
        verb = "is expected here" if match[2] else "is not allowed here"
        return f"<{local(match[1])}> {verb}{got}"
    if match := _FAILED.search(message):
        return f"the {match[2]} of <{local(match[1])}> are not as the schema asks"
    return message
