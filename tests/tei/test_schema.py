"""The schema narrows TEI: whatever it accepts, the full schema of the Guidelines accepts."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from generated_tei import Generator, parents, validator
from lxml import etree

from corpuskit.tei.document import parse
from corpuskit.tei.explain import explain
from corpuskit.tei.grammar import definitions
from corpuskit.tei.names import TEI, XML_ID, tei

SCHEMA = files("corpuskit.tei").joinpath("schema")
RNG = "{http://relaxng.org/ns/structure/1.0}"


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
            root = generator.around(tag, inner, above)
            data = etree.tostring(root)
            valid = validator().validate(etree.fromstring(data))
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
