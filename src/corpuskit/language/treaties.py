"""Names of treaties and their kin in running text."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from corpuskit.language.places import capitals, country_of

_WORD = re.compile(r"[^\W\d_]+(?:[-'’–][^\W\d_]+)*|\d{4}|\S")
_QUOTED = re.compile(r"(?<![\w])(['‘\"“«])(?=\w)(.{4,300}?)(['’\"”»])(?![\w])")
_BRACKETED = re.compile(r"\[([^\[\]]{4,300})\]")
_NUMBER = re.compile(r"\s+(?:[Nn]os?\.?|[Nn]o|№|[Nn]umber)?\s*(\d[\w/.-]*\w|\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LIST_GOES_ON = re.compile(
    r"\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3}(?:,\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3})*,?\s+and\s+[A-Z]"
)
_DATE_WORD = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April"
    r"|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_IN_PLACE = re.compile(r" in ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)$")
_LOOK_BACK = 6
_LOOK_ON = 30
_CLOSING = {"'": "'’", "‘": "’'", '"': '"”', "“": '”"', "«": "»"}


@dataclass(frozen=True, slots=True)
class TreatyName:
    """Hold a treaty's name, or a description that points back to one.

    `kind` is the sort of instrument, empty for «this document». `full` is True for a name with a
    subject or a number of its own; `description` for «the agreement», which names nothing itself.
    """

    start: int
    end: int
    kind: str
    name: str
    full: bool = False
    description: bool = False


def find_treaties(text: str) -> tuple[TreatyName, ...]:
    """Find the names of treaties, agreements, decrees and their kin, and references back to them.

    >>> [t.name for t in find_treaties("The Treaty on Open Skies followed the Oslo accords.")]
    ['Treaty on Open Skies', 'Oslo accords']
    """
    found = [*_quoted_titles(text), *_bracketed_titles(text), *_names(text)]
    kept: list[TreatyName] = []
    for name in sorted(found, key=lambda t: (t.start, t.start - t.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


def same_instrument(a: str, b: str) -> bool:
    """Tell whether two names mean one instrument: the words that tell apart are the same.

    >>> same_instrument("Treaty on Open Skies", "1992 Treaty on Open Skies")
    True
    >>> same_instrument("Protocol on Mines", "Protocol on Mines and Booby-Traps")
    False
    >>> same_instrument("Oslo Accord", "Oslo Accord on Coastal Waters")
    True
    """
    if kind_of(a) != kind_of(b):
        return False
    mine, yours = content_words(a), content_words(b)
    if mine and mine == yours:
        return True
    by_place = _named_by(a) & _named_by(b)
    return bool(by_place) and (mine <= yours or yours <= mine)


def _named_by(name: str) -> frozenset[str]:
    """Return the proper names before the kind of an instrument: «Oslo» in «Oslo Accord»."""
    data = _data()
    words: list[str] = []
    for word in name.split():
        if _bare(word) in data.kinds:
            return frozenset(words)
        if word[0].isupper() and word not in data.not_names:
            words.append(word.casefold())
    return frozenset()


def content_words(name: str) -> frozenset[str]:
    """Return the words that tell one instrument from another, folded; parties count not."""
    common = _data().common
    words = re.findall(r"[^\W\d_]+|\d+", name.replace("’", "'").replace("'s", ""))
    return frozenset(
        w.casefold()
        for w in words
        if w.casefold() not in common and not _YEAR.fullmatch(w) and country_of(w) is None
    ) - frozenset(kind_words())


def kind_of(name: str) -> str:
    """Return the kind of instrument that a name names, by the first word that says so."""
    kinds = _data().kinds
    found = [kinds[w] for word in name.split() if (w := _bare(word)) in kinds]
    return found[0] if found else ""


def kind_words() -> Mapping[str, str]:
    """Return every noun that names an instrument, with its kind."""
    return _data().kinds


@dataclass(frozen=True, slots=True)
class _Data:
    kinds: Mapping[str, str]
    descriptions: frozenset[str]
    connectives: frozenset[str]
    openers: frozenset[str]
    not_names: frozenset[str]
    common: frozenset[str]
    fields: frozenset[str]
    capital: frozenset[str]
    nouns: re.Pattern[str]


@functools.cache
def _data() -> _Data:
    resource = files("corpuskit.language").joinpath("data", "instruments.toml")
    table: dict[str, Any] = tomllib.loads(resource.read_text(encoding="utf-8"))
    kinds = {word: kind for kind, words in table["kinds"].items() for word in words}
    kinds |= {
        word + "s": kind for word, kind in kinds.items() if not word.endswith(("s", "a", "é"))
    }
    kinds |= {word[:-1] + "ies": kind for word, kind in list(kinds.items()) if word.endswith("ty")}
    names = table["names"]
    alternatives = "|".join(sorted((*kinds, *table["descriptions"]["any"]), key=len, reverse=True))
    return _Data(
        MappingProxyType(kinds),
        frozenset(table["descriptions"]["any"]),
        frozenset(names["connectives"]),
        frozenset(names["openers"]),
        frozenset(names["not_names"]),
        frozenset(names["common"]),
        frozenset(names["fields"]),
        frozenset(names["capital"]),
        re.compile(rf"\b(?:{alternatives})\b", re.I),
    )


def _bare(word: str) -> str:
    return word.strip("'\"‘’“”«»,.;:()[]").casefold()


def _names(text: str) -> Iterator[TreatyName]:
    data = _data()
    for noun in data.nouns.finditer(text):
        low = noun[0].casefold()
        kind = data.kinds.get(low, "")
        if not kind:
            if _determiner(text, noun.start()) == "this":
                yield TreatyName(noun.start(), noun.end(), "", noun[0], description=True)
            continue
        yield from _name_at(text, noun, kind)


def _name_at(text: str, noun: re.Match[str], kind: str) -> Iterator[TreatyName]:
    data = _data()
    capital = noun[0][0].isupper()
    if kind in data.capital and not capital:
        return
    start = _extended_left(text, noun.start(), capital)
    end = _second_noun(text, noun.end())
    numbered = _NUMBER.match(text, end)
    if numbered and (capital or "o" in numbered[0].casefold()):
        end = _extended_right(text, numbered.end(), data.openers - {"of"})
        yield TreatyName(start, end, kind, text[start:end], full=True)
        return
    title = end
    if capital:
        openers = data.openers - {"of"} if kind in data.fields else data.openers
        end = _extended_right(text, end, openers)
    named = _proper_before(text, start, noun.start()) and kind not in data.fields
    year = _YEAR.match(text, start) if start < noun.start() else None
    if end > title and year:
        start = year.end() + 1
    if end > title or named or (year and kind not in data.fields):
        yield TreatyName(start, end, kind, text[start:end], full=end > title or named)
    elif _determiner(text, noun.start()) in ("the", "this", "that") and not noun[0].endswith("s"):
        yield TreatyName(noun.start(), noun.end(), kind, noun[0], description=True)


def _second_noun(text: str, end: int) -> int:
    """Return the end of a second instrument noun behind the first: «Energy Charter Treaty»."""
    word = re.compile(r" ([A-Z]\w+)").match(text, end)
    return word.end() if word and word[1].casefold() in _data().kinds else end


def _extended_left(text: str, start: int, capital: bool) -> int:
    """Take in the capitalised words and the year directly before the noun."""
    data = _data()
    words = list(_WORD.finditer(text, max(0, start - 80), start))[-_LOOK_BACK:]
    at = start
    for word in reversed(words):
        if text[word.end() : at].strip(" "):
            break
        if _YEAR.fullmatch(word[0]):
            return word.start()
        if not word[0][0].isupper() or (not capital and _ordinary(text, word)):
            break
        if word[0] in data.not_names and _starts_sentence(text, word.start()):
            break
        at = word.start()
    return at


def _ordinary(text: str, word: re.Match[str]) -> bool:
    """Tell a word that is no name before «agreement» in lower case: «Several», «Danish»."""
    first = _starts_sentence(text, word.start())
    return first or word[0] in _data().not_names or country_of(word[0]) is not None


def _extended_right(text: str, end: int, openers: frozenset[str]) -> int:
    """Take in what a capitalised noun is about: «on Cooperation and Mutual Assistance»."""
    data = _data()
    words = list(_WORD.finditer(text, end, end + 260))[:_LOOK_ON]
    if not words or words[0][0].casefold() not in openers or _opens_date(text, words):
        return end
    last = end
    for word in words:
        if word[0][0].isupper():
            last = word.end()
        elif (
            (word[0] == "and" and _other_instrument(text, word.end()))
            or (word[0] not in data.connectives and word[0] != ",")
            or (word[0] == "," and not _LIST_GOES_ON.match(text, word.end()))
        ):
            break
    # «... in Helsinki» says where it was signed; «... in Kenya» may be what it is about.
    place = _IN_PLACE.search(text, end, last)
    return place.start() if place and place[1] in capitals() else last


def _opens_date(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Tell «the Accord on Friday», «the Treaty of May 1990» from what a name is about."""
    following = words[1] if len(words) > 1 else None
    return following is not None and bool(_DATE_WORD.match(text, following.start()))


def _other_instrument(text: str, at: int) -> bool:
    """Tell whether what follows «and» is an instrument of its own: «... and the Oslo accords»."""
    data = _data()
    article = False
    for word in list(_WORD.finditer(text, at, at + 60))[:5]:
        if word[0].casefold() in data.kinds:
            return article or word[0].islower()
        if word[0] == "the":
            article = True
        elif not word[0][0].isupper():
            return False
    return False


def _proper_before(text: str, start: int, noun: int) -> bool:
    data = _data()
    return any(
        w not in data.not_names and country_of(w) is None and w[0].isupper()
        for w in text[start:noun].split()
    )


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" '\"‘“«(")
    return not before or before[-1] in ".?!:"


def _determiner(text: str, at: int) -> str:
    match = re.compile(r"(\w+)\s+$").search(text, max(0, at - 12), at)
    return match[1].casefold() if match else ""


def _quoted_titles(text: str) -> Iterator[TreatyName]:
    """Read titles in quotation marks that open with an instrument noun, or with «On» after one."""
    data = _data()
    for quoted in _QUOTED.finditer(text):
        if quoted[3] not in _CLOSING[quoted[1]]:
            continue
        inner = quoted[2]
        first = _bare(inner.split()[0])
        if first in data.kinds and len(inner.split()) > 2:
            yield _quoted(quoted, data.kinds[first])
        elif first in ("on", "concerning") and (kind := _kind_near(text, quoted)):
            yield _quoted(quoted, kind)


def _quoted(quoted: re.Match[str], kind: str) -> TreatyName:
    inner = quoted[2].rstrip(" ,.;")
    return TreatyName(quoted.start(2), quoted.start(2) + len(inner), kind, inner, full=True)


def _kind_near(text: str, quoted: re.Match[str]) -> str:
    data = _data()
    before = list(data.nouns.finditer(text, max(0, quoted.start() - 120), quoted.start()))
    after = data.nouns.search(text, quoted.end(), quoted.end() + 30)
    noun = before[-1] if before else after
    return data.kinds.get(noun[0].casefold(), "") if noun else ""


def _bracketed_titles(text: str) -> Iterator[TreatyName]:
    """Read titles in brackets, as notes give them in translation."""
    data = _data()
    for bracketed in _BRACKETED.finditer(text):
        first = _bare(bracketed[1].split()[0]) if bracketed[1].split() else ""
        if first in data.kinds and len(bracketed[1].split()) > 2:
            yield TreatyName(
                bracketed.start(1), bracketed.end(1), data.kinds[first], bracketed[1], full=True
            )
