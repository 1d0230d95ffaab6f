"""corpuskit config."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.completion import complete_checks
from corpuskit.cli.options import PATHS, configured
from corpuskit.cli.output import hand_over, say
from corpuskit.core.overrides import overridden
from corpuskit.core.printing import json_text
from corpuskit.core.settings import FAIL_ON, schema
from corpuskit.report.settings import render_settings


@click.group(
    name="config",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: corpuskit config show",
)
def command() -> None:
    """Show the settings of a corpus, or the schema of corpuskit.toml."""


@command.command(name="show", epilog="Example: corpuskit config show corpus/tei --fail-on note")
@click.argument("path", required=False, type=PATHS)
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="As for `corpuskit check`.")
@click.option(
    "--select",
    multiple=True,
    metavar="ID",
    help="As for `corpuskit check`.",
    shell_complete=complete_checks,
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="ID",
    help="As for `corpuskit check`.",
    shell_complete=complete_checks,
)
@click.option("--preview", is_flag=True, help="As for `corpuskit check`.")
def show(
    path: Path | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
) -> int:
    """Print every setting that governs PATH (default: here), and where it comes from.

    What is printed is itself a configuration of the same effect.
    """
    config = configured(path or Path.cwd())
    effective, changed = overridden(
        config, fail_on=fail_on, select=select, ignore=ignore, preview=preview
    )
    say(render_settings(effective, changed), end="")
    return 0


@command.command(name="schema", epilog="Example: corpuskit config schema > corpuskit.schema.json")
def schema_() -> int:
    """Print the JSON schema of corpuskit.toml, from which editors complete and check it."""
    hand_over(f"{json_text(schema(), indent=2)}\n".encode())
    return 0
