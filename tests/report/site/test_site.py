"""The report as files: links lead somewhere, nothing acts, what is there is replaced with care."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from site_odd import LONG
from site_pages import Links, addresses_in, made, pages_in

from corpuskit.cli import main

ROOT = Path(__file__).parents[3]
LARGEST = 300_000


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refused(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["report", *args])
    return int(str(ended.value.code))


@pytest.mark.parametrize("name", ["seeds_site", "odd_site", "parted_site"])
def test_every_link_leads_to_a_page_and_an_element_of_it(
    name: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(name)
    ids = {path: Links(text).ids for path, text in pages_in(folder)}
    for path, text in pages_in(folder):
        for address in Links(text).to:
            if address == "data:,":
                continue
            file, _, anchor = unquote(address).partition("#")
            assert ":" not in file, address
            target = Path(os.path.normpath(path.parent / file)) if file else path
            assert target.is_file(), f"{path}: {address}"
            # The ids of a document are made of its TEI when it is shown.
            if anchor and target.parent.name != "documents":
                assert anchor in ids[target], f"{path}: {address}"
        for address in addresses_in(text):
            assert (folder / address).is_file(), f"{path}: {address}"


def test_pages_of_the_seeds_are_small(seeds_site: Path) -> None:
    for path, text in pages_in(seeds_site):
        # With all that is loaded to show it.
        loaded = {path.parent / to for to in Links(text).to if to.endswith((".js", ".css"))}
        size = path.stat().st_size + sum(each.stat().st_size for each in loaded)
        assert size < LARGEST, path


def test_what_a_text_holds_is_text(odd_site: Path) -> None:
    for path, text in pages_in(odd_site):
        # Only what the templates have: the two or three files of the site, and two values.
        assert text.count("<script") == text.count("</script>") <= 7, path
        assert "<b>Odd" not in text
        assert "<img" not in text
        assert "hacked" not in text.replace("&#39;", "'").split("<body>")[0] or "&lt;script" in text
    page = (odd_site / "documents" / "odd.html").read_text(encoding="utf-8")
    tei = json.loads(page.split("data-tei>")[1].split("</script>")[0])
    assert "onclick" not in tei
    assert "xhtml" not in tei
    assert "&lt;script&gt;window.hacked = 1&lt;/script&gt;" in tei
    assert LONG in tei
    assert "كان لدى" in tei


def test_findings_that_the_readme_names_are_there(seeds_site: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(
        r'corpuskit explain ([0-9a-f]{4,16})\b|! ([0-9a-f]{8})|"([0-9a-f]{8})"', text
    )
    marks = {next(filter(None, each)) for each in named}
    known = [path.stem for path in (seeds_site / "findings").glob("*.html")]
    assert marks
    assert [mark for mark in marks if not any(each.startswith(mark) for each in known)] == []


def test_nothing_reaches_outside(seeds_site: Path) -> None:
    for path, text in pages_in(seeds_site):
        assert "default-src 'none'" in text, path
        assert not [to for to in Links(text).to if "//" in to], path


def test_the_same_corpus_gives_the_same_bytes_however_it_is_read(fleet: Path) -> None:
    made("--output", "one", "--title", "Fleet", "--quiet")
    made("--output", "two", "--title", "Fleet", "--quiet", "--jobs", "2")
    assert digest(fleet / "one") == digest(fleet / "two")


def test_a_report_tells_what_changed_since_the_one_before(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made("--output", "site")
    assert "Since the last report" not in (fleet / "site/index.html").read_text()
    path = fleet / "corpus/tei/article.xml"
    path.write_text(path.read_text().replace("178", "187"))
    made("--output", "site")
    text = (fleet / "site/index.html").read_text()
    assert "0 new, 1 gone, 0 as before" in text
    assert "187 in chapter" in text or "178 in article" in text
    assert "open site/index.html" in capsys.readouterr().err


def test_only_a_folder_of_its_own_is_replaced(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = fleet / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear")
    assert refused("--output", "mine") == 2
    assert "letter.txt, which no report wrote" in capsys.readouterr().err
    assert (mine / "letter.txt").read_text() == "dear"
    made("--output", "site")
    (fleet / "site" / "CNAME").write_text("example.org")
    made("--output", "site")
    assert (fleet / "site" / "CNAME").read_text() == "example.org"
    (fleet / "site" / "letter.txt").write_text("dear")
    before = digest(fleet / "site")
    assert refused("--output", "site") == 2
    assert digest(fleet / "site") == before
    assert refused("--output", "corpus/tei/site") == 2
    assert "read as documents" in capsys.readouterr().err


def test_a_report_that_fails_leaves_the_one_before(
    fleet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made("--output", "site")
    before = digest(fleet / "site")

    def failing(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("corpuskit.report.site.build.write_manifest", failing)
    assert refused("--output", "site") == 2
    assert digest(fleet / "site") == before
    assert not [path for path in fleet.iterdir() if path.name.startswith(".corpuskit")]


def test_what_is_of_others_is_named_and_unchanged() -> None:
    home = ROOT / "src" / "corpuskit" / "report" / "site"
    for each in tomllib.loads((home / "data" / "vendored.toml").read_text())["vendored"]:
        assert hashlib.sha256((home / each["file"]).read_bytes()).hexdigest() == each["sha256"]
        assert "Redistribution and use" in (home / each["text"]).read_text()


def test_no_two_pages_have_one_name(fleet: Path) -> None:
    made("--output", "site", "--quiet")
    manifest = json.loads((fleet / "site" / "corpuskit-report.json").read_text())
    assert len(manifest["files"]) == len(set(manifest["files"])) == len(digest(fleet / "site"))
    # Nor on a disk that takes capitals and small letters for one.
    assert len({name.casefold() for name in manifest["files"]}) == len(manifest["files"])


@pytest.mark.parametrize("kind", ["overview", "document", "finding"])
def test_pages_are_as_before(
    kind: str, fleet: Path, file_regression: FileRegressionFixture
) -> None:
    made("--output", "site", "--title", "Fleet", "--quiet")
    (finding,) = (p for p in (fleet / "site/findings").glob("*.html") if len(p.stem) == 16)
    path = {
        "overview": fleet / "site/index.html",
        "document": fleet / "site/documents/article.html",
        "finding": finding,
    }[kind]
    file_regression.check(path.read_text(encoding="utf-8"), extension=".html")
