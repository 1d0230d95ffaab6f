"""Who was the first, the last or the only one: «the first woman ambassador of Sweden».

Nobody shares it with another. What it was that he was the first of is told by the noun and what
hangs on it, or by what he was the first to do.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.verbs import stem_of
from corpuskit.claims.model import Subject
from corpuskit.claims.people.about import thing_meant
from corpuskit.claims.people.makers import Made
from corpuskit.claims.people.office_turns import office_words
from corpuskit.core.alternation import alternation
from corpuskit.core.letters import CAPITALS

_ORDER = r"(?P<order>first|last|only|youngest|oldest)"
_OF = re.compile(
    rf"\s+(?:of|in)\s+(?:the\s+)?(?P<body>[{CAPITALS}][\w’'-]*(?:\s+(?:of\s+)?[{CAPITALS}][\w’'-]*){{0,4}})"
)
_OF_IT = re.compile(r"\s+of\s+(?:the|this|its)\s+[a-z]+")
_TO = re.compile(
    r"\s+(?:ever\s+)?to\s+(?P<verb>[a-z]+)\s+(?:the\s+|an?\s+|its\s+)?(?P<what>[\w’'-]+)"
)
# One of several firsts: «the first chairman after the war».
_NARROWED = re.compile(
    r",?\s+(?:after|since|under|outside|from|for|on|with|without|before|but|whose|who|that|not|other)\b"
)
_BEFORE = re.compile(
    r"(?:,|\bas|\b(?:was|were|is|became|being|remained|remains|had\s+been))\s+"
    r"(?:also\s+|thus\s+|thereby\s+)?(?:the|its|their)\s+$"
)
_OPENS = re.compile(r"(?:^|[.;,]\s+|\b(?:and|that)\s+)(?:[Tt]he|[Ii]ts|[Tt]heir)\s+$")
_IS = re.compile(r"[^,;:()]{0,60}?\s+(?:was|were|is|had\s+been)\s+")
_BODIES = frozenset({"institution", "panel", "company"})


def firsts_of(reading: Reading) -> Iterator[Made]:
    """Yield whom a sentence calls the first, the last or the only one to be or do something."""
    if len(reading.people) != 1:
        return
    person = reading.people[0]
    agent = Phrase(
        person.start, person.end, "", tuple(reading.text[person.start : person.end].split())
    )
    for match in _called().finditer(reading.text):
        thing, stop = _what(reading, match)
        if thing is None or _NARROWED.match(reading.text, stop):
            continue
        before = _BEFORE.search(reading.text, 0, match.start())
        named = before is not None and person.end <= before.start() + 1
        opens = _OPENS.search(reading.text, 0, match.start())
        is_ = _IS.match(reading.text, stop) if opens else None
        if named or (is_ is not None and person.start >= stop):
            yield Made("first", thing, agent)


@functools.cache
def _called() -> re.Pattern[str]:
    who = alternation((*office_words()["heads"], "woman", "man", "person"))
    return re.compile(rf"\b{_ORDER}\s+(?P<noun>(?:(?:woman|female|black|elected)\s+)?(?:{who}))\b")


def _what(reading: Reading, match: re.Match[str]) -> tuple[Subject | None, int]:
    """Return what somebody was the first of, and where the words for it end."""
    text, key = reading.text, f"{match['order']} {match['noun']}".casefold()
    done = _TO.match(text, match.end())
    if done is not None:
        key = f"{key} to {stem_of(done['verb'])} {lemma(done['what'])}"
        return _held(key, ""), done.end()
    if lemma(match["noun"].split()[-1]) not in office_words()["heads"]:
        return None, match.end()
    body = _OF.match(text, match.end())
    if body is not None:
        return _held(key, body["body"]), body.end()
    known = _OF_IT.match(text, match.end())
    meant = thing_meant(reading, _BODIES)
    named = meant is not None and any(word[:1].isupper() for word in meant.phrase.split())
    stop = known.end() if known else match.end()
    return _held(key, meant.phrase if meant is not None and named else ""), stop


def _held(key: str, body: str) -> Subject:
    # One word, so that nothing in it is taken for what narrows the noun.
    key = key.replace(" ", "-")
    facets = frozenset({("of", body.casefold())}) if body else frozenset()
    return Subject(key, facets, f"{key} of {body}" if body else key, key)
