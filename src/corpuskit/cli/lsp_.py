"""corpuskit lsp."""

from __future__ import annotations

import click

from corpuskit.core.errors import CorpuskitError


@click.command(name="lsp", epilog="Example: an editor runs «corpuskit lsp» by itself")
@click.option("--stdio", is_flag=True, help="What it does anyway; many editors say so.")
def command(stdio: bool) -> int:  # noqa: ARG001
    """Serve an editor: findings, explanations and completion while one types.

    Speaks the Language Server Protocol over standard input and output.
    """
    try:
        from corpuskit.server.serve import serve
    except ModuleNotFoundError as error:
        raise CorpuskitError("lsp needs the package pygls; pip install 'corpuskit[lsp]'") from error
    serve()
    return 0
