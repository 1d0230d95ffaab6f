"""Second names of instruments, where the text states them: «better known as the Incheon Pool»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.language.treaty_words import (
    TreatyName,
    bare,
    foreign_list,
    function_words,
    kind_of,
    kind_words,
    name_words,
)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’–.][^\W\d_]+)*|\d{4}")
_BE = r"(?:(?:is|was|are|were|became|has|had|have|be|been|become|came|to)\s+)"
_ADVERB = (
    r"(?:(?:also|better|best|commonly|popularly|usually|generally|widely|otherwise|formally|now"
    r"|officially|locally|often|sometimes|long|soon|then|later|simply|more|and|or|still|since"
    r"|variously|informally|colloquially|familiarly)\s+)"
)
_CALLED = (
    r"(?:known|called|styled|dubbed|nicknamed|christened|termed|labelled|named|remembered"
    r"|referred\s+to)\s+(?:(?:in|to|by|among|throughout|across|locally)\s+[^,;.()]{1,30}?\s+)?"
    r"(?:\w+ly\s+)?(?:as\s+)?"
)
# Behind a name: «, known in Paraguay as the ...», « was better known as ...», « (the X)».
_KNOWN = re.compile(
    rf"[\"”’]?(?:\s*\([^()]{{2,60}}\)|\s*\[[^\[\]]{{2,60}}\])?"
    rf"(?:(?:,|\s*\()\s*{_ADVERB}{{0,3}}|,?\s*(?:(?:which|that)\s+)?{_BE}{{1,3}}{_ADVERB}{{0,3}})"
    rf"{_CALLED}"
)
_IT_IS_KNOWN = re.compile(
    rf"\b(?:[Ii]t|[Tt]h(?:e|is)\s+(?:{'|'.join(sorted(kind_words()))}))\s+"
    rf"{_BE}{{1,3}}{_ADVERB}{{0,3}}{_CALLED}"
)
_PRESS = re.compile(
    r"\b(?:what|which)\s{1,9}(?:the\s{1,9})?[\w ]{2,30}?\s{1,9}"
    r"(?:called|dubbed|nicknamed|christened|styled)\s{1,9}"
)
_OR = re.compile(r"[\"”’]?,\s+or\s+")
_OR_ENDS = re.compile(r",|\s+(?:as|in|for short|to)\b|\s*\(")
_IN_BRACKETS = re.compile(r"[\"”’]?\s*[(\[]\s*(?:\w+\s*[-–:]\s*)?")
_HEREAFTER = re.compile(
    r"[(\[]\s*(?:hereafter|hereinafter|henceforth|hereinafter referred to as|abbreviated(?: as)?"
    r"|for short)[,:]?\s+(?:(?:called|referred to as|cited as|as)\s+)?"
)
_ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?)\s+")
_QUOTE = re.compile(r"([\"“‘'«])\s?([^\"”»“«]{2,80}?)([\"”’'»])(?!\w)")
_TITLE_IS = re.compile(
    r"\b(?:[Ii]ts|[Tt]he|[Ww]hose|[A-Z]\w+['’]s|['’]s)\s+(?:(?:full|official|formal|original|short"
    r"|popular|[A-Z][a-z]+)\s+){1,2}(?:title|name|text|version)"
    r"(?:,?\s+(?:is|was|being|reads|see)|,|:)\s*(?:see\s+)?"
)
_AS_CALLED = re.compile(
    r",?\s{1,9}as\s{1,9}(?:it|(?:the\s{1,9})?[\w ]{2,30}?)\s{1,9}"
    r"(?:(?:came\s{1,9}to\s{1,9}be|was|is|soon|later|then|now)\s{1,9}){0,3}(?:known|called|dubbed|termed)\b"
)
_MOST_WORDS = 8
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Alias:
    """Hold a second name and the mention that it is a name of; None is the last one named.

    A name without words of its own («the “Treaty”») is one for the rest of the document, too.
    """

    name: TreatyName
    of: TreatyName | None


def stated_aliases(text: str, names: Sequence[TreatyName]) -> tuple[Alias, ...]:
    """Return the second names that a text states for the instruments named in it.

    >>> from corpuskit.language.treaties import find_treaties
    >>> text = "The Incheon Slot Agreement, better known as the Incheon Pool, lapsed."
    >>> [a.name.name for a in stated_aliases(text, find_treaties(text))]
    ['Incheon Pool']
    """
    found = [
        *_behind_names(text, names),
        *_behind_words(text, names),
        *_before_words(text, names),
    ]
    kept: dict[int, Alias] = {}
    for alias in found:
        kept.setdefault(alias.name.start, alias)
    return tuple(kept[start] for start in sorted(kept))


def _behind_names(text: str, names: Sequence[TreatyName]) -> Iterator[Alias]:
    """Yield what stands directly behind a name: «(“Itaya Treaty”), known as ..., or ...»."""
    for name in names:
        bracket = _IN_BRACKETS.match(text, name.end)
        if bracket and (short := _in_brackets(text, bracket.end(), name, names)):
            yield Alias(short, name)
        known = _KNOWN.match(text, name.end)
        if known and (short := _phrase(text, known.end(), name, names)):
            yield Alias(short, name)
        either = _OR.match(text, name.end)
        if either and not name.description:
            short = _phrase(text, either.end(), name, names)
            if short and _OR_ENDS.match(text, short.end):
                yield Alias(short, name)


def _behind_words(text: str, names: Sequence[TreatyName]) -> Iterator[Alias]:
    """Yield what stands behind «it is known as», «hereinafter», «its full title is»."""
    for pattern in (_IT_IS_KNOWN, _PRESS, _HEREAFTER, _TITLE_IS):
        for match in pattern.finditer(text):
            before = _named_before(names, match.end(), full=pattern is _HEREAFTER)
            short = _phrase(text, match.end(), before, names)
            if short and _is_plausible(text, pattern, short, before):
                yield Alias(short, before)


def _is_plausible(
    text: str, pattern: re.Pattern[str], short: TreatyName, before: TreatyName | None
) -> bool:
    """Tell whether the phrase behind such words can name an instrument, and which one."""
    if pattern is _TITLE_IS:
        return bool(kind_of(short.name)) or _is_quoted(text, short)
    if pattern is _HEREAFTER and short.name.isupper():
        return before is not None and _are_initials(short.name, before.name)
    return before is not None or bool(kind_of(short.name))


def _before_words(text: str, names: Sequence[TreatyName]) -> Iterator[Alias]:
    """Yield the names before «as it came to be called»."""
    for name in names:
        if not name.description and _AS_CALLED.match(text, name.end):
            yield Alias(name, _named_before(names, name.start, full=False))


def _named_before(names: Sequence[TreatyName], at: int, *, full: bool) -> TreatyName | None:
    """Return the last mention before an offset, or the last full title."""
    before = [n for n in names if n.end <= at and not n.new and (n.full or not full)]
    return before[-1] if before else None


def _in_brackets(
    text: str, at: int, name: TreatyName, names: Sequence[TreatyName]
) -> TreatyName | None:
    """Read a short name in brackets: quoted, with its article, or the initials of the name."""
    if _HEREAFTER.match(text, at - 1):
        return None
    article = _ARTICLE.match(text, at)
    short = _phrase(text, at, name, names)
    if short is None or not re.match(r"[\"”’'»]?\s*[)\],;]", text[short.end : short.end + 3]):
        return None
    if _is_quoted(text, short) or (article and kind_of(short.name)):
        return short
    return short if _are_initials(short.name, name.name) else None


def _are_initials(short: str, title: str) -> bool:
    """Tell whether a word in capitals is made of the first letters of a title's words, in order."""
    if not short.isupper() or not short.isalpha() or len(short) < _FEWEST_LETTERS:
        return False
    letters = iter(word[0].upper() for word in re.findall(r"[^\W\d_]+", title))
    return all(letter in letters for letter in short)


def _is_quoted(text: str, name: TreatyName) -> bool:
    return text[name.start - 1 : name.start] in tuple("\"“‘'«")


def _phrase(
    text: str, at: int, of: TreatyName | None, names: Sequence[TreatyName]
) -> TreatyName | None:
    """Read the name that stands at an offset, behind its article: quoted, known, or capitalised."""
    article = _ARTICLE.match(text, at)
    at = article.end() if article else at
    quoted = _QUOTE.match(text, at)
    if quoted:
        inner = _ARTICLE.match(quoted[2])
        start = quoted.start(2) + (inner.end() if inner else 0)
        end = start + len(text[start : quoted.end(2)].rstrip(" ,.;"))
    else:
        start, end = at, _run(text, at)
    known = next((n for n in names if n.start == start and not n.description), None)
    if known:
        return known
    words = text[start:end]
    if end - start < _FEWEST_LETTERS or not words[0].isupper() or len(words.split()) > _MOST_WORDS:
        return None
    if bare(words) in kind_words():
        kind = kind_words()[bare(words)]
        return TreatyName(start, end, kind, words, description=True)
    kind = kind_of(words) or (of.kind if of else "")
    return TreatyName(start, end, kind, words)


def _run(text: str, at: int) -> int:
    """Return the end of the words from an offset on that can be a name in any language.

    The first is capitalised; English function words end it, but «of» before a capital goes on.
    """
    stops = (function_words() | name_words("ends")) - foreign_list("small")
    last = end = at
    word = _WORD.match(text, at)
    if word is None or not word[0][0].isupper():
        return at
    while word is not None:
        low = word[0].casefold()
        if low in stops and low != "of" and not (low == "the" and text[:end].endswith(" of")):
            break
        end = word.end()
        if low not in foreign_list("small") and low not in ("of", "the"):
            last = end
        word = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return last
