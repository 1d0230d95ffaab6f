"""Make of many sources what depends on each alone: here, or in worker processes.

Whoever does it, the same comes of it: a source is recovered and annotated by functions of the file,
its record and the corpus's words (docs/decisions/0046-spark.md). What a corpus has in common, its
registers and the files that people edited, is joined afterwards, in the order of the sources.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.suggestions import Suggester
from corpuskit.convert.pipeline import Converted, Recovered, convert_recovered, recover_source
from corpuskit.core import premises
from corpuskit.core.errors import CorpuskitError, InputError, Problem
from corpuskit.core.packing import pack, unpack
from corpuskit.core.passages import Draft
from corpuskit.engine.processes import Lost, cores, mapped
from corpuskit.tei.header import Record

# A process takes half a second to start, in which so many bytes are converted without it.
_WORTH_A_PROCESS = 50_000

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """Hold a source as recovered, and as annotated where a new file is made, or what went wrong."""

    recovered: Recovered | None = None
    converted: Converted | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Sent:
    """Hold the same in a form that can be sent: a pipeline that suggests people cannot."""

    draft: Draft | None = None
    record: Record | None = None
    published: tuple[date, date] | None = None
    published_certain: bool = False
    authors: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    annotated: Draft | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Say what is to be made: of which sources with which records, into which folder."""

    sources: Mapping[Path, Record | None]
    out: Path
    suggester: Suggester | None = None
    told: Told = lambda _done, _of: None


def make_ahead(order: Order, jobs: int | None) -> dict[Path, Made]:
    """Return what is made of each source, in the order given.

    `jobs` says how many processes work, None as many as it is worth.

    A source on which the program fails, or that ends its process, is a problem, and the others
    are made all the same.
    """
    made: dict[Path, Made] = {}

    def told() -> None:
        order.told(len(made), len(order.sources))

    jobs = 1 if order.suggester else jobs or _worth(tuple(order.sources))
    named = {str(path): path for path in order.sources if jobs > 1 and _is_text(path)}
    for path, record in order.sources.items():
        if str(path) not in named:
            told()
            made[path] = make(path, record, order.out, order.suggester)
    if named:
        records = {name: record for name, path in named.items() if (record := order.sources[path])}
        begin = partial(_begin, premises.current(), records, order.out)
        for name, data in mapped(_packed, tuple(named), jobs, begin):
            made[named[name]] = _received(named[name], data)
            told()
    return {path: made[path] for path in order.sources}


def make(path: Path, record: Record | None, out: Path, suggester: Suggester | None = None) -> Made:
    """Recover a source, and annotate it where it has no TEI file yet."""
    try:
        recovered = recover_source(path, record, suggester)
        there = (out / f"{recovered.draft.name}.xml").exists()
        return Made(recovered, None if there else convert_recovered(recovered))
    except InputError as error:
        return Made(problem=error.problem)
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"converting it failed ({reason})"
        return _nothing(path, message, "leave it out until this fault of corpuskit is mended")


def _nothing(path: Path, message: str, advice: str) -> Made:
    return Made(problem=Problem(path, 0, message, advice, fatal=True))


def _received(path: Path, data: bytes | Lost) -> Made:
    if isinstance(data, Lost):
        ended = f"was ended ({data.reason}), for want of memory perhaps"
        message = f"the process that converted it {ended}"
        return _nothing(path, message, "leave it out, or divide it")
    sent = unpack(data, _Sent)
    if sent is None:
        raise CorpuskitError(f"{path}: a worker process made something else; convert again")
    if sent.draft is None or sent.record is None:
        return Made(problem=sent.problem)
    context = Context(sent.published, sent.published_certain, sent.authors)
    recovered = Recovered(path, sent.draft, sent.record, context, sent.problems, sent.digest)
    if sent.annotated is None:
        return Made(recovered)
    return Made(recovered, Converted(sent.annotated, sent.record, sent.problems))


_records: Mapping[str, Record] = {}
_out = Path()


def _begin(held: premises.Premises, records: Mapping[str, Record], out: Path) -> None:
    global _records, _out
    held.hold()
    _records, _out = records, out


def _packed(name: str) -> bytes:
    made = make(Path(name), _records.get(name), _out)
    recovered, converted = made.recovered, made.converted
    if recovered is None:
        return pack(_Sent(problem=made.problem))
    context = recovered.context
    return pack(
        _Sent(
            recovered.draft,
            recovered.record,
            context.published,
            context.published_certain,
            context.authors,
            recovered.problems,
            recovered.digest,
            converted.draft if converted else None,
        )
    )


def _worth(paths: Sequence[Path]) -> int:
    size = 0
    for path in paths:
        with contextlib.suppress(OSError):
            size += path.stat().st_size
    return max(1, min(cores(), len(paths), size // _WORTH_A_PROCESS))


def _is_text(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True
