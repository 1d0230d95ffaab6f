"""Changes of files as a unified diff, which git and patch can apply."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from pathlib import Path

from corpuskit.tei.decode import decode

_NO_END = b"\\ No newline at end of file\n"


def render_diff(
    before: Mapping[Path, bytes], after: Mapping[Path, bytes], shown: Callable[[str], str] = str
) -> bytes:
    """Render what becomes of each file, byte for byte where the file is UTF-8.

    `shown` writes a path as users should read it.
    """
    return b"".join(
        line
        for path in sorted(after)
        for line in _diff(_text(before[path], path), _text(after[path], path), shown(str(path)))
    )


def _diff(old: bytes, new: bytes, name: str) -> list[bytes]:
    a, b = (text.split(b"\n") for text in (old, new))
    lines = difflib.diff_bytes(
        difflib.unified_diff, _ended(a), _ended(b), name.encode(), name.encode(), lineterm=b"\n"
    )
    return [line if line.endswith(b"\n") else line + b"\n" + _NO_END for line in lines]


def _ended(lines: list[bytes]) -> list[bytes]:
    ended = [line + b"\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def _text(data: bytes, path: Path) -> bytes:
    """Return a file as it is where it is UTF-8, else as UTF-8: a diff has one encoding."""
    text = decode(data, path)
    return data if data.endswith(text) else text
