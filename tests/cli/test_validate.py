"""`corpuskit validate` says in words what is wrong, where, and what was likely meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.cli import main

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>
{}
</body></text></TEI>"""


def said(folder: Path, content: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    path = folder / "log.xml"
    path.write_text(FILE.format(content), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["validate", str(path)])
    # A line may wrap at the width of the terminal.
    return int(ended.value.code or 0), " ".join(capsys.readouterr().err.split())


def test_a_good_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, words = said(tmp_path, "<p>The port closed.</p>", capsys)
    assert (status, words) == (0, "1 file, 0 problems")


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("<p>by <persname>Ana</persname></p>", "4:8", "did you mean <persName>?"),
        ("<p>on <date wehn='1995'>a day</date></p>", "4:13", "did you mean @when?"),
        ("<p>a<note n='1' place='botom'>b</note></p>", "4:24", "did you mean «bottom»?"),
        ("<p>a</p><row><cell/></row>", "4:10", "write <row> in a <table>"),
        ("<p><date from='1996' to='1995'>b</date></p>", "4:5", "let @from and @to change places"),
    ],
)
def test_what_was_meant(
    content: str, place: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, printed = said(tmp_path, content, capsys)
    assert status == 1
    assert f"log.xml:{place}: " in printed
    assert words in printed
    assert printed.endswith("1 file, 1 problem")


def test_a_break_and_what_stands_before_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, printed = said(tmp_path, "<p zoom='1'>a <hi>b</p>", capsys)
    assert status == 2
    assert "log.xml:4:4: <p> has @zoom" in printed
    assert (
        "log.xml:4:20: not well-formed XML: </p> stands where <hi> of line 4, column 15" in printed
    )


def test_a_flood_is_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, printed = said(tmp_path, "<p zoom='1'>a</p>" * 50, capsys)
    assert status == 1
    assert printed.count("has @zoom") == 3
    assert "and 47 more like this" in printed
