"""Settings that change what is read and compared: dates of documents, tolerances, words, units."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpuskit.checks.check import checks
from corpuskit.cli import main
from corpuskit.core import lexicons
from corpuskit.core.document_dates import date_documents
from corpuskit.core.tolerances import TOLERANCES, per_cent, tolerance, tolerate


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "corpuskit.toml").write_text("")
    yield tmp_path
    lexicons.extend(None)
    tolerate({})
    date_documents({})


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def convert(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("convert", "--quiet") == 0


def report(
    folder: Path, capsys: pytest.CaptureFixture[str], settings: str, *args: str
) -> dict[str, Any]:
    (folder / "corpuskit.toml").write_text(settings, encoding="utf-8")
    capsys.readouterr()
    run("check", "--format", "json", *args)
    out: dict[str, Any] = json.loads(capsys.readouterr().out)
    return out


def ids(said: dict[str, Any]) -> list[str]:
    return sorted(finding["check"] for finding in said["findings"])


LATER = (
    "The port was closed.[1] So it stayed.\n\n"
    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 12.\n"
)


def test_a_date_reaches_the_checks_as_if_the_tei_said_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert(folder, chapter=LATER)
    before = (folder / "corpus/tei/chapter.xml").read_bytes()
    assert ids(report(folder, capsys, "")) == []
    assert ids(report(folder, capsys, '[dates]\nchapter = "1999"')) == ["CIT006"]
    assert ids(report(folder, capsys, '[dates]\nchapter = "2003/2004"')) == []
    assert (folder / "corpus/tei/chapter.xml").read_bytes() == before


def test_a_date_counts_over_the_header(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "seeds/sources.toml").write_text('["chapter.txt"]\ndate = "2005"\n')
    convert(folder, chapter=LATER)
    assert "2005" in (folder / "corpus/tei/chapter.xml").read_text()
    assert ids(report(folder, capsys, "")) == []
    assert ids(report(folder, capsys, "[dates]\nchapter = 1999-04-07")) == ["CIT006"]


def test_a_date_is_heard_by_other_commands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert(folder, chapter=LATER)
    (finding,) = report(folder, capsys, '[dates]\nchapter = "1999"')["findings"]
    assert run("explain", finding["fingerprint"][:8]) == 0


def test_a_date_of_no_document_is_said_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert(folder, chapter=LATER)
    (problem,) = report(folder, capsys, "\n[dates]\nchaptr = '1999'")["problems"]
    assert (problem["path"], problem["line"]) == ("corpuskit.toml", 3)
    assert problem["advice"] == "did you mean chapter?"
    other = "[dates]\nchapter = '2003'\nother = '1999'"
    (folder / "corpus/tei/other.xml").write_bytes((folder / "corpus/tei/chapter.xml").read_bytes())
    assert not report(folder, capsys, other, "corpus/tei/chapter.xml")["problems"]


ABOUT = {
    "one": "In March 2003 the Danish peacekeeping force in Kosovo had about 1,150 soldiers.\n",
    "two": "In March 2003 the Danish peacekeeping force in Kosovo had 1,250 soldiers.\n",
}


def test_the_width_of_about(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    convert(folder, **ABOUT)
    (finding,) = report(folder, capsys, "")["findings"]
    assert finding["check"] == "FIG001"
    assert "at least 5 per cent" in finding["tolerance"]
    (finding,) = report(folder, capsys, "[tolerances]\nabout = 0.06")["findings"]
    assert "at least 6 per cent" in finding["tolerance"]
    assert ids(report(folder, capsys, "[tolerances]\nabout = 0.1")) == []


@pytest.mark.parametrize(
    ("check", "name"),
    [
        ("FIG010", "rate-contradicts-total"),
        ("FIG011", "unit-value-contradicts-total"),
        ("FIG014", "change-differs-from-ends"),
        ("FIG017", "price-contradicts-bill"),
    ],
)
def test_the_tolerance_of_a_check(
    folder: Path, capsys: pytest.CaptureFixture[str], check: str, name: str
) -> None:
    """What a check reports with its own tolerance is silent with one that is wide enough."""
    example = next(each for each in checks() if each.id == check).reported[0]
    # A fraction in words has a tolerance of its own.
    convert(folder, **{k: v.replace("a third", "33 per cent") for k, v in example.sources.items()})
    assert check in ids(report(folder, capsys, ""))
    assert check not in ids(report(folder, capsys, f"[tolerances]\n{name} = 1"))
    assert check in ids(report(folder, capsys, ""))


def test_a_fraction_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check = next(each for each in checks() if each.id == "FIG014")
    worded = next(e for e in check.reported if "third" in str(e.sources) or "quarter" in str(e))
    convert(folder, **worded.sources)
    assert "FIG014" in ids(report(folder, capsys, ""))
    assert "FIG014" not in ids(report(folder, capsys, "[tolerances]\nfraction-in-words = 1"))


def test_every_tolerance_is_asked_for() -> None:
    """A tolerance that nothing reads would be a setting without effect."""
    package = Path(__file__).parents[2] / "src/corpuskit"
    source = "\n".join(
        path.read_text()
        for folder in ("checks", "claims")
        for path in sorted((package / folder).rglob("*.py"))
    )
    names = {"about": "tolerance(ABOUT)", "fraction-in-words": "tolerance(IN_WORDS"}
    for each in TOLERANCES:
        wanted = names.get(each.name, f'_NAME = "{each.name}"')
        assert wanted in source
        assert tolerance(each.name) == each.default
        assert per_cent(each.name).endswith(" per cent")


UNIT = """\
[[unit]]
code = "mithqal"
dimension = "mass"
names = ["mithqal"]
factor = "0.00425"
"""
PEARLS = "Pearls of the Gulf\n\nAna Ruiz\n\nIn 1925 the boats landed 1,200 mithqals of pearls.\n"


def test_a_unit_in_the_configuration(folder: Path) -> None:
    convert(folder, pearls=PEARLS)
    path = folder / "corpus/tei/pearls.xml"
    assert 'unit="mithqal"' not in path.read_text()
    (folder / "corpuskit.toml").write_text(UNIT)
    convert(folder)
    assert 'unit="mithqal"' in path.read_text()


def test_several_folders_of_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, word in (("house", "kran"), ("own", "qiran")):
        (folder / name).mkdir()
        (folder / name / "currencies.toml").write_text(f'[names]\nIRK = ["{word}"]\n')
    (folder / "corpuskit.toml").write_text('lexicon = ["house", "own"]\n')
    text = "The Gulf\n\nAna Ruiz\n\nThe trade paid 4,000 krans and then 5,000 qirans.\n"
    convert(folder, gulf=text)
    assert (folder / "corpus/tei/gulf.xml").read_text().count('unit="IRK"') == 2
    capsys.readouterr()
    assert run("lexicon", "currencies") == 0
    shown = capsys.readouterr().out
    assert '"kran"' in shown
    assert '"qiran"' in shown


NAMED = (
    "A Chapter\n\nAna Ruiz\n\nPresident Joy Okoro of the Central Bank of Norway met Ivar Aasen. "
    "The Treaty of Friendship was signed on 3 March 1993.\n"
)


def test_only_the_registers_wanted_are_kept(folder: Path) -> None:
    tei = folder / "corpus/tei"
    convert(folder, chapter=NAMED)
    every = {path.name for path in tei.glob("*.xml")} - {"chapter.xml"}
    assert {"people.xml", "treaties.xml"} <= every
    text = (tei / "chapter.xml").read_text()
    assert "people.xml#" in text
    for path in every:
        (tei / path).unlink()
    (tei / "chapter.xml").unlink()
    (folder / "corpuskit.toml").write_text('[annotate]\nregisters = ["treaties"]\n')
    convert(folder)
    assert {path.name for path in tei.glob("*.xml")} == {"chapter.xml", "treaties.xml"}
    text = (tei / "chapter.xml").read_text()
    assert "<persName" in text
    assert "people.xml#" not in text
    assert "treaties.xml#" in text
    assert run("validate") == 0


def test_a_register_that_is_kept_no_more_is_left_alone(folder: Path) -> None:
    convert(folder, chapter=NAMED)
    people = folder / "corpus/tei/people.xml"
    before = people.read_bytes()
    (folder / "corpuskit.toml").write_text('[annotate]\nregisters = ["treaties"]\n')
    assert run("annotate", "--quiet") == 0
    assert people.read_bytes() == before
    assert "people.xml#" not in (folder / "corpus/tei/chapter.xml").read_text()
    (folder / "corpuskit.toml").write_text("")
    assert run("annotate", "--quiet") == 0
    assert "people.xml#" in (folder / "corpus/tei/chapter.xml").read_text()


def test_try_checks_as_the_corpus_is_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in ABOUT.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")

    def tried(settings: str) -> str:
        (folder / "corpuskit.toml").write_text(settings)
        capsys.readouterr()
        assert run("try", "seeds") == 0
        return capsys.readouterr().out

    assert "warning FIG001" in tried("")
    assert "error FIG001" in tried("[levels]\nFIG001 = 'error'")
    assert "nothing found" in tried("ignore = ['FIG001']")
    assert "nothing found" in tried("[tolerances]\nabout = 0.2")
    accepted = "[[suppress]]\nfinding = 'ffffffff'\nreason = 'x'\nby = 'x'"
    said = tried(f"[dates]\nelsewhere = '1999'\n{accepted}")
    assert "warning FIG001" in said
    assert "SUP" not in said
