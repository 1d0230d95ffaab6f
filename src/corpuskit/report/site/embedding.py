"""The text of a TEI file as its page holds it: the same elements and words, nothing that acts.

CETEIcean makes an element of the page of each element, with its attributes. So what the page has
no use for is left out: comments, instructions, elements that are not TEI (their words stay), and
every attribute that is not named here, as one such as `onclick` would act.
"""

from __future__ import annotations

import re

from lxml import etree

from corpuskit.report.site.parts import Part
from corpuskit.report.site.texts import Text
from corpuskit.tei.blocks import HOLDERS
from corpuskit.tei.names import TEI, XML, XML_ID, local, tei

_KEPT = frozenset(
    {
        *("n", "type", "subtype", "role", "rend", "place", "level", "cols", "rows", "reason"),
        *("ref", "target", "corresp", "who", "resp", "cert"),
        *("quantity", "min", "max", "atLeast", "atMost", "unit", "commodity", "dur"),
        *("when", "from", "to", "notBefore", "notAfter"),
    }
)
_LANGUAGE = f"{{{XML}}}lang"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.-]{0,40}")
_LINE = "data-line"
_LINED = HOLDERS | {"row", "lg", "div", "figure", "pb"}
# One deeper than any text is, and well before the browser's own end.
_DEEPEST = 200


def embedded(text: Text, part: Part) -> str:
    """Return a part of a document as XML; blocks tell the line of the file they begin on."""
    source = text.document.tree.find(tei("text"))
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    if source is not None and part.elements:
        _copy_some(source, root, text, frozenset(part.elements))
    elif source is not None:
        _copy(source, root, text, 0)
    return etree.tostring(root, encoding="unicode")


def _copy_some(
    source: etree._Element, above: etree._Element, text: Text, wanted: frozenset[etree._Element]
) -> None:
    """Copy what is wanted, and what it stands in."""
    if source in wanted:
        _copy(source, above, text, 0)
        return
    if not any(each in wanted for each in source.iter("*")):
        return
    made = etree.SubElement(above, tei(_name(source)))
    _copy_attributes(source, made, text)
    for child in source.iterchildren("*"):
        _copy_some(child, made, text, wanted)


def _copy(source: etree._Element, above: etree._Element, text: Text, depth: int) -> None:
    made = etree.SubElement(above, tei(_name(source)))
    _copy_attributes(source, made, text)
    made.text = source.text
    for child in source:
        if not isinstance(child.tag, str):
            _append(made, child.tail)
        elif depth >= _DEEPEST:
            _append(made, "".join(map(str, child.itertext())))
            _append(made, child.tail)
        else:
            _copy(child, made, text, depth + 1)
            made[-1].tail = child.tail


def _copy_attributes(source: etree._Element, made: etree._Element, text: Text) -> None:
    for name, value in source.attrib.items():
        if name in (XML_ID, _LANGUAGE) or name in _KEPT:
            made.set(name, value)
    if _name(source) in _LINED:
        made.set(_LINE, str(text.line(source)))


def _name(element: etree._Element) -> str:
    tag = str(element.tag)
    name = local(tag)
    is_tei = tag.startswith(f"{{{TEI}}}") or "}" not in tag
    return name if is_tei and _NAME.fullmatch(name) else "seg"


def _append(element: etree._Element, words: str | None) -> None:
    if not words:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
