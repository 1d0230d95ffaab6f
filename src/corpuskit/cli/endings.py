"""How a run ends: with its own status and one line, whatever happens to its output."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

from corpuskit.cli.output import tell
from corpuskit.core.errors import CorpuskitError

INTERRUPTED = 130
# What a shell reports of a program that a closed pipe ended.
CLOSED = 141


class ClosedPipeError(Exception):
    """Say that the reader of standard output has had enough."""


@contextlib.contextmanager
def own_endings() -> Iterator[None]:
    """Keep click from giving a closed pipe the status of a finding, and an interrupt two lines."""
    try:
        yield
    except BrokenPipeError as error:
        raise ClosedPipeError from error
    except KeyboardInterrupt as error:
        raise click.Abort from error


def ended(run: Callable[[], Any]) -> int:
    """Run a command to its end and return its exit status; say in one line what stopped it.

    A terminal that cannot show a character gets its number; output that is still in the air when
    the command is done counts as part of it.
    """
    _open_standard_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with own_endings():
            status = run()
            sys.stdout.flush()
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        for line in said.getvalue().splitlines():
            tell(line)
        return 2
    except click.Abort:
        return _stopped("interrupted", INTERRUPTED)
    except CorpuskitError as error:
        return _stopped(str(error), 2)
    except ClosedPipeError:
        return _stopped("", CLOSED)
    except OSError as error:
        return _stopped(_failed(error), 2)
    return status if isinstance(status, int) else 0


def _open_standard_streams() -> None:
    """Let what is printed vanish where a stream was closed before the start (`>&-`).

    Left closed, its number goes to the next file opened, such as the store, and what any library
    prints goes into that.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+" if number else "r", encoding="utf-8"))  # noqa: SIM115, PTH123


def _failed(error: OSError) -> str:
    if error.filename is None:
        return f"the output cannot be written ({error.strerror})"
    name = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
    return f"{name}: cannot be used ({error.strerror}); check its name and permissions"


def _stopped(message: str, status: int) -> int:
    if message:
        with contextlib.suppress(OSError):
            tell(f"corpuskit: {message}")
    # What is left in the buffer would be tried again, and fail again, when Python ends.
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        return status
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
