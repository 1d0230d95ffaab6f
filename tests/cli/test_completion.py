"""What the shell is offered, asked for as the shells ask."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).parent / "corpuskit"


def ask(line: str, **environment: str) -> str:
    """Run the program as a shell does at a tab; the last word of the line is incomplete."""
    env = {**os.environ, "_CORPUSKIT_COMPLETE": "bash_complete", "COMP_WORDS": line}
    env |= {"COMP_CWORD": str(len(line.split(" ")) - 1), **environment}
    done = subprocess.run([PROGRAM], env=env, capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout


def offered(line: str) -> list[str]:
    return [each.partition(",")[2] for each in ask(line).splitlines()]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("corpuskit ch", ["check", "check-draft"]),
        ("corpuskit c", ["check", "check-draft", "claims", "config", "convert"]),
        ("corpuskit bib ", ["export", "import"]),
        ("corpuskit check --fail-on ", ["error", "warning", "note", "never"]),
        ("corpuskit check --select MKP00", [f"MKP00{n}" for n in range(1, 9)]),
        ("corpuskit check --ignore fig017", ["FIG017"]),
        (
            "corpuskit check --ignore share-c",
            ["share-contradicts-counts", "share-contradicts-figures"],
        ),
        ("corpuskit explain tre00", ["TRE001", "TRE002", "TRE003"]),
        ("corpuskit config show --select DAT003", ["DAT003"]),
        ("corpuskit claims --format c", ["csv"]),
        ("corpuskit lexicon uni", ["units"]),
        ("corpuskit check --unsafe", ["--unsafe-fixes"]),
    ],
)
def test_bash_is_offered(line: str, wanted: list[str]) -> None:
    assert offered(line) == wanted


def test_formats_and_files_are_offered() -> None:
    assert {"text", "json", "sarif"} <= set(offered("corpuskit check --format "))
    assert ask("corpuskit check cor").startswith("file,")


def test_zsh_and_fish_are_told_what_each_is() -> None:
    zsh = ask("corpuskit explain TRE001", _CORPUSKIT_COMPLETE="zsh_complete").splitlines()
    assert zsh[:2] == ["plain", "TRE001"]
    assert "treaty" in zsh[2]
    fish = ask("corpuskit che", _CORPUSKIT_COMPLETE="fish_complete", COMP_CWORD="che").splitlines()
    assert any("check" in line for line in fish)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_to_source_is_printed(shell: str) -> None:
    env = {**os.environ, "_CORPUSKIT_COMPLETE": f"{shell}_source"}
    done = subprocess.run([PROGRAM], env=env, capture_output=True, text=True, check=True)
    assert f"_CORPUSKIT_COMPLETE={shell}_complete" in done.stdout


def test_bash_itself_completes() -> None:
    script = (
        'eval "$(_CORPUSKIT_COMPLETE=bash_source corpuskit)"; COMP_WORDS=(corpuskit why);'
        ' COMP_CWORD=1; _corpuskit_completion corpuskit; echo "${COMPREPLY[@]}"'
    )
    env = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", script], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "why-not"


def test_commands_are_offered_without_loading_them() -> None:
    code = (
        "import sys, os\nfrom corpuskit.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if m.startswith('corpuskit.c') and m.endswith('_')"
        " or m in ('lxml', 'rich')], file=sys.stderr)"
    )
    env = {
        **os.environ,
        "_CORPUSKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": "corpuskit c",
        "COMP_CWORD": "1",
    }
    code = "import sys; sys.argv[0] = 'corpuskit'\n" + code
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert "plain,check" in done.stdout
    assert done.stderr.strip() == "[]"
