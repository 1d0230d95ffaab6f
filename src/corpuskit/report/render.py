"""What renderers share."""

from __future__ import annotations

from corpuskit.core.findings import Level
from corpuskit.core.result import Result


def summary(result: Result) -> str:
    """Count in words: «3 errors, 1 warning in 5 documents; 2 more in the baseline»."""
    counts = [counted(result.count(level), level.label) for level in reversed(Level)]
    found = ", ".join(c for c in counts if c) or "nothing found"
    parts = [f"{found} in {counted(result.documents, 'document') or 'no documents'}"]
    if result.suppressed:
        parts.append(f"{len(result.suppressed)} suppressed")
    if result.baselined:
        parts.append(f"{len(result.baselined)} accepted by the baseline")
    if result.baseline is not None and result.baseline.gone:
        gone = len(result.baseline.gone)
        parts.append(f"{gone} that it accepts {'is' if gone == 1 else 'are'} found no more")
    return "; ".join(parts)


def printable(text: str) -> str:
    """Return text without the control characters that could steer a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in text)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where that is due; nothing for none."""
    return f"{number} {noun}{'s' if number != 1 else ''}" if number else ""
