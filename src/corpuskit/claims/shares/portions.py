"""Counts behind greater ones that they may be a part of, whatever words join the two.

«1,200 houses stood there. In the flood 540 came down»: nothing says that the second counts some of
the first. What is said of either is kept here, so that a share of another text can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import NOT, matter, words_in, words_of
from corpuskit.claims.grammar.counted import Item, items_of
from corpuskit.claims.grammar.deed_words import deed_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Sort
from corpuskit.claims.grammar.portion_words import IS, kin_of
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.times import only_time
from corpuskit.claims.grammar.verbs import participle
from corpuskit.claims.model import Basis, Claim, Counted, Portion, Time
from corpuskit.core.findings import Location
from corpuskit.language.number_words import is_number_word, vocabulary

_BACK = 3
_MOST_WHOLES = 6
_OPENING = re.compile(
    r"\W*(?:(?:Out\s+)?of|Among|From|In)\s+(?:(?:all|every|each)\s+)?(?:the|its|these|those|all|every|each|their)\b",
    re.I,
)
# What stands with the number of a share and is none.
_BESIDE_NUMBERS = frozenset({"barely", "hardly", "well", "little", "percent", "per", "cent", "%"})
_RELATIVES = r"\b(?:who|whom|whose|which|(?<!of )(?<!in )(?<!at )(?<!on )(?<!for )that)\b"
_WHO = re.compile(rf"(?<!with ){_RELATIVES}")
_RELATIVE = re.compile(rf"(?:\s+[\w’'-]+){{0,4}}?\s+{_RELATIVES}")
_SHARES = frozenset({"%", "1"})
_TOLD, _WHICH = "told:", "which:"
_THEY = frozenset({"they", "these", "it"})
_HAD = frozenset({"told:had"})
_AGED = re.compile(r"\b(?:over|under|aged|above|below|older|younger|between)\b", re.I)
_WITHOUT = re.compile(r"\b(?:without|lacked|lacking|had\s+no|have\s+no|has\s+no)\b", re.I)
# «640 petitions, many of them from prisoners»: what is said of some is not said of the others.
_ASIDE = re.compile(
    r",\s(?:(?:many|most|some|several|half|few|part|a\s+(?:few|part|third|half|quarter))\s+of\s+"
    r"(?:them|whom|which|these|those)|(?:including|mostly|mainly|chiefly|especially|notably)\s|"
    r"among\s+(?:them|whom|these)\b)[^,;.]*"
)


def portions_of(
    readings: Sequence[Reading], claims: Iterable[Claim], document: str
) -> Iterator[Portion]:
    """Yield the shares of a block, and its counts that follow a greater one of the same things."""
    times = {claim.where: claim.time for claim in claims}
    for number, reading in enumerate(readings):
        items = items_of(reading)
        for item in items:
            if item.unit in _SHARES:
                before = readings[number - 1] if number else None
                yield _portion(reading, item, times, document, (), before)
                continue
            wholes = _wholes(readings[max(0, number - _BACK) : number + 1], item)
            if wholes:
                yield _portion(reading, item, times, document, wholes)


def _wholes(readings: Sequence[Reading], part: Item) -> tuple[Counted, ...]:
    """Return the greater counts before a count, nearest first; a bare one has the noun of any."""
    low = part.value.point
    noun = _concept(part)
    found: list[Counted] = []
    for back, reading in enumerate(reversed(readings)):
        for item in reversed(items_of(reading)):
            if not back and item.start >= part.start:
                continue
            high = item.value.point
            if not item.noun or item.unit != part.unit or not low or not high or high <= low:
                continue
            if not noun or kin_of(_concept(item)) == kin_of(noun):
                found.append(_counted(reading, item))
    return tuple(found[:_MOST_WHOLES])


def _counted(reading: Reading, item: Item) -> Counted:
    clause = clause_at(reading, item)
    return Counted(
        value=item.value,
        where=reading.locate(item.start, item.end, item.xml_id),
        noun=_concept(item),
        deed=deed_in(reading, item, clause),
        narrowed=_narrowed(reading, item, clause),
        words=_spoken_of(reading) | _quoted(reading.text[item.start : item.end]),
    )


def _portion(
    reading: Reading,
    item: Item,
    times: Mapping[Location, Time],
    document: str,
    wholes: tuple[Counted, ...],
    before: Reading | None = None,
) -> Portion:
    where = reading.locate(item.start, item.end, item.xml_id)
    clause = clause_at(reading, item)
    low, high = (clause.start, clause.end) if clause else (0, len(reading.text))
    begin, stop = _phrase(reading, item, clause)
    told = f"{reading.text[low : max(low, begin)]} {reading.text[max(low, stop) : high]}"
    words = _spoken_of(reading) | _quoted(reading.text[item.start : item.end])
    narrowed, deed = _narrowed(reading, item, clause), deed_in(reading, item, clause, before)
    return Portion(
        document=document,
        value=item.value,
        where=where,
        noun=_concept(item),
        deed=deed,
        denied=_denied(clause, told),
        clause=told.casefold(),
        doer=_doer(reading, item, clause),
        said=words_of(reading.sentence, low, high)
        - deed
        - _spoken_for(reading, item, clause)
        - {NOT},
        behind=_behind(reading, item, clause) - deed - {NOT},
        narrowed=narrowed,
        words=words,
        around=words | (words_of(before.sentence) if before is not None else frozenset()),
        time=_resumed(reading, item, clause) or times.get(where) or only_time(reading.dates),
        affair=reading.affair,
        wholes=wholes,
    )


def clause_at(reading: Reading, item: Item) -> Clause | None:
    """Return the clause that a figure stands in, behind «who ...» the one that it is told in."""
    clauses = clauses_of(reading.sentence)
    at = next((n for n, c in enumerate(clauses) if c.start <= item.start < c.end), None)
    if at is None:
        return None
    hung = not clauses[at].verb.finite or _RELATIVE.match(reading.text, item.end)
    if hung and at + 1 < len(clauses):
        resumed = clauses[at + 1]
        if not resumed.lead and reading.text[resumed.start] not in ",;:":
            return resumed
    return clauses[at]


def deed_in(
    reading: Reading, item: Item, clause: Clause | None, before: Reading | None = None
) -> frozenset[str]:
    """Return the keys of what a clause says of a figure: what is done, or what they are.

    «Women made up a third of the members», «a third of the members were women»: they are women.
    """
    if clause is None:
        return frozenset()
    tokens, words = reading.sentence.tokens, lexicon().words
    first, last = tokens[clause.verb.main], tokens[clause.verb.stop - 1]
    if first.low in words["sharing"]:
        behind = tokens[clause.verb.first].start > item.start
        if clause.pronoun in _THEY and not behind and before is not None:
            return frozenset(IS + key for key in _opens_with(before))
        low, high = (last.end, clause.end) if behind else (clause.start, first.start)
        return frozenset(IS + key for key in words_of(reading.sentence, low, high))
    if _WITHOUT.match(reading.text, first.start) or _WITHOUT.match(reading.text, last.end + 1):
        return _HAD
    deed, _ = deed_of(tokens, clause.verb)
    return matter(words_of(reading.sentence, first.start, last.end)) | {_TOLD + deed.name}


def _opens_with(reading: Reading) -> frozenset[str]:
    """Return what the first noun of a sentence is, for «they» in the next: «Women remain few»."""
    first = next((t for t in reading.sentence.tokens if t.sort is not Sort.DETERMINER), None)
    return matter(words_in(first.low)) if first is not None else frozenset()


def _denied(clause: Clause | None, told: str) -> bool:
    """Tell whether a part is what something is not said of, or what has none of something."""
    negated = clause is not None and clause.verb.negated
    return negated != (_WITHOUT.search(told) is not None)


def _doer(reading: Reading, item: Item, clause: Clause | None) -> frozenset[str]:
    """Return who does what is said of a figure; nothing where they do it themselves."""
    doer = clause.doer if clause is not None else None
    if doer is None or doer.start <= item.start < doer.stop:
        return frozenset()
    return words_of(reading.sentence, doer.start, doer.stop)


def _narrowed(reading: Reading, item: Item, clause: Clause | None) -> frozenset[str]:
    """Return what is said of those that are counted before it is said what they did."""
    begin, stop = _phrase(reading, item, clause)
    begin = begin if item.unit in _SHARES else item.number_end
    found = _told(reading, begin, stop)
    return found | _quoted(reading.text[begin : item.end]) | _opened(reading, item)


def _phrase(reading: Reading, item: Item, clause: Clause | None) -> tuple[int, int]:
    """Return where it is said what is counted: up to the verb, or the phrase behind it."""
    text, tokens = reading.text, reading.sentence.tokens
    stops = [i for i in map(text.find, ",;:(", [item.number_end] * 4) if i > 0]
    stop = min([*stops, len(text)])
    told = clause is not None and clause.start > item.start
    if clause is not None and (told or _RELATIVE.match(text, item.end) is None):
        verb = tokens[clause.verb.first]
        if verb.start >= item.number_end:
            stop = min(stop, verb.start)
        else:
            phrases = reading.sentence.phrases
            phrase = next((p for p in phrases if p.start <= item.start < p.stop), None)
            behind = max(item.end, phrase.stop if phrase else item.end)
            following = next((t for t in tokens if t.start >= behind), None)
            if following is None or not participle(following.low):
                stop = min(stop, behind)
    return item.start, stop


def _spoken_for(reading: Reading, item: Item, clause: Clause | None) -> frozenset[str]:
    """Return what a clause says to name those that it tells something of."""
    tokens = reading.sentence.tokens
    if clause is None or tokens[clause.verb.first].start >= item.number_end:
        return _narrowed(reading, item, clause)
    own = words_of(reading.sentence, item.number_end, item.end)
    return own | _quoted(reading.text[item.start : item.end])


def _behind(reading: Reading, item: Item, clause: Clause | None) -> frozenset[str]:
    """Return what stands behind the verb of a clause, what is counted apart."""
    if clause is None:
        return frozenset()
    _, stop = _phrase(reading, item, clause)
    verb = reading.sentence.tokens[clause.verb.stop - 1].end
    if verb >= item.number_end:
        return words_of(reading.sentence, verb, clause.end)
    before = words_of(reading.sentence, verb, max(verb, item.start))
    return before | words_of(reading.sentence, stop, max(stop, clause.end))


def kinds_in(share: Portion) -> frozenset[str]:
    """Return what the words of a share say of those that it is one of, its noun left out."""
    *kinds, _ = share.where.quote.split()
    return _quoted(" ".join(kinds))


def _quoted(words: str) -> frozenset[str]:
    """Return what the words of a share say besides its numbers: «two in five wooden huts»."""
    return words_in(" ".join(w for w in words.split() if not _is_numeral(w)))


def _is_numeral(word: str) -> bool:
    """Tell «2,400», «two-thirds» and «per» from what a share is of."""
    parts = word.casefold().rstrip("%").split("-")
    return all(
        part.strip("0123456789.,") == ""
        or part in _BESIDE_NUMBERS
        or is_number_word(part)
        or part.removesuffix("s") in vocabulary().parts
        or part == "halves"
        for part in parts
    )


def _opened(reading: Reading, item: Item) -> frozenset[str]:
    """Return what «Of the petitions that prisoners brought, it granted a third» opens with."""
    opening = _OPENING.match(reading.text)
    if opening is None or item.unit not in _SHARES:
        return frozenset()
    return _told(reading, opening.end(), item.start)


def _told(reading: Reading, low: int, high: int) -> frozenset[str]:
    """Return what a stretch speaks of; «who came from abroad» has no word that bags hold."""
    found = words_of(reading.sentence, low, high)
    if _AGED.search(reading.text, low, high):
        found |= {_WHICH + "aged"}
    relative = _WHO.search(reading.text, low, high)
    if relative is not None and not matter(words_of(reading.sentence, relative.end(), high)):
        return found | {_WHICH}
    return found


def _spoken_of(reading: Reading) -> frozenset[str]:
    """Return what a sentence speaks of; what it says of some of them narrows nothing."""
    aside = _ASIDE.search(reading.text)
    if aside is None:
        return words_of(reading.sentence)
    before = words_of(reading.sentence, 0, aside.start())
    return before | words_of(reading.sentence, aside.end())


def _concept(item: Item) -> str:
    return lexicon().concept_of(lemma(item.noun)) if item.noun and item.unit == "count" else ""


def _resumed(reading: Reading, item: Item, clause: Clause | None) -> Time | None:
    """Return when it is told of those «who came in 1907» that so many were alive in 1910."""
    if clause is None or clause.start <= item.start:
        return None
    own = [d for d in reading.dates if clause.start <= d.start < clause.end]
    return Time(own[0].first, own[0].last, Basis.CLAUSE) if len(own) == 1 else None
