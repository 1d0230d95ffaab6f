"""corpuskit report."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.bib.bibliography import read_bibliography
from corpuskit.bib.export_base import read_export_base
from corpuskit.bib.sync import read_documents
from corpuskit.cli.baselines import Wish, held
from corpuskit.cli.check_ import checked
from corpuskit.cli.options import PATHS, configured, counted, inside, warn
from corpuskit.cli.output import tell
from corpuskit.cli.progress import progress
from corpuskit.core.bounds import real
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.folders import refuse_folder, write_folder
from corpuskit.core.reads import bytes_of
from corpuskit.core.result import shown_from
from corpuskit.lint.corpus import read_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.memory import Memory, store_for
from corpuskit.report.site.build import build_site
from corpuskit.report.site.corpus import Corpus
from corpuskit.report.site.manifest import NAME, Manifest, read_manifest


@click.command(name="report", epilog="Example: corpuskit report --output site")
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--output", "-o", type=PATHS, metavar="DIR", required=True, help="Where to write.")
@click.option("--title", metavar="WORDS", help="What the site is called. Default: its folder.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Read in N processes.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong.")
def command(
    paths: tuple[Path, ...], output: Path, title: str | None, jobs: int | None, quiet: bool
) -> int:
    """Write the documents in PATHS, and what in them cannot both be true, as a static site.

    Open DIR/index.html from disk, or publish the folder: it asks nothing of any server. A report
    that is there is replaced, and what changed since then is told.
    """
    config = configured(paths[0] if paths else Path.cwd())
    inside(config, paths)
    _refuse_inside(output, paths or (config.corpus_folder,))
    before = _report_in(output)
    corpus = _read(config, paths, title, jobs)
    warn(corpus.result.problems)
    with progress("writing", quiet=quiet) as told:
        write_folder(output, build_site(corpus, before, told))
    if not quiet:
        found = counted(len(corpus.result.every), "finding")
        tell(f"{found} in {counted(corpus.result.documents, 'document')}; open {output}/index.html")
    return 2 if any(problem.fatal for problem in corpus.result.problems) else 0


def _read(config: Config, paths: tuple[Path, ...], title: str | None, jobs: int | None) -> Corpus:
    memory = Memory(config, store_for(config.root))
    result = checked(config, paths, memory=memory, jobs=jobs)
    result = held(result, Wish(None, without=False, write=False), config, paths)
    found = find_documents(paths or (config.corpus_folder,))
    extracts, _ = read_corpus(found, read=memory.read)
    memory.keep()
    documents, _ = read_documents(found)
    base = read_export_base(config.bibliography_file)
    file = config.path or config.root / "corpuskit.toml"
    return Corpus(
        title=title or config.root.name or "Corpus",
        documents=documents,
        extracts=extracts,
        result=result,
        works=read_bibliography(documents, base.kept_keys() if base else ()),
        configuration=shown_from(Path.cwd(), str(file)),
    )


def _report_in(output: Path) -> Manifest | None:
    """Return what the report in a folder left; None where there is no such folder.

    Raises CorpuskitError for a folder that holds anything else.
    """
    try:
        manifest = read_manifest(bytes_of(output / NAME))
    except OSError:
        manifest = None
    refuse_folder(output, manifest.files if manifest else ())
    return manifest


def _refuse_inside(output: Path, paths: tuple[Path, ...]) -> None:
    """Refuse to write copies of documents where they would be read as documents."""
    for path in paths:
        if path.is_dir() and real(output).is_relative_to(real(path)):
            raise CorpuskitError(
                f"{output}: lies in {path}, whose files are read as documents; "
                "name a folder outside of it"
            )
