"""corpuskit explain."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from corpuskit.checks.check import Check, Example
from corpuskit.claims.reasoning import explained as reasons_for
from corpuskit.cli.options import PATHS, columns, configured, warn
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.result import shown_from
from corpuskit.lint.corpus import findings_of, read_documents
from corpuskit.lint.lookup import find_finding, is_fingerprint
from corpuskit.lint.runner import choose
from corpuskit.report.reasoning import render_explanation


@click.command(
    name="explain",
    epilog="Example: corpuskit explain figures-disagree; corpuskit explain 7ab2c41f",
)
@click.argument("what", metavar="ID|FINGERPRINT")
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--all", "every", is_flag=True, help="Name every place of a finding with many.")
def command(what: str, paths: tuple[Path, ...], every: bool) -> int:
    """Explain a check, or the reasoning behind one finding.

    A check is named by id or slug. A finding is named by the fingerprint printed below it, or the
    first digits of it; it is looked for in PATHS, by default the configured corpus.
    """
    try:
        chosen = choose(select=[what])
    except CorpuskitError:
        if not is_fingerprint(what):
            raise
        return _explain_finding(what, paths, every=every)
    for check in chosen:
        click.echo(explained(check))
    return 0


def _explain_finding(wanted: str, paths: tuple[Path, ...], *, every: bool) -> int:
    config = configured(paths[0] if paths else Path.cwd())
    extracts, problems = read_documents(paths or (config.corpus_folder,))
    warn(problems)
    finding = find_finding(findings_of(extracts, choose()), wanted)
    (check,) = choose(select=[finding.slug])
    reasons = reasons_for(finding, extracts)
    shown = partial(shown_from, Path.cwd())
    text = render_explanation(reasons, check, shown=shown, every=every, width=columns())
    click.echo(text, nl=False)
    return 2 if any(problem.fatal for problem in problems) else 0


def explained(check: Check) -> str:
    """Return the whole description of a check as text."""
    parts = [
        f"{check.id} {check.slug} ({check.level.label})",
        check.summary,
        f"Why: {check.why}",
        f"What to do: {check.fix}",
        *(_example("Reported", example) for example in check.reported),
        *(_example("Not reported", example) for example in check.silent),
    ]
    if check.references:
        parts.append("References: " + "; ".join(check.references))
    return "\n\n".join(parts) + "\n"


def _example(title: str, example: Example) -> str:
    sources = "\n".join(
        f"  {name}: {line}"
        for name, text in example.sources.items()
        if not name.endswith((".json", ".toml", ".bib"))
        for line in text.strip().splitlines()
    )
    return f"{title}: {example.title}\n{sources}"
