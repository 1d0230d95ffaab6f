"""corpuskit lexicon."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path
from textwrap import shorten

import click

from corpuskit.cli.completion import complete_lexicons
from corpuskit.cli.options import columns
from corpuskit.cli.output import say
from corpuskit.core import lexicons
from corpuskit.core.config import find_config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.reads import text_of


@click.command(name="lexicon", epilog="Example: corpuskit lexicon units")
@click.argument("name", required=False, shell_complete=complete_lexicons)
def command(name: str | None) -> None:
    """List the word lists that documents are read with, or show the one called NAME.

    To add words of your own, put a file of the same name into the folder lexicon/ beside
    corpuskit.toml, with the same keys and only your words. A table [without] in it takes words
    out of the shipped list. Then convert again.
    """
    folders = find_config(Path.cwd()).lexicon_folders
    known = {lexicon.name: lexicon for lexicon in lexicons.shipped()}
    if name is None:
        say(_listed(known.values(), folders), end="")
        return
    stems = {file.rpartition(".")[0]: file for file in known}
    file = name if name in known else stems.get(name)
    if file is None:
        near = difflib.get_close_matches(name, stems, 1, 0.0)[0]
        raise CorpuskitError(f"there is no word list {name!r}; did you mean {near!r}?")
    say(known[file].text, end="")
    for own in (folder / file for folder in folders):
        if own.is_file():
            yours = text_of(own)
            say(f"\n# --- yours, in {own}\n{yours}", end="")


def _listed(known: Collection[lexicons.Lexicon], folders: Collection[Path]) -> str:
    width = max(len(lexicon.name) for lexicon in known)
    lines = []
    for lexicon in known:
        mark = "+" if any((f / lexicon.name).is_file() for f in folders) else " "
        about = shorten(lexicon.about, max(40, columns() - width - 4), placeholder=" …")
        lines.append(f"{mark} {lexicon.name:{width}}  {about}\n")
    return "".join(lines) + f"+ has words of yours in {', '.join(map(str, folders))}\n"
