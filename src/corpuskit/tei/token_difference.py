"""Where two lists of tokens differ: by whole blocks first, then token by token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from corpuskit.tei.align import TAG, token_by_token
from corpuskit.tei.tokens import END

# Texts with fewer words in common (against the words of both) are other texts: one of them takes
# the other's place as a whole, so that no words of the two are mixed.
_RELATED = 0.4
# Beyond this product of lengths a difference token by token takes too much memory, a bit each.
_LARGEST = 2_000_000_000


def differences(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield (same, start, end, start, end) for keys of tokens."""
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
        if n > start and key.startswith(TAG) and not key.startswith(END):
            found.append((start, tuple(keys[start:n])))
            start = n
    if start < len(keys):
        found.append((start, tuple(keys[start:])))
    return found
