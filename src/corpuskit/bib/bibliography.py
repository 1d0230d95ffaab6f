"""The bibliography of a corpus: every cited work once, with all the places that cite it.

Citations are joined by what the TEI says (`@corresp` or `@ref` to a record), then by what the
words say (a note referred to, «ibid.», «op. cit.»), then by surname, year and title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree
from rapidfuzz import fuzz

from corpuskit.bib.bibl import cited_pages, read_citation, words_of
from corpuskit.bib.bibl_struct import read_record, walk_records
from corpuskit.bib.entry import CitedAt, Entry
from corpuskit.bib.entry_keys import keyed
from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.vocabulary import fold
from corpuskit.bib.work import Work
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID, tei

# Two printed titles of one author and year that are alike beyond this are the same one, typed or
# transliterated twice.
_ALIKE = 90.0


@dataclass
class _Citation:
    """One `bibl` on its way to its work."""

    document: Document
    element: etree._Element
    entry: Entry
    work: Work
    at: CitedAt
    note: str = ""
    pointers: tuple[str, ...] = ()
    group: int = -1


@dataclass
class _Groups:
    """Number the works found so far, by what they can be recognised by."""

    members: list[list[Entry]] = field(default_factory=list)
    by_pointer: dict[str, int] = field(default_factory=dict)
    blocks: dict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, entry: Entry) -> int:
        """Return the number of the work that an entry is of, a new one where none is the same."""
        near = dict.fromkeys(n for block in _blocks(entry) for n in self.blocks[block])
        for number in near:
            if _same(entry, self.members[number][0]):
                self.join(number, entry)
                return number
        return self.new(entry)

    def join(self, number: int, entry: Entry) -> None:
        """Add an entry to a work that is known."""
        self.members[number].append(entry)

    def new(self, entry: Entry) -> int:
        """Return the number of a work of its own."""
        self.members.append([entry])
        number = len(self.members) - 1
        for block in _blocks(entry):
            self.blocks[block].append(number)
        return number


def read_bibliography(
    documents: Sequence[Document], kept: Sequence[tuple[str, frozenset[str]]] = ()
) -> tuple[Entry, ...]:
    """Return the works that documents cite and are, each with a key, in the order of the keys.

    `kept` are keys given before, each with the places and records of its work: a key once given
    stays with its work, whatever is corrected in it.
    """
    groups = _Groups()
    documents = sorted(documents, key=lambda each: each.path.name)
    for document in documents:
        _take_records(groups, document)
    citations = [each for document in documents for each in _citations(document)]
    _join(groups, citations)
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


def _take_records(groups: _Groups, document: Document) -> None:
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


def _whole_documents(groups: _Groups, document: Document) -> Iterator[tuple[int, CitedAt]]:
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
    """Complete a document's own record by the title that it prints, where the record has none."""
    if entry.title or entry.container:
        return entry
    for path in (f"{tei('front')}//{tei('docTitle')}", f"{tei('body')}/{tei('head')}"):
        found = document.tree.find(f".//{path}")
        if found is not None and words_of(found):
            return replace(entry, title=words_of(found))
    return entry


def _with_language(entry: Entry, document: Document) -> Entry:
    """Complete a document's own record by the one language that its header declares."""
    used = [each.get("ident", "") for each in document.tree.iter(tei("language"))]
    return entry if entry.language or len(used) != 1 else replace(entry, language=used[0])


def _citations(document: Document) -> Iterator[_Citation]:
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
        yield _Citation(
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


@dataclass
class _Memory:
    """Remember the citations of one document so far, for the short ones that follow."""

    by_note: dict[str, list[_Citation]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, dict[int, _Citation]] = field(default_factory=lambda: defaultdict(dict))
    last: _Citation | None = None

    def add(self, citation: _Citation) -> None:
        """Take in one citation whose work is known."""
        self.by_note[citation.note].append(citation)
        for name in _names(citation.entry):
            # The last one cited stands last: «op. cit.» is of that.
            self.by_name[name].pop(citation.group, None)
            self.by_name[name][citation.group] = citation
        self.last = citation

    def answer(self, short: _Citation) -> _Citation | None:
        """Return the fuller citation that a short one points to by its words."""
        reference = short.work.reference
        if reference is not None and reference.kind == "ibid":
            return self.last
        target = short.element.find(f".//{tei('ref')}[@type='note']")
        names = {surname_skeleton(each.family) for each in short.entry.authors}
        if target is None:
            return self._named(short, names)
        found = self.by_note[target.get("target", "").lstrip("#")]
        if not names:
            return found[0] if len({each.group for each in found}) == 1 else None
        return next((each for each in found if names & _names(each.entry)), None)

    def _named(self, short: _Citation, names: set[str]) -> _Citation | None:
        """Return the last work by the authors whose title has the words of the short one.

        Where the words say «op. cit.», no title is asked for.
        """
        known = names & self.by_name.keys()
        found = [c for name in sorted(known) for c in reversed(self.by_name[name].values())]
        words = f" {fold(short.entry.title)} "
        likely = (c for c in found if not words.strip() or words in f" {fold(c.entry.title)} ")
        return next(likely, found[0] if found and short.work.reference else None)


def _is_short(citation: _Citation) -> bool:
    """Tell a citation that points to a fuller one, if only by author and short title."""
    entry = citation.entry
    said = (entry.date, entry.url, entry.publisher, entry.place, entry.container, entry.number)
    by_title = bool(entry.authors and entry.title) and not any(said)
    return citation.work.reference is not None or by_title


def _join(groups: _Groups, citations: Sequence[_Citation]) -> None:
    """Give every citation the number of its work."""
    by_id = {each.at.place: each for each in citations if each.at.xml_id}
    later: list[_Citation] = []
    memories: dict[str, _Memory] = defaultdict(_Memory)
    for each in citations:
        known = next((groups.by_pointer[p] for p in each.pointers if p in groups.by_pointer), None)
        if known is not None:
            each.group = known
            groups.join(known, each.entry)
        elif any(p in by_id for p in each.pointers):
            later.append(each)
            continue
        elif _is_short(each):
            answer = memories[each.document.name].answer(each)
            if answer is not None:
                each.group = answer.group
            else:
                each.group = (groups.new if each.work.reference else groups.add)(each.entry)
        else:
            each.group = groups.add(each.entry)
        memories[each.document.name].add(each)
    for each in later:
        other = next(by_id[p] for p in each.pointers if p in by_id)
        each.group = other.group if other.group >= 0 else groups.new(each.entry)


def _names(entry: Entry) -> set[str]:
    return {surname_skeleton(each.family) for each in (*entry.authors, *entry.editors)}


def _blocks(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield what two entries of one work have in common, so that few are compared."""
    people = entry.authors or entry.editors
    if entry.title and people:
        yield "person", surname_skeleton(people[0].family), entry.year
    for words in filter(None, (entry.title, entry.translation)):
        yield "title", fold(words)[:16], entry.year
    if entry.container:
        yield "issue", entry.date, entry.volume, entry.number


def _same(one: Entry, other: Entry) -> bool:
    """Tell whether two records are of one work: nothing that both have may differ."""
    if bool(one.title) != bool(other.title) or one.self_of != other.self_of != "":
        return False
    if not one.title:
        where = ("volume", "number", "date", "pages")
        same = all(getattr(one, name) == getattr(other, name) for name in where)
        return same and one.date != "" and _alike(one.container, other.container)
    if one.year != other.year or not _same_volume(one, other):
        return False
    if _alike(one.title, other.title):
        return not (one.authors and other.authors) or bool(_names(one) & _names(other))
    # One note has the title itself, the other its translation alone.
    printed = one.container and one.date == other.date and _alike(one.container, other.container)
    return bool(printed) and (
        _alike(one.title, other.translation) or _alike(one.translation, other.title)
    )


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and fuzz.ratio(fold(one), fold(other)) >= _ALIKE


def _same_volume(one: Entry, other: Entry) -> bool:
    pairs = ((one.volume, other.volume), (one.number, other.number))
    return all(a == b or not a or not b for a, b in pairs)


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
