"""Say in words where a file departs from the schema, and what would be right there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from corpuskit.core.errors import Problem
from corpuskit.tei.document import Document
from corpuskit.tei.grammar import (
    NOTHING,
    Attribute,
    Definition,
    Pattern,
    after,
    allowed,
    definitions,
    may_end,
)
from corpuskit.tei.names import TEI, XML, local

_SHOWN = 10
_SAME = 3
# What a reader asks for last: members of nearly every content model.
_EVERYWHERE = frozenset({"pb", "lb", "fw", "note"})


def explain(document: Document) -> tuple[Problem, ...]:
    """Return everything in a document that the schema forbids, in document order.

    Of problems alike in all but their place the first three are kept, the last of them with
    how many more there are: a file of another project would drown what matters.
    """
    return tuple(_folded(_problems(document)))


def _problems(document: Document) -> Iterator[Problem]:
    root = document.tree
    if root.tag != f"{{{TEI}}}TEI":
        advice = f'the root must be TEI with xmlns="{TEI}"'
        yield document.problem(root, f"{_shown(root)} is not the root of a TEI file", advice)
        return
    for element in root.iter("*"):
        definition = _definition(element)
        if definition is not None:
            yield from _attributes(document, element, definition)
            yield from _children(document, element, definition)


def _definition(element: etree._Element) -> Definition | None:
    if not str(element.tag).startswith(f"{{{TEI}}}"):
        return None
    return definitions().get(local(str(element.tag)))


def _attributes(
    document: Document, element: etree._Element, definition: Definition
) -> Iterator[Problem]:
    known = definition.attributes
    for raw, raw_value in element.attrib.items():
        name, value = str(raw), str(raw_value)
        attribute = known.get(name)
        if attribute is None:
            message = f"{_shown(element)} has @{_printed(name)}, which it does not take"
            yield document.problem(element, message, f"it takes {_names(known)}")
        elif not attribute.allows(value):
            message = f"{_shown(element)} has @{_printed(name)}={_quoted(value)}"
            yield document.problem(element, message, _right_value(attribute))
    for attribute in known.values():
        if attribute.required and element.get(attribute.name) is None:
            message = f"{_shown(element)} lacks @{_printed(attribute.name)}"
            yield document.problem(element, message, f"add {_lowered(attribute.doc)}")


def _right_value(attribute: Attribute) -> str:
    if attribute.values:
        return f"write one of {', '.join(attribute.values)}"
    return f"write {_lowered(attribute.doc)}"


def _children(
    document: Document, element: etree._Element, definition: Definition
) -> Iterator[Problem]:
    if not definition.holds_text:
        yield from _stray_text(document, element, definition)
    state, whole = definition.content, True
    for child in element.iterchildren("*"):
        problem, following = _child(document, element, child, state)
        if problem is not None:
            whole = False
            yield problem
        state = following
    if whole and not may_end(state):
        message = f"{_shown(element)} is not complete"
        yield document.problem(element, message, f"it needs {_needed(state)}")


def _child(
    document: Document, element: etree._Element, child: etree._Element, state: Pattern
) -> tuple[Problem | None, Pattern]:
    """Return the problem with a child, if any, and what may come after it."""
    if _definition(child) is None:
        message = f"{_shown(child)} is not in the schema"
        advice = f"<{local(str(element.tag))}> may hold {_elements(state)} here"
        return document.problem(child, message, advice), state
    following = after(state, local(str(child.tag)))
    if following != NOTHING:
        return None, following
    message = f"{_shown(child)} cannot stand here in {_shown(element)}"
    nothing = "nothing more may stand here"
    advice = f"here may stand {_elements(state)}" if allowed(state) else nothing
    return document.problem(child, message, advice), state


def _stray_text(
    document: Document, element: etree._Element, definition: Definition
) -> Iterator[Problem]:
    pieces = [(element.text, element, False), *((c.tail, c, True) for c in element)]
    for text, node, is_tail in pieces:
        stripped = (text or "").lstrip()
        if text and stripped:
            places = document.positions
            find = places.of_tail if is_tail else places.of_text
            line, column = find(node, len(text) - len(stripped))
            words = f"text {_quoted(stripped)} stands directly in {_shown(element)}"
            advice = f"put it into {_elements(definition.content)}"
            if not allowed(definition.content):
                advice = "this element holds none"
            yield Problem(document.path, line, words, advice, column)


def _folded(problems: Iterable[Problem]) -> Iterator[Problem]:
    found = list(problems)
    counts = Counter(problem.message for problem in found)
    seen: Counter[str] = Counter()
    for problem in found:
        seen[problem.message] += 1
        if seen[problem.message] > _SAME:
            continue
        more = counts[problem.message] - _SAME
        if seen[problem.message] == _SAME and more > 0:
            yield replace(problem, advice=f"{problem.advice} (and {more} more like this)")
        else:
            yield problem


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _elements(pattern: Pattern) -> str:
    return _some(sorted(allowed(pattern), key=lambda tag: (tag in _EVERYWHERE, tag)), "<{}>")


def _needed(pattern: Pattern) -> str:
    return _some(sorted(allowed(pattern) - _EVERYWHERE), "<{}>")


def _names(known: Iterable[str]) -> str:
    common = {"n", "rend", "resp", "cert", "corresp", "ana", "source"}
    names = sorted(known, key=lambda n: (n.startswith(f"{{{XML}}}"), n in common, n))
    return _some([_printed(name) for name in names], "@{}")


def _some(names: list[str], form: str) -> str:
    shown = ", ".join(form.format(name) for name in names[:_SHOWN])
    return shown + (" ..." if len(names) > _SHOWN else "")


def _printed(name: str) -> str:
    return f"xml:{local(name)}" if name.startswith(f"{{{XML}}}") else local(name)


def _shown(element: etree._Element) -> str:
    tag, identifier = str(element.tag), element.get(f"{{{XML}}}id")
    space = tag[1:].rpartition("}")[0]
    where = "" if space == TEI else f" of {space}" if space else " without the TEI namespace"
    named = f' xml:id="{identifier}"' if identifier else ""
    return f"<{local(tag)}{named}>{where}"


def _quoted(words: str) -> str:
    short = " ".join(words.split())
    return f"«{short[:40]}…»" if len(short) > 40 else f"«{short}»"
