"""The clauses of a sentence that have a figure or a date, as bags of stems."""

from __future__ import annotations

from collections.abc import Iterator

from corpuskit.claims.grammar.clauses import clauses_of
from corpuskit.claims.grammar.content import name_key, stem_of_noun
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Sort, Token
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.synonyms import synonyms
from corpuskit.claims.grammar.verb_groups import word_class
from corpuskit.claims.grammar.verbs import irregular, participle, stem_of
from corpuskit.claims.model import Telling, ToldDate

_SHORTEST = 3
_FEWEST, _LONGEST = 2, 40
_SKIPPED = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries", "time_nouns")


def tellings_of(reading: Reading, document: str) -> Iterator[Telling]:
    """Yield each clause of a sentence that gives a figure or a date, with what it speaks of."""
    if reading.note or not (reading.figures or reading.dates):
        return
    for start, end in _stretches(reading):
        figures = [f for f in reading.figures if start <= f.start < end]
        dates = [d for d in reading.dates if start <= d.start < end]
        if not figures and not dates:
            continue
        tokens = [t for t in reading.sentence.tokens if start <= t.start < end]
        words, names = _words(tokens)
        if not _FEWEST <= len(words | names) <= _LONGEST:
            continue
        yield Telling(
            document=document,
            group=reading.group,
            start=start,
            end=end,
            words=words,
            names=names,
            dates=tuple(
                ToldDate(
                    d.first,
                    d.last,
                    stance_of(reading.sentence, d.start, d.end),
                    reading.locate(d.start, d.end, d.xml_id),
                )
                for d in dates
            ),
            affair=reading.affair,
            where=reading.locate(start, end, ""),
        )


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where clauses stand, each with what narrows a noun of it: «the goods landed there»."""
    found: list[tuple[int, int]] = []
    for clause in clauses_of(reading.sentence):
        apart = reading.text[: clause.start].rstrip().endswith((",", ";", ":", "(", "–", "—"))
        narrows = not clause.verb.finite or clause.relative
        if found and narrows and not apart and reading.text[clause.start] != ",":
            found[-1] = found[-1][0], clause.end
        else:
            found.append((clause.start, clause.end))
    yield from found or [(0, len(reading.text))]


def _words(tokens: list[Token]) -> tuple[frozenset[str], frozenset[str]]:
    words, names = set(), set()
    lists = lexicon().words
    for place, token in enumerate(tokens):
        low = token.low
        if token.sort in (Sort.DATE, Sort.FIGURE, Sort.PUNCTUATION) or len(low) < _SHORTEST:
            continue
        if any(low in lists[name] for name in _SKIPPED) or low in word_class("between"):
            continue
        opens = place == 0 or tokens[place - 1].text in ",;:"
        institution = lemma(low) in lists["institutions"]
        if token.text[:1].isupper() and not opens and not institution:
            names.add(name_key(token.text))
        elif low in irregular() or (participle(low) and stem_of_noun(lemma(low)) != lemma(low)):
            words.add(stem_of(low))
        else:
            noun = lemma(low)
            words.add(stem_of_noun(synonyms("nouns").get(noun, noun)))
    return frozenset(words), frozenset(names)
