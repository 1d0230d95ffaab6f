"""Floors that only go up: what the benchmarks have reached, over documents written blind."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpuskit.core.findings import Level

TESTS = Path(__file__).parents[1]

ACCURACY = {
    # kind: (precision, recall)
    "notes": (1.0, 1.0),
    "people": (0.95, 0.95),
    "treaties": (0.92, 0.97),
    "figures": (0.96, 0.95),
    "dates": (0.92, 0.91),
    "date spans": (0.96, 0.95),
}
EASY, MEDIUM = 22, 2


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
def tallies() -> Any:
    return benchmark("accuracy").score(TESTS / "documents")


@cache
def scores() -> Any:
    folders = sorted(path.parent for path in (TESTS / "corpora").glob("*/expected.toml"))
    return [benchmark("contradictions").score(folder) for folder in folders]


@pytest.mark.parametrize("kind", ACCURACY)
def test_annotators(kind: str) -> None:
    tally = tallies()[kind]
    precision, recall = ACCURACY[kind]
    assert tally.precision >= precision, tally.extra
    assert tally.recall >= recall, tally.missed


@pytest.mark.parametrize(("difficulty", "floor"), [("easy", EASY), ("medium", MEDIUM)])
def test_planted_contradictions(difficulty: str, floor: int) -> None:
    found = [name for score in scores() for name, hard in score.found if hard == difficulty]
    assert len(found) >= floor


def test_no_decoy_is_reported_above_a_note() -> None:
    hit = [d for score in scores() for d in score.decoys if d[1] > Level.NOTE]
    assert not hit


def test_nothing_else_is_reported_above_a_note() -> None:
    others = [f.message for s in scores() for f in s.others if f.level > Level.NOTE]
    assert not others
