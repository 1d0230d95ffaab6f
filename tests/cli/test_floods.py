"""Many claims that contradict each other, and claims of odd values, end in bounded output.

Pairs are counted, not seconds: the work grows with the number of claims, not its square.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpuskit.checks.check import checks
from corpuskit.claims.comparison.compare import candidates
from corpuskit.claims.extract import extract
from corpuskit.claims.model import Extract
from corpuskit.claims.reasoning.kindred import kindred
from corpuskit.cli import main
from corpuskit.core.findings import Finding
from corpuskit.lint.runner import run_checks
from corpuskit.tei.document import load

HEAD = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><body>\n"
# Five times what is compared in full (claims/comparison/blocks.py).
MANY = 500


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


def write(path: Path, paragraphs: Iterator[str]) -> Path:
    body = "\n".join(f"<p>{each}</p>" for each in paragraphs)
    path.write_text(f"{HEAD}{body}\n</body></text></TEI>")
    return path


def strengths(
    count: int, when: str = "In <date when='2003-03'>March 2003</date> the"
) -> Iterator[str]:
    for number in range(count):
        size = 1001 + 7 * number
        yield (
            f"{when} Danish force in Kosovo had "
            f"<measure quantity='{size}' unit='count'>{size} soldiers</measure>."
        )


def openings(count: int) -> Iterator[str]:
    for number in range(count):
        day = f"19{10 + number % 80}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield f"The port of Marsala was opened on <date when='{day}'>{day}</date>."


def signings(count: int) -> Iterator[str]:
    for number in range(count):
        day = f"19{10 + number % 80}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield (
            "The <rs type='treaty' ref='treaties.xml#t1'>Treaty of Friendship and Transit</rs> was "
            f"signed on <date when='{day}'>{day}</date>."
        )


def found(document: Extract) -> tuple[Finding, ...]:
    return run_checks([document], checks())


@pytest.mark.parametrize("when", ["In <date when='2003-03'>March 2003</date> the", "The"])
def test_pairs_grow_with_claims(when: str, tmp_path: Path) -> None:
    few, many = (
        extract(load(write(tmp_path / f"d{n}.xml", strengths(n, when)))).claims
        for n in (MANY, 2 * MANY)
    )
    assert len(many) == 2 * MANY
    assert sum(1 for _ in candidates(many)) < 2.2 * sum(1 for _ in candidates(few)) < 30 * MANY
    assert not list(kindred(few))


@pytest.mark.parametrize(
    ("paragraphs", "check"),
    [
        pytest.param(strengths(MANY), "FIG001", id="figures"),
        pytest.param(strengths(MANY, "The"), "FIG001", id="no time"),
        pytest.param(openings(MANY), "DAT005", id="happenings"),
        pytest.param(signings(MANY), "TRE001", id="treaty"),
    ],
)
def test_one_fact_is_one_finding_with_all_its_places(
    paragraphs: Iterator[str], check: str, tmp_path: Path
) -> None:
    (finding,) = found(extract(load(write(tmp_path / "a.xml", paragraphs))))
    assert finding.check == check
    assert len(finding.evidence) == 6
    assert len({place.line for place in finding.places}) >= MANY * 0.98


def test_what_is_printed_of_a_flood_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "a.xml", strengths(MANY))
    monkeypatch.chdir(tmp_path)
    run("check", ".", "--format", "json")
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    mark = finding["fingerprint"]
    assert len(finding["others"]) == MANY - 6
    for args, told in (
        (("check", "."), f"and {MANY - 6} more that disagree"),
        (("explain", mark, "."), f"and {MANY - 26} more; --all names them"),
        (("claims", ".", "--series"), f"and {MANY - 25} more, from Mar 2003 to Mar 2003"),
    ):
        run(*args)
        text = " ".join(capsys.readouterr().out.split())
        assert told in text
        assert len(text) < 8000
    run("explain", mark, ".", "--all")
    assert capsys.readouterr().out.count("a.xml:") == MANY


def test_a_document_that_contradicts_itself_in_every_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        tmp_path / "a.xml",
        (
            f"In <date when='{1500 + n}'>{1500 + n}</date> the Danish force in Kosovo had "
            f"<measure quantity='{size}' unit='count'>{size} soldiers</measure>."
            for n in range(300)
            for size in (1101, 2202)
        ),
    )
    run("check", tmp_path)
    text = capsys.readouterr().out
    assert text.count("warning FIG001") == 200
    assert "and 100 more: 100 FIG001 figures-disagree. --all prints them." in text
    run("check", tmp_path, "--all")
    assert capsys.readouterr().out.count("warning FIG001") == 300


def test_why_not_of_two_lines_full_of_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "a.xml", iter([" ".join(strengths(150)), " ".join(strengths(150))]))
    run("why-not", "a:2", "a:3", "--corpus", tmp_path)
    text = capsys.readouterr().out
    assert "12500 more pairs of figures or dates on these lines were not looked at" in text
    assert len(text) < 20_000


FIGURE = "In <date when='2003'>2003</date> the Danish force in Kosovo had {}."
ODD = {
    "no time": "The Danish force in Kosovo had <measure quantity='1150' unit='count'>1150 soldiers</measure>.",
    "no subject": "<measure quantity='1150' unit='count'>1150</measure>",
    "contradictory attributes": FIGURE.format(
        "<measure quantity='1150' min='5' max='2' unit='count'>1150 soldiers</measure>"
    ),
    "bounds the wrong way round": FIGURE.format(
        "<measure atLeast='900' atMost='100' unit='count'>900 soldiers</measure>"
    ),
    "unknown unit": FIGURE.format("<measure quantity='3' unit='zorkmid'>3 zorkmids</measure>"),
    "huge": FIGURE.format("<measure quantity='1e90' unit='count'>1e90 soldiers</measure>"),
    "tiny": FIGURE.format("<measure quantity='1e-90' unit='m'>a bit of road</measure>"),
    "negative": FIGURE.format("<measure quantity='-5' unit='count'>-5 soldiers</measure>"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_claims_are_shown_in_every_way(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plain = FIGURE.format("<measure quantity='700' unit='count'>700 soldiers</measure>")
    write(tmp_path / "a.xml", iter([ODD[name], plain]))
    monkeypatch.chdir(tmp_path)
    assert run("check", ".") in (0, 1)
    for form in ("table", "csv", "jsonl"):
        assert run("claims", ".", "--format", form) == 0
        assert run("claims", ".", "--series", "--format", form) == 0
    assert run("why-not", "a:2", "a:3", "--corpus", ".") == 0
    assert "at these two places" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("quantity", ["1e400", "nan", "inf", "-Infinity"])
def test_a_quantity_without_a_value_is_left_out_and_said(
    quantity: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    odd = f"<measure quantity='{quantity}' unit='count'>some soldiers</measure>"
    write(tmp_path / "a.xml", iter([FIGURE.format(odd)]))
    monkeypatch.chdir(tmp_path)
    assert run("claims", ".", "--series", "--format", "jsonl") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"quantity='{quantity}' is no number that can be read" in captured.err
    assert run("why-not", "a:2", "a:2", "--corpus", ".") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "nothing comparable is read from a:2 and a:2. From a:2: dates «2003»." in said
