"""Check a corpus on disk: find its documents, extract their claims, run the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from corpuskit.checks.check import Check
from corpuskit.claims.extract import extract
from corpuskit.claims.model import Extract
from corpuskit.claims.verdicts import judged
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError, InputError, Problem
from corpuskit.core.findings import Finding
from corpuskit.core.result import Result
from corpuskit.lint.decided import remarked
from corpuskit.lint.levels import with_levels
from corpuskit.lint.path_ignores import without_ignored
from corpuskit.lint.policy import Policy
from corpuskit.lint.runner import run_checks
from corpuskit.lint.suppress import without_suppressed
from corpuskit.tei.document import load, parse

_SKIPPED = frozenset({"schema"})
_AS_THEY_ARE: Mapping[Path, bytes] = MappingProxyType({})


def find_documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the TEI files meant by paths: files as they are, folders searched for .xml files."""
    return tuple(dict.fromkeys(_found(paths)))


def read_corpus(
    paths: Sequence[Path], texts: Mapping[Path, bytes] = _AS_THEY_ARE
) -> tuple[tuple[Extract, ...], tuple[Problem, ...]]:
    """Extract the claims of every file, as judged by the decisions of people in all of them.

    A file that cannot be read is a problem, the rest goes on. Files named in `texts` are read
    from the bytes given, not from disk.
    """
    extracts: list[Extract] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            document = parse(texts[path], path) if path in texts else load(path)
        except InputError as error:
            problems.append(error.problem)
            continue
        problems.extend(document.problems)
        extracts.append(extract(document))
        problems.extend(extracts[-1].unread)
    return judged(extracts), tuple(problems)


def read_documents(paths: Sequence[Path]) -> tuple[tuple[Extract, ...], tuple[Problem, ...]]:
    """Extract the claims of the TEI files meant by paths, each once; there must be some.

    Raises CorpuskitError where there are none.
    """
    found = {path.resolve(): path for path in reversed(find_documents(_there(paths)))}
    if not found:
        raise CorpuskitError(f"{paths[0]}: no TEI files there; run corpuskit convert, or name them")
    return read_corpus(tuple(reversed(found.values())))


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
    policy: Policy | None = None,
) -> Result:
    """Check files against each other and in themselves; `texts` as in `read_corpus`.

    What becomes of the findings is said by `policy`, by default that of no configuration.
    """
    policy = policy or Policy(Config(base), tuple(chosen))
    extracts, problems = read_corpus(paths, texts)
    findings = findings_of(extracts, chosen)
    result = without_suppressed(Result(findings, problems, len(extracts), base), extracts, policy)
    return with_levels(without_ignored(result, policy), policy)


def _found(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*.xml")):
            if not _SKIPPED & set(file.relative_to(path).parts[:-1]):
                yield file
