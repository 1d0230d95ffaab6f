"""From a place of the text to what it points to, to all that points there, and to its outline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol.types import DocumentHighlight, DocumentSymbol, Range, SymbolKind
from lsprotocol.types import Location as Link

from corpuskit.server.diagnostics import link
from corpuskit.server.hover import others_of, statements_at
from corpuskit.server.registers import Mention, Target, mentions_of, pointers_in, target_of
from corpuskit.server.session import View
from corpuskit.server.tags import Element, Elements, elements_of
from corpuskit.server.uris import uri_of

_KINDS = {
    "div": SymbolKind.Namespace,
    "note": SymbolKind.String,
    "table": SymbolKind.Array,
    "person": SymbolKind.Class,
    "org": SymbolKind.Class,
    "place": SymbolKind.Class,
    "event": SymbolKind.Event,
    "biblStruct": SymbolKind.File,
}
_LONGEST = 60


def definition(view: View, offset: int) -> tuple[Link, ...]:
    """Return where what an offset stands in points to; of a figure or date, its other sides."""
    found = _targets(view, offset)
    if found:
        return tuple(_linked(view, each.path, each.element) for each in found)
    return tuple(_other_sides(view, offset))


def references(view: View, offset: int, *, declaration: bool = True) -> tuple[Link, ...]:
    """Return all that points to one thing; of a figure or date, all that is said of its subject."""
    if view.known is None:
        return ()
    analysis = view.known.analysis
    targets = _targets(view, offset) or _own(view, offset)
    found = [
        place
        for target in targets
        for mention in mentions_of(target, analysis.documents, analysis.files)
        if (place := _mentioned(view, mention)) is not None
    ]
    if declaration:
        found = [*(_linked(view, each.path, each.element) for each in targets), *found]
    if not found:
        said = statements_at(view, e) if (e := _innermost(view, offset)) else ()
        found = [link(view, other.where) for each in said for other in others_of(view, each)]
    return tuple({(str(each.uri), _key(each.range)): each for each in found}.values())


def highlights(view: View, offset: int) -> tuple[DocumentHighlight, ...]:
    """Return all in this document that points to the same thing, or what it points to."""
    elements = elements_of(view.text.chars)
    wanted = {pointer for _, pointer in _pointers(elements, offset)}
    if not wanted:
        names = (each.tag.get("xml:id") for each in elements.around(offset)[:1])
        wanted = {f"#{name}" for name in names if name}
    return tuple(
        DocumentHighlight(view.text.range(*_words(each)))
        for each in elements.found
        if any(p in wanted for _, p in pointers_in(each)) or f"#{each.tag.get('xml:id')}" in wanted
    )


def symbols(view: View) -> tuple[DocumentSymbol, ...]:
    """Return the outline of a document: sections, tables, notes; of a register, its entries."""
    elements = elements_of(view.text.chars)
    roots: list[DocumentSymbol] = []
    opened: list[tuple[int, list[DocumentSymbol]]] = []
    for number, element in enumerate(elements.found):
        if element.name not in _KINDS:
            continue
        while opened and opened[-1][0] <= element.tag.start:
            opened.pop()
        children: list[DocumentSymbol] = []
        where = view.text.range(element.tag.start, element.end)
        name = view.text.range(element.tag.start, element.tag.end)
        symbol = DocumentSymbol(
            _titled(elements, number),
            _KINDS[element.name],
            where,
            name,
            element.name,
            children=children,
        )
        (opened[-1][1] if opened else roots).append(symbol)
        opened.append((element.end, children))
    return tuple(roots)


def _titled(elements: Elements, number: int) -> str:
    element = elements.found[number]
    identifier = element.tag.get("n") or element.tag.get("xml:id") or ""
    if element.name == "note":
        return f"{identifier} {elements.words(element)}".strip()[:_LONGEST] or "note"
    first = elements.found[number + 1 : number + 2]
    titled = first[0] if first and first[0].tag.start < element.end else element
    return elements.words(titled)[:_LONGEST].strip() or identifier or element.name


def _targets(view: View, offset: int) -> tuple[Target, ...]:
    if view.known is None:
        return ()
    pointers = _pointers(elements_of(view.text.chars), offset)
    found = (_target(view, pointer) for _, pointer in pointers)
    return tuple(each for each in found if each is not None)


def _target(view: View, pointer: str) -> Target | None:
    """Return what a pointer leads to; in the document itself, as it stands by now."""
    assert view.known is not None
    file, _, identifier = pointer.partition("#")
    if file in ("", view.path.name):
        element = elements_of(view.text.chars).by_id.get(identifier)
        return Target(view.path, element) if element else None
    return target_of(pointer, view.path, view.known.analysis.files)


def _pointers(elements: Elements, offset: int) -> list[tuple[Element, str]]:
    """Return the pointers meant at an offset: that of the value there, else the innermost ones."""
    around = elements.around(offset)
    for element in around:
        for attribute, pointer in pointers_in(element):
            at = elements.chars.find(pointer, attribute.start, attribute.end)
            if at >= 0 and at <= offset <= at + len(pointer):
                return [(element, pointer)]
    for element in around:
        found = [(element, p) for attribute, p in pointers_in(element) if attribute.name != "resp"]
        if found:
            return found
        if element.name in ("p", "note", "div"):
            break
    return []


def _own(view: View, offset: int) -> tuple[Target, ...]:
    """Return the element with an id that an offset stands in, as something to be pointed to."""
    for element in elements_of(view.text.chars).around(offset):
        if element.tag.get("xml:id"):
            return (Target(view.path, element),)
    return ()


def _innermost(view: View, offset: int) -> Element | None:
    return next(iter(elements_of(view.text.chars).around(offset)), None)


def _other_sides(view: View, offset: int) -> Iterator[Link]:
    if view.known is None:
        return
    for finding in view.known.analysis.findings.get(str(view.path), ()):
        here = [p for p in finding.places if p.path == str(view.path)]
        at = [p for p in here if (now := view.place(p)) and now[0] <= offset <= now[1]]
        if at:
            yield from (link(view, place) for place in finding.places if place not in at)


def _linked(view: View, path: Path, element: Element) -> Link:
    """Return a link to an element of this document as it stands, or of another one as known."""
    tag = element.tag
    if path == view.path:
        return Link(view.standing.uri, view.text.range(tag.start, tag.end))
    assert view.known is not None
    text = view.known.analysis.text(path, view.text.unit)
    return Link(uri_of(path), text.range(tag.start, tag.end))


def _mentioned(view: View, mention: Mention) -> Link | None:
    """Return a link to a mention, None where it is gone from this document by now."""
    if mention.path != view.path:
        assert view.known is not None
        text = view.known.analysis.text(mention.path, view.text.unit)
        return Link(uri_of(mention.path), text.range(*_words(mention.element)))
    now = view.since_analysis(*_words(mention.element))
    return Link(view.standing.uri, view.text.range(*now)) if now else None


def _words(element: Element) -> tuple[int, int]:
    """Return the stretch that stands for an element: its content where that is short."""
    start, end = element.tag.end, element.content_end
    return (start, end) if 0 < end - start <= _LONGEST else (element.tag.start, element.tag.end)


def _key(where: Range) -> tuple[int, int, int, int]:
    return where.start.line, where.start.character, where.end.line, where.end.character
