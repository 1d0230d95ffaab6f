"""What the encoder is taught on says where its values stand, and leaves out what measures it."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KINDS = ("contradiction", "agreement", "decoy")


@pytest.mark.parametrize(
    "expected", sorted(HERE.glob("*/*/expected.toml")), ids=lambda p: p.parent.name
)
def test_every_quotation_stands_on_its_line(expected: Path) -> None:
    told = tomllib.loads(expected.read_text(encoding="utf-8"))
    pairs = [pair for kind in KINDS for pair in told.get(kind, ())]
    assert pairs
    for side in (pair[end] for pair in pairs for end in ("a", "b")):
        text = (expected.parent / f"{side['document']}.txt").read_text(encoding="utf-8")
        assert side["quote"] in text.split("\n")[side["line"] - 1]


@pytest.mark.parametrize("path", sorted(HERE.glob("tellings/*.txt")), ids=lambda p: p.stem)
def test_every_family_has_tellings_and_near_misses_of_one_value_each(path: Path) -> None:
    for family in path.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = family.split("\n")
        assert re.fullmatch(r"# (figure|date|name) \| .+", head)
        assert min(sum(line.startswith(sort) for line in lines) for sort in ("= ", "! ")) >= 4, head
        for line in lines:
            assert re.fullmatch(r"[=!] [^][]*\[[^][]+\][^][]*", line), line


def test_sets_that_measure_are_not_taught() -> None:
    (unseen,) = (
        ast.literal_eval(node.value.args[0])
        for node in ast.parse((HERE / "labelled.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "UNSEEN"
        and isinstance(node.value, ast.Call)
    )
    assert {"corpora16", "corpora20", "corpora24", "corpora31", "corpora36"} <= set(unseen)
    assert all((HERE.parent / name).is_dir() for name in unseen)
