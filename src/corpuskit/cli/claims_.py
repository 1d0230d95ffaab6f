"""corpuskit claims."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.options import PATHS, columns, wants_color, warn
from corpuskit.core.config import find_config
from corpuskit.lint.corpus import find_documents, read_corpus
from corpuskit.report.claims import render_jsonl, render_table


@click.command(name="claims", epilog="Example: corpuskit claims corpus/tei --format jsonl")
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--format", "form", type=click.Choice(("table", "jsonl")), default="table")
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(paths: tuple[Path, ...], form: str, no_color: bool) -> int:
    """Show what the documents in PATHS assert: figure, unit, what is counted, time, place."""
    config = find_config(paths[0] if paths else Path.cwd())
    extracts, problems = read_corpus(find_documents(paths or (config.corpus_folder,)))
    warn(problems)
    if form == "jsonl":
        click.echo(render_jsonl(extracts), nl=False)
    else:
        click.echo(render_table(extracts, color=wants_color(no_color), width=columns()), nl=False)
    return 2 if any(problem.fatal for problem in problems) else 0
