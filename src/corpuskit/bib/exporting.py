"""Write the bibliography of a corpus into a .bib file that people edit too.

Each field is merged of three: what it said at the last export, what the file says, what the TEI
says now. What a person changed in the file stays until it is imported.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpuskit.bib.bibfile import BibEntry, BibFile, evaluated, spliced, written
from corpuskit.bib.biblatex import biblatex_entry
from corpuskit.bib.classic import MONTHS, classic_entry
from corpuskit.bib.entry import Entry
from corpuskit.bib.entry_keys import identities
from corpuskit.bib.export_base import ExportBase, ExportedEntry
from corpuskit.bib.fields import BIBTEX, BibField, names_of
from corpuskit.bib.latex import decoded
from corpuskit.core.errors import Problem

Rendered = tuple[str, tuple[BibField, ...]]
VERBATIM = frozenset({"url", "doi", "file", "eprint", "date", "urldate"})
NAMES = frozenset({"author", "editor"})
_MONTHS: Mapping[str, str] = {month: month for month in MONTHS}
_IMPORT = "run «corpuskit bib import» to bring it into the TEI"


@dataclass(frozen=True, slots=True)
class Export:
    """Hold what an export makes: the file's bytes, its base, what is worth knowing."""

    data: bytes
    base: ExportBase
    notices: tuple[Problem, ...]


@dataclass
class _Merge:
    """Merge one bibliography into one file."""

    file: BibFile
    base: ExportBase
    changes: list[tuple[int, int, str]] = field(default_factory=list)
    entries: dict[str, ExportedEntry] = field(default_factory=dict)
    notices: list[Problem] = field(default_factory=list)
    is_known: bool = True
    highest: list[tuple[str, int]] = field(default_factory=list)


def rendered(entry: Entry, dialect: str) -> Rendered:
    """Return the type and fields of a work in a dialect."""
    return classic_entry(entry) if dialect == BIBTEX else biblatex_entry(entry)


def meaning(name: str, value: str | None) -> object:
    """Return what a field says, however it is written: braces, commands, spacing aside."""
    if value is None:
        return None
    if name in VERBATIM:
        return value.strip()
    if name in NAMES:
        return names_of(value)
    return decoded(value)


def said(fields: Sequence[BibField]) -> dict[str, str]:
    """Return what fields of ours say, by their names."""
    return {each.name: evaluated(each.value, _MONTHS) or "" for each in fields}


def export(
    works: Sequence[Entry],
    file: BibFile,
    base: ExportBase | None,
    dialect: str,
    *,
    whole: bool = True,
) -> Export:
    """Merge works into a .bib file; `whole` says that they are all there are.

    An entry whose work is gone from the TEI goes from the file too, unless a person changed it.
    """
    merge = _Merge(file, base or ExportBase(dialect), is_known=base is not None)
    merge.highest = _highest(file, merge.base)
    ours = {work.key: (work, rendered(work, dialect)) for work in works}
    for key, (work, (kind, fields)) in ours.items():
        place = file.by_key.get(key)
        if place is not None:
            _merge_entry(merge, work, place, (kind, fields))
        elif key not in file.unread:
            _insert(merge, key, written(key, kind, fields))
        if place is None:
            entry = ExportedEntry(identities(work), kind, said(fields))
            # Of an entry that cannot be read now, the last export stays the base.
            old = merge.base.entries.get(key) if key in file.unread else None
            merge.entries[key] = old or entry
    for key, last in merge.base.entries.items():
        if key in ours:
            continue
        stands = file.by_key.get(key)
        if not whole:
            merge.entries[key] = last
        elif stands is not None:
            _withdraw(merge, key, stands, last)
    changes = list(_placed(merge))
    if "\r\n" in file.text:
        changes = [(a, b, new.replace("\n", "\r\n")) for a, b, new in changes]
    text = spliced(file.text, changes)
    final = BibFile(file.path, text)
    return Export(final.data(), ExportBase(dialect, merge.entries), tuple(merge.notices))


def _insert(merge: _Merge, key: str, entry: str) -> None:
    """Put a new entry in front of the first of ours that comes after it, else at the end."""
    at = bisect_right(merge.highest, (key, len(merge.file.text)))
    after = merge.highest[at][1] if at < len(merge.highest) else len(merge.file.text)
    merge.changes.append((after, -1, entry))


def _highest(file: BibFile, base: ExportBase) -> list[tuple[str, int]]:
    """Return the entries of ours that come after all of ours before them, with their places.

    The first entry with a key after another one is always among these.
    """
    found: list[tuple[str, int]] = []
    for entry in file.entries:
        if entry.key in base.entries and (not found or entry.key > found[-1][0]):
            found.append((entry.key, entry.start))
    return found


def _placed(merge: _Merge) -> Iterator[tuple[int, int, str]]:
    """Return the changes with blank lines between entries."""
    text = merge.file.text
    end = len(text)
    is_first = not text.strip("\ufeff\n ")
    for start, stop, entry in sorted(merge.changes, key=lambda each: each[0]):
        if stop >= 0:
            yield start, stop, entry
        elif start < end:
            yield start, start, f"{entry}\n"
        else:
            gap = "" if is_first else "\n" if text.endswith("\n") else "\n\n"
            yield start, start, f"{gap}{entry}"
            is_first = False
            text = "\n"


def _merge_entry(merge: _Merge, work: Entry, place: BibEntry, ours: Rendered) -> None:
    """Merge one work into its entry, and remember what both now agree on."""
    old = merge.base.entries.get(place.key)
    kind, fields = ours
    now = {each.name: each for each in fields}
    base = old.fields if old else {}
    known = dict(base) if old else {}
    kept: dict[str, str | None] = {}
    for name in dict.fromkeys((*(each.name for each in place.fields), *now)):
        theirs = merge.file.value(place, name)
        mine = said([now[name]])[name] if name in now else None
        chosen = _chosen(name, theirs, mine, base.get(name), known=old is not None)
        is_read = theirs is not None or place.raw(name) is None
        if chosen == "theirs" and name != "keywords" and is_read:
            _tell(merge, place, name, (theirs, mine, base.get(name)))
        kept[name] = place.raw(name) if chosen != "mine" else now[name].value if mine else None
        if chosen != "theirs":
            known = {**known, name: mine} if mine is not None else _without(known, name)
    new_kind = kind if old and place.type == old.type else place.type
    merged = _in_order(place, fields, kept)
    if new_kind != place.type or merged != place.fields:
        entry = written(place.key, new_kind, merged).rstrip("\n")
        merge.changes.append((place.start, place.end, entry))
    merge.entries[place.key] = ExportedEntry(identities(work), kind, known)


def _without(known: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in known.items() if key != name}


def _chosen(
    name: str, theirs: str | None, mine: str | None, base: str | None, *, known: bool
) -> str:
    """Tell whose a field is: `same` for both, `mine` the TEI's, `theirs` the file's.

    `extra` is a field of the file's that the TEI has no word on.
    """
    a, b, c = (meaning(name, each) for each in (theirs, mine, base))
    if a == b:
        return "same"
    if mine is None and base is None:
        return "extra"
    if not known:
        return "mine" if theirs is None else "theirs"
    return "mine" if a == c else "theirs"


def _tell(
    merge: _Merge, place: BibEntry, name: str, values: tuple[str | None, str | None, str | None]
) -> None:
    theirs, mine, base = (decoded(each) if each is not None else "nothing" for each in values)
    line = place.lines.get(name, place.line)
    if mine == base and merge.is_known:
        message = f"{name} of «{place.key}» was changed here to «{theirs}» and is not imported"
        merge.notices.append(Problem(merge.file.path, line, message, _IMPORT))
        return
    message = f"{name} of «{place.key}» is «{theirs}» here and «{mine}» in the TEI"
    advice = "this file's is kept; correct one of them"
    merge.notices.append(Problem(merge.file.path, line, message, advice))


def _in_order(
    place: BibEntry, fields: Sequence[BibField], kept: Mapping[str, str | None]
) -> tuple[BibField, ...]:
    """Return the fields of an entry in its own order, new ones where ours have them."""
    order = [each.name for each in place.fields]
    before = ""
    for each in fields:
        if each.name not in order:
            order.insert(order.index(before) + 1 if before in order else 0, each.name)
        before = each.name
    return tuple(BibField(name, value) for name in order if (value := kept.get(name)) is not None)


def _withdraw(merge: _Merge, key: str, place: BibEntry, old: ExportedEntry) -> None:
    """Take out an entry whose work is gone, unless it says more than it said when exported."""
    names = {each.name for each in place.fields} | set(old.fields)
    same = all(
        meaning(name, merge.file.value(place, name)) == meaning(name, old.fields.get(name))
        for name in names
    )
    if same and place.type == old.type:
        text = merge.file.text
        end = place.end
        while end < len(text) and text[end] in "\r\n" and end - place.end < 2:
            end += 1
        merge.changes.append((place.start, end, ""))
        return
    message = f"«{key}» is cited no more in the TEI, and was changed here"
    merge.notices.append(Problem(merge.file.path, place.line, message, "it is kept; take it out"))


def cited_by(works: Sequence[Entry], document: str) -> tuple[Entry, ...]:
    """Return the works that a document cites."""
    return tuple(w for w in works if any(at.document == document for at in w.cited))


def documents_in(works: Sequence[Entry]) -> tuple[str, ...]:
    """Return the names of the documents that cite anything, or are works themselves."""
    found = {at.document for work in works for at in work.cited}
    return tuple(sorted(found | {work.self_of for work in works if work.self_of}))
