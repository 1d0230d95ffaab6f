"""Reading in processes: the same findings whoever reads, and one document lost at most."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpuskit
from corpuskit.cli.check_ import checked
from corpuskit.cli.options import configured
from corpuskit.core.among import xml_files
from corpuskit.core.config import Config
from corpuskit.core.store import Store
from corpuskit.lint.ahead import Hands, read_ahead
from corpuskit.lint.governing import put_to_use
from corpuskit.lint.memory import Memory

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p xml:id="p1">In <date when="2003">2003</date> the Danish force in Kosovo had
<measure xml:id="m1" quantity="{size}" unit="count">{size} {noun}</measure>.</p>
</body></text></TEI>
"""
CODE = "from corpuskit.cli import main; main()"
# Stands for what no test can bring about at will: the system ends a worker, or the program fails.
FAULTS = """
import os, signal
from pathlib import Path
from corpuskit.lint import reading

real = reading.extract
def extract(document):
    if document.name == "killer":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.name == "fault":
        raise RecursionError("too deep")
    return real(document)
reading.extract = extract
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Path]:
    root = tmp_path / "corpus"
    tei = root / "corpus" / "tei"
    tei.mkdir(parents=True)
    (root / "corpuskit.toml").write_text("[tolerances]\nabout = 0.4\n")
    (root / "lexicon").mkdir()
    (root / "lexicon" / "concepts.toml").write_text("[military-personnel]\nwords = ['hussar']\n")
    for number in range(12):
        text = DOCUMENT.format(size=1000 + 300 * number, noun=("hussars", "soldiers")[number % 2])
        (tei / f"d{number}.xml").write_text(text)
    (tei / "broken.xml").write_text("<TEI>")
    yield root
    put_to_use(Config(tmp_path))


def documents(root: Path) -> list[Path]:
    return list(xml_files(root / "corpus" / "tei"))


def run(root: Path, *args: str, prelude: str = "") -> tuple[int, str, str]:
    package = str(Path(corpuskit.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (prelude, package, os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-c", CODE, "check", "--format", "json", *args],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={**os.environ, "XDG_CACHE_HOME": str(root / "cache"), "PYTHONPATH": paths},
    )
    return done.returncode, done.stdout, done.stderr


def test_any_number_of_workers_and_any_order_of_files_give_the_same(corpus: Path) -> None:
    once = run(corpus, "--no-cache", "--jobs", "1")
    assert once[0] == 2
    assert '"FIG001"' in once[1]
    assert run(corpus, "--no-cache", "--jobs", "2") == run(corpus, "--jobs", "3") == once
    assert run(corpus) == once
    shuffled = documents(corpus)
    random.Random(3).shuffle(shuffled)
    named = [str(path) for path in shuffled]
    assert run(corpus, "--no-cache", "--jobs", "2", *named)[1] == once[1]


def test_workers_know_the_words_of_the_corpus(corpus: Path) -> None:
    config = configured(corpus)
    here = read_ahead(Memory(config), documents(corpus), Hands(1))
    assert read_ahead(Memory(config), documents(corpus), Hands(2)) == here
    heads = {c.subject.head for r in here.values() if r.extract for c in r.extract.claims}
    assert heads == {"military-personnel"}


def test_what_workers_read_is_stored(corpus: Path, tmp_path: Path) -> None:
    config = configured(corpus)
    file = tmp_path / "store.sqlite"
    first, second = (
        checked(config, (), base=corpus, memory=Memory(config, Store(file)), jobs=2)
        for _ in range(2)
    )
    assert first == second
    memory = Memory(config, Store(file))
    assert all(memory.known(path) for path in documents(corpus))


def test_progress_counts_every_document(corpus: Path) -> None:
    told: list[tuple[int, int]] = []
    hands = Hands(2, lambda done, of: told.append((done, of)))
    read_ahead(Memory(configured(corpus)), documents(corpus), hands)
    assert told == [(number, 13) for number in range(1, 14)]


@pytest.fixture
def faults(tmp_path: Path) -> str:
    (tmp_path / "faults").mkdir()
    (tmp_path / "faults" / "sitecustomize.py").write_text(FAULTS)
    return str(tmp_path / "faults")


def test_what_fails_is_named_and_the_rest_goes_on(corpus: Path, faults: str) -> None:
    whole = run(corpus, "--no-cache")
    for name in ("killer", "fault"):
        text = DOCUMENT.format(size=1450, noun="soldiers")
        (corpus / "corpus" / "tei" / f"{name}.xml").write_text(text)
    for _ in range(2):
        status, out, err = run(corpus, "--jobs", "2", prelude=faults)
        assert status == 2
        assert _findings(out) == _findings(whole[1])
        assert "killer.xml: the process that read it was ended (signal SIGKILL)" in err
        assert "fault.xml: reading it failed (RecursionError: too deep)" in err
        assert len(err.splitlines()) == 3
    # Nothing of that is remembered.
    assert json.loads(run(corpus)[1])["documents"] == len(documents(corpus)) - 1


SLOW = """
import time
from pathlib import Path
from corpuskit.lint import reading

real = reading.extract
def extract(document):
    if document.name == "d11":
        (Path.cwd() / "begun").touch()
        time.sleep(600)
    return real(document)
reading.extract = extract
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_in_one_line_and_keeps_what_was_read(
    corpus: Path, tmp_path: Path, jobs: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW)
    package = str(Path(corpuskit.__file__).parents[1])
    cache = {"XDG_CACHE_HOME": str(corpus / "cache"), "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, "check", "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=corpus,
        env={**os.environ, **cache, "PYTHONPATH": os.pathsep.join((str(tmp_path), package))},
        start_new_session=True,
    )
    while not (corpus / "begun").exists():
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.splitlines()) == (130, b"", [b"corpuskit: interrupted"])
    assert list((corpus / "cache").rglob("*.sqlite"))
    assert run(corpus)[0] == 2


def _findings(out: str) -> object:
    return json.loads(out)["findings"]
