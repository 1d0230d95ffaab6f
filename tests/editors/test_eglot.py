"""A person in Emacs, with the lines that the guide asks for and the settings that `init` wrote."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.debian

HERE = Path(__file__).parent
GUIDE = HERE.parents[1] / "docs" / "editors" / "emacs.md"
CORPUS = Path("corpus/tei")
FIGURE = re.compile(r"<measure[^>]*>178 trawlers</measure>")


@pytest.fixture(scope="module")
def sitting(made_fleet: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what was seen in one sitting with a corpus in which a figure was missed.

    The same copy serves all tests, as Emacs and the server take seconds to start.
    """
    root = tmp_path_factory.mktemp("sitting")
    subprocess.run(["cp", "-r", str(made_fleet), str(root / "fleet")], check=True)
    article = root / "fleet" / CORPUS / "article.xml"
    text, count = FIGURE.subn("178 trawlers", article.read_text("utf-8"))
    assert count == 1
    article.write_text(text, "utf-8")
    return emacs(root, root / "fleet" / CORPUS, HERE / "sitting.el")


def emacs(root: Path, folder: Path, script: Path) -> dict[str, Any]:
    init = root / "init.el"
    (lines,) = re.findall(r"```elisp\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    init.write_text(lines)
    command = root / "bin" / "corpuskit"
    command.parent.mkdir()
    python = shlex.quote(sys.executable)
    command.write_text(
        f'#!/bin/sh\nexec {python} -c "from corpuskit.cli import main; main()" "$@"\n'
    )
    command.chmod(0o755)
    done = subprocess.run(
        ["emacs", "--batch", "-l", str(HERE / "eglot.el"), str(init), str(folder), str(script)],
        capture_output=True, text=True, timeout=600, check=False,
        env={**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}", "HOME": str(root)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_the_file_is_valid_as_it_comes(sitting: dict[str, Any]) -> None:
    assert sitting["opened"] == {"state": "Valid", "message": None}


def test_what_is_broken_is_marked_and_said_in_words(sitting: dict[str, Any]) -> None:
    assert sitting["broken"] == {"state": "Invalid", "message": "Unknown element"}
    (why,) = sitting["why"]
    assert (why["line"], why["words"], why["type"]) == (70, "boat", "eglot-error")
    assert "<boat> is not in the schema" in why["text"]


def test_what_is_mended_is_silent(sitting: dict[str, Any]) -> None:
    assert sitting["mended"] == {"state": "Valid", "message": None}
    assert sitting["silence"] == []
    assert sitting["other"] == []


def test_a_missed_figure_is_marked_with_completion(sitting: dict[str, Any]) -> None:
    assert sitting["element"] == "<measure"
    assert sitting["attribute"] == '<measure quantity=""'
    assert sitting["value"] == '<measure quantity="178" unit="count'
    assert sitting["marked"] == {"state": "Valid", "message": None}


def test_the_contradiction_appears_in_the_margin(sitting: dict[str, Any]) -> None:
    (found,) = sitting["contradiction"]
    assert (found["line"], found["words"], found["type"]) == (70, "178 trawlers", "eglot-warning")
    assert "[FIG001]" in found["text"]
    assert "178 in article, line 70, 187 in chapter, line 70" in found["text"]


def test_one_key_leads_to_the_other_side(sitting: dict[str, Any]) -> None:
    assert sitting["jumped"] == {"file": "chapter.xml", "at": "187 trawlers"}
