"""corpuskit init."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.options import PATHS
from corpuskit.cli.output import say
from corpuskit.templates.corpus import make_corpus


@click.command(name="init", epilog="Example: corpuskit init atlas")
@click.argument("folder", type=PATHS, default=Path())
def command(folder: Path) -> int:
    """Make an empty corpus in FOLDER (default: here); what is there already stays."""
    for path in make_corpus(folder):
        say(f"made {path}")
    say(
        f"Put your sources, as .txt files, into {folder / 'seeds'}; then run\n"
        "  corpuskit convert\n  corpuskit check"
    )
    return 0
