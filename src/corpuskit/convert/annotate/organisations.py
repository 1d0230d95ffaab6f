"""Mark organisations: by head noun, by acronym, as known everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.language.organisations import (
    OrganisationName,
    defined_acronyms,
    find_organisations,
)

_BLOCKING = frozenset(
    {"rs", "persName", "orgName", "placeName", "date", "title", "publisher", "pubPlace", "ref"}
)
# A name that ends in «of» or «the» was cut short, and names nothing.
_PREPOSITION = 3
# Capitals mean nothing in headings: there a name must be known from the text.
_CAPITALISED = frozenset({"head", "docTitle", "titlePart", "label", "byline", "docAuthor"})


def annotate_organisations(draft: Draft, _context: Context) -> Draft:
    """Add `orgName` marks; an acronym and the name it stands for share the key, the full name."""
    defined: dict[str, str] = {}
    for passage in draft.passages:
        for acronym, name in defined_acronyms(passage.chars).items():
            defined.setdefault(acronym, name)
    running = [p for p in draft.passages if p.kind not in _CAPITALISED and not p.chars.isupper()]
    found = {p.number: tuple(_allowed(p, defined)) for p in running}
    named = {name.name for names in found.values() for name in names}
    for passage in draft.passages:
        if passage.kind in _CAPITALISED and not passage.chars.isupper():
            found[passage.number] = tuple(n for n in _allowed(passage, defined) if n.name in named)
    return draft.with_marks(
        {
            number: tuple(Mark(n.start, n.end, "orgName", (("key", n.full),)) for n in names)
            for number, names in found.items()
            if names
        }
    )


def _allowed(passage: Passage, defined: Mapping[str, str]) -> Iterator[OrganisationName]:
    for name in find_organisations(passage.chars, defined):
        cut = name.name.rstrip().rpartition(" ")[2]
        if cut.islower() and len(cut) <= _PREPOSITION:
            continue
        if not any(_forbids(mark, name, passage) for mark in passage.marks):
            yield name


def _forbids(mark: Mark, name: OrganisationName, passage: Passage) -> bool:
    """Tell a mark that a name may not lie in or cross: titles in italics, other names, dates."""
    if mark.end <= name.start or name.end <= mark.start or mark.start == mark.end:
        return False
    if mark.tag in _BLOCKING:
        return True
    longer = mark.end - mark.start > name.end - name.start
    if mark.tag == "hi" and mark.end - mark.start >= len(passage.chars.strip()):
        return False
    if mark.tag == "hi" and mark.start <= name.start and name.end <= mark.end:
        return longer or passage.kind == "note"
    return not (mark.start <= name.start and name.end <= mark.end) and mark.tag != "hi"
