"""corpuskit claims."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.claims.errata import errata_of
from corpuskit.cli.options import PATHS, columns, configured, wants_color, warn
from corpuskit.lint.corpus import find_documents, read_corpus
from corpuskit.report.claims import render_jsonl, render_table
from corpuskit.report.errata import render_errata, render_errata_jsonl


@click.command(name="claims", epilog="Example: corpuskit claims corpus/tei --format jsonl")
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--format", "form", type=click.Choice(("table", "jsonl")), default="table")
@click.option("--errata", is_flag=True, help="List the claims that people judged wrong instead.")
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(paths: tuple[Path, ...], form: str, errata: bool, no_color: bool) -> int:
    """Show what the documents in PATHS assert: figure, unit, what is counted, time, place.

    With --errata, show what people judged wrong in them: what it says and should say, why, by whom.
    """
    config = configured(paths[0] if paths else Path.cwd())
    extracts, problems = read_corpus(find_documents(paths or (config.corpus_folder,)))
    warn(problems)
    color, width = wants_color(no_color), columns()
    if errata:
        wrong = errata_of(extracts)
        if form == "jsonl":
            text = render_errata_jsonl(wrong)
        else:
            text = render_errata(wrong, color=color, width=width)
    elif form == "jsonl":
        text = render_jsonl(extracts)
    else:
        text = render_table(extracts, color=color, width=width)
    click.echo(text, nl=False)
    return 2 if any(problem.fatal for problem in problems) else 0
