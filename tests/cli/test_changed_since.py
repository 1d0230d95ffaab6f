"""What a branch touched, checked against everything."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from corpuskit.cli import main

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>'
    "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    "</teiHeader><text><body><p>{}</p></body></text></TEI>"
)
UNIT = '<measure xml:id="m1" quantity="5" unit="kW/h">5 kW/h</measure> are sold.'
FORCE = (
    "The Danish peacekeeping force in Kosovo had "
    '<measure xml:id="m1" quantity="{0}" unit="count" commodity="soldier">{0} soldiers</measure> '
    'in <date when="2003-03">March 2003</date>.'
)


class Repository:
    """A corpus under git: two documents with a unit that is none, one with a force."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tei = folder / "corpus/tei"
        self.tei.mkdir(parents=True)
        (folder / "corpuskit.toml").write_text("")
        self.write("old", UNIT)
        self.write("plant", UNIT)
        self.write("one", FORCE.format(1150))
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *arguments: str) -> None:
        hidden = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        who = ["-c", "user.name=Ana Ruiz", "-c", "user.email=ana@example.org"]
        subprocess.run(
            ["git", *who, "-C", str(self.folder), *arguments],
            check=True,
            capture_output=True,
            env=os.environ | hidden,
        )

    def write(self, name: str, words: str) -> None:
        (self.tei / f"{name}.xml").write_text(TEI.format(words), encoding="utf-8")

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "edit", "--allow-empty")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "atlas"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Repository(folder)


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--no-cache", *args])
    return int(ended.value.code or 0)


def found(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    capsys.readouterr()
    run("--format", "json", *args)
    findings = json.loads(capsys.readouterr().out)["findings"]
    return sorted(
        "+".join([f["check"], *sorted(side["document"] for side in f["evidence"])])
        for f in findings
    )


def test_nothing_changed(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys) == ["FIG004+old", "FIG004+plant"]
    assert found(capsys, "--changed-since", "main") == []


def test_what_is_left_out_is_counted(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--changed-since", "main", "--fail-on", "note") == 0
    assert "nothing found in 3 documents; 2 in files that did not change" in capsys.readouterr().out
    assert run("--changed-since", "main", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["elsewhere"] == 2


@pytest.mark.parametrize("state", ["untracked", "staged", "committed"])
def test_a_new_file_is_checked_against_everything(
    repository: Repository, capsys: pytest.CaptureFixture[str], state: str
) -> None:
    repository.git("checkout", "-q", "-b", "work")
    repository.write("two", FORCE.format(1600))
    if state != "untracked":
        repository.git("add", "-A")
    if state == "committed":
        repository.commit()
    assert found(capsys, "--changed-since", "main") == ["FIG001+one+two"]


def test_an_edit_that_is_not_committed(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write("old", UNIT.replace("sold", "bought"))
    assert found(capsys, "--changed-since", "HEAD") == ["FIG004+old"]


def test_what_happened_on_the_other_side_does_not_count(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("checkout", "-q", "-b", "work")
    repository.write("old", UNIT.replace("sold", "bought"))
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("plant", UNIT.replace("sold", "lost"))
    repository.commit()
    repository.git("checkout", "-q", "work")
    assert found(capsys, "--changed-since", "main") == ["FIG004+old"]


def test_a_file_that_moved_or_went(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("mv", "corpus/tei/old.xml", "corpus/tei/öld name.xml")
    repository.git("rm", "-q", "corpus/tei/plant.xml")
    assert found(capsys, "--changed-since", "main") == ["FIG004+öld name"]


def test_what_git_ignores_is_left_out(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.folder / ".gitignore").write_text("scratch.xml\n")
    repository.write("scratch", FORCE.format(1600))
    assert found(capsys, "--changed-since", "main") == []


def test_a_corpus_below_the_root_of_its_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    below = Repository(tmp_path)
    inner = Repository.__new__(Repository)
    inner.folder, inner.tei = below.folder / "inner", below.folder / "inner/corpus/tei"
    inner.tei.mkdir(parents=True)
    (inner.folder / "corpuskit.toml").write_text("")
    inner.write("new", UNIT)
    monkeypatch.chdir(inner.folder)
    assert found(capsys, "--changed-since", "main") == ["FIG004+new"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "main:corpuskit.toml", ""])
def test_an_unknown_revision(
    repository: Repository, capsys: pytest.CaptureFixture[str], revision: str
) -> None:
    assert run(f"--changed-since={revision}") == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert f"knows no revision {revision!r}" in said[0]
    assert not (repository.folder / "x").exists()


def test_no_common_history(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.git("checkout", "-q", "--orphan", "other")
    repository.git("commit", "-q", "-m", "a beginning of its own")
    assert run("--changed-since", "main") == 2
    assert "main has no common history with this branch here" in capsys.readouterr().err


def test_outside_a_repository(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.folder.parent))
    (repository.folder / ".git").rename(repository.folder / "git")
    assert run("--changed-since", "main") == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "git finds none there (fatal: not a git repository" in said


def test_without_git(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(repository.tei))
    assert run("--changed-since", "main") == 2
    assert "git cannot be run (No such file or directory)" in capsys.readouterr().err


@pytest.mark.parametrize("other", ["--fix", "--diff", "--write-baseline"])
def test_what_writes_is_not_narrowed(
    repository: Repository, capsys: pytest.CaptureFixture[str], other: str
) -> None:
    assert run("--changed-since", "main", other) == 2
    assert "--changed-since narrows a report" in capsys.readouterr().err
