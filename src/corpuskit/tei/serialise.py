"""Write a TEI tree as a file that reads well and says no more than the tree."""

from __future__ import annotations

from lxml import etree

from corpuskit.tei.names import local

_INDENT = "  "
_RELAXNG = "http://relaxng.org/ns/structure/1.0"
_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
# Elements whose content is elements alone, or that stand outside the running text; space in any
# other would become part of it.
_INDENTED = frozenset(
    (
        "TEI",
        "analytic",
        "appInfo",
        "application",
        "author",
        "availability",
        "back",
        "biblStruct",
        "body",
        "calendarDesc",
        "correction",
        "div",
        "docTitle",
        "editorialDecl",
        "encodingDesc",
        "event",
        "fileDesc",
        "front",
        "fs",
        "hyphenation",
        "imprint",
        "langUsage",
        "list",
        "listBibl",
        "listEvent",
        "listOrg",
        "listPerson",
        "listPlace",
        "listRelation",
        "monogr",
        "normalization",
        "org",
        "person",
        "place",
        "profileDesc",
        "projectDesc",
        "publicationStmt",
        "respStmt",
        "revisionDesc",
        "row",
        "sourceDesc",
        "standOff",
        "table",
        "teiHeader",
        "text",
        "titleStmt",
    )
)
_BLOCKS = frozenset({"p", "list", "table", "quote", "lg"})


def serialise(root: etree._Element, schema: str = "schema") -> bytes:
    """Write a TEI element as a file: one element a line, no space added to running text."""
    indent(root)
    prologue = (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<?xml-model href="{schema}/corpuskit.rng" type="application/xml" '
        f'schematypens="{_RELAXNG}"?>\n'
        f'<?xml-model href="{schema}/corpuskit.sch" type="application/xml" '
        f'schematypens="{_SCHEMATRON}"?>\n'
    ).replace("'", '"')
    return prologue.encode() + etree.tostring(root, encoding="UTF-8") + b"\n"


def indent(element: etree._Element, depth: int = 0) -> None:
    """Indent element content by two spaces a level; elements that hold text stay as they are."""
    children = list(element)
    texts = (element.text, *(child.tail for child in children))
    if not children or not _is_indented(element) or any(t and t.strip() for t in texts):
        return
    inner = "\n" + _INDENT * (depth + 1)
    element.text = inner
    for child in children:
        indent(child, depth + 1)
        child.tail = inner
    children[-1].tail = "\n" + _INDENT * depth


def _is_indented(element: etree._Element) -> bool:
    tag = local(str(element.tag))
    if tag == "quote":
        return all(local(str(child.tag)) in _BLOCKS for child in element)
    return tag in _INDENTED
