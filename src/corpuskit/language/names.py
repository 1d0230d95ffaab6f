"""Names of people in running text, by evidence: initials, given names, titles, roles, verbs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpuskit.language.bylines import byline_names
from corpuskit.language.name_document import Document
from corpuskit.language.name_evidence import (
    is_acronym,
    is_place_run,
    is_thing,
    names_a_thing,
    role_around,
    season_or_surname,
)
from corpuskit.language.name_keys import fold
from corpuskit.language.name_runs import begins, run_end, trimmed
from corpuskit.language.name_shapes import (
    headword,
    initials_first,
    speaks,
    surname_first,
    surname_without_comma,
)
from corpuskit.language.name_single import is_introduced, is_kin, shared_surname
from corpuskit.language.name_tokens import (
    MONTHS,
    Token,
    eastern_order,
    is_numeral,
    is_particle,
    is_place,
    is_title,
    nameable,
    tokens_of,
)
from corpuskit.language.name_words import has_name_ending, is_given_name, name_words
from corpuskit.language.person_name import PersonName, made, spanned

__all__ = ["Document", "PersonName", "byline_names", "find_people", "read_people"]

_LONGEST = 6


_NOTHING = Document()
_AUXILIARIES = frozenset({"has", "had", "is", "was", "will", "would", "does", "did", "never"})
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
        before = self.tokens[index - 1] if index else None
        if before is not None and before.text in "/@_#" and before.end == token.start:
            return None, index + 1
        if token.kind == "initials":
            return initials_first(self.tokens, index, self.note)
        if (headed := headword(self.tokens, index)) is not None:
            return headed
        month = token.bare in MONTHS
        if month and fold(token.bare) in self.document.surnames and speaks(self.tokens, index):
            return spanned(self.tokens, index, index + 1, "", token.bare), index + 1
        if nameable(token) or (month and self.note):
            inverted = surname_first(self.tokens, index, self.note) or surname_without_comma(
                self.tokens, index, self.note
            )
            if inverted is not None:
                return inverted
        if nameable(token) or begins(self.tokens, index):
            return self._run(index)
        if self._known_thing(index):
            return spanned(self.tokens, index, index + 1, "", token.bare), index + 1
        return None, index + 1

    def _known_thing(self, index: int) -> bool:
        """Tell a known surname that is a thing's name too and stands alone: «Hall argues»."""
        word = self.tokens[index].bare
        if word not in name_words().also_surnames or fold(word) not in self.document.surnames:
            return False
        token = self.tokens[index]
        last = index + 1 >= len(self.tokens) or token.genitive
        alone = last or not self.tokens[index + 1].capital
        rare = self.note or fold(word) not in self.document.common
        return alone and (rare or season_or_surname(self.tokens, index))

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

    def _run(self, index: int) -> tuple[PersonName | None, int]:
        """Read a run of capitalised words and decide by the evidence around it."""
        tokens = self.tokens
        end = run_end(tokens, index)
        first, end, titled = trimmed(tokens, index, end, self.document)
        words = tokens[first:end]
        if len(words) == 1 and self._known_thing(first):
            return spanned(tokens, first, end, "", words[0].bare), end
        if not words or len(words) > _LONGEST or is_thing(tokens, first, end):
            return None, max(end, index + 1)
        if names_a_thing(tokens, first):
            return None, end
        joined = " ".join(word.bare for word in words)
        if len(words) > 1 and fold(joined) in self.document.surnames:
            return spanned(tokens, first, end, "", joined), end
        if len(words) == 1:
            return self._single(first, titled), end
        if words[0].text.casefold() in _ARTICLES or is_acronym(words[0]):
            return None, end
        if not titled and fold(joined) in self.document.things:
            return None, end
        if is_place_run(self.tokens, first, end) or any(is_acronym(w) for w in words[1:-1]):
            return None, end
        if len(words[-1].bare) == 1 and not is_numeral(words[-1].bare):
            return None, end
        certain = self._certain(first, end, titled)
        if not certain and not self._weakly(first, end):
            return None, end
        return made(tokens, first, end, certain=certain), end

    def _certain(self, first: int, end: int, titled: bool) -> bool:
        """Tell a name by its own words and a title; a common word last wants more than these."""
        words = self.tokens[first:end]
        last = fold(words[-1].bare)
        if last in self.document.surnames or eastern_order(words):
            return True
        given = self._given_first(words[0]) or any(has_name_ending(w.bare) for w in words[1:])
        if is_acronym(words[-1]) and not (given and words[-1].text not in self.document.alone):
            return False
        if last not in self.document.common or last in self.document.alone:
            return titled or given
        if any(word.kind == "initials" for word in words):
            return True
        rare = words[0].bare.casefold() not in self.document.common
        if given and rare and words[-1].bare in name_words().also_surnames:
            return True
        return (titled or given) and role_around(self.tokens, first, end)

    def _given_first(self, word: Token) -> bool:
        return is_given_name(word.bare) or word.text in name_words().also_first

    def _single(self, index: int, titled: bool) -> PersonName | None:
        """Decide on a single capitalised word: a surname known, or a title before it."""
        token = self.tokens[index]
        folded = fold(token.bare)
        if is_title(token) or is_numeral(token.text):
            return None
        if folded in self.document.surnames and not self._is_place_here(index):
            return spanned(self.tokens, index, index + 1, "", token.bare)
        if is_place(token) or token.bare.casefold() in name_words().roles:
            return None
        rare = folded not in self.document.common
        if rare and not self.note and (surname := shared_surname(self.tokens, index)):
            return spanned(self.tokens, index, index + 1, token.bare, surname, certain=False)
        if folded in self.document.given and (titled or self._acts(index)):
            return spanned(self.tokens, index, index + 1, token.bare, "", certain=False)
        if len(token.bare) < 3 or is_acronym(token):
            return None
        if rare and (is_introduced(self.tokens, index) or is_kin(self.tokens, index)):
            return spanned(
                self.tokens, index, index + 1, "", token.bare, certain=False, introduced=True
            )
        if not titled:
            return None
        before = self.tokens[index - 1].text
        after = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
        if self.note and before.endswith(".") and after == ".":
            return None  # Words cut short in the name of a journal: «Rep. Int. Whal. Commn».
        data = name_words()
        if before not in data.titles and before.capitalize() not in data.titles:
            return None
        doubtful = before in data.ambiguous or before.islower()
        if doubtful and folded in self.document.common:
            return None
        firm = before in data.titles and folded not in self.document.common
        firm = firm and (not doubtful or folded in self.document.alone)
        return spanned(self.tokens, index, index + 1, "", token.bare, introduced=firm)

    def _acts(self, index: int) -> bool:
        """Tell a person named by the given name alone: «Aino said», «to Aino»."""
        if fold(self.tokens[index].bare) in self.document.common or self.note:
            return False
        before = self.tokens[index - 1] if index else None
        small = before is not None and before.kind == "word" and before.text.islower()
        after = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
        return small or after in _AUXILIARIES or speaks(self.tokens, index)

    def _is_place_here(self, index: int) -> bool:
        """Tell a place from the person of the same name by what is beside it."""
        token = self.tokens[index]
        before = self.tokens[index - 1].text if index else ""
        if is_place(token):
            return not speaks(self.tokens, index)
        follows = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        firm = follows is not None and follows.text == "&"
        place = token.bare in name_words().also_places and not token.genitive
        return firm or (place and before in name_words().spatial)

    def _weakly(self, first: int, end: int) -> bool:
        """Tell a name by a role or verb beside it, if its last word is no common one."""
        last = fold(self.tokens[end - 1].bare)
        if last in self.document.common or is_acronym(self.tokens[end - 1]):
            return False
        if self.tokens[first].start in self.cited and self._closed(end):
            return True
        return role_around(self.tokens, first, end) or last in self.document.speakers

    def _closed(self, end: int) -> bool:
        """Tell whether a comma or «and» ends a name, as it does an author's."""
        return end < len(self.tokens) and self.tokens[end].text in (",", "and", "&")
