"""Change fields of a `biblStruct` in its file, every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpuskit.bib.bibl_struct import elements_of, is_contained
from corpuskit.bib.entry import Entry
from corpuskit.bib.record_build import ORDER, RECORDED, build_field, home_of, is_part
from corpuskit.core.fixes import Edit
from corpuskit.tei.document import Document
from corpuskit.tei.edit import retagged
from corpuskit.tei.names import TEI, local, tei

# Elements of an `imprint` may come in any order; before these, no other of a record may stand.
_BEFORE_IMPRINT = ("edition", "imprint", "biblScope")


def record_edits(
    document: Document, struct: etree._Element, new: Entry, fields: tuple[str, ...]
) -> tuple[Edit, ...] | None:
    """Return the edits that give a record new values in some fields.

    None where the record would need another build: a work that now stands in another one.
    """
    if is_contained(struct) != is_part(new) and {"title", "container"} & set(fields):
        return None
    edits: list[Edit] = []
    if "type" in fields:
        start, end = document.positions.start_tag(struct)
        tag = document.data[start:end]
        edits.append(Edit(start, end, retagged(tag, {"type": new.type})))
    wanted = {"authors" if field == "others" else field for field in fields} & RECORDED
    for field in ORDER:
        if field in wanted:
            made = list(_field_edits(document, struct, new, field))
            if not made and build_field(new, field):
                return None
            edits += made
    return tuple(edits)


def _field_edits(
    document: Document, struct: etree._Element, new: Entry, field: str
) -> Iterator[Edit]:
    elements = elements_of(struct, field)
    if field == "authors":
        elements = [e for e in struct.iter(tei("author")) if e.getparent() is not None]
    built = build_field(new, field)
    if not elements:
        place = _insertion(document, struct, new, field)
        if place is not None and built:
            at, indent = place
            yield Edit(at, at, b"".join(indent + xml_of(each) for each in built))
        return
    if len(elements) == len(built) == 1 and field not in {"authors", "editors"}:
        yield _rewritten(document, elements[0], built[0])
        return
    first, *others = elements
    start, end = _span(document, first)
    if built:
        indent = _indent(document, first)
        yield Edit(start, end, indent.join(xml_of(each) for each in built))
    elif local(str(first.tag)) in {"date", "title"}:
        # The content models ask for one, if an empty one.
        yield Edit(start, end, _emptied(document.data[start:end]))
    else:
        yield Edit(_with_space(document.data, start), end, b"")
    for each in others:
        start, end = _span(document, each)
        yield Edit(_with_space(document.data, start), end, b"")


def _rewritten(document: Document, old: etree._Element, new: etree._Element) -> Edit:
    """Keep an element's own attributes, and give it the new ones and the new content."""
    start, end = _span(document, old)
    data = document.data
    after = document.positions.start_tag(old)[1]
    kept = {"xml:id", "resp", "level", "type", "unit", "{http://www.w3.org/XML/1998/namespace}id"}
    gone = {
        str(name): None for name in old.attrib if str(name) not in kept and ":" not in str(name)
    }
    new_ones = {
        str(name): str(value)
        for name, value in new.items()
        if str(name) not in {"type", "level"} or name not in old.attrib
    }
    tag = retagged(data[start:after], {**gone, **new_ones})
    content = re.sub(rb"^<[^>]*>|</[^>]*>$", b"", xml_of(new))
    if xml_of(new).endswith(b"/>"):
        content = b""
    opened = re.sub(rb"\s*/>$", b">", tag)
    return Edit(start, end, opened + content + f"</{_name(data, start)}>".encode())


def _emptied(element: bytes) -> bytes:
    tag = element[: element.index(b">") + 1]
    if tag.endswith(b"/>"):
        return tag
    attributes = re.sub(
        rb"""\s(?:when|from|to|notBefore|notAfter|cert)\s*=\s*("[^"]*"|'[^']*')""", b"", tag
    )
    return attributes[:-1] + b"/>"


def _name(data: bytes, start: int) -> str:
    match = re.match(rb"<([^\s/>]+)", data[start:])
    return match[1].decode() if match else ""


def _span(document: Document, element: etree._Element) -> tuple[int, int]:
    start, after = document.positions.start_tag(element)
    closing = document.positions.end_tag(element)
    return start, closing[1] if closing else after


def _with_space(data: bytes, start: int) -> int:
    """Return where the white space in front of an element begins, if it is on a line of its own."""
    begin = start
    while begin > 0 and data[begin - 1 : begin] in {b" ", b"\t"}:
        begin -= 1
    if begin > 0 and data[begin - 1 : begin] == b"\n":
        begin -= 2 if data[begin - 2 : begin] == b"\r\n" else 1
        return begin
    return start


def _indent(document: Document, element: etree._Element) -> bytes:
    """Return the line end and the blanks in front of an element, nothing if it is in a line."""
    start = document.positions.start_tag(element)[0]
    return document.data[_with_space(document.data, start) : start]


def _insertion(
    document: Document, struct: etree._Element, new: Entry, field: str
) -> tuple[int, bytes] | None:
    """Return where a field is to be put, and the white space in front of it."""
    home = home_of(new, field)
    if home.parent == "series":
        return None
    parent = struct if not home.parent else next(iter(struct.iter(tei(home.parent))), None)
    if parent is None or document.positions.end_tag(parent) is None:
        return None
    children = [each for each in parent if isinstance(each.tag, str)]
    earlier = _earlier(struct, new, field, parent)
    if earlier is not None:
        return _span(document, earlier)[1], _indent(document, earlier)
    start = document.positions.start_tag(parent)[1]
    return start, _indent(document, children[0]) if children else b""


def _earlier(
    struct: etree._Element, new: Entry, field: str, parent: etree._Element
) -> etree._Element | None:
    """Return the last child of a parent that comes before a field."""
    if parent is struct:
        held = [e for e in struct if local(str(e.tag)) in {"analytic", "monogr", "series"}]
        return held[-1] if held else None
    children = [each for each in parent if isinstance(each.tag, str)]
    if local(str(parent.tag)) == "imprint":
        return children[-1] if children else None
    order = list(ORDER)
    if not is_part(new):
        order.remove("editors")
        order.insert(1, "editors")
    before = order[: order.index(field)]
    found = [
        each
        for name in before
        for each in elements_of(struct, name)
        if each.getparent() is parent and local(str(each.tag)) not in _BEFORE_IMPRINT
    ]
    if field == "authors":
        return None
    return max(found, key=children.index, default=None)


def xml_of(element: etree._Element) -> bytes:
    """Return an element as it stands in a file whose own namespace is TEI's."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(rf'\sxmlns(?::\w+)?="{re.escape(TEI)}"', "", text).replace("ns0:", "").encode()
