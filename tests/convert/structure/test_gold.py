"""The annotated test documents: notes at their marks, paragraphs whole, headings at their level."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpuskit.core.passages import Node

DOCUMENTS = Path(__file__).parents[2] / "documents"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in DOCUMENTS.glob("*.gold.json"))


def gold_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (DOCUMENTS / f"{name}.gold.json").read_text(encoding="utf-8")
    )
    return loaded


def bare(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def heads(found: Any, node: Node, level: int = 0) -> list[tuple[int, str]]:
    shown: list[tuple[int, str]] = []
    for child in node.children:
        if isinstance(child, Node):
            deeper = level + 1 if child.tag == "div" else level
            if child.tag != "table":
                shown += heads(found, child, deeper)
        elif found.draft.passages[child].kind == "head":
            shown.append((level, bare(found.draft.passages[child].chars)))
    return shown


def test_there_are_documents() -> None:
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_notes_at_their_marks(look_at: Any, name: str) -> None:
    found = look_at(DOCUMENTS / f"{name}.txt")
    expected = [(n["n"], bare(n["before"])[-6:], bare(n["text"])) for n in gold_of(name)["notes"]]
    shown = [(n, bare(before)[-6:], bare(text)) for n, _, before, text in found.notes()]
    assert shown == expected
    assert found.problems == []


@pytest.mark.parametrize("name", NAMES)
def test_blocks_are_whole(look_at: Any, name: str) -> None:
    found = look_at(DOCUMENTS / f"{name}.txt")
    ours = {bare(each) for each in found.kind("p", "item", "titlePart", "byline")}
    for block in gold_of(name)["blocks"]:
        if block["kind"] in {"p", "item", "quote"}:
            assert any(
                bare(block["text"]) == each or each.startswith(bare(block["text"])) for each in ours
            ), block["text"]


@pytest.mark.parametrize("name", NAMES)
def test_headings_and_levels(look_at: Any, name: str) -> None:
    found = look_at(DOCUMENTS / f"{name}.txt")
    expected = [
        (block["level"], bare(block["text"]))
        for block in gold_of(name)["blocks"]
        if block["kind"] == "head"
    ]
    shown = [heads(found, part) for part in found.draft.text.children if part.tag != "front"]
    assert [head for part in shown for head in part] == expected


@pytest.mark.parametrize("name", NAMES)
def test_title_and_authors(look_at: Any, name: str) -> None:
    found = look_at(DOCUMENTS / f"{name}.txt")
    head = found.recovery.masthead
    gold = gold_of(name)
    assert bare(head.title) == bare(gold["title"])
    assert [bare(each).lower() for each in head.authors] == [
        bare(each).lower() for each in gold["authors"]
    ]
