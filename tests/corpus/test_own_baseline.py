"""The baseline of this repository's own corpus: reviewed, complete, with nothing in it that is gone."""

from __future__ import annotations

from pathlib import Path

from corpuskit.core.findings import Level
from corpuskit.lint.baseline import NAME, read_baseline
from corpuskit.lint.baselining import against_baseline, sight_of
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose

ROOT = Path(__file__).parents[2]


def test_the_corpus_has_only_findings_that_were_reviewed() -> None:
    entries = read_baseline(ROOT / NAME)
    assert all(entry.reason and entry.by for entry in entries)
    documents = find_documents([ROOT / "corpus" / "tei"])
    chosen = choose()
    result = check_corpus(documents, chosen, base=ROOT)
    sight = sight_of(documents, result, whole=True)
    held = against_baseline(result, ROOT / NAME, sight)
    assert not [each for each in held.findings if each.level > Level.NOTE]
    assert held.baseline is not None
    assert not held.baseline.gone
