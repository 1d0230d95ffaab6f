"""corpuskit check-draft."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from corpuskit.cli.options import PATHS, configured, wants_color, warn
from corpuskit.cli.output import tell
from corpuskit.cli.reports import FORMATS, emit, wanted_reports
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.overrides import overridden
from corpuskit.core.result import Result
from corpuskit.core.settings import FAIL_ON


@click.command(name="check-draft", epilog="Example: corpuskit check-draft paper.md --bib refs.bib")
@click.argument("drafts", nargs=-1, required=True, type=PATHS, metavar="DRAFT...")
@click.option("--corpus", type=PATHS, metavar="PATH", help="The TEI files; default: configured.")
@click.option("--bib", "bibs", multiple=True, type=PATHS, help="Default: what the draft names.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    metavar="FORM",
    help=f"{', '.join(FORMATS)}.",
)
@click.option("--output", type=PATHS, metavar="FILE", help="Write the report to a file.")
@click.option("--also", multiple=True, metavar="FORM=FILE", help="Write a further report.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    metavar="LEVEL",
    help=f"Exit 1 at {', '.join(FAIL_ON)}.",
)
@click.option("--select", multiple=True, metavar="ID", help="Only these checks.")
@click.option("--ignore", multiple=True, metavar="ID", help="Not these checks.")
@click.option("--all", "every", is_flag=True, help="All findings, not the first 200.")
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(
    drafts: tuple[Path, ...],
    corpus: Path | None,
    bibs: tuple[Path, ...],
    form: str,
    output: Path | None,
    also: tuple[str, ...],
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    every: bool,
    no_color: bool,
) -> int:
    """Check papers (Markdown, LaTeX, DOCX, ODT, TEI, text) against the documents that they cite.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or an unreadable file.
    """
    config, _ = overridden(
        _governing(drafts[0], corpus), fail_on=fail_on, select=select, ignore=ignore, preview=True
    )
    reports = wanted_reports(form, output, also, (*drafts, *bibs))
    result = _checked(drafts, corpus, bibs, config)
    warn(result.problems)
    for report in reversed(reports):
        emit(result, report, every=every, color=wants_color(no_color))
    for line in result.read:
        tell(line)
    from corpuskit.cli.check_ import status

    return status(result, config.fail_on)


def _governing(draft: Path, corpus: Path | None) -> Config:
    """Return the configuration of the corpus named, else that over the paper, else that here."""
    config = configured(corpus or draft)
    return config if corpus or config.path is not None else configured(Path.cwd())


def _checked(
    drafts: tuple[Path, ...], corpus: Path | None, bibs: tuple[Path, ...], config: Config
) -> Result:
    """Check each paper against the one corpus, and put what was found together."""
    from corpuskit.core.findings import ordered
    from corpuskit.lint.citing import with_cited
    from corpuskit.lint.drafts import check_papers, read_library
    from corpuskit.lint.policy import chosen_by

    for draft in drafts:
        if draft.is_dir():
            raise CorpuskitError(f"{draft}: is a folder; name the paper to be checked in it")
        if str(draft) == "-" or (draft.exists() and not draft.is_file()):
            said = "standard input" if str(draft) == "-" else "no regular file"
            raise CorpuskitError(f"{draft}: {said} is not read; name a file with the paper")
        if not draft.exists():
            raise CorpuskitError(f"{draft}: no such file; name the paper to be checked")
    library = read_library(config, corpus)
    chosen = chosen_by(config)
    results = check_papers(drafts, library, bibs, chosen, config)
    first = results[0]
    return with_cited(
        replace(
            first,
            findings=ordered(finding for each in results for finding in each.findings),
            problems=tuple(
                dict.fromkeys((*library.problems, *(p for r in results for p in r.problems)))
            ),
            read=tuple(line for each in results for line in each.read),
            suppressed=tuple(s for each in results for s in each.suppressed),
            documents=len(drafts),
        )
    )
