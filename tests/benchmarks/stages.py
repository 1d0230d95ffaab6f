"""Show how far each planted contradiction gets before it is lost, by kind, without its text.

Run as `python tests/benchmarks/stages.py tests/corpora`. What is printed are counts, so that it may
be run on a set that nobody is to read. The stages, in their order:

    unmarked  the markup has no figure, date or name in the sentence of one side
    unread    nothing is read from the sentence of one side that checks compare
    apart     both sides are read, and no pair of figures or days of them was looked at
    below     a pair of them was looked at, and was not held to be of one thing
    level     it is reported, but at too low a level
    found     it is reported
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from contradictions import plain, shows

from corpuskit.claims.derived.links import candidates as derived_candidates
from corpuskit.claims.derived.model import Rule
from corpuskit.claims.linkage.links import candidates
from corpuskit.claims.model import Extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Location
from corpuskit.lint.corpus import check_corpus, read_documents
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose

STAGES = ("unmarked", "unread", "apart", "below", "level", "found")
# What every sentence has, whether or not anything in it can be compared.
_OF_ALL = frozenset({"sentences", "passages", "tellings", "unread", "oddities", "decisions"})


def stages(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the difficulty, the kind and the stage of each contradiction of a corpus."""
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        convert_corpus(sorted(folder.glob("*.txt")), out)
        findings = check_corpus(find_documents([out]), choose(), base=out).findings
        extracts, _ = read_documents([out])
        marked = {path.stem: path.read_text(encoding="utf-8") for path in out.glob("*.xml")}
    looked_at = [
        *({c.a.where, c.b.where} for c in candidates(extracts)),
        *(
            {c.printed.where, *(claim.where for claim in c.derived.inputs)}
            for c in derived_candidates(extracts, tuple(Rule))
        ),
    ]
    for planted in expected["contradiction"]:
        hits = [finding for finding in findings if shows(finding, planted)]
        if any(finding.level.label == planted["level"] for finding in hits):
            stage = "found"
        elif hits:
            most = max(finding.level.label for finding in hits)
            stage = "found" if most == "error" else "level"
        else:
            stage = _stage(planted, extracts, looked_at, marked)
        yield planted["difficulty"], planted["family"], stage


def _stage(
    planted: Mapping[str, Any],
    extracts: tuple[Extract, ...],
    looked_at: list[set[Location]],
    marked: Mapping[str, str],
) -> str:
    sides = [planted["a"], planted["b"]]
    named = {extract.name: extract for extract in extracts}
    read = [_read(named[side["document"]], side["quote"]) for side in sides]
    if not all(read):
        return "unread"
    for together in looked_at:
        if all(together & places for places in read):
            return "below"
    return "apart"


def _read(extract: Extract, quote: str) -> set[Location]:
    """Return the places of all that is read from the sentences that a quote is in."""
    wanted = plain(quote)
    found: set[Location] = set()
    for field in fields(extract):
        each = getattr(extract, field.name)
        if field.name in _OF_ALL or not isinstance(each, tuple):
            continue
        for record in each:
            where = getattr(record, "where", None) or getattr(
                getattr(record, "told", None), "where", None
            )
            if isinstance(where, Location) and _holds(where, wanted):
                found.add(where)
    return found


def _holds(where: Location, wanted: str) -> bool:
    sentence = plain(where.sentence)
    half = len(wanted) // 2
    return bool(sentence) and (
        wanted in sentence or wanted[:half] in sentence or wanted[half:] in sentence
    )


def main(root: Path) -> None:
    """Print one line a difficulty and kind, with how many get how far."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for path in sorted(root.glob("*/expected.toml")):
        counted.update(stages(path.parent))
    print(f"{'':8}{'':14}" + "".join(f"{stage:>9}" for stage in STAGES))
    for difficulty in ("easy", "medium", "hard"):
        for family in sorted({f for d, f, _ in counted if d == difficulty}):
            row = "".join(f"{counted[difficulty, family, stage]:>9}" for stage in STAGES)
            print(f"{difficulty:8}{family:14}{row}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
