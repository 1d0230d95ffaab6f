"""Run Schematron, and its quick fixes, as XSLT with Saxon.

Enough of ISO Schematron for the rules of this project and those of TEI: in a pattern the first
rule that fits a node judges it; assertions, reports, variables and quotations in messages. Of
quick fixes what changes attributes of the node that breaks a rule.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from saxonche import PySaxonProcessor

SCH = "{http://purl.oclc.org/dsdl/schematron}"
SQF = "{http://www.schematron-quickfix.com/validator/process}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
# What a person enters where a fix asks for something.
ENTERED = "17"


@dataclass(frozen=True)
class Broken:
    """One assertion that a file breaks: its pattern, its place there, its words."""

    pattern: str
    place: str
    words: str


@dataclass(frozen=True)
class Schema:
    """Patterns by their names, with the namespaces, keys and variables that they use."""

    patterns: dict[str, etree._Element]
    spaces: dict[str, str]
    shared: Sequence[etree._Element]


def read_schema(root: etree._Element) -> Schema:
    """Return the rules of a Schematron file, or those inside another schema."""
    patterns = {
        str(pattern.get("id") or number): pattern
        for number, pattern in enumerate(root.iter(f"{SCH}pattern"))
    }
    spaces = {str(n.get("prefix")): str(n.get("uri")) for n in root.iter(f"{SCH}ns")}
    shared = tuple(root.iterchildren(f"{XSL}key", f"{SCH}let"))
    return Schema(patterns, spaces, shared)


def xsl(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """Add an instruction; its attributes are written with _ for a hyphen."""
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    return etree.SubElement(parent, XSL + tag, named)


def stylesheet(schema: Schema) -> etree._Element:
    """Return an empty style sheet with the namespaces, keys and variables of the rules."""
    spaces = {"xsl": XSL[1:-1], **schema.spaces}
    sheet = etree.Element(f"{XSL}stylesheet", nsmap=spaces, version="3.0")
    sheet.extend(copy.deepcopy(each) for each in schema.shared if each.tag == f"{XSL}key")
    for each in schema.shared:
        let(each, sheet)
    return sheet


def lets(source: etree._Element, parent: etree._Element) -> None:
    for each in source.iterchildren(f"{SCH}let"):
        let(each, parent)


def let(each: etree._Element, parent: etree._Element) -> None:
    if each.tag == f"{SCH}let":
        xsl(parent, "variable", name=str(each.get("name")), select=str(each.get("value")))


def words(source: etree._Element, parent: etree._Element) -> None:
    """Write the text of a message, with what it quotes of the file."""
    xsl(parent, "text").text = source.text
    for child in source:
        if child.tag == f"{SCH}value-of":
            xsl(parent, "value-of", select=str(child.get("select")))
        xsl(parent, "text").text = child.tail


def to_xslt(schema: Schema) -> etree._Element:
    """Return the rules as a style sheet that lists what a file breaks."""
    sheet = stylesheet(schema)
    start = xsl(xsl(sheet, "template", match="/"), "element", name="broken")
    for number, (name, pattern) in enumerate(schema.patterns.items()):
        mode = f"m{number}"
        xsl(start, "apply-templates", select="/*", mode=mode)
        other = xsl(sheet, "template", match="*", mode=mode, priority="0")
        xsl(other, "apply-templates", select="*", mode=mode)
        lets(pattern, sheet)
        for at, rule in enumerate(pattern.iterchildren(f"{SCH}rule")):
            context = {"match": str(rule.get("context")), "priority": str(500 - at)}
            template = xsl(sheet, "template", mode=mode, **context)
            lets(rule, template)
            judge(rule, f"{name} {at}", template)
            xsl(template, "apply-templates", select="*", mode=mode)
    return sheet


def judge(rule: etree._Element, called: str, template: etree._Element) -> None:
    for at, each in enumerate(rule.iterchildren(f"{SCH}assert", f"{SCH}report")):
        test = str(each.get("test"))
        test = f"not({test})" if each.tag == f"{SCH}assert" else test
        said = xsl(xsl(template, "if", test=test), "element", name="said")
        xsl(said, "attribute", name="place").text = f"{called} {at}"
        words(each, said)


class Rules:
    """The rules and their fixes, compiled."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._processor = PySaxonProcessor(license=False)
        self._rules = self._compiled(to_xslt(schema))

    def _compiled(self, sheet: etree._Element) -> Any:
        text = etree.tostring(sheet, encoding="unicode")
        return self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=text)

    def broken(self, path: Path) -> list[Broken]:
        out = self._rules.transform_to_string(source_file=str(path))
        return [
            Broken(place.split()[0], place, " ".join((each.text or "").split()))
            for each in etree.fromstring(out.encode())
            for place in [str(each.get("place"))]
        ]

    def fixed(self, path: Path, rule: etree._Element, fix: etree._Element) -> bytes:
        """Return the file with one fix made wherever its rule is broken."""
        out = self._compiled(fixing(self._schema, rule, fix)).transform_to_string(
            source_file=str(path)
        )
        return bytes(out.encode())


def fixing(schema: Schema, rule: etree._Element, fix: etree._Element) -> etree._Element:
    """Return a fix as a style sheet; ours change attributes of the node that breaks the rule."""
    sheet = stylesheet(schema)
    xsl(sheet, "mode", on_no_match="shallow-copy")
    template = xsl(sheet, "template", match=str(rule.get("context")), priority="9")
    lets(rule, template)
    for entry in fix.iterchildren(f"{SQF}user-entry"):
        xsl(template, "variable", name=str(entry.get("name")), select=f"'{ENTERED}'")
    broken = " or ".join(
        f"not({each.get('test')})"
        for each in rule.iterchildren(f"{SCH}assert")
        if fix.get("id") in str(each.get(f"{SQF}fix")).split()
    )
    whole = xsl(template, "choose")
    made = xsl(xsl(whole, "when", test=broken), "copy")
    gone = [str(e.get("match")) for e in fix.iterchildren(f"{SQF}replace", f"{SQF}delete")]
    xsl(made, "copy-of", select=f"@* except ({', '.join(gone)})")
    for each in fix.iterchildren(f"{SQF}replace", f"{SQF}add"):
        assert each.get("node-type") == "attribute"
        anchor = xsl(made, "for-each", select=str(each.get("match") or "."))
        attribute = xsl(anchor, "attribute", name=str(each.get("target")))
        if each.get("select"):
            attribute.set("select", str(each.get("select")))
        else:
            attribute.text = each.text
    xsl(made, "apply-templates", select="node()")
    kept = xsl(xsl(whole, "otherwise"), "copy")
    xsl(kept, "apply-templates", select="@*, node()")
    return sheet
