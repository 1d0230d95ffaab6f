"""corpuskit why-not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import click

from corpuskit.claims.reasoning.pairings import Read, known_of, paired
from corpuskit.cli.options import PATHS, columns, configured, documents_meant, warn
from corpuskit.cli.output import say
from corpuskit.lint.corpus import findings_of, read_documents
from corpuskit.lint.lookup import findings_at, in_tei, read_place, readings_at
from corpuskit.lint.memory import remembering
from corpuskit.lint.runner import choose
from corpuskit.report.why_not import Side, render_why_not

# A paragraph on one line has a few dozen figures at most, a file without line ends thousands.
_MOST = 100
_TEI = ".xml"


@click.command(name="why-not", epilog="Example: corpuskit why-not chapter:42 report:17")
@click.argument("first", metavar="DOC:LINE")
@click.argument("second", metavar="DOC:LINE")
@click.option(
    "--corpus", multiple=True, type=PATHS, help="TEI files or folders; default: as configured."
)
@click.option("--all", "every", is_flag=True, help="Print every pair, not the nearest ten.")
def command(first: str, second: str, corpus: tuple[Path, ...], every: bool) -> int:
    """Say why what is read on two lines gave no finding, or which it gave.

    DOC is the name of a document (its file without .xml) or a path to it or to its source; LINE is
    a line of that file, as reports print it. A line can hold a whole paragraph: DOC:LINE:COLUMN
    names one figure of it. The pairs that came nearest to a finding come first. What is read on
    one of the lines alone, so that nothing was compared with it, is named.
    """
    named = read_place(first), read_place(second)
    paths = [path for p in named if (path := Path(p.document)).is_file() and path.suffix == _TEI]
    config = configured((*corpus, *paths, Path.cwd())[0])
    alone = paths and not corpus and not config.corpus_folder.exists()
    wanted = paths if alone else (*documents_meant(corpus, config), *paths)
    with remembering(config) as memory:
        extracts, problems = read_documents(wanted, memory.read)
        warn(problems)
        places = tuple(in_tei(place, extracts) for place in named)
        one, other = (Side(str(place), readings_at(extracts, place)) for place in places)
        sides = one.readings.read, other.readings.read
        found = findings_at(findings_of(extracts, choose()), extracts, places)
        known = known_of(extracts)
        looked_at = sides if every else [side[:_MOST] for side in sides]
        pairs = [paired(a, b, known) for a, b in _each_once(*looked_at)]
    left_out = len(sides[0]) * len(sides[1]) - len(looked_at[0]) * len(looked_at[1])
    text = render_why_not(
        found, pairs, (one, other), left_out=left_out, every=every, width=columns()
    )
    say(text, end="")
    return 2 if any(problem.fatal for problem in problems) else 0


def _each_once(first: Sequence[Read], second: Sequence[Read]) -> Iterator[tuple[Read, Read]]:
    """Yield each pair of two things once, also where both sides are one line."""
    seen: set[frozenset[int]] = set()
    for a, b in product(first, second):
        pair = frozenset((id(a), id(b)))
        if a.where != b.where and pair not in seen:
            seen.add(pair)
            yield a, b
