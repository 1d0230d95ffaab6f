"""One fact in many turns of words: contradictions between them are found, and nothing else is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Finding, Level
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose

FOLDER = Path(__file__).with_name("phrasings")


def cases(kind: str) -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        # What else a text tells, so that not every word of it is common.
        around = data.get("around", {})
        for texts in data[kind]:
            whole = {name: text + around.get(name, "") for name, text in texts.items()}
            yield pytest.param(whole, id=f"{path.stem}: {texts['a'][:60]}")


def reported(texts: dict[str, str], folder: Path) -> list[Finding]:
    sources = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text + "\n", encoding="utf-8")
        sources.append(path)
    convert_corpus(sources, folder / "tei")
    findings = check_corpus(find_documents([folder / "tei"]), choose(), base=folder).findings
    return [finding for finding in findings if finding.level >= Level.WARNING]


@pytest.mark.parametrize("texts", list(cases("found")))
def test_contradiction_is_found(texts: dict[str, str], tmp_path: Path) -> None:
    assert reported(texts, tmp_path)


@pytest.mark.parametrize("texts", list(cases("silent")))
def test_nothing_is_reported(texts: dict[str, str], tmp_path: Path) -> None:
    assert not [f"{f.check}: {f.message}" for f in reported(texts, tmp_path)]
