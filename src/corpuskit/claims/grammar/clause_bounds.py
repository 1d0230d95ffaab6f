"""Where the clauses of a sentence begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpuskit.claims.grammar.clause_model import Clause, opens
from corpuskit.claims.grammar.phrases import Sort, Token
from corpuskit.claims.grammar.verb_groups import word_class

_SUBJECT = 10


def bounded(tokens: Sequence[Token], read: Sequence[Clause]) -> tuple[Clause, ...]:
    """Give each clause the stretch from what opens it to what opens the next."""
    cuts = [0]
    leads = [tokens[0].low if read and opens(tokens[0]) else ""]
    for earlier, later in pairwise(read):
        at = _boundary(tokens, earlier.verb.stop, later)
        cuts.append(tokens[at].start)
        leads.append(tokens[at].low if opens(tokens[at]) else "")
    ends = [*cuts[1:], tokens[-1].end]
    return tuple(
        replace(clause, start=low, end=high, lead=lead)
        for clause, low, high, lead in zip(read, cuts, ends, leads, strict=True)
    )


def _of_one_subject(tokens: Sequence[Token], low: int, at: int, later: Clause) -> int:
    """Return the comma before «a total of wives and children were living»: «and» joins nouns there.

    What «and» joins is one subject where a comma opens it and no verb stands in it.
    """
    bare = later.subject is not None and not later.relative
    if not bare or tokens[at - 1].sort is not Sort.WORD or tokens[at + 1].sort is not Sort.WORD:
        return 0
    commas = [i for i in range(low, at) if tokens[i].text == ","]
    if not commas or at - commas[-1] > _SUBJECT:
        return 0
    inside = tokens[commas[-1] + 1 : at]
    return 0 if any(t.sort is Sort.VERB or opens(t) for t in inside) else commas[-1]


def _boundary(tokens: Sequence[Token], low: int, later: Clause) -> int:
    """Return the token at which a clause opens: a conjunction, else a comma, else its subject."""
    high = later.verb.first
    within = later.subject is not None and not later.relative
    start = later.subject.start if within and later.subject else tokens[high].start
    resumes = start < tokens[low].start
    for index in range(high - 1, low - 1, -1):
        if resumes and tokens[index].low in word_class("subordinators"):
            # «who led it since May, resigned»: the clause that resumes opened before.
            continue
        if tokens[index].text in ";:—–(" or (opens(tokens[index]) and tokens[index].low != "or"):
            joins = tokens[index].low in word_class("coordinators")
            if joins and (comma := _of_one_subject(tokens, low, index, later)):
                return comma
            if not joins or tokens[index].start >= start or tokens[index - 1].text == ",":
                return index
            if later.pronoun or tokens[index + 1].start >= start - 1:
                return index
    commas = [index for index in range(low, high) if tokens[index].text in ",)"]
    if resumes:
        return commas[-1] if commas else high
    before = [index for index in commas if tokens[index].start < start]
    if before:
        return before[0]
    return next((i for i in range(low, high) if tokens[i].start >= start), high)
