"""From sources to TEI files: read, recover, annotate, join the registers, build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpuskit.claims.documents.publication import publication_of
from corpuskit.convert.annotate.citations import annotate_citations
from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.cross_references import annotate_cross_references
from corpuskit.convert.annotate.dates import annotate_dates
from corpuskit.convert.annotate.figures import annotate_figures
from corpuskit.convert.annotate.organisations import annotate_organisations
from corpuskit.convert.annotate.people import annotate_people
from corpuskit.convert.annotate.places import annotate_places
from corpuskit.convert.annotate.suggestions import Suggester, annotate_suggestions
from corpuskit.convert.annotate.text_sources import annotate_text_sources
from corpuskit.convert.annotate.treaties import annotate_treaties
from corpuskit.convert.readers.text import Source, read_text
from corpuskit.convert.records import completed
from corpuskit.convert.structure.recover import Recovery, recover
from corpuskit.core.errors import Problem
from corpuskit.core.passages import Draft
from corpuskit.core.software import Software
from corpuskit.language.dates import Anchor, DateSpan, date_attributes, find_dates
from corpuskit.language.publication_dates import inferred_publication, publication_date, told_dates
from corpuskit.tei.build import build, resolved
from corpuskit.tei.document import Document
from corpuskit.tei.header import Record, header
from corpuskit.tei.names import tei
from corpuskit.tei.seal import seal

Annotator = Callable[[Draft, Context], Draft]

# Each annotator may rely on the marks of those before it, and leaves them alone.
ANNOTATORS: tuple[Annotator, ...] = (
    annotate_cross_references,
    annotate_citations,
    annotate_treaties,
    annotate_dates,
    annotate_text_sources,
    annotate_organisations,
    annotate_people,
    annotate_places,
    annotate_figures,
    annotate_suggestions,
)


# What a paper is compared by: its figures and dates, and what must not be taken for either.
STATED_ANNOTATORS: tuple[Annotator, ...] = (
    annotate_cross_references,
    annotate_citations,
    annotate_treaties,
    annotate_dates,
    annotate_organisations,
    annotate_figures,
)


@dataclass(frozen=True, slots=True)
class Converted:
    """Hold one source on its way: the draft with all marks, its record, what went wrong.

    Marks still carry the `key`s that the registers of the corpus turn into pointers. `software`
    are other programs that answer for some of them.
    """

    draft: Draft
    record: Record
    problems: tuple[Problem, ...]
    software: tuple[Software, ...] = ()

    def keys(self, tag: str) -> tuple[str, ...]:
        """Return the keys of all marks of one tag, in document order."""
        marks = (mark for passage in self.draft.passages for mark in passage.marks)
        return tuple(key for mark in marks if mark.tag == tag and (key := mark.get("key")))


@dataclass(frozen=True, slots=True)
class Recovered:
    """Hold one source as read and recovered: its draft without annotations, and its record.

    `context` is what the annotators are told, `digest` the SHA-256 of the file.
    """

    path: Path
    draft: Draft
    record: Record
    context: Context
    problems: tuple[Problem, ...]
    digest: str

    def skeleton(self, schema: str) -> bytes:
        """Return the TEI file without annotations, its seal left blank."""
        return build(self.draft, header(self.record), schema)


def recover_source(
    path: Path, declared: Record | None = None, suggester: Suggester | None = None
) -> Recovered:
    """Read one source and recover its structure; the result depends on it and its record alone.

    `suggester` is kept for the annotators.
    Raises InputError where the file cannot be read.
    """
    source = read_text(path, declared.encoding if declared else "")
    recovery = recover(source)
    record = completed(declared, recovery.masthead, path.name, source.encoding)
    dated, certain = _published(source, recovery, record)
    context = Context(
        published=(dated.first, dated.last) if dated else None,
        published_certain=certain,
        authors=record.authors,
        suggester=suggester,
    )
    return Recovered(
        path,
        recovery.draft,
        _with_date(record, dated, certain=certain),
        context,
        recovery.problems,
        source.digest,
    )


def convert_recovered(recovered: Recovered) -> Converted:
    """Annotate a source."""
    draft = annotate(recovered.draft, recovered.context)
    software = _software(draft, recovered.context)
    return Converted(draft, recovered.record, recovered.problems, software)


def annotate(draft: Draft, context: Context, annotators: Sequence[Annotator] = ANNOTATORS) -> Draft:
    """Run annotators over a draft, by default every one, in their one order."""
    for annotator in annotators:
        draft = annotator(draft, context)
    return draft


def built(converted: Converted, references: Mapping[tuple[str, str], str], schema: str) -> bytes:
    """Return the sealed TEI file of a converted source.

    `references` maps (tag, key) to pointers into the registers.
    """
    draft = resolved(converted.draft, references)
    head = header(converted.record, julian=_has_old_style(draft), software=converted.software)
    return seal(build(draft, head, schema))


def _published(source: Source, recovery: Recovery, record: Record) -> tuple[DateSpan | None, bool]:
    """Find when a document appeared: as declared, as it says, else from the dates in it."""
    declared = find_dates(record.date, Anchor())
    if declared:
        return declared[0], not record.read.get("date", "").startswith("inferred")
    stated = publication_date(source.lines)
    if stated is not None:
        return stated, True
    spans = [span for p in recovery.draft.passages for span in told_dates(p.chars)]
    inferred = inferred_publication(spans)
    if inferred is None:
        return None, False
    first, last = inferred
    return DateSpan(0, 0, first, last, "range", vague=True, certain=False), False


def _with_date(record: Record, dated: DateSpan | None, *, certain: bool) -> Record:
    if dated is None:
        return record
    pairs = date_attributes(replace(dated, certain=certain))
    read = dict(record.read)
    if "date" not in read:
        read["date"] = "stated in the file" if certain else "inferred from the dates in the file"
    return replace(record, dated=pairs, read=read)


def _has_old_style(draft: Draft) -> bool:
    return any(mark.get("calendar") for passage in draft.passages for mark in passage.marks)


def _software(draft: Draft, context: Context) -> tuple[Software, ...]:
    """Return the other programs that answer for marks of a draft."""
    if context.suggester is None:
        return ()
    software = context.suggester.software
    marks = (mark for passage in draft.passages for mark in passage.marks)
    return (software,) if any(m.get("resp") == f"#{software.identifier}" for m in marks) else ()


def annotate_draft(
    document: Document, draft: Draft, suggester: Suggester | None = None
) -> Converted:
    """Annotate a draft that was read from a TEI file, with what its header says about it."""
    covered = publication_of(document.tree)
    low = document.tree.find(f".//{tei('sourceDesc')}//{tei('date')}[@cert='low']")
    context = Context(
        published=covered,
        published_certain=covered is not None and low is None,
        suggester=suggester,
    )
    annotated = annotate(draft, context)
    software = _software(annotated, context)
    return Converted(annotated, Record(document.path.name), (), software)
