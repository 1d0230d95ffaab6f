"""Read one key from a terminal, also one that was pressed before it was asked for."""

from __future__ import annotations

import os
import select
import sys

import click

_ESCAPE = "\x1b"
_SEQUENCE = 0.05


def read_key() -> str:
    """Return the next key; an arrow or another key of several characters is none of them.

    click.getchar throws away what is typed while the last answer is being written, and leaves the
    letters of an arrow to be taken for keys.
    """
    try:
        import termios
        import tty
    except ImportError:
        return click.getchar()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        return _key(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _key(terminal: int) -> str:
    first = os.read(terminal, 1)
    if not first:
        raise EOFError
    if first == _ESCAPE.encode() or not first.isascii():
        while select.select([terminal], [], [], _SEQUENCE)[0] and os.read(terminal, 1):
            pass
        return _ESCAPE
    return first.decode()
