"""Which of the elements that are to be added or moved nest with those that stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpuskit.convert.merging.tags import Tags, Wrap
from corpuskit.convert.reread import Standing
from corpuskit.core.passages import Mark
from corpuskit.tei.align import Flat
from corpuskit.tei.nesting import EMPHASIS, arranged

_NUMBER = "number"
# Emphasis that stands in a file is not cut: it counts as an element that must be nested with.
_UNCUT = "seg"


def fitting(tags: Tags, text: Flat, gone: Iterable[Standing], new: Sequence[Wrap]) -> list[int]:
    """Return the numbers of the new elements that can stand; earlier ones come before later.

    `gone` are the elements that are taken away.
    """
    marks: dict[int, list[Mark]] = defaultdict(list)
    for number, wrap in enumerate(new):
        inside = wrap.end <= len(text.blocks[wrap.passage])
        if inside and tags.is_free(wrap):
            mark = Mark(wrap.start, wrap.end, wrap.tag, ((_NUMBER, str(number)),))
            marks[wrap.passage].append(mark)
    left = set(gone)
    fit: list[int] = []
    for passage, wanted in marks.items():
        staying = [
            Mark(each.start, each.end, _UNCUT if each.tag == EMPHASIS else each.tag)
            for each in tags.standing(passage)
            if each not in left and each.start < each.end
        ]
        draft = tags.reading.draft.passages[passage]
        spans, _ = arranged([*staying, *wanted], len(draft), draft.kind)
        labels = (span.get(_NUMBER) for span in spans)
        fit += (int(label) for label in labels if label)
    return sorted(fit)
