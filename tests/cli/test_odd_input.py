"""Odd input ends in one line that names it, and the rest goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpuskit.cli import main
from corpuskit.cli.reports import FORMATS

TEXT = "A Title\n\nBy John Smith\n\nThe town had 3,200 people in 1991.\n"


def run(*args: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return ended.value.code


@pytest.mark.parametrize("name", ["people.txt", "treaties.txt", "b\udcff.txt", "b\x1b[31m.txt"])
def test_names_that_no_document_can_have(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = tmp_path / "seeds"
    sources.mkdir()
    (sources / "town.txt").write_text(TEXT)
    Path(os.fsdecode(os.fsencode(sources / name))).write_text(TEXT)
    out = tmp_path / "tei"
    assert run("convert", "--out", str(out), str(sources)) == 2
    assert "rename it" in capsys.readouterr().err
    assert (out / "town.xml").is_file()
    people = out / "people.xml"
    assert not people.exists() or "listPerson" in people.read_text()


def test_a_declared_control_character(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "town.txt").write_text(TEXT)
    (tmp_path / "sources.toml").write_text('["town.txt"]\ntitle = "a\\u0007b"\n')
    assert run("convert", "--out", str(tmp_path / "tei"), str(tmp_path)) == 2
    assert "title has a control character; remove it" in capsys.readouterr().err


def test_init_on_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes"
    file.write_text("mine")
    assert run("init", str(file)) == 2
    assert "is a file; name a folder" in capsys.readouterr().err
    assert file.read_text() == "mine"


@pytest.mark.parametrize("quantity", ["1e99999999", "-1e-99999999", "NaN", "many"])
def test_a_quantity_that_is_no_number_of_the_world(
    quantity: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "d.xml"
    document.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>It had '
        f'<measure quantity="{quantity}" unit="count">5</measure> ships on '
        '<date when="1999-02-30">a day</date>.</p></body></text></TEI>'
    )
    for command in ("check", "claims"):
        assert run(command, str(document)) == 0
        told = capsys.readouterr().err
        assert f"quantity='{quantity}' is no number that can be read" in told
        assert "when='1999-02-30' is no date that can be read" in told


def test_a_date_corrected_in_the_text_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "pact.txt"
    source.write_text("A Title\n\nThe convention was signed on 31 June 1994 at the port.\n")
    run("convert", "--out", str(tmp_path / "tei"), str(source))
    document = tmp_path / "tei" / "pact.xml"
    assert run("check", str(document)) == 1
    document.write_text(document.read_text().replace("31 June", "30 June"))
    assert run("check", str(document)) == 0
    assert "DAT001" in capsys.readouterr().out


def test_what_convert_writes_is_no_slip(tmp_path: Path) -> None:
    source = tmp_path / "town.txt"
    source.write_text("A Title\n\nIn 1960 the town had 31m there and it had 12m people.\n")
    run("convert", "--out", str(tmp_path / "tei"), str(source))
    assert run("check", str(tmp_path / "tei"), "--select", "MKP001") == 0


@pytest.mark.parametrize("bullet", ["- ", ""])
def test_like_lines_in_a_row_are_no_running_heads(bullet: str, tmp_path: Path) -> None:
    source = tmp_path / "plan.txt"
    steps = "\n\n".join(f"{bullet}Phase {n}" for n in range(1, 7))
    source.write_text(f"A Title\n\nThe plan had these steps:\n\n{steps}\n\nThen it ended.\n")
    run("convert", "--out", str(tmp_path / "tei"), str(source))
    text = (tmp_path / "tei" / "plan.xml").read_text()
    assert "<fw" not in text
    assert "<pb" not in text
    assert text.count("<item") == (6 if bullet else 0)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("It had a wall.[1] It fell.[2]\n\n[1] Smith, Walls, p. 3.\n", "note mark [2] has no note"),
        ("It had a wall.[1]\n\n[1] Smith, p. 3.\n[2] Jones, p. 4.\n", "has no mark"),
        ("It had\x07 a wall.\n", "U+0007"),
    ],
)
def test_the_rest_is_converted_and_the_status_says_so(
    body: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.txt").write_text(f"A Title\n\n{body}")
    (tmp_path / "town.txt").write_text(TEXT)
    out = tmp_path / "tei"
    assert run("convert", "--out", str(out), str(tmp_path)) == 2
    assert told in capsys.readouterr().err
    assert (out / "odd.xml").is_file()
    assert (out / "town.xml").is_file()


def test_a_mark_and_a_note_are_named_in_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "odd.txt"
    source.write_text(
        "A Title\n\nIt had a wall.[1] It fell.[2]\n\n[1] Smith, p. 3.\n\n[3] Jones, p. 4.\n"
    )
    run("convert", "--out", str(tmp_path / "tei"), str(source))
    run("check", str(tmp_path / "tei"))
    shown = capsys.readouterr().out
    assert "the mark '[2]' has no note" in shown
    assert "note '[3] Jones, p. 4.' has no mark" in shown


TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>A.</p></body></text></TEI>'
)


@pytest.mark.parametrize("form", FORMATS)
def test_tei_whose_name_is_not_utf_8(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xml").write_text(TEI)
    Path(os.fsdecode(bytes(tmp_path) + b"/b\xff.xml")).write_text(TEI)
    assert run("check", str(tmp_path), "--format", form) == 2
    assert "its name is not UTF-8" in capsys.readouterr().err


def test_documents_that_are_no_text_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.docx", "b.html", "c.md", "d.pdf", "town.TXT", "notes.toml"):
        (tmp_path / name).write_text(TEXT)
    out = tmp_path / "tei"
    assert run("convert", "--out", str(out), str(tmp_path)) == 0
    said = capsys.readouterr().err
    assert "left out, as only .txt files are read: a.docx, b.html, c.md and 1 more" in said
    assert (out / "town.xml").is_file()


def test_a_source_from_elsewhere_becomes_one_of_the_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, source = tmp_path / "corpus", tmp_path / "elsewhere" / "town.txt"
    for folder in (corpus, source.parent):
        folder.mkdir()
    (corpus / "corpuskit.toml").touch()
    source.write_text(TEXT)
    monkeypatch.chdir(corpus)
    assert run("convert", str(source)) == 0
    assert (corpus / "corpus" / "tei" / "town.xml").is_file()


def test_an_encoding_that_is_guessed_is_said_until_it_is_declared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "town.txt"
    source.write_bytes(TEXT.replace("town had", "café at Gävle and Malmö had").encode("cp1252"))
    told = "is not in UTF-8, and is read as"
    assert run("convert", "--out", str(tmp_path / "tei"), str(source)) == 0
    assert f"{source}: {told}" in capsys.readouterr().err
    (tmp_path / "sources.toml").write_text('["town.txt"]\nencoding = "cp1252"\n')
    assert run("convert", "--out", str(tmp_path / "tei"), str(source)) == 0
    assert told not in capsys.readouterr().err
