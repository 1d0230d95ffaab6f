"""What happened, told by a verb with what belongs to it: «went into service», «was opened»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import name_key
from corpuskit.claims.grammar.phrases import Phrase, Sort, Token
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.verb_groups import Group, is_past, word_class
from corpuskit.claims.milestones.dating import NOT_UNTIL, auxiliary
from corpuskit.claims.milestones.found import Found, stem, told_of
from corpuskit.claims.milestones.things import Known
from corpuskit.claims.milestones.turns import (
    Turn,
    light,
    match,
    turns,
    words,
)
from corpuskit.claims.model.milestones import Thing

_ON_SIDE = re.compile(r"\b[Oo]n\s+the\s+(?P<side>[A-Z]\w+)\s+side\b")
_THINGS = ("of", "on", "at", "for", "in", "to")
# What these do they do with an object: «reached the town», «became mayor».
_REACHING = frozenset({"arrived", "departed", "appointed", "elected", "moved"})


def by_verb(reading: Reading, known: Known) -> Iterator[Found]:
    """Yield what the verbs of a sentence say happened, and to what."""
    tokens = reading.sentence.tokens
    for at, token in enumerate(tokens):
        if token.sort not in (Sort.WORD, Sort.VERB, Sort.STOP) or not _is_verb(tokens, at):
            continue
        clause = _clause_at(reading, at)
        unsure = clause is not None and (clause.verb.modal or clause.verb.negated)
        delayed = reading.dates and NOT_UNTIL.search(reading.text, 0, reading.dates[0].start)
        if unsure and not delayed:
            continue
        passive = _is_passive(reading, at, clause)
        yield from _steads(reading, at, clause, known, passive=passive)
        longest = _light_words(tokens, at)
        for turn in turns().verbs.get(stem(token.low), ()):
            if len(turn.behind) < longest:
                break
            stop = match(tokens, at + 1, turn.behind)
            if stop is None:
                stop = _behind_object(reading, turn, at, clause)
            if stop is None:
                continue
            found = _undergoing(reading, turn, at, stop, clause, known, passive=passive)
            if found is not None and not _is_none(found[0]):
                longest = len(turn.behind)
                thing, told = found
                end = tokens[stop - 1].end
                doers = _doers(reading, turn, clause, passive=passive)
                yield Found(turn.what, token.start, end, thing, told, doers)


def _light_words(tokens: tuple[Token, ...], at: int) -> int:
    """Return how many words behind a verb make of it one that only says «took place»."""
    turns_ = light().get(stem(tokens[at].low), ())
    return max((len(b) for b in turns_ if b and match(tokens, at + 1, b)), default=-1)


def _behind_object(reading: Reading, turn: Turn, at: int, clause: Clause | None) -> int | None:
    """Return where a turn ends that has its object inside: «put the ship into service»."""
    if turn.place != "done" or not turn.behind or clause is None or clause.obj is None:
        return None
    if clause.verb.main != at or clause.obj.start < reading.sentence.tokens[at].start:
        return None
    for stop in (clause.obj.end, clause.obj.stop):
        behind = reading.sentence.token_at(stop)
        found = match(reading.sentence.tokens, behind, turn.behind)
        if found is not None:
            return found
    return None


def _is_verb(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a verb in the past, or one of a list in the present, from «the closed mine»."""
    token = tokens[at]
    if token.text[:1].isupper() and at:
        return False
    before = tokens[at - 1] if at else None
    if before is not None and before.sort is Sort.DETERMINER:
        return False
    if before is not None and before.low == "to":
        return False
    return is_past(token.low) or token.low in _OTHERS or auxiliary(token.low)


_OTHERS = frozenset(
    {
        "opens",
        "closes",
        "begins",
        "ends",
        "starts",
        "dies",
        "sinks",
        "leaves",
        "freed",
        "born",
        "got",
    }
)


def _is_passive(reading: Reading, at: int, clause: Clause | None) -> bool:
    tokens = reading.sentence.tokens
    ahead = at - 1 if at and tokens[at - 1].low == "first" else at
    if ahead and tokens[ahead - 1].text in ",(" and not _takes_object(tokens, at):
        return True
    if clause is not None and clause.verb.main == at:
        return clause.verb.passive or _goes_on(reading, at, clause)
    before = [t.low for t in tokens[max(0, at - 4) : at]]
    if any(low in word_class("be") for low in before):
        return True
    return not at or tokens[at - 1].text in (",", "(")


def _goes_on(reading: Reading, at: int, clause: Clause) -> bool:
    """Tell «was built at Falmar and launched in May»: the second is a passive as the first is."""
    tokens = reading.sentence.tokens
    joined = at > 0 and tokens[at - 1].low in ("and", "then") and clause.obj is None
    earlier = [c for c in clauses_of(reading.sentence) if c.verb.main < at]
    return bool(joined and earlier and earlier[-1].verb.passive)


def _takes_object(tokens: tuple[Token, ...], at: int) -> bool:
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.sort is Sort.DATE:
        return False
    return behind.sort is Sort.DETERMINER or behind.text[:1].isupper()


def _clause_at(reading: Reading, at: int) -> Clause | None:
    for clause in clauses_of(reading.sentence):
        if clause.verb.first <= at < clause.verb.stop:
            return clause
    return None


def _steads(
    reading: Reading, at: int, clause: Clause | None, known: Known, *, passive: bool
) -> Iterator[Found]:
    """Read «work on the dam ended», «the bishop laid the foundation stone of the church»."""
    tokens = reading.sentence.tokens
    if clause is None:
        clause = _bare_clause(reading, at)
    phrase = clause.subject if passive or clause.obj is None else clause.obj
    for stead in turns().steads:
        ends = (
            match(tokens, at + 1, behind)
            for verb, behind in stead.verbs
            if verb == stem(tokens[at].low)
        )
        stop = next((end for end in ends if end is not None), None)
        before = reading.phrase_before(tokens[clause.verb.first].start)
        for one in (phrase, clause.subject, before):
            if stop is None or one is None or not _headed(one, stead.heads):
                continue
            below = next((p for prep, p in one.tail if prep in _THINGS), None)
            if below is None:
                after = tokens[stop] if stop < len(tokens) else None
                if after is not None and after.low in ("for", "on", "to"):
                    below = reading.phrase_from(after.end)
                elif one is clause.subject and clause.obj is not None and not passive:
                    below = clause.obj
            if below is not None:
                yield Found(
                    stead.what,
                    tokens[at].start,
                    tokens[stop - 1].end,
                    *told_of(reading, below, known),
                )
            elif known.topic is not None:
                yield Found(stead.what, tokens[at].start, tokens[stop - 1].end, known.topic, False)
            break


def _bare_clause(reading: Reading, at: int) -> Clause:
    """Make a clause of a verb that the grammar does not know, and of what stands before it."""
    token = reading.sentence.tokens[at]
    verb = Group(at, at, at + 1, stem(token.low), token.low)
    return Clause(token.start, token.end, verb, subject=reading.phrase_before(token.start))


def _headed(phrase: Phrase, heads: frozenset[str]) -> bool:
    said = " ".join(word.casefold() for word in phrase.words)
    return any(said == head or said.endswith(f" {head}") for head in heads)


def _undergoing(
    reading: Reading,
    turn: Turn,
    at: int,
    stop: int,
    clause: Clause | None,
    known: Known,
    *,
    passive: bool,
) -> tuple[Thing, bool] | None:
    behind = next((p for p in reading.sentence.phrases if _starts(reading, p, stop)), None)
    if clause is not None and clause.verb.main == at and stop == at + 1:
        # «Sank off Sund»: the particle of another verb is a preposition here.
        behind = (clause.obj or behind) if clause.verb.stop == stop else None
    if turn.place == "onto":
        return told_of(reading, behind, known) if behind is not None and not passive else None
    if turn.place == "done" and not passive:
        if turn.behind and turn.behind[-1] in ("to", "into", "in"):
            return None
        own = clause is not None and clause.verb.main == at and clause.verb.stop <= stop
        between = clause.obj if clause is not None and own else None
        obj = behind or between
        if obj is not None and turn.what.kind in ("elected", "appointed"):
            # «Elected Hall mayor of Tarn»: Hall.
            names = [i for i, word in enumerate(obj.words) if word[:1].isupper()]
            if names and names[-1] + 1 < len(obj.words):
                obj = replace(obj, words=obj.words[: names[-1] + 1], tail=())
        return told_of(reading, obj, known) if obj is not None else None
    if turn.place == "does" and passive:
        return None
    reaching = turn.what.kind in _REACHING
    if turn.place == "does" and not turn.behind and behind is not None and not reaching:
        return None
    return subject(reading, at, clause, known)


def _is_none(thing: Thing) -> bool:
    """Tell «the troops opened fire» from what is opened."""
    return thing.noun in words("no_things") and not thing.named


def _doers(reading: Reading, turn: Turn, clause: Clause | None, *, passive: bool) -> frozenset[str]:
    """Return who does it: «the Diet passed the act», «passed by the Diet», «on the Toman side»."""
    if clause is None or turn.place == "does":
        return frozenset()
    doer = clause.agent if passive else clause.subject
    side = _ON_SIDE.search(reading.text, clause.start, clause.end)
    if side is not None and (doer is None or passive):
        return frozenset({name_key(side["side"])})
    return frozenset(name_key(word) for word in doer.words) if doer is not None else frozenset()


def _starts(reading: Reading, phrase: Phrase, stop: int) -> bool:
    """Tell a phrase that stands right behind a verb, its article apart."""
    tokens = reading.sentence.tokens
    if stop >= len(tokens):
        return False
    low = tokens[stop].start
    if tokens[stop].sort is Sort.DETERMINER and stop + 1 < len(tokens):
        return phrase.start in (low, tokens[stop + 1].start)
    return phrase.start == low


def _is_joined(reading: Reading, phrase: Phrase) -> bool:
    """Tell the second of two that «and» joins: «talks between the Crown and the League began»."""
    at = reading.sentence.token_at(phrase.start)
    tokens = reading.sentence.tokens
    if at and tokens[at - 1].sort is Sort.DETERMINER:
        at -= 1
    return at > 1 and tokens[at - 1].low in ("and", "or") and tokens[at - 2].text != ","


def subject(
    reading: Reading, at: int, clause: Clause | None, known: Known
) -> tuple[Thing, bool] | None:
    """Return what a verb is said of, and whether the sentence names it itself."""
    tokens = reading.sentence.tokens
    if not at:
        clause = next((c for c in clauses_of(reading.sentence) if c.verb.first > at), clause)
    if clause is not None:
        if clause.pronoun in ("it", "he", "she", "they"):
            thing = known.pronoun(reading, clause.pronoun, tokens[at].start)
            return (thing, False) if thing is not None else None
        if clause.subject is not None and clause.subject.words != ("first",):
            if _is_joined(reading, clause.subject):
                return None
            return told_of(reading, clause.subject, known)
    low = tokens[clause.verb.first if clause is not None else at].start
    phrase = reading.phrase_before(low)
    if phrase is not None and phrase.words == ("first",):
        phrase = reading.phrase_before(phrase.start)
    if phrase is not None and len(reading.text[phrase.stop : low].split()) <= 2:
        return told_of(reading, phrase, known)
    return None
