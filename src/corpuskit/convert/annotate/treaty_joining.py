"""Join the mentions of one instrument in a document: names of all sorts, and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpuskit.core.passages import Draft, Passage
from corpuskit.language.treaties import TreatyName
from corpuskit.language.treaty_aliases import Alias
from corpuskit.language.treaty_identity import (
    content_words,
    named_by,
    same_instrument,
    years_differ,
)
from corpuskit.language.treaty_words import (
    foreign_words,
    kind_of,
    kind_words,
    name_words,
    nicknames,
)

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PLACE = r"([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
_MADE_AT = re.compile(
    r"\b(?:signed|concluded|adopted|initiall?ed|agreed|negotiated|sealed)\b[^.;]{0,60}?"
    rf"\b(?:at|in)\s+{_PLACE}"
)
_NOTED_AT = re.compile(rf",\s+(?:done at\s+)?{_PLACE},\s+(?:[A-Za-z]+\.? )*\d")
_SENTENCE_END = re.compile(r"[.;?!]\s+(?=[A-Z])")
_TRANSLATION = re.compile(r"[\s'’\"”]*\[")
_DESCRIBED = re.compile(
    r"\s+(?:to\s+[a-z]+|on|with|between|among|reached|signed|concluded|creating|establishing"
    r"|allowing|governing|regulating|that|for|of|about|over|made|announced|struck)\b"
)
_NUMBERED = frozenset({"decree", "resolution", "law", "ordinance", "directive"})
_NEAR = 3
_CLOSE = 60
_FEW_EXTRA = 3
# «of Balta Liman», «of the Pyrenees» behind a noun is a place; more words are a subject.
_LONGEST_PLACE = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one mention in reading order.

    `alias` is the statement by which it is a second name, `original` a title whose translation
    follows in brackets.
    """

    passage: Passage
    name: TreatyName
    alias: Alias | None = None
    original: bool = False


@dataclass
class Joined:
    """Hold which mentions are of one instrument: each one's group, by the numbers in it."""

    mentions: Sequence[Mention]
    groups: list[list[int]]
    unresolved: set[int] = field(default_factory=set)

    def join(self, a: int, b: int) -> None:
        """Hold two mentions for one instrument's, unless their names say otherwise."""
        few, many = sorted((self.groups[a], self.groups[b]), key=len)
        if few is not many and not self._differ(few, many):
            many.extend(few)
            for number in few:
                self.groups[number] = many

    def point(self, number: int, target: int) -> None:
        """Let a description point to an instrument."""
        self.groups[number] = self.groups[target]

    def key(self, number: int) -> str:
        """Return the name that an instrument goes by: the first full one in English, or the first.

        Empty for a description that points to nothing.
        """
        if number in self.unresolved:
            return ""
        members = [self.mentions[i].name for i in sorted(self.groups[number])]
        names = [name for name in members if not name.description]
        full = [name for name in names if name.full and _is_english(name.name)]
        titles = [name for name in full if _has_subject(name)]
        best = titles or full or names or [name for name in members if name.new]
        return best[0].name if best else ""

    def _differ(self, a: Sequence[int], b: Sequence[int]) -> bool:
        """Tell whether two instruments bear full titles that cannot be one's, or other years."""
        mine, yours = self._titles(a), self._titles(b)
        return any(years_differ(x, y) or not _compatible(x, y) for x in mine for y in yours)

    def _titles(self, group: Sequence[int]) -> set[str]:
        names = (self.mentions[i].name for i in group)
        return {name.name for name in names if _has_subject(name)}


def join(draft: Draft, mentions: Sequence[Mention]) -> Joined:
    """Join the mentions of a document, the surest evidence first."""
    joined = Joined(mentions, [[number] for number in range(len(mentions))])
    for evidence in (
        _same_names,
        _stated,
        _adjacent,
        _at_marks,
        _shorter,
        _made_at,
        _dated,
        _headed,
    ):
        for a, b in evidence(draft, mentions):
            joined.join(a, b)
    _resolve(joined)
    return joined


def _names(mentions: Sequence[Mention]) -> list[tuple[int, TreatyName]]:
    return [(i, m.name) for i, m in enumerate(mentions) if not m.name.description]


def _same_names(draft: Draft, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:  # noqa: ARG001
    """Yield the names that mean one instrument wherever they stand."""
    first: dict[str, int] = {}
    by_word: dict[str, list[int]] = {}
    for number, name in _names(mentions):
        if name.name in first:
            yield first[name.name], number
            continue
        first[name.name] = number
        title = nicknames().get(name.name, name.name)
        telling = content_words(title) or {title.casefold()}
        near = {i for word in telling for i in by_word.get(word, ())}
        equal = [i for i in sorted(near) if same_instrument(mentions[i].name.name, name.name)]
        if equal:
            yield equal[0], number
        for word in telling:
            by_word.setdefault(word, []).append(number)


def _stated(draft: Draft, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield second names with what they are names of, where the text says so."""
    for number, mention in enumerate(mentions):
        alias = mention.alias
        if alias is None or mention.name.description:
            continue
        target = _target(draft, mentions, number, alias)
        if target is not None:
            yield target, number


def _target(draft: Draft, mentions: Sequence[Mention], number: int, alias: Alias) -> int | None:
    here = mentions[number].passage
    before = range(number - 1, -1, -1)
    for i in before:
        other = mentions[i]
        if alias.of is not None and other.passage is here and other.name.start == alias.of.start:
            return i if not other.name.description else _last_of(mentions, i, other.name.kind)
    if alias.of is None and here.kind == "note":
        at_mark = _at_mark(draft, mentions, here)
        return at_mark if at_mark is not None else number - 1 if number else None
    if alias.of is None:
        return _last_of(mentions, number, alias.name.kind)
    return None


def _last_of(mentions: Sequence[Mention], before: int, kind: str) -> int | None:
    """Return the last name of a kind before a mention, not behind a new one of it."""
    for i in range(before - 1, -1, -1):
        name = mentions[i].name
        if kind in ("", name.kind):
            return None if name.new else i if not name.description else _last_of(mentions, i, kind)
    return None


def _adjacent(draft: Draft, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:  # noqa: ARG001
    """Yield an original with its translation, and a decree's title with its number or issuer."""
    for number, (mention, following) in enumerate(pairwise(mentions)):
        if mention.passage is not following.passage:
            continue
        between = mention.passage.chars[mention.name.end : following.name.start]
        translated = mention.original or not _is_english(mention.name.name)
        if (translated and _TRANSLATION.fullmatch(between)) or (
            _are_title_and_number(mention.name, following.name)
            and len(between) <= _CLOSE
            and not _SENTENCE_END.search(between)
        ):
            yield number, number + 1


def _are_title_and_number(a: TreatyName, b: TreatyName) -> bool:
    """Tell «decree no. 940» beside «On Coastal Waters», the one a title without its noun."""
    return (
        a.kind == b.kind
        and a.kind in _NUMBERED
        and _opens_with_topic(a) != _opens_with_topic(b)
        and not (a.description or b.description)
    )


def _opens_with_topic(name: TreatyName) -> bool:
    return name.name.startswith(("On ", "Concerning "))


def _at_marks(draft: Draft, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield the name that opens a note with the last one before its mark in the text."""
    opened: set[int] = set()
    for number, mention in enumerate(mentions):
        passage = mention.passage
        if passage.host is None or passage.number in opened or mention.name.description:
            continue
        opened.add(passage.number)
        hosted = _at_mark(draft, mentions, passage)
        if hosted is None:
            continue
        theirs = mentions[hosted].name
        first = not passage.chars[: mention.name.start].strip("‘'\"“[ *_")
        kindred = theirs.kind == mention.name.kind or mention.original
        if (first and kindred) or _few_extra(theirs.name, mention.name.name):
            yield hosted, number


def _at_mark(draft: Draft, mentions: Sequence[Mention], note: Passage) -> int | None:
    """Return the instrument mentioned last before the mark of a note."""
    if note.host is None:
        return None
    marks = draft.passages[note.host].marks
    offset = next((mark.start for mark in marks if mark.passage == note.number), 0)
    before = [
        i
        for i, m in enumerate(mentions)
        if m.passage.number == note.host
        and m.name.end <= offset
        and not (m.name.description and not m.name.new)
    ]
    return before[-1] if before else None


def _few_extra(a: str, b: str) -> bool:
    """Tell whether two names of one place in the text can be one instrument's."""
    few, many = sorted((content_words(a), content_words(b)), key=len)
    return bool(few) and few <= many and len(many) - len(few) <= _FEW_EXTRA


def _shorter(draft: Draft, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:  # noqa: ARG001
    """Yield a short name with the one longer name that holds its words."""
    titles: dict[tuple[str, str], dict[str, int]] = {}
    for number, name in _names(mentions):
        for word in content_words(name.name):
            titles.setdefault((name.kind, word), {}).setdefault(name.name, number)
    seen = set()
    for number, mention in enumerate(mentions):
        name, mine = mention.name, content_words(mention.name.name)
        if not mine or name.name in seen or (name.description and not name.new):
            continue
        seen.add(name.name)
        rarest = min((titles.get((name.kind, word), {}) for word in mine), key=len)
        longer = [title for title in rarest if mine < content_words(title)]
        if longer and _alike(longer):
            yield rarest[longer[0]], number


def _alike(names: Sequence[str]) -> bool:
    """Tell whether names are forms of one: each holds the words of the next."""
    groups = sorted({content_words(name) for name in names}, key=len)
    return all(few <= many for few, many in pairwise(groups))


def _made_at(draft: Draft, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:  # noqa: ARG001
    """Yield «Bridgetown Accord» with the full title of that kind that was signed at Bridgetown."""
    titles: dict[str, list[int]] = {}
    for number, title in _names(mentions):
        if _has_subject(title):
            for place in _places_of(mentions[number]):
                titles.setdefault(place, []).append(number)
    for number, name in _names(mentions):
        if _has_subject(name):
            continue
        noun = name.name.split()[-1].casefold() if name.kind in name_words("weak") else ""
        for place in sorted(named_by(name.name) | _named_of(name.name)):
            for other in titles.get(place, ()):
                title = mentions[other].name
                if title.kind == name.kind or (noun and noun in title.name.casefold()):
                    yield other, number


def _places_of(mention: Mention) -> set[str]:
    """Return where an instrument was made, by its sentence or the words behind it in a note."""
    behind = _NOTED_AT.match(mention.passage.chars, mention.name.end)
    found = [match[1] for match in _MADE_AT.finditer(_sentence(mention))]
    return {place.casefold() for place in (*found, *([behind[1]] if behind else []))}


def _named_of(name: str) -> frozenset[str]:
    """Return the place in «Accord of Dapelo»."""
    found = re.search(r" of ([A-Z][\w-]+(?: [A-Z][\w-]+)*)$", name)
    return frozenset({found[1].casefold()}) if found else frozenset()


def _sentence(mention: Mention) -> str:
    """Return the sentence of a mention."""
    text, name = mention.passage.chars, mention.name
    starts = [m.end() for m in _SENTENCE_END.finditer(text, 0, name.start)]
    end = _SENTENCE_END.search(text, name.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _dated(draft: Draft, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:  # noqa: ARG001
    """Yield «the 1994 accord» with the one instrument of its kind that a sentence dates so."""
    dated: dict[tuple[str, str], dict[str, int]] = {}
    for number, name in _names(mentions):
        year = _year_behind(mentions[number])
        if year and not _YEAR.match(name.name):
            dated.setdefault((name.kind, year), {}).setdefault(name.name, number)
    for number, name in _names(mentions):
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
    end = _SENTENCE_END.search(text, name.end)
    year = _YEAR.search(text, name.end, min(end.start() if end else len(text), name.end + 130))
    return year[0] if year else ""


def _headed(draft: Draft, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:  # noqa: ARG001
    """Yield the short name in a heading with the first full title of its kind below it."""
    for number, mention in enumerate(mentions):
        if mention.passage.kind != "head" or mention.name.description:
            continue
        for i in range(number + 1, len(mentions)):
            other = mentions[i]
            if other.passage.kind == "head":
                break
            if not other.name.description and other.name.kind == mention.name.kind:
                if _has_subject(other.name) and not _has_subject(mention.name):
                    yield number, i
                break


def _resolve(joined: Joined) -> None:
    """Let each description point to the instrument of its kind named last, where that is plain.

    A complement that says which («the agreement to double the number»), an indefinite one in
    between («an agreement») and a distance of more than three paragraphs stand against it; but the
    only instrument of its kind is meant at any distance, and so is one that the text has called so.
    """
    mentions = joined.mentions
    counts: dict[str, set[int]] = {}
    for number, name in _names(mentions):
        counts.setdefault(name.kind, set()).add(id(joined.groups[number]))
    only = {kind for kind, groups in counts.items() if len(groups) == 1}
    last: dict[str, int] = {}
    called: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        name = mention.name
        if not name.description:
            last[name.kind] = last[""] = number
        elif name.new:
            last[name.kind] = number
            if len(joined.groups[number]) == 1 and not _is_made(mention):
                joined.unresolved.add(number)
        else:
            target = _pointed(joined, number, last, called, only)
            if target is None:
                joined.unresolved.add(number)
            else:
                joined.point(number, target)
                last[name.kind] = number
                if mention.alias is not None:
                    called[name.kind] = number


def _pointed(
    joined: Joined, number: int, last: dict[str, int], called: dict[str, int], only: set[str]
) -> int | None:
    mention, name = joined.mentions[number], joined.mentions[number].name
    of = mention.alias.of if mention.alias is not None else None
    if of is not None:
        before = (i for i in range(number - 1, -1, -1))
        return next((i for i in before if joined.mentions[i].name == of), None)
    if _DESCRIBED.match(mention.passage.chars, name.end) or name.kind not in last:
        return None
    if name.name[0].isupper() and name.kind in called:
        return called[name.kind]
    target = last[name.kind]
    apart = abs(mention.passage.number - joined.mentions[target].passage.number)
    near = apart <= _NEAR or (name.kind in only and not joined.mentions[target].name.new)
    return target if near and target not in joined.unresolved else None


def _is_made(mention: Mention) -> bool:
    """Tell whether an indefinite description is of an instrument with a subject that was made."""
    if len(mention.name.name.split()) == 1:
        return False
    return bool(
        re.search(r"\b(?:signed|concluded|ratified|initialled|adopted)\b", _sentence(mention))
    )


def _is_english(name: str) -> bool:
    words = name.casefold().split()
    return words[0] not in foreign_words() or words[0] in kind_words()


def _has_subject(name: TreatyName) -> bool:
    """Tell a full title («Accord on Cod») from a short one («Oslo Accord»)."""
    words = name.name.split()
    at = next((i for i, w in enumerate(words) if w.casefold().strip(",'’") in kind_words()), None)
    if not name.full or at is None or not _is_english(name.name):
        return False
    rest = words[at + 1 :]
    return len(rest) > (_LONGEST_PLACE if rest and rest[0] == "of" else 1)


def _compatible(a: str, b: str) -> bool:
    """Tell whether two full titles can be one instrument's: the words of one are in the other."""
    mine, yours = content_words(a), content_words(b)
    return kind_of(a) == kind_of(b) and (mine <= yours or yours <= mine or len(mine & yours) > 1)
