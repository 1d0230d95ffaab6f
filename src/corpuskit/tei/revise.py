"""Merge what changed in a source into the TEI file that people edit.

Three texts: the TEI without annotations as it was made from the source before, the same as it is
made now, and the file as it stands. They are compared token by token (words, single spaces, tags
of structure); what differs between the first two is brought into the third where the words in
question stand there as they were. Annotations are no tokens: they stay where they are, around
words that change under them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpuskit.core.fixes import Edit
from corpuskit.tei.edit import attributes_of, retagged
from corpuskit.tei.enclosing import Annotation, Annotations
from corpuskit.tei.token_difference import differences
from corpuskit.tei.tokens import ID, Token, is_seal

# Tags that stand among the words of a block.
_IN_LINES = frozenset({"hi", "lb", "pb"})
# Elements that a text has one of.
_ONCE = frozenset({"front", "body", "back"})
# A moved paragraph is known again by more characters than this.
_KNOWN_AGAIN = 30


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one difference: tokens of the old skeleton and those of the new in their place."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Revision:
    """Hold what comes of one change in the file as it stands.

    `block` is the number of the block of the old skeleton that it begins in. `edits` is
    empty for a change that stands there already. `across` are edits that take away
    annotations which would otherwise stand across its tags. `at` is a byte near its place, None
    where it cannot be brought in; then `words` are those that the source has now.
    """

    change: Change
    block: int = 0
    edits: tuple[Edit, ...] = ()
    across: tuple[Edit, ...] = ()
    is_made: bool = True
    at: int = 0
    words: str = ""


def changes(old: Sequence[Token], new: Sequence[Token]) -> list[Change]:
    """Return where two skeletons differ."""
    return [
        Change(a0, a1, b0, b1)
        for same, a0, a1, b0, b1 in differences([t.key for t in old], [t.key for t in new])
        if not same
    ]


@dataclass(frozen=True, slots=True)
class Texts:
    """Hold the two texts that edits are made of, and what is to be asked about them.

    `named` gives the id of an element that is new, from the id that it has in `new`.
    `is_persons` tells an annotation that a person made, from its name and attributes.
    """

    new: bytes
    ours: bytes
    named: Callable[[str], str | None]
    is_persons: Callable[[str, Mapping[str, str]], bool]


def revisions(
    old: Sequence[Token], new: Sequence[Token], ours: Sequence[Token], texts: Texts
) -> Iterator[Revision]:
    """Yield what each change comes to in the file as it stands."""
    place: dict[int, int] = {-1: -1}
    for same, a0, a1, b0, _ in differences([t.key for t in old], [t.key for t in ours]):
        if same:
            place |= {a0 + n: b0 + n for n in range(a1 - a0)}
    annotations = Annotations.of(texts.ours, ours)
    blocks = [n for n, t in enumerate(old) if t.is_opening and t.name not in _IN_LINES]
    found = changes(old, new)
    taken_out = {
        _shown(old[c.old_start : c.old_end])
        for c in found
        if not any(n in place for n in range(c.old_start, c.old_end))
    }
    present = {token.name for token in ours if token.is_opening}
    for change in found:
        wanted = new[change.new_start : change.new_end]
        is_new = change.old_start == change.old_end
        if is_new and len(_shown(wanted)) > _KNOWN_AGAIN and _shown(wanted) in taken_out:
            # A paragraph that the source moved, and that a person has taken out.
            yield Revision(change)
            continue
        if is_new and any(t.is_opening and t.name in _ONCE & present for t in wanted):
            yield Revision(change, is_made=False, words=_shown(wanted))
            continue
        revision = _revision(change, new, ours, texts, place, annotations)
        yield replace(revision, block=bisect_right(blocks, change.old_start))


def _revision(
    change: Change,
    new: Sequence[Token],
    ours: Sequence[Token],
    texts: Texts,
    place: Mapping[int, int],
    annotations: Annotations,
) -> Revision:
    wanted = new[change.new_start : change.new_end]
    before, after = place.get(change.old_start - 1), place.get(change.old_end)
    if before is not None and after is not None:
        between = ours[before + 1 : after]
        if [t.key for t in between] == [t.key for t in wanted]:
            return Revision(change)
    spot = [place[n] for n in range(change.old_start, change.old_end) if n in place]
    complete = len(spot) == change.old_end - change.old_start
    together = all(b == a + 1 for a, b in pairwise(spot))
    if before is None:
        before = spot[0] - 1 if spot else None if after is None else after - 1
    standing = [ours[n] for n in spot]
    if before is None or not complete or not (together or _are_alike(standing, wanted)):
        at = ours[before].end if before is not None and before >= 0 else 0
        return Revision(change, is_made=False, at=at, words=_shown(wanted))
    begin = ours[before].end if before >= 0 else 0
    has_tags = any(token.is_tag for token in (*standing, *wanted))
    if has_tags:
        begin = annotations.closed(begin)
    end = standing[-1].end if standing else begin
    gone: list[Annotation] = []
    if standing and (has_tags or not _are_alike(standing, wanted)):
        words = standing[0].start, end
        around = annotations.within(begin, annotations.closed(end))
        gone = [e for e in around if has_tags or not wanted or not e.holds(*words)]
    if any(texts.is_persons(each.name, each.attributes) for each in gone):
        return Revision(change, is_made=False, at=begin, words=_shown(wanted))
    across = annotations.over(begin, end) if has_tags else []
    return Revision(
        change,
        edits=(
            *_edits(change, new, texts, standing, begin),
            *(edit for each in gone for edit in each.removal),
        ),
        across=tuple(
            edit
            for each in across
            if each not in gone and not texts.is_persons(each.name, each.attributes)
            for edit in each.removal
        ),
        at=standing[0].start if standing else begin,
    )


def composed(
    old: Sequence[Token],
    old_data: bytes,
    new: Sequence[Token],
    new_data: bytes,
    unmade: Sequence[Change],
) -> bytes:
    """Return the new skeleton with the changes that were not made taken back."""
    parts: list[bytes] = []
    at = 0
    for change in unmade:
        start = new[change.new_start - 1].end if change.new_start else 0
        end = new[change.new_end - 1].end if change.new_end else 0
        old_start = old[change.old_start - 1].end if change.old_start else 0
        old_end = old[change.old_end - 1].end if change.old_end else 0
        parts += (new_data[at:start], old_data[old_start:old_end])
        at = end
    parts.append(new_data[at:])
    return b"".join(parts)


def _edits(
    change: Change, new: Sequence[Token], texts: Texts, standing: Sequence[Token], begin: int
) -> Iterator[Edit]:
    """Yield the edits of a change; `begin` is the byte after the token before it."""
    wanted = new[change.new_start : change.new_end]
    if _are_alike(standing, wanted):
        for a, b in zip(standing, wanted, strict=True):
            yield from _changed(a, b, texts)
        return
    gap, text = b"", b""
    if wanted:
        first = new[change.new_start - 1].end if change.new_start else 0
        gap = texts.new[first : wanted[0].start]
        text = gap + _renamed(wanted, standing, texts)
    if b"\r\n" in texts.ours:
        text = text.replace(b"\n", b"\r\n")
    at = standing[0].start if standing and not gap else begin
    if text:
        yield Edit(at, at, text)
    for n, token in enumerate(standing):
        previous = standing[n - 1].end if n else begin
        is_blank = not texts.ours[previous : token.start].strip()
        takes_gap = is_blank and (n > 0 or not text or gap)
        yield Edit(previous if takes_gap else token.start, token.end, b"")


def _are_alike(standing: Sequence[Token], wanted: Sequence[Token]) -> bool:
    """Tell whether tokens answer to each other one by one: tags of one name, words to words."""
    return len(standing) == len(wanted) and all(
        a.is_tag == b.is_tag and (not a.is_tag or a.name == b.name)
        for a, b in zip(standing, wanted, strict=True)
    )


def _changed(a: Token, b: Token, texts: Texts) -> Iterator[Edit]:
    """Yield what makes one token another of its kind: the attributes of a tag, or a word."""
    if a.key == b.key:
        return
    mine, theirs = texts.ours[a.start : a.end], texts.new[b.start : b.end]
    if not a.is_tag:
        yield Edit(a.start, a.end, theirs)
        return
    stands, wanted = attributes_of(mine), attributes_of(theirs)
    differs: dict[str, str | None] = {
        name: wanted.get(name)
        for name in {**stands, **wanted}
        if name != ID and stands.get(name) != wanted.get(name) and not is_seal(name, wanted)
    }
    yield Edit(a.start, a.end, retagged(mine, differs))


def _renamed(wanted: Sequence[Token], standing: Sequence[Token], texts: Texts) -> bytes:
    """Return new text with ids of this file: those of the tags it replaces, else new ones."""
    left = [
        (token.name, attributes_of(texts.ours[token.start : token.end]).get(ID))
        for token in standing
        if token.is_opening
    ]
    parts: list[bytes] = []
    at = wanted[0].start
    for token in wanted:
        tag = texts.new[token.start : token.end]
        name = attributes_of(tag).get(ID) if token.is_opening else None
        if name is None:
            continue
        own = next((pair for pair in left if pair[0] == token.name), None)
        if own is not None:
            left.remove(own)
        given = own[1] if own is not None else texts.named(name)
        parts += (texts.new[at : token.start], retagged(tag, {ID: given}))
        at = token.end
    parts.append(texts.new[at : wanted[-1].end])
    return b"".join(parts)


def _shown(wanted: Sequence[Token]) -> str:
    return " ".join("".join(token.key for token in wanted if not token.is_tag).split())
