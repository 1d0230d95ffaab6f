"""Nothing in a source steers the terminal, the job, the spreadsheet or the page that shows it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.core.printing import (
    json_text,
    one_line,
    printable,
    without_commands,
    without_steering,
)
from corpuskit.report.claim_rows import render_csv

Here = Callable[..., tuple[int, str, str]]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
# Clear the screen, by ESC and by C1; set the title; turn what follows; go to the line's start.
EVIL = "\x9b2J\u202e\u2066\x85\u2028"
NAME = "::error::x%0A\u202e.xml"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>=cmd|' /C calc'!A0 {evil}</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<p>::error::gone ##[error]gone On <date when="1994-05-01">1 May{evil} 1994</date> the {evil}fleet of
Norland had <measure quantity="{figure}" unit="count">{figure}</measure> trawlers`{evil}` @everyone
[link](javascript:alert) &lt;script&gt;.</p><bibl><title>{evil}</title></bibl></body></text></TEI>
"""
CORPUS = "corpus/tei"


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    (tmp_path / "corpuskit.toml").write_text("")
    folder = tmp_path / CORPUS
    folder.mkdir(parents=True)
    (folder / NAME).write_text(TEI.format(evil=EVIL, figure="187"))
    (folder / "=1+1.xml").write_text(TEI.format(evil=EVIL, figure="178"))
    (folder / "broken\x1b[2J\n::error::.xml").write_text("<TEI>")
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "first_names\x1b[2J.txt").write_text("x")
    return tmp_path


COMMANDS = (
    "check", "check --format json", "check --format sarif", "check --format github",
    "check --format markdown", "check --format lines", "diff corpus seeds", "review --list", "check --statistics", "claims", "claims --format csv",
    "claims --format jsonl", "claims --series", "claims --errata", "validate", "config show", "check --select \x1b[2J", "explain \x1b[2J",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_no_output_steers_a_terminal(command: str, evil: Path, here: Here) -> None:
    for _ in range(2):
        _, out, err = here(*command.split(" "))
        assert STEERING.search(out.replace("\r\n", "\n")) is None, repr(out)
        assert STEERING.search(err) is None, repr(err)
        # Once with the word list of a name that there is not, which ends every command.
        for odd in (evil / "lexicon").iterdir():
            odd.unlink()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_output_commands_a_job(
    command: str, evil: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    (evil / "lexicon" / "first_names\x1b[2J.txt").unlink()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("COLUMNS", "30")
    _, out, err = here(*command.split(" "))
    own = re.compile(r"::(error|warning|notice) file=[^:,\n]*,line=\d+,(?:col=|title=)")
    for line in (out + err).splitlines():
        if line.lstrip().startswith("::"):
            assert command.endswith("github"), line
            assert own.match(line), line
        if not command.endswith(("json", "sarif", "jsonl", "csv")):
            assert "##[" not in line


def on_a_terminal(command: list[str], folder: Path) -> bytes:
    """Return what a command prints on a terminal."""
    from shutil import which

    assert which("sh")
    leader, follower = pty.openpty()
    started = subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, cwd=folder, close_fds=True
    )
    os.close(follower)
    said = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        said += part
    started.wait()
    os.close(leader)
    return said


@pytest.mark.parametrize("command", ["check", "check --diff --unsafe-fixes", "bib export -o -"])
def test_on_a_terminal_there_are_own_colours_alone(
    command: str, evil: Path, program: list[str]
) -> None:
    (evil / "lexicon" / "first_names\x1b[2J.txt").unlink()
    document = evil / CORPUS / "=1+1.xml"
    document.write_text(document.read_text().replace('"1994-05-01"', '"1994-06-31"'))
    said = on_a_terminal([*program, *command.split()], evil).decode()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", said).replace("\r\n", "\n")
    # How far a long run is stands in one line, which begins again.
    plain = re.sub(r"\r(?:reading: [^\r\n]*| *)(?=\r|\Z|\w)", "", plain).replace("\r", "")
    assert STEERING.search(plain) is None, repr(plain)


def test_a_diff_is_exact_where_a_program_reads_it(evil: Path, run: Run) -> None:
    (evil / "lexicon" / "first_names\x1b[2J.txt").unlink()
    (evil / CORPUS / "broken\x1b[2J\n::error::.xml").unlink()
    document = evil / CORPUS / "=1+1.xml"
    bad = document.read_text().replace(">178<", ">1,78<").replace('"178"', '"178" xml:id="a b"')
    document.write_text(bad)
    done = run("check", "--diff", "--unsafe-fixes")
    if done.returncode == 1:
        assert EVIL[0] in done.stdout


# --- the functions that all of it goes through


@given(st.text())
def test_what_is_printed_is_harmless(text: str) -> None:
    assert STEERING.search(printable(text)) is None
    assert STEERING.search(without_steering(text)) is None
    assert one_line(text).splitlines() in ([], [one_line(text)])
    assert json.loads(json_text({text: [text]})) == {text: [text]}
    assert STEERING.search(json_text(text)) is None


@given(st.lists(st.sampled_from(["::", "##[", "error", " ", "\n", "\t", "#", ":", "[", "\r"])))
def test_no_text_is_a_workflow_command(parts: list[str]) -> None:
    made = without_commands(printable("".join(parts)))
    assert "##[" not in made
    assert not any(line.lstrip().startswith("::") for line in re.split("[\r\n]", made))


NUMBERS = ["-5", "+3", "3.5", "-1,234.50", "1e5", "-12%", "+44"]
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "-5+cmd", "+", "-",
    "＝1+1", "＠x", "\n=1", "=HYPERLINK(\"http://x\")",
]  # fmt: skip


@pytest.mark.parametrize("cell", NUMBERS)
def test_numbers_stay_numbers_in_csv(cell: str) -> None:
    _, row = csv.reader(io.StringIO(render_csv([{"a": cell}], ["a"])))
    assert row == [cell]


@pytest.mark.parametrize("cell", FORMULAS)
def test_formulas_are_text_in_csv(cell: str) -> None:
    for value in (cell, [cell, "b"]):
        _, row = csv.reader(io.StringIO(render_csv([{"a": value}], ["a"]), newline=""))
        assert row[0][0] in "'\ufffd"


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    _, *rows = csv.reader(io.StringIO(render_csv([{"a": text, "b": "x"}], ["a", "b"]), newline=""))
    ((cell, _),) = rows
    number = re.fullmatch(r"[+-]?[0-9][0-9.,]*(?:[eE][+-]?[0-9]+)?%?", cell)
    assert number or cell[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_markdown_shows_what_stands_there(evil: Path, run: Run) -> None:
    (evil / "lexicon" / "first_names\x1b[2J.txt").unlink()
    page = run("check", "--format", "markdown").stdout
    assert "<script" not in page
    assert "@everyone" not in page
    assert "[link](" not in page
    assert "](javascript" not in page
    assert "::error" not in [line[:7] for line in page.splitlines()]


def test_sarif_names_files_by_addresses_of_files(evil: Path, run: Run) -> None:
    (evil / "lexicon" / "first_names\x1b[2J.txt").unlink()
    log = json.loads(run("check", "--format", "sarif").stdout)
    said = json.dumps(log)
    uris = re.findall(r'"uri": "([^"]*)"', said)
    assert any("error" in uri for uri in uris)
    for uri in uris:
        assert re.fullmatch(r"[A-Za-z0-9._~%/=+-]*|https?://[^\s]*|file:///[^\s]*", uri), uri
