"""Claims as tables, JSON lines, CSV and Parquet, and as series over time."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from corpuskit.claims.extract import extract
from corpuskit.cli import main
from corpuskit.report.claim_rows import COLUMNS, SERIES_COLUMNS, claim_rows
from corpuskit.tei.document import load

FORCE = {1150: "2003-03", 1600: "2003-03", 1700: "1996", 900: "1999-05"}


def sentence(number: int, when: str) -> str:
    return (
        f"<p>In <date when='{when}'>{when}</date> the Danish peacekeeping force in Kosovo had "
        f"<measure xml:id='m{number}' quantity='{number}' unit='count'>{number} soldiers</measure>"
        ".</p>"
    )


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number, when in FORCE.items():
        (tmp_path / f"d{number}.xml").write_text(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><body>\n"
            f"{sentence(number, when)}</body></text></TEI>"
        )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


@pytest.mark.usefixtures("corpus")
def test_a_series_is_in_order_of_time_with_its_contradictions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("claims", ".", "--series") == 0
    told = capsys.readouterr().out
    rows = [line.split() for line in told.splitlines() if "soldiers" in line]
    assert [row[-1 if "!" not in row else -3] for row in rows] == [
        "d1700:2",
        "d900:2",
        "d1150:2",
        "d1600:2",
    ]
    assert ["!" in row for row in rows] == [False, False, True, True]
    mark = rows[2][-1]
    assert run("explain", mark, ".") == 0
    assert mark in capsys.readouterr().out


@pytest.mark.usefixtures("corpus")
def test_csv_and_json_lines_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    run("claims", ".", "--series", "--format", "jsonl")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert run("claims", ".", "--series", "-o", "out.csv") == 0
    table = list(csv.DictReader(io.StringIO(Path("out.csv").read_text(encoding="utf-8"))))
    assert list(table[0]) == list(SERIES_COLUMNS)
    assert [(row["path"], row["id"], row["low"]) for row in table] == [
        (line["path"], line["id"], line["low"]) for line in lines
    ]
    assert table[0]["path"] == "d1700.xml"
    assert table[0]["id"] == "m1700"
    assert [len(line["findings"]) for line in lines] == [0, 0, 1, 1]
    assert table[3]["findings"] == lines[3]["findings"][0]


@pytest.mark.usefixtures("corpus")
def test_rows_have_the_columns_that_are_declared(corpus: Path) -> None:
    (row,) = claim_rows([extract(load(corpus / "d900.xml"))])
    assert set(row) <= set(COLUMNS)


@pytest.mark.usefixtures("corpus")
def test_parquet(capsys: pytest.CaptureFixture[str]) -> None:
    import duckdb

    assert run("claims", ".", "--series", "--output", "out.parquet") == 0
    table = duckdb.sql("SELECT id, low, \"from\", len(findings) FROM 'out.parquet'")
    assert table is not None
    found = table.fetchall()
    assert [row[0] for row in found] == ["m1700", "m900", "m1150", "m1600"]
    assert [row[1] for row in found] == [1700, 900, 1150, 1600]
    assert str(found[1][2]) == "1999-05-01"
    assert [row[3] for row in found] == [0, 0, 1, 1]


@pytest.mark.usefixtures("corpus")
def test_parquet_without_its_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert run("claims", ".", "--output", "out.parquet") == 2
    assert "pip install 'corpuskit[parquet]'" in capsys.readouterr().err
    assert not Path("out.parquet").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "parquet"], "name a file with --output"),
        (["--format", "csv", "--errata"], "takes table or jsonl"),
        (["--format", "csv", "-o", "d900.xml"], "may be a document"),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_what_cannot_be_written(
    args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("claims", ".", *args) == 2
    assert said in capsys.readouterr().err
