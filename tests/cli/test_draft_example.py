"""What the README says of the example paper is what is found in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpuskit.cli import main

ROOT = Path(__file__).parents[2]


def test_the_readme_shows_what_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    readme = Path("README.md").read_text(encoding="utf-8")
    command, shown = re.findall(
        r"corpuskit (check-draft docs/\S+)\n```\n\n```text\n(.*?)```", readme, re.DOTALL
    )[0]
    with pytest.raises(SystemExit):
        main(command.split())
    found = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    for line in filter(None, shown.splitlines()):
        assert line in found
    assert found.count("") == 3
