"""check-draft, claims find and init --paper, as an author of a paper runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corpuskit.claims.drafts.desk import Desk
from corpuskit.cli import main
from corpuskit.convert.corpus import convert_corpus
from corpuskit.convert.papers.extracting import extracted
from corpuskit.convert.papers.reading import read_paper

SOURCE = """Harbours of the West

Ana Ruiz

4 May 1999

In March 1998 the port of Marsala employed 1150 people. Its 14 cranes were built in 1991.

Nobody asked the fishermen what they would live on in the winter that was to come.
"""
BIB = """@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}
"""
ERRORS = "In March 1998 the port of Marsala employed 1510 people [@ruiz1999].\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "ruiz.txt").write_text(SOURCE, encoding="utf-8")
    convert_corpus([folder / "ruiz.txt"], folder / "tei")
    return folder / "tei"


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    return tmp_path / "paper.md"


def run(*args: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


def checked(paper: Path, corpus: Path, text: str, *args: str) -> int:
    paper.write_text(text, encoding="utf-8")
    return run("check-draft", paper, "--corpus", corpus, *args)


def test_a_finding_has_the_line_and_column_of_the_paper(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"---\nbibliography: refs.bib\n---\n\n{ERRORS}"
    assert checked(paper, corpus, text, "--format", "lines", "--fail-on", "warning") == 1
    said = capsys.readouterr().out
    assert "paper.md:5:44: warning: 1 510 is cited from ruiz, which has 1 150" in said


def test_reports_are_those_of_check(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(paper, corpus, ERRORS, "--bib", "refs.bib", "--also", "sarif=out.sarif") == 0
    assert "DRF001" in capsys.readouterr().out
    sarif = json.loads(Path("out.sarif").read_text(encoding="utf-8"))
    result = sarif["runs"][0]["results"][0]
    assert result["ruleId"] == "DRF001"
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"].endswith("paper.md")
    assert where["region"]["startLine"] == 1


def test_checks_are_chosen_as_for_check(paper: Path, corpus: Path) -> None:
    wanted = ("--bib", "refs.bib", "--fail-on", "warning")
    assert checked(paper, corpus, ERRORS, *wanted, "--ignore", "DRF001") == 0
    assert checked(paper, corpus, ERRORS, *wanted, "--select", "DRF001") == 1


def test_what_can_be_checked_is_and_the_rest_is_told_once(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = BIB + "@book{lund1998, title = {Broken\n"
    Path("refs.bib").write_text(broken, encoding="utf-8")
    text = f"{ERRORS}\nSo it is [@lund1998], and so [@unknown; @unknown].\n"
    assert checked(paper, corpus, text, "--bib", "refs.bib", "--format", "lines") == 1
    told = capsys.readouterr()
    assert told.out.count("unknown") == 1
    assert "DRF001" in told.out
    assert "no entry «lund1998»" not in told.out
    assert told.err.count("the entry «lund1998»") == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("paper.pdf", b"%PDF", "papers are read from"),
        ("paper.docx", b"no archive", "save it again"),
        ("paper.md", b"\xff\xfe\x00", "is not UTF-8"),
        ("missing.md", None, "no such file"),
        ("", None, "is a folder"),
        ("-", None, "standard input is not read"),
    ],
)
def test_a_paper_that_cannot_be_read(
    paper: Path,
    corpus: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes | None,
    said: str,
) -> None:
    path: Path | str = paper.with_name(name) if len(name) > 1 else name or paper.parent
    if data is not None:
        Path(path).write_bytes(data)
    assert run("check-draft", path, "--corpus", corpus) == 2
    assert said in capsys.readouterr().err


def test_a_bibliography_that_is_not_there(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"---\nbibliography: lost.bib\n---\n{ERRORS}"
    assert checked(paper, corpus, text) == 0
    assert "lost.bib" in capsys.readouterr().err
    assert checked(paper, corpus, text, "--bib", "lost.bib") == 2


def test_a_corpus_that_is_not_there(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(paper, paper.parent / "nowhere", ERRORS) == 2
    assert "--corpus" in capsys.readouterr().err


def test_a_bibliography_of_many_papers_is_named_once(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = "".join(
        f"@book{{key{n}, title = {{Title {n}}}, year = {{1990}}}}\n" for n in range(30)
    )
    Path("refs.bib").write_text(BIB + others, encoding="utf-8")
    right = ERRORS.replace("1510", "1150")
    assert checked(paper, corpus, right, "--bib", "refs.bib", "--format", "lines") == 0
    said = capsys.readouterr().out
    assert said.count("DRF011") == 1
    assert "nor are 29 others" in said


def test_the_corpus_of_the_folder_is_taken(paper: Path, corpus: Path) -> None:
    shutil.copytree(corpus, "tei")
    Path("corpuskit.toml").write_text('corpus = "tei"\nfail-on = "warning"\n')
    paper.write_text(ERRORS)
    assert run("check-draft", paper, "--bib", "refs.bib") == 1


def test_find_shows_what_to_cite(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["claims", "find", "port", "people", "--corpus", corpus, "--bib", "refs.bib"]
    assert run(*wanted, "--when", "1998") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "[@ruiz1999] «In March 1998 the port of Marsala employed 1150 people.»" in said
    assert run(*wanted, "--when", "1985") == 1
    assert "Nothing is said" in capsys.readouterr().out
    assert run(*wanted, "--format", "jsonl") == 0
    row = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (row["key"], row["figures"]) == ("ruiz1999", ["1150 people"])
    assert run(*wanted, "--when", "soon") == 2


def test_a_workflow_for_a_paper(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper.write_text(ERRORS)
    assert run("init", "--paper", "paper.md") == 0
    workflow = Path(".github/workflows/corpuskit-paper.yml").read_text(encoding="utf-8")
    assert 'corpuskit check-draft "paper.md" --format github' in workflow
    assert "==VERSION" not in workflow
    assert not Path("corpuskit.toml").exists()
    assert run("init", "--paper", "a`b.md") == 2
    assert run("init", "--paper", "../paper.md") == 2


MANY = "".join(
    f"In {1901 + n} the port of Harl{'abcdefghij'[n % 10]} had its day [@nobody{n}].\n\n"
    for n in range(220)
)


def test_a_report_goes_into_a_file_without_colours(
    paper: Path, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.txt"
    assert checked(paper, corpus, ERRORS, "--bib", str(tmp_path / "refs.bib"), "--no-color") < 2
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    checked(paper, corpus, ERRORS, "--bib", str(tmp_path / "refs.bib"), "--output", str(out))
    assert "DRF" in out.read_text(encoding="utf-8")
    assert "DRF" not in capsys.readouterr().out


def test_all_findings_are_shown_where_wanted(
    paper: Path, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bib = str(tmp_path / "refs.bib")
    shown = []
    for options in ((), ("--all",)):
        checked(paper, corpus, MANY, "--bib", bib, *options)
        shown.append(capsys.readouterr().out.count("DRF010"))
    few, every = shown
    assert few < every
    assert every >= 220


def test_the_workflow_takes_a_second_paper(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper.write_text(ERRORS)
    Path("my paper.md").write_text(ERRORS)
    assert run("init", "--paper", "lost.md") == 2
    assert "lost.md: no such file" in capsys.readouterr().err
    assert run("init", "--paper", "paper.md") == 0
    for _ in range(2):
        assert run("init", "--paper", "my paper.md") == 0
    assert 'corpuskit check-draft "my paper.md"' in capsys.readouterr().out
    workflow = Path(".github/workflows/corpuskit-paper.yml").read_text(encoding="utf-8")
    assert 'corpuskit check-draft "my paper.md" "paper.md" --format github' in workflow
    Path(".github/workflows/corpuskit-paper.yml").write_text("name: mine\n")
    assert run("init", "--paper", "paper.md") == 2
    assert 'add "paper.md"' in capsys.readouterr().err


def test_a_paper_without_a_bibliography_is_not_clean_in_silence(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("refs.bib").rename("one.bib")
    assert checked(paper, corpus, ERRORS) == 0
    told = capsys.readouterr()
    assert "1 citation, and no bibliography is named; one.bib beside it is taken" in told.err
    assert "DRF001" in told.out
    Path("two.bib").write_text(BIB, encoding="utf-8")
    assert checked(paper, corpus, ERRORS) == 0
    told = capsys.readouterr()
    assert told.err.count("1 citation, and no bibliography is named; give --bib FILE") == 1


def test_what_was_read_is_said(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{ERRORS}\nSo it is in [@lund1998].\n"
    checked(paper, corpus, text, "--bib", "refs.bib")
    last = capsys.readouterr().err.splitlines()[-1]
    known = "2 citations of 2 works, 1 of them in the corpus (not: lund1998)"
    assert last == f"paper.md: {known}; 1 figure, 1 date read"
    checked(paper, corpus, "", "--bib", "refs.bib")
    assert (
        capsys.readouterr().err.splitlines()[-1] == "paper.md: 0 citations; 0 figures, 0 dates read"
    )


@pytest.mark.parametrize("form", ["github", "markdown"])
def test_a_finding_of_a_paper_is_explained_by_its_check(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    checked(paper, corpus, ERRORS, "--bib", "refs.bib", "--format", form)
    assert "corpuskit explain DRF001" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The port of Marsala had 12 cranes", True),
        ("The port of Marsala had 12 more cranes", False),
        ("The cranes of the port of Marsala were more by 12 cranes", False),
    ],
)
def test_a_difference_is_held_against_no_level(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str], said: str, found: bool
) -> None:
    checked(paper, corpus, f"{said}, built in 1991 [@ruiz1999].\n", "--bib", "refs.bib")
    assert ("DRF001" in capsys.readouterr().out) is found


def test_the_same_sentence_many_times_is_read_once_each(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(paper, corpus, ERRORS.strip().replace("]", "] ") * 30 + "\n", "--bib", "refs.bib")
    assert "; 30 figures, " in capsys.readouterr().err


@pytest.mark.parametrize("said", ["employed 1510 people", "had a length of 14.5 km"])
def test_a_figure_has_its_line_where_its_sentence_is_wrapped(paper: Path, said: str) -> None:
    paper = paper.with_suffix(".txt")
    paper.write_text(f"Title\n\nIn the spring of that year the port of Marsala\nsurely {said}.\n")
    extract = extracted(read_paper(paper, {}))
    assert extract.manuscript is not None
    desk = Desk(extract, extract.manuscript, {})
    assert [(each.where.line, each.where.column) for each in desk.printed(extract)] == [
        (4, 8 + min(at for at, char in enumerate(said) if char.isdigit()))
    ]


def test_check_does_not_judge_what_is_suppressed_in_a_paper(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(corpus, "tei")
    entry = "[[suppress]]\nfinding = '3498a5f416e12721'\nreason = 'seen'\nby = 'Rao'\n"
    Path("corpuskit.toml").write_text(f"corpus = 'tei'\n{entry}")
    run("check")
    assert 'add check = "DRF' in " ".join(capsys.readouterr().out.split())
    Path("corpuskit.toml").write_text(f"corpus = 'tei'\n{entry}check = 'DRF001'\n")
    run("check")
    assert "SUP002" not in capsys.readouterr().out


def test_parts_of_one_paper_share_a_bibliography(
    paper: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part, more = paper.with_name("ch1.tex"), "@book{lund1998, title = {Broken}, year = {1990}}\n"
    Path("refs.bib").write_text(BIB + more, encoding="utf-8")
    main_text = (
        "\\newcommand{\\cf}[1]{\\ifx#1a\\cite{#1}\\fi}\n\\addbibresource{refs.bib}\n\\input{ch2}\n"
        "\\cf{b}.\n"
    )
    paper.with_name("main.tex").write_text(main_text, encoding="utf-8")
    part.write_text(ERRORS.replace("[@ruiz1999]", "\\cite{ruiz1999}"), encoding="utf-8")
    wanted = ("--corpus", corpus, "--format", "lines")
    assert run("check-draft", paper.with_name("main.tex"), *wanted) == 0
    told = capsys.readouterr()
    assert "DRF011" not in told.out
    assert "reads in ch2, which is not there" in told.err
    assert told.err.count("\\cf cites or quotes, and is not expanded") == 1
    run("check-draft", paper.with_name("main.tex"), part, *wanted)
    said = capsys.readouterr().out
    assert "DRF001" in said
    assert "lund1998" in said
    assert "«ruiz1999»" not in said
