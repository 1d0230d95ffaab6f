"""corpuskit claims find."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from corpuskit.bib.bibfile import read_bibfile
from corpuskit.claims.drafts.listing import listed
from corpuskit.claims.drafts.said import said_of
from corpuskit.cli.options import PATHS, columns, configured, wants_color, warn
from corpuskit.cli.output import hand_over, say_styled
from corpuskit.core.errors import CorpuskitError
from corpuskit.language.dates import find_dates
from corpuskit.lint.citing import cite
from corpuskit.lint.corpus import read_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.memory import remembering
from corpuskit.report.said import render_said, render_said_jsonl

FORMATS = ("text", "jsonl")


@click.command(
    name="claims find", epilog='Example: corpuskit claims find "border guards" --when 1998'
)
@click.argument("words", nargs=-1, required=True)
@click.option("--when", metavar="TIME", help="A year, a month or a day, as «1998» or «May 1998».")
@click.option("--corpus", type=PATHS, metavar="PATH", help="The TEI files; default: configured.")
@click.option("--bib", type=PATHS, metavar="FILE", help="Whose keys to print; default: configured.")
@click.option(
    "--format", "form", type=click.Choice(("text", "jsonl")), default="text", help="Form."
)
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(
    words: tuple[str, ...],
    when: str | None,
    corpus: Path | None,
    bib: Path | None,
    form: str,
    no_color: bool,
) -> int:
    """Show what the documents say of WORDS, to cite from: sentences with key and page.

    All words have to stand in a sentence, in whatever form.
    """
    config = configured(corpus or Path.cwd())
    documents = find_documents((corpus or config.corpus_folder,))
    if not documents:
        raise CorpuskitError(
            f"{corpus or config.corpus_folder}: no TEI files there; name the corpus with --corpus"
        )
    with remembering(config) as memory:
        extracts, problems = read_corpus(documents, read=memory.read)
    warn(problems)
    said = said_of(extracts, " ".join(words), _period(when) if when else None)
    keys = {extract.name: extract.name for extract in extracts}
    file = bib or config.bibliography_file
    if file.is_file():
        for entry in reversed(listed(read_bibfile(file), extracts)):
            keys.update(dict.fromkeys(entry.documents, entry.key))
    elif bib is not None:
        raise CorpuskitError(f"{bib}: no such bibliography; name a .bib file with --bib")
    pages = {place: cited.page for place, cited in cite(each.where for each in said).items()}
    if form == "jsonl":
        hand_over(render_said_jsonl(said, keys, pages).encode())
    else:
        color = wants_color(no_color)
        say_styled(render_said(said, keys, pages, color=color, width=columns()))
    return 0 if said else 1


def _period(text: str) -> tuple[date, date]:
    """Return the days of a time as the user writes it.

    Raises CorpuskitError for what is no date.
    """
    found = [each for each in find_dates(f"in {text}") if each.valid]
    if not found:
        raise CorpuskitError(f"--when takes a time such as 1998 or «May 1998», not {text!r}")
    return found[0].first, found[-1].last
