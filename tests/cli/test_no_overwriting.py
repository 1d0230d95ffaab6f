"""No option of the command line replaces what a person may have edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.cli import main

TEXT = "A Title\n\nBy John Smith\n\nThe town had 3,200 people in 1991.\n"


def run(*args: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return ended.value.code


def test_try_keeps_to_a_new_folder_only(tmp_path: Path) -> None:
    source = tmp_path / "town.txt"
    source.write_text(TEXT)
    keep = tmp_path / "keep"
    assert run("try", "--keep", str(keep), str(source)) == 0
    document = keep / "town.xml"
    edited = document.read_text().replace("The town", "The city")
    document.write_text(edited)
    assert run("try", "--keep", str(keep), str(source)) == 2
    assert document.read_text() == edited


def test_a_report_does_not_replace_a_document(tmp_path: Path) -> None:
    source = tmp_path / "town.txt"
    source.write_text(TEXT)
    assert run("convert", "--out", str(tmp_path / "tei"), str(source)) == 0
    document = tmp_path / "tei" / "town.xml"
    before = document.read_bytes()
    for victim in (document, source):
        kept = victim.read_bytes()
        assert run("check", str(tmp_path / "tei"), "--output", str(victim)) == 2
        assert victim.read_bytes() == kept
    assert document.read_bytes() == before
