"""`claims`, `explain` and `why-not` take what `check` has read, and leave it to it."""

from __future__ import annotations

import os
from json import loads
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpuskit.cli import cli
from corpuskit.lint import reading

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p>In <date when="2003-03">March 2003</date> the Danish force in Kosovo had
<measure quantity="{size}" unit="count">{size} soldiers</measure>.</p>
</body></text></TEI>
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tei = tmp_path / "corpus" / "tei"
    tei.mkdir(parents=True)
    (tmp_path / "corpuskit.toml").write_text("")
    for name, size in (("atlas", 1150), ("gazette", 1600)):
        (tei / f"{name}.xml").write_text(DOCUMENT.format(size=size))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tei


def run(*args: str) -> str:
    done = CliRunner().invoke(cli, args)
    assert done.exit_code == 0, done.output
    assert done.output
    return done.output


def asked(found: str) -> tuple[tuple[str, ...], ...]:
    return (
        ("claims", "--format", "jsonl"),
        ("claims", "--series"),
        ("explain", found),
        ("why-not", "atlas:3", "gazette:3"),
    )


@pytest.fixture
def fingerprint(corpus: Path) -> str:
    (finding,) = loads(run("check", "--format", "json"))["findings"]
    return str(finding["fingerprint"])


@pytest.mark.usefixtures("corpus")
def test_nothing_is_read_twice(fingerprint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setenv("XDG_CACHE_HOME", os.devnull)
        fresh = [run(*args) for args in asked(fingerprint)]

    def refused(path: Path) -> reading.Reading:
        raise AssertionError(f"{path} is read again")

    monkeypatch.setattr(reading, "read_document", refused)
    assert [run(*args) for args in asked(fingerprint)] == fresh


def test_what_they_read_is_there_for_the_next(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = reading.read_document

    def counted(path: Path) -> reading.Reading:
        read.append(path.stem)
        return real(path)

    monkeypatch.setattr(reading, "read_document", counted)
    first = run("claims", "--format", "csv")
    (corpus / "gazette.xml").write_text(DOCUMENT.format(size=1800))
    second = run("claims", "--format", "csv")
    assert read == ["atlas", "gazette", "gazette"]
    assert "1600" in first
    assert "1800" in second
