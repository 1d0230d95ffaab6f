"""Names of people in running text, by evidence: initials, given names, titles, roles, verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpuskit.language.name_keys import fold
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.places import capitals, country_names, country_of

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_TOKEN = re.compile(
    rf"(?P<initials>[{_UPPER}]\.(?:[ -]?[{_UPPER}]\.)*)"
    r"|(?P<word>[^\W\d_]+(?:[-’'`][^\W\d_]+)*)"
    r"|(?P<other>[^\s])"
)
# A particle tied to the name it belongs to: «al-Khatib», «d'Arcy».
_TIED = re.compile(rf"(?:al|el|as|an|ar|ad|az|ash|at|bin|ibn|abu|d|l|de|da|ter)[-’'`][{_UPPER}]")
_MONTHS = frozenset({"March", "May", "June", "April", "August"})
_AND = re.compile(r"\s*(?:\band\b|[,;&])\s*")
_BY = re.compile(r"\s*[Bb]y\s+")
_GENITIVE = re.compile(r"['’]s?$")
_LONGEST = 6
_APPOSITION = 9
_ACRONYM = 4


@dataclass(frozen=True, slots=True)
class PersonName:
    """Hold a person's name as found: its place, given name or initials, and surname.

    `given` is empty where only a surname is printed. `certain` is False where the evidence is thin.
    """

    start: int
    end: int
    given: str
    surname: str
    certain: bool = True

    @property
    def full(self) -> str:
        """Return the name in the order given name, surname, in ordinary capitals."""
        return f"{self.given} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    kind: str

    @property
    def bare(self) -> str:
        return _GENITIVE.sub("", self.text)

    @property
    def bare_end(self) -> int:
        return self.start + len(self.bare)


def find_people(
    text: str, *, note: bool = False, known: Sequence[str] = ()
) -> tuple[PersonName, ...]:
    """Find the names of people in a text.

    `note` allows the order «Surname, I.» of notes and bibliographies anywhere. `known` are surnames
    that the document has already given in full: they need no further evidence.

    >>> [p.full for p in find_people("Health Minister Amina Odhiambo met J. van der Berg.")]
    ['Amina Odhiambo', 'J. van der Berg']
    """
    tokens = [_Token(m.start(), m.end(), m[0], str(m.lastgroup)) for m in _TOKEN.finditer(text)]
    surnames = frozenset(known)
    found: list[PersonName] = []
    index = 0
    while index < len(tokens):
        name, after = _name_at(tokens, index, note, surnames)
        if name is not None:
            found.append(name)
        index = max(after, index + 1)
    return tuple(found)


def _name_at(
    tokens: Sequence[_Token], index: int, note: bool, known: frozenset[str]
) -> tuple[PersonName | None, int]:
    token = tokens[index]
    if token.kind == "other":
        return None, index + 1
    if token.kind == "initials":
        return _initials_first(tokens, index, note)
    if token.bare in _MONTHS and fold(token.bare) in known and _speaks(tokens, index):
        return _made(tokens, index, index + 1, "", token.bare, certain=True), index + 1
    if not _nameable(token) and not (note and token.bare in _MONTHS):
        return None, index + 1
    inverted = _surname_first(tokens, index, note)
    if inverted is not None:
        return inverted
    if not _nameable(token):
        return None, index + 1
    return _words(tokens, index, known)


def _nameable(token: _Token) -> bool:
    data = name_words()
    word = token.bare
    return (
        token.kind == "word"
        and (word[0].isupper() or _TIED.match(word) is not None)
        and len(word) > 1
        and not _is_opener(word)
        and word not in data.things
    )


def _is_opener(word: str) -> bool:
    """Tell a capitalised word that begins no name, also where a line is set in capitals."""
    openers = name_words().openers
    return word in openers or (word.isupper() and word.capitalize() in openers)


def _surname_word(token: _Token) -> bool:
    """Tell a word that can be a surname behind a given name or initials: a month's name too."""
    return _nameable(token) or token.bare in _MONTHS


def _initials_first(
    tokens: Sequence[_Token], index: int, note: bool
) -> tuple[PersonName | None, int]:
    """Read «E. V. Surname» and «M.-R. de Surname»."""
    start = index
    while index + 1 < len(tokens) and tokens[index + 1].kind == "initials":
        index += 1
    end, surname = _surname_from(tokens, index + 1)
    if surname is None or tokens[index].text in ("U.S.", "U.N.", "U.K.", "D.C.", "No."):
        return None, index + 1
    before = tokens[start - 1] if start else None
    if before is not None and before.kind == "word" and before.text in ("Washington", "Part"):
        return None, index + 1
    given = " ".join(t.text for t in tokens[start : index + 1])
    return _made(tokens, start, end, given, surname, certain=note or len(given) < 9), end


def _speaks(tokens: Sequence[_Token], index: int) -> bool:
    """Tell a surname that is a month's name by what is beside it: title, verb, genitive."""
    data = name_words()
    before = tokens[index - 1].text if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    genitive = tokens[index].text != tokens[index].bare
    return before in data.titles or after in data.verbs or genitive or after == "("


def _surname_first(
    tokens: Sequence[_Token], index: int, note: bool
) -> tuple[PersonName, int] | None:
    """Read «Surname, E. V.» and «Double Surname, M.»."""
    end, surname = _surname_from(tokens, index)
    if surname is None or end + 1 >= len(tokens):
        return None
    comma, initials = tokens[end], tokens[end + 1]
    if comma.text != "," or initials.kind != "initials" or not note:
        return None
    after = end + 1
    while after + 1 < len(tokens) and tokens[after + 1].kind == "initials":
        after += 1
    following = tokens[after + 1] if after + 1 < len(tokens) else None
    if following is not None and following.kind == "word" and following.bare[0].isupper():
        return None
    given = " ".join(t.text for t in tokens[end + 1 : after + 1])
    name = PersonName(tokens[index].start, tokens[after].end, given, _cased(surname))
    return name, after + 1


def _surname_from(tokens: Sequence[_Token], index: int) -> tuple[int, str | None]:
    """Read a surname with its particles; return the index after it."""
    data = name_words()
    start = index
    while (
        index < len(tokens) and tokens[index].text in data.particles and tokens[index].text != "of"
    ):
        index += 1
    if index >= len(tokens) or not _surname_word(tokens[index]):
        return index, None
    further = _further_surname(tokens, index + 1)
    words = [*(t.text for t in tokens[start:index]), *(t.bare for t in tokens[index:further])]
    return further, " ".join(words)


def _further_surname(tokens: Sequence[_Token], end: int) -> int:
    """Return the index behind the further words of a surname: «Ní Bhriain», «Quarles van Ufford».

    They count only where a sign, «and» or a verb of speech ends the name, not where a title
    follows.
    """
    particles = name_words().particles
    if tokens[end - 1].text != tokens[end - 1].bare:
        return end
    at = end
    while at < len(tokens) and at < end + 3:
        tied = tokens[at].text in particles and tokens[at].text != "of"
        if not (tied or _nameable(tokens[at])):
            break
        at += 1
    if at == end or tokens[at - 1].text in particles:
        return end
    follows = tokens[at] if at < len(tokens) else None
    closed = follows is None or follows.kind == "other" or follows.text in ("and", "et")
    spoken = follows is not None and follows.text in name_words().verbs
    return at if closed or spoken else end


def _words(
    tokens: Sequence[_Token], index: int, known: frozenset[str]
) -> tuple[PersonName | None, int]:
    """Read a run of capitalised words and decide by the evidence around it."""
    end = _run_end(tokens, index)
    data = name_words()
    first = index
    for at in range(index, end - 1):
        if _is_title(tokens[at]):
            first = at + 1
    titled = first > index or (index > 0 and _is_title(tokens[index - 1]))
    if _is_title(tokens[end - 1]):
        return None, end
    while first < end - 1 and _is_place(tokens[first]):
        first += 1
    words = tokens[first:end]
    if not words or _is_thing(tokens, first, end):
        return None, end
    joined = " ".join(word.bare for word in words)
    if joined in country_names():
        return None, end
    if len(words) > 1 and fold(joined) in known:
        return _made(tokens, first, end, "", joined, certain=True), end
    if len(words) == 1:
        return _single(tokens, first, titled, known), end
    acronym = words[0].text.isupper() and len(words[0].text) <= _ACRONYM and words[0].kind == "word"
    if words[0].text in data.particles or acronym or any(_is_place(w) for w in words):
        return None, end
    certain = (
        is_given_name(words[0].bare)
        or titled
        or fold(words[-1].bare) in known
        or _surname_first_order(words)
    )
    if not certain and not _role_around(tokens, first, end):
        return None, end
    if len(words) > _LONGEST:
        return None, end
    given, surname = _split(words)
    return _made(tokens, first, end, given, surname, certain=certain), end


def _surname_first_order(words: Sequence[_Token]) -> bool:
    """Tell a name in Chinese, Korean or Vietnamese order: «Chen Weimin», «Lim Boon Teck»."""
    return words[0].bare in name_words().surname_first and 2 <= len(words) <= 3


def _run_end(tokens: Sequence[_Token], index: int) -> int:
    """Return the index after a run of name words, initials and particles between them."""
    data = name_words()
    end = index
    while end < len(tokens):
        token = tokens[end]
        month = end > index and token.bare in _MONTHS and _month_is_name(tokens, end)
        if (token.kind == "initials" and end > index) or _in_run(token) or month:
            end += 1
            if token.text != token.bare:
                break
        elif token.text in data.particles and end + 1 < len(tokens) and end > index:
            follows = tokens[end + 1]
            if token.text in ("of", "e", "y", "do") or not (
                _nameable(follows) or follows.text in data.particles
            ):
                break
            end += 1
        else:
            break
    while end > index + 1 and tokens[end - 1].kind == "initials":
        end -= 1
    return end


def _month_is_name(tokens: Sequence[_Token], index: int) -> bool:
    """Tell «Georgina May won» from «in May 1995»: a given name before, no number behind."""
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    dated = follows is not None and (follows.text[0].isdigit() or follows.text == "of")
    return is_given_name(tokens[index - 1].bare) and not dated


def _in_run(token: _Token) -> bool:
    capital = token.text[0].isupper() or _TIED.match(token.text) is not None
    return token.kind == "word" and capital and not _is_opener(token.bare)


def _is_title(token: _Token) -> bool:
    data = name_words()
    return token.text in data.titles or token.text in data.roles


def _is_thing(tokens: Sequence[_Token], first: int, end: int) -> bool:
    """Tell a thing from a person: the word of an organisation or place in the run or behind it."""
    data = name_words()
    if any(t.bare in data.things for t in tokens[first:end]):
        return True
    following = tokens[end] if end < len(tokens) else None
    genitive = tokens[end - 1].text != tokens[end - 1].bare
    return not genitive and following is not None and following.text in data.things


def _is_place(token: _Token) -> bool:
    return country_of(token.bare) is not None or token.bare in capitals()


def _single(
    tokens: Sequence[_Token], index: int, titled: bool, known: frozenset[str]
) -> PersonName | None:
    token = tokens[index]
    if _is_place(token) or token.bare.casefold() in name_words().roles:
        return None
    if fold(token.bare) in known or titled:
        if titled and fold(token.bare) not in known and len(token.bare) < 3:
            return None
        return _made(tokens, index, index + 1, "", token.bare, certain=True)
    return None


def _role_around(tokens: Sequence[_Token], first: int, end: int) -> bool:
    """Tell whether a role, title or verb of speech stands beside a run of capitalised words."""
    data = name_words()
    before = tokens[first - 1] if first else None
    if before is not None and (before.text in data.roles or before.text in data.titles):
        return True
    if before is not None and before.text == ",":
        earlier = tokens[max(0, first - _APPOSITION) : first - 1]
        if any(t.text in data.roles or t.text in data.titles for t in earlier):
            return True
    after = tokens[end] if end < len(tokens) else None
    if after is None:
        return False
    if after.text in data.verbs:
        return True
    if after.text != ",":
        return False
    window = [t.text for t in tokens[end + 1 : end + 7]]
    cut = next((i for i, word in enumerate(window) if word in ",.;"), len(window))
    return any(word in data.roles or word in data.titles for word in window[:cut])


def _split(words: Sequence[_Token]) -> tuple[str, str]:
    """Part a run into given names and surname; particles and a suffix go with the surname."""
    data = name_words()
    if _surname_first_order(words) and not is_given_name(words[-1].bare):
        return " ".join(_cased(w.bare) for w in words[1:]), _cased(words[0].bare)
    last = len(words)
    while last > 2 and words[last - 1].text in data.suffixes:
        last -= 1
    cut = last - 1
    while cut > 1 and words[cut - 1].text in data.particles:
        cut -= 1
    given = " ".join(_cased(w.bare) for w in words[:cut])
    return given, " ".join(_cased(w.bare) for w in words[cut:last])


def _made(
    tokens: Sequence[_Token], first: int, end: int, given: str, surname: str, *, certain: bool
) -> PersonName:
    return PersonName(
        tokens[first].start, tokens[end - 1].bare_end, given, _cased(surname), certain
    )


def _cased(word: str) -> str:
    """Return a word printed in capitals in ordinary ones."""
    if word.isupper() and len(word) > 2 and "." not in word:
        return "-".join(part.capitalize() for part in word.split("-"))
    return word


def byline_names(text: str) -> Iterator[PersonName]:
    """Yield the names of an author line: «First Last and First LAST», with or without «By»."""
    by = _BY.match(text)
    at = by.end() if by else 0
    while at < len(text):
        cut = _AND.search(text, at)
        end = cut.start() if cut else len(text)
        name = _byline_name(text, at, end)
        if name is not None:
            yield name
        at = cut.end() if cut and cut.end() > at else end + 1


def _byline_name(text: str, start: int, end: int) -> PersonName | None:
    found = [m for m in _TOKEN.finditer(text, start, end) if m.lastgroup != "other"]
    tokens = [_Token(m.start(), m.end(), m[0], str(m.lastgroup)) for m in found]
    data = name_words()
    while tokens and tokens[0].text in data.titles:
        tokens.pop(0)
    if not 2 <= len(tokens) <= _LONGEST:
        return None
    if any(t.bare in data.things and not _surname_first_order(tokens) for t in tokens):
        return None
    if not all(
        t.text[0].isupper() or t.text in data.particles or _TIED.match(t.text) for t in tokens
    ):
        return None
    given, surname = _split(tokens)
    return PersonName(tokens[0].start, tokens[-1].bare_end, given, surname)
