"""corpuskit validate."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.options import PATHS, configured, counted, warn
from corpuskit.cli.output import tell
from corpuskit.core.errors import CorpuskitError, InputError, Problem
from corpuskit.lint.documents import find_documents
from corpuskit.tei.document import load
from corpuskit.tei.pointers import Targets
from corpuskit.tei.validate import validate


@click.command(name="validate", epilog="Example: corpuskit validate corpus/tei")
@click.argument("paths", nargs=-1, type=PATHS)
def command(paths: tuple[Path, ...]) -> int:
    """Check TEI files against the schema, and that every pointer leads somewhere.

    Exit status: 0 all valid, 1 not valid, 2 not readable.
    """
    config = configured(paths[0] if paths else Path.cwd())
    documents = find_documents(paths or (config.corpus_folder,))
    if not documents:
        raise CorpuskitError(f"{paths[0] if paths else config.corpus_folder}: no TEI files there")
    problems: list[Problem] = []
    targets = Targets()
    for path in documents:
        try:
            document = load(path)
        except InputError as error:
            problems.append(error.problem)
            continue
        problems += (*document.problems, *validate(document, targets))
    warn(problems)
    if any(problem.fatal for problem in problems):
        return 2
    tell(f"{counted(len(documents), 'file')}, {counted(len(problems), 'problem')}")
    return int(bool(problems))
