"""Run the command line in a process of its own, as its users do."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpuskit.cli import main

Run = Callable[..., "subprocess.CompletedProcess[str]"]
PROGRAM = [sys.executable, "-c", "from corpuskit.cli import main; main()"]
TEXT = "A Title\n\nBy John Smith\n\nOn 1 May 1994 the fleet of Norland had 187 trawlers.\n"
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
    "<p>On 1 May 1994 the fleet of Norland had 187 trawlers.</p></body></text></TEI>\n"
)


@pytest.fixture
def program() -> list[str]:
    """Return what starts the command line."""
    return PROGRAM


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return what runs a command in the folder of the test and never waits for more than a minute."""

    def started(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            [*PROGRAM, *map(str, args)],
            capture_output=True,
            text=True,
            timeout=60,
            **{"cwd": tmp_path, "stdin": subprocess.DEVNULL, **options},
        )

    return started


@pytest.fixture
def here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """Return what runs a command in this process: its status, what it printed, what it said.

    What waits for ever is ended, and fails.
    """
    monkeypatch.chdir(tmp_path)

    def waited(_signal: int, _frame: object) -> None:
        raise AssertionError("it waits for ever")

    def started(*args: object) -> tuple[int, str, str]:
        signal.alarm(60)
        with pytest.raises(SystemExit) as ended:
            main(list(map(str, args)))
        signal.alarm(0)
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    before = signal.signal(signal.SIGALRM, waited)
    yield started
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return the folder of a corpus with one source and one TEI file, not converted."""
    (tmp_path / "corpuskit.toml").write_text("")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "fleet.txt").write_text(TEXT)
    (tmp_path / "corpus" / "tei").mkdir(parents=True)
    (tmp_path / "corpus" / "tei" / "ports.xml").write_text(TEI)
    return tmp_path
