"""Recover documents given as strings, and look into drafts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from corpuskit.convert.readers.text import Source, read_text
from corpuskit.convert.structure import Recovery, recover, source_characters
from corpuskit.convert.structure.restore import letters
from corpuskit.core.passages import Draft, Node, Passage


class Look:
    """Look into one recovery."""

    def __init__(self, recovery: Recovery) -> None:
        self.recovery = recovery
        self.draft: Draft = recovery.draft

    @property
    def problems(self) -> list[tuple[int, str]]:
        return [(problem.line, problem.message) for problem in self.recovery.problems]

    def kind(self, *kinds: str) -> list[str]:
        """The characters of the passages of some kinds, in the order of the tree."""
        numbers = self.draft.text.numbers()
        return [
            self.draft.passages[n].chars for n in numbers if self.draft.passages[n].kind in kinds
        ]

    def nodes(self, tag: str) -> list[Node]:
        return [node for node in self.draft.text.walk() if node.tag == tag]

    def inside(self, node: Node) -> list[str]:
        return [self.draft.passages[n].chars for n in node.numbers()]

    def notes(self) -> list[tuple[str, str, str, str]]:
        """Number, place, the fifteen characters before the mark, and text of each note."""
        found = []
        for passage in self.draft.passages:
            for mark in passage.marks:
                if mark.tag == "note" and mark.passage is not None:
                    before = passage.chars[max(0, mark.start - 15) : mark.start]
                    text = self.draft.passages[mark.passage].chars
                    found.append((mark.get("n") or "", mark.get("place") or "", before, text))
        return found

    def spans(self, tag: str) -> list[tuple[str, str]]:
        """The characters and first attribute of every mark with a tag."""
        return [
            (p.chars[m.start : m.end], m.attributes[0][1] if m.attributes else "")
            for p in self.draft.passages
            for m in p.marks
            if m.tag == tag
        ]

    def passage(self, beginning: str) -> Passage:
        return next(p for p in self.draft.passages if p.chars.startswith(beginning))

    def tree(self) -> str:
        """The tree without passages of its own: tags, heads in quotes."""
        return _shape(self.draft, self.draft.text)


def _shape(draft: Draft, node: Node) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, Node):
            parts.append(_shape(draft, child))
        else:
            passage = draft.passages[child]
            parts.append(f"'{passage.chars}'" if passage.kind == "head" else passage.kind)
    return f"{node.tag}({' '.join(parts)})"


def sourced(text: str) -> Source:
    return Source("document", Path("document.txt"), tuple(text.split("\n")), "utf-8")


@pytest.fixture
def look() -> Callable[[str], Look]:
    """Recover a document and make sure that nothing of it is lost."""

    def recovered(text: str) -> Look:
        source = sourced(dedent(text).strip("\n"))
        found = Look(recover(source))
        assert source_characters(found.draft) == letters("\n".join(source.lines))
        assert [p.number for p in found.draft.passages] == list(range(len(found.draft.passages)))
        return found

    return recovered


@pytest.fixture
def look_at() -> Callable[[Path], Look]:
    """Recover a file and make sure that nothing of it is lost."""

    def recovered(path: Path) -> Look:
        source = read_text(path)
        found = Look(recover(source))
        assert source_characters(found.draft) == letters("\n".join(source.lines))
        return found

    return recovered
