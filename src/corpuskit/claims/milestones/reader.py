"""Milestones of things: what happened to them once, and on which date, read from sentences.

A verb with what belongs to it, a noun, or words right before the date tell what happened; the
clause tells to what. Where the sentence only says «it» or «the tunnel», the document tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpuskit.claims.grammar.clauses import Clause, clauses_of
from corpuskit.claims.grammar.content import name_key, words_of
from corpuskit.claims.grammar.lexicon import lemma
from corpuskit.claims.grammar.phrases import Phrase, Sort, Token
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import stance_of
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.grammar.verb_groups import Group, is_past, word_class
from corpuskit.claims.grammar.verbs import bare_stem
from corpuskit.claims.milestones.things import Known, thing_of
from corpuskit.claims.milestones.turns import (
    Turn,
    What,
    before_pattern,
    light,
    match,
    noun_pattern,
    turns,
    words,
)
from corpuskit.claims.model import STATED, Stance
from corpuskit.claims.model.milestones import Milestone, Thing

_LONGEST = 366
_FAR, _OPENING = 18, 6
_OWN = frozenset({"its", "his", "her", "their"})
_ON = re.compile(
    r"(?:^|\b(?:on|in|during|at|until|till)\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?|\b(?:end|close|"
    r"beginning|start|middle|evening|night|morning|afternoon|day|spring|summer|autumn|winter|course)\s+of\s+(?:the\s+)?|[,(:–—]\s*"
    r"|\b(?:early|late|mid)[\s-])$",
    re.I,
)
_NOT_UNTIL = re.compile(r"\bnot\s+(?:until|till|before)\s+(?:the\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.I)
_OF = re.compile(r"\bof\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?$")
_FIRST = re.compile(r"\bfirst\b|\bfor\s+the\s+first\s+time\b", re.I)
_NOT = re.compile(r"\b(?:not|never|no|nor|none|neither)\b|n[’']t\b", re.I)
_TO_WHOM = re.compile(r"\s+(?:to|for)\s+(?:the\s+)?(?P<whom>[a-z-]+)")
_THINGS = ("of", "on", "at", "for", "in", "to")
# «On the 17th it will be two years since the ship went down» dates no loss.
_PARTING = frozenset({"since", "after", "before", "until", "till", "because", "which", "who"})
_CLOSED = ("closed", "opened")


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold what a sentence says happened: the words that say so, and to what."""

    what: What
    start: int
    end: int
    thing: Thing
    told: bool
    doers: frozenset[str] = frozenset()


def milestones_of(readings: Iterable[Reading], document: str) -> Iterator[Milestone]:
    """Yield the dated milestones of a document, in order."""
    known = Known()
    for reading in readings:
        if not reading.note and reading.dates:
            yield from _of_sentence(reading, document, known)
        if not reading.note:
            known.read(reading)


def _of_sentence(reading: Reading, document: str, known: Known) -> Iterator[Milestone]:
    taken: set[tuple[str, int]] = set()
    for found, dated in _dated(reading, known):
        if (found.what.kind, dated.start) in taken or not _is_stated(reading, found, dated):
            continue
        taken.add((found.what.kind, dated.start))
        yield Milestone(
            document=document,
            kind=found.what.kind,
            also=found.what.also,
            once=found.what.once,
            again=found.what.again,
            thing=found.thing,
            told=found.told,
            doers=found.doers,
            around=words_of(reading.sentence, bodies=reading.bodies),
            affair=reading.affair,
            first=dated.first,
            last=dated.last,
            where=reading.locate(dated.start, dated.end, dated.xml_id),
        )


def _dated(reading: Reading, known: Known) -> Iterator[tuple[_Found, Dated]]:
    yield from _right_before(reading, known)
    yield from _acts(reading, known)
    for found in _by_verb(reading, known):
        dated = _date_of_verb(reading, found)
        if dated is not None:
            yield found, dated
    for found in _by_noun(reading, known):
        dated = _date_of_noun(reading, found)
        if dated is not None:
            yield found, dated


def _is_stated(reading: Reading, found: _Found, dated: Dated) -> bool:
    """Tell what was done from what was planned, denied or done in part."""
    if (dated.last - dated.first).days > _LONGEST:
        return False
    low, high = min(found.start, dated.start), max(found.end, dated.end)
    stance = stance_of(reading.sentence, dated.start, dated.end)
    until = _NOT_UNTIL.search(reading.text, 0, dated.start)
    if stance is Stance.DENIED:
        near = reading.text[max(0, found.start - 24) : high]
        if until is None and _NOT.search(near):
            return False
    elif stance not in STATED:
        return False
    if found.what.first and not _FIRST.search(reading.text[max(0, low - 12) : high + 24]):
        return False
    around = reading.text[max(0, found.start - 24) : found.end + 24].casefold()
    if words("partly") & set(re.findall(r"[a-z-]+", around)):
        return False
    whom = _TO_WHOM.match(reading.text, found.end)
    return not (whom and found.what.kind in _CLOSED and whom["whom"] not in words("whom"))


# --- what happened, by a verb -------------------------------------------------


def _by_verb(reading: Reading, known: Known) -> Iterator[_Found]:
    tokens = reading.sentence.tokens
    for at, token in enumerate(tokens):
        if token.sort not in (Sort.WORD, Sort.VERB, Sort.STOP) or not _is_verb(tokens, at):
            continue
        clause = _clause_at(reading, at)
        if clause is not None and (clause.verb.modal or clause.verb.negated):
            if not _NOT_UNTIL.search(reading.text, 0, reading.dates[0].start):
                continue
        passive = _is_passive(tokens, at, clause)
        yield from _steads(reading, at, clause, known, passive=passive)
        longest = _light_words(tokens, at)
        for turn in turns().verbs.get(_stem(token.low), ()):
            if len(turn.behind) < longest:
                break
            stop = match(tokens, at + 1, turn.behind)
            if stop is None:
                stop = _behind_object(reading, turn, at, clause)
            if stop is None:
                continue
            found = _undergoing(reading, turn, at, stop, clause, known, passive=passive)
            if found is not None and found[0].noun not in words("no_things"):
                longest = len(turn.behind)
                thing, told = found
                end = tokens[stop - 1].end
                doers = _doers(turn, clause, passive=passive)
                yield _Found(turn.what, token.start, end, thing, told, doers)


def _stem(low: str) -> str:
    if low in word_class("be"):
        return "be"
    return "bear" if low == "born" else bare_stem(low)


def _light_words(tokens: tuple[Token, ...], at: int) -> int:
    """Return how many words behind a verb make of it one that only says «took place»."""
    turns_ = light().get(_stem(tokens[at].low), ())
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
    """Tell a verb in the past, or in the present of a list, from an attribute: «the closed mine»."""
    token = tokens[at]
    if token.text[:1].isupper() and at:
        return False
    before = tokens[at - 1] if at else None
    if before is not None and before.sort is Sort.DETERMINER:
        return False
    if before is not None and before.low == "to":
        return False
    return is_past(token.low) or token.low in _OTHERS or _auxiliary(token.low)


_OTHERS = frozenset({"opens", "closes", "begins", "ends", "starts", "dies", "sinks", "leaves", "freed", "born"})


def _is_passive(tokens: tuple[Token, ...], at: int, clause: Clause | None) -> bool:
    ahead = at - 1 if at and tokens[at - 1].low == "first" else at
    if ahead and tokens[ahead - 1].text in ",(" and not _takes_object(tokens, at):
        return True
    if clause is not None and clause.verb.main == at:
        return clause.verb.passive
    before = [t.low for t in tokens[max(0, at - 4) : at]]
    if any(low in word_class("be") for low in before):
        return True
    return not at or tokens[at - 1].text in (",", "(")


def _takes_object(tokens: tuple[Token, ...], at: int) -> bool:
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and (behind.sort is Sort.DETERMINER or behind.text[:1].isupper())


def _clause_at(reading: Reading, at: int) -> Clause | None:
    for clause in clauses_of(reading.sentence):
        if clause.verb.first <= at < clause.verb.stop:
            return clause
    return None


def _steads(
    reading: Reading, at: int, clause: Clause | None, known: Known, *, passive: bool
) -> Iterator[_Found]:
    """Read «work on the dam ended», «the bishop laid the foundation stone of the church»."""
    tokens = reading.sentence.tokens
    if clause is None:
        clause = _bare_clause(reading, at)
    phrase = clause.subject if passive or clause.obj is None else clause.obj
    for stead in turns().steads:
        ends = (
            match(tokens, at + 1, behind)
            for stem, behind in stead.verbs
            if stem == _stem(tokens[at].low)
        )
        stop = next((end for end in ends if end is not None), None)
        for one in (phrase, clause.subject):
            if stop is None or one is None or not _headed(one, stead.heads):
                continue
            below = next((p for prep, p in one.tail if prep in _THINGS), None)
            if below is None:
                after = tokens[stop] if stop < len(tokens) else None
                if after is not None and after.low in ("for", "on"):
                    below = reading.phrase_from(after.end)
                elif one is clause.subject and clause.obj is not None and not passive:
                    below = clause.obj
            if below is not None:
                yield _Found(
                    stead.what, tokens[at].start, tokens[stop - 1].end, *_known(reading, below, known)
                )
            elif known.topic is not None:
                yield _Found(
                    stead.what, tokens[at].start, tokens[stop - 1].end, known.topic, False
                )
            break


def _bare_clause(reading: Reading, at: int) -> Clause:
    """Make a clause of a verb that the grammar does not know, and of what stands before it."""
    token = reading.sentence.tokens[at]
    verb = Group(at, at, at + 1, _stem(token.low), token.low)
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
    tokens = reading.sentence.tokens
    behind = next((p for p in reading.sentence.phrases if _starts(reading, p, stop)), None)
    if clause is not None and clause.verb.main == at and stop == at + 1:
        behind = clause.obj or behind
    if turn.place == "onto":
        return _known(reading, behind, known) if behind is not None and not passive else None
    if turn.place == "done" and not passive:
        if turn.behind and turn.behind[-1] in ("to", "into", "in"):
            return None
        between = clause.obj if clause is not None and clause.verb.main == at else None
        obj = behind or between
        return _known(reading, obj, known) if obj is not None else None
    if turn.place == "does" and passive:
        return None
    if turn.place == "does" and not turn.behind and behind is not None and turn.what.kind not in (
        "arrived", "departed", "appointed", "moved",
    ):
        return None
    return _subject(reading, at, clause, known)


def _doers(turn: Turn, clause: Clause | None, *, passive: bool) -> frozenset[str]:
    """Return who does it: «the Diet passed the act», «passed by the Diet»."""
    if clause is None or turn.place == "does":
        return frozenset()
    doer = clause.agent if passive else clause.subject
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


def _subject(
    reading: Reading, at: int, clause: Clause | None, known: Known
) -> tuple[Thing, bool] | None:
    tokens = reading.sentence.tokens
    if not at:
        clause = next((c for c in clauses_of(reading.sentence) if c.verb.first > at), clause)
    if clause is not None:
        if clause.pronoun in ("it", "he", "she", "they"):
            thing = known.pronoun(reading, clause.pronoun, tokens[at].start)
            return (thing, False) if thing is not None else None
        if clause.subject is not None and clause.subject.words != ("first",):
            return _known(reading, clause.subject, known)
    low = tokens[clause.verb.first if clause is not None else at].start
    phrase = reading.phrase_before(low)
    if phrase is not None and phrase.words == ("first",):
        phrase = reading.phrase_before(phrase.start)
    if phrase is not None and len(reading.text[phrase.stop : low].split()) <= 2:
        return _known(reading, phrase, known)
    return None


def _known(reading: Reading, phrase: Phrase, known: Known) -> tuple[Thing, bool]:
    thing = thing_of(reading, phrase)
    full = known.full(thing, definite=phrase.determiner in ("the", "this"))
    return full, thing.named


def _date_of_verb(reading: Reading, found: _Found) -> Dated | None:
    """Return the date behind a verb, else the one that opens its clause."""
    for dated in reading.dates:
        if dated.start >= found.end and _reaches(reading, found.end, dated, ()):
            return dated
    return _in_front(reading, found)


def _in_front(reading: Reading, found: _Found) -> Dated | None:
    tokens = reading.sentence.tokens
    for dated in reversed(reading.dates):
        if dated.end > found.start:
            continue
        until = _NOT_UNTIL.search(reading.text, 0, dated.start)
        if not _ON.search(reading.text, 0, dated.start) or (
            _UNTIL.search(reading.text, 0, dated.start) and until is None
        ):
            return None
        at, stop = reading.sentence.token_at(dated.end), reading.sentence.token_at(found.start)
        first = reading.sentence.token_at(dated.start)
        opening = _opening(tokens, first)
        between = tokens[at:stop]
        verbs = [
            i
            for i in range(at, stop)
            if is_past(tokens[i].low) and tokens[i].text.islower() and not _auxiliary(tokens[i].low)
        ]
        apart = len(between) > _FAR or any(t.text == ";" or t.low in _PARTING for t in between)
        return dated if opening and not verbs and not apart else None
    return None


def _auxiliary(low: str) -> bool:
    return low in word_class("be") or low in word_class("have")


def _opening(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell a date that opens its clause: «On 4 May», «It was on 4 May», «and on 4 May»."""
    at = first
    for _ in range(_OPENING):
        if at == 0 or tokens[at - 1].text in ";:(":
            return True
        low = tokens[at - 1].low
        if low in ("and", "but", "when", "until") or tokens[at - 1].text in ",–—":
            return True
        at -= 1
    return at == 0


def _reaches(
    reading: Reading, low: int, dated: Dated, lights: Iterable[int], *, of: bool = False
) -> bool:
    """Tell whether nothing parts words from a date behind them: no other date, no other verb."""
    tokens = reading.sentence.tokens
    before = reading.text[: dated.start]
    undated = _ON.search(before) is None or (
        _UNTIL.search(before) is not None and _NOT_UNTIL.search(before) is None
    )
    if undated and not (of and _OF.search(before)) and reading.text[low : dated.start].strip():
        return False
    at, stop = reading.sentence.token_at(low), reading.sentence.token_at(dated.start)
    if stop - at > _FAR:
        return False
    passed = set(lights)
    for index in range(at, stop):
        token = tokens[index]
        if index in passed:
            continue
        if token.sort is Sort.DATE or token.text in ";:":
            return False
        if token.low in word_class("relatives") and token.low != "that":
            return False
        if token.low in ("and", "but", "until", "since") and index + 1 < stop:
            return False
        if is_past(token.low) and token.text.islower() and tokens[index - 1].sort is not Sort.DETERMINER:
            return False
    return True


# --- what happened, by a noun -------------------------------------------------


def _by_noun(reading: Reading, known: Known) -> Iterator[_Found]:
    for told in noun_pattern().finditer(reading.text):
        every = [p for outer in reading.sentence.phrases for p in _with_tails(outer)]
        phrase = next((p for p in every if p.start <= told.start() < p.end), None)
        if phrase is None or not _is_plain(reading, phrase, told):
            continue
        last = next((p for p in every if p.end == told.end()), phrase)
        thing = _of_noun(reading, last, told.end(), known)
        if thing is None:
            continue
        for what in turns().nouns[told[0].casefold()]:
            yield _Found(replace(what, first=False), told.start(), told.end(), *thing)


def _with_tails(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    for _, below in phrase.tail:
        yield from _with_tails(below)


def _is_plain(reading: Reading, phrase: Phrase, told: re.Match[str]) -> bool:
    """Tell «the official opening» from «the second opening» and «the opening bid»."""
    if phrase.end > told.end():
        return False
    before = reading.text[phrase.start : told.start()].split()
    own = [w.casefold() for w in before]
    if own and own[0] == phrase.determiner.casefold():
        own = own[1:]
    names = [w for w in own if w.endswith(("’s", "'s"))]
    if names:
        return True
    return all(word in words("plain") or word in ("the", *_OWN) for word in own)


def _of_noun(
    reading: Reading, phrase: Phrase, end: int, known: Known
) -> tuple[Thing, bool] | None:
    owner = phrase.determiner.casefold()
    if owner in _OWN:
        thing = known.owner(reading, owner, phrase.start)
        return (thing, False) if thing is not None else None
    below = next((p for prep, p in phrase.tail if prep == "of"), None)
    below = below or next((p for prep, p in phrase.tail if prep in _THINGS), None)
    if below is not None:
        return _known(reading, below, known)
    before = reading.text[phrase.start : end]
    own = re.search(r"(?:['’]s|s['’])\s", before)
    if own:
        return _genitive(reading, phrase, known)
    if owner == "the" and known.topic is not None:
        return known.topic, False
    return None


def _genitive(reading: Reading, phrase: Phrase, known: Known) -> tuple[Thing, bool] | None:
    whole = [w.removesuffix("’s").removesuffix("'s").rstrip("'’") for w in phrase.words]
    at = next((i for i, w in enumerate(phrase.words) if w != whole[i]), None)
    if at is None:
        return None
    owner = Phrase(phrase.start, phrase.end, phrase.determiner, tuple(whole[: at + 1]))
    thing = thing_of(reading, owner)
    return known.full(thing, definite=phrase.determiner in ("the", "this")), thing.named


def _date_of_noun(reading: Reading, found: _Found) -> Dated | None:
    lights = _lights(reading)
    for dated in reading.dates:
        if dated.start >= found.end:
            if _reaches(reading, found.end, dated, lights, of=True):
                return dated
            break
    tokens = reading.sentence.tokens
    for dated in reversed(reading.dates):
        if dated.end > found.start:
            continue
        at, stop = reading.sentence.token_at(dated.end), reading.sentence.token_at(found.start)
        opening = _opening(tokens, reading.sentence.token_at(dated.start))
        verbs = [
            i
            for i in range(at, stop)
            if is_past(tokens[i].low) and tokens[i].text.islower() and i not in lights
        ]
        fits = _ON.search(reading.text, 0, dated.start) is not None
        fits = fits and not any(t.low in _PARTING for t in tokens[at:stop])
        if opening and fits and not verbs and stop - at <= _FAR:
            return dated
        break
    return None


def _lights(reading: Reading) -> frozenset[int]:
    """Return the tokens of verbs that only say that something took place."""
    tokens = reading.sentence.tokens
    found: set[int] = set()
    for at, token in enumerate(tokens):
        for behind in light().get(bare_stem(token.low), ()):
            stop = match(tokens, at + 1, behind)
            if stop is not None:
                found.update(range(at, stop))
        if _auxiliary(token.low):
            found.add(at)
    return frozenset(found)


# --- what happened, by words right before the date ------------------------------


def _right_before(reading: Reading, known: Known) -> Iterator[tuple[_Found, Dated]]:
    for dated in reading.dates:
        said = before_pattern().search(reading.text, 0, dated.start)
        if said is None:
            continue
        subject = _before_words(reading, said.start("said"), known)
        if subject is not None:
            for what in turns().before[said["said"].casefold()]:
                yield _Found(what, said.start("said"), said.end("said"), *subject), dated


def _before_words(reading: Reading, start: int, known: Known) -> tuple[Thing, bool] | None:
    tokens = reading.sentence.tokens
    for clause in clauses_of(reading.sentence):
        first, last = tokens[clause.verb.first].start, tokens[clause.verb.stop - 1].end
        if first <= start <= last + 2:
            return _subject(reading, clause.verb.main, clause, known)
    phrase = reading.phrase_before(start)
    return _known(reading, phrase, known) if phrase is not None else None


def _acts(reading: Reading, known: Known) -> Iterator[tuple[_Found, Dated]]:
    """Read «the decree on the tithe of 4 May 1781»: an act is known by its date."""
    for dated in (*reading.dates, *reading.in_names):
        of = _OF.search(reading.text, 0, dated.start)
        phrase = reading.phrase_before(of.start()) if of else None
        if of is None or phrase is None or reading.text[phrase.stop : of.start()].strip():
            continue
        thing, told = _known(reading, phrase, known)
        if thing.noun in words("acts"):
            for kind in ("adopted", "signed"):
                yield _Found(What(kind, once=True), phrase.start, of.start(), thing, told), dated
