"""The project's schema as data: what each element may hold, to say in words what is wrong.

A RELAX NG validator says that something is wrong, rarely what would have been right. The schema
defines each element once, so what may come next in an element follows from the children so far:
each pattern is derived by them one at a time (J. Clark, «An algorithm for RELAX NG validation»).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from importlib.resources import files

from lxml import etree

from corpuskit.tei.names import XML
from corpuskit.tei.parsers import parse_own

RNG = "{http://relaxng.org/ns/structure/1.0}"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"


@dataclass(frozen=True, slots=True)
class Name:
    """Match one element."""

    tag: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Match any one of the options; without options nothing matches."""

    options: frozenset[Pattern]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Match one pattern, then another."""

    first: Pattern
    then: Pattern


@dataclass(frozen=True, slots=True)
class Repeat:
    """Match a pattern once or more."""

    part: Pattern


@dataclass(frozen=True, slots=True)
class Empty:
    """Match no element at all."""


Pattern = Name | Choice | Sequence | Repeat | Empty
NOTHING = Choice(frozenset())
EMPTY = Empty()


@dataclass(frozen=True, slots=True)
class Value:
    """Hold one value that the schema names, with its documentation."""

    name: str
    doc: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """Hold one attribute: its documentation and the values that the schema names.

    Other values are allowed only where it `is_open`; `node` is its place in the schema.
    """

    name: str
    required: bool
    doc: str
    listed: tuple[Value, ...]
    is_open: bool
    node: etree._Element

    @property
    def values(self) -> tuple[str, ...]:
        """Return the closed list of values, empty where others are allowed too."""
        return () if self.is_open else tuple(value.name for value in self.listed)

    def allows(self, value: str) -> bool:
        """Tell whether the schema allows a value."""
        probe = etree.Element("value")
        probe.set("value", value)
        return _validator(self).validate(probe)


@dataclass(frozen=True, slots=True)
class Definition:
    """Hold what one element takes: attributes by name, children, and whether text.

    Of each of the `alternatives`, all attributes of one way stand on the element, and no other.
    """

    tag: str
    attributes: Mapping[str, Attribute]
    content: Pattern
    holds_text: bool
    doc: str
    alternatives: tuple[tuple[tuple[str, ...], ...], ...] = ()


def choice(*options: Pattern) -> Pattern:
    """Return the pattern that matches any of some, in its simplest form."""
    flat: set[Pattern] = set()
    for option in options:
        flat |= option.options if isinstance(option, Choice) else {option}
    return next(iter(flat)) if len(flat) == 1 else Choice(frozenset(flat))


def sequence(first: Pattern, then: Pattern) -> Pattern:
    """Return the pattern that matches one, then the other, in its simplest form."""
    if NOTHING in (first, then):
        return NOTHING
    if first == EMPTY:
        return then
    return first if then == EMPTY else Sequence(first, then)


def repeat(part: Pattern) -> Pattern:
    """Return the pattern that matches one or more times, in its simplest form."""
    return part if part in (EMPTY, NOTHING) else Repeat(part)


@functools.cache
def may_end(pattern: Pattern) -> bool:
    """Tell whether a pattern matches no further element."""
    match pattern:
        case Empty():
            return True
        case Choice(options):
            return any(map(may_end, options))
        case Sequence(first, then):
            return may_end(first) and may_end(then)
        case Repeat(part):
            return may_end(part)
    return False


@functools.cache
def after(pattern: Pattern, tag: str) -> Pattern:
    """Return what may follow when an element has come; `NOTHING` where it may not come."""
    match pattern:
        case Name(name):
            return EMPTY if name == tag else NOTHING
        case Choice(options):
            return choice(*(after(option, tag) for option in options))
        case Sequence(first, then):
            taken = sequence(after(first, tag), then)
            return choice(taken, after(then, tag)) if may_end(first) else taken
        case Repeat(part):
            return sequence(after(part, tag), choice(EMPTY, pattern))
    return NOTHING


@functools.cache
def allowed(pattern: Pattern) -> frozenset[str]:
    """Return the elements that may come next."""
    match pattern:
        case Name(name):
            return frozenset({name})
        case Choice(options):
            return frozenset().union(*map(allowed, options))
        case Sequence(first, then):
            return allowed(first) | allowed(then) if may_end(first) else allowed(first)
        case Repeat(part):
            return allowed(part)
    return frozenset()


@functools.cache
def members(pattern: Pattern) -> frozenset[str]:
    """Return all elements that a pattern speaks of."""
    match pattern:
        case Name(tag):
            return frozenset({tag})
        case Choice(options):
            return frozenset().union(*map(members, options))
        case Sequence(first, then):
            return members(first) | members(then)
        case Repeat(part):
            return members(part)
    return frozenset()


@functools.cache
def definitions() -> Mapping[str, Definition]:
    """Return the definition of every element of the schema, by its name."""
    root = parse_own(schema_bytes("corpuskit.rng"))
    reader = _Reader({str(d.get("name")): d for d in root.iterchildren(f"{RNG}define")})
    elements = (e for d in reader.defines.values() for e in d.iterchildren(f"{RNG}element"))
    return {str(e.get("name")): reader.definition(e) for e in elements}


def schema_bytes(name: str) -> bytes:
    """Return one of the schema's files."""
    return files("corpuskit.tei").joinpath("schema", name).read_bytes()


@functools.cache
def _validator(attribute: Attribute) -> etree.RelaxNG:
    """Return a schema of one element, `value`, whose attribute `value` is the one asked for."""
    grammar = etree.Element(f"{RNG}grammar", datatypeLibrary=_DATATYPES)
    start = etree.SubElement(grammar, f"{RNG}start")
    element = etree.SubElement(start, f"{RNG}element", name="value")
    probe = etree.SubElement(element, f"{RNG}attribute", name="value")
    probe.extend(deepcopy(child) for child in attribute.node if child.tag != _DOCUMENTATION)
    root = attribute.node.getroottree().getroot()
    defines = {str(d.get("name")): d for d in root.iterchildren(f"{RNG}define")}
    wanted = [str(ref.get("name")) for ref in probe.iter(f"{RNG}ref")]
    while wanted:
        # A definition used is taken along once, with those that it uses.
        define = defines.pop(wanted.pop(), None)
        if define is not None:
            grammar.append(deepcopy(define))
            wanted += [str(ref.get("name")) for ref in define.iter(f"{RNG}ref")]
    return etree.RelaxNG(grammar)


def _doc(node: etree._Element) -> str:
    return (node.findtext(_DOCUMENTATION) or "").strip()


@dataclass(frozen=True, slots=True)
class _Reader:
    defines: Mapping[str, etree._Element]

    def definition(self, element: etree._Element) -> Definition:
        found = {a.name: a for child in element for a in self._attributes(child, required=True)}
        content = self._group(element)
        text = any(self._text(child) for child in element)
        ways = tuple(ways for child in element for ways in self._alternatives(child))
        return Definition(str(element.get("name")), found, content, text, _doc(element), ways)

    def _target(self, ref: etree._Element) -> etree._Element:
        return self.defines[str(ref.get("name"))]

    def _attributes(self, node: etree._Element, *, required: bool) -> Iterator[Attribute]:
        if node.tag == f"{RNG}attribute":
            yield self._attribute(node, required=required)
        elif node.tag == f"{RNG}ref":
            for child in self._target(node):
                yield from self._attributes(child, required=required)
        elif node.tag != f"{RNG}element":
            must = required and node.tag not in (f"{RNG}optional", f"{RNG}choice")
            for child in node:
                yield from self._attributes(child, required=must)

    def _alternatives(self, node: etree._Element) -> Iterator[tuple[tuple[str, ...], ...]]:
        if node.tag == f"{RNG}choice":
            found = [tuple(a.name for a in self._attributes(way, required=True)) for way in node]
            if all(found):
                yield tuple(found)
        elif node.tag == f"{RNG}group":
            for child in node:
                yield from self._alternatives(child)

    def _attribute(self, node: etree._Element, *, required: bool) -> Attribute:
        name = str(node.get("name"))
        name = f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name
        listed = tuple(self._values(node))
        return Attribute(name, required, _doc(node), listed, self._is_open(node), node)

    def _values(self, node: etree._Element) -> Iterator[Value]:
        for child in node:
            if child.tag == f"{RNG}value":
                # RELAX NG documents a value by the element behind it.
                doc = next(child.itersiblings(), None)
                said = doc is not None and doc.tag == _DOCUMENTATION and doc.text
                yield Value(child.text or "", said or "")
            elif child.tag == f"{RNG}ref":
                yield from self._values(self._target(child))
            else:
                yield from self._values(child)

    def _is_open(self, node: etree._Element) -> bool:
        if node.tag == f"{RNG}ref":
            return any(map(self._is_open, self._target(node)))
        is_wide = node.tag in (f"{RNG}data", f"{RNG}text", f"{RNG}list")
        return is_wide or any(map(self._is_open, node))

    def _text(self, node: etree._Element) -> bool:
        if node.tag in (f"{RNG}element", f"{RNG}attribute"):
            return False
        if node.tag == f"{RNG}ref":
            return any(map(self._text, self._target(node)))
        return node.tag in (f"{RNG}text", f"{RNG}mixed") or any(map(self._text, node))

    def _group(self, node: etree._Element) -> Pattern:
        pattern: Pattern = EMPTY
        for child in reversed(node):
            pattern = sequence(self._pattern(child), pattern)
        return pattern

    def _pattern(self, node: etree._Element) -> Pattern:
        tag = node.tag[len(RNG) :] if isinstance(node.tag, str) else ""
        if tag == "ref":
            target = self._target(node)
            if len(target) and target[0].tag == f"{RNG}element":
                return Name(str(target[0].get("name")))
            return self._group(target)
        if tag == "choice":
            return choice(*map(self._pattern, node))
        if tag in ("optional", "zeroOrMore", "oneOrMore"):
            part = self._group(node)
            part = part if tag == "optional" else repeat(part)
            return part if tag == "oneOrMore" else choice(part, EMPTY)
        return self._group(node) if tag in ("group", "mixed") else EMPTY
