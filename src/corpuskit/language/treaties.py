"""Names of treaties and their kin in running text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from corpuskit.language.places import capitals, country_of
from corpuskit.language.treaty_foreign import foreign_titles
from corpuskit.language.treaty_identity import content_words, same_instrument
from corpuskit.language.treaty_quoted import bracketed_titles, quoted_titles
from corpuskit.language.treaty_ranks import number_said, rank_before
from corpuskit.language.treaty_words import (
    TreatyName,
    determiner_before,
    function_words,
    kind_of,
    kind_words,
    name_words,
    nicknames,
    nouns,
    starts_sentence,
)

__all__ = ["TreatyName", "content_words", "find_treaties", "kind_of", "same_instrument"]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’–][^\W\d_]+)*|\d{4}|\S")
_NUMBER = re.compile(r" (?:([Nn]os?\.?|№|[Nn]umber) ?)?(\d[\w/.-]*\w|\d)(?![\w’'])")
_ROMAN = re.compile(r" [IVX]{1,4}\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LIST_GOES_ON = re.compile(
    r"\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3}(?:,\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3})*,?\s+and\s+[A-Z]"
)
_DATE_WORD = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April"
    r"|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_OF_DATE = re.compile(
    rf" of (?:\d{{1,2}} {_MONTH} |{_MONTH} \d{{1,2}}, |{_MONTH} )?(?:1[5-9]|20)\d\d(?![\d–-])"
)
_IN_PLACE = re.compile(r" (?:in|at) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)$")
_DOTTED = re.compile(r"\b(?:St|Sts|Ste|Mt|Ft|Sta|Sto|U\.S|U\.N|E\.U)\.$")
_OF_THE = re.compile(r"\b(?:[Tt]he|[Aa]) ([A-Z]\w+(?: [A-Z]\w+)?) of (?:the )?$")
_AND = re.compile(r"\b(?:[Tt]he|[Aa]n?) ((?:[A-Z][\w’'-]+ ){1,3})and $")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,} ?[-–]?$")
_PEACE = re.compile(r"\bPeace of (?:the )?[A-Z][\w’-]*(?:[- ][A-Z][\w’-]*)*")
_HOLDERS = frozenset({"Government", "Republic", "President"})
_GENERAL = ("Final", "General")
_DATED = re.compile(
    r"(?: \((?:1[5-9]|20)\d\d\)| of (?:\w+[ ,]+){0,2}(?:1[5-9]|20)\d\d\b|,? (?:was |were |is )?"
    r"(?:last |first |finally |solemnly )?(?:{verbs})\b| entered into force| came into force)"
)
_LED_IN = re.compile(
    r"\b(?:[Uu]nder|[Pp]art(?:y|ies) to|[Pp]ursuant to|acceded to|[Ss]ignator(?:y|ies) (?:of|to)"
    r"|breach of|violation of|accordance with|(?:{verbs})) (?:the )?(?:so-called )?$"
)
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\s+(?:[a-z][\w-]+\s+){0,2}$")
_LOOK_BACK = 6
_LOOK_ON = 30
_MODIFIERS = 3
_SENTENCE_CASE = frozenset({"on", "concerning", "regarding", "relating"})
_ISSUED = frozenset({"decree", "law", "resolution", "ordinance", "directive", "regulation"})
_UNNUMBERED = frozenset({"treaty", "accord", "pact", "agreement", "charter"})


def find_treaties(text: str) -> tuple[TreatyName, ...]:
    """Find the names of treaties, agreements, decrees and their kin, and references back to them.

    >>> [t.name for t in find_treaties("The Treaty on Open Skies followed the Oslo accords.")]
    ['Treaty on Open Skies', 'Oslo accords']
    """
    found = [
        *quoted_titles(text),
        *bracketed_titles(text),
        *foreign_titles(text),
        *_names(text),
        *_nicknames(text),
    ]
    kept: list[TreatyName] = []
    for name in sorted(found, key=lambda t: (t.start, t.start - t.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


def _nicknames(text: str) -> Iterator[TreatyName]:
    for name in nicknames():
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield TreatyName(at, end, kind_of(name), name, full=True)
            at = text.find(name, end)
    for peace in _PEACE.finditer(text):
        start = _rank_before(text, peace.start())
        yield TreatyName(start, peace.end(), "treaty", text[start : peace.end()], full=True)


def _names(text: str) -> Iterator[TreatyName]:
    for noun in nouns().finditer(text):
        low = noun[0].casefold()
        kind = kind_words().get(low, "")
        if noun[0][0].isupper() and kind:
            yield from _capitalised(text, noun, kind)
        elif kind and kind not in name_words("capital"):
            yield from _in_lower_case(text, noun, kind)
        elif determiner_before(text, noun.start()) == "this":
            yield TreatyName(noun.start(), noun.end(), "", noun[0], description=True)


def _capitalised(text: str, noun: re.Match[str], kind: str) -> Iterator[TreatyName]:
    start = _extended_left(text, noun.start(), kind)
    general = text[start : noun.start()].rstrip().endswith(_GENERAL)
    field = kind in name_words("fields") and not general
    end = _second_noun(text, noun.end())
    if end > noun.end() and kind in name_words("weak"):
        return
    numbered = _number(text, end, kind, alone=start == noun.start())
    title = end
    if numbered:
        end = _extended_right(text, numbered.end(), name_words("openers") - {"of"})
    else:
        openers = name_words("openers")
        end = _extended_right(text, end, openers - {"of"} if field else openers)
    if end == title and (roman := _ROMAN.match(text, end)):
        end = _extended_right(text, roman.end(), name_words("openers") - {"of"})
    named = _proper_before(text, start, noun.start()) and not field
    year = _YEAR.match(text, start) if start < noun.start() else None
    if _names_body(text, end) or (
        kind in name_words("weak") and not _is_instrument(text, start, noun.start(), end)
    ):
        return
    if end > title and year and not numbered and field:
        start = year.end() + 1
    dated = _OF_DATE.match(text, end) if end == title and not (named or field) else None
    if dated and start == noun.start() and kind not in name_words("weak"):
        # «The Convention of May 16, 1908» has no other name.
        yield TreatyName(start, dated.end(), kind, text[start : dated.end()])
    elif end > title or named or (year and not field):
        start = _rank_before(text, start)
        yield TreatyName(start, end, kind, text[start:end], full=end > title or named)
    else:
        yield from _description(text, noun, kind)


def _in_lower_case(text: str, noun: re.Match[str], kind: str) -> Iterator[TreatyName]:
    start = _extended_left_of_lower(text, noun.start())
    field = kind in name_words("fields")
    numbered = _NUMBER.match(text, noun.end())
    if numbered and numbered[1]:
        end = _extended_right(text, numbered.end(), name_words("openers") - {"of"})
        yield TreatyName(start, end, kind, text[start:end], full=True)
    elif start < noun.start() and not field:
        named = not _YEAR.match(text, start)
        start = _rank_before(text, start)
        yield TreatyName(start, noun.end(), kind, text[start : noun.end()], full=named)
    else:
        yield from _description(text, noun, kind)


def _rank_before(text: str, start: int) -> int:
    """Take in the number before a name: «the second Treaty of Lagos», «the 2nd Lagos Accord»."""
    found = rank_before().search(text, max(0, start - 20), start)
    return found.start() if found else start


def _description(text: str, noun: re.Match[str], kind: str) -> Iterator[TreatyName]:
    """Yield «the agreement», and «an agreement on fisheries», which is about a new one."""
    if noun[0].endswith("s") or kind in name_words("weak"):
        return
    before = determiner_before(text, noun.start())
    indefinite = _INDEFINITE.search(text, max(0, noun.start() - 40), noun.start())
    if before in ("the", "this", "that"):
        yield TreatyName(noun.start(), noun.end(), kind, noun[0], description=True)
    elif indefinite:
        end = _topic_end(text, noun.end())
        yield TreatyName(
            noun.start(), end, kind, text[noun.start() : end], description=True, new=True
        )


def _topic_end(text: str, end: int) -> int:
    """Return where «on military problems» ends behind «protocol», or the end of the noun."""
    words = list(_WORD.finditer(text, end, end + 200))[:_LOOK_ON]
    if not words or words[0][0] not in _SENTENCE_CASE | {"between"}:
        return end
    return _sentence_case_end(text, end, words)


def _number(text: str, end: int, kind: str, *, alone: bool) -> re.Match[str] | None:
    """Read the number of an instrument: «Resolution 1244», «Law No. 12/2003»; no year is one."""
    numbered = _NUMBER.match(text, end)
    if numbered is None or numbered[1]:
        return numbered
    bare_kind = kind in name_words("fields") and not alone
    if bare_kind or kind in _UNNUMBERED or kind in name_words("weak"):
        return None
    return None if _YEAR.fullmatch(numbered[2]) else numbered


def _second_noun(text: str, end: int) -> int:
    """Return the end of a second instrument noun behind the first: «Energy Charter Treaty»."""
    word = re.compile(r" ([A-Z]\w+)").match(text, end)
    return word.end() if word and word[1].casefold() in kind_words() else end


def _names_body(text: str, end: int) -> bool:
    """Tell «Energy Charter Secretariat», «Law of the Sea Review» from the instrument."""
    word = re.compile(r" ([A-Z]\w+)").match(text, end)
    return word is not None and word[1] in name_words("bodies")


def _is_instrument(text: str, start: int, noun: int, end: int) -> bool:
    """Tell whether something says that «Vienna Document» is an instrument, and no other thing."""
    before = text[start:noun].split()
    if not before or before[-1] in name_words("generic") or not _proper_before(text, start, noun):
        return end > noun + 12 and _made("led in").search(text[:start]) is not None
    if _YEAR.fullmatch(before[0]) or _made("dated").match(text, end):
        return True
    return _made("led in").search(text[max(0, start - 40) : start]) is not None


@functools.cache
def _made(place: str) -> re.Pattern[str]:
    verbs = "|".join(sorted(name_words("makes")))
    pattern = _DATED if place == "dated" else _LED_IN
    return re.compile(pattern.pattern.replace("{verbs}", verbs))


def _extended_left(text: str, start: int, kind: str) -> int:
    """Take in the capitalised words and the year directly before a capitalised noun.

    Before the first of them «of» and «and» go on: «the Law of the Sea Convention», «the Trade and
    Cooperation Agreement».
    """
    words = list(_WORD.finditer(text, max(0, start - 80), start))[-_LOOK_BACK:]
    at = start
    position = len(words)
    while position:
        position -= 1
        word = words[position]
        gap = text[word.end() : at]
        if gap.strip(" "):
            break
        if word[0] == "." and _DOTTED.search(text, 0, word.end()):
            at, position = words[position - 1].start(), position - 1
            continue
        if _YEAR.fullmatch(word[0]):
            return word.start()
        if not word[0][0].isupper() or _is_no_part(text, word, kind):
            break
        at = word.start()
    return _further_left(text, at) if at < start else at


def _further_left(text: str, at: int) -> int:
    initials = _INITIALS.search(text, max(0, at - 12), at)
    if initials:
        return initials.start()
    low = max(0, at - 60)
    middle = _OF_THE.search(text, low, at) or _AND.search(text, low, at)
    if middle is None:
        return at
    plain = not any(
        w in _HOLDERS
        or w.casefold() in function_words()
        or (w.casefold() in kind_words() and w != "Law")
        or country_of(w)
        for w in middle[1].split()
    )
    return middle.start(1) if plain else at


def _is_no_part(text: str, word: re.Match[str], kind: str) -> bool:
    """Tell a capitalised word that only stands before a name: «Compare», «THE», «Russia's»."""
    owner = word[0].endswith(("'s", "’s"))
    if word[0] == "THE" or (owner and (country_of(word[0]) or kind in _ISSUED)):
        return True
    first = starts_sentence(text, word.start()) and number_said(word[0]) is None
    return first and (word[0] in name_words("not_names") or word[0].casefold() in function_words())


def _extended_left_of_lower(text: str, start: int) -> int:
    """Take in what names a noun in lower case: a proper name with or without a topic, a year.

    «Oslo accords», «Dayton peace agreement», «1921 railway convention»; but not «Danish agreement»
    and not «Percival's convention».
    """
    words = list(_WORD.finditer(text, max(0, start - 80), start))[-_LOOK_BACK:]
    at = start
    for modifiers, word in enumerate(reversed(words)):
        if text[word.end() : at].strip(" "):
            break
        if _YEAR.fullmatch(word[0]):
            article = determiner_before(text, word.start()) in ("the", "a", "an", "this", "that")
            return word.start() if modifiers == 0 or article else start
        if word[0][0].isupper():
            return _proper_names(text, words[: words.index(word) + 1], at, start, modifiers)
        if word[0] in function_words() or not word[0][0].isalpha() or modifiers == _MODIFIERS:
            break
        at = word.start()
    return start


def _proper_names(
    text: str, words: Sequence[re.Match[str]], at: int, start: int, modifiers: int
) -> int:
    """Return where the proper names begin that end at `at`, or `start` where none counts."""
    if modifiers > 1 or (modifiers and text[at:start].strip() not in name_words("topics")):
        return start
    found = at
    for word in reversed(words):
        if text[word.end() : found].strip(" ") or not word[0][0].isupper():
            break
        if _YEAR.fullmatch(word[0]) or _ordinary(text, word):
            break
        found = word.start()
    return found if found < at else start


def _ordinary(text: str, word: re.Match[str]) -> bool:
    """Tell a word that is no name before «agreement» in lower case: «Several», «Danish»."""
    first = starts_sentence(text, word.start())
    possessive = word[0].endswith(("'s", "’s", "s'", "s’"))
    no_name = word[0] in name_words("not_names") or country_of(word[0]) is not None
    return first or possessive or no_name


def _extended_right(text: str, end: int, openers: frozenset[str]) -> int:
    """Take in what a capitalised noun is about: «on Cooperation and Mutual Assistance»."""
    words = list(_WORD.finditer(text, end, end + 260))[:_LOOK_ON]
    if not words or words[0][0].casefold() not in openers or text[end : words[0].start()] != " ":
        return end
    last = end
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else None
        if word[0][0].isupper():
            if _DATE_WORD.match(text, word.start()):
                break
            last = word.end()
        elif number and (
            (word[0] == "and" and _other_instrument(text, word.end()))
            or (word[0] not in name_words("connectives") and word[0] != ",")
            or (word[0] == "," and not _LIST_GOES_ON.match(text, word.end()))
            or (following is not None and _DATE_WORD.match(text, following.start()))
        ):
            break
    if last == end and words[0][0].casefold() in _SENTENCE_CASE:
        last = _sentence_case_end(text, end, words)
    # «... in Helsinki» says where it was signed; «... in Kenya» may be what it is about.
    place = _IN_PLACE.search(text, end, last)
    return place.start() if place and place[1] in capitals() else last


def _sentence_case_end(text: str, end: int, words: Sequence[re.Match[str]]) -> int:
    """Return where a title in lower case ends: at a sign, a verb, a pronoun or a date."""
    connectives = name_words("connectives")
    stops = (function_words() - connectives) | name_words("ends")
    last = end
    for word in words[1:]:
        low = word[0].casefold()
        if not word[0][0].isalpha() or low in stops or _DATE_WORD.match(text, word.start()):
            break
        if low == "to" or (low == "and" and _other_instrument(text, word.end())):
            break
        if low not in connectives:
            last = word.end()
    return last


def _other_instrument(text: str, at: int) -> bool:
    """Tell whether what follows «and» is an instrument of its own: «... and the Oslo accords»."""
    article = False
    for word in list(_WORD.finditer(text, at, at + 60))[:5]:
        if word[0].casefold() in kind_words():
            return article or word[0].islower()
        if word[0] in ("the", "a", "an", "its", "their", "two", "three", "both"):
            article = True
        elif not word[0][0].isupper():
            return False
    return False


def _proper_before(text: str, start: int, noun: int) -> bool:
    return any(
        w not in name_words("not_names") and country_of(w) is None and w[0].isupper()
        for w in text[start:noun].split()
    )
