"""Where reports go: one to standard output or a file, others to files beside it."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpuskit.cli.options import columns, may_write
from corpuskit.cli.output import command_runner, hand_over, say_styled
from corpuskit.core.bounds import real
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import append, write_whole
from corpuskit.core.result import Result

FORMATS = ("text", "lines", "json", "sarif", "github", "markdown")
# Where programs and services read paths from the root of the repository.
_FROM_ROOT = frozenset({"sarif", "github", "markdown"})


@dataclass(frozen=True, slots=True)
class Report:
    """Ask for a report in one format, in a file or on standard output."""

    form: str
    path: Path | None = None


def wanted_reports(
    form: str, output: Path | None, also: Sequence[str], kept: Collection[Path] = ()
) -> tuple[Report, ...]:
    """Return the reports asked for by --format, --output and each --also FORMAT=FILE.

    Raises CorpuskitError for an unknown format, one file asked for twice, and a file that may be
    a document or is among those to be `kept`.
    """
    reports = [Report(form, output), *map(_also, also)]
    paths = [report.path for report in reports if report.path is not None]
    taken = {real(path) for path in kept}
    for path in paths:
        may_write(path)
        if real(path) in taken:
            raise CorpuskitError(f"{path}: is in use; write the report under another name")
        taken.add(real(path))
    return tuple(reports)


def _also(text: str) -> Report:
    form, equals, path = text.partition("=")
    if form not in FORMATS or not equals or not path:
        raise CorpuskitError(
            f"--also takes FORMAT=FILE, such as sarif=corpuskit.sarif, not {text!r}; the formats "
            f"are {', '.join(FORMATS)}"
        )
    return Report(form, Path(path))


def emit(
    result: Result, report: Report, *, every: bool, color: bool, statistics: bool = False
) -> None:
    """Write one report where it is to go, or only the counts of it.

    What programs read is UTF-8 wherever it goes; what people read on a terminal that cannot show
    a character shows its number instead.
    """
    result = _seen_from(result, report.form)
    whole = every or report.path is not None
    if statistics:
        text = _statistics(result, report.form)
    else:
        text = rendered(result, report.form, every=whole, color=color and report.path is None)
    text = text if text.endswith("\n") else text + "\n"
    if report.path is not None:
        write_whole(report.path, _bytes(text))
    elif report.form == "text":
        say_styled(text)
    elif report.form == "github":
        command_runner(text)
    else:
        hand_over(_bytes(text))
    if report.form == "github":
        _summarize(result)


def _seen_from(result: Result, form: str) -> Result:
    """Return a result with its paths as the readers of a format need them."""
    root = os.environ.get("GITHUB_WORKSPACE")
    return replace(result, base=Path(root)) if root and form in _FROM_ROOT else result


def _summarize(result: Result) -> None:
    """Add the findings to the summary of a GitHub job, where this is one.

    Raises CorpuskitError where that cannot be written.
    """
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        append(Path(name), _bytes(rendered(result, "markdown")))
    except CorpuskitError as error:
        raise CorpuskitError(f"the summary of the job cannot be written: {error}") from error


def _statistics(result: Result, form: str) -> str:
    from corpuskit.report.statistics import render_statistics

    return render_statistics(result, form)


def _bytes(text: str) -> bytes:
    # A file's name may hold bytes that are no UTF-8; no report may.
    return text.encode("utf-8", "replace")


def rendered(result: Result, form: str, *, every: bool = False, color: bool = False) -> str:
    """Render a result in one of the formats; only what that takes is loaded."""
    if form == "json":
        from corpuskit.report.json import render_json

        return render_json(result)
    if form == "sarif":
        from corpuskit.lint.runner import choose
        from corpuskit.report.sarif import render_sarif

        return render_sarif(result, choose(preview=True))
    if form == "github":
        from corpuskit.report.github import render_github

        return render_github(result)
    if form == "markdown":
        from corpuskit.report.markdown import render_markdown

        return render_markdown(result)
    if form == "lines":
        from corpuskit.report.lines import render_lines

        return render_lines(result)
    from corpuskit.report.text import render_text

    return render_text(result, every=every, color=color, width=columns())
