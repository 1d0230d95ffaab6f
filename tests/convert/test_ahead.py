"""Converting in processes: the corpus of one process, and one source lost at most."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import corpuskit
from corpuskit.convert import ahead
from corpuskit.convert.corpus import Outcome, convert_corpus
from corpuskit.engine.processes import cores

TEXT = """The Ports of {town}

By Ann Jones

Published 4 May 2001

On 1 May 1994 the fleet of {town} had {size} trawlers.[1] Joy Okoro and Kofi Annan said so.

[1] John Smith, The Fleet (London: Harbour Press, 1996), 12.
"""
CODE = "from corpuskit.cli import main; main()"
# Stands for what no test can bring about at will: the system ends a worker, or the program fails.
FAULTS = """
import os, signal
from corpuskit.convert import ahead

real = ahead.recover_source
def recover_source(path, *rest):
    if path.name == "killer.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    if path.name == "fault.txt":
        raise RecursionError("too deep")
    return real(path, *rest)
ahead.recover_source = recover_source
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "other").mkdir(parents=True)
    for number, town in enumerate(("Norland", "Sudland", "Esterby", "Westerby")):
        (folder / f"s{number}.txt").write_text(TEXT.format(town=town, size=100 + number))
    (folder / "sources.toml").write_text('["s1.txt"]\ntitle = "Declared"\n')
    (folder / "broken.txt").write_bytes(b"\x00\xff\x00\x01" * 50)
    (folder / "other" / "s1.txt").write_text("The same name\n")
    return folder


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def converted(sources: Path, out: Path, jobs: int) -> Outcome:
    found = [*sorted(sources.glob("*.txt")), sources / "other" / "s1.txt"]
    return convert_corpus(found, out, jobs=jobs)


def test_any_number_of_processes_makes_the_same(sources: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    first, other = converted(sources, one, 1), converted(sources, two, 2)
    assert held(one) == held(two)
    assert first.problems == other.problems
    assert [problem.path.name for problem in first.problems] == ["broken.txt", "s1.txt"]
    assert {"s0.xml", "s1.xml", "people.xml"} <= held(one).keys()
    # Then what is there is merged into, whoever recovers the sources.
    (sources / "s0.txt").write_text(TEXT.format(town="Norland", size=187))
    (sources / "s9.txt").write_text(TEXT.format(town="Middleby", size=9))
    first, other = converted(sources, one, 1), converted(sources, two, 2)
    assert held(one) == held(two)
    assert b"187 trawlers" in held(two)["s0.xml"]
    assert [path.name for path in first.written] == [path.name for path in other.written]


def test_what_fails_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for name in ("a", "killer", "b", "fault", "c"):
        (sources / f"{name}.txt").write_text(TEXT.format(town=f"{name.title()}by", size=100))
    (tmp_path / "sitecustomize.py").write_text(FAULTS)
    package = Path(corpuskit.__file__).parents[1]
    paths = os.pathsep.join(filter(None, (str(tmp_path), str(package), os.getenv("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-c", CODE, "convert", "sources", "--out", "tei", "--jobs", "2"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.returncode == 2
    assert "fault.txt: converting it failed (RecursionError: too deep); leave it" in done.stderr
    killed = "killer.txt: the process that converted it was ended (signal SIGKILL)"
    assert killed in done.stderr
    assert {"a.xml", "b.xml", "c.xml"} <= held(tmp_path / "tei").keys()
    assert not {"killer.xml", "fault.xml"} & held(tmp_path / "tei").keys()


def test_a_little_is_not_worth_a_process(sources: Path) -> None:
    small = tuple(sorted(sources.glob("s?.txt")))
    assert ahead._worth(small) == 1
    for path in small:
        path.write_text("x" * 100_000)
    assert ahead._worth(small) == min(len(small), cores())
