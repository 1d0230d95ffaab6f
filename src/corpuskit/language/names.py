"""Names of people in running text, by evidence: initials, given names, titles, roles, verbs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpuskit.language.bylines import byline_names
from corpuskit.language.name_evidence import (
    is_acronym,
    is_thing,
    month_is_name,
    role_around,
    season_or_surname,
    single_in_apposition,
)
from corpuskit.language.name_keys import fold
from corpuskit.language.name_shapes import initials_first, speaks, surname_first
from corpuskit.language.name_tokens import (
    MONTHS,
    Token,
    eastern_order,
    is_opener,
    is_particle,
    is_place,
    is_title,
    nameable,
    tokens_of,
)
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.person_name import PersonName, made, spanned

__all__ = ["Document", "PersonName", "byline_names", "find_people", "read_people"]

_LONGEST = 6
_SENTENCE_END = frozenset(".?!:;“‘\"'«»”’([—–-*•")


@dataclass(frozen=True, slots=True)
class Document:
    """Hold what the whole document says about its words, folded.

    `surnames` are those that it gives in full somewhere, `given` the given names of its people,
    `speakers` the words that do alone what people do («Lima said»), `common` its words in lower
    case: a capital at the beginning of a sentence makes no name of them.
    """

    surnames: Collection[str] = frozenset()
    given: Collection[str] = frozenset()
    speakers: Collection[str] = frozenset()
    common: Collection[str] = frozenset()


_NOTHING = Document()
_ARTICLES = frozenset({"el", "la", "le", "los", "las", "les", "il", "lo"})


def find_people(
    text: str, *, note: bool = False, known: Sequence[str] = ()
) -> tuple[PersonName, ...]:
    """Find the names of people in a text.

    `note` allows the order «Surname, I.» of notes and bibliographies anywhere. `known` are surnames
    that the document has already given in full: they need no further evidence.

    >>> [p.full for p in find_people("Health Minister Amina Odhiambo met J. van der Berg.")]
    ['Amina Odhiambo', 'J. van der Berg']
    """
    about = Document(frozenset(known)) if known else _NOTHING
    return read_people(tokens_of(text), note=note, document=about)


def read_people(
    tokens: Sequence[Token],
    *,
    note: bool = False,
    document: Document = _NOTHING,
    cited: Collection[int] = (),
) -> tuple[PersonName, ...]:
    """Find the names of people among tokens, with what the document says about its words.

    `cited` are the offsets at which a citation begins, where an author is to be expected.
    """
    reader = _Reader(tokens, note, document, cited)
    found: list[PersonName] = []
    index = 0
    while index < len(tokens):
        if not tokens[index].capital and tokens[index].text not in name_words().particles:
            index += 1
            continue
        name, after = reader.name_at(index)
        if name is not None:
            found.append(name)
        index = max(after, index + 1)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read names off the tokens of one text."""

    tokens: Sequence[Token]
    note: bool
    document: Document
    cited: Collection[int]

    def name_at(self, index: int) -> tuple[PersonName | None, int]:
        """Return the name that begins at a token, if any, and the index to go on from."""
        token = self.tokens[index]
        if token.kind == "other" or not token.capital:
            return self._small(index)
        if token.kind == "initials":
            return initials_first(self.tokens, index, self.note)
        month = token.bare in MONTHS
        if month and fold(token.bare) in self.document.surnames and speaks(self.tokens, index):
            return spanned(self.tokens, index, index + 1, "", token.bare), index + 1
        if nameable(token) or (month and self.note):
            inverted = surname_first(self.tokens, index, self.note)
            if inverted is not None:
                return inverted
        if nameable(token) or self._begins(index):
            return self._run(index)
        if self._known_thing(index):
            return spanned(self.tokens, index, index + 1, "", token.bare), index + 1
        return None, index + 1

    def _known_thing(self, index: int) -> bool:
        """Tell a known surname that is a thing's name too and stands alone: «Hall argues»."""
        word = self.tokens[index].bare
        if word not in name_words().also_surnames or fold(word) not in self.document.surnames:
            return False
        alone = index + 1 >= len(self.tokens) or not self.tokens[index + 1].capital
        return alone and (self.note or season_or_surname(self.tokens, index))

    def _small(self, index: int) -> tuple[PersonName | None, int]:
        """Read a surname that begins with a small particle, known from elsewhere: «ter Braak»."""
        if self.tokens[index].kind != "word" or not is_particle(self.tokens[index]):
            return None, index + 1
        end = index
        while end < len(self.tokens) and is_particle(self.tokens[end]):
            end += 1
        if end < len(self.tokens) and nameable(self.tokens[end]):
            if self.note and (inverted := surname_first(self.tokens, index, self.note)):
                return inverted
            joined = " ".join(t.bare for t in self.tokens[index : end + 1])
            if fold(joined) in self.document.surnames:
                return spanned(self.tokens, index, end + 1, "", joined), end + 1
        return None, index + 1

    def _begins(self, index: int) -> bool:
        """Tell an opener or a month that begins a name: «Christian N. Wolf», «May Okafor»."""
        token = self.tokens[index]
        if token.bare in MONTHS:
            return month_is_name(self.tokens, index)
        follows = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        initials = follows is not None and follows.kind == "initials"
        return initials and token.text == token.bare and is_given_name(token.bare)

    def _run(self, index: int) -> tuple[PersonName | None, int]:
        """Read a run of capitalised words and decide by the evidence around it."""
        tokens = self.tokens
        end = self._run_end(index)
        first, end, titled = self._trimmed(index, end)
        words = tokens[first:end]
        if not words or len(words) > _LONGEST or is_thing(tokens, first, end):
            return None, max(end, index + 1)
        joined = " ".join(word.bare for word in words)
        if len(words) > 1 and fold(joined) in self.document.surnames:
            return spanned(tokens, first, end, "", joined), end
        if len(words) == 1:
            return self._single(first, titled), end
        if words[0].text.casefold() in _ARTICLES or is_acronym(words[0]):
            return None, end
        if any(is_place(w) for w in words) or any(is_acronym(w) for w in words[1:-1]):
            return None, end
        certain = (
            titled
            or is_given_name(words[0].bare)
            or fold(words[-1].bare) in self.document.surnames
            or eastern_order(words)
        )
        if not certain and not self._weakly(first, end):
            return None, end
        return made(tokens, first, end, certain=certain), end

    def _trimmed(self, index: int, end: int) -> tuple[int, int, bool]:
        """Cut titles, places and sentence openers off a run; tell whether a title stands before."""
        tokens = self.tokens
        first = index
        for at in range(index, end):
            last_word = at == end - 1
            if is_title(tokens[at]) and not (last_word and self._title_is_surname(first, end)):
                first = at + 1
        titled = 0 < first <= end and is_title(tokens[first - 1])
        while first < end - 1 and is_place(tokens[first]):
            first += 1
        opens = first == 0 or tokens[first - 1].text in _SENTENCE_END
        if opens and end - first > 1 and not titled:
            folded = tokens[first].bare.casefold()
            if folded in self.document.common and not is_given_name(folded):
                first += 1
        return first, end, titled

    def _title_is_surname(self, first: int, end: int) -> bool:
        data = name_words()
        last = self.tokens[end - 1].bare
        return (
            end - first > 1
            and last in data.also_surnames
            and is_given_name(self.tokens[first].bare)
            and not is_title(self.tokens[first])
        )

    def _run_end(self, index: int) -> int:
        """Return the index after a run of name words, initials and particles between them."""
        tokens = self.tokens
        end = index
        while end < len(tokens):
            token = tokens[end]
            if end > index and self._is_suffix(end):
                return end + 1 if token.text != "," else end + 2
            month = end > index and token.bare in MONTHS and month_is_name(tokens, end)
            starts = end == index and self._begins(index)
            if (token.kind == "initials" and end > index) or _in_run(token) or month or starts:
                end += 1
                if token.text != token.bare:
                    break
            elif end > index and is_particle(token) and token.text not in ("e", "y", "do"):
                follows = tokens[end + 1] if end + 1 < len(tokens) else None
                if follows is None or not (nameable(follows) or is_particle(follows)):
                    break
                end += 1
            else:
                break
        while end > index + 1 and tokens[end - 1].kind == "initials":
            end -= 1
        return end

    def _is_suffix(self, at: int) -> bool:
        """Tell «Jr.» behind a name."""
        return self.tokens[at].text in ("Jr", "Jr.", "Sr", "Sr.")

    def _single(self, index: int, titled: bool) -> PersonName | None:
        """Decide on a single capitalised word: a surname known, or a title before it."""
        token = self.tokens[index]
        folded = fold(token.bare)
        if is_title(token):
            return None
        if folded in self.document.surnames and not self._is_place_here(index):
            return spanned(self.tokens, index, index + 1, "", token.bare)
        if is_place(token) or token.bare.casefold() in name_words().roles:
            return None
        if folded in self.document.given and self._acts(index):
            return spanned(self.tokens, index, index + 1, token.bare, "", certain=False)
        if single_in_apposition(self.tokens, index):
            return spanned(self.tokens, index, index + 1, "", token.bare, certain=False)
        if not titled or len(token.bare) < 3 or is_acronym(token):
            return None
        before = self.tokens[index - 1].text
        data = name_words()
        if before not in data.titles and before.capitalize() not in data.titles:
            return None
        doubtful = before in data.ambiguous or before.islower()
        if doubtful and folded in self.document.common:
            return None
        return spanned(self.tokens, index, index + 1, "", token.bare)

    def _acts(self, index: int) -> bool:
        """Tell a person named by the given name alone: «Aino said», «to Aino»."""
        if fold(self.tokens[index].bare) in self.document.common or self.note:
            return False
        before = self.tokens[index - 1] if index else None
        small = before is not None and before.kind == "word" and before.text.islower()
        return small or speaks(self.tokens, index)

    def _is_place_here(self, index: int) -> bool:
        """Tell a place from the person of the same name by what is beside it."""
        token = self.tokens[index]
        before = self.tokens[index - 1].text if index else ""
        if is_place(token):
            return not speaks(self.tokens, index)
        follows = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        firm = follows is not None and follows.text == "&"
        return firm or (before in name_words().spatial and token.bare in name_words().also_places)

    def _weakly(self, first: int, end: int) -> bool:
        """Tell a name by a role or verb beside it, if its last word is no common one."""
        last = fold(self.tokens[end - 1].bare)
        if last in self.document.common:
            return False
        if self.tokens[first].start in self.cited and self._closed(end):
            return True
        return role_around(self.tokens, first, end) or last in self.document.speakers

    def _closed(self, end: int) -> bool:
        """Tell whether a comma or «and» ends a name, as it does an author's."""
        return end < len(self.tokens) and self.tokens[end].text in (",", "and", "&")


def _in_run(token: Token) -> bool:
    return token.kind == "word" and token.capital and not is_opener(token.bare)
