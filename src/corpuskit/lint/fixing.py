"""Make the fixes that findings carry: pass by pass until nothing is left to fix, in memory.

Fixes that overlap are made one a pass, since the first may change what the second rests on. A
fix after which a file would be less valid, no longer XML, or would read otherwise although it is
called safe, is refused and said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpuskit.core.errors import CorpuskitError, InputError, Problem
from corpuskit.core.files import write_whole
from corpuskit.core.fixes import Edit, Fix
from corpuskit.core.reads import bytes_of
from corpuskit.core.result import Result
from corpuskit.tei.document import Document, parse
from corpuskit.tei.edit import edited
from corpuskit.tei.validate import validate

Checked = Callable[[Mapping[Path, bytes]], Result]
_MOST_PASSES = 10
_REPORT = "correct the place by hand, and please report this fix"


@dataclass(frozen=True, slots=True)
class Fixed:
    """Hold what fixing came to: what is left, each changed file as it was and as it would be.

    `made` counts the fixes, `refused` says which were not made and why.
    """

    result: Result
    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]
    made: int
    refused: tuple[Problem, ...] = ()


def fix_corpus(check: Checked, *, unsafe: bool = False) -> Fixed:
    """Make every safe fix, and the unsafe ones where asked for; nothing is written.

    `check` checks the corpus with some files replaced by the bytes given.
    """
    before: dict[Path, bytes] = {}
    after: dict[Path, bytes] = {}
    refused: dict[Fix, Problem] = {}
    made = 0
    result = check(after)
    for _ in range(_MOST_PASSES):
        offered = [
            finding.fix
            for finding in result.findings
            if finding.fix and (finding.fix.safe or unsafe) and finding.fix not in refused
        ]
        changed = False
        for name, fixes in _by_path(offered).items():
            path = Path(name)
            old = after[path] if path in after else bytes_of(path)
            new, accepted = _mended(path, old, fixes, refused)
            if accepted:
                before.setdefault(path, old)
                after[path] = new
                made, changed = made + len(accepted), True
        if not changed:
            break
        result = check(after)
    return Fixed(result, before, after, made, tuple(refused.values()))


def write_fixed(fixed: Fixed) -> None:
    """Write the changed files.

    Raises CorpuskitError for a file that was changed by somebody else in the meantime.
    """
    for path, data in fixed.after.items():
        if bytes_of(path) != fixed.before[path]:
            raise CorpuskitError(f"{path}: was changed while it was being fixed; check again")
        write_whole(path, data)


def _by_path(fixes: Iterable[Fix]) -> dict[str, list[Fix]]:
    grouped: dict[str, list[Fix]] = {}
    for fix in dict.fromkeys(fixes):
        grouped.setdefault(fix.path, []).append(fix)
    return grouped


def _mended(
    path: Path, data: bytes, fixes: Sequence[Fix], refused: dict[Fix, Problem]
) -> tuple[bytes, list[Fix]]:
    """Return a file with the fixes made that may be made at once; add others to `refused`."""
    document = parse(data, path)
    if any(document.data[e.start : e.end] != old for fix in fixes for e, old in _replaced(fix)):
        raise CorpuskitError(f"{path}: was changed while it was being fixed; check again")
    accepted: list[Fix] = []
    apart = list(_apart(fixes))
    if not _objection(document, new := _with(path, data, apart), apart):
        return new, apart
    for fix in apart:
        candidate = [*accepted, fix]
        wrong = _objection(document, _with(path, data, candidate), candidate)
        if not wrong:
            accepted = candidate
            continue
        at = fix.replacements[0]
        message = f"a fix is not made ({fix.says}): {wrong}"
        refused[fix] = Problem(path, at.line, message, _REPORT, at.column)
    return _with(path, data, accepted), accepted


def _replaced(fix: Fix) -> Iterator[tuple[Edit, bytes]]:
    return ((each.edit, each.old) for each in fix.replacements)


def _with(path: Path, data: bytes, fixes: Sequence[Fix]) -> bytes:
    return edited(data, {edit for fix in fixes for edit in fix.edits}, path)


def _apart(fixes: Sequence[Fix]) -> Iterator[Fix]:
    """Yield fixes that do not touch what an earlier one changes; the same edit may be two's."""
    taken: set[Edit] = set()
    for fix in sorted(fixes, key=lambda fix: fix.edits):
        new = [edit for edit in fix.edits if edit not in taken]
        if not any(_meet(a, b) for a in new for b in taken):
            taken.update(new)
            yield fix


def _meet(a: Edit, b: Edit) -> bool:
    return a.start <= b.end and b.start <= a.end


def _objection(document: Document, data: bytes, fixes: Sequence[Fix]) -> str:
    """Say what speaks against a file as it would be, nothing where it may be written."""
    try:
        new = parse(data, document.path)
    except InputError as error:
        return f"the file would be no XML ({error.problem.message})"
    if all(fix.safe for fix in fixes) and _words(new) != _words(document):
        return "words of the text would change"
    was, now = (_problems(each) for each in (document, new))
    return f"the file would be invalid ({now[-1].message})" if len(now) > len(was) else ""


def _problems(document: Document) -> tuple[Problem, ...]:
    return (*document.problems, *validate(document))


def _words(document: Document) -> str:
    return "".join(map(str, document.tree.itertext()))
