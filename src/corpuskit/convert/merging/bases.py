"""Make the base of a TEI file from what stands in it, and tell whether one is its own."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from corpuskit.convert.merging.sight import annotating, by_passage, flat, standing
from corpuskit.convert.reread import Reading, read_again
from corpuskit.tei.base import Base
from corpuskit.tei.build import build
from corpuskit.tei.document import Document
from corpuskit.tei.identifiers import last_numbers
from corpuskit.tei.names import XML_ID, tei
from corpuskit.tei.seal import BLANK, MACHINE

# A passage is known by so many characters at its beginning, a file by one of so many passages.
_HEAD = 24
_ENOUGH = 4


def own_base(document: Document) -> Base:
    """Return the base of a file that nobody edited: all that stands there is the machine's."""
    reading = read_again(document)
    return base_of(document, reading, Base(skeleton=skeleton_of(document, reading)))


def skeleton_of(document: Document, reading: Reading) -> tuple[str, ...]:
    """Return a file without its annotations and its seal, a line each."""
    head = deepcopy(document.tree.find(tei("teiHeader")))
    if head is None:
        return ()
    for stated in head.findall(f".//{tei('respStmt')}"):
        # Other software is stated where it answers for annotations, which a skeleton has none of.
        by_software = stated.find(f"{tei('name')}[@type='software']") is not None
        parent = stated.getparent()
        if by_software and stated.get(XML_ID) != MACHINE and parent is not None:
            parent.remove(stated)
    for change in head.iter(tei("change")):
        if change.get("who") == f"#{MACHINE}":
            change.set("n", BLANK)
    return tuple(build(reading.draft, head).decode().splitlines())


def base_of(document: Document, reading: Reading, base: Base | None = None) -> Base:
    """Return a base for which all that stands in a file is the machine's; `base` gives the rest."""
    text = flat(reading.draft)
    return replace(
        base or Base(),
        last=last_numbers(document.ids),
        passages=by_passage(standing(annotating(reading), text), text),
    )


def belongs_to(base: Base, document: Document) -> bool:
    """Tell whether a base is of this file: some of the longer passages begin there as they did."""
    text = document.tree.find(tei("text"))
    words = "" if text is None else " ".join("".join(map(str, text.itertext())).split())
    heads = [" ".join(passage.chars.split())[:_HEAD] for passage in base.passages]
    heads = [head for head in heads if len(head) == _HEAD]
    return len(heads) < _ENOUGH or any(head in words for head in heads)
