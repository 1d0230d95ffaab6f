"""A line for each side of a finding, in the form that editors read of compilers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.cli import main
from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.core.result import Result
from corpuskit.report.lines import render_lines

# What GNU's coding standards, 4.4, say of messages: FILE:LINE:COLUMN: MESSAGE.
FORM = re.compile(
    r"^(?P<file>\S.*?):(?P<line>\d+):(?P<column>\d+): (?P<level>error|warning|note): "
)


def side(document: str, words: str, line: int = 3) -> Evidence:
    path = f"/corpus/tei/{document}.xml"
    sentence = f"had {words}."
    return Evidence(
        Location(document, path, line, 9, 12, "m1", sentence, 4, 4 + len(words)), f"{words} read"
    )


def of(*findings: Finding) -> Result:
    return Result(findings, (), 2, Path("/corpus"))


def finding(message: str = "they differ", sides: Sequence[Evidence] = ()) -> Finding:
    sides = sides or (side("chapter", "178 trawlers"), side("article", "187 trawlers", 8))
    return Finding("FIG001", "figures-disagree", Level.WARNING, message, tuple(sides))


def test_each_side_has_a_line_at_its_place() -> None:
    assert render_lines(of(finding())).splitlines() == [
        "tei/chapter.xml:3:9: warning: they differ [FIG001 figures-disagree]",
        "tei/article.xml:8:9: note: «187 trawlers», beside «178 trawlers» in chapter, line 3 [FIG001 figures-disagree]",
        "1 warning in 2 documents.",
    ]


def test_nothing_found_is_said() -> None:
    assert render_lines(of()) == "nothing found in 2 documents.\n"


@given(message=st.text(min_size=1, max_size=40), words=st.text(min_size=1, max_size=20))
def test_no_text_breaks_a_line(message: str, words: str) -> None:
    lines = render_lines(of(finding(message, [side("a", words), side("b", words)]))).split("\n")
    assert len(lines) == 4
    assert all(FORM.match(line) for line in lines[:2])


def test_it_is_a_format_of_check(fleet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--format", "lines"])
    *found, counts = capsys.readouterr().out.splitlines()
    assert counts == "1 warning in 2 documents."
    places = [FORM.match(line) for line in found]
    assert [(m["file"], m["level"]) for m in places if m] == [
        ("corpus/tei/article.xml", "warning"),
        ("corpus/tei/chapter.xml", "note"),
    ]
    for place, words in zip(places, ("178 trawlers", "187 trawlers"), strict=True):
        assert place is not None
        line = (fleet / place["file"]).read_text("utf-8").splitlines()[int(place["line"]) - 1]
        assert line[int(place["column"]) - 1 :].startswith(words)
