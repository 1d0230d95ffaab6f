"""Commands that an author defines: written out where they are used, at the place of the use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.convert.papers.latex.reader import read_latex
from corpuskit.convert.papers.paper import Paper


def read(text: str) -> Paper:
    return read_latex(Path("/nowhere/paper.tex"), text, {"ruiz": "Ruiz"})


def prose(text: str) -> list[str]:
    return [p.chars.replace("\u00a0", " ") for p in read(text).paragraphs if p.chars]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\newcommand{\tj}{Oslo}In \tj{} and \tj.", ["In Oslo and Oslo."]),
        (r"\newcommand*\tj{Oslo\xspace}In \tj and \tj.", ["In Oslo and Oslo."]),
        (r"\newcommand{\of}[2]{#2 of \emph{#1}}The \of{Oslo}{port}.", ["The port of Oslo."]),
        (r"\newcommand{\of}[2][Oslo]{#2 in #1}A \of{port}, a \of[Bergen]{quay}.", ["A port in Oslo, a quay in Bergen."]),
        (r"\def\of#1#2{#2 of #1}The \of{Oslo}{port}.", ["The port of Oslo."]),
        (r"\def\x#1{<#1>}\x7 and \x\%.", ["<7> and <%>."]),
        (r"\newcommand{\a}{A}\renewcommand{\a}{Oslo}It is \a.", ["It is Oslo."]),
        (r"\newcommand{\x}{One}Then \x. \renewcommand{\x}{Two}Now \x.", ["Then One. Now Two."]),
        (r"\newcommand{\x}{One}\providecommand{\x}{Two}\x.", ["One."]),
        (r"\newcommand{\port}[1]{the port of \city{#1}}\newcommand{\city}[1]{#1}In \port{Oslo}.", ["In the port of Oslo."]),
        (r"\newcommand{\pc}{\of}\newcommand{\of}[1]{of #1}The port \pc{Oslo}.", ["The port of Oslo."]),
        (r"\newcommand{\nine}[9]{#9#8#7#6#5#4#3#2#1}\nine 123456789.", ["987654321."]),
        (r"\newcommand{\men}[1]{\num{#1} men}There were \men{11500}.", ["There were 11 500 men."]),
        (r"\newcommand{\about}{\approx}There were $\about 90$.", ["There were about 90."]),
        (r"\newcommand{\noted}[1]{\begin{quote}#1\end{quote}}\noted{So it was.}", ["So it was."]),
        ("\\newcommand{\\two}[2]{\n  #1\n  and #2}\\two{One}\n{Two}.", ["One and Two."]),
        # What is known keeps its meaning, and what is only shown is not written out.
        (r"\renewcommand{\emph}[1]{!#1!}\emph{so}", ["so"]),
        (r"\newcommand{\x}{One}\begin{verbatim}\x\end{verbatim}\verb|\x| two.", ["two."]),
        (r"\newcommand{\x}[1]{\ifx#1a One\else Two\fi}\x{so}.", ["so."]),
        (r"\def\x#1.{One}\x So. It was.", ["So. It was."]),
        (r"\newcommand{\x}[1]{#2}\x{so}.", ["so."]),
    ],
)  # fmt: skip
def test_what_is_defined_is_written_out(text: str, wanted: list[str]) -> None:
    assert prose(text) == wanted


def test_citations_by_a_command_of_the_author_are_read() -> None:
    paper = read(
        "\\newcommand{\\pc}[2][]{\\parencite[#1]{#2}}\n\\def\\harbours{ruiz}\n"
        "It was so \\pc[p. 7]{ruiz}.\n\nAnd so \\parencite{\\harbours}."
    )
    assert [(c.key, c.locator, paper.place(c.start)) for c in paper.cites] == [
        ("ruiz", "7", (3, 21)),
        ("ruiz", "", (5, 19)),
    ]
    assert not paper.problems


def test_words_stand_at_the_use_and_those_of_arguments_at_their_own_place() -> None:
    text = "\\newcommand{\\men}[1]{all of #1 men}\nSee \\men{115} there."
    (paragraph,) = [p for p in read(text).paragraphs if p.chars]
    places = {
        word: paragraph.at[paragraph.chars.index(word)] for word in ("See", "all", "115", "men")
    }
    use = text.index(r"\men{115}")
    assert places == {
        "See": text.index("See"),
        "all": use,
        "115": text.index("115}"),
        "men": use,
    }


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("\n\\newcommand{\\c}[1]{\\ifthenelse{#1}{\\cite{ruiz}}{}}", "cites or quotes", 2),
        ("\\NewDocumentCommand{\\src}{o m}{\\cite[#1]{#2}}", "cites or quotes", 1),
        ("\\newcommand{\\x}{\\x}\n\nSo \\x.", "stands for itself", 3),
        ("\\def\\x{\\y\\y}\\def\\y{\\x\\x}\nSo \\x.", "stands for itself", 2),
    ],
)
def test_what_cannot_be_written_out_is_told_once(text: str, said: str, line: int) -> None:
    text = text.replace("\\c}", "\\src}")
    assert not [p for p in read(text.split("\\x.")[0]).problems if "cites" in p.message]
    problems = read(f"{text} And \\src{{ruiz}}, \\src{{ruiz}}.").problems
    assert {problem.line for problem in problems} == {line}
    assert all(said in problem.message for problem in problems)
    assert all("write the command" in problem.advice for problem in problems)
    assert 1 <= len(problems) <= 2


def test_what_grows_without_end_is_cut_short() -> None:
    text = "".join(
        rf"\def\x{a}" + "{" + 9 * rf"\x{b}" + "}" for a, b in ("ab", "bc", "cd", "de", "ea")
    )
    paper = read(text + r"\xa\xb\xc")
    assert sum(len(p.chars) for p in paper.paragraphs) < 1_000_000
    assert paper.problems


@given(
    st.text(alphabet="ab#12 \\{}[]\n", max_size=30), st.text(alphabet="xy \\{}[]12", max_size=20)
)
def test_each_character_has_a_place_whatever_is_defined(body: str, use: str) -> None:
    text = f"\\newcommand{{\\xy}}[2][{use}]{{{body}}}\\def\\yx#1{{{use}}} \\xy{use}\\yx{body}"
    for paragraph in read(text).paragraphs:
        assert len(paragraph.chars) == len(paragraph.at)
        assert all(0 <= at <= len(text) for at in paragraph.at)
