"""Reading on Spark: the findings of the local engine, whoever is lost meanwhile."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from spark_work import begin, refuse, work

import corpuskit
from corpuskit.cli import main
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.program import contents
from corpuskit.engine import spark
from corpuskit.engine.cluster import local_with_retries, reached, with_java
from corpuskit.engine.spark import Refused
from corpuskit.lint.ahead import _begin_elsewhere, _There

SUPPORT = Path(__file__).parents[1] / "support"
WORK = "from spark_work import run; run()"
CODE = "from corpuskit.cli import main; main()"
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p xml:id="p1">In <date when="2003">2003</date> the Danish force in Kosovo had
<measure xml:id="m1" quantity="{size}" unit="count">{size} hussars</measure>.</p>
</body></text></TEI>
"""


def _environment(**more: str) -> dict[str, str]:
    folders = (SUPPORT, Path(corpuskit.__file__).parents[1])
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, folders)),
        "SPARK_LOCAL_IP": "127.0.0.1",
        **more,
    }


def _run(cwd: Path, *command: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=_environment(),
        timeout=240,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Documents that contradict each other, one that is none, and words of the corpus's own."""
    tei = tmp_path / "corpus" / "tei"
    tei.mkdir(parents=True)
    (tmp_path / "corpuskit.toml").touch()
    (tmp_path / "lexicon").mkdir()
    words = "[military-personnel]\nwords = ['hussar']\n"
    (tmp_path / "lexicon" / "concepts.toml").write_text(words)
    for number in range(6):
        (tei / f"d{number}.xml").write_text(DOCUMENT.format(size=1000 + 300 * number))
    (tei / "broken.xml").write_text("<TEI>")
    return tmp_path


@pytest.mark.debian
def test_local_mode_finds_and_says_the_same(corpus: Path) -> None:
    check = ("-c", CODE, "check", "--format", "json", "--no-cache")
    here = _run(corpus, *check, "--jobs", "1")
    assert '"FIG001"' in here[1]
    assert "broken.xml" in here[2]
    assert _run(corpus, *check, "--engine", "spark", "--master", "local[2]") == here


@pytest.fixture
def master(tmp_path: Path) -> Iterator[str]:
    """Return the URL of a standalone master with two workers on the loopback."""
    spec = find_spec("pyspark")
    assert spec is not None
    assert spec.origin is not None
    start = str(Path(spec.origin).parent / "bin" / "spark-class")
    package = "org.apache.spark.deploy"
    master_log = tmp_path / "master.log"
    processes: list[subprocess.Popen[bytes]] = []

    def daemon(name: str, *args: str) -> Path:
        log = tmp_path / f"{name}-{len(processes)}.log"
        command = [start, f"{package}.{name}", "--host", "127.0.0.1", "--webui-port", "0", *args]
        with log.open("w") as out:
            environment = _environment(SPARK_WORKER_DIR=str(tmp_path))
            processes.append(subprocess.Popen(command, stdout=out, stderr=out, env=environment))
        return log

    try:
        master_log = daemon("master.Master", "--port", "0")
        url = _said(master_log, r"Starting Spark master at (spark://\S+)")
        workers = [daemon("worker.Worker", "--cores", "1", "--memory", "1g", url) for _ in range(2)]
        for log in workers:
            _said(log, "(Successfully registered with master)")
        yield url
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def _said(log: Path, pattern: str) -> str:
    for _ in range(600):
        found = re.search(pattern, log.read_text())
        if found:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.mark.debian
def test_who_is_lost_takes_nothing_with_it(master: str, tmp_path: Path) -> None:
    items = [f"item{number}" for number in range(200)]
    items[50], items[150] = f"lose {tmp_path / 'lost'}", "die"
    status, out, err = _run(tmp_path, "-c", WORK, master, *items)
    assert (status, err) == (0, ""), err
    wanted = {item: f"{item} {item.encode()!r}" for item in items}
    wanted["die"] = "die Lost(reason='signal SIGKILL')"
    assert sorted(out.splitlines()) == sorted(wanted.values())
    assert (tmp_path / "lost").exists()


def test_a_worker_that_is_of_no_use_says_so(tmp_path: Path) -> None:
    assert list(spark._task(work, refuse, ["item"])) == [Refused("this worker lacks the corpus")]
    (tmp_path / "file").touch()
    there = _There(str(tmp_path / "not"), "", "", "")
    with pytest.raises(CorpuskitError, match="not: is not there on Spark's worker"):
        _begin_elsewhere(there, begin)
    before = Path.cwd()
    try:
        with pytest.raises(CorpuskitError, match="has another corpuskit"):
            _begin_elsewhere(_There(str(tmp_path), "other", "", ""), begin)
        with pytest.raises(CorpuskitError, match="file: is not the same on Spark's worker"):
            _begin_elsewhere(_There(str(tmp_path), contents(), "file", "other"), begin)
    finally:
        os.chdir(before)


def test_a_master_that_does_not_answer_is_named() -> None:
    with pytest.raises(CorpuskitError, match=r"127\.0\.0\.1:1: no master answers there"):
        reached("spark://127.0.0.1:1")
    with pytest.raises(CorpuskitError, match="names no host and port"):
        reached("spark://there")
    with pytest.raises(CorpuskitError, match="is no master that Spark knows"):
        reached("http://there:7077")


def test_what_is_tried_again_elsewhere_is_tried_again_here() -> None:
    assert local_with_retries("local[*]") == "local[*,4]"


def test_without_java_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr("corpuskit.engine.cluster.find_spec", lambda _name: None)
    with pytest.raises(CorpuskitError, match=r"install it .* leave --engine out"):
        with_java()
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    with pytest.raises(CorpuskitError, match="/nowhere: no Java there"):
        with_java()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--engine", "spark"), "add --master"),
        (("--master", "local"), "add --engine spark"),
        (("--engine", "spark", "--master", "local", "--jobs", "2"), "--jobs is for processes"),
    ],
)
def test_options_that_do_not_go_together(
    options: tuple[str, ...], said: str, fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", *options])
    assert said in capsys.readouterr().err


def test_without_spark_the_extra_is_named(
    fleet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--no-cache", "--engine", "spark", "--master", "local"])
    assert capsys.readouterr().err == (
        "corpuskit: Spark is not installed; pip install 'corpuskit[spark]', or leave --engine out\n"
    )
