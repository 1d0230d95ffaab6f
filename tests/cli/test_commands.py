"""The command line as a user meets it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpuskit.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"
CHAPTER = "A Chapter\n\nAna Ruiz\n\nIn March 2003 the Danish peacekeeping force numbered 1150.[1]\n\n[1] *The Daily*, 4 Apr. 2003.\n"
REPORT = "In March 2003 the Danish peacekeeping force had 1600 soldiers.\n"


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "chapter.txt").write_text(CHAPTER, encoding="utf-8")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


def test_init_convert_check(
    tmp_path: Path,
    sources: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    corpus = tmp_path / "atlas"
    assert run("init", corpus) == 0
    shutil.copytree(sources, corpus / "seeds", dirs_exist_ok=True)
    monkeypatch.chdir(corpus)
    assert run("convert") == 0
    capsys.readouterr()
    assert run("check", "--fail-on", "warning") == 1
    assert "1150" in capsys.readouterr().out
    assert run("check") == 0
    assert run("validate") == 0
    assert run("claims") == 0
    assert "1600 soldiers" in capsys.readouterr().out


def test_converting_twice_gives_the_same_bytes(tmp_path: Path, sources: Path) -> None:
    out = tmp_path / "tei"
    assert run("convert", sources, "--out", out) == 0
    first = {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert run("convert", sources, "--out", out) == 0
    assert {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()} == first
    assert run("annotate", out) == 0
    assert {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()} == first


@pytest.mark.parametrize("command", ["convert", "annotate"])
def test_what_a_person_corrected_stands(
    tmp_path: Path, sources: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tei"
    run("convert", sources, "--out", out)
    edited = out / "chapter.xml"
    edited.write_bytes(edited.read_bytes().replace(b"1150", b"1160"))
    before = edited.read_bytes()
    args = ("convert", sources, "--out", out) if command == "convert" else ("annotate", out)
    assert run(*args) == 0
    assert edited.read_bytes() == before
    assert " 0 changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not text", id="not text"),
        pytest.param("empty.txt", b"", "is empty", id="empty"),
        pytest.param("blank.txt", b" \n\n", "is empty", id="blank"),
        pytest.param("line.txt", b"word " * 10_000_000, "10000000", id="50 MB line"),
        pytest.param("odd.txt", bytes(range(128, 256)) * 4, "is not utf-8", id="encoding"),
    ],
)
def test_a_bad_source_is_reported_and_the_rest_goes_on(
    tmp_path: Path,
    sources: Path,
    name: str,
    content: bytes,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (sources / name).write_bytes(content)
    out = tmp_path / "tei"
    assert run("convert", sources, "--out", out) == 2
    assert (out / "chapter.xml").exists()
    assert not (out / Path(name).with_suffix(".xml").name).exists()
    error = capsys.readouterr().err
    assert name in error
    assert said in error
    assert not list(out.glob(".*"))


def test_notes_that_do_not_match_are_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "odd.txt"
    source.write_text("The harbour was closed.[1] The fleet left.[3]\n\n[1] Log.\n\n[2] List.\n")
    assert run("convert", source, "--out", tmp_path / "tei") == 2
    error = capsys.readouterr().err
    assert "odd.txt:1" in error
    assert "odd.txt:5" in error


def test_control_characters_are_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "bell.txt"
    source.write_bytes(b"The harbour\x07 was closed.\n")
    assert run("convert", source, "--out", tmp_path / "tei") == 2
    assert "U+0007" in capsys.readouterr().err


def test_two_sources_of_one_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "log.txt").write_text("The harbour was closed.\n")
    assert run("convert", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "tei") == 2
    assert "same name" in capsys.readouterr().err


def test_check_reports_xml_that_is_not_well_formed(
    tmp_path: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tei"
    run("convert", sources, "--out", out)
    (out / "broken.xml").write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n<text><p></text>")
    assert run("check", out) == 2
    captured = capsys.readouterr()
    assert "broken.xml:2" in captured.err
    assert "1150" in captured.out


def test_check_reads_tei_of_another_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.xml").write_text(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><body>"
        "<sp><speaker>A</speaker><l>On <date when='1999-02-30'>30 Feb</date></l></sp>"
        "<p><seg>In 1890 <measure quantity='5' unit='kW/h'>5 kW/h</measure></seg></p>"
        "</body></text></TEI>"
    )
    (tmp_path / "list.xml").write_text("<root><item/></root>")
    assert run("check", tmp_path) == 0
    captured = capsys.readouterr()
    assert "list.xml:1:1: the root element is" in captured.err
    assert "5 kW/h" in captured.out


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_formats_are_json(
    tmp_path: Path, sources: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("convert", sources, "--out", tmp_path / "tei")
    capsys.readouterr()
    run("check", tmp_path / "tei", "--format", form)
    assert json.loads(capsys.readouterr().out)


def test_try_leaves_nothing_behind(
    tmp_path: Path,
    sources: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert run("try", sources) == 0
    assert "1150" in capsys.readouterr().out
    assert not list(temporary.iterdir())


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["chek"], id="unknown command"),
        pytest.param(["check", "--format", "yaml"], id="unknown format"),
        pytest.param(["check", "--select", "ZZZ999"], id="unknown check"),
        pytest.param(["convert", "nowhere.txt"], id="missing file"),
        pytest.param(["check", "."], id="no TEI files"),
        pytest.param(["check", "nowhere.xml"], id="missing TEI file"),
        pytest.param(["explain", "nothing"], id="unknown check to explain"),
    ],
)
def test_wrong_use_ends_with_2_in_words(
    args: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*args) == 2
    assert capsys.readouterr().err


def test_help_loads_no_heavy_module() -> None:
    code = (
        "import sys\nfrom corpuskit.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('lxml', 'rich', 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_unknown_configuration_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpuskit.toml").write_text('fail-onn = "error"\n')
    monkeypatch.chdir(tmp_path)
    assert run("check") == 2
    assert "did you mean 'fail-on'" in capsys.readouterr().err
