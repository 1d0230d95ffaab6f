"""A run that cannot write, or is stopped, ends with one line and its own status; no file is spoilt."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

RUN = [sys.executable, "-c", "from corpuskit.cli import main; main()"]
NAME = "corpuskit-baseline.json"
# Root writes into read-only folders; without this capability it does not.
AS_ANYBODY = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
)


def run(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **options.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run([*RUN, *args], capture_output=True, text=True, env=env, **options)  # type: ignore[call-overload, no-any-return]


def shell(command: str) -> subprocess.CompletedProcess[str]:
    line = command.replace("CORPUSKIT", f"'{sys.executable}' -c '{RUN[2]}'")
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True)


@pytest.mark.parametrize(
    "command", ["check", "check --help", "check --format json", "lexicon countries", "claims"]
)
def test_a_closed_pipe(command: str, fleet: Path) -> None:
    assert closed(command.split()) == (141, b"")


def closed(args: list[str]) -> tuple[int, bytes]:
    """Run a command with a standard output whose reader is gone already."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*RUN, *args], stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    return done.returncode, done.stderr


def test_head_of_a_long_report(fleet: Path) -> None:
    done = shell(
        "unset PYTHONUNBUFFERED; CORPUSKIT lexicon given_names | head -1; echo ${PIPESTATUS[0]}"
    )
    assert done.stdout.splitlines()[-1] == "141"
    assert done.stderr == ""


def test_files_are_written_though_the_pipe_is_closed(fleet: Path) -> None:
    assert closed(["check", "--also", "json=a.json"]) == (141, b"")
    assert len(json.loads((fleet / "a.json").read_text())["findings"]) == 1


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_full_disk(form: str, fleet: Path) -> None:
    done = shell(f"CORPUSKIT check --format {form} >/dev/full")
    assert done.returncode == 2
    assert done.stderr == "corpuskit: the output cannot be written (No space left on device)\n"


ASCII = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def rename_fleet(root: Path) -> None:
    for document in (root / "corpus" / "tei").glob("*.xml"):
        text = document.read_text(encoding="utf-8").replace("fleet of Norland", "fleet of Žorland")
        document.write_text(text, encoding="utf-8")


def test_a_terminal_without_unicode_shows_numbers(fleet: Path) -> None:
    rename_fleet(fleet)
    done = run("check", env={"PYTHONIOENCODING": "latin-1"}, encoding="latin-1")
    assert (done.returncode, done.stderr) == (0, "")
    assert r"«On 1 May 1994 the fleet of \u017dorland had" in done.stdout
    assert run("check", env=ASCII).returncode == 0


@pytest.mark.parametrize(
    "args",
    [
        ("check", "--format", "json"),
        ("check", "--format", "sarif"),
        ("claims", "--format", "jsonl"),
    ],
)
def test_what_programs_read_is_utf8_everywhere(args: tuple[str, ...], fleet: Path) -> None:
    rename_fleet(fleet)
    env = {**os.environ, **ASCII}
    done = subprocess.run([*RUN, *args], capture_output=True, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode("utf-8").splitlines() if args[0] == "claims" else [done.stdout]
    assert all(json.loads(line) for line in lines)
    assert "Žorland".encode() in done.stdout


def test_a_message_on_a_terminal_without_unicode(fleet: Path) -> None:
    done = run("check", "Nørland.xml", env=ASCII)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


# A run that says when it is in the midst of its documents, and stays there.
WAITING = """
import time
from pathlib import Path
from corpuskit.core import reads

read = reads._read

def waiting(path):
    if path.name == "chapter.xml":
        Path("../in-the-midst").touch()
        time.sleep(60)
    return read(path)

reads._read = waiting
"""


@pytest.mark.parametrize("args", [(), ("--write-baseline",), ("--output", "a.txt")])
def test_an_interrupt(args: tuple[str, ...], fleet: Path) -> None:
    before = sorted(path.name for path in fleet.iterdir())
    started = subprocess.Popen(
        [RUN[0], "-c", WAITING + RUN[2], "check", "--no-cache", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not (fleet.parent / "in-the-midst").exists():
        assert started.poll() is None
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=60)
    assert started.returncode == 130
    assert (out, err) == (b"", b"corpuskit: interrupted\n")
    assert sorted(path.name for path in fleet.iterdir()) == before


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("--write-baseline",), NAME),
        (("--output", "out.json"), "out.json"),
        (("--also", "sarif=new/out.sarif"), "new/out.sarif"),
    ],
)
def test_a_read_only_folder(args: tuple[str, ...], named: str, fleet: Path) -> None:
    before = sorted(path.name for path in fleet.iterdir())
    fleet.chmod(0o555)
    try:
        done = subprocess.run([*AS_ANYBODY, *RUN, "check", *args], capture_output=True, text=True)
    finally:
        fleet.chmod(0o755)
    assert done.returncode == 2
    assert f"{named}: cannot be written (Permission denied)" in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in fleet.iterdir()) == before


def test_reading_needs_no_leave_to_write(fleet: Path) -> None:
    run("check", "--write-baseline")
    folders = [fleet, *(path for path in fleet.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        done = subprocess.run([*AS_ANYBODY, *RUN, "check"], capture_output=True, text=True)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_output_in_a_place_of_no_files(fleet: Path) -> None:
    done = run("check", "--output", "corpuskit.toml/a.json")
    assert done.returncode == 2
    assert "corpuskit.toml/a.json: cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1


def test_two_runs_at_once_leave_one_whole_baseline(fleet: Path) -> None:
    both = [subprocess.Popen([*RUN, "check", "--write-baseline"]) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    assert len(json.loads((fleet / NAME).read_text())["accepted"]) == 1
    assert not list(fleet.glob(f".{NAME}*"))


def test_a_path_outside_the_corpus_has_its_own_settings(fleet: Path, tmp_path: Path) -> None:
    (fleet / "corpuskit.toml").write_text('fail-on = "warning"\n')
    outside = tmp_path / "outside"
    shutil.copytree(fleet / "corpus" / "tei", outside)
    assert run("check").returncode == 1
    assert run("check", str(outside)).returncode == 0
    gone = run("check", str(tmp_path / "none"))
    assert gone.returncode == 2
    assert gone.stderr.count("\n") == 1


def test_a_closed_standard_output(fleet: Path) -> None:
    done = shell("CORPUSKIT check --fail-on warning --also json=a.json >&-")
    assert (done.returncode, done.stderr) == (1, "")
    assert len(json.loads((fleet / "a.json").read_text())["findings"]) == 1


def test_a_closed_standard_error(fleet: Path) -> None:
    assert shell("CORPUSKIT check nowhere.xml 2>&-").returncode == 2


def test_init_in_a_read_only_folder_names_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    done = subprocess.run(
        [*AS_ANYBODY, *RUN, "init", "atlas"], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 2
    assert "atlas" in done.stderr
    assert "Permission denied" in done.stderr
    assert done.stderr.count("\n") == 1
