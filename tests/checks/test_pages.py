"""Every check says all that a person needs to know of it, and docs/checks says the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpuskit.checks.check import Check, checks
from corpuskit.cli import main
from corpuskit.report.check_page import INDEX, check_pages, render_check

DOCS = Path(__file__).parents[2] / "docs" / "checks"
EACH = [pytest.param(check, id=check.id) for check in checks()]


@pytest.mark.parametrize("check", EACH)
def test_a_check_says_what_why_and_what_to_do_with_examples_and_references(check: Check) -> None:
    for prose in (check.summary, check.why, check.fix):
        assert re.fullmatch(r"[A-Z].{20,}[.]", prose), prose
    assert len({check.summary, check.why, check.fix}) == 3
    assert all(example.title and example.sources for example in (*check.reported, *check.silent))
    assert check.reported
    assert check.silent
    assert check.references
    assert all(len(reference) > 20 for reference in check.references)
    assert re.fullmatch(r"\d+\.\d+\.\d+", check.since)
    assert not check.fixes or check.fixes.startswith("Sets ")


@pytest.mark.parametrize("check", EACH)
def test_a_page_has_every_part(check: Check) -> None:
    page = render_check(check)
    wanted = ["Why", "Reported", "Not reported", "What to do", "How to accept a finding"]
    wanted += [*(["What --fix does"] if check.fixes else []), "References"]
    assert set(re.findall(r"^## (.*)$", page, re.M)) == set(wanted)
    for title in wanted:
        after = page.partition(f"\n## {title}\n")[2].strip()
        assert after
        assert not after.startswith("##")


def test_docs_are_not_stale() -> None:
    """If this fails: corpuskit explain --output docs/checks."""
    there = {path.name: path.read_text(encoding="utf-8") for path in DOCS.iterdir()}
    assert there == dict(check_pages(checks()))


@pytest.mark.parametrize("check", EACH)
def test_explain_prints_the_same(check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (check.id, check.slug):
        with pytest.raises(SystemExit) as ended:
            main(["explain", name])
        assert not ended.value.code
        assert capsys.readouterr().out == (DOCS / f"{check.id}.md").read_text(encoding="utf-8")


def test_explain_writes_the_pages_and_lists_the_checks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["explain", "--output", str(tmp_path / "pages")])
    assert not ended.value.code
    assert {path.name for path in (tmp_path / "pages").iterdir()} == set(check_pages(checks()))
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["explain"])
    assert capsys.readouterr().out == (DOCS / INDEX).read_text(encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["explain", "FIG001", "--output", str(tmp_path)])
    assert ended.value.code == 2


@pytest.mark.parametrize("check", EACH)
def test_a_reference_to_a_decision_leads_to_it(check: Check) -> None:
    for reference in check.references:
        if reference.startswith("docs/"):
            assert (DOCS.parents[1] / reference).is_file()


def test_what_a_page_says_to_write_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = render_check(next(check for check in checks() if check.id == "FIG004"))
    toml = page.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "corpuskit.toml").write_text(f'levels.FIG004 = "note"\nignore = ["FIG004"]\n{toml}')
    body = '<p>It had <measure xml:id="m1" quantity="9" unit="kW/h">9 kW/h</measure> of energy.</p>'
    accepted = page.rpartition("```xml\n")[2].partition("```")[0].replace(" other.xml#m2", "")
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>'
        '<respStmt xml:id="editor"><resp>ed.</resp><name>A</name></respStmt></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        f"{accepted}<text><body>{body}</body></text></TEI>"
    )
    monkeypatch.chdir(tmp_path)
    Path("dam.xml").write_text(text)
    for args in (["config", "show"], ["validate", "dam.xml"]):
        with pytest.raises(SystemExit) as ended:
            main(args)
        assert not ended.value.code
    capsys.readouterr()
    Path("corpuskit.toml").unlink()
    with pytest.raises(SystemExit):
        main(["check", "dam.xml", "--select", "FIG004"])
    assert "1 suppressed" in capsys.readouterr().out
