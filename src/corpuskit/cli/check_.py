"""corpuskit check."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from corpuskit.cli.baselines import Wish, held
from corpuskit.cli.options import (
    PATHS,
    alone,
    configured,
    documents_meant,
    inside,
    wants_color,
    warn,
)
from corpuskit.cli.reports import FORMATS, emit, wanted_reports
from corpuskit.cli.rows import InRows, option
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.findings import Level
from corpuskit.core.overrides import overridden
from corpuskit.core.result import Result
from corpuskit.core.settings import FAIL_ON
from corpuskit.lint.baselining import is_whole
from corpuskit.lint.memory import Memory, store_for

_AS_THEY_ARE: Mapping[Path, bytes] = MappingProxyType({})


_REPORTS = f"{', '.join(FORMATS)}."
_CHECKS = "Only these checks; not these; new ones too."
_ACCEPTED = "What is accepted; nothing; all found now."
_FIXES = "Make safe fixes; show them; the others too."
_AGAIN = "At each save; all anew; N processes."
_SPARK = "Read on Apache Spark, at this master."
_MUCH = "All, not the first 200; counts; no colours."
# In processes here, which is what is done where none is named, or on a cluster.
ENGINES = ("processes", "spark")
_FORM = click.Choice(FORMATS)


def _offered(ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
    from corpuskit.cli.completion import complete_checks

    return complete_checks(ctx, param, incomplete)


@click.command(
    cls=InRows, name="check", epilog="Example: corpuskit check corpus/tei --also sarif=out.sarif"
)
@click.argument("paths", nargs=-1, type=PATHS)
@option("--format", "form", type=_FORM, default="text", metavar="FORM", row=_REPORTS)
@option("--output", type=PATHS, metavar="FILE", row=_REPORTS)
@option("--also", multiple=True, metavar="FORM=FILE", row=_REPORTS)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    metavar="LEVEL",
    help=f"Exit 1 at {', '.join(FAIL_ON)}.",
)
@option("--select", multiple=True, metavar="ID", row=_CHECKS, shell_complete=_offered)
@option("--ignore", multiple=True, metavar="ID", row=_CHECKS, shell_complete=_offered)
@option("--preview", is_flag=True, row=_CHECKS)
@click.option(
    "--changed-since", "since", metavar="REV", help="Only what is in files changed since."
)
@option("--baseline", type=PATHS, metavar="FILE", row=_ACCEPTED)
@option("--no-baseline", is_flag=True, row=_ACCEPTED)
@option("--write-baseline", "write", is_flag=True, row=_ACCEPTED)
@option("--fix", is_flag=True, row=_FIXES)
@option("--diff", is_flag=True, row=_FIXES)
@option("--unsafe-fixes", "unsafe", is_flag=True, row=_FIXES)
@option("--watch", is_flag=True, row=_AGAIN)
@option("--no-cache", is_flag=True, row=_AGAIN)
@option("--jobs", type=click.IntRange(min=1), metavar="N", row=_AGAIN)
@option("--engine", type=click.Choice(ENGINES), metavar="spark", row=_SPARK)
@option("--master", metavar="URL", row=_SPARK)
@option("--all", "every", is_flag=True, row=_MUCH)
@option("--statistics", is_flag=True, row=_MUCH)
@option("--no-color", is_flag=True, row=_MUCH)
def command(watch: bool, **options: Any) -> int:
    """Report what in PATHS (TEI files, or folders) cannot both be true.

    Without PATHS the configured corpus is checked. Exit status: 0 nothing at or above --fail-on,
    1 findings, 2 wrong use or an unreadable file. What is suppressed or in the baseline does not
    count.
    """
    asked = Asked(**options)
    if not watch:
        return checked_once(asked, *_governed(asked))
    if asked.fix or asked.diff or asked.write:
        raise CorpuskitError("--watch checks again and again; leave out what writes or fixes")
    from corpuskit.cli.watching import Round, Watched, keep_watching

    standing = Standing()

    def prepared() -> Round:
        config, memory = _governed(asked)
        standing.take_over(memory)
        beside = (config.path, wish_of(asked).file(config))
        documents = asked.paths or (config.corpus_folder,)
        check = partial(checked_once, asked, config, memory, standing)
        return Round(Watched(documents, config.lexicon_folders, beside), check)

    return keep_watching(prepared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold what the command line asks of a check."""

    paths: tuple[Path, ...]
    form: str
    output: Path | None
    also: tuple[str, ...]
    fail_on: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    preview: bool
    since: str | None
    baseline: Path | None
    no_baseline: bool
    write: bool
    fix: bool
    diff: bool
    unsafe: bool
    no_cache: bool
    jobs: int | None
    engine: str | None
    master: str | None
    every: bool
    statistics: bool
    no_color: bool

    def __post_init__(self) -> None:
        if self.unsafe and not (self.fix or self.diff):
            raise CorpuskitError("--unsafe-fixes says which fixes are made; add --fix or --diff")
        if self.diff and self.output is not None:
            raise CorpuskitError("--diff prints a diff and no report; leave --output out")
        if self.since is not None and (self.fix or self.diff or self.write):
            raise CorpuskitError("--changed-since narrows a report; leave out what writes or fixes")
        if self.statistics and self.form not in ("text", "json"):
            raise CorpuskitError("--statistics prints a table or, with --format json, an object")
        if self.on_spark and not self.master:
            raise CorpuskitError("--engine spark needs a master; add --master, as in local[2]")
        if self.master and not self.on_spark:
            raise CorpuskitError("--master is Spark's; add --engine spark, or leave it out")
        if self.on_spark and self.jobs is not None:
            raise CorpuskitError("--jobs is for processes here; leave it out with --engine spark")

    @property
    def on_spark(self) -> bool:
        """Tell whether Spark is to read."""
        return self.engine == "spark"


class Standing:
    """Keep what was found last, and what was read, from one check to the next."""

    def __init__(self) -> None:
        self._memory: Memory | None = None
        self._result: Result | None = None

    def take_over(self, memory: Memory) -> None:
        """Let a check begin with what an earlier one has read."""
        if self._memory is not None:
            memory.take_over(self._memory)
        self._memory = memory

    def of(self, result: Result) -> Result:
        """Return a result; where a file cannot be read, as in mid-edit, the findings before it."""
        if self._result is not None and any(problem.fatal for problem in result.problems):
            return replace(self._result, problems=result.problems)
        self._result = result
        return result


def _governed(asked: Asked) -> tuple[Config, Memory]:
    """Return the configuration that governs the paths, with what is remembered of its corpus.

    Raises CorpuskitError for a path outside of its folder: registers, words and suppressions of
    one corpus say nothing of another's documents.
    """
    config, _ = overridden(
        configured(asked.paths[0] if asked.paths else Path.cwd()),
        fail_on=asked.fail_on,
        select=asked.select,
        ignore=asked.ignore,
        preview=asked.preview,
    )
    inside(config, asked.paths)
    return config, Memory(config, None if asked.no_cache else store_for(config.root))


def wish_of(asked: Asked) -> Wish:
    """Return what is asked of the baseline."""
    return Wish(asked.baseline, asked.no_baseline, asked.write)


def checked_once(
    asked: Asked, config: Config, memory: Memory, standing: Standing | None = None
) -> int:
    """Check, report and return the exit status."""
    wish = wish_of(asked)
    kept = tuple(filter(None, (config.path, wish.file(config))))
    reports = wanted_reports(asked.form, asked.output, asked.also, kept)
    changed = _changed(asked.since, config)
    complete = not (asked.select or asked.ignore)
    check = partial(
        checked,
        config,
        asked.paths,
        complete=complete,
        memory=memory,
        jobs=asked.jobs,
        master=asked.master or "",
    )
    if asked.diff or asked.fix:
        # What is not needed where the last result stands is not loaded.
        from corpuskit.cli.fixes import print_diff, write_fixes
    if asked.diff:
        return print_diff(check, unsafe=asked.unsafe)
    with alone(config) if asked.fix or asked.write else nullcontext():
        result = write_fixes(check, unsafe=asked.unsafe) if asked.fix else check()
        result = standing.of(result) if standing else result
        warn(result.problems)
        result = held(result, wish, config, asked.paths)
    if changed is not None:
        from corpuskit.lint.changed import in_changed

        result = in_changed(result, changed)
    color = wants_color(asked.no_color)
    # Files first: who closes the pipe has them all the same.
    for report in reversed(reports):
        counts = asked.statistics and report is reports[0]
        emit(result, report, every=asked.every, color=color, statistics=counts)
    return status(result, config.fail_on)


def _changed(since: str | None, config: Config) -> frozenset[Path] | None:
    if since is None:
        return None
    from corpuskit.lint.changed import changed_since

    return changed_since(since, config.root)


def checked(
    config: Config,
    paths: tuple[Path, ...],
    texts: Mapping[Path, bytes] = _AS_THEY_ARE,
    *,
    base: Path | None = None,
    complete: bool = True,
    memory: Memory | None = None,
    jobs: int | None = None,
    master: str = "",
) -> Result:
    """Check the documents meant by paths, or the configured corpus; print paths from `base`.

    Files named in `texts` are read from the bytes given. Without them the result may be one that is
    remembered. `complete` says that the command line leaves out no check that the configuration
    has; `jobs` how many processes read, None for as many as it is worth; with `master`, the URL of
    one, Spark does.
    """
    documents = documents_meant(paths, config)
    memory = memory or Memory(config)
    whole = is_whole(paths, documents, config.corpus_folder, config.root)

    def fresh() -> Result:
        from corpuskit.cli.progress import progress
        from corpuskit.lint.ahead import Hands, rarely_collecting, read_ahead
        from corpuskit.lint.citing import with_cited
        from corpuskit.lint.corpus import check_corpus
        from corpuskit.lint.policy import Policy, chosen_by

        with rarely_collecting():
            with progress("reading") as told:
                files = [path for path in documents if path not in texts]
                readings = read_ahead(memory, files, Hands(jobs, told, master))
            result = check_corpus(
                documents,
                chosen_by(config),
                base=base or Path.cwd(),
                texts=texts,
                read=readings.__getitem__,
                policy=Policy(config, chosen_by(config), whole, complete),
            )
        return with_cited(result)

    return fresh() if texts else memory.checked(documents, (whole, complete), fresh)


def status(result: Result, fail_on: str) -> int:
    """Return the exit status: 2 for what could not be read, 1 for findings at the level."""
    if any(problem.fatal for problem in result.problems):
        return 2
    if fail_on == "never":
        return 0
    return int(any(f.level >= Level[fail_on.upper()] for f in result.findings))
