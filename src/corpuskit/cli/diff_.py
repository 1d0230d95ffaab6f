"""corpuskit diff."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from corpuskit.cli.options import configured, warn
from corpuskit.cli.output import hand_over, say
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.lint.difference.comparing import State, compare
from corpuskit.lint.difference.sides import states_of_paths, states_of_revisions
from corpuskit.lint.memory import remembering
from corpuskit.lint.policy import chosen_by
from corpuskit.report.difference import (
    render_difference,
    render_difference_json,
    render_difference_markdown,
)

FORMATS = ("text", "markdown", "json")


@click.command(name="diff", epilog="Example: corpuskit diff main --format markdown")
@click.argument("old", type=str)
@click.argument("new", type=str, required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Default: text.")
@click.option("--brief", is_flag=True, help="Print the first changes of each file, count the rest.")
def command(old: str, new: str | None, form: str, brief: bool) -> int:
    """Say in words what changed from OLD to NEW: text, marks, registers, claims, findings.

    OLD and NEW are two folders or two files. OLD alone is a revision of git, which the corpus as
    it stands is compared with; OLD..NEW are two. Exit status: 0 no difference, 1 differences, 2
    a file that could not be read.
    """
    config = configured(Path(new) if new is not None else Path.cwd())
    with _states(old, new, config) as (before, after), remembering(config) as memory:
        difference = compare(before, after, chosen_by(config), memory.read)
    warn(difference.problems)
    if form == "json":
        text = render_difference_json(difference)
    elif form == "markdown":
        text = render_difference_markdown(difference, brief=brief)
    else:
        text = render_difference(difference, brief=brief)
    hand_over(text.encode()) if form == "json" else say(text, end="")
    return 2 if difference.problems else int(bool(difference.changes))


@contextmanager
def _states(old: str, new: str | None, config: Config) -> Iterator[tuple[State, State]]:
    if new is not None:
        yield states_of_paths(Path(old), Path(new))
        return
    if Path(old).exists():
        raise CorpuskitError(f"{old}: compare it with what? Name another file or folder behind it")
    with states_of_revisions(old, config.corpus_folder) as states:
        yield states
