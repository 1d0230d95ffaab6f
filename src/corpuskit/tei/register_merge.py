"""Merge the names that the machine finds into a register that people keep.

The register says which names are one person's. A name that stands in it leads to the entry where
it stands now, wherever the machine had put it; a name that was proposed once and stands nowhere
any more was taken out by a person and is not put in again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from xml.sax.saxutils import escape

from lxml import etree

from corpuskit.core.fixes import Edit
from corpuskit.tei import writable
from corpuskit.tei.base import RegisterBase
from corpuskit.tei.document import Document
from corpuskit.tei.edit import retagged, start_tag
from corpuskit.tei.header import MACHINE
from corpuskit.tei.likeness import Likeness, Lookalikes
from corpuskit.tei.names import XML_ID, tei
from corpuskit.tei.placing import end_of, lead_of, removal
from corpuskit.tei.registers import (
    Entry,
    Kind,
    entry_attributes,
    entry_elements,
    free_identifier,
    is_clear,
    read_register,
)

_STEP = "  "


@dataclass(frozen=True)
class Proposal:
    """Hold what is to be added to a register, and where each name leads.

    `ids` gives the entry of each name that has one. `base` is what to remember.
    """

    ids: Mapping[str, str]
    entries: tuple[Entry, ...]
    names: Mapping[str, tuple[str, ...]]
    base: RegisterBase


@dataclass
class _Book:
    """Keep account of a register while names are brought into it."""

    likeness: InitVar[Likeness]
    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _order: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self, likeness: Likeness) -> None:
        self._lookalikes = Lookalikes(likeness)

    def enter(self, identifier: str, names: Iterable[str]) -> None:
        """Take in an entry, or more names of it."""
        self.names[identifier] += ()
        if identifier not in self._numbers:
            self._numbers[identifier] = len(self._order)
            self._order.append(identifier)
        for name in names:
            self._lookalikes.add(self._numbers[identifier], name)
            self.ids.setdefault(name, identifier)
            self.names[identifier].append(name)

    def like(self, name: str) -> str | None:
        """Return the entry with a name that may be the same one's."""
        like = self._lookalikes.like(name)
        return self._order[like[0]] if is_clear(name, len(like)) else None


def propose_to(
    kind: Kind,
    document: Document,
    base: RegisterBase | None,
    names: Iterable[str],
    *,
    likeness: Likeness,
    identifier: Callable[[str], str],
) -> Proposal:
    """Say what is to be added to a register as it stands.

    `base` is what was proposed before; None says that nobody knows, and then nothing is added: what
    stands there is what people decided.
    """
    stands, lost = _Book(likeness), _Book(likeness)
    for entry in read_register(kind, document.tree):
        stands.enter(entry.identifier, entry.names)
    present = set(stands.names)
    said = {key: list(value) for key, value in (base or RegisterBase()).entries.items()}
    for entry_id, proposed in said.items():
        lost.enter(entry_id, (name for name in proposed if name not in stands.ids))
    key: str | None
    taken = {MACHINE, *present, *said, *document.ids}
    ids: dict[str, str] = {}
    added: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        key = stands.ids.get(name)
        if key is not None:
            ids[name] = key
            continue
        key = lost.ids.get(name)
        if key is not None:
            if key in present:
                ids[name] = key
            continue
        key = stands.like(name)
        if key is None and (base is None or lost.like(name) is not None):
            key = lost.like(name) or free_identifier(identifier(name), taken)
            lost.enter(key, (name,))
        else:
            key = key or free_identifier(identifier(name), taken)
            ids[name] = key
            if base is not None:
                stands.enter(key, (name,))
                added[key].append(name)
        said.setdefault(key, []).append(name)
    return Proposal(
        ids,
        tuple(Entry(key, tuple(added[key])) for key in sorted(added) if key not in present),
        {key: tuple(proposed) for key, proposed in added.items() if key in present},
        RegisterBase({key: tuple(dict.fromkeys(value)) for key, value in said.items()}),
    )


def withdrawable(kind: Kind, document: Document, base: RegisterBase) -> tuple[str, ...]:
    """Return the ids of entries that stand as the machine proposed them."""
    return tuple(
        entry.identifier
        for entry in read_register(kind, document.tree)
        if not entry.original and set(entry.names) == set(base.entries.get(entry.identifier, ()))
    )


def register_edits(
    kind: Kind, document: Document, proposal: Proposal, withdrawn: Collection[str] = ()
) -> Iterator[Edit]:
    """Yield the edits that bring a proposal into a register; what stands there stays as it is."""
    elements = dict(entry_elements(kind, document.tree))
    used = set(proposal.ids.values())
    for key, element in elements.items():
        if key in withdrawn:
            yield removal(document, element)
            continue
        if key in proposal.names:
            yield _names(kind, document, element, proposal.names[key])
        if key in used and element.get(XML_ID) is None:
            start, end = document.positions.start_tag(element)
            yield Edit(start, end, retagged(document.data[start:end], {"xml:id": key}))
    listing = next(document.tree.iter(tei(kind.list_tag)), None)
    if listing is None:
        return
    ordered = [(key, e) for key, e in elements.items() if e.getparent() is listing]
    for entry in proposal.entries:
        before = [e for key, e in ordered if key < entry.identifier]
        yield _entry(kind, document, entry, listing, before[-1] if before else None)


def _entry(
    kind: Kind,
    document: Document,
    entry: Entry,
    listing: etree._Element,
    after: etree._Element | None,
) -> Edit:
    lead = lead_of(document, listing[0] if len(listing) else listing)
    inner = lead + _STEP
    opening = start_tag(kind.entry_tag, entry_attributes(kind, entry.identifier)).decode()
    names = "".join(f"{inner}{_name(kind, name)}" for name in entry.names)
    text = f"{lead}{opening}{names}{lead}</{kind.entry_tag}>".encode()
    at = end_of(document, after) if after is not None else document.positions.start_tag(listing)[1]
    return Edit(at, at, text)


def _names(kind: Kind, document: Document, element: etree._Element, names: Iterable[str]) -> Edit:
    present = list(element.iterchildren(tei(kind.name_tag)))
    if present:
        at, lead = end_of(document, present[-1]), lead_of(document, present[-1])
    else:
        at = document.positions.start_tag(element)[1]
        lead = lead_of(document, element) + _STEP
    return Edit(at, at, "".join(f"{lead}{_name(kind, name)}" for name in names).encode())


def _name(kind: Kind, words: str) -> str:
    return f"<{kind.name_tag}>{escape(writable.text(words))}</{kind.name_tag}>"
