"""Whether a name is told of a thing that its document has just brought up."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.linkage.people import PersonLink
from corpuskit.claims.linkage.person_signs import is_role
from corpuskit.claims.model import Extract, NamedAgent

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# What a sentence is about, and what one brings up.
_SUBJECT = re.compile(
    r"(?:The|Its|Their)\s+(?:[a-z-]+\s+){0,3}?(?P<noun>[a-z]+)\s+"
    r"(?:was|were|is|are|had|of|in|at|beside|behind|above|below|on)\b"
)
_NEW = re.compile(
    r"\b(?:an?|another|two|three)\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z]+)\s+(?:was|were)\b"
)


def of_new_thing(link: PersonLink, texts: Mapping[str, Extract]) -> bool:
    """Tell «the bones were found by X», of which the other document says nothing, from the cave.

    «The architect was X» is of what the sentence before brought up: «a new wing was added».
    """
    return _brings_up(link.a, link.b, texts) or _brings_up(link.b, link.a, texts)


def _brings_up(person: NamedAgent, other: NamedAgent, texts: Mapping[str, Extract]) -> bool:
    subject = _SUBJECT.match(person.where.sentence)
    if subject is None:
        return False
    new = [subject["noun"]]
    if is_role(subject["noun"]):
        sentences = [each.sentence for each in texts[person.document].sentences]
        at = sentences.index(person.where.sentence)
        new = [found["noun"] for found in _NEW.finditer(sentences[at - 1])] if at else []
    told = {
        lemma(word)
        for each in texts[other.document].sentences
        for word in _WORD.findall(each.sentence.casefold())
    }
    return any(lemma(noun) not in told for noun in new)
