"""How long somebody was in office or something lasted: beginnings, ends and lengths."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpuskit.claims.figures.subject import subject_of_figure
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.reading import Figure, Person, Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.subjects import subject_of
from corpuskit.claims.grammar.times import DAYS, Dated
from corpuskit.claims.lengths.tenures import tenure_counted, term_edges
from corpuskit.claims.model import Edge, Stance, Subject, Term
from corpuskit.claims.people.post_names import body_named, posts_named
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_LASTING = frozenset({"dispute", "fighting", "disease"})
_LASTED = re.compile(r"\b(?:lasted|lasts|went on|continued|dragged on|ran)\s+(?:for\s+)?$", re.I)
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.I)
_OPENS = re.compile(r"\b(?:after|during|for|in)\s+(?:(?:the|his|her)\s+)?(?:\w+\s+)?$", re.I)
_APART = re.compile(r"\s*(?:later|earlier|before|ago)\b")
_GAP = 60
_CLAUSE = re.compile(r"[,;:.]")


def terms_of(reading: Reading, document: str) -> Iterator[Term]:
    """Yield the ends and lengths of terms that a sentence gives."""
    for dated in reading.dates:
        for edge in (Edge.START, Edge.END):
            person = _holder(reading, dated, edge)
            if person is not None:
                yield Term(
                    document=document,
                    about=person.ref,
                    label=person.label,
                    edge=edge,
                    stance=stance_of(reading.sentence, dated.start, dated.end),
                    where=reading.locate(dated.start, dated.end, dated.xml_id),
                    first=dated.first,
                    last=dated.last,
                    posts=posts_named(_beside(reading, dated)),
                    body=body_named(_beside(reading, dated)),
                )
    for told in term_edges(reading):
        stance = stance_of(reading.sentence, told.dated.start, told.dated.end)
        yield Term(
            document=document,
            about=told.person.ref,
            label=told.person.label,
            edge=told.edge,
            # A term is fixed, whether it is over or not.
            stance=Stance.ASSERTED if stance is Stance.PLANNED else stance,
            where=reading.locate(told.dated.start, told.dated.end, told.dated.xml_id),
            first=told.dated.first,
            last=told.dated.last,
            posts=posts_named(told.words),
            body=body_named(told.words),
        )
    for figure in reading.figures:
        if figure.unit in DAYS and figure.value.point is not None:
            yield from _length(reading, figure, document)


def takes_office(text: str) -> bool:
    """Tell whether words say that somebody took up an office."""
    return _phrases(Edge.START.value).search(text) is not None


def holds_office(text: str) -> bool:
    """Tell whether words say that somebody was in office."""
    return _phrases("held").search(text) is not None


def _holder(reading: Reading, dated: Dated, edge: Edge) -> Person | None:
    """Return who took up or left an office on a date: the words stand before it, the name too."""
    text = reading.text
    found = list(_phrases(edge.value).finditer(text, 0, dated.start))
    if not found:
        return None
    words = found[-1]
    between = text[words.end() : dated.start]
    crossed = any(words.end() <= d.start < dated.start for d in reading.dates)
    if len(between) > _GAP or crossed or re.search(r"[;:.]", between):
        return None
    named = [p for p in reading.people if p.end <= words.start()]
    pronoun = list(_PRONOUN.finditer(text, 0, words.start()))
    if pronoun and (not named or pronoun[-1].start() > named[-1].end):
        return reading.person_at(pronoun[-1].start())
    if named and len(text[named[-1].end : words.start()]) <= _GAP:
        return named[-1]
    return None


def _beside(reading: Reading, dated: Dated) -> str:
    """Return the words before a date that say what was taken up or left then."""
    low = max((d.end for d in reading.dates if d.end <= dated.start), default=0)
    return reading.text[max(low, dated.start - _GAP) : dated.start]


def _length(reading: Reading, figure: Figure, document: str) -> Iterator[Term]:
    text = reading.text
    subject = _lasting(reading, figure)
    if subject is not None:
        about, label, posts = subject.head, subject.phrase, frozenset[str]()
        body = posts
    else:
        after = text[figure.end : figure.end + _GAP]
        before = text[max(0, figure.start - _GAP) : figure.start]
        held = _OPENS.search(before) and _phrases("held").search(after)
        person = _spoken_of(reading, figure) if held and not _APART.match(after) else None
        words = _CLAUSE.split(after)[0]
        tenure = tenure_counted(reading, figure) if person is None else None
        if tenure is not None:
            person, words = tenure.person, tenure.words
        if person is None:
            return
        about, label, posts = person.ref, person.label, posts_named(words)
        body = tenure.body if tenure else body_named(words)
    yield Term(
        document=document,
        about=about,
        label=label,
        edge=Edge.LENGTH,
        stance=stance_of(reading.sentence, figure.start, figure.end),
        where=reading.locate(figure.start, figure.end, figure.xml_id),
        length=figure.value,
        unit=figure.unit,
        subject=subject,
        posts=posts,
        body=body,
    )


def _spoken_of(reading: Reading, figure: Figure) -> Person | None:
    pronoun = _PRONOUN.search(reading.text, figure.end)
    following = [p for p in reading.people if p.start >= figure.end]
    if pronoun is not None and (not following or pronoun.start() < following[0].start):
        return reading.person_at(figure.start)
    return following[0] if following else reading.person_at(figure.start)


def _lasting(reading: Reading, figure: Figure) -> Subject | None:
    """Return what lasted so long: «the four-month strike», «the siege lasted ten weeks»."""
    lex = lexicon()
    if _LASTED.search(reading.text[: figure.start]):
        subject = subject_of_figure(reading, figure)
    else:
        noun = lemma(figure.commodity) if figure.commodity else ""
        hyphened = "-" in reading.text[figure.start : figure.end].split()[0]
        if not hyphened or lex.concept_of(noun) not in _LASTING:
            return None
        phrase = reading.phrase_from(figure.number_end)
        subject = subject_of(phrase, reading.aliases) if phrase else Subject("")
        if subject.head not in _LASTING:
            subject = Subject(lex.concept_of(noun), phrase=noun, noun=noun)
    return subject if subject.head in _LASTING else None


@functools.cache
def _phrases(name: str) -> re.Pattern[str]:
    words = lexicons.table("corpuskit.claims", "terms.toml")[name]
    return re.compile(rf"\b(?:{alternation(words)})\b", re.I)
