"""The command line: one command a file, no logic."""

from __future__ import annotations

import gc
import importlib
import sys
from typing import TYPE_CHECKING, Any

import click

from corpuskit import __version__
from corpuskit.cli.endings import ended, own_endings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_COMMANDS = {
    "annotate": "Annotate TEI files again.",
    "bib": "Export the bibliography of a corpus as a .bib file, import corrections.",
    "check": "Report figures and dates that cannot both be true.",
    "check-draft": "Check a paper against the documents that it cites.",
    "claims": "Show what the corpus asserts, as a table.",
    "config": "Show the settings of a corpus and where each comes from.",
    "convert": "Convert sources to TEI.",
    "diff": "Say in words what changed between two states of a corpus.",
    "explain": "Explain a check, or the reasoning behind one finding.",
    "init": "Make an empty corpus.",
    "lexicon": "List the word lists, or show one.",
    "lsp": "Serve an editor: findings and help while one types.",
    "report": "Write the corpus and its contradictions as a static site.",
    "review": "Ask a person about what the machine is unsure of.",
    "try": "Convert and check sources in a temporary copy.",
    "validate": "Check TEI files against the schema.",
    "why-not": "Say why two passages gave no finding.",
}


class _Commands(click.Group):
    """Load a command's module only when it runs, so that --help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"corpuskit.cli.{cmd_name.replace('-', '_')}_")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands without loading them; called by click."""
        from click.shell_completion import CompletionItem

        named = [
            CompletionItem(name, help=said)
            for name, said in sorted(_COMMANDS.items())
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        with own_endings():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with own_endings():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(
                f"{error.message} The commands are {', '.join(sorted(_COMMANDS))}.", ctx
            ) from error


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: corpuskit init atlas && cd atlas && corpuskit convert && corpuskit check",
)
@click.version_option(__version__, prog_name="corpuskit")
def cli() -> None:
    """Turn sources into TEI and find the figures and dates that cannot both be true."""


# What is read is kept to the end, and nothing in it points back: looking for cycles after every 700
# objects, as Python does, finds none and takes a fifth of the time.
_OBJECTS = 100_000


def main(args: list[str] | None = None) -> None:
    """Run the command line; end with 2 on the project's own errors, in one line."""
    gc.set_threshold(_OBJECTS)
    sys.exit(ended(lambda: cli.main(args, standalone_mode=False)))
