"""corpuskit claims."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from corpuskit.claims.model import Extract
from corpuskit.claims.reasoning.errata import errata_of
from corpuskit.claims.reasoning.over_time import series_of
from corpuskit.cli.options import (
    PATHS,
    columns,
    configured,
    documents_meant,
    may_write,
    wants_color,
    warn,
)
from corpuskit.cli.output import hand_over, say_styled
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import write_whole
from corpuskit.core.result import shown_from
from corpuskit.lint.corpus import findings_of, read_corpus
from corpuskit.lint.memory import remembering
from corpuskit.lint.runner import choose
from corpuskit.report.claim_rows import (
    COLUMNS,
    SERIES_COLUMNS,
    claim_rows,
    render_csv,
    render_jsonl,
    series_rows,
)
from corpuskit.report.claims import render_table
from corpuskit.report.errata import render_errata, render_errata_jsonl
from corpuskit.report.parquet import render_parquet
from corpuskit.report.series import render_series

FORMATS = ("table", "jsonl", "csv", "parquet")


class _Claims(click.Command):
    """Leave `claims find WORDS` to the command for it; a file of that name is `./find`."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if args[:1] != ["find"]:
            return super().make_context(info_name, args, parent, **extra)
        # What only lists claims does not need it.
        from corpuskit.cli.claims_find import command as find

        return find.make_context(f"{info_name} find", args[1:], parent, **extra)


@click.command(
    cls=_Claims,
    name="claims",
    epilog="Example: corpuskit claims --series -o claims.csv; "
    'or, to cite from: corpuskit claims find "border guards" --when 1998',
)
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: table, or as FILE.")
@click.option("-o", "--output", type=PATHS, metavar="FILE", help="Write to a file.")
@click.option("--series", is_flag=True, help="Group by subject, in order of time, with findings.")
@click.option("--all", "every", is_flag=True, help="Print long series whole.")
@click.option("--errata", is_flag=True, help="List the claims that people judged wrong instead.")
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(
    paths: tuple[Path, ...],
    form: str | None,
    output: Path | None,
    series: bool,
    every: bool,
    errata: bool,
    no_color: bool,
) -> int:
    """Show what the documents in PATHS assert: figure, unit, what is counted, time, place.

    With --series, what is said of one thing over time, and which of it contradicts; with --errata,
    what people judged wrong. Each row of jsonl, csv and parquet names its file and xml:id.
    """
    form = form or _format_of(output)
    if form == "parquet" and output is None:
        raise CorpuskitError("Parquet is not for a terminal; name a file with --output")
    if output is not None:
        may_write(output)
    config = configured(paths[0] if paths else Path.cwd())
    documents = documents_meant(paths, config)
    with remembering(config) as memory:
        extracts, problems = read_corpus(documents, read=memory.read)
        warn(problems)
        color = wants_color(no_color) and output is None
        if errata:
            data = _errata(extracts, form, color=color).encode()
        else:
            data = _claims(extracts, form, series=series, every=every, color=color)
    if output is not None:
        write_whole(output, data)
    else:
        hand_over(data) if form != "table" else say_styled(data.decode())
    return 2 if any(problem.fatal for problem in problems) else 0


def _format_of(output: Path | None) -> str:
    suffix = output.suffix.removeprefix(".").casefold() if output is not None else ""
    return suffix if suffix in FORMATS else "table"


def _claims(
    extracts: Sequence[Extract], form: str, *, series: bool, every: bool, color: bool
) -> bytes:
    shown = partial(shown_from, Path.cwd())
    if not series:
        if form == "table":
            return render_table(extracts, color=color, width=columns()).encode()
        rows, names = claim_rows(extracts, shown), COLUMNS
    else:
        listing = series_of(extracts, findings_of(extracts, choose()))
        if form == "table":
            return render_series(listing, every=every, color=color, width=columns()).encode()
        rows, names = series_rows(listing.series, shown), SERIES_COLUMNS
    if form == "parquet":
        return render_parquet(rows, names)
    text = render_csv(rows, names) if form == "csv" else render_jsonl(rows)
    return text.encode()


def _errata(extracts: Sequence[Extract], form: str, *, color: bool) -> str:
    wrong = errata_of(extracts)
    if form == "table":
        return render_errata(wrong, color=color, width=columns())
    if form == "jsonl":
        return render_errata_jsonl(wrong)
    raise CorpuskitError(f"the errata are no {form}; --format takes table or jsonl for them")
