"""Score the findings over corpora with planted contradictions and decoys.

Run as `python tests/benchmarks/contradictions.py tests/corpora`. A folder below the one given is a
corpus: plain texts and an `expected.toml`. Each is converted and checked in an empty folder. A
contradiction is found when one finding of its level or above shows both passages; a decoy is hit
when a finding shows both of its passages. Findings that show no planted pair are listed.
"""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Evidence, Finding, Level
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose

_MOST_OF_QUOTE = 0.6


@dataclass
class Score:
    """Hold what one corpus gave."""

    name: str
    found: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    decoys: list[tuple[str, Level, str]] = field(default_factory=list)
    decoy_count: int = 0
    others: list[Finding] = field(default_factory=list)
    true: int = 0
    levels: Counter[Level] = field(default_factory=Counter)


def score(folder: Path) -> Score:
    """Convert and check one corpus and compare with what was planted."""
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        convert_corpus(sorted(folder.glob("*.txt")), out)
        findings = check_corpus(find_documents([out]), choose(), base=out).findings
    result = Score(folder.name, decoy_count=len(expected.get("decoy", [])))
    used: set[str] = set()
    for planted in expected.get("contradiction", []):
        hits = [f for f in findings if shows(f, planted)]
        used |= {f.fingerprint for f in hits}
        enough = [f for f in hits if f.level >= Level[planted["level"].upper()]]
        if enough:
            result.found.append((planted["id"], planted["difficulty"]))
        else:
            result.missed.append((planted["id"], planted["difficulty"], planted["what"]))
    for decoy in expected.get("decoy", []):
        hit = [f for f in findings if shows(f, decoy) and f.fingerprint not in used]
        used |= {f.fingerprint for f in hit}
        result.decoys += [(decoy["id"], f.level, decoy["why"]) for f in hit]
    result.true = len({f.fingerprint for f in findings if f.fingerprint in used}) - len(
        {d[0] for d in result.decoys}
    )
    result.others = [f for f in findings if f.fingerprint not in used]
    result.levels = Counter(f.level for f in findings)
    return result


def shows(finding: Finding, pair: dict[str, Any]) -> bool:
    """Tell whether a finding has both passages of a pair among its sides."""
    return all(any(_is(side, pair[end]) for side in finding.evidence) for end in ("a", "b"))


def _is(side: Evidence, place: dict[str, Any]) -> bool:
    if side.location.document != place["document"]:
        return False
    quote, words, sentence = (
        plain(t) for t in (place["quote"], side.location.quote, side.location.sentence)
    )
    # A quote may begin in the sentence before, or stop before the figure.
    most = SequenceMatcher(None, quote, sentence, autojunk=False).find_longest_match()
    if most.size >= _MOST_OF_QUOTE * len(quote):
        return True
    near = quote in sentence or words in quote or quote in words
    return near and (words in quote or quote in words or _digits(words, quote))


def _digits(words: str, quote: str) -> bool:
    return bool(set(re.findall(r"\d+", words)) & set(re.findall(r"\d+", quote)))


def plain(text: str) -> str:
    unmarked = re.sub(r"\[\^?\d+\]|[⁰¹²³⁴-⁹]", "", text)
    return re.sub(r"[\s*_]+", "", unmarked).casefold()


def main(root: Path) -> None:
    """Print one table over all corpora, then what was missed and what was reported wrongly."""
    scores = [score(path.parent) for path in sorted(root.glob("*/expected.toml"))]
    for line in report(scores):
        sys.stdout.write(line + "\n")


def report(scores: list[Score]) -> Iterator[str]:
    """Yield the lines of the table and of the lists."""
    yield f"{'corpus':14} {'easy':>6} {'medium':>7} {'hard':>6} {'decoys':>7} {'others':>7}  E/W/N"
    for s in scores:
        cells = [_ratio(s, d) for d in ("easy", "medium", "hard")]
        counts = "/".join(str(s.levels[level]) for level in reversed(Level))
        yield (
            f"{s.name:14} {cells[0]:>6} {cells[1]:>7} {cells[2]:>6} "
            f"{len(s.decoys):>3}/{s.decoy_count:<3} {len(s.others):>7}  {counts}"
        )
    for difficulty in ("easy", "medium", "hard"):
        hit = sum(d == difficulty for s in scores for _, d in s.found)
        miss = sum(d == difficulty for s in scores for _, d, _ in s.missed)
        yield f"recall {difficulty}: {hit}/{hit + miss}"
    for s in scores:
        for name, difficulty, what in s.missed:
            yield f"missed {s.name} {name} ({difficulty}): {what}"
        for name, level, why in s.decoys:
            yield f"decoy {s.name} {name} at {level.label}: {why}"
        for finding in s.others:
            yield f"other {s.name} {finding.level.label} {finding.check}: {finding.message}"


def _ratio(s: Score, difficulty: str) -> str:
    hit = sum(d == difficulty for _, d in s.found)
    return f"{hit}/{hit + sum(d == difficulty for _, d, _ in s.missed)}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
