"""corpuskit annotate."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.options import PATHS, alone, configured, documents_meant, note, summary, warn
from corpuskit.cli.output import tell
from corpuskit.cli.progress import progress
from corpuskit.convert.annotate.suggestions import load_pipeline
from corpuskit.convert.corpus import REGISTERS, annotate_corpus
from corpuskit.core.errors import CorpuskitError


@click.command(name="annotate", epilog="Example: corpuskit annotate corpus/tei/report.xml")
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
def command(paths: tuple[Path, ...], quiet: bool) -> int:
    """Annotate TEI files again: figures, dates, people, treaties.

    What people added, corrected or took out stands; where the machine now reads otherwise than
    they decided, that is said.
    """
    config = configured(paths[0] if paths else Path.cwd())
    found = documents_meant(paths, config)
    documents = [path for path in found if path.name not in REGISTERS]
    if not documents:
        raise CorpuskitError(f"{paths[0] if paths else config.corpus_folder}: no TEI files there")
    suggester = load_pipeline(config.spacy) if config.spacy else None
    with alone(config, documents[0].parent), progress("annotating", quiet=quiet) as told:
        outcome = annotate_corpus(documents, told, suggester, config.registers)
    warn(outcome.problems)
    if not quiet:
        note(outcome.notices)
        tell(summary(outcome.files, outcome.written))
    return 2 if outcome.problems else 0
