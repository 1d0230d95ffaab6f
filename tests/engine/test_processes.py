"""Work in processes: all of it is done, and what ends a worker takes nothing else with it."""

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from corpuskit.core.errors import CorpuskitError
from corpuskit.engine.processes import Lost, mapped

WORK = """
import os, signal, sys, time

PREFIX = ""

def begin(prefix=""):
    global PREFIX
    PREFIX = prefix

def refuse():
    sys.exit(3)

def work(item):
    if item.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if item.startswith("exit"):
        os._exit(7)
    if item.startswith("once") and not os.path.exists(item[4:]):
        open(item[4:], "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    if item.startswith("long"):
        return b"x" * 3_000_000
    return f"{PREFIX}{item}!".encode()

def pid(item):
    time.sleep(0.05)
    return str(os.getpid()).encode()
"""
ITEMS = tuple(f"item{number}" for number in range(100))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module that the workers can import."""
    (tmp_path / "work_of_a_test.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("work_of_a_test")
    del sys.modules["work_of_a_test"]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_item_is_worked_on_once(made: ModuleType, jobs: int) -> None:
    found = list(mapped(made.work, ITEMS, jobs, partial(made.begin, "the ")))
    assert sorted(found) == sorted((item, f"the {item}!".encode()) for item in ITEMS)


def test_what_workers_die_of_is_given_up_and_nothing_else(made: ModuleType, tmp_path: Path) -> None:
    once = f"once{tmp_path / 'tried'}"
    items = (*ITEMS[:30], "kill", *ITEMS[30:60], "exit", once, *ITEMS[60:])
    found = dict(mapped(made.work, items, 2, made.begin))
    assert set(found) == set(items)
    assert found.pop("kill") == Lost("signal SIGKILL")
    assert found.pop("exit") == Lost("exit status 7")
    assert found == {item: f"{item}!".encode() for item in (*ITEMS, once)}


def test_nothing_but_what_kills(made: ModuleType) -> None:
    found = dict(mapped(made.work, ("kill1", "kill2", "kill3"), 2, made.begin))
    assert {type(each) for each in found.values()} == {Lost}


def test_results_larger_than_a_pipe(made: ModuleType) -> None:
    items = tuple(f"long{'g' * 1000}{number}" for number in range(8))
    assert all(each == b"x" * 3_000_000 for _, each in mapped(made.work, items, 2, made.begin))


def test_workers_that_do_not_start_are_an_error_in_one_line(made: ModuleType) -> None:
    with pytest.raises(CorpuskitError, match="--jobs 1"):
        list(mapped(made.work, ITEMS, 2, made.refuse))


def test_no_worker_outlives_who_asked(made: ModuleType) -> None:
    found = mapped(made.pid, ITEMS, 2, made.begin)
    workers = {int(next(found)[1]), int(next(found)[1])}  # type: ignore[arg-type]
    found.close()  # type: ignore[attr-defined]
    assert not any(_runs(worker) for worker in workers)


def test_no_worker_outlives_a_kill(tmp_path: Path) -> None:
    (tmp_path / "work_of_a_test.py").write_text(WORK)
    code = (
        "from work_of_a_test import *; from corpuskit.engine.processes import mapped\n"
        "for _, made in mapped(pid, [str(n) for n in range(10000)], 2, begin):\n"
        "    print(int(made), flush=True)"
    )
    paths = os.pathsep.join((str(tmp_path), *sys.path))
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    """Tell whether a process is at work; one that has ended and is not waited for is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
