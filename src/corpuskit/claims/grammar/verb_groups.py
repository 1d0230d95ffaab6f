"""Verb groups: which words of a sentence are its verbs, and what their form says."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpuskit.claims.grammar.lexicon import lexicon
from corpuskit.claims.grammar.phrases import Sort, Token
from corpuskit.claims.grammar.verbs import irregular, stem_of
from corpuskit.core import lexicons

_GAP = 4
_PAST = frozenset({"was", "were", "had", "did", "has", "have"})


@dataclass(frozen=True, slots=True)
class Group:
    """Hold a verb with its auxiliaries and its particle, by the places of their tokens.

    `main` is the place of the verb itself, `key` the stem that its forms and synonyms share, `past`
    says that its form tells what is over.
    `shares` says that it is joined to the group before it and has that one's subject.
    """

    first: int
    main: int
    stop: int
    key: str
    low: str
    particle: str = ""
    passive: bool = False
    negated: bool = False
    modal: bool = False
    finite: bool = True
    past: bool = False
    shares: bool = False


@functools.cache
def _classes() -> Mapping[str, frozenset[str]]:
    table = lexicons.table("corpuskit.claims", "clauses.toml")
    return {name: frozenset(words) for name, words in table.items()}


@functools.cache
def word_class(name: str) -> frozenset[str]:
    """Return a closed class of words that clauses are read by."""
    return _classes()[name]


def groups_of(tokens: Sequence[Token]) -> tuple[Group, ...]:
    """Return the verb groups of a sentence in order.

    With an auxiliary a group is sure. A past without one is a verb or a participle: of two between
    which nothing opens a clause, the one that can only be a verb is it, else the last.
    """
    found: list[Group] = []
    index = 0
    while index < len(tokens):
        group = _with_auxiliary(tokens, index) or _bare(tokens, index)
        if group is None:
            index += 1
            continue
        found.append(group)
        index = group.stop
        for joined in _joined(tokens, group):
            found.append(joined)
            index = joined.stop
    return _settled(tokens, found)


@functools.lru_cache(maxsize=65536)
def is_past(low: str) -> bool:
    """Tell a past or participle by its form."""
    if low in word_class("no_verbs") and low != "left":
        return False
    known = low in irregular() or low in word_class("unchanged")
    return known or (low.endswith("ed") and not low.endswith("eed") and len(low) > 3)


@functools.lru_cache(maxsize=65536)
def _auxiliary(low: str) -> bool:
    return any(low in word_class(name) for name in ("be", "have", "do", "modals"))


def _with_auxiliary(tokens: Sequence[Token], index: int) -> Group | None:
    month = tokens[index].text == "May"
    if not _auxiliary(tokens[index].low) or month or _infinitive(tokens, index):
        return None
    at, last, seen = index, index, [tokens[index].low]
    while at + 1 < len(tokens) and at - last < _GAP:
        token = tokens[at + 1]
        if _auxiliary(token.low):
            at += 1
            last = at
            seen.append(token.low)
        elif token.low in word_class("between") or token.low.endswith("ly"):
            at += 1
        else:
            break
    main = at + 1
    negated = any(
        t.low in word_class("negations") for t in tokens[max(0, index - 1) : min(main, len(tokens))]
    )
    shape = _shape(tokens, main, seen)
    if shape is None:
        main, passive = last, False
    else:
        passive = shape == "passive"
    group = Group(
        first=index,
        main=main,
        stop=main + 1,
        key=stem_of(tokens[main].low) if main != last else _stem_of_auxiliary(seen[-1]),
        low=tokens[main].low,
        passive=passive,
        negated=negated,
        modal=seen[0] in word_class("modals"),
        past=seen[0] in _PAST,
    )
    return _with_particle(tokens, group)


def _infinitive(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].low == "to"


def _stem_of_auxiliary(low: str) -> str:
    return next(name for name in ("be", "have", "do", "modals") if low in word_class(name))


def _shape(tokens: Sequence[Token], main: int, seen: Sequence[str]) -> str | None:
    """Return how a word is the verb of its auxiliaries: passive or active, None where it is not."""
    if main >= len(tokens):
        return None
    token = tokens[main]
    if token.sort not in (Sort.WORD, Sort.VERB) or not token.text[:1].islower():
        return None
    past = is_past(token.low)
    if seen[-1] in word_class("be"):
        if token.low.endswith("ing") and len(token.low) > 4:
            return "active"
        return "passive" if past else None
    if seen[-1] in word_class("have"):
        return "active" if past else None
    return "active"


def _with_particle(tokens: Sequence[Token], group: Group) -> Group:
    """Take in the particle behind a verb: «set up», «called off»; no preposition of its object."""
    if group.stop >= len(tokens):
        return group
    following = tokens[group.stop]
    if following.low not in ("up", "down", "out", "off", "over", "away", "apart", "aground"):
        return group
    return replace(group, stop=group.stop + 1, particle=following.low)


def _bare(tokens: Sequence[Token], index: int) -> Group | None:
    """Read a past or a participle without auxiliary, or a verb of a lexicon in the present."""
    token = tokens[index]
    if not index and is_past(token.low) and _hangs_ahead(tokens):
        return Group(0, 0, 1, stem_of(token.low), token.low, passive=True, finite=False)
    if token.sort not in (Sort.WORD, Sort.VERB) or not token.text[:1].islower():
        return None
    if not is_past(token.low) and token.sort is not Sort.VERB:
        return None
    if _infinitive(tokens, index) or not _may_be_verb(tokens, index):
        return None
    return _with_particle(
        tokens,
        Group(index, index, index + 1, stem_of(token.low), token.low, past=is_past(token.low)),
    )


def _hangs_ahead(tokens: Sequence[Token]) -> bool:
    """Tell a participle that opens a sentence: «Founded in 1871, the bank ...»."""
    if len(tokens) < _GAP or not any(token.text == "," for token in tokens[:20]):
        return False
    return tokens[1].low in ("by", "in", "on", "at", "from", "under", "as")


def _may_be_verb(tokens: Sequence[Token], index: int) -> bool:
    """Tell a verb from an attribute by what stands around it: «the closed port»."""
    before = tokens[index - 1] if index else None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None:
        return False
    own_past = tokens[index].low in lexicon().words["own_pasts"]
    if own_past and following is not None and following.low == "of":
        return False
    if _auxiliary(before.low) and _infinitive(tokens, index - 1):
        return False
    if before.low == "that" and index > 1 and tokens[index - 2].sort is Sort.WORD:
        return True
    if before.sort is Sort.FIGURE and (following is None or following.sort is not Sort.WORD):
        return True
    if before.sort in (Sort.DETERMINER, Sort.FIGURE):
        return False
    if before.sort is Sort.PREPOSITION and before.low not in ("as",):
        return False
    if before.text.endswith(("'s", "’s", "s'", "s’")) and following and following.sort is Sort.WORD:
        return False
    if before.sort is Sort.STOP and before.low.endswith("ly") and index > 1:
        return tokens[index - 2].sort not in (Sort.DETERMINER, Sort.PREPOSITION)
    attribute = before.sort is Sort.WORD and index > 1 and tokens[index - 2].sort is Sort.DETERMINER
    if attribute and following is not None and following.sort is Sort.WORD:
        # «the old abandoned mine», but «the police searched houses»: a noun behind, none before.
        return not _adjective(before.low)
    return True


def _adjective(low: str) -> bool:
    """Tell an adjective by its ending, or by being one of the common short ones."""
    common = low in lexicon().words["empty"] or low in word_class("adjectives")
    return common or low.endswith(tuple(word_class("adjective_endings")))


def _joined(tokens: Sequence[Token], group: Group) -> Iterator[Group]:
    """Yield verbs that «and» joins to a group: «was designed and built», «rose and fell»."""
    at = group.stop
    while at + 1 < len(tokens) and tokens[at].low in ("and", "or", ","):
        step = 2 if tokens[at].text == "," and tokens[at + 1].low == "and" else 1
        if at + step >= len(tokens):
            return
        token = tokens[at + step]
        if not is_past(token.low) or not token.text.islower():
            return
        if tokens[at].text == "," and step == 1:
            return
        main = at + step
        joined = replace(
            group,
            first=main,
            main=main,
            stop=main + 1,
            key=stem_of(token.low),
            low=token.low,
            particle="",
            shares=True,
        )
        joined = _with_particle(tokens, joined)
        yield joined
        at = joined.stop


def _settled(tokens: Sequence[Token], found: Sequence[Group]) -> tuple[Group, ...]:
    """Tell participles from verbs, and return both as what they are.

    A sentence has a verb: where all look like participles, the last one behind a comma is it.
    """
    settled: list[Group] = []
    for rank, group in enumerate(found):
        earlier = found[rank - 1] if rank else None
        later = found[rank + 1] if rank + 1 < len(found) else None
        if group.shares and settled and not settled[-1].finite:
            group = replace(group, finite=False, passive=settled[-1].passive)
        elif _is_participle(tokens, group, earlier, later):
            group = replace(group, finite=False, passive=True, past=False)
        elif settled and settled[-1].passive and settled[-1].finite and _joined_by(tokens, group):
            group = replace(group, passive=True)
        settled.append(group)
    if settled and not any(group.finite for group in settled):
        closing = [i for i, g in enumerate(settled) if tokens[g.first - 1].text in ",)"]
        at = closing[-1] if closing else len(settled) - 1
        settled[at] = replace(settled[at], finite=True, passive=False, past=True)
    if len(settled) == 1 and _is_entry(tokens, settled[0]):
        return (replace(settled[0], finite=False, passive=True, past=False),)
    return tuple(settled)


def _is_entry(tokens: Sequence[Token], group: Group) -> bool:
    """Tell the only verb of «Foundry in the old town, founded by Hall»."""
    if not group.main or group.first != group.main or group.stop >= len(tokens):
        return False
    return (
        is_past(group.low)
        and tokens[group.first - 1].text == ","
        and tokens[group.stop].low == "by"
    )


def _joined_by(tokens: Sequence[Token], group: Group) -> bool:
    """Tell the second participle of «was built in 1912 and designed by Hall»."""
    if group.first != group.main or group.stop >= len(tokens) or not is_past(group.low):
        return False
    return tokens[group.first - 1].low == "and" and tokens[group.stop].low == "by"


def _is_participle(
    tokens: Sequence[Token], group: Group, earlier: Group | None, later: Group | None
) -> bool:
    token = tokens[group.main]
    if not group.main:
        return not group.finite
    verbs = word_class("finite") | word_class("intransitive")
    sure = group.first != group.main or group.shares or token.low in verbs
    if sure or not is_past(token.low):
        return False
    at = group.first - 1
    while at and tokens[at].low in word_class("dating_adverbs"):
        at -= 1
    before = tokens[at]
    stop = group.stop + _completed(tokens, group)
    following = tokens[stop] if stop < len(tokens) else None
    if before.low in word_class("pronouns") or before.low in word_class("relatives"):
        return False
    if following is not None and following.sort in (Sort.DETERMINER, Sort.WORD, Sort.FIGURE):
        return False
    if before.text == ",":
        clear = following is not None and following.low in ("by", "in", "on", "at", "from", "under")
        return clear and (earlier is not None or later is not None)
    if before.low in word_class("coordinators"):
        return False
    if earlier is not None and before.sort is Sort.WORD and _by_somebody(tokens, group):
        return True
    if later is not None and not later.shares and not _opened(tokens, group.stop, later.first):
        return True
    return earlier is not None and not _opened(tokens, earlier.stop, group.first)


def _by_somebody(tokens: Sequence[Token], group: Group) -> bool:
    """Tell «with maps drawn by Hall» by who follows."""
    following = tokens[group.stop : group.stop + 2]
    return len(following) > 1 and following[0].low == "by" and following[1].text[:1].isupper()


def _completed(tokens: Sequence[Token], group: Group) -> bool:
    """Tell whether an adjective completes a verb: «made public on», «found guilty by»."""
    low = tokens[group.main].low
    behind = tokens[group.stop : group.stop + 2]
    if low not in word_class("completed") or [t.sort for t in behind] != [
        Sort.WORD,
        Sort.PREPOSITION,
    ]:
        return False
    return behind[0].text.islower()


def opened(tokens: Sequence[Token], group: Group, high: int) -> bool:
    """Tell whether something opens a new clause between a verb and a place behind it."""
    return _opened(tokens, group.stop, high)


def _opened(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Tell whether something opens a new clause between two places."""
    if any(_opens_clause(token) for token in tokens[low:high]):
        return True
    return bool(low) and tokens[low - 1].low in word_class("saying")


def _opens_clause(token: Token) -> bool:
    if token.text in ",;:—–()" or token.low in ("after", "before", "since", "until", "as", "that"):
        return True
    return token.sort is Sort.STOP and any(
        token.low in word_class(name) for name in ("relatives", "coordinators", "subordinators")
    )
