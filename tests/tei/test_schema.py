"""The schema narrows TEI: whatever it accepts, the full schema of the Guidelines accepts."""

from __future__ import annotations

import functools
import random
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from corpuskit.tei.document import parse
from corpuskit.tei.explain import explain
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
)
from corpuskit.tei.names import TEI, XML_ID, tei

SCHEMA = files("corpuskit.tei").joinpath("schema")
RNG = "{http://relaxng.org/ns/structure/1.0}"
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
    return etree.RelaxNG(etree.fromstring(SCHEMA.joinpath("corpuskit.rng").read_bytes()))


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


def test_every_element_can_be_reached() -> None:
    assert set(parents()) == set(definitions())


def test_what_is_said_in_words_agrees_with_the_validator() -> None:
    """The walk in words finds nothing exactly where the validator does."""
    above, generator = parents(), Generator(7)
    tags = sorted(definitions())
    agreed = {True: 0, False: 0}
    for tag in tags:
        for size in range(4):
            inner = generator.element(tag, size)
            if size % 2:
                inner.append(generator.element(generator.random.choice(tags), 0))
            if "active" in str(inner.attrib) or "mutual" in str(inner.attrib):
                continue
            root = generator.around(tag, inner, above)
            data = etree.tostring(root)
            valid = validator().validate(etree.fromstring(data))
            if any(e.tag == tei("relation") for e in root.iter()):
                continue
            assert bool(explain(parse(data, Path("x.xml")))) != valid, data
            agreed[valid] += 1
    assert min(agreed.values()) > 30


def documented() -> Iterator[tuple[str, str]]:
    for tag, definition in definitions().items():
        yield f"<{tag}>", definition.doc
        for attribute in definition.attributes.values():
            yield f"<{tag}> @{attribute.name}", attribute.doc
            for value in attribute.listed:
                yield f"<{tag}> @{attribute.name}={value.name}", value.doc


def test_everything_is_documented() -> None:
    """Every element, attribute and value says in plain words what it is here."""
    assert [name for name, doc in documented() if not doc] == []
    lines = [(name, doc.split("\n", 1)[0]) for name, doc in documented()]
    # The first line stands alone in messages and in lists of completions.
    assert [name for name, line in lines if len(line) > 100] == []


def test_every_element_and_attribute_has_an_example() -> None:
    bare = [name for name, doc in documented() if "=" not in name and example(doc) is None]
    assert bare == []


def test_the_examples_are_right() -> None:
    above, generator = parents(), Generator(3)
    for tag, definition in definitions().items():
        shown = example(definition.doc) or ""
        if "..." not in shown:
            name = re.sub(r"<(\w+)", rf'<\1 xmlns="{TEI}"', shown, count=1)
            inner = etree.fromstring(name)
            assert inner.tag == tei(tag) or next(inner.iter(tei(tag)), None) is not None
            outer = str(inner.tag).partition("}")[2]
            root = generator.around(outer, inner, above)
            assert validator().validate(root), (tag, validator().error_log)
        for attribute in definition.attributes.values():
            given = re.fullmatch(r'([\w:]+)="([^"]*)"', example(attribute.doc) or "")
            assert given, (tag, attribute.name)
            assert attribute.name.partition("}")[2] in ("", given[1].partition(":")[2])
            assert attribute.name in (given[1], XML_ID) or "{" in attribute.name
            assert attribute.allows(given[2]), (tag, attribute.name)


def example(doc: str) -> str | None:
    found = re.search(r"^Example: (.*)$", doc, re.MULTILINE)
    return found[1] if found else None


def test_only_lists_that_are_ours_are_closed() -> None:
    closed = {
        (tag, name)
        for tag, definition in definitions().items()
        for name, attribute in definition.attributes.items()
        if attribute.values and "}" not in name
    }
    assert closed == {
        *((tag, "role") for tag in ("row", "cell")),
        *((tag, "break") for tag in ("pb", "lb")),
        ("availability", "status"),
        ("f", "name"),
        ("fs", "type"),
        ("measure", "type"),
        ("note", "place"),
        ("ref", "type"),
        ("title", "level"),
    }


def test_each_element_is_defined_once() -> None:
    """The words of `explain` rely on it."""
    root = etree.fromstring(SCHEMA.joinpath("corpuskit.rng").read_bytes())
    names = [each.get("name") for each in root.iter(f"{RNG}element")]
    assert len(names) == len(set(names))


def test_the_schema_loads_in_a_time_that_goes_with_its_length() -> None:
    """A grammar that repeats itself is compiled in thousands of times the time of its parsing."""
    data = SCHEMA.joinpath("corpuskit.rng").read_bytes()
    parsed = min(_seconds(lambda: etree.fromstring(data)) for _ in range(15))
    loaded = min(_seconds(lambda: etree.RelaxNG(etree.fromstring(data))) for _ in range(15))
    assert loaded < 300 * parsed


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


@pytest.mark.debian
def test_the_schema_is_made_from_its_compact_form(tmp_path: Path) -> None:
    made = tmp_path / "corpuskit.rng"
    source = str(SCHEMA.joinpath("corpuskit.rnc"))
    subprocess.run(["trang", source, str(made)], check=True)
    assert made.read_bytes() == SCHEMA.joinpath("corpuskit.rng").read_bytes()


@pytest.mark.debian
def test_what_the_schema_accepts_is_tei(tmp_path: Path, tei_all: Path) -> None:
    paths = []
    for number, data in enumerate(documents(seed=1995, each=12)):
        paths.append(tmp_path / f"{number}.xml")
        paths[-1].write_bytes(data)
    assert len(paths) > 800
    done = subprocess.run(
        ["jing", str(tei_all), *map(str, paths)], capture_output=True, text=True, check=False
    )
    said = sorted({re.sub(r"^.*?: error: ", "", line) for line in done.stdout.splitlines()})
    assert done.returncode == 0, "\n".join(said[:40])
