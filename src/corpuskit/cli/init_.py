"""corpuskit init."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.options import PATHS
from corpuskit.cli.output import say
from corpuskit.core.config import find_config
from corpuskit.templates.corpus import make_corpus
from corpuskit.templates.editor_settings import EDITORS

_NONE = "none"


@click.command(name="init", epilog="Example: corpuskit init atlas --editor emacs")
@click.argument("folder", type=PATHS, default=Path())
@click.option(
    "--editor",
    "editors",
    multiple=True,
    type=click.Choice((*EDITORS, _NONE)),
    metavar="NAME",
    help=f"Settings for {', '.join(EDITORS)} or {_NONE}; all by default.",
)
def command(folder: Path, editors: tuple[str, ...]) -> int:
    """Make an empty corpus in FOLDER (default: here); what is there already stays."""
    wanted = [each for each in editors or EDITORS if each != _NONE]
    for path in make_corpus(folder, wanted):
        say(f"made {path}")
    say(
        f"Put your sources, as .txt files, into {folder / find_config(folder).sources}; then run\n"
        "  corpuskit convert\n  corpuskit check"
    )
    return 0
