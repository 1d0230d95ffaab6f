"""`check` with a baseline: only what is new counts, and the file is never spoilt."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpuskit.cli import main
from corpuskit.convert.corpus import convert_corpus

NAME = "corpuskit-baseline.json"
FAIL = ("--fail-on", "warning")


def check(*args: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(["check", *FAIL, *args])
    return ended.value.code


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def rework(root: Path) -> None:
    """Rewrite the paragraph around a figure, and put another one before it."""
    chapter = root / "corpus" / "tei" / "chapter.xml"
    edit(
        chapter,
        '<p xml:id="p1">On ',
        '<p xml:id="p0">Much was written of it.</p>\n<p xml:id="p1">Still, on ',
    )
    edit(chapter, "the fleet of Norland had", "all in all the fleet of Norland still had")
    edit(chapter, " It was kept in", " By then it was kept in")


def change_figure(root: Path) -> None:
    edit(root / "corpus" / "tei" / "chapter.xml", 'quantity="187"', 'quantity="186"')
    edit(root / "corpus" / "tei" / "chapter.xml", ">187 trawlers<", ">186 trawlers<")


def test_the_story_of_a_baseline(fleet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 1
    assert check("--write-baseline") == 0
    assert f"{NAME}: 1 accepted, 1 of them new; 0 gone" in capsys.readouterr().err
    assert check() == 0
    assert "1 accepted by the baseline" in capsys.readouterr().out
    assert check("--no-baseline") == 1
    rework(fleet)
    assert check("--no-baseline") == 1
    assert "all in all" in capsys.readouterr().out
    assert check() == 0
    change_figure(fleet)
    assert check() == 1
    assert "186 in chapter" in capsys.readouterr().out
    assert check("--write-baseline") == 0
    assert "1 accepted, 1 of them new; 1 gone" in capsys.readouterr().err


def test_what_was_fixed_is_told_and_falls_out(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check("--write-baseline")
    edit(fleet / "corpus" / "tei" / "chapter.xml", 'quantity="187"', 'quantity="178"')
    edit(fleet / "corpus" / "tei" / "chapter.xml", ">187 trawlers<", ">178 trawlers<")
    capsys.readouterr()
    assert check() == 0
    assert "1 that it accepts is found no more" in capsys.readouterr().out
    assert check("--write-baseline") == 0
    assert json.loads((fleet / NAME).read_text())["accepted"] == []


def test_another_document_makes_only_its_own_side_new(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check("--write-baseline")
    more = fleet / "seeds" / "report.txt"
    more.write_text("A Report\n\nOn 1 May 1994 the fleet of Norland had 199 trawlers.\n")
    convert_corpus(sorted((fleet / "seeds").glob("*.txt")), fleet / "corpus" / "tei")
    capsys.readouterr()
    assert check("--format", "json") == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert found["evidence"][0]["document"] == "report"
    assert "accepted before without it" in found["why"]


def test_a_renamed_source_keeps_what_was_accepted(fleet: Path) -> None:
    check("--write-baseline")
    (fleet / "seeds" / "chapter.txt").rename(fleet / "seeds" / "fleet.txt")
    convert_corpus(sorted((fleet / "seeds").glob("*.txt")), fleet / "corpus" / "tei")
    assert not (fleet / "corpus" / "tei" / "chapter.xml").exists()
    assert check() == 0


def test_a_part_of_the_corpus_drops_nothing(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check("--write-baseline")
    before = (fleet / NAME).read_bytes()
    assert check("--write-baseline", "corpus/tei/chapter.xml") == 0
    assert check("--write-baseline", "--ignore", "FIG001") == 0
    assert (fleet / NAME).read_bytes() == before
    capsys.readouterr()
    check("corpus/tei/chapter.xml")
    assert "found no more" not in capsys.readouterr().out
    assert check("--baseline", NAME, "corpus/tei") == 0


def test_it_stands_beside_the_configuration(fleet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(fleet / "corpus")
    assert check("--write-baseline") == 0
    assert (fleet / NAME).is_file()
    assert check("tei") == 0


def test_reasons_are_kept_and_a_reviewed_file_stays_as_it_is(fleet: Path) -> None:
    check("--write-baseline", "--baseline", "mine.json")
    mine = fleet / "mine.json"
    edit(mine, '"reason": ""', '"reason": "two counts"')
    rework(fleet)
    check("--write-baseline", "--baseline", "mine.json")
    assert '"reason": "two counts"' in mine.read_text()
    before = mine.read_bytes()
    check("--write-baseline", "--baseline", "mine.json")
    assert mine.read_bytes() == before


def conflict(text: str) -> str:
    return text.replace(' "accepted"', '<<<<<<< ours\n "accepted"')


BAD: dict[str, tuple[Callable[[str], str], str]] = {
    "empty": (lambda _: "", "is no JSON"),
    "cut": (lambda text: text[:200], "is no JSON"),
    "merge": (conflict, "conflicts of a merge"),
    "foreign": (lambda _: '{"accepted": []}', "is no baseline of corpuskit"),
    "a list": (lambda _: "[]", "is no baseline of corpuskit"),
    "deep": (lambda _: "[" * 100_000, "is no baseline of corpuskit"),
    "newer": (lambda text: text.replace('"version": 1', '"version": 2'), "version 2"),
    "slip": (lambda text: text.replace('"reason"', '"resaon"'), "did you mean 'reason'"),
    "number": (lambda text: text.replace('"by": ""', '"by": 5'), "by is 5; it takes a text"),
    "no sides": (lambda text: text[: text.index('   "sides"')].rstrip(", \n") + "}]}", "no list «sides»"),
    "no list": (lambda text: text[: text.index(' "accepted"')].rstrip(", \n") + "}", "no list «accepted»"),
}  # fmt: skip


@pytest.mark.parametrize("damage", BAD)
@pytest.mark.parametrize("write", [(), ("--write-baseline",)])
def test_a_bad_baseline_is_one_line_and_left_alone(
    damage: str, write: tuple[str, ...], fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check("--write-baseline")
    spoil, told = BAD[damage]
    path = fleet / NAME
    path.write_text(spoil(path.read_text()))
    before = path.read_bytes()
    capsys.readouterr()
    assert check(*write) == 2
    out, err = capsys.readouterr()
    assert told in err
    assert NAME in err
    assert err.count("\n") == 1
    assert not out
    assert path.read_bytes() == before


def test_a_baseline_that_is_no_text(fleet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fleet / NAME).write_bytes(b"\xff\xfe\x00")
    assert check() == 2
    assert "is not UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--baseline", "none.json"), "none.json: cannot be read"),
        (("--baseline", "corpus"), "corpus: cannot be read"),
        (("--no-baseline", "--write-baseline"), "goes with neither"),
        (("--output", NAME), "is in use"),
        (("--output", "corpuskit.toml"), "is in use"),
        (("--also", "json=a.json", "--output", "a.json"), "is in use"),
        (("--also", "jsn=a.json"), "--also takes FORMAT=FILE"),
        (("--also", "json"), "--also takes FORMAT=FILE"),
    ],
)
def test_wrong_use(
    args: tuple[str, ...], told: str, fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(*args) == 2
    assert told in capsys.readouterr().err
    assert not (fleet / "a.json").exists()


def test_an_unreadable_document_keeps_the_baseline_from_being_written(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check("--write-baseline")
    before = (fleet / NAME).read_bytes()
    (fleet / "corpus" / "tei" / "chapter.xml").write_text("<TEI")
    assert check("--write-baseline") == 2
    assert "not written, as" in capsys.readouterr().err
    assert (fleet / NAME).read_bytes() == before
    assert check() == 2
    assert "found no more" not in capsys.readouterr().out


def test_several_reports_in_one_run(fleet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--also", "sarif=out/a.sarif", "--also", "json=a.json") == 1
    assert "1 warning" in capsys.readouterr().out
    (result,) = json.loads((fleet / "out" / "a.sarif").read_text())["runs"][0]["results"]
    (found,) = json.loads((fleet / "a.json").read_text())["findings"]
    assert result["partialFingerprints"]["corpuskit/v1"] == found["fingerprint"]


def test_an_old_copy_of_a_document_outside_is_not_in_sight(fleet: Path, tmp_path: Path) -> None:
    check("--write-baseline")
    shutil.copytree(fleet / "corpus" / "tei", tmp_path / "copy")
    assert check(str(tmp_path / "copy")) == 1


def test_an_editor_may_add_a_byte_order_mark(fleet: Path) -> None:
    check("--write-baseline")
    path = fleet / NAME
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert check() == 0


def test_a_folder_in_place_of_the_baseline_is_no_empty_one(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (fleet / NAME).mkdir()
    assert check() == 2
    assert f"{NAME}: cannot be read (Is a directory)" in capsys.readouterr().err
