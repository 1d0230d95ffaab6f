"""Decisions of people, from the TEI that they edit to the findings and the errata list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from corpuskit.cli import main

CHAPTER = (
    "A Chapter\n\nAna Ruiz\n\nIn March 2003 the Danish peacekeeping force numbered 1150.[1] "
    "The port of Marsala was opened on 4 March 1957.\n\n[1] *The Daily*, 4 Apr. 2003.\n"
)
REPORT = (
    "In March 2003 the Danish peacekeeping force had 1600 soldiers.\n\n"
    "On 14 March 1957 the port of Marsala was opened by the minister.\n"
)
LATER = "In March 2003 the Danish peacekeeping force had 2000 soldiers.\n"
EDITOR = '<respStmt xml:id="ed"><resp>decisions</resp><persName>Joy Okoro</persName></respStmt>'


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


def decision(about: str, *features: str, resp: str = "#ed", reason: str = "the log") -> str:
    return (
        f'<fs type="claim" corresp="{about}" resp="{resp}">{"".join(features)}'
        f'<f name="reason"><string>{reason}</string></f></fs>'
    )


def verdict(value: str) -> str:
    return f'<f name="verdict"><symbol value="{value}"/></f>'


def over(pointer: str) -> str:
    return f'<f name="over" corresp="{pointer}"/>'


def decide(path: Path, *decisions: str) -> None:
    """Edit a file as a person would: name oneself, write a standOff before the text."""
    text = path.read_text(encoding="utf-8")
    text = text.replace("</titleStmt>", f"{EDITOR}</titleStmt>")
    text = text.replace("<text>", f"<standOff>{''.join(decisions)}</standOff><text>")
    path.write_text(text, encoding="utf-8")


WRONG = verdict("wrong")
RIGHT = verdict("right")
WITHDRAWN = '<f name="asserted"><binary value="false"/></f>'


class Corpus:
    """Hold a small corpus on disk and ask it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.tei = folder / "tei"
        self.capsys = capsys

    def convert(self, **texts: str) -> None:
        for name, text in texts.items():
            source = self.tei.parent / f"{name}.txt"
            source.write_text(text, encoding="utf-8")
            assert run("convert", source, "--out", self.tei, "--quiet") == 0

    def found(self) -> list[str]:
        return [finding["check"] for finding in self.findings()]

    def findings(self) -> list[dict[str, str]]:
        self.capsys.readouterr()
        run("check", self.tei, "--format", "json", "--fail-on", "never")
        findings: list[dict[str, str]] = json.loads(self.capsys.readouterr().out)["findings"]
        return findings

    def errata(self, *args: str) -> str:
        self.capsys.readouterr()
        assert run("claims", self.tei, "--errata", *args) == 0
        return self.capsys.readouterr().out

    def said(self) -> str:
        self.capsys.readouterr()
        run("check", self.tei, "--fail-on", "never")
        return self.capsys.readouterr().err


@pytest.fixture
def corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Corpus:
    made = Corpus(tmp_path, capsys)
    made.convert(chapter=CHAPTER, report=REPORT)
    assert made.found() == ["DAT005", "FIG001"]
    return made


@pytest.mark.parametrize(
    ("file", "decisions"),
    [
        pytest.param("report", [decision("#m1", WRONG)], id="wrong"),
        pytest.param("report", [decision("#m1", WITHDRAWN)], id="withdrawn"),
        pytest.param("report", [decision("#d1", WRONG)], id="its date wrong"),
        pytest.param("chapter", [decision("report.xml#m1", WRONG)], id="wrong in another file"),
        pytest.param("chapter", [decision("#m1", RIGHT, over("report.xml#m1"))], id="right over"),
        pytest.param("report", [decision("#m1", "<f name='verdict'>wrong</f>")], id="plain words"),
    ],
)
def test_a_decision_resolves_its_finding_alone(
    corpus: Corpus, file: str, decisions: list[str]
) -> None:
    decide(corpus.tei / f"{file}.xml", *decisions)
    assert corpus.found() == ["DAT005"]
    assert "decision" not in corpus.said()


@pytest.mark.parametrize("mark", ["report.xml#d2", "#d3"])
def test_a_date_judged_wrong(corpus: Corpus, mark: str) -> None:
    decide(corpus.tei / "chapter.xml", decision(mark, WRONG))
    assert corpus.found() == ["FIG001"]


def test_what_is_right_is_compared_with_what_comes_later(corpus: Corpus) -> None:
    decide(corpus.tei / "chapter.xml", decision("#m1", RIGHT, over("report.xml#m1")))
    corpus.convert(later=LATER)
    (finding,) = (f for f in corpus.findings() if f["check"] == "FIG001")
    assert "2 000 in later" in finding["message"]
    assert "1 600" not in str(finding)
    assert "was judged right by Joy Okoro (the log)" in finding["why"]


def test_right_alone_closes_nothing_and_says_what_would(corpus: Corpus) -> None:
    before = {f["fingerprint"] for f in corpus.findings()}
    decide(corpus.tei / "chapter.xml", decision("#m1", RIGHT))
    findings = corpus.findings()
    assert {f["fingerprint"] for f in findings} == before
    assert "name it there as «over»" in findings[1]["why"]
    assert "judged" not in findings[0]["why"]


def test_verdicts_that_contradict_each_other_have_no_effect(corpus: Corpus) -> None:
    decide(corpus.tei / "chapter.xml", decision("report.xml#m1", RIGHT))
    decide(corpus.tei / "report.xml", decision("#m1", WRONG))
    assert corpus.found() == ["DAT005", "FIG001", "MKP003"]
    assert "1600" not in corpus.errata()


def test_both_sides_judged_right(corpus: Corpus) -> None:
    decide(corpus.tei / "chapter.xml", decision("#d3", RIGHT), decision("report.xml#d2", RIGHT))
    finding = corpus.findings()[-1]
    assert finding["check"] == "MKP003"
    assert "'4 March 1957' in chapter" in finding["message"]
    assert corpus.found() == ["DAT005", "FIG001", "MKP003"]


def test_each_side_right_over_the_other(corpus: Corpus) -> None:
    decide(corpus.tei / "chapter.xml", decision("#m1", RIGHT, over("report.xml#m1")))
    decide(corpus.tei / "report.xml", decision("#m1", RIGHT, over("chapter.xml#m1")))
    assert corpus.found() == ["DAT005", "MKP003", "FIG001", "MKP003"]


def test_a_cited_work_judged_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = Corpus(tmp_path, capsys)
    corpus.convert(
        chapter=(
            "The two states base their relations on the Treaty of Friendship and Transit signed "
            "in Lagos on 4 March 1987.[1] It has never been amended.\n\n"
            "[1] For the text, see *Gazette of the Federation*, no. 12 (1985), p. 33.\n"
        )
    )
    assert corpus.found() == ["TRE002"]
    whole = corpus.tei / "chapter.xml"
    text = whole.read_text(encoding="utf-8")
    for mark in ("#cit1", "#d2"):
        whole.write_text(text, encoding="utf-8")
        decide(whole, decision(mark, WRONG))
        assert corpus.found() == []


ERRATA = (
    decision(
        "report.xml#m1",
        WRONG,
        '<f name="evidence" source="#cit1"><string>Roll of the force, box 7</string></f>',
        reason="counts the civilians too",
    ),
    decision("#m1", RIGHT),
    decision(
        "#d3", WRONG, '<f name="correction"><string>14 March 1957</string></f>', reason="a misprint"
    ),
)


def test_errata(corpus: Corpus, file_regression: FileRegressionFixture) -> None:
    decide(corpus.tei / "chapter.xml", *ERRATA)
    assert corpus.found() == []
    text = corpus.errata()
    assert all(len(line) <= 80 for line in text.splitlines())
    file_regression.check(text)


def test_errata_as_json_lines(corpus: Corpus, file_regression: FileRegressionFixture) -> None:
    decide(corpus.tei / "chapter.xml", *ERRATA)
    file_regression.check(corpus.errata("--format", "jsonl"), extension=".jsonl")


def test_errata_of_a_side_that_lost(corpus: Corpus) -> None:
    decide(corpus.tei / "chapter.xml", decision("#m1", RIGHT, over("report.xml#m1")))
    assert "1150, as chapter, line" in corpus.errata()


def test_a_claim_withdrawn_is_an_erratum_once_it_is_corrected(corpus: Corpus) -> None:
    corrected = '<f name="correction"><numeric value="1150"/></f>'
    decide(corpus.tei / "report.xml", decision("#m1", WITHDRAWN), decision("#d2", WITHDRAWN))
    assert corpus.errata() == "No claim is judged wrong.\n"
    decide(corpus.tei / "chapter.xml", decision("report.xml#m1", WITHDRAWN, corrected))
    assert "should say 1150" in corpus.errata()
    assert "14 March" not in corpus.errata()


def test_no_errata(corpus: Corpus) -> None:
    assert corpus.errata() == "No claim is judged wrong.\n"
    assert corpus.errata("--format", "jsonl") == ""


def test_the_person_may_stand_in_the_register(corpus: Corpus) -> None:
    decide(corpus.tei / "report.xml", decision("#m1", WRONG, resp="people.xml#ruiz-ana"))
    assert "Ana Ruiz" in corpus.errata()


BAD = [
    pytest.param(decision("#m9", WRONG), "leads to no figure", id="pointer to nothing"),
    pytest.param(decision("#p1", WRONG), "leads to no figure", id="pointer to a paragraph"),
    pytest.param(decision("m1", WRONG), "leads to no figure", id="pointer without a hash"),
    pytest.param(decision("other.xml#m1", WRONG), "leads to no figure", id="file not there"),
    pytest.param(decision("../report.xml#m1", WRONG), "leads to no figure", id="out of the corpus"),
    pytest.param(decision("", WRONG), "about nothing", id="no pointer"),
    pytest.param(decision("#m1", verdict("maybe")), "'maybe' has no effect", id="unknown verdict"),
    pytest.param(decision("#m1", WRONG, RIGHT), "'right; wrong' has no", id="two verdicts"),
    pytest.param(decision("#m1", WRONG, over("#d1")), "«over» has no effect", id="over of wrong"),
    pytest.param(decision("#m1", RIGHT, '<f name="over"/>'), "no other side", id="over nothing"),
    pytest.param(decision("#m1", WRONG, reason=" "), "without its reason", id="no reason"),
    pytest.param(decision("#m1", WRONG, resp=""), "without the name", id="no name"),
    pytest.param(decision("#m1", WRONG, resp="#jo"), "leads to nobody", id="nobody"),
    pytest.param(decision("#m1", '<f name="verdit"/>'), "no feature 'verdit'", id="misspelt"),
    pytest.param(decision("#m1", '<f name="time"/>'), "is not read yet", id="not read yet"),
    pytest.param(decision("#m1"), "decides nothing", id="reason alone"),
    pytest.param(
        decision("#m1", '<f name="asserted"><binary value="no"/></f>'), "asserted='no'", id="no"
    ),
]


@pytest.mark.parametrize(("written", "words"), BAD)
def test_what_is_unclear_is_said_with_its_line(corpus: Corpus, written: str, words: str) -> None:
    path = corpus.tei / "report.xml"
    decide(path, f"\n{written}\n")
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "<fs" in text)
    said = corpus.said()
    assert words in said
    assert f"report.xml:{line}:" in said
    assert "DAT005" in corpus.found()


@pytest.mark.parametrize(("written", "words"), BAD)
def test_what_is_unclear_is_not_valid(corpus: Corpus, written: str, words: str) -> None:
    decide(corpus.tei / "report.xml", written)
    if words != "is not read yet":
        assert run("validate", corpus.tei) == 1


def test_a_decision_is_valid(corpus: Corpus) -> None:
    decide(corpus.tei / "chapter.xml", *ERRATA, decision("report.xml#d2", RIGHT, over("#d3")))
    assert run("validate", corpus.tei) == 0
