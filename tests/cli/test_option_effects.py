"""What each option of each command changes; those of fixes, baselines and settings elsewhere."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from corpuskit import __version__
from corpuskit.cli import cli, main

PROGRAM = Path(sys.executable).parent / "corpuskit"
HERE = Path(__file__)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
CHAPTER = (
    "A Chapter\n\nAna Ruiz\n\nIn March 2003 the Danish peacekeeping force in Kosovo numbered 1150 "
    "soldiers.[1] It was closed on 31 June 2003.\n\n[1] *The Daily*, 4 Apr. 2003.\n"
)
REPORT = "In March 2003 the Danish peacekeeping force in Kosovo had 1600 soldiers.\n"


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return int(ended.value.code or 0)


def on_terminal(*args: str, typed: bytes = b"") -> str:
    """Return what the program prints on a terminal, which the tests' own output is not."""
    ours, theirs = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    with subprocess.Popen(
        [PROGRAM, *args], stdin=theirs if typed else None, stdout=theirs, stderr=theirs, env=env
    ) as process:
        os.close(theirs)
        os.write(ours, typed)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
        process.wait()
    os.close(ours)
    return b"".join(parts).decode()


def test_a_review_is_coloured_unless_unwanted() -> None:
    command = ("review", "--as", "Ana Ruiz")
    assert COLOUR.search(on_terminal(*command, typed=b"qq"))
    assert not COLOUR.search(on_terminal(*command, "--no-color", typed=b"qq"))


def test_the_language_server_speaks_over_stdio_whether_told_so_or_not() -> None:
    ended = [
        subprocess.run([PROGRAM, *words], input=b"", capture_output=True, timeout=60, check=True)
        for words in (("lsp",), ("lsp", "--stdio"))
    ]
    assert ended[0].stdout == ended[1].stdout == b""


@pytest.fixture(autouse=True)
def corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two documents that disagree (a warning), one with a date of no calendar (an error)."""
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/chapter.txt").write_text(CHAPTER, encoding="utf-8")
    Path("seeds/report.txt").write_text(REPORT, encoding="utf-8")
    assert run("convert") == 0
    capsys.readouterr()


def checks_found(capsys: pytest.CaptureFixture[str], *options: str) -> set[str]:
    capsys.readouterr()
    run("check", "--format", "json", *options)
    return {finding["check"] for finding in json.loads(capsys.readouterr().out)["findings"]}


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    ("level", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)]
)
def test_fail_on_sets_the_exit_status(level: str, status: int) -> None:
    assert run("check", "--ignore", "DAT001", "--fail-on", level) == status
    assert run("check", "--fail-on", level) == int(level != "never")


def test_try_fails_only_where_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("try", "seeds") == 0
    assert run("try", "seeds", "--fail-on", "error") == 1
    assert run("try", "seeds/report.txt", "--fail-on", "note") == 0
    assert sorted(path.name for path in Path().iterdir() if path.name[0] != ".") == [
        "corpus",
        "seeds",
    ]
    assert run("try", "seeds", "--keep", "kept") == 0
    assert {"chapter.xml", "report.xml"} <= {path.name for path in Path("kept").rglob("*.xml")}


@pytest.mark.parametrize("name", ["FIG001", "fig001", "figures-disagree", "FIG"])
def test_checks_are_selected_and_ignored_by_id_name_or_family(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks_found(capsys) == {"DAT001", "FIG001"}
    assert checks_found(capsys, "--select", name) == {"FIG001"}
    assert checks_found(capsys, "--ignore", name) == {"DAT001"}
    assert checks_found(capsys, "--select", name, "--select", "DAT") == {"DAT001", "FIG001"}
    assert checks_found(capsys, "--select", name, "--ignore", name) == set()


def test_a_report_goes_to_a_file_in_its_format(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = {}
    for form in ("text", "json", "sarif"):
        assert run("check", "--format", form) == 1
        outputs[form] = capsys.readouterr().out
        assert run("check", "--format", form, "--output", f"report.{form}") == 1
        assert capsys.readouterr().out == ""
        assert Path(f"report.{form}").read_text(encoding="utf-8") == outputs[form]
    assert outputs["text"].startswith("error DAT001")
    assert "findings" in json.loads(outputs["json"])
    assert json.loads(outputs["sarif"])["version"] == "2.1.0"


@pytest.mark.parametrize(
    "command", [("check",), ("claims",), ("claims", "--series"), ("try", "seeds")], ids=" ".join
)
def test_colours_only_on_a_terminal_and_not_when_unwanted(command: tuple[str, ...]) -> None:
    assert COLOUR.search(on_terminal(*command))
    assert not COLOUR.search(on_terminal(*command, "--no-color"))
    plain = subprocess.run([PROGRAM, *command], capture_output=True, text=True, check=False)
    assert plain.stdout
    assert not COLOUR.search(plain.stdout)


def test_quiet_commands_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("bib", "export") == 0
    capsys.readouterr()
    for command in (("convert",), ("annotate",), ("bib", "export"), ("bib", "import")):
        assert run(*command) == 0
        assert capsys.readouterr().err
        for flag in ("-q", "--quiet"):
            assert run(*command, flag) == 0
            told = capsys.readouterr()
            assert told.err == ""
            assert told.out == ""


def test_converted_files_go_where_asked() -> None:
    assert run("convert", "seeds", "--out", "elsewhere") == 0
    assert Path("elsewhere/chapter.xml").is_file()


def test_a_long_series_is_printed_whole_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    sentences = [
        f"In {year} the Danish peacekeeping force in Kosovo had {year - 900} soldiers."
        for year in range(1960, 2000)
    ]
    Path("seeds/report.txt").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    assert run("convert") == 0
    capsys.readouterr()
    assert run("claims", "--series") == 0
    short = capsys.readouterr().out
    assert run("claims", "--series", "--all") == 0
    whole = capsys.readouterr().out
    assert "more, from" in short
    assert "more, from" not in whole
    assert short.count("soldiers") < whole.count("soldiers")


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_claims_in_a_format_on_standard_output_and_in_a_file(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("claims", "--format", form) == 0
    printed = capsys.readouterr().out
    for flag in ("-o", "--output"):
        assert run("claims", flag, f"{flag[-1]}.{form}") == 0
        assert Path(f"{flag[-1]}.{form}").read_bytes().decode() == printed


def test_why_not_prints_every_pair_and_reads_another_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = " ".join(f"In {1960 + n} it had {100 + n} boats." for n in range(6))
    Path("seeds/many.txt").write_text(many + "\n", encoding="utf-8")
    assert run("convert", "seeds", "--out", "other") == 0
    line = next(
        n
        for n, text in enumerate(Path("other/many.xml").read_text().splitlines(), 1)
        if "boats" in text
    )
    place = f"many:{line}"
    assert run("why-not", place, place) == 2
    capsys.readouterr()
    assert run("why-not", place, place, "--corpus", "other") == 0
    short = capsys.readouterr().out
    assert run("why-not", place, place, "--corpus", "other", "--all") == 0
    whole = capsys.readouterr().out
    assert "more pairs" in short
    assert "more pairs" not in whole
    assert len(whole) > len(short)


def test_settings_are_shown_as_the_options_set_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("config", "show") == 0
    assert "DAT001" not in capsys.readouterr().out
    assert run("config", "show", "--fail-on", "note", "--ignore", "DAT001") == 0
    out = capsys.readouterr().out
    assert re.search(r'^fail-on = "note"', out, re.M)
    assert "DAT001" in out


def options() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def walk(command: click.Command, name: str) -> None:
        found.extend(
            (name, max(parameter.opts, key=len))
            for parameter in command.params
            if isinstance(parameter, click.Option)
        )
        if isinstance(command, click.Group):
            context = click.Context(command)
            for each in command.list_commands(context):
                below = command.get_command(context, each)
                assert below is not None
                walk(below, f"{name} {each}".strip())

    walk(cli, "")
    return found


@pytest.mark.parametrize(("command", "option"), options())
def test_no_option_is_left_without_a_test(command: str, option: str) -> None:
    """Only its name is looked for, beside its command's: what is tested a person must judge."""
    names = [f'"{word}"' for word in command.split()]
    tests = (
        path.read_text(encoding="utf-8") for path in sorted(HERE.parents[1].rglob("test_*.py"))
    )
    assert any(
        re.search(rf"[\"'= ]{re.escape(option)}[\"'= ]", text) and all(n in text for n in names)
        for text in tests
    )
