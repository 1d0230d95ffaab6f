"""The same findings in the same order, whatever the order of files and the seed of hashes."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import corpuskit

CORPUS = Path(__file__).parents[2] / "corpus" / "tei"
CODE = "from corpuskit.cli import main; main()"
# Two chapters that contradict each other, and the registers: of the whole corpus tests/lint/test_order.py asks.
CHAPTERS = {"olimov.xml", "zviagelskaya.xml"}
REGISTERS = {"organisations.xml", "people.xml", "places.xml", "treaties.xml"}
FILES = sorted(CHAPTERS | REGISTERS)


@functools.cache
def output(seed: str, *args: str) -> str:
    folder = str(Path(corpuskit.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-c", CODE, *args],
        capture_output=True,
        text=True,
        check=False,
        cwd=CORPUS,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def same(*args: str, option: str = "", files: Sequence[str] = FILES) -> str:
    one, other = (
        [part for name in names for part in (option, name) if part]
        for names in (files, files[::-1])
    )
    first = output("1", *args, *one)
    assert first == output("2", *args, *other)
    return first


@pytest.mark.parametrize(
    "args",
    [
        # Every format prints the same findings and series, in the order in which they come.
        ("check", "--format", "json"),
        ("claims", "--series", "--format", "csv"),
    ],
)
def test_order_of_files_and_hashes(args: tuple[str, ...]) -> None:
    assert same(*args)


def test_reasons_too() -> None:
    findings = json.loads(output("1", "check", "--format", "json", *FILES))["findings"]
    # «Why not» is asked of figures and dated events.
    figures = [each for each in findings if each["check"].startswith("FIG")]
    between = max(figures, key=lambda f: len({side["path"] for side in f["evidence"]}))
    assert len({side["path"] for side in between["evidence"]}) == len(CHAPTERS)
    assert between["fingerprint"] in same("explain", between["fingerprint"])
    places = [f"{side['document']}:{side['line']}" for side in between["evidence"][:2]]
    told = same("why-not", *places, "--all", option="--corpus")
    assert between["fingerprint"] in told
