"""Learn what each agreement of two figures is worth, and measure it on what it was not learnt from.

Run as `python tests/benchmarks/linkage.py SET...`, where a set is a folder of corpora with planted
contradictions (tests/corpora), or of documents in which nothing was planted (tests/documents). For each set the weights are learnt from the others and its pairs
ranked by them: the table says how many of the planted pairs stand above each sum, and how many
others. At the end the weights of all sets are printed as they stand in claims/data/linkage.toml.

The weights are those of a logistic regression with a ridge, held to the sign that each agreement
has by its meaning; they are found by projected gradient descent.
"""

from __future__ import annotations

import math
import re
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from corpuskit.claims.linkage.agreement import AGAINST, FOR, Weights
from corpuskit.claims.linkage.links import Candidate, best, candidates
from corpuskit.claims.model import Claim
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

_ONE_THING = frozenset({"figures", "units", "totals", "table", "unit"})
_ROW = 3
_RIDGE, _STEPS, _CLOSE = 0.5, 40, 1e-4
_NAMES = (*FOR, *AGAINST)
_SUMS = (2.0, 1.5, 1.0, 0.5, 0.25, 0.0, -0.25, -0.5, -0.75, -1.0)


@dataclass(frozen=True)
class Judged:
    """Hold a pair of figures with the planted contradiction that it shows, if any."""

    set: str
    corpus: str
    candidate: Candidate
    planted: str
    difficulty: str


def judged(folder: Path) -> list[Judged]:
    """Convert the corpora of a set; pairs of another planted relation are left out.

    A folder of documents without an expectation is one corpus in which nothing was planted.
    """
    found = []
    for corpus in sorted(path.parent for path in folder.glob("*/expected.toml")) or [folder]:
        given = corpus / "expected.toml"
        expected: dict[str, Any] = {"contradiction": []}
        if given.exists():
            expected = tomllib.loads(given.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as name:
            convert_corpus(sorted(corpus.glob("*.txt")), Path(name))
            extracts, _ = read_documents([Path(name)])
        for candidate in candidates(extracts):
            planted = _planted(candidate, expected["contradiction"])
            if planted is None:
                found.append(Judged(folder.name, corpus.name, candidate, "", ""))
            elif planted["family"] in _ONE_THING:
                id_, difficulty = planted["id"], planted["difficulty"]
                found.append(Judged(folder.name, corpus.name, candidate, id_, difficulty))
    return found


def _planted(
    candidate: Candidate, planted: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    for pair in planted:
        for first, second in ((candidate.a, candidate.b), (candidate.b, candidate.a)):
            if _is(first, pair["a"]) and _is(second, pair["b"]):
                return pair
    return None


def _is(claim: Claim, place: Mapping[str, Any]) -> bool:
    if claim.document != place["document"]:
        return False
    quote, sentence = _plain(place["quote"]), _plain(claim.where.sentence)
    if claim.telling:
        heads = (word.partition(":")[2] for word in claim.telling)
        told = any(head in quote.casefold() for head in heads) or len(quote.split()) > _ROW
        return told and f" {sentence} " in f" {quote} "
    match = SequenceMatcher(None, sentence, quote, autojunk=False).find_longest_match()
    common = sentence[match.a : match.a + match.size]
    figure = _plain(claim.where.quote).split()
    digits = [word for word in figure if any(map(str.isdigit, word))] or figure[:1]
    enough = match.size >= len(quote) / 2 and match.size > len(figure[0])
    return enough and all(word in common.split() for word in digits)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()


def learnt(pairs: Sequence[Judged]) -> Weights:
    """Return the weights that tell the planted pairs from the others best.

    Newton's method; an agreement whose weight comes out with the wrong sign is left out.
    """
    truths = [1.0 if pair.planted else 0.0 for pair in pairs]
    used = list(_NAMES)
    while True:
        rows = [[*(pair.candidate.agreement[name] for name in used), 1.0] for pair in pairs]
        found = _newton(rows, truths)
        wrong = [n for n, w in zip(used, found, strict=False) if (w < 0) == (n in FOR) and w]
        if not wrong:
            break
        used = [name for name in used if name not in wrong]
    of = {**dict.fromkeys(_NAMES, 0.0), **dict(zip(used, found, strict=False))}
    return Weights(of, found[-1], 0.0, 0.0)


def _newton(rows: Sequence[Sequence[float]], truths: Sequence[float]) -> list[float]:
    size = len(rows[0])
    found = [0.0] * (size - 1) + [-3.0]
    for _ in range(_STEPS):
        slopes = [-_RIDGE * w for w in found[:-1]] + [0.0]
        curves = [[_RIDGE * (i == j < size - 1) for j in range(size)] for i in range(size)]
        for row, truth in zip(rows, truths, strict=True):
            filled = [(i, v) for i, v in enumerate(row) if v]
            odds = sum(found[i] * v for i, v in filled)
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            bend = max(chance * (1 - chance), 1e-9)
            for i, v in filled:
                slopes[i] += v * (truth - chance)
                for j, u in filled:
                    curves[i][j] += v * u * bend
        step = _solved(curves, slopes)
        longest = max(map(abs, step))
        found = [w + d * min(1.0, 2.0 / longest) for w, d in zip(found, step, strict=True)]
        if longest < _CLOSE:
            break
    return found


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for row in rows[at + 1 :]:
            times = row[at] / pivot[at]
            for column in range(at, len(row)):
                row[column] -= times * pivot[column]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        rest = sum(rows[at][j] * found[j] for j in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - rest) / rows[at][at]
    return found


def ranked(pairs: Sequence[Judged], weights: Weights) -> list[tuple[float, Judged]]:
    """Return the pairs that no likelier partner of a side stands against, the likeliest first."""
    of = {id(pair.candidate): pair for pair in pairs}
    found: list[tuple[float, Judged]] = []
    for corpus in {(pair.set, pair.corpus) for pair in pairs}:
        mine = [pair for pair in pairs if (pair.set, pair.corpus) == corpus]
        summed = {id(p.candidate): weights.total(p.candidate.agreement) for p in mine}
        again = {}
        for pair in mine:
            moved = replace(pair.candidate, total=summed[id(pair.candidate)])
            again[id(moved)] = (moved, of[id(pair.candidate)])
        likeliest = best(moved for moved, _ in again.values())
        found.extend((each.total, again[id(each)][1]) for each in likeliest)
    return sorted(found, key=lambda each: -each[0])


def main(folders: Sequence[Path]) -> None:
    """Print the table of each set, what stands on top wrongly, and the weights of all."""
    sets = {folder.name: judged(folder) for folder in folders}
    every: list[tuple[float, Judged]] = []
    for name, pairs in sets.items():
        others = [pair for other, found in sets.items() if other != name for pair in found]
        every += ranked(pairs, learnt(others) if others else learnt(pairs))
    planted = {(p.set, p.corpus, p.planted) for found in sets.values() for p in found if p.planted}
    print(f"{len(every)} pairs, {len(planted)} planted; above each sum: planted found, others")
    for least in _SUMS:
        above = [pair for total, pair in every if total >= least]
        hits = {(p.set, p.corpus, p.planted) for p in above if p.planted}
        print(f"{least:6.2f} {len(hits):4d} {sum(not p.planted for p in above):4d}")
    for total, pair in sorted(every, key=lambda each: -each[0]):
        if total >= _SUMS[-1] and ("--all" in sys.argv or not pair.planted):
            a, b = pair.candidate.a.where, pair.candidate.b.where
            print(f"{total:.2f} {pair.set}/{pair.corpus} {pair.planted} {pair.difficulty}")
            print(f"    {a.quote}: {a.sentence}\n    {b.quote}: {b.sentence}")
    final = learnt([pair for found in sets.values() for pair in found])
    print(f"[sums]\nbias = {final.bias:.2f}\n\n[weights]")
    for name in _NAMES:
        print(f"{name} = {final.of[name]:.2f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")])
