"""The pages on editors: what they point to is there, what they name exists."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from corpuskit.cli import main
from corpuskit.templates.editor_settings import EDITORS

PAGES = Path(__file__).parents[2] / "docs" / "editors"
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(PAGES.glob("*.md"))}


def test_each_editor_has_a_page_with_its_parts() -> None:
    assert set(TEXTS) == {"README.md", *(f"{editor}.md" for editor in EDITORS)}
    for name in EDITORS:
        text = TEXTS[f"{name}.md"]
        heads = re.findall(r"^## (.*)$", text, re.MULTILINE)
        assert heads == ["Set up", "What you see", "When nothing shows"]
        assert f"({name}.md)" in TEXTS["README.md"]


@pytest.mark.parametrize("name", TEXTS)
def test_links_lead_to_files(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXTS[name]):
        assert target.startswith("https://") or (PAGES / target).is_file(), target


@pytest.mark.parametrize("name", TEXTS)
def test_files_and_commands_that_are_named_exist(name: str) -> None:
    root = PAGES.parents[1]
    code = re.findall(r"`([^`\n]+)`", TEXTS[name]) + re.findall(
        r"^(corpuskit .*)$", TEXTS[name], re.MULTILINE
    )
    for each in code:
        if re.match(r"(docs|corpus|oxygen|schema)/\S+$", each):
            assert (root / each).exists() or (root / "corpus/tei" / each).exists(), each
        command = re.match(r"corpuskit ([a-z-]+)(.*)", each)
        if command:
            with pytest.raises(SystemExit) as ended:
                main([command[1], "--help"])
            assert not ended.value.code, each


def test_the_set_up_of_emacs_is_short() -> None:
    (lines,) = re.findall(r"```elisp\n(.*?)```", TEXTS["emacs.md"], re.DOTALL)
    assert lines.count("\n") < 5
    assert max(map(len, lines.splitlines())) <= 120


def test_the_picture_is_large_enough_to_read_and_small_enough_to_keep() -> None:
    data = (PAGES / "emacs.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(data) < 200_000
    width, height = struct.unpack(">II", data[16:24])
    assert width >= 1000
    assert height >= 600
