"""BIB001: The .bib file and the TEI say different things of a work."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from corpuskit.bib.drift import BOTH, FILE, GONE, NEW, Drift, drifts
from corpuskit.checks.check import Check, Example
from corpuskit.claims.model import Extract
from corpuskit.core.among import xml_files
from corpuskit.core.bounds import real
from corpuskit.core.config import find_config
from corpuskit.core.findings import Evidence, Finding, Level, Location


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield, where a whole corpus is checked, the works of which its .bib file says otherwise."""
    if not extracts:
        return
    config = find_config(Path(extracts[0].path))
    config = config if config.path else find_config(Path.cwd())
    paths = [Path(extract.path) for extract in extracts]
    there = list(xml_files(config.corpus_folder))
    if not there or not _are_all(paths, there):
        return
    found = sorted(drifts(paths, config.bibliography_file), key=lambda each: (each.key, each.side))
    for (key, side), group in groupby(found, key=lambda each: (each.key, each.side)):
        yield _finding(key, side, list(group))


def _are_all(paths: Sequence[Path], there: Sequence[Path]) -> bool:
    # Where a file really is costs a look at each folder above it, and paths mostly tell.
    if {path.absolute() for path in paths} == {path.absolute() for path in there}:
        return True
    return {real(path) for path in paths} == {real(path) for path in there}


def _finding(key: str, side: str, found: Sequence[Drift]) -> Finding:
    first = found[0]
    named = f"{first.bib.name}:{first.line}" if first.line else first.bib.name
    if side in {NEW, GONE}:
        gone = f"«{key}» in {named} is cited no more in the TEI"
        message = gone if side == GONE else f"«{key}» is cited in the TEI and is not in {named}"
    else:
        fields = "; ".join(
            f"{each.field} is «{each.in_file}» there and «{each.in_tei}» in the TEI"
            for each in found
        )
        who = "both were" if side == BOTH else f"the {'.bib' if side == FILE else 'TEI'} was"
        message = f"«{key}» in {named}: {fields}; {who} changed since the last export"
    return CHECK.finding(
        message,
        [*_sides(first)],
        why="field by field, braces, commands and spacing apart",
        level=Level.WARNING if side == BOTH else CHECK.level,
    )


def _sides(drift: Drift) -> Iterator[Evidence]:
    shown = drift.in_file or drift.key
    if drift.line:
        yield Evidence(
            _at(drift.bib.name, drift.bib, drift.line, shown), f"{drift.field} in the file"
        )
    if drift.work is not None and drift.work.cited:
        at = drift.work.cited[0]
        place = _at(
            at.document, at.path, at.line, drift.in_tei or drift.work.title, at.xml_id, at.note
        )
        yield Evidence(place, f"{drift.field} in the TEI")


def _at(name: str, path: Path, line: int, words: str, xml_id: str = "", note: str = "") -> Location:
    return Location(name, str(path), line, 1, 2, xml_id, words, 0, len(words), note)


_BODY = (
    '<p xml:id="p1">The port closed.<note xml:id="n1" n="1"><bibl xml:id="c1" type="book"><persName>'
    'Okafor, N.</persName>, <title level="m">Cod and Empire</title> (<publisher>Hart</publisher>: '
    '<pubPlace>Oxford</pubPlace>, <date when="{0}">{0}</date>)</bibl>.</note></p>'
)
_CONFIG = 'corpus = "tei"\nbibliography = "corpus.bib"\n'
_FIELDS = {
    "author": "Okafor, N.",
    "title": "{Cod and Empire}",
    "date": "2003",
    "publisher": "Hart",
    "location": "Oxford",
    "keywords": "chapter",
}


def _corpus(title: str, tei: str, bib: str) -> Example:
    """Return a corpus whose TEI and .bib have these years, exported when both had 2003."""
    fields = {**_FIELDS, "date": bib}
    entry = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    base = {"c": {"of": ["chapter.xml#c1"], "type": "book", "fields": _FIELDS}}
    sources = {
        "chapter.xml": _BODY.format(tei),
        "corpuskit.toml": _CONFIG,
        "corpus.bib": f"@book{{okafor2003cod,\n{entry},\n}}\n",
        "../corpus.base.json": json.dumps(
            {"dialect": "biblatex", "entries": {"okafor2003cod": base["c"]}}
        ),
    }
    return Example(title, sources)


CHECK = Check(
    id="BIB001",
    slug="bibliography-drifted",
    level=Level.NOTE,
    summary="The .bib file and the TEI say different things of a work.",
    why="What is printed from the one contradicts the other, and nobody knows which was corrected.",
    fix="Run «corpuskit bib import» for what was changed in the .bib, «corpuskit bib export» for the rest.",
    find=find,
    reported=(
        _corpus("corrected in the .bib", "2003", "2005"),
        _corpus("corrected in the TEI", "2004", "2003"),
        _corpus("corrected in both", "2004", "2005"),
    ),
    silent=(
        _corpus("the same in both", "2003", "2003"),
        _corpus("corrected alike", "2004", "2004"),
    ),
    references=("docs/decisions/0016-bibliography.md",),
)
