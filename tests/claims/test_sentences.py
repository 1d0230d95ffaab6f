"""What a figure is read to count or measure, in many turns of words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpuskit.claims.extract import extract
from corpuskit.claims.model import Claim
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.tei.document import load

_ROWS = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))[
    "claim"
]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Claim, ...]]:
    """Return the claims of each text, each read as a document of its own."""
    folder = tmp_path_factory.mktemp("sentences")
    texts = {f"d{at:03}": text for at, text in enumerate(dict.fromkeys(r["text"] for r in _ROWS))}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder / "tei")
    found = (extract(load(path), stated=True) for path in find_documents([folder / "tei"]))
    return {texts[each.name]: each.claims for each in found}


@pytest.mark.parametrize("row", [pytest.param(r, id=f"{r['text']}: {r['figure']}") for r in _ROWS])
def test_figure_is_read(row: dict[str, Any], read: dict[str, tuple[Claim, ...]]) -> None:
    quotes = [claim.where.quote for claim in read[row["text"]]]
    assert row["figure"] in quotes
    claim = read[row["text"]][quotes.index(row["figure"])]
    facets = sorted(claim.subject.facets)
    told: dict[str, Any] = {
        "subject": claim.subject.head,
        "facets": [list(facet) for facet in facets],
        "property": claim.property,
        "predicate": claim.predicate,
        "verb": claim.verb,
        "unit": claim.unit,
        "value": f"{claim.value.modality} {claim.value.point}",
        "time": str(claim.time),
    }
    wanted = {name: value for name, value in row.items() if name not in ("text", "figure")}
    assert {name: told[name] for name in wanted} == wanted
