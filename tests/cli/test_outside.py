"""A path outside of the corpus is refused in one line; where nothing governs, any may be given."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.cli import main

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body/></text></TEI>'


def run(*args: Path | str) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("mine", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.xml").write_text(TEI)
    return tmp_path / "mine", tmp_path / "other"


def test_a_document_of_another_corpus(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    mine, other = two
    (mine / "corpuskit.toml").write_text("")
    for outside in (other, other / "a.xml", mine / ".." / "other" / "a.xml"):
        assert run("check", mine, outside) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"corpuskit: {outside}: lies outside of the corpus")
    assert run("check", mine, mine / ".." / "mine" / "a.xml") == 0


def test_a_link_into_the_corpus_is_of_it(two: tuple[Path, Path]) -> None:
    mine, other = two
    (mine / "corpuskit.toml").write_text("")
    (other / "b.xml").symlink_to(mine / "a.xml")
    assert run("check", mine, other / "b.xml") == 0


def test_a_link_out_of_the_corpus_is_not_followed(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    mine, other = two
    (mine / "corpuskit.toml").write_text("")
    (mine / "b.xml").symlink_to(other / "a.xml")
    assert run("check", mine) == 2
    assert "b.xml: cannot be read (it is a link that leads out" in capsys.readouterr().err


def test_without_a_configuration(two: tuple[Path, Path]) -> None:
    assert run("check", *two) == 0
