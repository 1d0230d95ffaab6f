"""The help of every command fits a screen and shows an example; options say what they do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from corpuskit.cli import cli, main

WIDTH, LINES = 80, 24
# A list of commands grows with them.
GROUPS_LINES = 32


def every(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from every(below, (*path, name))


COMMANDS = list(every(cli))


def found(path: tuple[str, ...]) -> click.Command:
    command: click.Command | None = cli
    for name in path:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), name)
    assert command is not None
    return command


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_has_an_example_and_fits_a_screen(
    path: tuple[str, ...], flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*path, flag])
    assert not ended.value.code
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= (GROUPS_LINES if isinstance(found(path), click.Group) else LINES)
    assert max(map(len, lines)) <= WIDTH
    name = " ".join(("corpuskit", *path))
    examples = "\n".join(lines).partition("Example")[2]
    assert name in examples


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_is_in_the_help_with_words(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*path, "--help"])
    text = capsys.readouterr().out
    for parameter in found(path).params:
        if isinstance(parameter, click.Option):
            assert all(name in text for name in parameter.opts)
            assert parameter.help or getattr(parameter, "row", "")


def test_the_package_runs_as_a_module() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "corpuskit", "check", "--help"], capture_output=True, text=True
    )
    assert run.stdout.startswith("Usage: python -m corpuskit check ")
    assert not run.returncode, run.stderr
