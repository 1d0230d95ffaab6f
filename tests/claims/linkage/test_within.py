"""Two figures for one thing in one document, and two figures for two things."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from corpuskit.claims.linkage.within import linked_within
from corpuskit.claims.linkage.wording import wording
from corpuskit.claims.model import Claim, Extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

DOCUMENTS: Sequence[Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("within.toml").read_text(encoding="utf-8")
)["document"]
PAIRS = {
    kind: [(each["name"], *pair) for each in DOCUMENTS for pair in each.get(kind, ())]
    for kind in ("one", "apart")
}


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Extract]:
    folder = tmp_path_factory.mktemp("within")
    for each in DOCUMENTS:
        (folder / f"{each['name']}.txt").write_text(each["text"].lstrip(), encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder / "tei")
    found, problems = read_documents([folder / "tei"])
    assert not problems
    return {extract.name: extract for extract in found}


def is_told(claim: Claim, quote: str) -> bool:
    at = claim.where.sentence.find(quote)
    return 0 <= at <= claim.where.end and claim.where.start <= at + len(quote)


def shown(extract: Extract, first: str, second: str) -> bool:
    return any(
        is_told(a, first) and is_told(b, second)
        for link in linked_within([extract])
        for a, b in ((link.a, link.b), (link.b, link.a))
    )


@pytest.mark.parametrize(("name", "first", "second"), PAIRS["one"])
def test_one_thing_has_one_figure(
    extracts: Mapping[str, Extract], name: str, first: str, second: str
) -> None:
    assert shown(extracts[name], first, second)


@pytest.mark.parametrize(("name", "first", "second"), PAIRS["apart"])
def test_two_things_have_two_figures(
    extracts: Mapping[str, Extract], name: str, first: str, second: str
) -> None:
    assert not shown(extracts[name], first, second)


def test_a_document_without_a_slip_is_silent(tmp_path: Path) -> None:
    """What is wrong in each document is made right, and nothing is left to report."""
    for each in DOCUMENTS:
        text = each["text"]
        for first, second in (*each["one"], *each.get("missed", ())):
            text = text.replace(second, first)
        (tmp_path / f"{each['name']}.txt").write_text(text.lstrip(), encoding="utf-8")
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "tei")
    found, _ = read_documents([tmp_path / "tei"])
    assert not [(link.a.where.quote, link.b.where.quote) for link in linked_within(found)]


def test_wording_tells_what_is_taken_up(extracts: Mapping[str, Extract]) -> None:
    told = {claim.where.quote: wording(claim) for claim in extracts["quarry"].claims}
    assert told["284 men"].taken_up
    assert not told["312 men"].taken_up
