"""Every input that ever went wrong ends well, and so do some hundreds of new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

import fuzz

KEPT = sorted(path for path in fuzz.SEEDS.rglob("*") if path.is_file())
# What takes a hundredth of a second is given fewer.
FEW = {"pipeline": 30, "tei-checked": 100, "names": 100}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_went_wrong_once_ends_well(path: Path) -> None:
    assert fuzz.fails(path.parent.name, path.read_bytes()) == ""


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_generated_inputs_end_well(target: str) -> None:
    wrong: list[tuple[int, str]] = []
    counted = fuzz.run(
        target, FEW.get(target, 300), lambda number, what: wrong.append((number, what))
    )
    assert wrong == []
    assert counted.inputs == FEW.get(target, 300)


def test_an_input_is_the_same_for_its_number() -> None:
    assert fuzz.made("tei", 7) == fuzz.made("tei", 7)
    assert fuzz.made("tei", 7) != fuzz.made("tei", 8)


def test_a_parser_that_raises_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> None:
        if b"a" in data:
            raise KeyError("a")

    monkeypatch.setitem(fuzz.TARGETS, "broken", broken)
    wrong = fuzz.fails("broken", b"xxaxx")
    assert wrong.startswith("KeyError")
    assert fuzz.cut_down("broken", b"xxaxx", wrong) == b"a"
