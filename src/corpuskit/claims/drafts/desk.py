"""A paper on the desk beside what it cites: which documents each sentence of it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpuskit.claims.linkage.usage import Texts, Usage, usage_of
from corpuskit.claims.model import Citing, Claim, Extract, Listed, Manuscript


@dataclass(frozen=True, eq=False)
class Desk:
    """Hold a paper and the documents of the corpus, and answer what cites what."""

    paper: Extract
    manuscript: Manuscript
    sources: Mapping[str, Extract]
    _usage: dict[str, Usage] = field(default_factory=dict)
    _texts: dict[str, Texts] = field(default_factory=dict)

    @cached_property
    def entries(self) -> Mapping[str, Listed]:
        """Return the bibliography by its keys; of two entries with one key the first counts."""
        return {entry.key: entry for entry in reversed(self.manuscript.listed)}

    @cached_property
    def by_group(self) -> Mapping[int, Sequence[Citing]]:
        """Return the citations at each sentence, in their order."""
        found: defaultdict[int, list[Citing]] = defaultdict(list)
        for citing in self.manuscript.citings:
            found[citing.group].append(citing)
        return {group: sorted(each, key=lambda c: c.offset) for group, each in found.items()}

    def grounds(self, group: int, end: int) -> tuple[Citing, ...]:
        """Return the citations that what ends at a place of a sentence rests on.

        They are those that stand next behind it together; where there are none behind it, those
        before it.
        """
        here = self.by_group.get(group, ())
        if not here:
            return ()
        behind = [each.offset for each in here if each.offset >= end]
        at = min(behind) if behind else max(each.offset for each in here)
        return tuple(each for each in here if each.offset == at)

    def cited(self, citings: Sequence[Citing]) -> tuple[Extract, ...]:
        """Return the documents that citations are of, each once."""
        names = dict.fromkeys(name for each in citings for name in each.documents)
        return tuple(self.sources[name] for name in names if name in self.sources)

    def beside(self, group: int) -> tuple[Extract, ...]:
        """Return all documents that a sentence cites."""
        return self.cited(self.by_group.get(group, ()))

    def texts(self, source: Extract) -> Texts:
        """Return how the paper and a document use words."""
        if source.name not in self._texts:
            mine = self._usage.setdefault("", usage_of(self.paper))
            self._texts[source.name] = Texts(mine, usage_of(source))
        return self._texts[source.name]

    @cached_property
    def claims_by_group(self) -> Mapping[int, Sequence[Claim]]:
        """Return the figures of each sentence of the paper."""
        found: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in self.paper.claims:
            found[claim.group].append(claim)
        return found


_kept: list[tuple[tuple[Extract, ...], tuple[Desk, ...]]] = []


def desks(extracts: Sequence[Extract]) -> tuple[Desk, ...]:
    """Return a desk for each paper among documents; what the last call made is kept.

    Every check of papers asks for them, with the same documents.
    """
    wanted = tuple(extracts)
    if _kept:
        known, made = _kept[0]
        if len(known) == len(wanted) and all(a is b for a, b in zip(known, wanted, strict=True)):
            return made
    sources = {each.name: each for each in wanted if each.manuscript is None}
    made = tuple(
        Desk(each, each.manuscript, sources) for each in wanted if each.manuscript is not None
    )
    _kept[:] = [(wanted, made)]
    return made
