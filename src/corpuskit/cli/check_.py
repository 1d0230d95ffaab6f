"""corpuskit check."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import click

from corpuskit.cli.fixes import print_diff, write_fixes
from corpuskit.cli.options import PATHS, columns, configured, may_write, wants_color, warn
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import write_whole
from corpuskit.core.findings import Level
from corpuskit.core.overrides import overridden
from corpuskit.core.result import Result
from corpuskit.core.settings import FAIL_ON
from corpuskit.lint.corpus import check_corpus, find_documents, is_whole
from corpuskit.lint.policy import Policy, chosen_by
from corpuskit.lint.runner import choose
from corpuskit.report.json import render_json
from corpuskit.report.sarif import render_sarif
from corpuskit.report.text import render_text

FORMATS = ("text", "json", "sarif")
_AS_THEY_ARE: Mapping[Path, bytes] = MappingProxyType({})


@click.command(name="check", epilog="Example: corpuskit check corpus/tei --format sarif")
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=PATHS, help="Write the report to a file.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit 1 at this level; default: error.")
@click.option("--select", multiple=True, metavar="ID", help="Run only these checks.")
@click.option("--ignore", multiple=True, metavar="ID", help="Leave these checks out.")
@click.option("--preview", is_flag=True, help="Run also the checks that are new in this version.")
@click.option("--fix", is_flag=True, help="Make the safe fixes, then report what is left.")
@click.option("--diff", is_flag=True, help="Print what --fix would change; write nothing.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff: others too.")
@click.option("--all", "every", is_flag=True, help="Print every finding, not the first 200.")
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    fix: bool,
    diff: bool,
    unsafe: bool,
    every: bool,
    no_color: bool,
) -> int:
    """Report what in PATHS (TEI files, or folders) cannot both be true.

    Without PATHS the configured corpus is checked. Exit status: 0 nothing at or above --fail-on,
    1 findings, 2 wrong use or an unreadable file.
    """
    if unsafe and not (fix or diff):
        raise CorpuskitError("--unsafe-fixes says which fixes are made; add --fix or --diff")
    if diff and (fix or output is not None):
        raise CorpuskitError(
            "--diff prints a diff and writes nothing; leave --fix and --output out"
        )
    if output is not None:
        may_write(output)
    config, _ = overridden(
        configured(paths[0] if paths else Path.cwd()),
        fail_on=fail_on,
        select=select,
        ignore=ignore,
        preview=preview,
    )
    check = partial(checked, config, paths, complete=not (select or ignore))
    if diff:
        return print_diff(check, unsafe=unsafe)
    result = write_fixes(check, unsafe=unsafe) if fix else check()
    warn(result.problems)
    color = wants_color(no_color) and output is None
    text = rendered(result, form, every=every or output is not None, color=color)
    if output is not None:
        write_whole(output, text.encode())
    else:
        click.echo(text, nl=not text.endswith("\n"))
    return status(result, config.fail_on)


def checked(
    config: Config,
    paths: tuple[Path, ...],
    texts: Mapping[Path, bytes] = _AS_THEY_ARE,
    *,
    base: Path | None = None,
    complete: bool = True,
) -> Result:
    """Check the documents meant by paths, or the configured corpus; print paths from `base`.

    Files named in `texts` are read from the bytes given. `complete` says that the command line
    leaves out no check that the configuration has.
    """
    documents = find_documents(paths or (config.corpus_folder,))
    if not documents:
        where = paths[0] if paths else config.corpus_folder
        raise CorpuskitError(f"{where}: no TEI files there; run corpuskit convert, or name them")
    chosen = chosen_by(config)
    policy = Policy(config, chosen, is_whole(documents, config.corpus_folder), complete)
    return check_corpus(documents, chosen, base=base or Path.cwd(), texts=texts, policy=policy)


def rendered(result: Result, form: str, *, every: bool = False, color: bool = False) -> str:
    """Render a result in one of the formats."""
    if form == "json":
        return render_json(result)
    if form == "sarif":
        return render_sarif(result, [(c.id, c.slug, c.summary, c.why) for c in choose()])
    return render_text(result, every=every, color=color, width=columns())


def status(result: Result, fail_on: str) -> int:
    """Return the exit status: 2 for what could not be read, 1 for findings at the level."""
    if any(problem.fatal for problem in result.problems):
        return 2
    if fail_on == "never":
        return 0
    return int(any(f.level >= Level[fail_on.upper()] for f in result.findings))
