"""Text with asterisks for italics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpuskit.core.passages import Mark

Marked = Callable[[str], tuple[str, tuple[Mark, ...]]]


def _marked(text: str) -> tuple[str, tuple[Mark, ...]]:
    chars, marks, opened = "", [], -1
    for char in text:
        if char != "*":
            chars += char
        elif opened < 0:
            opened = len(chars)
        else:
            marks.append(Mark(opened, len(chars), "hi", (("rend", "italic"),)))
            opened = -1
    return chars, tuple(marks)


@pytest.fixture(name="marked", scope="session")
def marked_fixture() -> Marked:
    """Give the function that turns asterisks into marks."""
    return _marked
