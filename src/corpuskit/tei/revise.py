"""Merge what changed in a source into the TEI file that people edit.

Three texts: the TEI without annotations as it was made from the source before, the same as it is
made now, and the file as it stands. They are compared token by token (words, single spaces, tags
of structure); what differs between the first two is brought into the third where the words in
question stand there as they were. Annotations are no tokens: they stay where they are, around
words that change under them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from html import unescape
from itertools import accumulate, groupby, pairwise
from operator import attrgetter

from rapidfuzz.distance import Indel

from corpuskit.tei.align import TAG, token_by_token
from corpuskit.tei.edit import Edit, attributes_of, retagged
from corpuskit.tei.seal import MACHINE

_MARKUP = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|<![^>]*>"
    rb"|<[^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+>",
    re.DOTALL,
)
_WORD = re.compile(r"&[^;&<\s]+;|\w+|[ \t\r\n]+|[^\w\s]|\s")
_LINE_END = re.compile(rb"[\r\n]")
_NAME = re.compile(rb"</?([^\s/>]+)")
_ID = "xml:id"
_END = f"{TAG}/"
_TEXT = f"{TAG}text"
# Tags that stand among the words of a block.
_IN_LINES = frozenset({f"{TAG}hi", f"{TAG}lb", f"{TAG}pb"})
# Texts with fewer words in common (against the words of both) are other texts: one of them takes
# the other's place as a whole, so that no words of the two are mixed.
_RELATED = 0.4
# Elements that a text has one of.
_ONCE = frozenset(f"{TAG}{name}" for name in ("front", "body", "back"))
# A moved paragraph is known again by more characters than this.
_KNOWN_AGAIN = 30
# Beyond this product of lengths a difference token by token takes too much memory, a bit each.
_LARGEST = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one token: what it is compared by, and its bytes."""

    key: str
    start: int
    end: int

    @property
    def is_tag(self) -> bool:
        """Tell whether it is a tag."""
        return self.key.startswith(TAG)

    @property
    def is_opening(self) -> bool:
        """Tell whether it is a start tag, or an empty one."""
        return self.key.startswith(TAG) and not self.key.startswith(_END)


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


def tokens(data: bytes, is_annotation: Callable[[str, dict[str, str]], bool]) -> list[Token]:
    """Return the tokens of a TEI file; `is_annotation` says which elements of the text are none."""
    found: list[Token] = []
    hidden: list[bool] = []
    in_text = is_begin = False
    at = 0
    for match in _MARKUP.finditer(data):
        tag = match[0]
        found += _words(data, *_inside(data, at, match.start(), is_begin, tag.startswith(b"</")))
        at = match.end()
        is_begin = tag[:2] not in (b"</", b"<!", b"<?", b"]]") and not tag.endswith(b"/>")
        if tag[:2] in (b"<!", b"<?", b"]]"):
            continue
        name = _NAME.match(tag)
        if name is None:
            continue
        if tag.startswith(b"</"):
            skipped = hidden.pop() if hidden else False
            key = f"{_END}{name[1].decode()}"
        else:
            pairs = attributes_of(tag)
            skipped = in_text and is_annotation(name[1].decode(), pairs)
            in_text = in_text or name[1] == b"text"
            if not tag.endswith(b"/>"):
                hidden.append(skipped)
            key = _tag_key(name[1].decode(), pairs)
        if not skipped:
            found.append(Token(key, match.start(), match.end()))
    found += _words(data, at, len(data))
    return list(_without_layout(found))


def changes(old: Sequence[Token], new: Sequence[Token]) -> list[Change]:
    """Return where two skeletons differ."""
    return [
        Change(a0, a1, b0, b1)
        for same, a0, a1, b0, b1 in _opcodes([t.key for t in old], [t.key for t in new])
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


@dataclass(frozen=True, slots=True)
class Annotation:
    """Hold the bytes of the two tags of an annotation, and what its start tag says."""

    start: tuple[int, int]
    end: tuple[int, int]
    name: str
    attributes: Mapping[str, str]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether all that is between two bytes stands in it."""
        return self.start[1] <= start and end <= self.end[0]

    @property
    def removal(self) -> tuple[Edit, Edit]:
        """Return the edits that take away the tags."""
        return Edit(*self.start, b""), Edit(*self.end, b"")


@dataclass(frozen=True)
class Annotations:
    """Find the annotations of a text, whose tags are no tokens, by their bytes."""

    found: tuple[Annotation, ...]

    @classmethod
    def of(cls, data: bytes, own: Sequence[Token]) -> Annotations:
        """Return the annotations of a text with these tokens, in the order of their start tags."""
        first = next((t.start for t in own if t.is_opening and _tag_name(t.key) == _TEXT), None)
        if first is None:
            return cls(())
        tags = {token.start for token in own if token.is_tag}
        opened: list[tuple[int, int, bytes]] = []
        found: list[Annotation] = []
        for match in _MARKUP.finditer(data, first):
            tag = match[0]
            name = _NAME.match(tag)
            if match.start() in tags or name is None or tag[:2] in (b"<!", b"<?"):
                continue
            if tag.startswith(b"</") and opened:
                start, end, opening = opened.pop()
                pairs = attributes_of(opening)
                found.append(Annotation((start, end), match.span(), name[1].decode(), pairs))
            elif not tag.endswith(b"/>"):
                opened.append((*match.span(), tag))
        return cls(tuple(sorted(found, key=lambda each: each.start)))

    def within(self, start: int, end: int) -> list[Annotation]:
        """Return those that stand between two bytes as a whole."""
        return [e for e in self._near(start, end) if start <= e.start[0] and e.end[1] <= end]

    def over(self, start: int, end: int) -> list[Annotation]:
        """Return those of which a part stands between two bytes, or that stand around them."""
        return [
            e
            for e in self._near(start, end)
            if e.start[0] < end < e.end[1] or e.start[0] < start < e.end[1]
        ]

    def closed(self, at: int) -> int:
        """Return the byte after the end tags of annotations that follow upon a byte."""
        while at in self._ends:
            at = self._ends[at]
        return at

    @cached_property
    def _ends(self) -> dict[int, int]:
        return dict(each.end for each in self.found)

    @cached_property
    def _furthest(self) -> list[int]:
        """Return for each annotation how far it and those before it reach."""
        return list(accumulate((each.end[1] for each in self.found), max))

    def _near(self, start: int, end: int) -> Iterator[Annotation]:
        at = bisect_right(self.found, (end, end), key=attrgetter("start"))
        while at and self._furthest[at - 1] > start:
            at -= 1
            yield self.found[at]


def revisions(
    old: Sequence[Token], new: Sequence[Token], ours: Sequence[Token], texts: Texts
) -> Iterator[Revision]:
    """Yield what each change comes to in the file as it stands."""
    place: dict[int, int] = {-1: -1}
    for same, a0, a1, b0, _ in _opcodes([t.key for t in old], [t.key for t in ours]):
        if same:
            place |= {a0 + n: b0 + n for n in range(a1 - a0)}
    annotations = Annotations.of(texts.ours, ours)
    blocks = [n for n, t in enumerate(old) if t.is_opening and _tag_name(t.key) not in _IN_LINES]
    found = changes(old, new)
    taken_out = {
        _shown(old[c.old_start : c.old_end])
        for c in found
        if not any(n in place for n in range(c.old_start, c.old_end))
    }
    present = {_tag_name(token.key) for token in ours if token.is_opening}
    for change in found:
        wanted = new[change.new_start : change.new_end]
        is_new = change.old_start == change.old_end
        if is_new and len(_shown(wanted)) > _KNOWN_AGAIN and _shown(wanted) in taken_out:
            # A paragraph that the source moved, and that a person has taken out.
            yield Revision(change)
            continue
        if is_new and any(t.is_opening and _tag_name(t.key) in _ONCE & present for t in wanted):
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
        a.is_tag == b.is_tag and (not a.is_tag or _tag_name(a.key) == _tag_name(b.key))
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
        if name != _ID and stands.get(name) != wanted.get(name) and not _is_seal(name, wanted)
    }
    yield Edit(a.start, a.end, retagged(mine, differs))


def _renamed(wanted: Sequence[Token], standing: Sequence[Token], texts: Texts) -> bytes:
    """Return new text with ids of this file: those of the tags it replaces, else new ones."""
    left = [
        (_tag_name(token.key), attributes_of(texts.ours[token.start : token.end]).get(_ID))
        for token in standing
        if token.is_opening
    ]
    parts: list[bytes] = []
    at = wanted[0].start
    for token in wanted:
        tag = texts.new[token.start : token.end]
        name = attributes_of(tag).get(_ID) if token.is_opening else None
        if name is None:
            continue
        own = next((pair for pair in left if pair[0] == _tag_name(token.key)), None)
        if own is not None:
            left.remove(own)
        given = own[1] if own is not None else texts.named(name)
        parts += (texts.new[at : token.start], retagged(tag, {_ID: given}))
        at = token.end
    parts.append(texts.new[at : wanted[-1].end])
    return b"".join(parts)


def _shown(wanted: Sequence[Token]) -> str:
    return " ".join("".join(token.key for token in wanted if not token.is_tag).split())


def _inside(data: bytes, start: int, end: int, is_begin: bool, is_end: bool) -> tuple[int, int]:
    """Leave out line ends, with the white space by them, where an element begins or ends."""
    words = data[start:end]
    lead, tail = len(words) - len(words.lstrip()), len(words.rstrip())
    if is_begin and _LINE_END.search(words[:lead]):
        start += lead
    if is_end and _LINE_END.search(words[tail:]):
        end = max(start, end - len(words) + tail)
    return start, end


def _words(data: bytes, start: int, end: int) -> Iterator[Token]:
    at = start
    for match in _WORD.finditer(data[start:end].decode("utf-8")):
        words = match[0]
        stop = at + len(words.encode())
        key = unescape(words) if words.startswith("&") and len(words) > 1 else words
        yield Token(
            "\n" if re.search("[\r\n]", key) else " " if not key.strip(" \t\r\n") else key, at, stop
        )
        at = stop


def _without_layout(found: Sequence[Token]) -> Iterator[Token]:
    """Leave out white space that is layout: with a line end, beside a tag or the file's edge.

    White space on both sides of an annotation's tag is one; a space in it counts before line ends.
    """
    start = 0
    for is_space, group in groupby(found, lambda token: token.key in (" ", "\n")):
        run = list(group)
        end = start + len(run)
        spaces = [token for token in run if token.key == " "]
        if not is_space or len(spaces) == len(run):
            yield from run
        elif spaces:
            yield spaces[0]
        elif start > 0 and end < len(found) and not (found[start - 1].is_tag or found[end].is_tag):
            yield Token(" ", run[0].start, run[0].end)
        start = end


def _tag_key(name: str, pairs: dict[str, str]) -> str:
    shown = sorted((k, v) for k, v in pairs.items() if k != _ID and not _is_seal(k, pairs))
    return TAG + "\x1f".join((name, *(f"{k}={v}" for k, v in shown)))


def _is_seal(name: str, pairs: dict[str, str]) -> bool:
    return name == "n" and pairs.get("who") == f"#{MACHINE}"


def _tag_name(key: str) -> str:
    return key.split("\x1f", 1)[0]


def _opcodes(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield (same, start, end, start, end): by whole blocks of tokens, then token by token."""
    blocks_a, blocks_b = _blocks(a), _blocks(b)
    starts_a = [start for start, _ in blocks_a] + [len(a)]
    starts_b = [start for start, _ in blocks_b] + [len(b)]
    matcher = SequenceMatcher(
        None, [keys for _, keys in blocks_a], [keys for _, keys in blocks_b], autojunk=False
    )
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        a0, a1, b0, b1 = starts_a[i0], starts_a[i1], starts_b[j0], starts_b[j1]
        if tag == "equal":
            yield True, a0, a1, b0, b1
        else:
            # Texts of as many blocks are compared block by block where they are others as a whole.
            groups = [(i0, i1, j0, j1)]
            if i1 - i0 == j1 - j0 and not _are_related(a[a0:a1], b[b0:b1]):
                groups = [(i0 + n, i0 + n + 1, j0 + n, j0 + n + 1) for n in range(i1 - i0)]
            for i, k, j, m in groups:
                yield from _compared(a, b, (starts_a[i], starts_a[k], starts_b[j], starts_b[m]))


def _compared(
    a: Sequence[str], b: Sequence[str], place: tuple[int, int, int, int]
) -> Iterator[tuple[bool, int, int, int, int]]:
    a0, a1, b0, b1 = place
    if (a1 - a0) * (b1 - b0) > _LARGEST or not _are_related(a[a0:a1], b[b0:b1]):
        yield from _as_a_whole(a, b, place)
        return
    for same, i, j, k, m in token_by_token(a[a0:a1], b[b0:b1]):
        yield same, a0 + i, a0 + j, b0 + k, b0 + m


def _are_related(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two texts are versions of one; white space and marks that both have say no."""
    words = [[key for key in keys if key[0].isalnum()] for keys in (a, b)]
    return not all(words) or Indel.normalized_similarity(*words) >= _RELATED


def _as_a_whole(
    a: Sequence[str], b: Sequence[str], place: tuple[int, int, int, int]
) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield one difference, between what both begin and both end with, up to a tag."""
    a0, a1, b0, b1 = place
    head = tail = 0
    shorter = min(a1 - a0, b1 - b0)
    while head < shorter and a[a0 + head] == b[b0 + head]:
        head += 1
    while head and not a[a0 + head - 1].startswith(TAG):
        head -= 1
    while tail < shorter - head and a[a1 - 1 - tail] == b[b1 - 1 - tail]:
        tail += 1
    while tail and not a[a1 - tail].startswith(TAG):
        tail -= 1
    if head:
        yield True, a0, a0 + head, b0, b0 + head
    if a0 + head < a1 - tail or b0 + head < b1 - tail:
        yield False, a0 + head, a1 - tail, b0 + head, b1 - tail
    if tail:
        yield True, a1 - tail, a1, b1 - tail, b1


def _blocks(keys: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Part tokens into blocks, each with its start: a block begins with a tag."""
    found: list[tuple[int, tuple[str, ...]]] = []
    start = 0
    for n, key in enumerate(keys):
        if n > start and key.startswith(TAG) and not key.startswith(_END):
            found.append((start, tuple(keys[start:n])))
            start = n
    if start < len(keys):
        found.append((start, tuple(keys[start:])))
    return found
