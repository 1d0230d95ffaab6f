"""Each renderer over one finding with two sides and one problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

import corpuskit.report.json
import corpuskit.report.sarif
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.core.result import Result
from corpuskit.lint.runner import choose
from corpuskit.report.json import render_json
from corpuskit.report.sarif import render_sarif
from corpuskit.report.text import render_text

BASE = Path("/corpus")


def location(document: str, line: int, sentence: str, words: str, note: str = "") -> Location:
    start = sentence.index(words)
    path = f"/corpus/tei/{document}.xml"
    end = start + len(words)
    return Location(document, path, line, 9, 9 + len(words), "m1", sentence, start, end, note)


@pytest.fixture
def result() -> Result:
    chapter = location("chapter", 31, "On 1 May 1994 the fleet had 187 trawlers.", "187 trawlers")
    article = location("article", 8, "The fleet had \x1b[31m178 trawlers.", "178 trawlers", "4")
    finding = Finding(
        "FIG001",
        "figures-disagree",
        Level.WARNING,
        "187 in chapter, line 31, 178 in article, note 4, line 8; both trawlers, 1 May 1994",
        (Evidence(chapter, "187; trawlers; 1 May 1994"), Evidence(article, "178", ("Log, p. 3",))),
        "both count 'trawlers'; both for 1 May 1994",
        "none: both as printed",
    )
    problem = Problem(BASE / "tei/broken.xml", 3, "not well-formed XML", "repair it", fatal=True)
    return Result((finding,), (problem,), 2, BASE)


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpuskit.report.json, "__version__", "0.0.0")
    monkeypatch.setattr(corpuskit.report.sarif, "__version__", "0.0.0")


def test_text(result: Result, file_regression: FileRegressionFixture) -> None:
    text = render_text(result)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "\x1b" not in text
    file_regression.check(text)


def test_text_in_colour_sets_off_the_words_at_issue(result: Result) -> None:
    assert "\x1b[1;7m[187 trawlers]" in render_text(result, color=True)


def test_json(result: Result, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render_json(result), extension=".json")


def test_sarif(
    result: Result, file_regression: FileRegressionFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The pages of checks have tests of their own.
    monkeypatch.setattr(corpuskit.report.sarif, "render_check", lambda check: f"# {check.id}")
    file_regression.check(render_sarif(result, choose(["FIG001"])), extension=".sarif")


def test_sarif_shows_both_sides_in_files_below_the_root(result: Result) -> None:
    run = json.loads(render_sarif(result))["runs"][0]
    (found,) = run["results"]
    places = [*found["locations"], *found["relatedLocations"]]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
    assert uris == ["tei/chapter.xml", "tei/article.xml"]
    assert found["partialFingerprints"]["corpuskit/v1"] == result.findings[0].fingerprint
    assert run["invocations"][0]["executionSuccessful"] is False


def test_a_fingerprint_does_not_depend_on_the_place(result: Result) -> None:
    finding = result.findings[0]
    first = finding.evidence[0]
    where = location("chapter", 99, first.location.sentence, "187 trawlers")
    moved = Finding(
        finding.check,
        finding.slug,
        finding.level,
        "moved",
        (Evidence(where, first.reading), finding.evidence[1]),
    )
    assert moved.fingerprint == finding.fingerprint
