"""`check --watch`: a save is checked, a broken one leaves the last findings, Ctrl-C ends in a line."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpuskit

CODE = "from corpuskit.cli import main; main()"
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p>In <date when="2003-03">March 2003</date> the Danish force in Kosovo had
<measure quantity="{size}" unit="count">{size} soldiers</measure>.</p>
</body></text></TEI>
"""
WATCHING = "corpuskit: watching 2 documents; Ctrl-C ends"
# Long enough for any machine: it is waited for what is printed, not for time to pass.
PATIENCE = 120


class Watch:
    """Run `check --watch` and read what it prints, a line at a time."""

    def __init__(self, root: Path, *args: str) -> None:
        package = str(Path(corpuskit.__file__).parents[1])
        paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            [sys.executable, "-c", CODE, "check", "--watch", *args],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONPATH": paths},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, wanted: str) -> str:
        """Return what is printed up to a line."""
        lines: list[str] = []
        while not lines or lines[-1] != wanted:
            lines.append(self._lines.get(timeout=PATIENCE))
        return "\n".join(lines)

    def close(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def stop(self) -> str:
        """Press Ctrl-C; return what is printed after it."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return "\n".join(self._lines.get() for _ in range(self._lines.qsize()))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    tei = tmp_path / "corpus" / "tei"
    tei.mkdir(parents=True)
    (tmp_path / "corpuskit.toml").write_text("")
    for name in ("atlas", "gazette"):
        (tei / f"{name}.xml").write_text(DOCUMENT.format(size=1150))
    return tmp_path


@pytest.fixture
def watch(corpus: Path) -> Iterator[Watch]:
    running = Watch(corpus)
    yield running
    running.close()


def test_a_day_of_editing(corpus: Path, watch: Watch) -> None:
    gazette = corpus / "corpus" / "tei" / "gazette.xml"
    assert "nothing found in 2 documents." in watch.until(WATCHING)
    gazette.write_text(DOCUMENT.format(size=1600))
    assert "warning FIG001" in watch.until(WATCHING)
    # A save that is no XML: said, with the findings as they were.
    gazette.write_text("<TEI><text>")
    broken = watch.until(WATCHING)
    assert "gazette.xml:1:12: not well-formed XML" in broken
    assert "warning FIG001" in broken
    # As editors save: a new file takes the name.
    new = gazette.with_name(".gazette.xml.new")
    new.write_text(DOCUMENT.format(size=1150))
    new.replace(gazette)
    assert "nothing found in 2 documents." in watch.until(WATCHING)
    gazette.write_text(DOCUMENT.format(size=1600))
    assert "warning FIG001" in watch.until(WATCHING)
    (corpus / "corpuskit.toml").write_text("ignore = ['FIG001'")
    assert "not readable as TOML" in watch.until(WATCHING)
    (corpus / "corpuskit.toml").write_text("ignore = ['FIG001']")
    assert "nothing found in 2 documents." in watch.until(WATCHING)
    assert watch.stop() == "corpuskit: no longer watching"
    assert watch.process.returncode == 130


def test_a_file_of_the_corpus_that_goes_and_one_that_comes(corpus: Path, watch: Watch) -> None:
    watch.until(WATCHING)
    tei = corpus / "corpus" / "tei"
    (tei / "gazette.xml").unlink()
    one = WATCHING.replace("2 documents", "1 document")
    assert "nothing found in 1 document." in watch.until(one)
    (tei / "deeper").mkdir()
    (tei / "deeper" / "ledger.xml").write_text(DOCUMENT.format(size=1600))
    assert "warning FIG001" in watch.until(WATCHING)


@pytest.mark.parametrize("other", ["--fix", "--diff", "--write-baseline"])
def test_what_writes_is_not_repeated(corpus: Path, other: str) -> None:
    running = Watch(corpus, other)
    running.until("corpuskit: --watch checks again and again; leave out what writes or fixes")
    assert running.process.wait(PATIENCE) == 2
    running.close()
