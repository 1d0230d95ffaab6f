"""Ceilings that only go down: what is reported of texts in which nothing contradicts anything."""

from __future__ import annotations

import tempfile
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Level
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose

TESTS = Path(__file__).parents[1]
FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
WRONG = FLOORS["consistent"]
SETS = [
    pytest.param(
        name,
        marks=() if name.partition("/")[0] in FLOORS["silence"]["in_ci"] else pytest.mark.whole,
    )
    for name in WRONG
]
# Pairs of two short texts of which their check still gives one.
PAIRS = {
    "FIG001": 1,
}


def reported(sources: list[Path], out: Path) -> Counter[str]:
    """Return how many errors and warnings each check gives of the sources as one corpus."""
    convert_corpus(sources, out)
    findings = check_corpus(find_documents([out]), choose(), base=out).findings
    return Counter(finding.check for finding in findings if finding.level > Level.NOTE)


@pytest.mark.parametrize("name", SETS)
def test_no_more_is_reported_of_consistent_documents(name: str, tmp_path: Path) -> None:
    found = reported(sorted((TESTS / name).glob("*.txt")), tmp_path)
    assert found.total() <= WRONG[name], found


def test_no_more_consistent_pairs_are_reported() -> None:
    pairs = tomllib.loads((TESTS / "consistent" / "pairs.toml").read_text(encoding="utf-8"))[
        "silent"
    ]
    wrong: Counter[str] = Counter()
    for pair in pairs:
        with tempfile.TemporaryDirectory() as name:
            out = Path(name)
            for text in ("a", "b"):
                (out / f"{text}.txt").write_text(pair[text] + "\n", encoding="utf-8")
            wrong[pair["check"]] += (
                reported(sorted(out.glob("*.txt")), out / "tei")[pair["check"]] > 0
            )
    more = {check: count for check, count in wrong.items() if count > PAIRS.get(check, 0)}
    assert not more, wrong
