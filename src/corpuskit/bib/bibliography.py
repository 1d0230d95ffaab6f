"""The bibliography of a corpus: every cited work once, with all the places that cite it.

Citations are joined by what the TEI says (`@corresp` or `@ref` to a record), then by what the
words say (a note referred to, «ibid.», «op. cit.»), then by surname, year and title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from corpuskit.bib.bibl import cited_pages, read_citation
from corpuskit.bib.bibl_struct import read_record, walk_records
from corpuskit.bib.entry import CitedAt, Entry
from corpuskit.bib.entry_keys import keyed
from corpuskit.bib.flat_citation import words_of
from corpuskit.bib.joining import Citation, Groups, join_citations
from corpuskit.bib.vocabulary import fold
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID, tei


def read_bibliography(
    documents: Sequence[Document], kept: Sequence[tuple[str, frozenset[str]]] = ()
) -> tuple[Entry, ...]:
    """Return the works that documents cite and are, each with a key, in the order of the keys.

    `kept` are keys given before, each with the places and records of its work: a key once given
    stays with its work, whatever is corrected in it.
    """
    groups = Groups()
    documents = sorted(documents, key=lambda each: each.path.name)
    for document in documents:
        _take_records(groups, document)
    citations = [each for document in documents for each in _citations(document)]
    join_citations(groups, citations)
    cited: dict[int, list[CitedAt]] = defaultdict(list)
    for each in citations:
        cited[each.group].append(each.at)
    for document in documents:
        for whole, at in _whole_documents(groups, document):
            cited[whole].append(at)
    works = [
        replace(_fullest(members), cited=tuple(sorted(cited[number], key=_order)))
        for number, members in enumerate(groups.members)
    ]
    return keyed([work for work in works if _is_told(work)], kept)


def _take_records(groups: Groups, document: Document) -> None:
    """Take in the records that a file holds, and the document's own."""
    for struct in walk_records(document.tree):
        pointer = f"{document.path.name}#{struct.get(XML_ID, '')}"
        number = groups.new(replace(read_record(struct), record=pointer))
        groups.by_pointer[pointer] = number
    own = document.tree.find(f".//{tei('sourceDesc')}/{tei('biblStruct')}")
    if own is None or document.tree.find(tei("text")) is None:
        return
    entry = _with_language(_with_title(read_record(own), document), document)
    # A document points to a source as a whole by the name of its file.
    pointer = document.path.name
    number = groups.add(replace(entry, record=pointer, self_of=document.name))
    groups.by_pointer[pointer] = number


def _whole_documents(groups: Groups, document: Document) -> Iterator[tuple[int, CitedAt]]:
    """Yield the documents of the corpus that another one refers to: «chapter 7 in this volume»."""
    chapters: dict[str, list[int]] = defaultdict(list)
    for pointer, number in groups.by_pointer.items():
        record = groups.members[number][0]
        if record.self_of and record.chapter and pointer != document.path.name:
            chapters[record.chapter].append(number)
    for ref in document.tree.iter(tei("ref")):
        if ref.get("type") != "document":
            continue
        known = groups.by_pointer.get(ref.get("target", "").partition("#")[0])
        named = chapters.get(ref.get("n", ""), [])
        meant = known if known is not None else named[0] if len(named) == 1 else None
        if meant is not None:
            note = next((e for e in ref.iterancestors(tei("note"))), None)
            printed = note.get("n", "") if note is not None else ""
            line = document.positions.of(ref)[0]
            yield meant, CitedAt(document.path, line, ref.get(XML_ID, ""), printed)


def _with_title(entry: Entry, document: Document) -> Entry:
    """Complete a document's own record by the title that it prints, where the record has none.

    A document that prints none goes by its name in the corpus, by which a reader can find it.
    """
    if entry.title or entry.container:
        return entry
    printed = f"{tei('front')}//{tei('docTitle')}", f"{tei('body')}/{tei('head')}"
    for path in (*printed, f"{tei('titleStmt')}/{tei('title')}"):
        found = document.tree.find(f".//{path}")
        if found is not None and words_of(found):
            return replace(entry, title=words_of(found))
    return entry


def _with_language(entry: Entry, document: Document) -> Entry:
    """Complete a document's own record by the one language that its header declares."""
    used = [each.get("ident", "") for each in document.tree.iter(tei("language"))]
    return entry if entry.language or len(used) != 1 else replace(entry, language=used[0])


def _citations(document: Document) -> Iterator[Citation]:
    notes = {
        each: note for note in document.tree.iter(tei("note")) for each in note.iter(tei("bibl"))
    }
    for element in document.tree.iter(tei("bibl")):
        above = element.getparent()
        if above is not None and above.tag in {tei("bibl"), tei("sourceDesc")}:
            continue
        entry, work = read_citation(element)
        note = notes.get(element)
        at = CitedAt(
            document.path,
            document.positions.of(element)[0],
            element.get(XML_ID, ""),
            note.get("n", "") if note is not None else "",
            cited_pages(element),
        )
        yield Citation(
            document,
            element,
            entry,
            work,
            at,
            note.get(XML_ID, "") if note is not None else "",
            tuple(_pointers(document, element)),
        )


def _pointers(document: Document, element: etree._Element) -> Iterator[str]:
    for name in ("corresp", "ref", "sameAs"):
        for pointer in (element.get(name) or "").split():
            yield f"{document.path.name}{pointer}" if pointer.startswith("#") else pointer


def citation_place(document: Document, bibl: etree._Element) -> str:
    """Return what a citation is known by, as `CitedAt.place` has it."""
    identifier = bibl.get(XML_ID, "") or document.positions.of(bibl)[0]
    return f"{document.path.name}#{identifier}"


def _fullest(members: Sequence[Entry]) -> Entry:
    """Return the record of a work where there is one, else the citation that says most.

    What the fullest citation leaves out, the others may say.
    """
    for each in members:
        if each.record:
            return each
    best = max(members, key=lambda each: (each.certain, each.known()))
    gaps = {
        name: value
        for other in members
        for name in ("translation", "pages", "url", "doi", "language", "place", "publisher")
        if not getattr(best, name) and (value := getattr(other, name))
    }
    return replace(best, **gaps, container=_fuller_container(best.container, members))


def _fuller_container(container: str, members: Sequence[Entry]) -> str:
    """Return the name of a container with the most words, where it has all those of the other."""
    words = set(fold(container).split())
    held = [
        each.container for each in members if words and words < set(fold(each.container).split())
    ]
    return max(held, key=len, default=container)


def _is_told(entry: Entry) -> bool:
    """Tell whether there is enough to cite: a title, a container, or somebody's name."""
    return bool(entry.title or entry.container or entry.authors or entry.record)


def _order(at: CitedAt) -> tuple[str, int]:
    return at.document, at.line
