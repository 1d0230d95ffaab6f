"""The clauses of a sentence: who does or is what, to what, and when.

Read once a sentence, by closed word classes and the forms of verbs; what a clause has in which
place is then asked of it, whatever turn of words it is told with (docs/decisions/0026).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from corpuskit.claims.grammar.clause_bounds import bounded
from corpuskit.claims.grammar.clause_model import Clause, opens
from corpuskit.claims.grammar.phrases import Phrase, Sentence, Sort, Token, phrases_of
from corpuskit.claims.grammar.verb_groups import Group, groups_of, opened, word_class

__all__ = ["Clause", "clauses_of", "relatives_behind"]

_FAR = 2
_MOST_TOKENS = 200
# Prepositions of place that open no other phrase.
_BESIDE = frozenset({"beside", "behind", "beneath", "above", "below", "opposite", "beyond"})


@functools.lru_cache(maxsize=64)
def clauses_of(sentence: Sentence) -> tuple[Clause, ...]:
    """Read the clauses of a sentence, in order; a run of words longer than a sentence has none."""
    tokens = sentence.tokens
    if len(tokens) > _MOST_TOKENS:
        return ()
    groups = groups_of(tokens)
    if not groups:
        return ()
    verbal = _with_verbs(tokens, groups)
    # No word of a verb group opens a phrase: «soldiers opened fire», where «opened fire» is none.
    phrases = phrases_of(
        tuple(t.sorted_as(Sort.STOP) if t.sort is Sort.VERB else t for t in verbal)
    )
    read: list[Clause] = []
    for rank, group in enumerate(groups):
        read.append(_clause(verbal, phrases, group, read, groups[rank - 1] if rank else None))
    return bounded(verbal, _shared(_ahead(read)))


def _shared(read: list[Clause]) -> list[Clause]:
    """Give verbs that «and» joins the agent or object that stands behind the last of them."""
    for at in range(len(read) - 2, -1, -1):
        this, following = read[at], read[at + 1]
        if not following.verb.shares or this.obj is not None:
            continue
        if this.verb.passive and this.agent is None:
            read[at] = replace(this, agent=following.agent)
        elif not this.verb.passive and this.verb.stop + 1 >= following.verb.first:
            read[at] = replace(this, obj=following.obj)
    return read


def _ahead(read: list[Clause]) -> list[Clause]:
    """Give a participle that opens a sentence the subject of what follows."""
    if len(read) > 1 and not read[0].verb.first and not read[0].verb.finite:
        main = next((c for c in read[1:] if c.verb.finite), read[1])
        read[0] = replace(read[0], subject=main.subject, pronoun=main.pronoun)
    return read


def _with_verbs(tokens: Sequence[Token], groups: Sequence[Group]) -> tuple[Token, ...]:
    """Return the tokens with all words of the verb groups as verbs, and no others."""
    inside = {index for group in groups for index in range(group.first, group.stop)}
    found = []
    for index, token in enumerate(tokens):
        if index in inside or _participle_of(tokens, index):
            token = token.sorted_as(Sort.VERB)
        elif token.sort is Sort.VERB or _joins_name(tokens, index):
            token = token.sorted_as(Sort.WORD)
        found.append(token)
    return tuple(found)


def _participle_of(tokens: Sequence[Token], index: int) -> bool:
    """Tell «a lorry bringing a team»: behind a noun, before what it is done to."""
    token = tokens[index]
    if not token.low.endswith("ing") or not token.text.islower() or not 0 < index < len(tokens) - 1:
        return False
    following = tokens[index + 1].sort
    behind = tokens[index - 1].sort is Sort.WORD
    return behind and following in (Sort.DETERMINER, Sort.FIGURE, Sort.PREPOSITION)


def _joins_name(tokens: Sequence[Token], index: int) -> bool:
    """Tell the sign in the name of a firm: «Hall & Sons»."""
    if tokens[index].text != "&" or not 0 < index < len(tokens) - 1:
        return False
    return all(tokens[at].text[:1].isupper() for at in (index - 1, index + 1))


def _clause(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    group: Group,
    read: Sequence[Clause],
    before: Group | None,
) -> Clause:
    start, end = tokens[group.first].start, tokens[group.stop - 1].end
    clause = Clause(start, end, group, obj=_object(tokens, phrases, group))
    if group.passive:
        clause = replace(clause, agent=_agent(tokens, phrases, group))
    if group.shares and read:
        earlier = read[-1]
        return replace(
            clause, subject=earlier.subject, pronoun=earlier.pronoun, relative=earlier.relative
        )
    return _with_subject(tokens, phrases, clause, read, before)


def _with_subject(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    clause: Clause,
    read: Sequence[Clause],
    before: Group | None,
) -> Clause:
    """Find the subject: the phrase right before the verb, or what stands for it there."""
    at = clause.verb.first
    hung = read[-1] if read else None
    if (
        hung
        and (hung.relative or not hung.verb.finite)
        and before
        and not opened(tokens, before, at)
    ):
        return replace(clause, subject=hung.subject, pronoun=hung.pronoun)
    while at and _modifies(tokens[at - 1]):
        at -= 1
    previous = tokens[at - 1] if at else None
    if previous is None:
        return clause
    if previous.low in word_class("relatives") and previous.low != "whose":
        return replace(clause, subject=_ending_at(tokens, phrases, at - 1), relative=True)
    if previous.low in word_class("pronouns") and not _governed(tokens, at - 1):
        return replace(clause, pronoun=previous.low)
    if previous.low in word_class("coordinators") and read:
        earlier = next((c for c in reversed(read) if c.verb.finite), read[-1])
        return replace(
            clause, subject=earlier.subject, pronoun=earlier.pronoun, relative=earlier.relative
        )
    if previous.text in ",)—–":
        if not clause.verb.finite:
            return replace(clause, subject=_ending_at(tokens, phrases, at - 1))
        return replace(clause, subject=_behind_aside(tokens, phrases, at - 1, before))
    subject = _ending_at(tokens, phrases, at)
    return _with_gap(tokens, phrases, replace(clause, subject=subject))


def _governed(tokens: Sequence[Token], at: int) -> bool:
    """Tell a pronoun behind a preposition, that is no subject: «the school beside it was built»."""
    before = tokens[at - 1] if at else None
    if before is None or opens(before):
        return False
    return before.sort is Sort.PREPOSITION or before.low in _BESIDE


def _modifies(token: Token) -> bool:
    """Tell an adverb between a subject and its verb."""
    if token.low in word_class("pronouns") or opens(token):
        return False
    return token.sort is Sort.STOP or token.low in ("never", "also", "still", "only", "first")


def _with_gap(tokens: Sequence[Token], phrases: Sequence[Phrase], clause: Clause) -> Clause:
    """Give «the bridge, which Hall had designed» its object: what «which» stands for."""
    if clause.subject is None or clause.obj is not None or clause.verb.passive:
        return clause
    first = next(i for i, token in enumerate(tokens) if token.start >= clause.subject.start)
    if first < 1 or tokens[first - 1].low not in ("which", "that", "whom"):
        return clause
    return replace(clause, obj=_ending_at(tokens, phrases, first - 1))


def _ending_at(tokens: Sequence[Token], phrases: Sequence[Phrase], at: int) -> Phrase | None:
    """Return the phrase that ends right before a place, dates and commas between apart.

    What stands behind a participle is no subject: «a lorry bringing a team home struck a mine».
    """
    while at > 1 and (
        tokens[at - 1].text in (",", "(", ")")
        or tokens[at - 1].sort is Sort.DATE
        or (tokens[at - 1].sort is Sort.PREPOSITION and tokens[at].sort is Sort.DATE)
    ):
        at -= 1
    if not at:
        return None
    stop = tokens[at - 1].end
    near = [p for p in phrases if 0 <= stop - p.stop <= _FAR]
    found = min(near, key=lambda p: p.start, default=None)
    if found is None:
        return None
    found, first = _with_head(tokens, phrases, found)
    if first > 1 and tokens[first - 1].low.endswith("ing") and tokens[first - 1].text.islower():
        governing = [p for p in phrases if 0 <= tokens[first - 1].start - p.stop <= _FAR]
        return min(governing, key=lambda p: p.start, default=found)
    return found


def _with_head(
    tokens: Sequence[Token], phrases: Sequence[Phrase], found: Phrase
) -> tuple[Phrase, int]:
    """Return the phrase that a phrase hangs on by any preposition: «the bridge over the Ula»."""
    first = next(i for i, token in enumerate(tokens) if token.start >= found.start)
    while first > 1 and tokens[first - 1].sort is Sort.PREPOSITION:
        stop = tokens[first - 2].end
        heads = [p for p in phrases if p.stop == stop and tokens[first - 2].sort is Sort.WORD]
        head = min(heads, key=lambda p: p.start, default=None)
        if head is None:
            break
        found = replace(head, tail=(*head.tail, (tokens[first - 1].low, found)))
        first = next(i for i, token in enumerate(tokens) if token.start >= found.start)
    return found, first


def _behind_aside(
    tokens: Sequence[Token], phrases: Sequence[Phrase], comma: int, before: Group | None
) -> Phrase | None:
    """Return the subject of a verb that an aside parts from it: «The Act, of 1950, transferred».

    The aside opens at the nearest comma or bracket before the one that closes it; where a clause
    stands between, at the one before that clause.
    """
    opener = {")": "(", "—": "—", "–": "–"}.get(tokens[comma].text, ",")
    low = comma - 1
    if before is not None and before.stop <= comma:
        low = min(low, before.first)
    for index in range(low, -1, -1):
        if tokens[index].text == opener or (opener == "," and tokens[index].text in "—–"):
            found = _ending_at(tokens, phrases, index)
            if found is not None:
                return found
        if tokens[index].text in ";:":
            break
    return None


def _object(tokens: Sequence[Token], phrases: Sequence[Phrase], group: Group) -> Phrase | None:
    """Return the noun phrase right behind a verb; a passive has none."""
    if group.passive or group.stop >= len(tokens):
        return None
    at = group.stop
    while at < len(tokens) and tokens[at].sort is Sort.STOP and tokens[at].low.endswith("ly"):
        at += 1
    if at >= len(tokens) or tokens[at].sort is Sort.PREPOSITION:
        return None
    start = tokens[at].start
    figure = tokens[at].end + 1 if tokens[at].sort is Sort.FIGURE else start
    return next((p for p in phrases if p.start in (start, figure)), None)


def _agent(tokens: Sequence[Token], phrases: Sequence[Phrase], group: Group) -> Phrase | None:
    """Return the «by» phrase behind a passive, before another verb or the end of its clause."""
    for index in range(group.stop, len(tokens)):
        token = tokens[index]
        if token.low == "by" and index + 1 < len(tokens):
            following = tokens[index + 1]
            if following.sort is Sort.DATE or following.low.endswith("ing"):
                continue
            return next((p for p in phrases if p.start >= following.start), None)
        if token.sort is Sort.VERB or token.text in ";:.":
            return None
        until = index + 1 < len(tokens) and tokens[index + 1].sort is Sort.DATE
        if opens(token) and token.low != "and" and not until:
            return None
    return None


def relatives_behind(sentence: Sentence, offset: int) -> tuple[tuple[int, int], ...]:
    """Return where clauses stand that only say more of a noun behind an offset.

    «240 million in rent, a sum which he called the only crop that never failed» denies nothing.
    """
    return tuple(
        (clause.start, clause.end)
        for clause in clauses_of(sentence)
        if clause.start >= offset and (clause.relative or clause.lead in ("which", "who", "whom"))
    )
