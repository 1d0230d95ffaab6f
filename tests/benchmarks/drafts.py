"""Measure the check of papers on drafts with planted errors (tests/drafts).

    python tests/benchmarks/drafts.py                     # every draft
    python tests/benchmarks/drafts.py tests/drafts/dykes --misses --others

Prints for each draft how many of its errors are found, how many of its correct uses are reported,
and how many other findings there are; then the errors by kind. An error is found by a finding of a
check for its kind that points to its words. Everything else that is reported counts against
precision, at whatever level. `--misses` and `--others` print what the counts are of; of the drafts
named in HELD nobody who works on the checks looks at that.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpuskit.convert.corpus import convert_corpus, find_sources
from corpuskit.core.config import Config
from corpuskit.core.findings import Finding, Location
from corpuskit.core.parsers import parse_toml
from corpuskit.lint.drafts import Library, check_paper, read_library

ROOT = Path(__file__).parents[2]
DRAFTS = ROOT / "tests/drafts"
# The misses of these were never read: their scores are the honest ones.
HELD = frozenset(
    {"dykes", "umbrella", "vectors", "gradient", "removal", "water", "crews", "locks", "mediator"}
)
OF_KIND: Mapping[str, frozenset[str]] = {
    "figure-contradicted": frozenset({"DRF001", "DRF002"}),
    "date-contradicted": frozenset({"DRF003", "DRF004"}),
    "figure-elsewhere": frozenset({"DRF001", "DRF002", "DRF003", "DRF004"}),
    "self-contradicted": frozenset({"DRF012", "DRF013"}),
    "page": frozenset({"DRF007"}),
    "predates": frozenset({"DRF008"}),
    "quotation": frozenset({"DRF005", "DRF006"}),
    "spelling": frozenset({"DRF009"}),
    "no-entry": frozenset({"DRF010"}),
    "uncited": frozenset({"DRF011"}),
    "dependent": frozenset({"DRF014"}),
}
_NEAR = 60


@dataclass(frozen=True)
class Place:
    """Hold a listed place: a line or paragraph of a file, and the columns of its words there."""

    entry: Mapping[str, Any]
    file: str
    line: int
    columns: tuple[int, int]

    @property
    def kind(self) -> str:
        return str(self.entry.get("kind", "correct"))

    def meets(self, where: Location) -> bool:
        """Tell whether a finding points to the words: to them, or into their sentence."""
        if Path(where.path).name != self.file:
            return False
        text = str(self.entry["text"])
        if " ".join(text.split()) in " ".join(where.sentence.split()):
            return True
        near = where.line == self.line or (abs(where.line - self.line) <= 1 and _NEAR > 0)
        if not near:
            return False
        low, high = self.columns
        apart = where.line != self.line
        return apart or (where.column <= high + _NEAR and where.end_column >= low - _NEAR)


@dataclass
class Score:
    """Hold what was found in one draft."""

    name: str
    errors: int = 0
    found: int = 0
    correct: int = 0
    reported: int = 0
    others: list[Finding] = field(default_factory=list)
    misses: list[Place] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    kinds_found: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        shown = self.found + len(self.others)
        return self.found / shown if shown else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.errors if self.errors else 1.0


def drafts_in(folder: Path) -> Iterator[Path]:
    """Yield the folders of drafts at or below a folder."""
    for expected in sorted(folder.rglob("expected.toml")):
        yield expected.parent


def measure(folder: Path, libraries: Mapping[str, Library] | None = None) -> Score:
    """Check one draft and score what is found."""
    expected = parse_toml((folder / "expected.toml").read_text(encoding="utf-8"))
    draft = next(p for p in sorted(folder.iterdir()) if p.stem == "draft")
    known = dict(libraries or {})
    corpus = str(expected.get("corpus") or expected.get("sources"))
    with tempfile.TemporaryDirectory() as name:
        library = known.get(corpus) or library_of(ROOT / corpus, Path(name))
        bibs = sorted(folder.glob("*.bib"))
        result = check_paper(draft, library, bibs, base=folder)
    score = Score(folder.name)
    errors = [_place(e, folder, draft) for e in expected.get("error", ())]
    correct = [_place(e, folder, draft) for e in expected.get("correct", ())]
    score.errors, score.correct = len(errors), len(correct)
    found = _found(errors, result.findings)
    for error in errors:
        score.kinds[error.kind] += 1
        if id(error) in found:
            score.kinds_found[error.kind] += 1
        else:
            score.misses.append(error)
    score.found = len(found)
    used = {finding.fingerprint for hits in found.values() for finding in hits}
    score.others = [f for f in result.findings if f.fingerprint not in used]
    score.reported = sum(
        any(place.meets(side.location) and _inside(place, side.location) for side in f.evidence[:1])
        for place in correct
        for f in score.others
    )
    return score


def _found(errors: Sequence[Place], findings: Sequence[Finding]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for error in errors:
        checks = OF_KIND[error.kind]
        hits = [
            finding
            for finding in findings
            if finding.check in checks and any(error.meets(s.location) for s in finding.evidence)
        ]
        if hits:
            found[id(error)] = hits
    return found


def _inside(place: Place, where: Location) -> bool:
    text = " ".join(str(place.entry["text"]).split())
    quote = " ".join(where.quote.split())
    return bool(quote) and (quote in text or text in quote)


def library_of(sources: Path, folder: Path) -> Library:
    """Return the corpus that sources make, converted as they are."""
    kept = folder / "sources"
    shutil.copytree(sources, kept, ignore=lambda _, names: [n for n in names if "." not in n])
    for each in kept.glob("expected*"):
        each.unlink()
    convert_corpus(list(find_sources([kept])), folder / "tei")
    return read_library(Config(folder), folder / "tei")


def _place(entry: Mapping[str, Any], folder: Path, draft: Path) -> Place:
    file = str(entry.get("file", draft.name))
    line = int(entry.get("line") or entry.get("paragraph") or 0)
    columns = (0, 10_000)
    if "line" in entry:
        lines = (folder / file).read_text(encoding="utf-8").split("\n")
        at = lines[line - 1].find(str(entry["text"]))
        if at >= 0:
            columns = (at + 1, at + len(str(entry["text"])) + 1)
    return Place(entry, file, line, columns)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path, default=[DRAFTS])
    parser.add_argument("--misses", action="store_true", help="print the errors not found")
    parser.add_argument("--others", action="store_true", help="print what else was found")
    asked = parser.parse_args()
    scores = [measure(each) for folder in asked.folders for each in drafts_in(folder)]
    print(f"{'draft':<12}{'errors':>8}{'found':>8}{'correct':>9}{'reported':>10}{'others':>8}")
    for score in scores:
        print(
            f"{score.name:<12}{score.errors:>8}{score.found:>8}{score.correct:>9}"
            f"{score.reported:>10}{len(score.others):>8}"
            f"   recall {score.recall:.2f}  precision {score.precision:.2f}"
            f"{'  held out' if score.name in HELD else ''}"
        )
        checks = Counter(finding.check for finding in score.others)
        if checks:
            print("   others:", ", ".join(f"{n} {check}" for check, n in sorted(checks.items())))
    kinds = sum((s.kinds for s in scores), Counter[str]())
    found = sum((s.kinds_found for s in scores), Counter[str]())
    for kind in sorted(kinds):
        print(f"  {kind:<22}{found[kind]:>3} of {kinds[kind]}")
    for label, some in (("held out", True), ("read", False), ("all", None)):
        _total(label, [s for s in scores if some is None or (s.name in HELD) is some])
    for score in scores:
        if asked.misses and score.name not in HELD:
            for miss in score.misses:
                print(f"missed {score.name}:{miss.line} {miss.kind} «{miss.entry['text']}»")
        if asked.others and score.name not in HELD:
            for finding in score.others:
                where = finding.evidence[0].location
                print(
                    f"other {score.name}:{where.line}:{where.column} {finding.check} {finding.message}"
                )
                print(f"    «{where.sentence}»")


def _total(label: str, scores: Sequence[Score]) -> None:
    errors, found = sum(s.errors for s in scores), sum(s.found for s in scores)
    others = sum(len(s.others) for s in scores)
    if errors:
        shown = found + others
        print(
            f"{label}: {found} of {errors} errors ({found / errors:.2f}), "
            f"{others} other findings (precision {found / shown if shown else 1:.2f})"
        )


if __name__ == "__main__":
    main()
