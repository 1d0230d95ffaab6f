"""corpuskit check."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.options import PATHS, configured, wants_color, warn
from corpuskit.cli.reports import FORMATS, emit, wanted_reports
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.findings import Level
from corpuskit.core.result import Result, shown_from
from corpuskit.lint.baseline import NAME as BASELINE
from corpuskit.lint.baselining import against_baseline, is_whole, renew_baseline, sight_of
from corpuskit.lint.corpus import check_corpus, find_documents
from corpuskit.lint.runner import choose

FAIL_ON = ("error", "warning", "note", "never")


@click.command(name="check", epilog="Example: corpuskit check corpus/tei --also sarif=out.sarif")
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=PATHS, help="Write the report to a file.")
@click.option("--also", multiple=True, metavar="FORMAT=FILE", help="Write another report.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit 1 at this level; default: error.")
@click.option("--select", multiple=True, metavar="ID", help="Run only these checks.")
@click.option("--ignore", multiple=True, metavar="ID", help="Leave these checks out.")
@click.option("--baseline", type=PATHS, help=f"What is accepted; default: {BASELINE}.")
@click.option("--no-baseline", is_flag=True, help="Report also what the baseline accepts.")
@click.option("--write-baseline", "write", is_flag=True, help="Accept all that is found now.")
@click.option("--all", "every", is_flag=True, help="Print every finding, not the first 200.")
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    also: tuple[str, ...],
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    no_baseline: bool,
    write: bool,
    every: bool,
    no_color: bool,
) -> int:
    """Report what in PATHS (TEI files, or folders) cannot both be true.

    Without PATHS the configured corpus is checked. Exit status: 0 nothing at or above --fail-on,
    1 findings, 2 wrong use or an unreadable file. What the baseline accepts does not count.
    """
    if no_baseline and (write or baseline is not None):
        raise CorpuskitError("--no-baseline goes with neither --baseline nor --write-baseline")
    config = configured(paths[0] if paths else Path.cwd())
    level = fail_on or config.fail_on
    if level not in FAIL_ON:
        raise CorpuskitError(f"{config.path}: fail-on is {level!r}; it takes {', '.join(FAIL_ON)}")
    kept = filter(None, (config.path, baseline or config.root / BASELINE))
    reports = wanted_reports(form, output, also, tuple(kept))
    select, ignore = (*config.select, *select), (*config.ignore, *ignore)
    result = checked(config, paths, select, ignore)
    warn(result.problems)
    if not no_baseline:
        result = _accepting(result, config, paths, (select, ignore), baseline, write=write)
    for report in reports:
        emit(result, report, every=every, color=wants_color(no_color))
    return status(result, level)


def _accepting(
    result: Result,
    config: Config,
    paths: tuple[Path, ...],
    named: tuple[tuple[str, ...], tuple[str, ...]],
    baseline: Path | None,
    *,
    write: bool,
) -> Result:
    """Hold a result against the baseline, which is written anew before where that is asked."""
    path = baseline or config.root / BASELINE
    if not write and baseline is None and not path.is_file():
        return result
    documents = find_documents(paths or (config.corpus_folder,))
    whole = is_whole(paths, documents, config.corpus_folder, config.root)
    sight = sight_of(documents, choose(*named), result, whole=whole)
    if write:
        done = renew_baseline(result, path, sight)
        name = shown_from(Path.cwd(), str(path))
        counts = f"{done.accepted} accepted, {done.new} of them new; {done.gone} gone"
        click.echo(f"{name}: {counts}", err=True)
    return against_baseline(result, path, sight)


def checked(
    config: Config,
    paths: tuple[Path, ...],
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    base: Path | None = None,
) -> Result:
    """Check the documents meant by paths, or the configured corpus; print paths from `base`."""
    documents = find_documents(paths or (config.corpus_folder,))
    if not documents:
        where = paths[0] if paths else config.corpus_folder
        raise CorpuskitError(f"{where}: no TEI files there; run corpuskit convert, or name them")
    return check_corpus(documents, choose(select, ignore), base=base or Path.cwd())


def status(result: Result, fail_on: str) -> int:
    """Return the exit status: 2 for what could not be read, 1 for findings at the level."""
    if any(problem.fatal for problem in result.problems):
        return 2
    if fail_on == "never":
        return 0
    return int(any(f.level >= Level[fail_on.upper()] for f in result.findings))
