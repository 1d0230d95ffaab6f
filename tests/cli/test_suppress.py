"""What people accepted is set aside, counted and kept; what no longer holds is reported."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpuskit.cli import main
from corpuskit.core.config import find_config
from corpuskit.core.result import Result, Where
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.policy import Policy, chosen_by
from corpuskit.tei.document import load
from corpuskit.tei.validate import validate

CHAPTER = "A Chapter\n\nAna Ruiz\n\nIn March 2003 the Danish peacekeeping force numbered 1150.\n"
REPORT = "In March 2003 the Danish peacekeeping force had 1600 soldiers.\n"
LATER = "In March 2003 the Danish peacekeeping force had 2000 soldiers.\n"
EDITOR = '<respStmt xml:id="ed"><resp>decisions</resp><persName>Joy Okoro</persName></respStmt>'
REASON = '<f name="reason"><string>civilians too</string></f>'


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


class Corpus:
    """A corpus of two documents that contradict each other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tei = folder / "corpus/tei"
        self.settings("")
        self.convert(chapter=CHAPTER, report=REPORT)

    def convert(self, **texts: str) -> None:
        for name, text in texts.items():
            source = self.folder / "seeds" / f"{name}.txt"
            source.parent.mkdir(exist_ok=True)
            source.write_text(text, encoding="utf-8")
        assert run("convert", "--quiet", *sorted((self.folder / "seeds").glob("*.txt"))) == 0

    def settings(self, text: str) -> None:
        (self.folder / "corpuskit.toml").write_text(text, encoding="utf-8")

    def accept(self, about: str, *features: str, check: str = "FIG001", resp: str = "#ed") -> None:
        """Edit the chapter as a person would."""
        path = self.tei / "chapter.xml"
        text = path.read_text(encoding="utf-8")
        if EDITOR not in text:
            text = text.replace("</titleStmt>", f"{EDITOR}</titleStmt>")
        fs = (
            f'<standOff><fs type="suppression" corresp="{about}" resp="{resp}">'
            f'<f name="check"><symbol value="{check}"/></f>{"".join(features)}</fs></standOff>'
        )
        path.write_text(text.replace("<text", f"{fs}<text", 1), encoding="utf-8")

    def check(self, *paths: Path) -> Result:
        config = find_config(self.folder)
        chosen = chosen_by(config)
        documents = find_documents(paths or [self.tei])
        whole = not paths
        return check_corpus(
            documents, chosen, base=self.folder, policy=Policy(config, chosen, whole)
        )

    def pointer(self, result: Result, number: int) -> str:
        place = result.findings[0].evidence[number].location
        return f"{place.document}.xml#{place.xml_id}"

    def pointers(self) -> tuple[str, str]:
        found = self.check()
        return self.pointer(found, 0), self.pointer(found, 1)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.chdir(tmp_path)
    return Corpus(tmp_path)


def ids(result: Result) -> list[str]:
    return sorted(finding.check for finding in result.findings)


def test_before(corpus: Corpus) -> None:
    assert ids(corpus.check()) == ["FIG001"]


def test_a_suppression_in_the_tei_closes_what_it_names(corpus: Corpus) -> None:
    corpus.accept(" ".join(corpus.pointers()), REASON)
    result = corpus.check()
    assert not result.findings
    (one,) = result.suppressed
    assert (one.kind, one.reason, one.by) == (Where.TEI, "civilians too", "Joy Okoro")
    line = Path(one.path).read_text().split("\n")[one.line - 1]
    assert 'type="suppression"' in line
    assert not result.problems


def test_the_slug_does_as_well(corpus: Corpus) -> None:
    corpus.accept(" ".join(corpus.pointers()), REASON, check="figures-disagree")
    assert not corpus.check().findings


def test_a_side_that_is_not_named_keeps_the_finding_open(corpus: Corpus) -> None:
    first, second = corpus.pointers()
    corpus.accept(first, REASON)
    result = corpus.check()
    assert ids(result) == ["FIG001", "SUP002"]
    idle = next(f for f in result.findings if f.check == "SUP002")
    assert idle.message.endswith(f"has other sides too; name them: {second}")
    assert not result.suppressed


def test_what_comes_to_contradict_later_is_reported(corpus: Corpus) -> None:
    corpus.accept(" ".join(corpus.pointers()), REASON)
    corpus.convert(later=LATER)
    assert ids(corpus.check()) == ["FIG001", "SUP002"]


def test_another_check_is_not_silenced(corpus: Corpus) -> None:
    corpus.accept(" ".join(corpus.pointers()), REASON, check="FIG002")
    assert ids(corpus.check()) == ["FIG001", "SUP002"]


@pytest.mark.parametrize(
    ("features", "check", "resp", "said"),
    [
        ((REASON, '<f name="untill"><string>2020</string></f>'), "FIG001", "#ed", "no feature"),
        ((REASON,), "FIG001", "#nobody", "leads to nobody"),
        ((REASON,), "FIG001", "", "without the name of who accepts"),
        ((REASON,), "FIG0001", "#ed", "no check is called 'FIG0001'"),
        ((REASON, '<f name="until"><string>soon</string></f>'), "FIG001", "#ed", "is no day"),
        ((REASON, REASON), "FIG001", "#ed", "a second 'reason' has no effect"),
    ],
)
def test_what_is_unclear_is_said(
    corpus: Corpus, features: tuple[str, ...], check: str, resp: str, said: str
) -> None:
    corpus.accept(" ".join(corpus.pointers()), *features, check=check, resp=resp)
    problems = [str(problem) for problem in corpus.check().problems]
    assert any(said in problem and "chapter.xml:" in problem for problem in problems), problems


@pytest.mark.parametrize("about", ["", "#nowhere", "nowhere.xml#m1"])
def test_a_suppression_of_nothing_is_said(corpus: Corpus, about: str) -> None:
    corpus.accept(about, REASON)
    result = corpus.check()
    assert ids(result) == ["FIG001"]
    assert any(
        "suppression is about nothing" in str(p) or "leads to nothing" in str(p)
        for p in result.problems
    )


def entry(finding: str, until: str = "") -> str:
    until = f"until = {until}\n" if until else ""
    return f"[[suppress]]\n{finding}\nreason = 'two counts'\nby = 'Joy Okoro'\n{until}"


QUOTED = "check = 'figures-disagree'\ndocument = 'report'\nquote = '1600  Soldiers'"


def test_a_suppression_in_the_configuration_by_fingerprint(corpus: Corpus) -> None:
    mark = corpus.check().findings[0].fingerprint
    corpus.settings(entry(f"finding = '{mark[:8]}'"))
    result = corpus.check()
    assert not result.findings
    (one,) = result.suppressed
    assert (one.kind, one.by, one.line) == (Where.CONFIGURATION, "Joy Okoro", 1)
    corpus.convert(later=LATER)
    assert ids(corpus.check()) == ["FIG001", "SUP002"]


def test_a_suppression_in_the_configuration_by_words(corpus: Corpus) -> None:
    corpus.settings(entry(QUOTED))
    assert not corpus.check().findings
    corpus.settings(entry(QUOTED.replace("1600", "1601")))
    assert ids(corpus.check()) == ["FIG001", "SUP002"]


def test_one_that_is_over_is_reported_with_what_it_hid(corpus: Corpus) -> None:
    corpus.settings(f"\n\n{entry(QUOTED, '1999-12-31')}")
    result = corpus.check()
    assert ids(result) == ["FIG001", "SUP001"]
    over = next(f for f in result.findings if f.check == "SUP001")
    place = over.evidence[0].location
    assert Path(place.path).name == "corpuskit.toml"
    assert (place.line, place.column) == (3, 1)
    assert "it held until 1999-12-31" in over.message
    corpus.settings(entry(QUOTED, "9999-12-31"))
    assert not corpus.check().findings


def test_the_last_day_counts(corpus: Corpus) -> None:
    corpus.settings(entry(QUOTED, "2020-05-05"))
    config = find_config(corpus.folder)
    chosen = chosen_by(config)

    def on(day: int) -> list[str]:
        policy = Policy(config, chosen, today=date(2020, 5, day))
        documents = find_documents([corpus.tei])
        return ids(check_corpus(documents, chosen, base=corpus.folder, policy=policy))

    assert on(5) == []
    assert on(6) == ["FIG001", "SUP001"]


def test_unused_is_judged_only_when_all_was_seen(corpus: Corpus) -> None:
    corpus.settings(entry(QUOTED))
    assert ids(corpus.check(corpus.tei / "report.xml")) == []
    (corpus.tei / "chapter.xml").write_text("<TEI", encoding="utf-8")
    assert ids(corpus.check()) == []


def test_unused_is_not_judged_of_checks_that_did_not_run(
    corpus: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus.settings(entry("finding = 'ffffffff'"))
    assert ids(corpus.check()) == ["FIG001", "SUP002"]
    run("check", "--select", "DAT", "--select", "SUP", "--format", "json")
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_suppressed_findings_do_not_fail_and_are_told(
    corpus: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus.settings("fail-on = 'note'\n")
    assert run("check") == 1
    corpus.settings("fail-on = 'note'\n" + entry(QUOTED))
    capsys.readouterr()
    assert run("check") == 0
    assert "1 suppressed" in capsys.readouterr().out
    assert run("check", "--format", "json") == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert said["findings"] == []
    (one,) = said["suppressed"]
    assert one["check"] == "FIG001"
    assert one["suppression"] == {
        "kind": "external",
        "reason": "two counts",
        "by": "Joy Okoro",
        "until": None,
        "path": "corpuskit.toml",
        "line": 2,
    }
    assert run("check", "--format", "sarif") == 0
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["suppressions"][0]["kind"] == "external"
    assert result["suppressions"][0]["justification"] == "two counts (Joy Okoro)"


UNTIL = '<f name="until"><string>{}</string></f>'


@pytest.mark.parametrize(
    ("about", "features", "resp", "said"),
    [
        ("#x", "", "#ed", "needs its reason"),
        ("#x", REASON, "", "needs @resp"),
        ("", REASON, "#ed", "needs @corresp"),
        ("#x", REASON + UNTIL.format("June 2027"), "#ed", "The last day is a string such as"),
        ("#x", REASON + UNTIL.format("2027-06"), "#ed", "The last day is a string such as"),
        ("#x", REASON + '<f name="scope"><string>x</string></f>', "#ed", "has no such feature"),
        ("#x", '<f name="reason"><string> </string></f>', "#ed", "A reason is a string with words"),
    ],
)
def test_validate_says_what_a_suppression_lacks(
    corpus: Corpus, about: str, features: str, resp: str, said: str
) -> None:
    first, _ = corpus.pointers()
    corpus.accept(about.replace("#x", first), features, resp=resp)
    path = corpus.tei / "chapter.xml"
    text = path.read_text().replace(' corresp=""', "").replace(' resp=""', "")
    path.write_text(text)
    (problem,) = validate(load(path))
    assert said in problem.message
    assert 'type="suppression"' in text.split("\n")[problem.line - 1]


def test_a_good_suppression_is_valid(corpus: Corpus) -> None:
    corpus.accept(" ".join(corpus.pointers()), REASON, UNTIL.format("2027-06-30"))
    assert validate(load(corpus.tei / "chapter.xml")) == ()


def test_a_suppression_survives_the_next_conversion(corpus: Corpus) -> None:
    corpus.accept(" ".join(corpus.pointers()), REASON)
    before = (corpus.tei / "chapter.xml").read_bytes()
    corpus.convert()
    assert (corpus.tei / "chapter.xml").read_bytes() == before
