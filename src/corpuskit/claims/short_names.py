"""What a document calls «the Bank» once it has named the Central Bank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpuskit.claims.lexicon import lexicon
from corpuskit.claims.markup import BlockText, bodies_in

_ARTICLES = frozenset({"the", "a", "an"})


def short_names(blocks: Iterable[BlockText]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of the full name by the kind of body that it ends in, folded.

    Only where every body of that kind in the document bears one name: where there are two banks,
    «the Bank» may be either, and stays what it is.
    """
    full: dict[str, set[tuple[str, ...]]] = {}
    for block in blocks:
        for start, end in bodies_in(block, 0, len(block.chars)):
            words = tuple(
                w for w in block.chars[start:end].split() if w.casefold() not in _ARTICLES
            )
            if len(words) > 1 and (kind := words[-1].casefold()) in lexicon().words["institutions"]:
                full.setdefault(kind, set()).add(words)
    return {kind: next(iter(names)) for kind, names in full.items() if len(names) == 1}
