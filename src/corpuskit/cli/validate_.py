"""corpuskit validate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from corpuskit.cli.options import PATHS, configured, counted, documents_meant, warn
from corpuskit.cli.output import tell
from corpuskit.core.errors import InputError, Problem
from corpuskit.tei.diagnostic import Source
from corpuskit.tei.document import read
from corpuskit.tei.pointers import Targets
from corpuskit.tei.validate import diagnose, folded


@click.command(name="validate", epilog="Example: corpuskit validate corpus/tei")
@click.argument("paths", nargs=-1, type=PATHS)
def command(paths: tuple[Path, ...]) -> int:
    """Check TEI files against the schema, and that every pointer leads somewhere.

    Exit status: 0 all valid, 1 not valid, 2 not readable.
    """
    config = configured(paths[0] if paths else Path.cwd())
    documents = documents_meant(paths, config)
    problems: list[Problem] = []
    targets = Targets()
    for path in documents:
        problems += _problems(path, targets)
    warn(problems)
    if any(problem.fatal for problem in problems):
        return 2
    tell(f"{counted(len(documents), 'file')}, {counted(len(problems), 'problem')}")
    return int(bool(problems))


def _problems(path: Path, targets: Targets) -> tuple[Problem, ...]:
    try:
        data = read(path)
    except InputError as error:
        return (error.problem,)
    return folded(
        replace(each.problem(path), fatal=each.source is Source.XML)
        for each in diagnose(data, path, targets)
    )
