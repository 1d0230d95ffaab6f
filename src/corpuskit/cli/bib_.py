"""corpuskit bib."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from corpuskit.bib.fields import BIBLATEX, BIBTEX
from corpuskit.bib.sync import export_to, import_from
from corpuskit.cli.options import PATHS, alone, configured, counted, documents_meant, note, warn
from corpuskit.cli.output import hand_over, say, tell
from corpuskit.core.bounds import real
from corpuskit.core.config import Config

# So many keys are named in a line.
_SHOWN = 5
_EXPORT = """\b
Examples:
  corpuskit bib export
  corpuskit bib export --cited-by report -o report.bib
  corpuskit bib export --dialect bibtex -o paper/classic.bib
"""
_IMPORT = """\b
Examples:
  corpuskit bib import bib/corpus.bib
  corpuskit bib import && corpuskit bib export && git diff
"""


@click.group(
    name="bib",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: corpuskit bib export && corpuskit bib import bib/corpus.bib",
)
def command() -> None:
    """Export the works that a corpus cites as a .bib file; import corrections made in it."""


@command.command(name="export", epilog=_EXPORT)
@click.argument("paths", nargs=-1, type=PATHS)
@click.option(
    "--dialect",
    type=click.Choice((BIBLATEX, BIBTEX)),
    default=BIBLATEX,
    show_default=True,
    help="Unicode for biber, or ASCII for classic bibtex.",
)
@click.option("--cited-by", "document", metavar="DOC", help="Only what this document cites.")
@click.option(
    "--output",
    "-o",
    type=PATHS,
    metavar="FILE",
    help="Where to write; - prints. Default: bib/corpus.bib of the corpus.",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
def export(
    paths: tuple[Path, ...], dialect: str, document: str | None, output: Path | None, quiet: bool
) -> int:
    """Write every work that the TEI files in PATHS cite, and the documents themselves.

    Each work is one entry with a key that stays. What you changed in the file, added to it or
    cannot be read in it is kept. With --cited-by and no FILE, print.
    """
    config = _config(paths[0] if paths else None)
    found = documents_meant(paths, config)
    bib = output or _default(config.bibliography_file, dialect, whole=document is None)
    printed = bib is None or str(bib) == "-"
    with nullcontext() if bib is None or printed else alone(config, bib.parent):
        outcome = export_to(found, None if printed else bib, dialect, document)
    warn(outcome.problems)
    if printed:
        hand_over(outcome.data)
    if not quiet:
        note(outcome.notices)
        if not printed:
            tell(f"{counted(outcome.works, 'work')} in {bib}")
    return 2 if outcome.problems else 0


def _config(path: Path | None) -> Config:
    """Return the configuration that governs a path, else that of the working directory."""
    found = configured(real(path) if path is not None else Path.cwd())
    return found if path is None or found.path is not None else configured(Path.cwd())


def _default(bib: Path, dialect: str, *, whole: bool) -> Path | None:
    """Return the file that an export goes to when none is named: a dialect has its own."""
    if not whole:
        return None
    return bib if dialect == BIBLATEX else bib.with_name(f"{bib.stem}-{dialect}{bib.suffix}")


@command.command(name="import", epilog=_IMPORT)
@click.argument("file", type=PATHS, required=False)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
def import_(file: Path | None, quiet: bool) -> int:
    """Bring what you corrected in FILE (JabRef, Zotero, an editor) into the TEI.

    Only what differs from the last export is a correction. It goes into the record of the work,
    never into the words of a note. Where the TEI was changed too, both values are named and
    nothing is overwritten. Default: bib/corpus.bib of the corpus.
    """
    config = _config(file)
    bib = config.bibliography_file if file is None else file
    found = documents_meant((), config)
    with alone(config):
        outcome = import_from(bib, found, config.corpus_folder)
    warn(outcome.problems)
    if not quiet:
        for line in outcome.corrected:
            say(line)
        made, files = counted(len(outcome.corrected), "correction"), len(outcome.files)
        tell(f"{made}, {counted(files, 'file')} changed")
        if outcome.uncited:
            tell(f"{_some(outcome.uncited)}: cited nowhere in the TEI, so nothing is imported")
        if outcome.missing:
            tell(f"{_some(outcome.missing)}: not in {bib} any more; an export writes them again")
    return 2 if outcome.problems else 0


def _some(keys: Sequence[str]) -> str:
    shown = ", ".join(f"«{key}»" for key in keys[:_SHOWN])
    return f"{shown} and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else shown
