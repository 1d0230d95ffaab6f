"""Floors that only go up: what the benchmarks have reached, over documents written blind."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpuskit.core.findings import Level

TESTS = Path(__file__).parents[1]

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
ANNOTATION, CONTRADICTIONS = FLOORS["annotation"], FLOORS["contradictions"]
# A figure of 2013 that a work of 2010 is cited for: an editor would ask about it too.
QUERIED = {"documents5": {"DAT002"}}
SETS = [
    pytest.param(name, marks=() if name in CONTRADICTIONS["in_ci"] else pytest.mark.whole)
    for name in CONTRADICTIONS["sets"]
]

# Errors planted and found, of every eighth repeated fact of the seeds, which are long and from whose
# misses rules were made, and of every fourth of the corpora, whose facts were listed before them.
PLANTED = {
    ("corpus/repeated_facts.toml", "../seeds", 8): (14, 14),
    ("benchmarks/repeated_facts.toml", ".", 4): (9, 30),
}


@cache
def benchmark(name: str) -> ModuleType:
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def tallies(folder: str) -> Any:
    return benchmark("accuracy").score(TESTS / folder)


@pytest.mark.parametrize(
    ("folder", "kind"), [(folder, kind) for folder, kinds in ANNOTATION.items() for kind in kinds]
)
def test_annotators(folder: str, kind: str) -> None:
    tally = tallies(folder)[kind]
    precision, recall = ANNOTATION[folder][kind]
    assert tally.precision >= precision, tally.extra
    assert tally.recall >= recall, tally.missed


@pytest.mark.parametrize("name", SETS)
def test_planted_contradictions(name: str) -> None:
    """Ask for what is found and for what is reported wrongly at once: a set takes five seconds."""
    folders = sorted(path.parent for path in (TESTS / name).glob("*/expected.toml"))
    scores = [benchmark("contradictions").score(folder) for folder in folders]
    found = Counter(difficulty for score in scores for _, difficulty in score.found)
    floor, ceiling = (CONTRADICTIONS["sets"][name][each] for each in ("found", "wrong"))
    floors = zip(("easy", "medium", "hard"), floor, strict=True)
    assert all(found[difficulty] >= least for difficulty, least in floors), found
    decoys = [d for score in scores for d in score.decoys if d[1] > Level.NOTE]
    others = [f.message for score in scores for f in score.others if f.level > Level.NOTE]
    assert len(decoys) <= ceiling[0], decoys
    assert len(others) <= ceiling[1], others


@pytest.mark.parametrize("folder", ANNOTATION)
def test_nothing_is_reported_where_nothing_was_planted(folder: str) -> None:
    found = benchmark("silence").findings(TESTS / folder)
    known = QUERIED.get(folder, set())
    assert not [f.message for f in found if f.level > Level.NOTE and f.check not in known]


@pytest.mark.parametrize("measured", PLANTED, ids=lambda measured: measured[0])
def test_planted_errors_are_found(measured: tuple[str, str, int]) -> None:
    name, sources, every = measured
    facts = tomllib.loads((TESTS / name).read_text(encoding="utf-8"))["fact"]
    results = list(benchmark("planted").plant(facts[2::every], (TESTS / sources).resolve()))
    found, planted = PLANTED[measured]
    assert len(results) == planted
    assert sum(each.found for each in results) >= found
