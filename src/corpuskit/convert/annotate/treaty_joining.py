"""Join the mentions of one instrument in a document: names of all sorts, and descriptions."""

from __future__ import annotations

import re

from corpuskit.convert.annotate.treaty_evidence import EVIDENCE
from corpuskit.convert.annotate.treaty_mentions import Joined, Mention, Mentions, sentence_of

_DESCRIBED = re.compile(
    r"\s+(?:to\s+[a-z]+|on|with|between|among|reached|signed|concluded|creating|establishing"
    r"|allowing|governing|regulating|that|for|of|about|over|made|announced|struck)\b"
)
_NEAR = 3


def join(mentions: Mentions) -> Joined:
    """Join the mentions of a document, the surest evidence first."""
    joined = Joined(mentions)
    for evidence in EVIDENCE:
        for a, b in evidence(mentions):
            joined.join(a, b)
    _resolve(joined, mentions)
    return joined


def _resolve(joined: Joined, mentions: Mentions) -> None:
    """Let each description point to the instrument of its kind named last, where that is plain.

    A complement that says which («the agreement to double the number»), an indefinite one in
    between («an agreement») and a distance of more than three paragraphs stand against it; but the
    only instrument of its kind is meant at any distance, and so is one that the text has called so.
    """
    counts: dict[str, set[int]] = {}
    for number, name in mentions.names():
        counts.setdefault(name.kind, set()).add(id(joined.groups[number]))
    only = {kind for kind, groups in counts.items() if len(groups) == 1}
    last: dict[str, int] = {}
    called: dict[str, int] = {}
    for number, mention in enumerate(mentions.all):
        name = mention.name
        if not name.description:
            last[name.kind] = last[""] = number
        elif name.new:
            last[name.kind] = number
            if len(joined.groups[number].numbers) == 1 and not _is_made(mention):
                joined.unresolved.add(number)
        else:
            target = _pointed(joined, number, last, called, only)
            if target is None:
                joined.unresolved.add(number)
            else:
                joined.point(number, target)
                last[name.kind] = number
                if mention.alias is not None:
                    called[name.kind] = number


def _pointed(
    joined: Joined, number: int, last: dict[str, int], called: dict[str, int], only: set[str]
) -> int | None:
    mention, name = joined.mentions[number], joined.mentions[number].name
    of = mention.alias.of if mention.alias is not None else None
    if of is not None:
        before = (i for i in range(number - 1, -1, -1))
        return next((i for i in before if joined.mentions[i].name == of), None)
    if _DESCRIBED.match(mention.passage.chars, name.end) or name.kind not in last:
        return None
    if name.name[0].isupper() and name.kind in called:
        return called[name.kind]
    target = last[name.kind]
    apart = abs(mention.passage.number - joined.mentions[target].passage.number)
    near = apart <= _NEAR or (name.kind in only and not joined.mentions[target].name.new)
    return target if near and target not in joined.unresolved else None


def _is_made(mention: Mention) -> bool:
    """Tell whether an indefinite description is of an instrument with a subject that was made."""
    if len(mention.name.name.split()) == 1:
        return False
    return bool(
        re.search(
            r"\b(?:signed|signing|concluded|ratified|initialled|adopted)\b", sentence_of(mention)
        )
    )
