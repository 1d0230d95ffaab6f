"""What renderers share."""

from __future__ import annotations

from collections import Counter

from corpuskit.core.findings import Evidence, Finding, Level
from corpuskit.core.printing import printable as printable
from corpuskit.core.result import Result


def summary(result: Result) -> str:
    """Count in words: «3 errors, 1 warning in 5 documents; 2 more in the baseline»."""
    counts = [counted(result.count(level), level.label) for level in reversed(Level)]
    found = ", ".join(c for c in counts if c) or "nothing found"
    parts = [f"{found} in {counted(result.documents, 'document') or 'no documents'}"]
    if result.elsewhere:
        parts.append(f"{result.elsewhere} in files that did not change")
    if result.suppressed:
        parts.append(f"{len(result.suppressed)} suppressed")
    if result.baselined:
        parts.append(f"{len(result.baselined)} accepted by the baseline")
    if result.baseline is not None and result.baseline.gone:
        gone = len(result.baseline.gone)
        parts.append(f"{gone} that it accepts {'is' if gone == 1 else 'are'} found no more")
    return "; ".join(parts)


def unpadded(text: str) -> str:
    """Return lines without the blanks that fill them up to the width of the terminal.

    >>> print(unpadded("figure   ") + ".")
    figure.
    """
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where that is due; nothing for none."""
    return f"{number} {noun}{'s' if number != 1 else ''}" if number else ""


def fixable(finding: Finding) -> str:
    """Say how a finding can be fixed by the machine, nothing where it cannot."""
    if finding.fix is None:
        return ""
    return "fixable with --fix" if finding.fix.safe else "fixable with --fix --unsafe-fixes"


def fixable_summary(result: Result) -> str:
    """Count what can be fixed: «2 fixable with --fix, 1 fixable with --fix --unsafe-fixes»."""
    counts = Counter(filter(None, map(fixable, result.findings)))
    said = [f"{number} {how}" for how, number in sorted(counts.items())]
    return ", ".join(said)


def place(result: Result, side: Evidence) -> str:
    """Return a place to jump to, then as a scholar cites it: page, note, place in the source."""
    where, cited = side.location, side.cited
    parts = [
        f"p. {cited.page}" if cited.page else "",
        f"note {where.note}" if where.note else "",
        f"{result.shown(cited.source)}:{cited.line}:{cited.column}" if cited.source else "",
    ]
    said = ", ".join(filter(None, parts))
    at = f"{result.shown(where.path)}:{where.line}:{where.column}"
    return printable(f"{at} ({said})" if said else at)
