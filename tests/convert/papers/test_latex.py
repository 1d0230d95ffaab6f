"""Papers in LaTeX: what is printed is read, with the citation commands of biblatex and natbib."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.convert.papers.latex.reader import read_latex
from corpuskit.convert.papers.paper import Paper

NAMES = {"ruiz": "Ruiz", "ito": "Ito"}


def read(text: str) -> Paper:
    return read_latex(Path("paper.tex"), text, NAMES)


def prose(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.chars.replace("\u00a0", " ")) for p in read(text).paragraphs if p.chars]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"It \emph{had} \textbf{14} cranes.", [("p", "It had 14 cranes.")]),
        (r"There were $11\,500$ men, 11~500, \num{11500}.", [("p", "There were 11 500 men, 11 500, 11 500.")]),
        (r"Of \SI{300}{\MW}, \qty{20}{\percent}, 5\,\%.", [("p", "Of 300 MW, 20%, 5 %.")]),
        (r"pp. 12--14 --- ``so'' \enquote{it} was", [("p", "pp. 12–14 — “so” “it” was")]),
        (r"Cze\'slaw, M\"uller, \v{C}apek, \c{c}a, \ss", [("p", "Cześlaw, Müller, Čapek, ça, ß")]),
        ("One % comment\ntwo.\n\nThree.", [("p", "One two."), ("p", "Three.")]),
        ("Text % end\n\nNext.", [("p", "Text"), ("p", "Next.")]),
        (r"\section{Forces \& men}There.", [("head", "Forces & men"), ("p", "There.")]),
        (r"Said.\footnote{It is so.} More.", [("p", "Said. More."), ("note", "It is so.")]),
        (r"\foo[x]{kept} \bar text.", [("p", "kept text.")]),
        (r"\begin{quote}Quoted.\end{quote}", [("quote", "Quoted.")]),
        (r"\begin{itemize}\item One \item Two\end{itemize}", [("item", "One"), ("item", "Two")]),
        (r"\begin{tabular}{lr}a & 5 \\ b & 6\end{tabular}", [("cell", c) for c in ("a", "5", "b", "6")]),
        (r"\newcommand{\tj}{Tajikistan}In \tj{} and \tj.", [("p", "In Tajikistan and Tajikistan.")]),
        (r"\begin{verbatim}5 $ \end{verbatim}So.", [("p", "So.")]),
        (r"See \ref{x}, \url{http://a.b/5} and \href{u}{that}.", [("p", "See , and that.")]),
    ],
)  # fmt: skip
def test_what_is_printed_is_read(text: str, wanted: list[tuple[str, str]]) -> None:
    assert prose(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"So \autocite[39]{ruiz}.", [("ruiz", "39", "", False)]),
        (r"So \parencite[see][3--5]{ruiz}.", [("ruiz", "3--5", "see", False)]),
        (r"So \cite{ruiz,ito}.", [("ruiz", "", "", False), ("ito", "", "", False)]),
        (r"\textcite[p.~7]{ruiz} says.", [("ruiz", "7", "", True)]),
        (r"\citet{ruiz} and \citep[][12]{ito}.", [("ruiz", "", "", True), ("ito", "12", "", False)]),
        (r"So \autocites[see][3]{ruiz}[4]{ito}.", [("ruiz", "3", "see", False), ("ito", "4", "", False)]),
        (r"So.\footnote{Cf. \cite[9]{ito}.}", [("ito", "9", "", False)]),
        (r"\textcquote[8]{ruiz}{so it was}.", [("ruiz", "8", "", False)]),
        (r"\begin{displayquote}[{\cite[8]{ruiz}}]So.\end{displayquote}", [("ruiz", "8", "", False)]),
        (r"\nocite{ito}Nothing.", []),
    ],
)  # fmt: skip
def test_citations(text: str, wanted: list[tuple[str, str, str, bool]]) -> None:
    assert [(c.key, c.locator, c.prefix, c.named) for c in read(text).cites] == wanted


def test_an_author_named_by_a_command_stands_in_the_sentence() -> None:
    assert prose(r"\textcite[7]{ruiz} and \citeauthor{ito} agree.") == [
        ("p", "Ruiz and Ito agree.")
    ]
    assert prose(r"\textcites[7]{ruiz}[see][9]{ito} agree.") == [("p", "Ruiz and Ito agree.")]


def test_what_is_before_the_document_is_no_prose() -> None:
    paper = read(
        "\\documentclass{article}\n\\addbibresource{a.bib}\n\\title{Forces}\n\\author{A. B.}\n"
        "\\begin{document}\nText.\n\\input{part}\n\\nocite{*}\n\\end{document}\nAfter."
    )
    assert [(p.kind, p.chars) for p in paper.paragraphs if p.chars] == [
        ("head", "Forces"),
        ("p", "Text."),
    ]
    assert paper.bibliographies == ("a.bib",)
    assert paper.everything
    assert [problem.line for problem in paper.problems] == [7]


@given(st.text(alphabet="ab1 \\{}[]$%&~`'-\n()cite", max_size=60))
def test_each_character_is_from_its_place_or_stands_for_one(text: str) -> None:
    for paragraph in read(text).paragraphs:
        assert len(paragraph.chars) == len(paragraph.at)
        assert all(0 <= at <= len(text) for at in paragraph.at)
        assert all(0 <= offset <= len(paragraph.chars) for offset, _ in paragraph.notes)
