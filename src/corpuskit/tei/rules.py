"""Run the project's Schematron rules, so that editors and the command line say the same.

The rules keep to what needs no Schematron processor: XPath 1.0 and `value-of`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpuskit.core.errors import Problem
from corpuskit.tei.document import Document
from corpuskit.tei.grammar import schema_bytes
from corpuskit.tei.names import TEI
from corpuskit.tei.parsers import parse_own

_SCH = "{http://purl.oclc.org/dsdl/schematron}"
# What pointers.py says better: it looks into the other files too.
_ELSEWHERE = "pointers"
_ADVICE = "correct it; the rule stands in schema/corpuskit.sch"


@dataclass(frozen=True, slots=True)
class _Rule:
    context: etree.XPath
    tests: tuple[tuple[etree.XPath, str], ...]


def check_rules(document: Document) -> Iterator[Problem]:
    """Yield what breaks a rule that a grammar cannot say."""
    for pattern in _patterns():
        judged: set[etree._Element] = set()
        for rule in pattern:
            matched = rule.context(document.tree)
            nodes = [n for n in matched if n not in judged] if isinstance(matched, list) else []
            judged.update(nodes)
            for node in nodes:
                for test, words in rule.tests:
                    if not test(node):
                        yield document.problem(node, words, _ADVICE)


@functools.cache
def _patterns() -> tuple[tuple[_Rule, ...], ...]:
    root = parse_own(schema_bytes("corpuskit.sch"))
    return tuple(
        tuple(_rule(rule) for rule in pattern.iterchildren(f"{_SCH}rule"))
        for pattern in root.iterchildren(f"{_SCH}pattern")
        if pattern.get("id") != _ELSEWHERE
    )


def _rule(rule: etree._Element) -> _Rule:
    paths = " | ".join(f"//{path.strip()}" for path in str(rule.get("context")).split("|"))
    tests = tuple(
        (_xpath(f"boolean({each.get('test')})"), " ".join((each.text or "").split()).rstrip("."))
        for each in rule.iterchildren(f"{_SCH}assert")
    )
    return _Rule(_xpath(paths), tests)


def _xpath(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces={"tei": TEI})
