"""`corpuskit diff`: what it takes, its formats and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from corpuskit.cli import main

QUANTITY, OTHER = 'quantity="187"', 'quantity="190"'


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


def git(*args: str) -> None:
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *who, *args], check=True, capture_output=True)


def change(path: Path, old: str = QUANTITY, new: str = OTHER) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.fixture
def changed(fleet: Path) -> Path:
    """Return a corpus of which a figure differs from that in `old`."""
    shutil.copytree("corpus/tei", "old")
    change(fleet / "corpus/tei/chapter.xml")
    return fleet


def test_folders_and_files_are_compared_in_words(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert changed == Path.cwd()
    assert run("diff", "old", "corpus/tei") == 1
    out = capsys.readouterr().out
    first, _, rest = out.partition("\n")
    assert first == "mark: 1 changed; claim: 1 changed; findings: 1 added, 1 changed"
    assert "\nchapter.xml\n  ~ line " in rest
    assert ': the figure "187 trawlers" is now 190 (was: 187)\n' in rest
    assert "\nFindings\n  + chapter.xml:" in rest
    assert run("diff", "old/chapter.xml", "corpus/tei/chapter.xml") == 1
    assert "is now 190 (was: 187)" in capsys.readouterr().out


def test_the_same_is_no_difference(fleet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", fleet / "corpus/tei", "corpus/tei") == 0
    assert capsys.readouterr().out == "no difference\n"


def test_markdown_and_json_say_the_same(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert changed == Path.cwd()
    assert run("diff", "old", "corpus/tei", "--format", "markdown") == 1
    out = capsys.readouterr().out
    assert out.startswith("## What changed in the corpus\n\nmark: 1 changed;")
    assert "- **changed** line " in out
    assert run("diff", "old", "corpus/tei", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["counts"]["mark"] == {"added": 0, "removed": 0, "changed": 1}
    (file,) = found["files"]
    assert file["path"] == "chapter.xml"
    assert file["changes"][0]["says"] == 'the figure "187 trawlers" is now 190 (was: 187)'


def test_brief_counts_what_it_leaves_out(fleet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("corpus/tei", "old")
    figures = "".join(f'<num value="{n}">{n}</num> ' for n in range(30))
    change(fleet / "corpus/tei/chapter.xml", "</p>", f" {figures}</p>")
    assert run("diff", "old", "corpus/tei") == 1
    assert "more" not in capsys.readouterr().out
    assert run("diff", "old", "corpus/tei", "--brief") == 1
    assert "... and " in capsys.readouterr().out


def test_revisions_are_compared_with_the_corpus_as_it_stands_and_with_each_other(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    change(fleet / "corpus/tei/chapter.xml")
    assert run("diff", "HEAD") == 1
    assert "is now 190 (was: 187)" in capsys.readouterr().out
    git("commit", "-q", "-a", "-m", "second")
    assert run("diff", "HEAD") == 0
    capsys.readouterr()
    assert run("diff", "HEAD..HEAD~1") == 1
    assert "is now 187 (was: 190)" in capsys.readouterr().out
    assert run("diff", "HEAD..HEAD") == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["nowhere", "corpus/tei"], "nowhere: no file or folder; revisions of git are one argument"),
        (["corpus/tei", "corpus/tei/chapter.xml"], "compare two files, or two folders"),
        (["corpus/tei"], "Name another file or folder"),
        (["no-such-branch"], "knows no revision 'no-such-branch'"),
        (["--format=json", "--", "--output=x"], "knows no revision"),
        (["HEAD.."], "names no revisions"),
        (["HEAD...main"], "names no revisions"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said_in_one_line(
    fleet: Path, capsys: pytest.CaptureFixture[str], args: list[str], says: str
) -> None:
    assert fleet == Path.cwd()
    git("init", "-q")
    assert run("diff", *args) == 2
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


def test_a_file_broken_on_one_side_ends_with_2_and_the_rest_is_compared(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (changed / "corpus/tei/article.xml").write_text("<TEI")
    assert run("diff", "old", "corpus/tei") == 2
    out, err = capsys.readouterr()
    assert "article.xml:1" in err
    assert "is now 190 (was: 187)" in out
