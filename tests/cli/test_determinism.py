"""The same findings in the same order, whatever the order of files and the seed of hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus" / "tei"
CODE = "from corpuskit.cli import main; main()"


def output(seed: str, *args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *args],
        capture_output=True,
        text=True,
        check=False,
        cwd=CORPUS,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "args",
    [
        ("check", "--format", "json"),
        ("check", "--format", "sarif"),
        ("claims", "--series", "--format", "csv"),
        ("explain", "b77c6d03"),
        ("why-not", "olimov:134", "zviagelskaya:280", "--all"),
    ],
)
def test_order_of_files_and_hashes(args: tuple[str, ...]) -> None:
    files = sorted(path.name for path in CORPUS.glob("*.xml"))
    option = "--corpus" if args[0] == "why-not" else ""
    one, other = (
        [part for name in names for part in (option, name) if part]
        for names in (files, files[::-1])
    )
    first = output("1", *args, *one)
    assert first
    assert first == output("2", *args, *other)
