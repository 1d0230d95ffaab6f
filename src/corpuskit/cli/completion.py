"""What a shell offers for the words of a command; each list is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_checks(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Offer the ids of checks, or their names where a name is begun."""
    from click.shell_completion import CompletionItem

    from corpuskit.checks.check import checks

    return [
        CompletionItem(name, help=check.summary)
        for name_of in ("id", "slug")
        for check in checks()
        if incomplete or name_of == "id"
        if (name := str(getattr(check, name_of))).casefold().startswith(incomplete.casefold())
    ]


def complete_lexicons(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Offer the names of the word lists."""
    from click.shell_completion import CompletionItem

    from corpuskit.core.lexicons import shipped

    stems = sorted(lexicon.name.partition(".")[0] for lexicon in shipped())
    return [CompletionItem(stem) for stem in stems if stem.startswith(incomplete)]
