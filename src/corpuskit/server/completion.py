"""What can be written at a place: register entries, values, attributes, elements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    MarkupContent,
    MarkupKind,
    TextEdit,
)

from corpuskit.server.analysis import LISTED
from corpuskit.server.registers import Entry, entries_of
from corpuskit.server.session import View
from corpuskit.server.tags import Element, Typing, elements_of, typing_at
from corpuskit.tei.grammar import (
    NOTHING,
    Attribute,
    Definition,
    after,
    allowed,
    definitions,
)
from corpuskit.tei.names import XML
from corpuskit.tei.pointers import POINTING

_MOST = 200
# Which entries a name points to, by its element.
_NAMED = {"persName": "person", "orgName": "org", "placeName": "place", "rs": "event"}


def completion(view: View, offset: int) -> CompletionList:
    """Return what may be written at an offset, the likeliest first.

    The list is made for what stands there, so the editor is to ask again at the next letter.
    """
    typing = typing_at(view.text.chars, offset)
    items = list(_items(view, typing, offset))[:_MOST]
    for number, item in enumerate(items):
        item.sort_text = f"{number:04}"
    return CompletionList(is_incomplete=True, items=items)


def _items(view: View, typing: Typing, offset: int) -> Iterator[CompletionItem]:
    if typing.in_name:
        yield from _elements(view, typing, offset)
    elif typing.attribute in POINTING:
        yield from _pointers(view, typing, offset)
    elif typing.attribute:
        yield from _values(view, typing, offset)
    elif typing.tag:
        yield from _attributes(view, typing, offset)


def _item(
    view: View, typing: Typing, offset: int, new: str, label: str, **more: object
) -> CompletionItem:
    """Return an item that puts something in the place of what is typed."""
    where = view.text.range(typing.start, offset)
    filtered = new if new.casefold().startswith(typing.typed.casefold()) else typing.typed
    item = CompletionItem(label, text_edit=TextEdit(where, new), filter_text=filtered)
    for name, value in more.items():
        setattr(item, name, value)
    return item


def _elements(view: View, typing: Typing, offset: int) -> Iterator[CompletionItem]:
    around = [
        e
        for e in elements_of(view.text.chars).around(typing.start - 1)
        if e.tag.start < typing.start - 1
    ]
    names = _allowed_in(view, around[0], typing.start - 1) if around else frozenset({"TEI"})
    for name in sorted(names):
        if name.casefold().startswith(typing.typed.casefold()):
            about = _doc(definitions().get(name))
            yield _item(
                view, typing, offset, name, name, kind=CompletionItemKind.Class, documentation=about
            )


def _allowed_in(view: View, parent: Element, offset: int) -> frozenset[str]:
    """Return the elements that may come next in another, after those that stand before."""
    definition = definitions().get(parent.name)
    if definition is None:
        return frozenset(definitions())
    state = definition.content
    for child in elements_of(view.text.chars).found:
        if child.depth == parent.depth + 1 and parent.tag.start < child.tag.start < offset:
            following = after(state, child.name)
            state = state if following == NOTHING else following
    return allowed(state)


def _attributes(view: View, typing: Typing, offset: int) -> Iterator[CompletionItem]:
    definition = definitions().get(typing.tag)
    for attribute in definition.attributes.values() if definition else ():
        name = _printed(attribute.name)
        if name not in typing.known and name.startswith(typing.typed):
            yield _item(
                view,
                typing,
                offset,
                f'{name}=""',
                name,
                kind=CompletionItemKind.Property,
                documentation=_text(attribute.doc),
            )


def _values(view: View, typing: Typing, offset: int) -> Iterator[CompletionItem]:
    attribute = _attribute(typing)
    listed = {each.name: each.doc for each in attribute.listed} if attribute else {}
    for value in _those(typing, listed):
        about = _text(listed[value])
        kind = CompletionItemKind.EnumMember
        yield _item(view, typing, offset, value, value, kind=kind, documentation=about)
    is_closed = attribute is not None and not attribute.is_open and bool(listed)
    if is_closed or view.known is None or typing.attribute not in LISTED:
        return
    used = view.known.analysis.values.get((typing.tag, typing.attribute), Counter())
    for value, count in used.most_common():
        if value not in listed and _those(typing, (value,)):
            said = f"{count} times in the corpus"
            yield _item(
                view, typing, offset, value, value, kind=CompletionItemKind.Value, detail=said
            )


def _pointers(view: View, typing: Typing, offset: int) -> Iterator[CompletionItem]:
    if typing.attribute in ("resp", "who"):
        yield from _own_ids(view, typing, offset, ("respStmt",))
        return
    if typing.attribute == "target":
        yield from _own_ids(view, typing, offset, ("note", "div", "table"))
        return
    entries = _entries(view, _NAMED.get(typing.tag))
    words = _words_behind(view, offset).casefold()
    fitting = [each for each in entries if _fits(each, typing, view)]
    for entry in sorted(fitting, key=lambda each: (not _is_named(each, words), each.names[0])):
        pointer = entry.pointer(view.path)
        also = "; ".join(entry.names[1:])
        yield _item(
            view,
            typing,
            offset,
            pointer,
            entry.names[0],
            kind=CompletionItemKind.Reference,
            detail=pointer,
            documentation=_text(also),
        )
    if typing.attribute in ("corresp", "over"):
        yield from _own_ids(view, typing, offset, ("measure", "num", "date", "bibl"))


def _entries(view: View, tag: str | None) -> list[Entry]:
    if view.known is None:
        return []
    analysis = view.known.analysis
    return [
        entry
        for path in analysis.documents
        for entry in entries_of(path, analysis.files).values()
        if tag is None or entry.element.name == tag
    ]


def _fits(entry: Entry, typing: Typing, view: View) -> bool:
    typed = typing.typed.casefold()
    pointer = entry.pointer(view.path).casefold()
    return typed in pointer or any(typed in name.casefold() for name in entry.names)


def _is_named(entry: Entry, words: str) -> bool:
    return bool(words) and any(words in n.casefold() or n.casefold() in words for n in entry.names)


def _words_behind(view: View, offset: int) -> str:
    """Return the words of the element whose start tag an offset stands in."""
    elements = elements_of(view.text.chars)
    for element in elements.around(offset)[:1]:
        if element.tag.start < offset < element.tag.end:
            return elements.words(element)
    return ""


def _own_ids(
    view: View, typing: Typing, offset: int, tags: tuple[str, ...]
) -> Iterator[CompletionItem]:
    elements = elements_of(view.text.chars)
    for identifier, element in elements.by_id.items():
        pointer = f"#{identifier}"
        if element.name in tags and pointer.startswith(typing.typed):
            about = elements.words(element)[:80]
            yield _item(
                view,
                typing,
                offset,
                pointer,
                pointer,
                kind=CompletionItemKind.Reference,
                detail=about,
            )


def _those(typing: Typing, values: Iterable[str]) -> list[str]:
    return [value for value in values if value.casefold().startswith(typing.typed.casefold())]


def _attribute(typing: Typing) -> Attribute | None:
    definition = definitions().get(typing.tag)
    name = typing.attribute
    name = f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name
    return definition.attributes.get(name) if definition else None


def _printed(name: str) -> str:
    return f"xml:{name.rpartition('}')[2]}" if name.startswith("{") else name


def _doc(definition: Definition | None) -> MarkupContent | None:
    return _text(definition.doc) if definition else None


def _text(words: str) -> MarkupContent | None:
    return MarkupContent(MarkupKind.PlainText, words) if words else None
