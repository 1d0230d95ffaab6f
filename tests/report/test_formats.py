"""The formats that services and programs read: valid by their schemas, within their limits, and safe."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from corpuskit.core.errors import Problem
from corpuskit.core.findings import Cited, Evidence, Finding, Level, Location
from corpuskit.core.result import Baseline, Result, Suppressed, Where
from corpuskit.lint.baselining import against_baseline, sight_of
from corpuskit.lint.citing import with_cited
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose
from corpuskit.report import sarif
from corpuskit.report.github import render_github
from corpuskit.report.json import render_json
from corpuskit.report.markdown import render_markdown
from corpuskit.report.sarif import render_sarif
from corpuskit.report.text import render_text

ROOT = Path(__file__).parents[2]
SARIF = Draft202012Validator(
    json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.json").read_text("utf-8"))
)
JSON = Draft202012Validator(
    json.loads((ROOT / "docs" / "schemas" / "check.schema.json").read_text("utf-8"))
)
BASELINE = Draft202012Validator(
    json.loads((ROOT / "docs" / "schemas" / "baseline.schema.json").read_text("utf-8"))
)
CHECKS = choose()


def finding(
    number: int = 1, level: Level = Level.ERROR, words: str = "178 trawlers", **more: Any
) -> Finding:
    sides = tuple(
        Evidence(
            Location(name, f"/corpus/tei/{name}.xml", number, 9, 9 + len(words), "m1", said, 4, 4 + len(words)),
            f"{words}; {number}",
        )
        for name, said in (("chapter", f"had {words}."), ("article", f"had {words} then."))
    )  # fmt: skip
    return Finding("FIG001", "figures-disagree", level, f"{number}: {words}", sides, **more)


def of(findings: Sequence[Finding] = (), **more: Any) -> Result:
    return Result(tuple(findings), more.pop("problems", ()), 2, Path("/corpus"), **more)


@pytest.fixture(scope="module")
def own() -> Result:
    """Return the result of this repository's corpus, held against its baseline."""
    documents = find_documents([ROOT / "corpus" / "tei"])
    result = check_corpus(documents, CHECKS, base=ROOT)
    sight = sight_of(documents, result, whole=True)
    return with_cited(against_baseline(result, ROOT / "corpuskit-baseline.json", sight))


def everything() -> Result:
    """Return a result that has something of every kind."""
    broken = Problem(Path("/corpus/tei/broken.xml"), 3, "not [well]-formed", "repair {it}", 2, True)
    odd = Problem(Path("/corpus/tei/odd.xml"), 0, "odd", "look")
    old, fresh = finding(2), finding(1, others=(finding(7).evidence[0].location,))
    first, second = fresh.evidence
    cited = Cited("12", "/corpus/seeds/chapter.txt", 5, 6)
    fresh = replace(fresh, evidence=(replace(first, cited=cited), second))
    kept = Suppressed(
        finding(3), Where.TEI, "counts [boats]", "ed.", date(2030, 1, 1), "/corpus/tei/a.xml", 4
    )
    return of(
        [fresh],
        problems=(broken, odd),
        suppressed=(kept,),
        baselined=(old,),
        baseline=Baseline("/corpus/b.json", {old.fingerprint: "two counts"}, ("FIG001 gone",)),
    )  # fmt: skip


def run_of(text: str) -> Any:
    return json.loads(text)["runs"][0]


def test_reports_on_the_own_corpus_are_valid(own: Result) -> None:
    SARIF.validate(json.loads(render_sarif(own, CHECKS)))
    JSON.validate(json.loads(render_json(own)))
    BASELINE.validate(json.loads((ROOT / "corpuskit-baseline.json").read_text("utf-8")))


def test_reports_with_something_of_every_kind_are_valid() -> None:
    SARIF.validate(json.loads(render_sarif(everything(), CHECKS)))
    JSON.validate(json.loads(render_json(everything())))


@pytest.mark.parametrize("validator", [SARIF, JSON, BASELINE])
def test_a_schema_refuses_what_is_none(validator: Any) -> None:
    assert not validator.is_valid({"runs": 5, "findings": 5, "accepted": 5})


def test_sarif_marks_what_is_accepted_and_drops_nothing() -> None:
    new, kept, old = run_of(render_sarif(everything(), CHECKS))["results"]
    assert new["baselineState"] == "new"
    assert "suppressions" not in new
    assert kept["suppressions"][0]["kind"] == "inSource"
    assert (old["baselineState"], old["suppressions"][0]["justification"]) == (
        "unchanged",
        "two counts",
    )
    assert "baselineState" not in run_of(render_sarif(of([finding()]), CHECKS))["results"][0]


def test_sarif_leads_to_the_other_side_the_page_and_the_source() -> None:
    new = run_of(render_sarif(everything(), CHECKS))["results"][0]
    assert "[article, line 1](1)" in new["message"]["text"]
    assert new["relatedLocations"][0]["id"] == 1
    assert len(new["relatedLocations"]) == 2
    assert new["locations"][0]["properties"] == {
        "page": "12",
        "source": {"path": "seeds/chapter.txt", "line": 5, "column": 6},
    }


def test_sarif_has_no_links_but_its_own() -> None:
    (found,) = run_of(render_sarif(of([finding(words="a [b](1) {0}")]), CHECKS))["results"]
    assert found["message"]["text"].startswith(r"1: a \[b\](1) {{0}}.")


def test_sarif_names_a_file_outside_the_root_by_its_whole_address() -> None:
    outside = replace(of([finding()]), base=Path("/elsewhere"))
    (found,) = run_of(render_sarif(outside, CHECKS))["results"]
    artifact = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///corpus/tei/chapter.xml"}


def test_sarif_within_the_limits_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    place = finding(5).evidence[0].location
    many = finding(others=tuple(replace(place, line=n) for n in range(1, 3000)))
    run = run_of(render_sarif(of([many]), CHECKS))
    assert len(run["results"][0]["relatedLocations"]) + 1 == 100
    assert all(len(rule["properties"]["tags"]) <= 10 for rule in run["tool"]["driver"]["rules"])
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 30)
    flood = [finding(n) for n in range(1, 101)]
    run = run_of(render_sarif(of(flood), CHECKS))
    assert len(run["results"]) == 30
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"].startswith("70 more results are left out")
    monkeypatch.setattr(sarif, "_MOST_BYTES", 60_000)
    noise = [finding(n, words=os.urandom(3000).hex()) for n in range(1, 31)]
    text = render_sarif(of(noise), CHECKS)
    assert 0 < len(run_of(text)["results"]) < 30
    assert len(gzip.compress(text.encode())) < 60_000


def unescaped(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""
    head, _, message = line.removeprefix("::").partition("::")
    command, _, listed = head.partition(" ")
    pairs = (each.partition("=") for each in listed.split(","))
    codes = {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}

    def plain(text: str) -> str:
        return re.sub("|".join(codes), lambda found: codes[found[0]], text)

    return command, {name: plain(value) for name, _, value in pairs}, plain(message)


def test_an_annotation_names_the_place_of_the_words() -> None:
    command, properties, message = unescaped(render_github(everything()).splitlines()[1])
    assert command == "error"
    assert properties == {
        "file": "tei/chapter.xml",
        "line": "1",
        "col": "9",
        "endColumn": "21",
        "title": "FIG001 figures-disagree",
    }
    assert "tei/article.xml:1:9: «178 trawlers»" in message
    assert "tei/chapter.xml:1:9 (p. 12, seeds/chapter.txt:5:6)" in message
    read, properties, _ = unescaped(render_github(everything()).splitlines()[0])
    assert (read, properties["file"], properties["line"]) == ("error", "tei/broken.xml", "3")


@given(st.text(min_size=1))
def test_no_words_break_out_of_an_annotation(words: str) -> None:
    lines = render_github(of([finding(words=words)])).split("\n")
    assert len(lines) == 3
    command, properties, message = unescaped(lines[0])
    assert (command, properties["line"]) == ("error", "1")
    assert message.startswith("1: ")
    assert "\r" not in lines[0]


def test_github_shows_ten_of_each_level_and_the_log_names_the_rest() -> None:
    flood = [finding(n, level) for level in reversed(Level) for n in range(1, 14)]
    lines = render_github(of(flood)).splitlines()
    for command in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{command} ") for line in lines) == 10
    assert "9 more, which GitHub would not show beside their lines:" in lines
    assert "tei/chapter.xml:13: error FIG001 figures-disagree: 13: 178 trawlers" in lines
    assert lines[-1] == "13 errors, 13 warnings, 13 notes in 2 documents."


def test_a_summary_in_markdown() -> None:
    text = render_markdown(everything())
    assert text.startswith(
        "## corpuskit: 1 error in 2 documents; 1 suppressed; 1 accepted by the baseline"
    )
    assert "«had <mark>178 trawlers</mark>.»" in text
    assert "`tei/chapter.xml:1:9 (p. 12, seeds/chapter.txt:5:6)`" in text
    assert "**not read** tei/broken.xml:3: not \\[well\\]\\-formed" in text
    assert "- FIG001 gone" in text


@pytest.mark.parametrize(
    "words", ["<img src=x>", "[a](b)", "`x`", "@team", "#12", "| a |", "**b**", "https://a.example"]
)
def test_words_are_no_markup(words: str) -> None:
    said = render_markdown(of([finding(words=words)]))
    assert words not in re.sub(r"\\.", "", said)
    bare = re.sub(r"\\(.)", r"\1", html.unescape(re.sub(r"</?mark>", "", said)))
    assert f"had {words}" in bare


def test_a_message_is_no_item_of_a_list() -> None:
    said = render_markdown(of([replace(finding(), message="1. May has 31 days")]))
    assert "\n1\\. May has" in said


def test_a_summary_stays_below_what_github_takes() -> None:
    flood = [finding(n, words="x" * 2000) for n in range(1, 500)]
    text = render_markdown(of(flood))
    assert len(text.encode()) < 1024 * 1024
    left = re.search(r"and (\d+) more; `corpuskit check --all` prints them", text)
    assert left is not None
    assert text.count("### error") + int(left[1]) == 499


def test_text_and_json_name_page_and_source() -> None:
    text = render_text(everything(), width=100)
    assert "tei/chapter.xml:1:9 (p. 12, seeds/chapter.txt:5:6)" in text
    first, second = json.loads(render_json(everything()))["findings"][0]["evidence"]
    assert (first["page"], first["source"]["path"], second["source"]) == (
        "12",
        "seeds/chapter.txt",
        None,
    )


@pytest.mark.debian
def test_the_multitool_has_nothing_to_mend(own: Result, tmp_path: Path) -> None:
    program = os.environ.get("CORPUSKIT_SARIF_MULTITOOL") or shutil.which("sarif-multitool")
    assert program, ".ci/run installs it"
    open_again = replace(own, findings=own.every, suppressed=(), baselined=(), baseline=None)
    for name, result in (("own", own), ("open", open_again), ("all", everything())):
        log, told = tmp_path / f"{name}.sarif", tmp_path / f"{name}.told.sarif"
        log.write_text(render_sarif(result, CHECKS), encoding="utf-8")
        subprocess.run(
            [program, "validate", str(log), "--rule-kind", "Sarif;Ghas", "--output", str(told),
             "--level", "Error;Warning", "--kind", "Fail", "--quiet"],
            check=True, env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        )  # fmt: skip
        run = json.loads(told.read_text("utf-8-sig"))["runs"][0]
        assert run["invocations"][0]["executionSuccessful"]
        assert run["results"] == []
