"""Mark treaties and their kin, and what points back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpuskit.convert.annotate.context import Context
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.language.treaties import (
    TreatyName,
    content_words,
    find_treaties,
    same_instrument,
)

_BRACKET = re.compile(r"[\s'’\"”]*\[$")
_OPENING = "'‘\"“«"
_FEW_EXTRA = 3


def annotate_treaties(draft: Draft, context: Context) -> Draft:  # noqa: ARG001
    """Add `rs type="treaty"` marks over names and descriptions of instruments.

    The key is the fullest name that the document gives the instrument: a name in a note counts for
    the name in the sentence that the note stands at. «The agreement» takes the key of the last
    instrument of its kind.
    """
    index = _Index()
    added: dict[int, tuple[Mark, ...]] = {}
    for passage in _reading_order(draft):
        found = tuple(n for n in find_treaties(passage.chars) if not _in_title(passage, n))
        near = _named_at_mark(draft, passage, index)
        marks = tuple(_mark(passage, name, index, near) for name in found)
        originals = _originals(passage, found, index)
        kept = tuple(mark for mark in (*marks, *originals) if mark is not None)
        if kept:
            added[passage.number] = kept
    return draft.with_marks(added)


@dataclass
class _Index:
    """Remember the instruments named so far, the last one last."""

    names: list[tuple[str, str]] = field(default_factory=list)
    hosts: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def key(self, name: TreatyName, near: str) -> str:
        """Return the key of a name: that of an equal one, of the one it is noted at, or its own."""
        for known, kind in reversed(self.names):
            if kind == name.kind and (
                same_instrument(known, name.name) or _short(name.name, known)
            ):
                return self._again(known, kind)
        if near and _compatible(near, name.name):
            return self._again(near, name.kind)
        self.names.append((name.name, name.kind))
        return name.name

    def last(self, kind: str) -> str:
        """Return the key of the last instrument of a kind, or of any."""
        return next((key for key, known in reversed(self.names) if kind in ("", known)), "")

    def _again(self, key: str, kind: str) -> str:
        self.names.append((key, kind))
        return key


def _reading_order(draft: Draft) -> Iterator[Passage]:
    """Yield passages as read: each followed by the notes at its marks."""
    hosted = {m.passage for p in draft.passages for m in p.marks if m.passage is not None}
    for passage in draft.passages:
        if passage.number not in hosted:
            yield passage
            for mark in passage.marks:
                if mark.passage is not None:
                    yield draft.passages[mark.passage]


def _in_title(passage: Passage, name: TreatyName) -> bool:
    """Tell a name inside the title of a book or paper, or a heading in capitals, from a mention."""
    if passage.kind in ("head", "titlePart") and passage.chars[name.start : name.end].isupper():
        return True
    return any(
        mark.tag == "hi"
        and mark.start <= name.start
        and name.end <= mark.end
        and (passage.kind == "note" or mark.end - mark.start > name.end - name.start)
        for mark in passage.marks
    )


def _mark(passage: Passage, name: TreatyName, index: _Index, near: str) -> Mark | None:
    if name.description:
        key = index.last(name.kind)
        kind = "description"
    else:
        key, kind = index.key(name, near), "name"
    index.hosts.setdefault(passage.number, []).append((name.end, key))
    if not key:
        return None
    return Mark(name.start, name.end, "rs", (("type", "treaty"), ("subtype", kind), ("key", key)))


def _named_at_mark(draft: Draft, note: Passage, index: _Index) -> str:
    """Return the instrument named last before the mark of a note, empty for other passages."""
    if note.host is None:
        return ""
    marks = draft.passages[note.host].marks
    offset = next((mark.start for mark in marks if mark.passage == note.number), 0)
    before = [key for end, key in index.hosts.get(note.host, []) if end <= offset]
    return before[-1] if before else ""


def _compatible(a: str, b: str) -> bool:
    """Tell whether two names of one place in the text can be one instrument's."""
    mine, yours = content_words(a), content_words(b)
    few, many = sorted((mine, yours), key=len)
    return bool(few) and few <= many and len(many) - len(few) <= _FEW_EXTRA


def _short(name: str, known: str) -> bool:
    """Tell whether a name is a shorter form of one that the document has given before."""
    return bool(content_words(name)) and content_words(name) < content_words(known)


def _originals(passage: Passage, found: tuple[TreatyName, ...], index: _Index) -> Iterator[Mark]:
    """Mark the title in the original language that a bracketed translation follows."""
    for name in found:
        before = passage.chars[: name.start]
        bracket = _BRACKET.search(before)
        if name.description or not bracket or before[bracket.start() : bracket.start() + 1] == "[":
            continue
        end = bracket.start()
        start = max((before.rfind(sign, 0, end) for sign in _OPENING), default=-1)
        if 0 <= start < end - 3 and not any(start < other.start < end for other in found):
            key = next(
                (key for at, key in index.hosts.get(passage.number, []) if at == name.end), ""
            )
            attributes = (("type", "treaty"), ("subtype", "name"), ("key", key))
            yield Mark(start + 1, end, "rs", attributes)
