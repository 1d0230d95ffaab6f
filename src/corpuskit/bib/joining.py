"""Which citations are of one work: by pointers, by what short forms say, by what is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree
from rapidfuzz import fuzz

from corpuskit.bib.entry import CitedAt, Entry
from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.vocabulary import fold
from corpuskit.bib.work import Work
from corpuskit.tei.document import Document
from corpuskit.tei.names import tei

# Two printed titles of one author and year that are alike beyond this are the same one, typed or
# transliterated twice.
_ALIKE = 90.0


@dataclass
class Citation:
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
class Groups:
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


@dataclass
class _Memory:
    """Remember the citations of one document so far, for the short ones that follow."""

    by_note: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, dict[int, Citation]] = field(default_factory=lambda: defaultdict(dict))
    last: Citation | None = None

    def add(self, citation: Citation) -> None:
        """Take in one citation whose work is known."""
        self.by_note[citation.note].append(citation)
        for name in _names(citation.entry):
            # The last one cited stands last: «op. cit.» is of that.
            self.by_name[name].pop(citation.group, None)
            self.by_name[name][citation.group] = citation
        self.last = citation

    def answer(self, short: Citation) -> Citation | None:
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

    def _named(self, short: Citation, names: set[str]) -> Citation | None:
        """Return the last work by the authors whose title has the words of the short one.

        Where the words say «op. cit.», no title is asked for.
        """
        known = names & self.by_name.keys()
        found = [c for name in sorted(known) for c in reversed(self.by_name[name].values())]
        words = f" {fold(short.entry.title)} "
        likely = (c for c in found if not words.strip() or words in f" {fold(c.entry.title)} ")
        return next(likely, found[0] if found and short.work.reference else None)


def _is_short(citation: Citation) -> bool:
    """Tell a citation that points to a fuller one, if only by author and short title."""
    entry = citation.entry
    said = (entry.date, entry.url, entry.publisher, entry.place, entry.container, entry.number)
    by_title = bool(entry.authors and entry.title) and not any(said)
    return citation.work.reference is not None or by_title


def join_citations(groups: Groups, citations: Sequence[Citation]) -> None:
    """Give every citation the number of its work."""
    by_id = {each.at.place: each for each in citations if each.at.xml_id}
    later: list[Citation] = []
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
