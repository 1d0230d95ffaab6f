"""A paper of several files: findings name the file that was read in, in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpuskit.cli import main
from corpuskit.convert.corpus import convert_corpus

SOURCE = """Harbours of the West

Ana Ruiz

4 May 1999

In March 1998 the port of Marsala employed 1150 people. Its 14 cranes were built in 1991.
"""
BIB = "@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}\n"
PAPER = r"""\documentclass{article}
\addbibresource{refs.bib}
\newcommand{\src}[1]{\autocite{#1}}
\begin{document}
Nobody has asked what the harbours are for.
\input{parts/two}
\end{document}
"""
PART = "\n\nIn March 1998 the port of Marsala\nemployed 1510 people \\src{ruiz1999}.\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "ruiz.txt").write_text(SOURCE, encoding="utf-8")
    convert_corpus([folder / "ruiz.txt"], folder / "tei")
    return folder / "tei"


@pytest.fixture(autouse=True)
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "paper.tex").write_text(PAPER, encoding="utf-8")
    (tmp_path / "parts/two.tex").write_text(PART, encoding="utf-8")


def checked(capsys: pytest.CaptureFixture[str], *args: object) -> str:
    with pytest.raises(SystemExit):
        main(["check-draft", *map(str, args)])
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("lines", "parts/two.tex:4:10: warning: 1 510 is cited from ruiz"),
        ("github", "file=parts/two.tex,line=4,col=10"),
        ("text", "parts/two.tex:4:10"),
    ],
)
def test_the_file_and_its_own_line(
    corpus: Path, capsys: pytest.CaptureFixture[str], form: str, said: str
) -> None:
    assert said in checked(capsys, "paper.tex", "--corpus", corpus, "--format", form)


def test_the_file_in_sarif_and_json(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    also = ("--also", "sarif=out.sarif", "--also", "json=out.json")
    checked(capsys, "paper.tex", "--corpus", corpus, *also)
    sarif = json.loads(Path("out.sarif").read_text(encoding="utf-8"))
    (result,) = sarif["runs"][0]["results"]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"].endswith("parts/two.tex")
    assert (where["region"]["startLine"], where["region"]["startColumn"]) == (4, 10)
    side = json.loads(Path("out.json").read_text(encoding="utf-8"))["findings"][0]["evidence"][0]
    assert "parts/two.tex" in json.dumps(side)


@pytest.mark.parametrize("order", [("paper.tex", "parts/two.tex"), ("parts/two.tex", "paper.tex")])
def test_a_part_given_beside_the_paper_is_checked_once(
    corpus: Path, capsys: pytest.CaptureFixture[str], order: tuple[str, str]
) -> None:
    said = checked(capsys, *order, "--corpus", corpus, "--format", "lines")
    assert said.count("1 510 is cited") == 1
