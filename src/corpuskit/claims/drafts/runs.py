"""What sentences without a citation rest on: the one that closes their run.

Authors put one citation behind several sentences and mean all of them. How far it reaches, nobody
says; so it is taken to reach back as long as nothing speaks against it, and what is found in this
way must be surer than what a sentence cites itself: docs/decisions/0045-papers.md.
"""

from __future__ import annotations

import functools
import re

from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.model import Citing, Extract
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_FARTHEST = 6
_WORD = re.compile(r"\w")
_NAME = re.compile(r"[A-Z][^\W\d_]+")


def run_grounds(desk: Desk, group: int) -> tuple[Citing, ...]:
    """Return the citations that close the run of sentences which a sentence without any is in.

    They are the next in its paragraph, close their sentence, and no sentence in between speaks for
    the author, turns to something else, or names whom the paper cites for other things.
    """
    if desk.by_group.get(group) or not _goes_on(desk, group, ()):
        return ()
    places = desk.manuscript.paragraphs
    for other in range(group + 1, min(group + _FARTHEST, len(places)) + 1):
        if places[other - 1] != places[group - 1]:
            return ()
        closing = _closing(desk, other)
        if closing or other in desk.by_group:
            goes_on = (_goes_on(desk, each, closing) for each in range(group, other))
            turned = any(_turns(desk, each) for each in range(group + 1, other + 1))
            return closing if all(goes_on) and not turned else ()
    return ()


def cited_anywhere(desk: Desk) -> tuple[Extract, ...]:
    """Return all documents that a paper cites: an uncited sentence may rest on any of them."""
    return desk.cited(desk.manuscript.citings)


def _closing(desk: Desk, group: int) -> tuple[Citing, ...]:
    """Return the citations of a sentence if they stand together at its end, and name nobody."""
    here = tuple(desk.by_group.get(group, ()))
    sentence = desk.paper.sentences[group - 1].sentence
    if any(each.named or each.offset != here[0].offset for each in here):
        return ()
    return here if here and not _WORD.search(sentence[here[0].offset :]) else ()


def _goes_on(desk: Desk, group: int, closing: tuple[Citing, ...]) -> bool:
    """Tell a sentence that may rest on a citation behind it."""
    sentence = desk.paper.sentences[group - 1].sentence
    if _any_of("own_voice").search(sentence) or sentence.rstrip().endswith("?"):
        return False
    if not closing:
        return True
    own = {each.key for each in closing}
    people = {
        surname
        for entry in desk.manuscript.listed
        if entry.key not in own
        for surname in entry.surnames
    }
    return not any(name.casefold() in people for name in _NAME.findall(sentence))


def _turns(desk: Desk, group: int) -> bool:
    return bool(_any_of("turns").match(desk.paper.sentences[group - 1].sentence))


@functools.cache
def _any_of(name: str) -> re.Pattern[str]:
    words = lexicons.table("corpuskit.claims", "runs.toml")[name]
    return re.compile(rf"\W*\b(?:{alternation(words)})\b", re.IGNORECASE)
