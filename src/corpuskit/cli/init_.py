"""corpuskit init."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.options import PATHS
from corpuskit.cli.output import say
from corpuskit.core.config import find_config
from corpuskit.templates.corpus import make_corpus, make_paper_workflow
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
@click.option(
    "--paper",
    type=PATHS,
    metavar="DRAFT",
    help="Make only a workflow for GitHub that checks this paper (check-draft).",
)
def command(folder: Path, editors: tuple[str, ...], paper: Path | None) -> int:
    """Make an empty corpus in FOLDER (default: here); what is there already stays."""
    if paper is not None:
        for path in make_paper_workflow(folder, paper):
            say(f"wrote {path}")
        named = f'"{paper}"' if " " in str(paper) else str(paper)
        say(f"It checks {paper} at every push; see it first with\n  corpuskit check-draft {named}")
        return 0
    wanted = [each for each in editors or EDITORS if each != _NONE]
    for path in make_corpus(folder, wanted):
        say(f"made {path}")
    say(
        f"Put your sources, as .txt files, into {folder / find_config(folder).sources}; then run\n"
        "  corpuskit convert\n  corpuskit check"
    )
    return 0
