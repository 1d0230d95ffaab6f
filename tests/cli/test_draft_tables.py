"""Tables of papers that cite: their figures are held against the source by their heads."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.config import Config
from corpuskit.lint.drafts import Library, check_paper, read_library

RUIZ = """Harbours of the West

Ana Ruiz

4 May 1999

In 1998 the port of Marsala employed 1150 dockers. Nobody asked the fishermen of the bay what
they would live on in the winter, and the ferries went on.

Table 1. Dockers by port and year

| Port | 1996 | 1997 |
|---|---|---|
| Marsala | 1,270 | 1,220 |
| Hasel | 310 | 335 |

The lighthouse was painted green. In 1998 the port of Ommen employed 428 dockers.
"""
BIB = "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"
HEAD = "| Port | 1997 | 1998 |\n|---|---|---|\n"
CAPTION = "\nTable: Dockers by port{}\n"
TEX = r"""\begin{table}\caption{Dockers by port \autocite{ruiz1999}}
\begin{tabular}{lrr}\toprule
Port & 1997 & 1998 \\ \midrule
Marsala & 1\,220 & \num{1510} \\
Hasel & 335 & \\ \bottomrule
\end{tabular}\end{table}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "ruiz.txt").write_text(RUIZ, encoding="utf-8")
    convert_corpus([folder / "ruiz.txt"], folder / "tei")
    return read_library(Config(folder), folder / "tei")


def found(library: Library, folder: Path, paper: str | bytes, name: str) -> list[str]:
    data = paper.encode() if isinstance(paper, str) else paper
    (folder / name).write_bytes(data)
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    result = check_paper(folder / name, library, [folder / "refs.bib"], base=folder)
    return [
        f"{e.evidence[0].location.line}: {e.message}"
        for e in result.findings
        if e.check != "DRF011"
    ]


def table(rows: str, cited: str = " [@ruiz1999]") -> str:
    return HEAD + rows + CAPTION.format(cited)


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [
        (table("| Marsala | 1,220 | 1,510 |\n"), "3: 1 510 is cited from ruiz, which has 1 150"),
        (table("| Hasel | 353 | |\n"), "3: 353 is cited from ruiz, which has 335"),
        (
            table("| Ommen | | 248 [@ruiz1999, p. 2] |\n", ""),
            "3: 248 is cited from ruiz, which has 428",
        ),
        (
            "| Port | 1998 | Source |\n|---|---|---|\n| Ommen | 248 | [@ruiz1999] |\n"
            + CAPTION.format(""),
            "3: 248 is cited from ruiz, which has 428",
        ),
        (
            table("| Ommen | | 248 |\n", "") + "\nSource: own table after [@ruiz1999].\n",
            "3: 248 is cited from ruiz, which has 428",
        ),
        (
            table("| Ommen | | 248 |\n", "[^1]") + "\n[^1]: @ruiz1999, 3.\n",
            "3: 248 is cited from ruiz, which has 428",
        ),
    ],
    ids=["sentence", "table", "cell", "row", "source below", "note"],
)
def test_a_figure_that_the_source_contradicts(
    library: Library, tmp_path: Path, paper: str, wanted: str
) -> None:
    assert found(library, tmp_path, paper, "paper.md") == [wanted]


@pytest.mark.parametrize(
    "paper",
    [
        table("| Marsala | 1,220 | 1,150 |\n| Hasel | 335 | |\n"),
        table("| Marsala | 1,220 | 1,510 |\n", ""),
        table("| Lindau | 1,202 | 1,510 |\n"),
        table("| Marsala | 1,220 | 1,510 |\n").replace("1998", "1995"),
        table("| Ommen | | 248 |\n").replace("by port", "in the port of Lindau, by shift"),
        table("| Total | 1,202 | 1,510 |\n"),
        table("| Marsala | 1,220 | 1,510 |\n").replace("Dockers", "Fishermen"),
        table("| Hasel, without Marsala | 1,202 | 353 |\n"),
        table("| Marsala | 1,220 | 1,150 |\n").replace("1998", "1999")
        + table("| Marsala | 1,510 | 1,150 |\n").replace("1997", "1994"),
    ],
    ids=[
        *(
            "right",
            "nothing cited",
            "another row",
            "another year",
            "another place",
            "total",
            "another thing",
        ),
        *("a part", "another year beside a right one"),
    ],
)
def test_silence(library: Library, tmp_path: Path, paper: str) -> None:
    assert found(library, tmp_path, paper, "paper.md") == []


def test_a_table_in_latex(library: Library, tmp_path: Path) -> None:
    wanted = ["4: 1 510 is cited from ruiz, which has 1 150"]
    assert found(library, tmp_path, TEX, "paper.tex") == wanted
    assert found(library, tmp_path, TEX.replace("1510", "1150"), "paper.tex") == []
    wide = TEX.replace("Port & 1997 & 1998", r"Port & \multicolumn{2}{c}{Men} \\ & 1997 & 1998")
    assert found(library, tmp_path, wide, "paper.tex") == wanted


def test_a_table_in_docx(library: Library, tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{said(cell)}</w:tc>' for cell in cells)}</w:tr>"

    def said(words: str) -> str:
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"

    def docx(figure: str) -> bytes:
        rows = row("Port", "1997", "1998") + row("Marsala", "1,220", figure)
        body = said("Table 1. Dockers by port (Ruiz 1999)") + f"<w:tbl>{rows}</w:tbl>"
        body += said("So it was.")
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        with zipfile.ZipFile(tmp_path / "made.docx", "w") as archive:
            document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
            archive.writestr("word/document.xml", document)
        return (tmp_path / "made.docx").read_bytes()

    wanted = ["7: 1 510 is cited from ruiz, which has 1 150"]
    assert found(library, tmp_path, docx("1,510"), "paper.docx") == wanted
    assert found(library, tmp_path, docx("1,150"), "paper.docx") == []
