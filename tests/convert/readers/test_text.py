"""Reading plain text: what is refused and why, and what is kept as received."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.convert.readers import text as module
from corpuskit.convert.readers.text import read_text
from corpuskit.core.errors import InputError


def write(folder: Path, content: bytes) -> Path:
    path = folder / "source.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"one\ntwo\n", ("one", "two")),
        (b"one\ntwo", ("one", "two")),
        (b"one\r\ntwo\rthree\n", ("one", "two", "three")),
        (b"one\n\n\ntwo", ("one", "", "", "two")),
        (b"\xef\xbb\xbfone", ("one",)),
        ("Wörter\u2028und\u0085mehr".encode(), ("Wörter\u2028und\u0085mehr",)),
        ("zwei\n".encode("utf-16"), ("zwei",)),
        (b"page one\fpage two", ("page one\fpage two",)),
        (b"  indented\t", ("  indented\t",)),
    ],
    ids=["lf", "no-end", "mixed-ends", "blank", "bom", "separators", "utf-16", "feed", "space"],
)
def test_lines_are_kept_as_received(tmp_path: Path, content: bytes, lines: tuple[str, ...]) -> None:
    source = read_text(write(tmp_path, content))
    assert source.lines == lines
    assert source.name == "source"
    assert source.problems == ()


def test_a_declared_encoding_is_honoured(tmp_path: Path) -> None:
    path = write(tmp_path, "Žižkov\n".encode("cp1250"))
    assert read_text(path, "cp1250").lines == ("Žižkov",)


def test_a_legacy_encoding_is_recognised(tmp_path: Path) -> None:
    text = "Рыболовство в северных водах регулируется соглашением о квотах.\n" * 20
    source = read_text(write(tmp_path, text.encode("cp1251")))
    assert source.lines[0] == text.splitlines()[0]
    assert source.encoding in {"cp1251", "windows-1251"}


@pytest.mark.parametrize(
    ("content", "encoding", "line", "words"),
    [
        (b"", "", 0, "is empty"),
        (b" \n\t\n", "", 0, "is empty"),
        (b"%PDF-1.4\n1 0 obj", "", 1, "is a PDF, not plain text"),
        (b"{\\rtf1\\ansi In 1912}", "", 1, "is RTF, not plain text"),
        (b"PK\x03\x04\x14\x00", "", 1, "is a ZIP archive, as DOCX, ODT and EPUB are"),
        (b"\n<!DOCTYPE html>\n<p>x", "", 1, "is HTML, not plain text"),
        (b"one\n\x00two", "", 2, "is not text: byte 5 is NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "", 3, "89 50 4e 47"),
        (b"one\ntwo\n\xff", "utf-8", 3, "byte 9 (0xff) is not utf-8"),
        (b"one", "klingon", 0, "«klingon» is not known"),
    ],
    ids=[
        "empty",
        "blank",
        "pdf",
        "rtf",
        "docx",
        "html",
        "nul",
        "image",
        "undecodable",
        "unknown-encoding",
    ],
)
def test_refusals_say_where_and_what_to_do(
    tmp_path: Path, content: bytes, encoding: str, line: int, words: str
) -> None:
    path = write(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_text(path, encoding)
    assert caught.value.problem.path == path
    assert caught.value.problem.line == line
    assert words in caught.value.problem.message
    assert caught.value.problem.advice


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path / "none.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path)


def test_control_characters_are_left_out_and_listed(tmp_path: Path) -> None:
    source = read_text(write(tmp_path, b"one\nt\x0bwo\x07\nthree\f\n"))
    assert source.lines == ("one", "two", "three\f")
    (problem,) = source.problems
    assert (problem.line, problem.column) == (2, 2)
    assert "U+000B" in problem.message


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 1000)
    with pytest.raises(InputError) as caught:
        read_text(write(tmp_path, b"short\n" + b"x" * 1001))
    assert caught.value.problem.line == 2
    assert "1001 characters" in caught.value.problem.message
