"""Where the characters of one version of a text stand in another version of it.

People correct words, split and join paragraphs, move a note. What the machine had said about the
old text holds for the same words in the new one, so offsets are carried over by a difference of
the two texts: first block by block, wherever a block went, then by the sentences that stand once
in both, then word by word in what is left (the edit script of insertions and deletions,
`rapidfuzz.distance.Indel`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from rapidfuzz.distance import Indel

# Between blocks in the flat text; no block holds it.
BREAK = "\n"
# What a token that stands for a tag begins with; no word does.
TAG = "\x1e"
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Texts with less in common (insertions and deletions against their length) are other texts, and
# the words that both happen to have are no trace of the old one.
_RELATED = 0.3
# Two blocks that stand in different places need more in common to be one that was moved.
_MOVED = 0.6
# A moved block is looked for among those that share the most runs of so many tokens with it.
_PHRASE = 3
_LOOKED_AT = 3
# A sentence of fewer tokens is too common to be known again.
_SENTENCE = 6
# Beyond this product of lengths a difference word by word takes too much memory, a bit each.
_LARGEST = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Hunk:
    """Set a stretch of the old text beside one of the new: the same characters, or others."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    same: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Carry offsets from an old text to a new one; `hunks` cover the old text in order."""

    hunks: tuple[Hunk, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the characters from `start` to `end` now stand; None where they are gone.

        Words that were replaced answer to the words that took their place.
        """
        if start >= end:
            return None
        first, last = self._hunk(start), self._hunk(end - 1)
        if first is None or last is None:
            return None
        begin = first.new_start + (start - first.old_start if first.same else 0)
        stop = last.new_start + end - last.old_start if last.same else last.new_end
        return (begin, stop) if begin < stop else None

    def _hunk(self, offset: int) -> Hunk | None:
        at = bisect_right(self.hunks, offset, key=attrgetter("old_start")) - 1
        return self.hunks[at] if at >= 0 and offset < self.hunks[at].old_end else None


@dataclass(frozen=True)
class Flat:
    """Hold a list of blocks as one text, in which offsets are counted."""

    blocks: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """Return the blocks as one text."""
        return BREAK.join(self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Return where each block begins in the text."""
        return starts(self.blocks)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the number of the block that an offset is in, and the offset there."""
        number = bisect_right(self.starts, offset) - 1
        return number, offset - self.starts[number]


def starts(blocks: Sequence[str]) -> tuple[int, ...]:
    """Return where each block begins in the flat text."""
    return tuple(accumulate((len(block) + 1 for block in blocks[:-1]), initial=0))[: len(blocks)]


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Align two versions of a text, each a list of blocks.

    >>> alignment = align(["It fell.", "In 1995 it rose."], ["In about 1993 it rose.", "It fell."])
    >>> alignment.span(0, 7), alignment.span(12, 16), alignment.span(17, 24)
    ((23, 30), (3, 13), (14, 21))
    """
    old_starts, new_starts = starts(old), starts(new)
    hunks: list[Hunk] = []
    pairs, groups = _blocks(old, new)
    for i, j in pairs:
        length = len(old[i])
        a, b = old_starts[i], new_starts[j]
        hunks.append(Hunk(a, a + length, b, b + length, same=True))
    for group, partners in groups:
        if group:
            hunks += _words(
                [(old[i], old_starts[i]) for i in group],
                [(new[j], new_starts[j]) for j in partners],
            )
    return Alignment(tuple(sorted(hunks, key=lambda hunk: (hunk.old_start, hunk.old_end))))


def _blocks(
    old: Sequence[str], new: Sequence[str]
) -> tuple[list[tuple[int, int]], list[tuple[list[int], list[int]]]]:
    """Pair equal blocks; return the pairs, and the groups of blocks that differ."""
    pairs: list[tuple[int, int]] = []
    groups: list[tuple[list[int], list[int]]] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a0, a1), range(b0, b1), strict=True)
        else:
            groups.append((list(range(a0, a1)), list(range(b0, b1))))
    moved = _moved(old, new, groups)
    gone, come = {i for i, _ in moved}, {j for _, j in moved}
    left = [([i for i in a if i not in gone], [j for j in b if j not in come]) for a, b in groups]
    across = list(_across(old, new, left))
    gone = {i for a, _ in across for i in a}
    come = {j for _, b in across for j in b}
    left = [([i for i in a if i not in gone], [j for j in b if j not in come]) for a, b in left]
    return pairs + moved, across + _regrouped(old, new, left)


def _moved(
    old: Sequence[str], new: Sequence[str], groups: Sequence[tuple[list[int], list[int]]]
) -> list[tuple[int, int]]:
    """Pair each block that stands elsewhere now and nowhere twice."""
    before = [i for a, _ in groups for i in a if old[i]]
    after = [j for _, b in groups for j in b if new[j]]
    once = Counter(old[i] for i in before)
    places = {new[j]: j for j in after}
    again = Counter(new[j] for j in after)
    return [(i, places[old[i]]) for i in before if once[old[i]] == 1 and again.get(old[i], 0) == 1]


def _across(
    old: Sequence[str], new: Sequence[str], groups: Sequence[tuple[list[int], list[int]]]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield each block that was moved and edited with what it became."""
    alone = [i for a, b in groups if not b for i in a if old[i]]
    come = {j: _TOKEN.findall(new[j]) for a, b in groups if not a for j in b if new[j]}
    phrases: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, words in come.items():
        for phrase in _phrases(words):
            phrases[phrase].append(j)
    for i in alone:
        words = _TOKEN.findall(old[i])
        shared = Counter(
            j for phrase in _phrases(words) for j in phrases.get(phrase, ()) if j in come
        )
        likeness = {
            j: Indel.normalized_similarity(words, come[j])
            for j, _ in shared.most_common(_LOOKED_AT)
        }
        best = max(likeness, key=lambda j: likeness[j], default=None)
        if best is not None and likeness[best] >= _MOVED:
            del come[best]
            yield [i], [best]


def _phrases(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the runs of words by which two versions of a block know each other."""
    return {tuple(words[n : n + _PHRASE]) for n in range(max(len(words) - _PHRASE + 1, 1))}


def _regrouped(
    old: Sequence[str], new: Sequence[str], groups: Sequence[tuple[list[int], list[int]]]
) -> list[tuple[list[int], list[int]]]:
    """Bring each block into the group in which its sentences stand.

    Of two paragraphs that were joined, or are one that was parted, a note may stand between.
    """
    before = [
        (n, i, _sentences(_TOKEN.findall(old[i]))) for n, (a, _) in enumerate(groups) for i in a
    ]
    after = [
        (n, j, _sentences(_TOKEN.findall(new[j]))) for n, (_, b) in enumerate(groups) for j in b
    ]
    in_old: dict[int, list[int]] = defaultdict(list)
    in_new: dict[int, list[int]] = defaultdict(list)
    for blocks, others, placed in ((before, after, in_old), (after, before, in_new)):
        where = {sentence: n for n, _, found in others for sentence in found}
        for n, block, found in blocks:
            places = Counter(where[sentence] for sentence in found if sentence in where)
            is_elsewhere = places and n not in places
            placed[places.most_common(1)[0][0] if is_elsewhere else n].append(block)
    return [(sorted(in_old[n]), sorted(in_new[n])) for n in range(len(groups))]


def _words(old: Sequence[tuple[str, int]], new: Sequence[tuple[str, int]]) -> Iterator[Hunk]:
    """Yield the hunks of blocks that differ; each block comes with its start in the flat text."""
    before, after = list(_tokens(old)), list(_tokens(new))
    a = [word for word, _ in before]
    b = [word for word, _ in after]
    for same, a0, a1, b0, b1 in _opcodes(a, b):
        if same:
            yield from _runs(before[a0:a1], after[b0:b1])
        elif a0 < a1:
            old_start, old_end = before[a0][1], before[a1 - 1][1] + len(before[a1 - 1][0])
            at = after[b0][1] if b0 < len(after) else _end(after)
            new_end = after[b1 - 1][1] + len(after[b1 - 1][0]) if b0 < b1 else at
            yield Hunk(old_start, old_end, at, new_end, same=False)


def _runs(before: Sequence[tuple[str, int]], after: Sequence[tuple[str, int]]) -> Iterator[Hunk]:
    """Yield the same tokens in two texts as hunks, each as long as it runs in both."""
    start = end = shift = -1
    for (word, i), (_, j) in zip(before, after, strict=True):
        if i != end or j - i != shift:
            if end > start:
                yield Hunk(start, end, start + shift, end + shift, same=True)
            start, shift = i, j - i
        end = i + len(word)
    if end > start:
        yield Hunk(start, end, start + shift, end + shift, same=True)


def _tokens(blocks: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    for text, start in blocks:
        for match in _TOKEN.finditer(text):
            yield match.group(), start + match.start()


def _end(tokens: Sequence[tuple[str, int]]) -> int:
    return tokens[-1][1] + len(tokens[-1][0]) if tokens else 0


def _opcodes(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield (same, start, end, start, end), with a deletion and insertion side by side as one."""
    if len(a) * len(b) <= _LARGEST and Indel.normalized_similarity(a, b) >= _RELATED:
        yield from token_by_token(a, b)


def token_by_token(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield (same, start, end, start, end) for two lists of tokens.

    A deletion and an insertion side by side are one. Between two sentences that are the same, only
    what stands between them is compared: a new sentence «On 3 May they left.» before «On 3 May
    they met.» is not half of that one.
    """
    a0 = b0 = 0
    for i, j, length in (*_anchors(a, b), (len(a), len(b), 0)):
        pending: tuple[int, int, int, int] | None = None
        for code in Indel.opcodes(a[a0:i], b[b0:j]):
            place = (
                a0 + code.src_start,
                a0 + code.src_end,
                b0 + code.dest_start,
                b0 + code.dest_end,
            )
            if code.tag != "equal":
                pending = (pending[0], place[1], pending[2], place[3]) if pending else place
                continue
            if pending:
                yield False, *pending
            pending = None
            yield True, *place
        if pending:
            yield False, *pending
        a0, b0 = i + length, j + length
        if length:
            yield True, i, a0, j, b0


def _anchors(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield start, start and length of the sentences that stand once in both, in order."""
    places_a, places_b = _sentences(a), _sentences(b)
    left = [sentence for sentence in places_a if sentence in places_b]
    right = [sentence for sentence in places_b if sentence in places_a]
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for sentence in left[block.a : block.a + block.size]:
            yield places_a[sentence], places_b[sentence], len(sentence)


def _sentences(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the longer sentences that stand once, without the space and tags around them."""
    found: dict[tuple[str, ...], list[int]] = {}
    start = 0
    for n, word in enumerate(words):
        following = words[n + 1] if n + 1 < len(words) else ""
        is_last = not following or _is_tag(following)
        if n == start and (word.isspace() or _is_tag(word)):
            start += 1
        elif is_last or (word in (".", "!", "?") and not following[0].isdigit()):
            if n + 1 - start >= _SENTENCE:
                found.setdefault(tuple(words[start : n + 1]), []).append(start)
            start = n + 1
    return {sentence: places[0] for sentence, places in found.items() if len(places) == 1}


def _is_tag(word: str) -> bool:
    return word.startswith(TAG)
