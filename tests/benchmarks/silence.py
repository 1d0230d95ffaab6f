"""Show what is reported of documents in which nothing was planted.

Run as `python tests/benchmarks/silence.py FOLDER`. All plain texts of the folder are converted
into one corpus and checked; what is printed was found in texts that nobody made to contradict
themselves, and each finding asks to be judged by eye.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Finding
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose


def findings(folder: Path) -> tuple[Finding, ...]:
    """Convert and check the texts of a folder in an empty corpus."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        convert_corpus(sorted(folder.glob("*.txt")), out)
        return tuple(check_corpus(find_documents([out]), choose(), base=out).findings)


def main(folder: Path) -> None:
    """Print each finding with its sides, and how many there are of each level."""
    found = findings(folder)
    for finding in found:
        print(finding.level.label, finding.check, finding.message)
        for side in finding.evidence:
            print(f"    {side.location.citation}: {side.location.sentence}")
    print(f"{len(found)} findings in {len(list(folder.glob('*.txt')))} documents")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
