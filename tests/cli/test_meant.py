"""Whoever has no corpus is told how one begins, by every command that needs one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from corpuskit.cli import cli
from corpuskit.templates.corpus import make_corpus

COMMANDS = (
    ["check"], ["claims"], ["validate"], ["annotate"], ["bib", "export"], ["review"],
    ["explain", "ab12"], ["why-not", "a:1", "b:2"],
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_that_is_no_corpus(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, command)
    assert "corpuskit init begins a corpus" in str(done.exception)
    assert list(make_corpus(tmp_path))
    done = CliRunner().invoke(cli, command)
    assert "corpuskit convert fills it" in str(done.exception)
