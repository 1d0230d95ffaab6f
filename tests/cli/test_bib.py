"""corpuskit bib as a user meets it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from corpuskit.cli import main

ROOT = Path(__file__).parents[2]


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_export_correct_import_export(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bib", "export") == 0
    bib = corpus / "bib" / "corpus.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("{Wagner, S.}", "{Wagner, Steven}"), encoding="utf-8")
    assert run("bib", "import", "bib/corpus.bib") == 0
    assert "wagner1997public: author «Wagner, S.» -> «Wagner, Steven»" in capsys.readouterr().out
    after = bib.read_bytes()
    assert run("bib", "export", "-q") == 0
    assert bib.read_bytes() == after
    assert run("validate") == 0
    # What came with the correction is a person's, and stays.
    olimov = corpus / "corpus" / "tei" / "olimov.xml"
    tei = olimov.read_bytes()
    assert b'corresp="bibliography.xml#wagner1997public"' in tei
    assert run("annotate", "-q") == 0
    assert olimov.read_bytes() == tei


def test_entries_that_nothing_cites_and_those_that_are_gone_are_named(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("bib", "export") == 0
    bib = corpus / "bib" / "corpus.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text + "\n@book{new2020,\n  title = {A New Book},\n}\n", encoding="utf-8")
    capsys.readouterr()
    assert run("bib", "import") == 0
    assert "«new2020»: cited nowhere in the TEI, so nothing is imported" in capsys.readouterr().err
    bib.write_text("", encoding="utf-8")
    assert run("bib", "import") == 0
    told = capsys.readouterr().err
    assert re.search(r"(«[^»]+», ){4}«[^»]+» and \d+ more: not in \S+corpus.bib any more", told)
    assert "an export writes them again" in told


def test_what_one_document_cites_is_printed(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("bib", "export", "--cited-by", "mullojanov", "--dialect", "bibtex") == 0
    out = capsys.readouterr().out
    assert out.isascii()
    assert len(re.findall(r"^@", out, re.MULTILINE)) == 6
    assert not (corpus / "bib").exists()
    assert run("bib", "export", "--cited-by", "nobody") == 2
    assert "the documents are mcdermott, mullojanov" in capsys.readouterr().err


def test_the_dialects_have_files_of_their_own(corpus: Path) -> None:
    assert run("bib", "export") == run("bib", "export", "--dialect", "bibtex") == 0
    assert {path.name for path in (corpus / "bib").iterdir()} == {
        "corpus.bib",
        "corpus.base.json",
        "corpus-bibtex.bib",
        "corpus-bibtex.base.json",
    }
    assert run("bib", "export", "--dialect", "bibtex", "-o", "bib/corpus.bib") == 2


def test_import_before_any_export_says_what_to_do(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("bib", "import") == 2
    assert "run «corpuskit bib export» first" in capsys.readouterr().err


def test_a_document_without_a_title_goes_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ledger.txt").write_text("In 1912 the harbour office had 300 people.\n")
    assert run("convert", "ledger.txt") == 0
    assert run("bib", "export", "-q") == 0
    assert "title = {ledger.txt}" in (tmp_path / "bib" / "corpus.bib").read_text()
