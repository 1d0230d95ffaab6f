"""`corpuskit review`: its conversation in a pipe and on a terminal, and what convert makes of it."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import sys
from pathlib import Path

import pytest

from corpuskit.cli import main
from corpuskit.convert.corpus import convert_corpus
from corpuskit.tei.document import load
from corpuskit.tei.validate import validate

CHAPTER = (
    "The Fleet\n\nBy John Smith\n\nThe fleet of Norland was built by Joy Okoro and Kofi Okoro. "
    "On June 24 it had 187 trawlers, said Joy Okoro. It sailed in 1994 for the United Nations.\n\n"
    "Later Okoro sold the ships. The Oslo Accord of 1995 was signed by Kofi Okoro.\n"
)


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


@pytest.fixture
def tei(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the TEI of one converted source, below the working directory."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "fleet.txt").write_text(CHAPTER)
    monkeypatch.chdir(tmp_path)
    convert()
    return Path("tei")


def convert() -> None:
    convert_corpus(sorted(Path("seeds").glob("*.txt")), Path("tei"))


def talk(monkeypatch: pytest.MonkeyPatch, keys: str, *args: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
    return run("review", "tei", "--as", "Ada Byron", *args)


def listed(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, object]]:
    capsys.readouterr()
    status = run("review", "tei", "--list", "--format", "json", *args)
    questions = list(json.loads(capsys.readouterr().out)["questions"])
    assert status == int(bool(questions))
    return questions


def test_the_list_says_what_would_be_asked_and_changes_nothing(
    tei: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in tei.glob("*.xml")}
    assert run("review", "tei", "--list") == 1
    text, err = capsys.readouterr()
    assert re.search(r"tei/people\.xml:\d+: entry okoro-joy \(3 times in the text\)\n", text)
    assert re.search(r"tei/fleet\.xml:\d+: doubt date of the document\n", text)
    assert "«»" not in text
    assert "    person Joy Okoro; proposed from the documents, confirmed by nobody\n" in text
    questions = listed(capsys)
    assert err == f"{len(questions)} questions\n"
    assert {q["sort"] for q in listed(capsys, "--only", "entry")} == {"entry"}
    assert len(listed(capsys, "--all")) > len(questions)
    assert {path: path.read_bytes() for path in tei.glob("*.xml")} == before


def test_answers_are_written_and_not_asked_again(
    tei: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = listed(capsys, "--only", "entry")
    assert talk(monkeypatch, "a\nq\n", "--only", "entry") == 0
    out = capsys.readouterr().out
    assert f"1 of {len(first)} · tei/people.xml" in out
    assert "[[Joy Okoro]]" in out
    assert out.endswith(f"1 decision written, {len(first) - 1} left\n")
    assert 'resp="#ada-byron"' in (tei / "people.xml").read_text()
    assert [q["id"] for q in listed(capsys, "--only", "entry")] == [q["id"] for q in first[1:]]


def test_the_end_of_input_and_keys_that_are_none_leave_everything_whole(
    tei: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in tei.glob("*.xml")}
    assert talk(monkeypatch, "z\n?\nw\nb\nc\n", "--only", "entry") == 0
    out = capsys.readouterr().out
    assert "'z' is no key here; ? explains them." in out
    assert "take the last answer back, byte for byte" in out
    assert "Nothing to take back" in out
    assert "0 decisions written" in out
    assert {path: path.read_bytes() for path in tei.glob("*.xml")} == before


def test_keys_and_their_help_fit_a_narrow_terminal(
    tei: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tei.is_dir()
    monkeypatch.setenv("COLUMNS", "40")
    assert talk(monkeypatch, "?\nq\n", "--only", "entry") == 0
    # What was typed is not shown where it comes from a pipe, so the next line begins at once.
    rows = capsys.readouterr().out.replace("[?] help ", "[?] help\n").splitlines()
    keys = rows[next(n for n, row in enumerate(rows) if "[a]ccept" in row) :]
    assert any("[?] help" in row for row in keys)
    assert max(map(len, keys)) <= 40


def test_entries_are_chosen_by_part_of_their_name(
    tei: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert talk(monkeypatch, "m\nzzzqqq\nm\nkofi\n9\nm\nkofi\n1\nq\n", "--only", "entry") == 0
    out = capsys.readouterr().out
    assert "Not done: no entry is called like 'zzzqqq'." in out
    assert "Not done: give a number from 1 to" in out
    assert "Joy Okoro" in (tei / "people.xml").read_text().partition('"okoro-kofi"')[2]
    assert "okoro-joy" not in (tei / "people.xml").read_text()
    assert "okoro-joy" not in (tei / "fleet.xml").read_text()


def test_marks_of_which_the_same_is_asked_are_accepted_at_once(
    tei: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tei / "fleet.xml"
    doubt = '<date when="1994" cert="low">1994</date>'
    path.write_text(path.read_text().replace("Later", f"{doubt}, {doubt}, {doubt}, later"))
    before = len(listed(capsys, "--only", "doubt"))
    keys = "s\n" * [q["reads"] for q in listed(capsys, "--only", "doubt")].index("date when=1994")
    assert talk(monkeypatch, f"{keys}?\nA\nq\n", "--only", "doubt") == 0
    out = capsys.readouterr().out
    assert "[A]ccept 3 alike" in out
    assert "  A  accept this and all" in out
    assert f"3 decisions written, {before - 3} left" in out
    assert path.read_text().count('<date when="1994" resp="#ada-byron">1994</date>') == 3


def test_nobody_decides_without_a_name(
    tei: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\n"))
    assert run("review", tei) == 2
    assert "Give your name with --as NAME" in capsys.readouterr().err


def test_a_broken_file_is_said_and_the_rest_is_asked(
    tei: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tei / "broken.xml").write_text("<TEI>")
    assert talk(monkeypatch, "a\nq\n", "--only", "entry") == 2
    out, err = capsys.readouterr()
    assert "broken.xml:1" in err
    assert "mend it first" in out


def test_a_later_conversion_keeps_what_was_decided(
    tei: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    doubts = len(listed(capsys, "--only", "doubt"))
    assert doubts >= 2
    assert talk(monkeypatch, "c\n1994-06-24\n" + "a\n" * (doubts - 1), "--only", "doubt") == 0
    assert talk(monkeypatch, "a\nr\n" + "a\n" * 9, "--only", "entry") == 0
    assert listed(capsys) == []
    decided = {path: path.read_bytes() for path in tei.glob("*.xml")}
    assert sum(data.count(b'resp="#ada-byron"') for data in decided.values()) > doubts
    convert()
    assert {path: path.read_bytes() for path in tei.glob("*.xml")} == decided
    source = Path("seeds/fleet.txt")
    source.write_text(source.read_text() + "\nIn 1996 it was sold by Kofi Okoro.\n")
    convert()
    text = (tei / "fleet.xml").read_text()
    assert "In <date" in text.partition("signed by")[2]
    for path, data in decided.items():
        assert path.read_bytes().count(b"#ada-byron") == data.count(b"#ada-byron")
        document = load(path)
        assert [*document.problems, *validate(document)] == []
    assert listed(capsys, "--only", "doubt") == []


class Terminal:
    """Run a review on a terminal of its own."""

    def __init__(self, *args: str) -> None:
        self.text = self._unread = ""
        code = "from corpuskit.cli import main; main()"
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            os.execv(sys.executable, [sys.executable, "-c", code, "review", *args])

    def until(self, words: str) -> str:
        """Read until words are on the screen that were not there before; return what came."""
        while words not in self._unread:
            assert select.select([self._file], [], [], 60)[0], self.text
            try:
                more = os.read(self._file, 4096).decode("utf-8", "replace")
            except OSError:
                break
            self._unread += more
            self.text += more
        assert words in self._unread, self.text
        seen, _, self._unread = self._unread.partition(words)
        return seen + words

    def press(self, keys: str) -> None:
        os.write(self._file, keys.encode())

    def end(self) -> int:
        status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        os.close(self._file)
        return status


def test_on_a_terminal_one_key_answers(tei: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = len(listed(capsys, "--only", "entry"))
    screen = Terminal("tei", "--as", "Ada Byron", "--only", "entry")
    assert f"1 of {many} · tei/people.xml" in screen.until("[?] help")
    screen.press("a")
    assert f"2 of {many} · " in screen.until("[?] help")
    screen.press("b")
    screen.until(f"1 of {many} · ")
    screen.until("[?] help")
    screen.press("\x1b[A")
    screen.until("is no key here")
    screen.until("[?] help")
    screen.press("a")
    screen.until("[?] help")
    screen.press("\x04")
    screen.until(f"1 decision written, {many - 1} left")
    assert screen.end() == 0
    assert len(listed(capsys, "--only", "entry")) == many - 1


def test_an_interrupt_ends_it_with_all_that_was_decided(
    tei: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = len(listed(capsys, "--only", "entry"))
    screen = Terminal("tei", "--as", "Ada Byron", "--only", "entry")
    screen.until("[?] help")
    screen.press("a")
    screen.until("[?] help")
    screen.press("\x03")
    screen.until("interrupted")
    assert screen.end() == 130
    assert "1 decision written" in screen.text
    assert len(listed(capsys, "--only", "entry")) == many - 1
