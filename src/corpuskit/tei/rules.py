"""Run the project's Schematron rules, so that editors and the command line say the same.

The rules run here keep to what needs no Schematron processor: XPath 1.0, no variables. Patterns
with @see are simple cases of what a check of ours says, or of the pointers, for editors alone.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpuskit.tei.diagnostic import Diagnostic, Source
from corpuskit.tei.document import Document
from corpuskit.tei.grammar import schema_bytes
from corpuskit.tei.names import TEI
from corpuskit.tei.parsers import parse_own
from corpuskit.tei.spans import Spans

_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_SQF = "{http://www.schematron-quickfix.com/validator/process}"
_ADVICE = "correct it; the rule stands in schema/corpuskit.sch"


@dataclass(frozen=True, slots=True)
class _Rule:
    context: etree.XPath
    tests: tuple[tuple[etree.XPath, str, str], ...]


def check_rules(document: Document) -> Iterator[Diagnostic]:
    """Yield what breaks a rule that a grammar cannot say."""
    spans = Spans(document)
    for pattern in _patterns():
        judged: set[etree._Element] = set()
        for rule in pattern:
            matched = rule.context(document.tree)
            nodes = [n for n in matched if n not in judged] if isinstance(matched, list) else []
            judged.update(nodes)
            for node in nodes:
                for test, words, hint in rule.tests:
                    if not test(node):
                        place = spans.name(node)
                        yield spans.diagnostic(place, words, hint, source=Source.RULE)


@functools.cache
def _patterns() -> tuple[tuple[_Rule, ...], ...]:
    root = parse_own(schema_bytes("corpuskit.sch"))
    return tuple(
        tuple(_rule(rule) for rule in pattern.iterchildren(f"{_SCH}rule"))
        for pattern in root.iterchildren(f"{_SCH}pattern")
        if pattern.get("see") is None
    )


def _rule(rule: etree._Element) -> _Rule:
    paths = " | ".join(f"//{path.strip()}" for path in str(rule.get("context")).split("|"))
    fixes = {
        str(fix.get("id")): _lowered(fix.findtext(f".//{_SQF}title") or "")
        for fix in rule.iterchildren(f"{_SQF}fix")
    }
    tests = tuple(
        (
            _xpath(f"boolean({each.get('test')})"),
            " ".join((each.text or "").split()).rstrip("."),
            _hint([fixes[name] for name in (each.get(f"{_SQF}fix") or "").split()]),
        )
        for each in rule.iterchildren(f"{_SCH}assert")
    )
    return _Rule(_xpath(paths), tests)


def _hint(titles: list[str]) -> str:
    """Return what the quick fixes do that editors offer, in words."""
    return ", or ".join(titles) or _ADVICE


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]


def _xpath(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces={"tei": TEI})
