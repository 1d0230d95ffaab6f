"""The people whom the sentences of a text name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.claims.documents.affairs import names_in
from corpuskit.claims.grammar.content import NAME, name_key
from corpuskit.claims.grammar.phrases import Sort
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.model import NamedAgent
from corpuskit.claims.people.office_turns import TITLES

_PART = re.compile(r"[A-Z][\w’'-]+")
_TITLES = re.compile(TITLES)


def named_people(reading: Reading, document: str) -> Iterator[NamedAgent]:
    """Yield the people of a sentence of the text that has a verb; a byline tells nothing."""
    if reading.note or not any(token.sort is Sort.VERB for token in reading.sentence.tokens):
        return
    beside = names_in(reading.text)
    for person in reading.people:
        title = _TITLES.match(reading.text, person.start, person.end)
        bare = reading.text[title.end() if title else person.start : person.end]
        names = [name_key(word) for word in _PART.findall(bare)]
        if person.near and names:
            yield NamedAgent(
                document=document,
                group=reading.group,
                names=frozenset(names),
                surname=names[-1],
                beside=beside - {NAME + name for name in names},
                affair=reading.affair,
                stance=stance_of(reading.sentence, person.start, person.end),
                where=reading.locate(person.start, person.end, ""),
            )
