"""Help that fits a screen: options that belong together stand in one row."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

_FIRST = 31


class RowOption(click.Option):
    """Say in which row of the help an option stands; `row` is what is said of all of them."""

    def __init__(self, *args: Any, row: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row


option = partial(click.option, cls=RowOption)


class InRows(click.Command):
    """Print the options with one `row` together, in the place of the first."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; called by click."""
        rows: dict[str, list[str]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                said = parameter.row if isinstance(parameter, RowOption) else record[1]
                rows.setdefault(said, []).append(record[0])
        with formatter.section("Options"):
            formatter.write_dl([(", ".join(names), said) for said, names in rows.items()], _FIRST)
