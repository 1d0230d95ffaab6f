"""Emacs knows the schema of a fresh corpus: nXML marks what is wrong, completes, and asks nothing."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.debian

LISP = Path(__file__).parent / "nxml.el"
CORPUS = Path("corpus/tei")


def emacs(*args: object) -> Any:
    """Return what a fresh Emacs, without anybody's settings, says in JSON."""
    done = subprocess.run(
        ["emacs", "-Q", "--batch", "-l", str(LISP), *map(str, args)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def broken(fleet: Path, before: str, after: str) -> Path:
    """Return a file of the corpus in which some words were replaced."""
    path = fleet / CORPUS / "chapter.xml"
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")
    return path


def test_every_file_of_a_fresh_corpus_has_the_schema_and_no_error(fleet: Path) -> None:
    said = emacs(*sorted((fleet / CORPUS).glob("*.xml")))
    assert [each["file"] for each in said] == [
        "article.xml", "chapter.xml", "people.xml", "schemas.xml",
    ]  # fmt: skip
    for each in said:
        assert (each["mode"], each["validated"], each["errors"]) == ("nxml-mode", True, [])
        ours = str(fleet / CORPUS / "schema" / "corpuskit.rnc")
        locating = each["file"] == "schemas.xml"
        assert each["schema"].endswith("locate.rnc") if locating else each["schema"] == ours


def test_the_settings_of_the_folder_are_taken_without_asking(fleet: Path) -> None:
    (said,) = emacs(fleet / CORPUS / "chapter.xml")
    assert said["compile"] == "corpuskit check --format lines --fail-on never"
    assert said["wraps"] is True
    assert said["tabs"] is False


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('quantity="187"', 'quantity="187 trawlers"', "Attribute value invalid"),
        ('quantity="187"', 'quantity="187" colour="red"', "Attribute not allowed"),
        ("It was", "It <boat>was</boat>", "Unknown element"),
        ("It was", "It <row>was</row>", "Element not allowed"),
        ("It was", "It <measure was", "Missing `>'"),
        ("It was", "It </measure>was", "Mismatched end-tag"),
    ],
)
def test_what_is_broken_is_marked_where_it_stands(
    fleet: Path, before: str, after: str, message: str
) -> None:
    path = broken(fleet, before, after)
    line = path.read_text("utf-8").splitlines()
    (said,) = emacs(path)
    assert said["errors"], said
    first = said["errors"][0]
    assert message in first["message"], said
    assert after in line[first["line"] - 1]


@pytest.mark.parametrize(
    ("before", "after", "offered"),
    [("It was", "It <mea was", ["measure"]), ("It was", "It <date wh was", ["when"])],
)
def test_names_are_completed_by_the_schema(
    fleet: Path, before: str, after: str, offered: list[str]
) -> None:
    path = broken(fleet, before, after)
    assert emacs("--complete", path, after.removesuffix(" was")) == offered
