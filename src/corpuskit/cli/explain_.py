"""corpuskit explain."""

from __future__ import annotations

import click

from corpuskit.checks.check import Check, Example
from corpuskit.lint.runner import choose


@click.command(name="explain", epilog="Example: corpuskit explain figures-disagree")
@click.argument("check", metavar="ID")
def command(check: str) -> None:
    """Explain a check, by id or slug: what it reports, why, examples, what to do."""
    for chosen in choose(select=[check]):
        click.echo(explained(chosen))


def explained(check: Check) -> str:
    """Return the whole description of a check as text."""
    parts = [
        f"{check.id} {check.slug} ({check.level.label})",
        check.summary,
        f"Why: {check.why}",
        f"What to do: {check.fix}",
        *(_example("Reported", example) for example in check.reported),
        *(_example("Not reported", example) for example in check.silent),
    ]
    if check.references:
        parts.append("References: " + "; ".join(check.references))
    return "\n\n".join(parts) + "\n"


def _example(title: str, example: Example) -> str:
    sources = "\n".join(
        f"  {name}: {line}"
        for name, text in example.sources.items()
        if not name.endswith(".json")
        for line in text.strip().splitlines()
    )
    return f"{title}: {example.title}\n{sources}"
