"""corpuskit try."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from corpuskit.cli.check_ import checked, status
from corpuskit.cli.options import PATHS, configured, wants_color, warn
from corpuskit.cli.progress import progress
from corpuskit.cli.reports import Report, emit
from corpuskit.convert.corpus import convert_corpus, find_sources
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import write_whole
from corpuskit.core.overrides import for_a_copy
from corpuskit.core.reads import bytes_of
from corpuskit.core.settings import FAIL_ON


@click.command(name="try", epilog="Example: corpuskit try seeds/")
@click.argument("sources", nargs=-1, required=True, type=PATHS)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="never",
    show_default=True,
    metavar="LEVEL",
    help=f"Exit 1 at {', '.join(FAIL_ON)}.",
)
@click.option("--keep", type=PATHS, help="Keep the TEI files in this new folder.")
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(sources: tuple[Path, ...], fail_on: str, keep: Path | None, no_color: bool) -> int:
    """Convert and check SOURCES in a temporary copy, and print what is found.

    Nothing stays behind, unless --keep names a folder.
    """
    paths = list(find_sources(sources))
    if not paths:
        raise CorpuskitError(f"{sources[0]}: no .txt files there")
    config = configured(sources[0])
    if keep is not None and keep.exists() and (not keep.is_dir() or any(keep.iterdir())):
        raise CorpuskitError(f"{keep}: is not an empty folder; --keep a new one")
    with tempfile.TemporaryDirectory(prefix="corpuskit-") as name:
        folder = Path(name)
        with progress("converting") as told:
            outcome = convert_corpus(paths, folder, told, registers=config.registers)
        result = checked(for_a_copy(config, folder), (folder,), base=folder)
        if keep is not None:
            for file in sorted(each for each in folder.rglob("*") if each.is_file()):
                write_whole(keep / file.relative_to(folder), bytes_of(file))
    warn((*outcome.problems, *result.problems))
    emit(result, Report("text"), every=False, color=wants_color(no_color))
    return 2 if outcome.problems else status(result, fail_on)
