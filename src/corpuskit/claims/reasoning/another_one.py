"""Whether a dated clause tells of another one after what was said to be the last of its kind."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpuskit.claims.documents.affairs import Affair, names_in, one_affair
from corpuskit.claims.grammar.content import NOT, names, words_in
from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.verbs import irregular
from corpuskit.claims.linkage.usage import usage_of
from corpuskit.claims.model import Extract, LastOne, Statement
from corpuskit.core import lexicons
from corpuskit.core.alternation import alternation

_MOST = 400
_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b")
_AT = re.compile(r"\b(?:of|at|in|near|from|between)\s+(?:the\s+)?([A-Z][\w’'-]+)")
_NEXT = re.compile(r"\W*(?P<sign>[,;:.()–—]|$)|\s+(?P<word>[\w’'-]+)")


def others_told(extracts: Sequence[Extract]) -> Iterator[tuple[LastOne, Statement]]:
    """Yield what is said to have been the last of its kind, with a later one."""
    lasts = [each for extract in extracts for each in extract.last_ones]
    if not lasts:
        return
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for extract in extracts:
        for statement in extract.statements:
            for word in statement.words:
                said[word].append(statement)
    explained = [s for e in extracts for s in e.statements if _explained(s)]
    affairs = {extract.name: usage_of(extract).affair for extract in extracts}
    for each in lasts:
        keys = each.deed or each.thing
        near = min((said.get(word, []) for word in keys), key=len, default=[]) + explained
        for statement in near[:_MOST]:
            if _is_another(each, statement, affairs):
                yield each, statement
                break


def _is_another(each: LastOne, told: Statement, affairs: Mapping[str, Affair]) -> bool:
    if each.where.sentence == told.where.sentence or told.first.year <= each.first.year:
        return False
    if each.last is not None and told.first > each.last:
        return False
    words = told.words | _explained(told)
    if NOT in words or not each.thing <= words:
        return False
    if each.deed and not each.deed & words:
        return False
    if not (each.event or each.deed):
        return False
    return _tells_one(each, told) and _one_place(each, told, affairs)


def _tells_one(each: LastOne, told: Statement) -> bool:
    """Tell «the strike of 1926» from a strike fund, and from one that was feared or remembered."""
    text = told.where.quote
    if _unreal().search(text):
        return False
    others = {int(year) for year in _YEAR.findall(text)} - {told.first.year, told.last.year}
    if others:
        return False
    noun = re.compile(rf"\b{re.escape(each.noun)}s?\b", re.I)
    whole = told.where.sentence
    return any(_is_head(whole, match.end()) for match in noun.finditer(whole))


def _explained(told: Statement) -> frozenset[str]:
    """Return what a sentence says behind a colon of what it dates before it."""
    rest = told.where.sentence[told.where.end :]
    if not rest.startswith(":") or _YEAR.search(rest):
        return frozenset()
    return words_in(f"the {rest}")


def _is_head(text: str, end: int) -> bool:
    """Tell a noun behind which no other one stands that it is a part of: «strike fund»."""
    behind = _NEXT.match(text, end)
    if behind is None or behind["word"] is None:
        return True
    word = behind["word"].casefold()
    words = lexicon().words
    closed = ("prepositions", "auxiliaries", "conjunctions", "pronouns", "determiners", "adverbs")
    past = word.endswith("ed") or word in irregular() or not behind["word"][0].islower()
    return past or word in ("that", "which", "who") or any(word in words[name] for name in closed)


def _one_place(each: LastOne, told: Statement, affairs: Mapping[str, Affair]) -> bool:
    """Tell whether both are of one place, as far as they say of which."""
    mine, yours = affairs[each.document], affairs[told.document]
    here, there = each.names, names(told.words)
    one = each.document == told.document or one_affair(mine, yours)
    if here and here & there == here:
        return one
    # Who and where it was may be known from elsewhere in one text only, not in both.
    if here and there:
        return False
    placed = {name for match in _AT.finditer(told.where.sentence) for name in names_in(match[1])}
    return one and here <= yours.printed and placed <= mine.printed


@functools.cache
def _unreal() -> re.Pattern[str]:
    table = lexicons.table("corpuskit.claims", "last_ones.toml")
    return re.compile(rf"\b(?:{alternation(table['unreal'])})\b", re.I)
