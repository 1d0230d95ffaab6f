"""The same findings in the same order, in whatever order the files are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.core.findings import Finding
from corpuskit.lint.corpus import findings_of, read_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.reading import Reading, read_document
from corpuskit.lint.runner import choose

CORPUS = Path(__file__).parents[2] / "corpus" / "tei"
FILES = find_documents([CORPUS])


@pytest.fixture(scope="module")
def readings() -> dict[Path, Reading]:
    return {path: read_document(path) for path in FILES}


@pytest.fixture(scope="module")
def expected(readings: dict[Path, Reading]) -> tuple[Finding, ...]:
    first = found(FILES, readings)
    assert first
    return first


def found(files: Sequence[Path], readings: dict[Path, Reading]) -> tuple[Finding, ...]:
    return findings_of(read_corpus(files, read=readings.__getitem__)[0], choose())


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(FILES))
def test_any_order_of_files(
    order: list[Path], readings: dict[Path, Reading], expected: tuple[Finding, ...]
) -> None:
    assert found(order, readings) == expected
