"""corpuskit convert."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.options import PATHS, alone, configured, note, summary, warn
from corpuskit.cli.output import tell
from corpuskit.cli.progress import progress
from corpuskit.convert.annotate.suggestions import load_pipeline
from corpuskit.convert.corpus import convert_corpus, find_sources, left_out
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError


@click.command(name="convert", epilog="Example: corpuskit convert sources/ --out corpus/tei")
@click.argument("sources", nargs=-1, type=PATHS)
@click.option("--out", type=PATHS, help="Folder for the TEI files; default: the corpus's own.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Convert in N processes.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
def command(sources: tuple[Path, ...], out: Path | None, jobs: int | None, quiet: bool) -> int:
    """Convert SOURCES (files, or folders searched for .txt) to TEI, registers beside them.

    Without SOURCES those of the configured corpus are converted. Into a TEI file that is there
    already, only what changed is merged; what people edited in it stands. Where the machine reads
    otherwise than they decided, that is said. Exit status: 0 all is converted, 2 something in a
    source could not be read or placed, and was said; what could be is written all the same.
    """
    config = _config(sources[0] if sources else out)
    folders = sources or (config.sources_folder,)
    paths = list(find_sources(folders))
    if not quiet:
        note(left_out(folders))
    if not paths:
        raise CorpuskitError(
            f"{config.sources_folder}: no .txt files; put sources there, or name them"
        )
    folder = out or config.corpus_folder
    suggester = load_pipeline(config.spacy) if config.spacy else None
    with alone(config, folder), progress("converting", quiet=quiet) as told:
        outcome = convert_corpus(paths, folder, told, suggester, config.registers, jobs)
    warn(outcome.problems)
    if not quiet:
        note(outcome.notices)
        tell(f"{summary(outcome.files, outcome.written)} in {folder}")
    return 2 if outcome.problems else 0


def _config(path: Path | None) -> Config:
    """Return the configuration of the corpus that a source lies in, or else of where one stands."""
    found = configured(path or Path.cwd())
    if path is None or found.path is not None:
        return found
    here = configured(Path.cwd())
    return here if here.path is not None else found
