"""Plant errors in texts and count how many of them are reported.

Run as `python tests/benchmarks/planted.py tests/corpus/repeated_facts.toml seeds`, or with
`tests/benchmarks/repeated_facts.toml tests` over the test corpora. Each entry of the file is a fact
that two passages state alike; `corpus` is the folder that both stand in, below the one given. Each
side in turn is made wrong in the plain text (a number by about a quarter, a year by two, a day by
nine), the corpus is converted and checked, and the error counts as found when a finding at warning
or error shows both passages as they then stand.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Finding, Level
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.reading import Reading, read_document
from corpuskit.lint.runner import choose

_DIGITS = re.compile(r"\d+(?:[ ,  ]\d{3})*(?:\.\d+)?")
_DAY = re.compile(r"\b\d{1,2}\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Planted:
    """Hold one error: the kind, the document and line it was put on, the words before and after."""

    kind: str
    document: str
    line: int
    before: str
    after: str
    found: bool


def wrong(kind: str, words: str) -> str | None:
    """Return the words with another number, year or day in them; None where they print none.

    >>> wrong("number", "12 000 of them"), wrong("year", "in 1995"), wrong("day", "25 May 1995")
    ('15 000 of them', 'in 1997', '16 May 1995')
    """
    if kind == "year":
        return _YEAR.sub(lambda m: str(int(m[0]) + 2), words) if _YEAR.search(words) else None
    if kind == "day":
        found = _DAY.search(words)
        if found is None:
            return None
        day = int(found[0])
        return words[: found.start()] + str(day - 9 if day > 9 else day + 9) + words[found.end() :]
    found = _DIGITS.search(words)
    if found is None:
        return None
    return words[: found.start()] + _more(found[0]) + words[found.end() :]


def _more(printed: str) -> str:
    """Return a number a quarter larger, in the same form: as many places, the same separators."""
    digits = "".join(c for c in printed if c.isdigit())
    zeros = len(digits) - len(digits.rstrip("0")) if len(digits) > 2 else 0
    step = 10**zeros
    more = max(int(digits) * 5 // 4 // step * step, int(digits) + step)
    shown = str(more).rjust(len(digits), "0")
    rest = list(shown)
    out = [rest.pop() if char.isdigit() else char for char in reversed(printed)]
    return "".join([*rest, *reversed(out)])


def plant(facts: list[dict[str, Any]], sources: Path) -> Iterator[Planted]:
    """Yield every error that can be planted, and whether it was found."""
    with tempfile.TemporaryDirectory() as name:
        yield from _planted(facts, sources, Path(name))


def _planted(facts: list[dict[str, Any]], sources: Path, place: Path) -> Iterator[Planted]:
    checked: dict[Path, _Corpus] = {}
    for fact in facts:
        corpus = sources / fact.get("corpus", "")
        if corpus not in checked:
            checked[corpus] = _Corpus(place / str(len(checked)), corpus)
            checked[corpus].place.mkdir()
        texts = {path.stem: path.read_text(encoding="utf-8") for path in corpus.glob("*.txt")}
        for side, other in (("a", "b"), ("b", "a")):
            side_of, mate = fact[side], fact[other]
            lines = texts[side_of["document"]].split("\n")
            at = side_of["line"] - 1
            changed = wrong(fact["kind"], side_of["quote"])
            if changed is None or lines[at].count(side_of["quote"]) != 1:
                continue
            lines[at] = lines[at].replace(side_of["quote"], changed)
            findings = checked[corpus].check({**texts, side_of["document"]: "\n".join(lines)})
            hit = any(_shows(f, changed, side_of, mate) for f in findings)
            yield Planted(
                fact["kind"], side_of["document"], side_of["line"], side_of["quote"], changed, hit
            )


@dataclass(slots=True)
class _Corpus:
    """Convert and check texts of which one at a time is changed.

    What was read of a file is kept by all that it rests on: itself and the registers beside it.
    """

    place: Path
    sources: Path
    read: dict[tuple[bytes, ...], Reading] = field(default_factory=dict)

    def check(self, texts: dict[str, str]) -> tuple[Finding, ...]:
        folder, out = self.place / "sources", self.place / "tei"
        for each in (folder, out):
            shutil.rmtree(each, ignore_errors=True)
        folder.mkdir()
        for stem, text in texts.items():
            (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
        known = self.sources / "sources.toml"
        if known.exists():
            (folder / known.name).write_text(known.read_text(encoding="utf-8"), encoding="utf-8")
        convert_corpus(sorted(folder.glob("*.txt")), out)
        beside = [path for path in sorted(out.glob("*.xml")) if path.stem not in texts]
        registers = tuple(path.read_bytes() for path in beside)

        def read(path: Path) -> Reading:
            key = (path.name.encode(), path.read_bytes(), *registers)
            if key not in self.read:
                self.read[key] = read_document(path)
            return self.read[key]

        found = check_corpus(find_documents([out]), choose(), base=out, read=read).findings
        return tuple(f for f in found if f.level >= Level.WARNING)


def _shows(finding: Finding, changed: str, place: dict[str, Any], mate: dict[str, Any]) -> bool:
    return any(
        _is(side.location.document, side.location.sentence, place["document"], changed)
        for side in finding.evidence
    ) and any(
        _is(side.location.document, side.location.sentence, mate["document"], mate["quote"])
        for side in finding.evidence
    )


def _is(document: str, sentence: str, wanted: str, quote: str) -> bool:
    return document == wanted and _plain(quote) in _plain(sentence)


def _plain(text: str) -> str:
    return re.sub(r"[\s*_]+", "", text).casefold()


def main(facts: Path, sources: Path) -> None:
    """Print how many of each kind were found, and those that were missed."""
    results = list(plant(tomllib.loads(facts.read_text(encoding="utf-8"))["fact"], sources))
    planted = Counter(one.kind for one in results)
    found = Counter(one.kind for one in results if one.found)
    for kind, number in sorted(planted.items()):
        print(f"{kind:8} {found[kind]:3} of {number:3}  {found[kind] / number:.2f}")
    print(f"{'all':8} {found.total():3} of {planted.total():3}")
    for one in results:
        if not one.found:
            print(f"missed {one.kind} {one.document}:{one.line} {one.before!r} -> {one.after!r}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
