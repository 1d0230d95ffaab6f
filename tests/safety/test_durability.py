"""A file is the old one or the new one: killed, on a full disk, in a read-only folder, by two."""

from __future__ import annotations

import os
import random
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import kill
import pytest

from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import move_whole, write_whole
from corpuskit.core.locks import writing

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def cases() -> Iterator[Callable[[str], tuple[kill.Case, Path]]]:
    """Return what prepares a command that is to be killed, once for all its kills."""
    made: dict[str, tuple[kill.Case, Path]] = {}
    with tempfile.TemporaryDirectory() as name:

        def prepared(command: str) -> tuple[kill.Case, Path]:
            if command not in made:
                folder = Path(name) / command.replace(" ", "-")
                folder.mkdir()
                made[command] = kill.prepared(command, folder), folder / "killed"
            return made[command]

        yield prepared


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("command", kill.COMMANDS)
def test_killed_anywhere(
    command: str, number: int, cases: Callable[[str], tuple[kill.Case, Path]]
) -> None:
    case, folder = cases(command)
    chance = random.Random(f"{command} {number}")
    assert kill.killed(case, folder, chance, outside=number == 0) == ""


def test_what_a_dead_run_left_is_removed_and_a_living_ones_is_not(tmp_path: Path) -> None:
    dead = tmp_path / ".corpuskit-0123456789abcdef.tmp"
    dead.write_bytes(b"half")
    os.mkfifo(tmp_path / ".corpuskit-fifo.tmp")
    living = tmp_path / ".corpuskit-fedcba9876543210.tmp"
    hold = (
        "import fcntl, sys, time\n"
        "file = open(sys.argv[1], 'w')\n"
        "fcntl.flock(file, fcntl.LOCK_EX)\n"
        "print('held', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(living)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        write_whole(tmp_path / "a.xml", b"new")
        other.kill()
    assert not dead.exists()
    assert living.exists()


def test_readers_do_not_see_temporary_files(corpus: Path, run: Run) -> None:
    for folder in ("corpus/tei", "seeds", "lexicon", "."):
        (corpus / folder).mkdir(exist_ok=True)
        (corpus / folder / ".corpuskit-0123456789abcdef.tmp").write_bytes(b"<half")
    done = run("check")
    assert (done.returncode, done.stderr) == (0, "")


# --- what is kept of the old file


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755])
def test_permissions_are_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_that_its_user_gives(
    mask: int, mode: int, tmp_path: Path
) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "a.xml", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.xml").stat().st_mode) == mode


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "a.xml"
    target.write_bytes(b"old")
    link = tmp_path / "a.xml"
    link.symlink_to("real/a.xml")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 251}.xml"
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


# --- disks that refuse


def small_files() -> None:
    """Let no file grow beyond 200 bytes, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))


@pytest.mark.parametrize(
    "command",
    ["convert", "annotate", "check --write-baseline", "check --output r.json", "bib export"],
)
def test_a_full_disk_ends_in_one_line(command: str, tmp_path: Path, run: Run) -> None:
    kill.edited(tmp_path)
    (tmp_path / "bib" / "corpus.bib").unlink()
    before = kill.tree(tmp_path)
    # Python 3.11 would keep what it compiled cut off as well, and break the next run.
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = run(*command.split(), preexec_fn=small_files, env=env)
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert "cannot be written (File too large)" in last
    assert "Traceback" not in done.stderr
    now = kill.tree(tmp_path)
    changed = {name for name in now if now[name] != before.get(name)}
    # Files that fit are whole, and one that got another name: none is cut off.
    assert all(len(now[name]) < 200 or now[name] in before.values() for name in changed)
    assert not list(tmp_path.rglob(".corpuskit-*"))


@pytest.mark.parametrize("moment", ["fsync", "open", "replace", "chmod"])
@pytest.mark.parametrize("number", [5, 28, 30, 122])
def test_whatever_fails_the_old_file_stays(
    moment: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")

    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    where = os if moment in {"fsync", "open"} else Path
    monkeypatch.setattr(where, moment, failing)
    with pytest.raises(CorpuskitError, match=r"a\.xml: cannot be written \(") as caught:
        write_whole(path, b"new")
    monkeypatch.undo()
    assert str(caught.value).count("\n") == 0
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.xml"]


def test_a_name_that_cannot_be_given_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpuskitError, match=r"a\.xml: cannot become b\.xml"):
        move_whole(tmp_path / "a.xml", tmp_path / "b.xml")


# --- two writers

HOLD = """
import sys, time
from pathlib import Path
from corpuskit.core.locks import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a process that writes to the folder of the test."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def test_the_second_writer_is_told_who_writes(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    begun = time.monotonic()
    with pytest.raises(CorpuskitError) as caught, writing(tmp_path, patience=0.2):
        pass
    assert time.monotonic() - begun >= 0.2
    assert f"(process {holder.pid}) is writing there" in str(caught.value)


def test_a_dead_writer_is_in_nobodys_way(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    with writing(tmp_path, patience=0.0):
        pass


def test_a_writer_that_ends_in_time_is_waited_for(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    threading.Timer(0.3, holder.kill).start()
    with writing(tmp_path, patience=30.0):
        pass


def test_a_writer_may_ask_twice(tmp_path: Path) -> None:
    with writing(tmp_path), writing(tmp_path, patience=0.0):
        pass
    with writing(tmp_path, patience=0.0):
        pass


def test_a_worker_does_not_keep_the_lock_of_its_parent(tmp_path: Path) -> None:
    code = HOLD.replace(
        "    print", "    import os\n    if not os.fork():\n        time.sleep(60)\n    print"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        other.kill()
        other.wait()
        # The worker lets go of it when it first runs, which a busy machine may put off.
        with writing(tmp_path, patience=20.0):
            pass
        os.killpg(other.pid, signal.SIGKILL)


def test_readers_wait_for_nobody(corpus: Path, run: Run, holder: subprocess.Popen[str]) -> None:
    assert run("check").returncode == 0
    assert run("claims").returncode == 0


def test_two_conversions_at_once_leave_what_one_leaves(tmp_path: Path, program: list[str]) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        kill.edited(tmp_path / name)
    subprocess.run([*program, "convert", "-q"], cwd=tmp_path / "one", check=True)
    both = [subprocess.Popen([*program, "convert", "-q"], cwd=tmp_path / "two") for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    assert kill.tree(tmp_path / "one") == kill.tree(tmp_path / "two")
