"""Check a corpus: extract the claims of its documents, run the checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from corpuskit.checks.check import Check
from corpuskit.claims.judgements.verdicts import judged
from corpuskit.claims.model import Extract
from corpuskit.core.bounds import real
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError, Problem
from corpuskit.core.findings import Finding
from corpuskit.core.result import Result
from corpuskit.core.settings import REGISTERS
from corpuskit.lint.dated import with_unknown_dates
from corpuskit.lint.decided import remarked
from corpuskit.lint.documents import find_documents
from corpuskit.lint.levels import with_levels
from corpuskit.lint.path_ignores import without_ignored
from corpuskit.lint.policy import Policy
from corpuskit.lint.reading import Reading, read_document, read_text
from corpuskit.lint.runner import run_checks
from corpuskit.lint.suppress import without_suppressed

_AS_THEY_ARE: Mapping[Path, bytes] = MappingProxyType({})


def read_corpus(
    paths: Sequence[Path],
    texts: Mapping[Path, bytes] = _AS_THEY_ARE,
    read: Callable[[Path], Reading] = read_document,
) -> tuple[tuple[Extract, ...], tuple[Problem, ...]]:
    """Extract the claims of every file, as judged by the decisions of people in all of them.

    A file that cannot be read is a problem, the rest goes on. Files named in `texts` are read
    from the bytes given, the others by `read`.
    """
    readings = [read_text(texts[path], path) if path in texts else read(path) for path in paths]
    extracts = [reading.extract for reading in readings if reading.extract is not None]
    return judged(extracts), tuple(p for reading in readings for p in reading.problems)


def read_documents(
    paths: Sequence[Path], read: Callable[[Path], Reading] = read_document
) -> tuple[tuple[Extract, ...], tuple[Problem, ...]]:
    """Extract the claims of the TEI files meant by paths, each once; there must be some.

    Raises CorpuskitError where there are none.
    """
    found = {real(path): path for path in reversed(find_documents(_there(paths)))}
    if not found:
        raise CorpuskitError(f"{paths[0]}: no TEI files there; run corpuskit convert, or name them")
    return read_corpus(tuple(reversed(found.values())), read=read)


def findings_of(extracts: Sequence[Extract], chosen: Sequence[Check]) -> tuple[Finding, ...]:
    """Return what the chosen checks find, with what people decided of it."""
    return remarked(run_checks(extracts, chosen), extracts)


def _there(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Leave out folders that are not there where other paths are given."""
    there = tuple(path for path in paths if path.exists())
    return there if there else tuple(paths)


def check_corpus(
    paths: Sequence[Path],
    chosen: Sequence[Check],
    *,
    base: Path,
    texts: Mapping[Path, bytes] = _AS_THEY_ARE,
    read: Callable[[Path], Reading] = read_document,
    policy: Policy | None = None,
) -> Result:
    """Check files against each other and in themselves; `texts` and `read` as in `read_corpus`.

    What becomes of the findings is said by `policy`, by default that of no configuration.
    """
    policy = policy or Policy(Config(base), tuple(chosen))
    extracts, problems = read_corpus(paths, texts, read)
    findings = findings_of(extracts, chosen)
    ran = tuple(check.id for check in chosen)
    result = Result(findings, problems, sum(map(_is_text, extracts)), base, checks=ran)
    result = with_unknown_dates(result, (extract.name for extract in extracts), policy)
    result = without_suppressed(result, extracts, policy)
    return with_levels(without_ignored(result, policy), policy)


def _is_text(extract: Extract) -> bool:
    """Tell a document from a register, which nobody would count as one."""
    return bool(extract.sentences) or Path(extract.path).stem not in REGISTERS
