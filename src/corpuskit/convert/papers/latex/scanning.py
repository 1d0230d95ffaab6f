"""Commands of a text in LaTeX, those left out that are only shown."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.convert.papers.latex.words import words

_COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n(?![ \t]*\n)[ \t]*)?")


def uncommented(text: str) -> str:
    """Return a text with blanks where its comments are."""
    return _COMMENT.sub(lambda found: " " * len(found[0]), text)


def commands(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    r"""Yield the commands by their `name`, outside of \verb and of listings and drawings."""
    end_of_shown = 0
    for found in _pattern().finditer(text, start):
        if found.start() < end_of_shown:
            continue
        if found["shown"]:
            closing = text.find(f"\\end{{{found['shown']}}}", found.end())
            end_of_shown = closing if closing >= 0 else len(text)
        elif found["name"]:
            yield found


@functools.cache
def _pattern() -> re.Pattern[str]:
    shown = "|".join(map(re.escape, sorted(words().lists["unread"])))
    return re.compile(
        rf"\\begin\s*\{{(?P<shown>{shown})\}}|\\verb\*?(?P<sign>[^A-Za-z\s*])[^\n]*?(?P=sign)|"
        r"\\(?:(?P<name>[A-Za-z@]+)\*?|.)",
        re.DOTALL,
    )
