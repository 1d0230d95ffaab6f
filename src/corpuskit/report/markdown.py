"""Findings as Markdown, for the summary of a job or a comment: both passages, foldable."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpuskit.core.findings import Evidence, Finding
from corpuskit.core.result import Result
from corpuskit.report.render import place, printable, summary

# What Markdown reads as markup anywhere in a line, and what GitHub makes links of.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~^$-])")
# GitHub takes a summary of one mebibyte a step and shows nothing of a longer one.
_MOST = 900_000
_NUMBERED = re.compile(r"^(\d+)([.)])")
_CONTEXT = 300


def render_markdown(result: Result) -> str:
    """Render findings as Markdown; of a flood as many as a summary may hold, the rest counted."""
    parts = [f"## corpuskit: {_plain(summary(result))}\n"]
    size = len(parts[0].encode())
    for problem in result.problems:
        place_of = f"{result.shown(str(problem.path))}:{problem.line or 1}"
        parts.append(f"- **not read** {_plain(f'{place_of}: {problem.message}; {problem.advice}')}")
    parts.append("")
    for number, finding in enumerate(result.findings):
        text = "\n".join(_finding(finding, result))
        size += len(text.encode()) + 1
        if size > _MOST:
            left = len(result.findings) - number
            parts.append(f"and {left} more; `corpuskit check --all` prints them.")
            break
        parts.append(text)
    if result.baseline is not None and result.baseline.gone:
        parts.append("\nFound no more, though the baseline accepts it:\n")
        parts += [f"- {_plain(each)}" for each in result.baseline.gone]
    return "\n".join(parts).rstrip("\n") + "\n"


def _finding(finding: Finding, result: Result) -> Iterator[str]:
    yield f"### {finding.level.label} {finding.check} {_plain(finding.slug)}\n"
    yield f"{_plain(finding.message)}\n"
    for side in finding.evidence:
        yield f"- {_side(side, result)}"
    if finding.others:
        yield f"- and {len(finding.others)} more places"
    reasons = (("compared because", finding.why), ("tolerance", finding.tolerance))
    said = "; ".join(f"{label}: {_plain(words)}" for label, words in reasons if words)
    said += "; " if said else ""
    yield f"\n<sub>{said}<code>corpuskit explain {finding.explained_by}</code></sub>\n"


def _side(side: Evidence, result: Result) -> str:
    where = side.location
    before, after = where.sentence[: where.start], where.sentence[where.end :]
    lead = f"… {before[-_CONTEXT:]}" if len(before) > _CONTEXT else before
    rest = f"{after[:_CONTEXT]} …" if len(after) > _CONTEXT else after
    quoted = f"{_plain(lead)}<mark>{_plain(where.quote)}</mark>{_plain(rest)}"
    return f"`{_code(place(result, side))}`  \n  «{quoted}»"


def _plain(text: str) -> str:
    """Return text in which nothing is markup, neither Markdown's nor HTML's nor GitHub's."""
    flat = " ".join(printable(text).split()) if text.strip() else text
    lead = " " if text[:1].isspace() and flat[:1] != " " else ""
    tail = " " if text[-1:].isspace() and flat[-1:] != " " else ""
    safe = _MARKUP.sub(r"\\\1", html.escape(f"{lead}{flat}{tail}", quote=False))
    safe = _NUMBERED.sub(r"\1\\\2", safe)
    return safe.replace("@", "&#64;").replace("://", "&#58;//").replace("www.", "www&#46;")


def _code(text: str) -> str:
    return printable(text).replace("`", "'").replace("\n", " ")
