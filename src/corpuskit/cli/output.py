"""What commands print: the one place of the command line that does."""

from __future__ import annotations

import os
import stat
import sys

import click

from corpuskit.core.printing import one_line, printable, without_commands, without_steering


def say(text: str, *, end: str = "\n") -> None:
    """Print text for people, whatever stands in it."""
    click.echo(_for_a_log(printable(text)) + end, nl=False)


def say_styled(text: str) -> None:
    """Print text whose parts are made harmless already, with the colours that were asked for."""
    click.echo(_for_a_log(text), nl=False)


def tell(text: str) -> None:
    """Print a line on standard error, and but one."""
    click.echo(_for_a_log(one_line(text)), err=True)


def hand_over(data: bytes) -> None:
    """Print what a program reads: byte for byte, but on a terminal, or in the log of a job."""
    sys.stdout.flush()
    if sys.stdout.isatty():
        click.echo(without_steering(data.decode("utf-8", "replace")), nl=False)
    elif _in_a_log():
        click.echo(
            without_commands(data.decode("utf-8", "surrogateescape")).encode(
                "utf-8", "surrogateescape"
            ),
            nl=False,
        )
    else:
        click.echo(data, nl=False)


def command_runner(text: str) -> None:
    """Print workflow commands, whose words are escaped already, as UTF-8."""
    sys.stdout.flush()
    click.echo(text.encode("utf-8", "replace"), nl=False)


def _for_a_log(text: str) -> str:
    return without_commands(text) if os.environ.get("GITHUB_ACTIONS") == "true" else text


def _in_a_log() -> bool:
    """Tell whether GitHub's runner reads standard output, and not a file."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return True
