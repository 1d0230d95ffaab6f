r"""Papers of several files: what \input and its like read in, with places in those files."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.papers.latex.reader import read_latex
from corpuskit.convert.papers.paper import Paper

MAIN = "\\documentclass{article}\n\\begin{document}\nOne.\n\n%s\n\nLast.\n\\end{document}\n"


def read(folder: Path, main: str, files: dict[str, str]) -> Paper:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "paper.tex").write_text(main, encoding="utf-8")
    return read_latex(folder / "paper.tex", main, {})


def said(paper: Paper) -> list[tuple[str, str, tuple[int, int]]]:
    return [
        (p.chars, paper.file(p.at[0])[0], paper.place(p.at[0])) for p in paper.paragraphs if p.chars
    ]


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("\\input{parts/two}", "parts/two.tex"),
        ("\\input{parts/two.tex}", "parts/two.tex"),
        ("\\input parts/two", "parts/two.tex"),
        ("\\include{two}", "two.tex"),
        ("\\subfile{parts/two}", "parts/two.tex"),
    ],
)
def test_what_is_read_in_stands_in_its_place(tmp_path: Path, command: str, name: str) -> None:
    paper = read(tmp_path, MAIN % command, {name: "\n\n  Two \\cite[3]{a}.\n"})
    assert said(paper) == [
        ("One.", "paper.tex", (3, 1)),
        ("Two.", name, (3, 3)),
        ("Last.", "paper.tex", (7, 1)),
    ]
    (cite,) = paper.cites
    assert (paper.file(cite.start)[1], *paper.place(cite.start)) == (str(tmp_path / name), 3, 16)
    assert not paper.problems
    assert not paper.everything


def test_of_a_subfile_only_its_document_is_read(tmp_path: Path) -> None:
    inner = "\\documentclass[../paper]{subfiles}\n\\begin{document}\nTwo.\n\\end{document}\nNo."
    paper = read(tmp_path, MAIN % "\\subfile{a/b}", {"a/b.tex": inner})
    assert [words for words, _, _ in said(paper)] == ["One.", "Two.", "Last."]


def test_files_read_in_others_from_the_paper_or_beside(tmp_path: Path) -> None:
    files = {
        "a/b.tex": "\\input{a/c}\\input{d}",
        "a/c.tex": "See. ",
        "a/d.tex": "Dee.\\endinput No",
    }
    paper = read(tmp_path, MAIN % "\\input{a/b}", files)
    assert ("See. Dee.", "a/c.tex", (1, 1)) in said(paper)


def test_commands_of_a_file_or_a_style_beside_the_paper_are_known(tmp_path: Path) -> None:
    main = (
        "\\documentclass{article}\\usepackage{natbib,own}\\input{short}\n\\begin{document}\n"
        "\\men{90} in \\tj{} \\pc{a}.\n\\end{document}"
    )
    files = {
        "own.sty": "\\newcommand{\\pc}[1]{\\autocite{#1}}\n\\newcommand{\\men}[1]{#1~men}",
        "short.tex": "\\newcommand{\\tj}{Tajikistan}\n\\addbibresource{refs.bib}",
    }
    paper = read(tmp_path, main, files)
    assert said(paper) == [("90\u00a0men in Tajikistan.", "paper.tex", (3, 6))]
    assert [cite.key for cite in paper.cites] == ["a"]
    assert paper.bibliographies == ("refs.bib",)
    assert not paper.problems


def test_what_a_style_wants_and_makes_of_a_title_is_its_own_affair(tmp_path: Path) -> None:
    main = "\\usepackage{own}\\title{Forces}\n\\begin{document}\nOne.\n\\end{document}"
    style = "\\let\\title\\relax\n\\RequirePackage{xspace}\n\\input{glyphs}\n"
    paper = read(tmp_path, main, {"own.sty": style})
    assert said(paper) == [("Forces", "paper.tex", (1, 24)), ("One.", "paper.tex", (3, 1))]
    assert not paper.problems


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("\\input{absent}", "which is not there"),
        ("\\input{../outside}", "which is not in the folder of the paper"),
        ("\\input{/etc/hostname}", "which is not in the folder of the paper"),
        ("\\input{link}", "which is not in the folder of the paper"),
        ("\\input{\\where/two}", "whose name a command makes"),
        ("\\input{paper}", "which reads it in itself"),
        ("\\input{round}", "which reads it in itself"),
        ("\\input{bytes}", "which is not UTF-8"),
    ],
)
def test_what_is_not_read_in_is_told_once(tmp_path: Path, command: str, reason: str) -> None:
    (tmp_path / "outside.tex").write_text("Outside.", encoding="utf-8")
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "bytes.tex").write_bytes(b"\xff\xfe")
    (folder / "link.tex").symlink_to("../outside.tex")
    paper = read(folder, MAIN % f"{command}\n{command}", {"round.tex": "Two.\n\\input{round}"})
    (problem,) = paper.problems
    assert reason in problem.message
    assert problem.advice
    assert problem.line == (2 if "round" in command else 5)
    assert problem.path == folder / ("round.tex" if "round" in command else "paper.tex")
    assert "Outside." not in paper.text
    # What is not read may cite whatever the bibliography has.
    assert paper.everything


def test_what_is_shown_or_commented_is_not_read_in(tmp_path: Path) -> None:
    body = "\\begin{verbatim}\\input{a}\\end{verbatim}\n% \\input{b}\n\\verb|\\input{c}|"
    assert not read(tmp_path, MAIN % body, {}).problems


def test_files_that_read_in_one_another_many_times_end(tmp_path: Path) -> None:
    files = {f"f{n}.tex": f"Words. \\input{{f{n + 1}}}" * 20 for n in range(14)}
    paper = read(tmp_path, MAIN % "\\input{f0}", files)
    assert any("more than any paper does" in problem.message for problem in paper.problems)
