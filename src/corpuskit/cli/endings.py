"""How a run ends: with its own status and one line, whatever happens to its output."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

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
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with own_endings():
            status = run()
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        return _stopped("interrupted", INTERRUPTED)
    except CorpuskitError as error:
        return _stopped(str(error), 2)
    except ClosedPipeError:
        return _stopped("", CLOSED)
    except OSError as error:
        return _stopped(f"the output cannot be written ({error.strerror})", 2)
    return status if isinstance(status, int) else 0


def _stopped(message: str, status: int) -> int:
    if message:
        with contextlib.suppress(OSError):
            click.echo(f"corpuskit: {message}", err=True)
    # What is left in the buffer would be tried again, and fail again, when Python ends.
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        return status
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
