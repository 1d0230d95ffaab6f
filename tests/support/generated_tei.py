"""Make TEI documents by chance that the schema accepts, walking its own grammar."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator

from lxml import etree

from corpuskit.tei.grammar import (
    Attribute,
    Choice,
    Name,
    Pattern,
    Repeat,
    Sequence,
    after,
    allowed,
    definitions,
    may_end,
    members,
    schema_bytes,
)
from corpuskit.tei.names import XML_ID, tei

VALUES = (
    # Dates and numbers, well and badly written.
    *[
        "1995",
        "1995-05",
        "1995-05-25",
        "--05",
        "---03",
        "--05-25",
        "-0044",
        "12000",
        "1995Z",
        "12",
        "-3.5",
        "0.7",
        "1.5",
        "1.0.3",
    ],
    *["+4", "1e3", ".5", "12,000", "-", "0", "5-7", "A1", "2e", "true"],
    # Pointers, words and codes.
    *[
        "#a",
        "people.xml#okoro",
        "http://x.org/a?b=c#d",
        "p|q",
        "[3]",
        "*",
        "xs:x",
        "en",
        "zh-Hant",
        "und",
        "preserve",
    ],
    *[
        "high",
        "others",
        "Word",
        "a.b",
        "a_b",
        "%",
        "t/mo",
        "kW.h",
        "naïve",
        "c'est",
        "n°",
        "m²",
        "€",
    ],
    *("", "#a #b", "a b", "a\u00adb", "a\u200eb"),
)


@functools.cache
def validator() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(schema_bytes("corpuskit.rng")))


@functools.cache
def allowed_values(attribute: Attribute) -> tuple[str, ...]:
    return tuple(v for v in (*VALUES, *attribute.values) if attribute.allows(v))


@functools.cache
def costs() -> dict[str, int]:
    """Return how many elements the smallest of each kind has."""
    found = dict.fromkeys(definitions(), 10**6)
    for _ in range(12):
        found = {tag: 1 + cost(d.content, found) for tag, d in definitions().items()}
    return found


def cost(pattern: Pattern, known: dict[str, int]) -> int:
    match pattern:
        case Name(tag):
            return known[tag]
        case Choice(options):
            return min((cost(option, known) for option in options), default=10**6)
        case Sequence(first, then):
            return cost(first, known) + cost(then, known)
        case Repeat(part):
            return cost(part, known)
    return 0


def parents() -> dict[str, str]:
    """Return a parent for each element, on the shortest way from the root."""
    found, waiting = {"TEI": ""}, ["TEI"]
    for tag in waiting:
        for child in sorted(members(definitions()[tag].content)):
            if child not in found:
                found[child] = tag
                waiting.append(child)
    return found


def way(content: Pattern, tag: str) -> tuple[str, ...]:
    """Return the fewest elements that must stand before one."""
    waiting: list[tuple[Pattern, tuple[str, ...]]] = [(content, ())]
    seen = {content}
    for state, steps in waiting:
        if tag in allowed(state):
            return steps
        for step in sorted(allowed(state), key=lambda t: (costs()[t], t)):
            following = after(state, step)
            if following not in seen:
                seen.add(following)
                waiting.append((following, (*steps, step)))
    raise AssertionError(tag)


class Generator:
    """Make elements that the schema should accept, by chance."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.number = 0

    def element(self, tag: str, size: int, *, plain: bool = False) -> etree._Element:
        definition = definitions()[tag]
        element = etree.Element(tei(tag))
        for attribute in definition.attributes.values():
            if attribute.required or (not plain and self.random.random() < 0.15):
                self._set(element, attribute)
        state, left = definition.content, self.random.randint(0, size)
        while not (may_end(state) and left <= 0):
            child = self._next(state, left)
            if child is None:
                break
            smaller = max(0, min(left - 1, size // 2))
            element.append(self.element(child, smaller, plain=plain))
            state, left = after(state, child), left - 1
        if definition.holds_text:
            element.text = "words "
            for each in element:
                each.tail = " and"
        return element

    def around(self, tag: str, inner: etree._Element, above: dict[str, str]) -> etree._Element:
        """Put an element into the smallest document that can hold it."""
        while above[tag]:
            parent = above[tag]
            outer = etree.Element(tei(parent))
            for attribute in definitions()[parent].attributes.values():
                if attribute.required:
                    self._set(outer, attribute)
            self._fill(outer, definitions()[parent].content, tag, inner)
            tag, inner = parent, outer
        return inner

    def _fill(
        self, outer: etree._Element, content: Pattern, tag: str, inner: etree._Element
    ) -> None:
        state = content
        for step in way(content, tag):
            outer.append(self.element(step, 0, plain=True))
            state = after(state, step)
        outer.append(inner)
        state = after(state, tag)
        while not may_end(state):
            last = self._next(state, 0)
            assert last is not None
            outer.append(self.element(last, 0, plain=True))
            state = after(state, last)

    def _next(self, state: Pattern, left: int) -> str | None:
        tags = sorted(allowed(state))
        if not tags or left > 0:
            return self.random.choice(tags) if tags else None
        return min(tags, key=lambda t: (costs()[t] + cost(after(state, t), costs()), t))

    def _set(self, element: etree._Element, attribute: Attribute) -> None:
        if attribute.name == XML_ID:
            self.number += 1
            element.set(XML_ID, f"id{self.number}")
        else:
            element.set(attribute.name, self.random.choice(allowed_values(attribute)))


def documents(seed: int, each: int) -> Iterator[bytes]:
    """Yield documents that our schema accepts, `each` about every element."""
    above = parents()
    generator = Generator(seed)
    for tag in definitions():
        for size in range(each):
            root = generator.around(tag, generator.element(tag, size), above)
            if validator().validate(root):
                yield etree.tostring(root)
