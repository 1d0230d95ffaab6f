"""What says that two mentions in a document are of one instrument, a function each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpuskit.convert.annotate.treaty_mentions import (
    SENTENCE_END,
    Mention,
    Mentions,
    has_subject,
    is_english,
    opens_with_topic,
    sentence_of,
)
from corpuskit.core.passages import Passage
from corpuskit.language.treaties import TreatyName
from corpuskit.language.treaty_aliases import Alias
from corpuskit.language.treaty_identity import (
    content_words,
    instrument_keys,
    named_by,
    same_instrument,
)
from corpuskit.language.treaty_ranks import rank_of
from corpuskit.language.treaty_words import name_words, nicknames

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PLACE = r"([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
_MADE_AT = re.compile(
    r"\b(?:signed|concluded|adopted|initiall?ed|agreed|negotiated|sealed)\b[^.;]{0,60}?"
    rf"\b(?:at|in)\s+{_PLACE}"
)
_NOTED_AT = re.compile(rf",\s+(?:done at\s+)?{_PLACE},\s+(?:[A-Za-z]+\.? )*\d")
_TRANSLATION = re.compile(r"[\s'’\"”]*\[")
_NUMBERED = frozenset({"decree", "resolution", "law", "ordinance", "directive"})
_CLOSE = 60
_FEW_EXTRA = 3


def _same_names(mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield the names that mean one instrument wherever they stand."""
    first: dict[str, int] = {}
    by_key: dict[str, list[int]] = {}
    words: dict[int, frozenset[str]] = {}
    for number, name in mentions.names():
        if name.name in first:
            yield first[name.name], number
            continue
        first[name.name] = number
        title = nicknames().get(name.name, name.name)
        words[number] = content_words(title) or frozenset({title.casefold()})
        keys = instrument_keys(name.name)
        shared = {i for key in keys for i in by_key.get(key, ())}
        near = {i for i in shared if words[i] & words[number]}
        equal = [i for i in sorted(near) if same_instrument(mentions.all[i].name.name, name.name)]
        if equal:
            yield equal[0], number
        for key in keys:
            by_key.setdefault(key, []).append(number)


def _stated(mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield second names with what they are names of, where the text says so."""
    for number, mention in enumerate(mentions.all):
        alias = mention.alias
        if alias is None or mention.name.description:
            continue
        target = _target(mentions, number, alias)
        if target is not None:
            yield target, number


def _target(mentions: Mentions, number: int, alias: Alias) -> int | None:
    here = mentions.all[number].passage
    if alias.of is not None:
        near = mentions.in_passage(here.number)
        stated = [i for i in near if mentions.all[i].name.start == alias.of.start]
        if stated and alias.of.description:
            return _last_of(mentions, stated[0], alias.of.kind)
        return stated[0] if stated else None
    if here.kind == "note":
        at_mark = _at_mark(mentions, here)
        return at_mark if at_mark is not None else number - 1 if number else None
    return _last_of(mentions, number, alias.name.kind)


def _last_of(mentions: Mentions, before: int, kind: str) -> int | None:
    """Return the last name of a kind before a mention, not behind a new one of it."""
    for i in range(before - 1, -1, -1):
        name = mentions.all[i].name
        if kind in ("", name.kind) and (name.new or not name.description):
            return None if name.new else i
    return None


def _adjacent(mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield an original with its translation, and a decree's title with its number or issuer."""
    for number, (mention, following) in enumerate(pairwise(mentions.all)):
        if mention.passage is not following.passage:
            continue
        between = mention.passage.chars[mention.name.end : following.name.start]
        translated = mention.original or not is_english(mention.name.name)
        if (translated and _TRANSLATION.fullmatch(between)) or (
            _are_title_and_number(mention.name, following.name)
            and len(between) <= _CLOSE
            and not SENTENCE_END.search(between)
        ):
            yield number, number + 1


def _are_title_and_number(a: TreatyName, b: TreatyName) -> bool:
    """Tell «decree no. 940» beside «On Coastal Waters», the one a title without its noun."""
    return (
        a.kind == b.kind
        and a.kind in _NUMBERED
        and opens_with_topic(a) != opens_with_topic(b)
        and not (a.description or b.description)
    )


def _at_marks(mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield the name that opens a note with the last one before its mark in the text."""
    opened: set[int] = set()
    for number, mention in enumerate(mentions.all):
        passage = mention.passage
        if passage.host is None or passage.number in opened or mention.name.description:
            continue
        opened.add(passage.number)
        hosted = _at_mark(mentions, passage)
        if hosted is None:
            continue
        theirs = mentions.all[hosted].name
        first = not passage.chars[: mention.name.start].strip("‘'\"“[ *_")
        kindred = theirs.kind == mention.name.kind or mention.original
        if theirs.new:
            yield from (
                (hosted, i)
                for i in mentions.in_passage(passage.number)
                if mentions.all[i].name.kind == theirs.kind
                and (few := content_words(theirs.name))
                and _begin_alike(few, content_words(mentions.all[i].name.name))
            )
        elif (first and kindred) or _few_extra(theirs.name, mention.name.name):
            yield hosted, number


def _at_mark(mentions: Mentions, note: Passage) -> int | None:
    """Return the instrument mentioned last before the mark of a note."""
    if note.host is None:
        return None
    marks = mentions.draft.passages[note.host].marks
    offset = next((mark.start for mark in marks if mark.passage == note.number), 0)
    hosted = [(i, mentions.all[i].name) for i in mentions.in_passage(note.host)]
    before = [i for i, n in hosted if n.end <= offset and (n.new or not n.description)]
    return before[-1] if before else None


def _few_extra(a: str, b: str) -> bool:
    """Tell whether two names of one place in the text can be one instrument's."""
    few, many = sorted((content_words(a), content_words(b)), key=len)
    alike = rank_of(a) == rank_of(b) and few <= many
    return bool(few) and alike and len(many) - len(few) <= _FEW_EXTRA


def _shorter(mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield a short name with the one longer name that holds its words."""
    titles: dict[tuple[str, str], dict[str, int]] = {}
    for number, name in mentions.names():
        for word in content_words(name.name):
            titles.setdefault((name.kind, word), {}).setdefault(name.name, number)
    seen = set()
    for number, mention in enumerate(mentions.all):
        name, mine = mention.name, content_words(mention.name.name)
        if not mine or name.name in seen or (name.description and not name.new):
            continue
        seen.add(name.name)
        rarest = min((titles.get((name.kind, word), {}) for word in mine), key=len)
        longer = [title for title in rarest if mine < content_words(title)]
        if longer and _alike(longer) and rank_of(name.name) == rank_of(longer[0]):
            yield rarest[longer[0]], number


def _alike(names: Sequence[str]) -> bool:
    """Tell whether names are forms of one: each holds the words of the next."""
    groups = sorted({content_words(name) for name in names}, key=len)
    return all(few <= many for few, many in pairwise(groups))


def _made_at(mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield «Bridgetown Accord» with the full title of that kind that was signed at Bridgetown."""
    titles: dict[str, list[int]] = {}
    for number, title in mentions.names():
        if has_subject(title):
            for place in _places_of(mentions.all[number]):
                titles.setdefault(place, []).append(number)
    for number, name in mentions.names():
        if has_subject(name):
            continue
        noun = name.name.split()[-1].casefold() if name.kind in name_words("weak") else ""
        for place in sorted(named_by(name.name) | _named_of(name.name)):
            for other in titles.get(place, ()):
                title = mentions.all[other].name
                if title.kind == name.kind or (noun and noun in title.name.casefold()):
                    yield other, number


def _places_of(mention: Mention) -> set[str]:
    """Return where an instrument was made, by its sentence or the words behind it in a note."""
    behind = _NOTED_AT.match(mention.passage.chars, mention.name.end)
    found = [match[1] for match in _MADE_AT.finditer(sentence_of(mention))]
    return {place.casefold() for place in (*found, *([behind[1]] if behind else []))}


def _named_of(name: str) -> frozenset[str]:
    """Return the place in «Accord of Dapelo»."""
    found = re.search(r" of ([A-Z][\w-]+(?: [A-Z][\w-]+)*)$", name)
    return frozenset({found[1].casefold()}) if found else frozenset()


def _dated(mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield «the 1994 accord» with the one instrument of its kind that a sentence dates so."""
    dated: dict[tuple[str, str], dict[str, int]] = {}
    for number, name in mentions.names():
        year = _year_behind(mentions.all[number])
        if year and not _YEAR.match(name.name):
            dated.setdefault((name.kind, year), {}).setdefault(name.name, number)
    for number, name in mentions.names():
        said = _YEAR.match(name.name)
        if said:
            few = content_words(name.name)
            others = dated.get((name.kind, said[0]), {})
            fit = [other for other in others if _begin_alike(few, content_words(other))]
            if fit and _alike(fit):
                yield others[fit[0]], number


def _begin_alike(few: frozenset[str], many: frozenset[str]) -> bool:
    """Tell whether each word is one of the others, but for its ending: «railway», «railways»."""
    return all(any(w.startswith(word[:6]) for w in many) for word in few)


def _year_behind(mention: Mention) -> str:
    """Return the year that the words behind a name say: «, signed in Djibouti on May 19, 1994»."""
    text, name = mention.passage.chars, mention.name
    end = SENTENCE_END.search(text, name.end, name.end + 130)
    year = _YEAR.search(text, name.end, min(end.start() if end else len(text), name.end + 130))
    return year[0] if year else ""


def _headed(mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield the short name in a heading with the first full title of its kind below it."""
    for number, mention in enumerate(mentions.all):
        if mention.passage.kind != "head" or mention.name.description:
            continue
        for i in range(number + 1, len(mentions.all)):
            other = mentions.all[i]
            if other.passage.kind == "head":
                break
            if not other.name.description and other.name.kind == mention.name.kind:
                if has_subject(other.name) and not has_subject(mention.name):
                    yield number, i
                break


# The surest first: what has been joined is not joined to what contradicts it.
EVIDENCE: tuple[Callable[[Mentions], Iterator[tuple[int, int]]], ...] = (
    _same_names,
    _stated,
    _adjacent,
    _at_marks,
    _shorter,
    _made_at,
    _dated,
    _headed,
)
