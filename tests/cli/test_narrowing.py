"""Levels, paths and names of checks: what is left of the findings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpuskit.checks.check import Check, checks
from corpuskit.cli import main
from corpuskit.core.config import find_config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.findings import Finding, Level
from corpuskit.core.overrides import overridden
from corpuskit.lint import runner
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.policy import Policy, chosen_by

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>'
    "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    "</teiHeader><text><body><p>{}</p></body></text></TEI>"
)
UNIT = '<measure xml:id="m1" quantity="5" unit="kW/h">5 kW/h</measure> are sold.'
FORCE = (
    "The Danish peacekeeping force in Kosovo had "
    '<measure xml:id="m1" quantity="{0}" unit="count" commodity="soldier">{0} soldiers</measure> in '
    '<date when="2003-03">March 2003</date>.'
)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "corpus/tei"
    (folder / "drafts").mkdir(parents=True)
    (folder / "unit.xml").write_text(TEI.format(UNIT))
    (folder / "one.xml").write_text(TEI.format(FORCE.format(1150)))
    (folder / "drafts/two.xml").write_text(TEI.format(FORCE.format(1600)))
    (folder / "drafts/plant.xml").write_text(TEI.format(UNIT))
    return tmp_path


def found(
    corpus: Path, settings: str = "", select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> list[Finding]:
    (corpus / "corpuskit.toml").write_text(settings)
    config, _ = overridden(find_config(corpus), select=select, ignore=ignore)
    chosen = chosen_by(config)
    documents = find_documents([config.corpus_folder])
    policy = Policy(config, chosen)
    return list(check_corpus(documents, chosen, base=corpus, policy=policy).findings)


def ids(findings: list[Finding]) -> list[str]:
    return sorted(finding.check for finding in findings)


def test_before(corpus: Path) -> None:
    assert ids(found(corpus)) == ["FIG001", "FIG004", "FIG004"]


@pytest.mark.parametrize(
    ("settings", "select", "ignore", "left"),
    [
        pytest.param("select = ['FIG004']", (), (), ["FIG004", "FIG004"], id="id"),
        pytest.param("select = ['figures-disagree']", (), (), ["FIG001"], id="slug"),
        pytest.param("ignore = ['FIG']", (), (), [], id="prefix"),
        pytest.param("", ("FIG001",), (), ["FIG001"], id="selected on the command line"),
        pytest.param("", (), ("FIG004",), ["FIG001"], id="ignored on the command line"),
        pytest.param("select = ['DAT']", ("FIG001",), (), ["FIG001"], id="command line wins"),
        pytest.param("ignore = ['FIG001']", ("FIG001",), (), ["FIG001"], id="over an ignore"),
        pytest.param("ignore = ['FIG001']", (), ("FIG004",), [], id="ignores are added up"),
        pytest.param("[levels]\nFIG004 = 'off'", (), (), ["FIG001"], id="off"),
        pytest.param("[levels]\nFIG = 'off'\nFIG001 = 'note'", (), (), ["FIG001"], id="nearer"),
        pytest.param("[levels]\nFIG001 = 'off'", ("FIG001",), (), ["FIG001"], id="over off"),
    ],
)
def test_checks(
    corpus: Path, settings: str, select: tuple[str, ...], ignore: tuple[str, ...], left: list[str]
) -> None:
    assert ids(found(corpus, settings, select, ignore)) == left


def test_levels(corpus: Path) -> None:
    usual = {f.check: f.level for f in found(corpus)}
    assert usual == {"FIG001": Level.WARNING, "FIG004": Level.WARNING}
    set_levels = found(corpus, "[levels]\nfigures-disagree = 'error'\nFIG = 'note'")
    assert [(f.check, f.level) for f in set_levels] == [
        ("FIG001", Level.ERROR),
        ("FIG004", Level.NOTE),
        ("FIG004", Level.NOTE),
    ]


def test_levels_decide_the_exit_status(corpus: Path) -> None:
    def status(settings: str, *args: str) -> int:
        (corpus / "corpuskit.toml").write_text(settings)
        with pytest.raises(SystemExit) as ended:
            main(["check", *args])
        return int(ended.value.code or 0)

    assert status("") == 0
    assert status("[levels]\nFIG001 = 'error'") == 1
    assert status("[levels]\nFIG001 = 'error'", "--fail-on", "never") == 0
    assert status("fail-on = 'warning'") == 1
    assert status("fail-on = 'warning'\n[levels]\nFIG = 'note'") == 0
    assert status("fail-on = 'never'", "--fail-on", "note") == 1


def test_paths(corpus: Path) -> None:
    drafts = "[per-path-ignores]\n'corpus/tei/drafts/*' = ['FIG']"
    left = found(corpus, drafts)
    assert ids(left) == ["FIG001", "FIG004"]
    assert "drafts" not in left[1].evidence[0].location.path
    every = "[per-path-ignores]\n'corpus/*' = ['figures-disagree']\n'*.xml' = ['FIG004']"
    assert found(corpus, every) == []


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("\nselect = ['FIG001', 'FIGG']", "2:21"),
        ("ignore = ['figures-disagre']", "1:11"),
        ("[levels]\nFIG999 = 'off'", "2:10"),
        ("[per-path-ignores]\n'x' = ['nope']", "2:8"),
        ("[[suppress]]\ncheck='FIG'\nquote='x'\ndocument='x'\nby='x'\nreason='x'", "2:7"),
    ],
)
def test_a_check_that_does_not_exist_is_an_error_with_its_place(
    corpus: Path, settings: str, place: str
) -> None:
    with pytest.raises(CorpuskitError, match=rf"corpuskit\.toml:{place}: no check is called"):
        found(corpus, settings)


def made(identifier: str, since: str) -> Check:
    return replace(checks()[0], id=identifier, slug=identifier.lower(), since=since)


@pytest.mark.parametrize(
    ("since", "version", "new"),
    [
        ("0.1.0", "0.1.0", False),
        ("0.1.0", "0.1.4", False),
        ("0.2.0", "0.1.4", True),
        ("0.2.0", "0.2.0", True),
        ("0.2.1", "0.2.3", True),
        ("0.2.0", "0.3.0", False),
        ("0.9.0", "1.0.0", False),
        ("1.0.0", "1.0.2", True),
        ("0.10.0", "0.9.1", True),
    ],
)
def test_a_check_is_new_for_one_minor_version(since: str, version: str, new: bool) -> None:
    assert runner.is_new(made("NEW001", since), version) is new


def test_new_checks_run_only_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    both = (made("NEW001", "9.1.0"), made("NEW002", "0.1.0"))
    monkeypatch.setattr(runner, "checks", lambda: both)

    def ids(*select: str, preview: bool = False) -> list[str]:
        return [check.id for check in runner.choose(select, preview=preview)]

    assert ids() == ["NEW002"]
    assert ids("NEW") == ["NEW002"]
    assert ids("NEW001") == ["NEW001"]
    assert ids("new001", "NEW002") == ["NEW001", "NEW002"]
    assert ids(preview=True) == ["NEW001", "NEW002"]
    assert ids("NEW", preview=True) == ["NEW001", "NEW002"]


def test_no_check_of_the_first_version_is_new() -> None:
    assert len(runner.choose(preview=False)) == len(checks())


def test_preview_comes_from_the_command_line_or_the_file(corpus: Path) -> None:
    (corpus / "corpuskit.toml").write_text("preview = true\n")
    assert find_config(corpus).preview
    (corpus / "corpuskit.toml").write_text("")
    assert overridden(find_config(corpus), preview=True)[0].preview


def statistics(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["check", "--no-cache", "--statistics", *args])
    return capsys.readouterr().out


def test_statistics_count_by_check_and_level(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "corpuskit.toml").write_text("[levels]\nFIG001 = 'error'\n")
    lines = [line.split() for line in statistics(capsys).splitlines()]
    assert lines[0] == ["check", "error", "warning"]
    assert ["FIG001", "figures-disagree", "1"] in lines
    assert ["FIG004", "implausible-unit", "2"] in lines
    assert "«" not in statistics(capsys)


def test_statistics_as_json(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted = "[[suppress]]\ncheck='FIG004'\ndocument='unit'\nquote='5 kW/h'\nreason='x'\nby='x'"
    (corpus / "corpuskit.toml").write_text(accepted)
    said = json.loads(statistics(capsys, "--format", "json"))
    assert said["format"] == {"name": "corpuskit-statistics", "version": 1}
    assert said["documents"] == 4
    rows = {row["check"]: row for row in said["statistics"]}
    assert rows["FIG004"] == {
        "check": "FIG004",
        "slug": "implausible-unit",
        "error": 0,
        "warning": 1,
        "note": 0,
        "suppressed": 1,
        "baselined": 0,
    }
    assert rows["FIG001"]["warning"] == 1


def test_statistics_of_nothing(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert statistics(capsys, "--select", "TRE") == "nothing found in 4 documents.\n"


def test_statistics_leave_other_reports_whole(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    statistics(capsys, "--also", "json=out.json")
    assert len(json.loads((corpus / "out.json").read_text())["findings"]) == 3


def test_statistics_have_no_sarif(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--statistics", "--format", "sarif"])
    assert ended.value.code == 2
    assert "--statistics prints a table" in capsys.readouterr().err


def test_preview_on_the_command_line_and_in_the_file(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check for units, were it new."""
    usual = checks()
    new = tuple(replace(c, since="9.1.0") if c.id == "FIG004" else c for c in usual)
    monkeypatch.setattr(runner, "checks", lambda: new)

    def ran(*args: str, settings: str = "") -> bool:
        (corpus / "corpuskit.toml").write_text(settings)
        return "FIG004" in statistics(capsys, *args)

    assert not ran()
    assert not ran("--select", "FIG")
    assert ran("--preview")
    assert ran("--select", "implausible-unit")
    assert ran(settings="preview = true")


def test_checks_with_a_comma_between(corpus: Path) -> None:
    both = found(corpus, select=("FIG001, implausible-unit",))
    assert ids(both) == ids(found(corpus, select=("FIG001", "implausible-unit")))
    assert ids(found(corpus, ignore=("FIG,implausible-unit",))) == ids(
        found(corpus, ignore=("FIG", "implausible-unit"))
    )


def test_a_slug_with_a_slip_names_that_slug(corpus: Path) -> None:
    with pytest.raises(CorpuskitError, match="did you mean figures-disagree,"):
        found(corpus, select=("figures-disagre",))
