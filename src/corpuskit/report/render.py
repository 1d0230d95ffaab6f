"""What renderers share."""

from __future__ import annotations

from corpuskit.core.findings import Level
from corpuskit.core.result import Result


def summary(result: Result) -> str:
    """Count in words: «3 errors, 1 warning in 5 documents»."""
    counts = [_counted(result.count(level), level.label) for level in reversed(Level)]
    found = ", ".join(c for c in counts if c) or "nothing found"
    return f"{found} in {_counted(result.documents, 'document') or 'no documents'}"


def printable(text: str) -> str:
    """Return text without the control characters that could steer a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in text)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}" if number else ""
