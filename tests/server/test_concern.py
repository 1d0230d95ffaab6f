"""Of the XML files that an editor opens, those that are no TEI and should be none are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.server.concern import is_concern

TEI = '<?xml version="1.0"?>\n<!-- <a/> --><TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>'


@pytest.mark.parametrize("name", ["schemas.xml", "schema/corpuskit.rng", "schema/corpuskit.sch"])
def test_what_lies_among_the_documents_for_editors_is_none(fleet: Path, name: str) -> None:
    path = fleet / "corpus" / "tei" / name
    assert not is_concern(path, path.read_text("utf-8"))


def test_files_of_other_programs_are_none(fleet: Path, tmp_path: Path) -> None:
    for path in (fleet / "pom.xml", tmp_path / "pom.xml", fleet / "oxygen" / "corpuskit.xpr"):
        assert not is_concern(path, "<project><name>x</name></project>")


@pytest.mark.parametrize("text", [TEI, TEI.replace("TEI", "tei:TEI"), "", "<!-- soon -->", "text"])
def test_what_is_tei_or_may_become_it_is_one_wherever_it_lies(tmp_path: Path, text: str) -> None:
    assert is_concern(tmp_path / "draft.xml", text)


def test_what_lies_among_the_documents_and_is_not_tei_is_to_be_told(fleet: Path) -> None:
    path = fleet / "corpus" / "tei" / "chapter.xml"
    assert is_concern(path, "<html><body/></html>")


def test_with_a_configuration_that_cannot_be_read_only_tei_is_one(fleet: Path) -> None:
    (fleet / "corpuskit.toml").write_text("corpus = [")
    path = fleet / "corpus" / "tei" / "chapter.xml"
    assert not is_concern(path, "<html><body/></html>")
    assert is_concern(path, TEI)
