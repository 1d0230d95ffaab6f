"""corpuskit explain."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from corpuskit.checks.check import checks
from corpuskit.claims.reasoning.explanations import explained as reasons_for
from corpuskit.cli.completion import complete_checks
from corpuskit.cli.options import PATHS, columns, configured, documents_meant, warn
from corpuskit.cli.output import say
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import write_whole
from corpuskit.core.result import shown_from
from corpuskit.lint.corpus import findings_of, read_documents
from corpuskit.lint.lookup import find_finding, is_fingerprint
from corpuskit.lint.memory import remembering
from corpuskit.lint.runner import choose
from corpuskit.report.check_page import check_pages, render_check, render_index
from corpuskit.report.reasoning import render_explanation


@click.command(
    name="explain",
    epilog="Example: corpuskit explain figures-disagree; corpuskit explain 7ab2c41f",
)
@click.argument("what", metavar="[ID|FINGERPRINT]", required=False, shell_complete=complete_checks)
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--all", "every", is_flag=True, help="Name every place of a finding with many.")
@click.option("--output", type=PATHS, metavar="FOLDER", help="Write the pages of all checks there.")
def command(what: str | None, paths: tuple[Path, ...], every: bool, output: Path | None) -> int:
    """Explain a check, or the reasoning behind one finding; without either, list the checks.

    A check is named by id or slug. A finding is named by the fingerprint printed below it, or the
    first digits of it; it is looked for in PATHS, by default the configured corpus.
    """
    if output is not None:
        if what is not None:
            raise CorpuskitError("--output writes the pages of all checks; leave the name out")
        _write_pages(output)
        return 0
    if what is None:
        say(render_index(checks()), end="")
        return 0
    try:
        chosen = choose(select=[what])
    except CorpuskitError:
        if not is_fingerprint(what):
            raise
        return _explain_finding(what, paths, every=every)
    say("\n".join(map(render_check, chosen)), end="")
    return 0


def _explain_finding(wanted: str, paths: tuple[Path, ...], *, every: bool) -> int:
    config = configured(paths[0] if paths else Path.cwd())
    with remembering(config) as memory:
        extracts, problems = read_documents(documents_meant(paths, config), memory.read)
        warn(problems)
        finding = find_finding(findings_of(extracts, choose()), wanted)
        reasons = reasons_for(finding, extracts)
    (check,) = choose(select=[finding.slug])
    shown = partial(shown_from, Path.cwd())
    text = render_explanation(reasons, check, shown=shown, every=every, width=columns())
    say(text, end="")
    return 2 if any(problem.fatal for problem in problems) else 0


def _write_pages(folder: Path) -> None:
    for name, text in check_pages(checks()).items():
        write_whole(folder / name, text.encode())
