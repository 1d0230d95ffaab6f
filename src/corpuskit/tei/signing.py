"""Who answers for what stands in a file: the machine, another program, or a person.

A person who decides signs with `@resp`, which points to a `respStmt` of the same file. It is made
once, at the first decision, and carries the person's name; who has one already keeps it.
"""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape

from lxml import etree

from corpuskit.core.fixes import Edit
from corpuskit.tei import writable
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID, local, tei
from corpuskit.tei.placing import end_of, lead_of
from corpuskit.tei.registers import free_identifier, identifier_of
from corpuskit.tei.seal import MACHINE

DID = "reviewed what the machine was unsure of"
_STEP = "  "


def is_signed(document: Document, element: etree._Element) -> bool:
    """Tell whether a person answers for an element, and not a program alone."""
    return any(who not in programs(document) for who in (element.get("resp") or "").split())


@lru_cache(maxsize=512)
def programs(document: Document) -> frozenset[str]:
    """Return the pointers to the programs that answer for annotations of a file."""
    named = {
        f"#{stmt.get(XML_ID)}"
        for stmt in document.tree.iter(tei("respStmt"))
        if any(name.get("type") == "software" for name in stmt.iterchildren(tei("name")))
    }
    return frozenset({f"#{MACHINE}", *named})


def signature(document: Document, person: str) -> tuple[str, tuple[Edit, ...]]:
    """Return the pointer that a person signs with in a file, and the edits that make it lead there.

    Raises ValueError where the header has no place for it.
    """
    stmts = list(document.tree.iter(tei("respStmt")))
    for stmt in stmts:
        if stmt.get(XML_ID) and person.casefold() in map(str.casefold, _names(stmt)):
            return f"#{stmt.get(XML_ID)}", ()
    title_stmt = next(document.tree.iter(tei("titleStmt")), None)
    if title_stmt is None or not len(title_stmt):
        raise ValueError("its header has no titleStmt with a title")
    name = free_identifier(identifier_of(person, "person"), {MACHINE, *document.ids})
    last = title_stmt[-1]
    lead = lead_of(document, last)
    inner = lead + _STEP if "\n" in lead else ""
    words = escape(writable.text(person))
    text = (
        f'{lead}<respStmt xml:id="{name}">{inner}<resp>{DID}</resp>'
        f"{inner}<name>{words}</name>{lead}</respStmt>"
    )
    at = end_of(document, last)
    return f"#{name}", (Edit(at, at, text.encode()),)


def _names(stmt: etree._Element) -> list[str]:
    return [
        " ".join("".join(map(str, child.itertext())).split())
        for child in stmt
        if isinstance(child.tag, str) and local(child.tag) in ("name", "persName")
        if child.get("type") != "software"
    ]
