"""The people of one document: which names are one person's, and whose a surname alone is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpuskit.language.name_keys import (
    compatible,
    fold,
    opens_part,
    surname_key,
    without_suffix,
)
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.person_name import PersonName

# Particles that a surname alone may leave out: «Georg von Thun» is «Thun» later.
_LEFT_OUT = frozenset({"von", "zu", "af", "av", "de", "al", "el"})
_MASCULINE, _FEMININE = "m", "f"


@dataclass(slots=True)
class Person:
    """Hold what a document says of one person, as far as read.

    `aside` is True for somebody who is named as another's relative or namesake alone.
    """

    fullest: PersonName
    titles: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    seen: dict[bool, int] = field(default_factory=dict)
    aside: bool = True

    @property
    def key(self) -> str:
        """Return the fullest name of the person in the document."""
        return self.fullest.full


@dataclass(frozen=True, slots=True)
class Hints:
    """Hold what the words around a mention say: `sex` is m, f or empty; `at` counts words read.

    `aside` is True where the person is named for another's sake: «whose brother Rui Lima».
    """

    at: int = 0
    note: bool = False
    sex: str = ""
    aside: bool = False


@dataclass(slots=True)
class _Shorter:
    """Hold people by their first given name, and by what a double surname may be cut to."""

    given: dict[str, list[Person]] = field(default_factory=dict)
    double: dict[str, list[Person]] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        name = person.fullest
        self.given.setdefault(fold(name.given).split(" ")[0], []).append(person)
        for shorter in dict.fromkeys((*_double(name), *_from_particle(name))):
            self.double.setdefault(shorter, []).append(person)


@dataclass(slots=True)
class Roster:
    """Remember the people named in full, and find whom a shorter name means."""

    people: dict[str, list[Person]] = field(default_factory=dict)
    _shorter: _Shorter | None = None

    def learn(self, name: PersonName, hints: Hints) -> None:
        """Note a full name: of somebody known, whose fullest form it may be, or of somebody new.

        One name alone is noted where it is introduced as a person's and nobody has it yet.
        """
        if not name.surname or not (name.given or name.introduced):
            return
        self._shorter = None
        same = self.people.setdefault(surname_key(name.surname), [])
        known = [p for p in same if compatible(name.given, p.fullest.given)]
        if not name.given and len(known) > 1:
            return
        person = known[0] if known else Person(name)
        if not known:
            same.append(person)
        if _fuller(name, person.fullest):
            person.fullest = name
        person.aside = person.aside and hints.aside
        if name.title:
            person.titles.add(name.title)
        sex = sex_of(name.title) or hints.sex
        if sex:
            person.sexes.add(sex)

    def surnames(self) -> frozenset[str]:
        """Return what may stand for a person alone, folded: surnames, both parts of double ones."""
        found: set[str] = set()
        for name in self._names():
            found.update((fold(name.surname), fold(without_suffix(name.surname))))
            found.update(_double(name))
            found.update(_from_particle(name))
        return frozenset(found)

    def given(self) -> frozenset[str]:
        """Return the folded given names of people that are no surname here and no initials."""
        names = {
            fold(name.given.split()[0]) for name in self._names() if name.given and not name.eastern
        }
        return frozenset(n for n in names if len(n) > 3 and "." not in n) - self.surnames()

    def knows(self, name: PersonName) -> bool:
        """Tell whether a name can be that of somebody named in full."""
        return any(True for _ in self._candidates(name))

    def key(self, name: PersonName, hints: Hints) -> str:
        """Return the fullest form of the name of the person meant, and remember the mention.

        Of several people of one surname it is the one that title and sex allow, and of those the
        one named last, in the text for the text and in notes for notes.
        """
        candidates = list(self._candidates(name))
        if not candidates:
            return name.full
        sex = sex_of(name.title) or hints.sex
        person = max(candidates, key=lambda p: _fitness(p, name, hints, sex))
        if name.given or len(candidates) == 1:
            person.seen[hints.note] = hints.at
        return person.key

    def _candidates(self, name: PersonName) -> Iterator[Person]:
        if not name.surname:
            yield from self._by_shorter().given.get(fold(name.given), ())
            return
        key = surname_key(name.surname)
        found = [p for p in self.people.get(key, []) if compatible(name.given, p.fullest.given)]
        if not name.given and not any(p.fullest.given for p in found):
            found = self._by_shorter().double.get(fold(name.surname), found)
        yield from found

    def _by_shorter(self) -> _Shorter:
        """Return people by what is short for their names; names are learnt before any is asked."""
        if self._shorter is None:
            self._shorter = _Shorter()
            for people in self.people.values():
                for person in people:
                    self._shorter.add(person)
        return self._shorter

    def _names(self) -> Iterator[PersonName]:
        for people in self.people.values():
            yield from (person.fullest for person in people)


def sex_of(word: str) -> str:
    """Return m or f where a title, kinship word or pronoun tells a person's sex, else nothing."""
    data = name_words()
    return _FEMININE if word in data.female else _MASCULINE if word in data.male else ""


def _double(name: PersonName) -> tuple[str, ...]:
    """Return what a double surname may be short for or be cut to, folded.

    «Ana Solano Reyes» may be «Solano Reyes» or «Solano» later; so may «Solano Reyes, A.»; «Rui
    Vieira dos Santos» may be «Vieira», and «Lee Kuan Yew» «Lee», «Georg von Thun» «Thun».
    """
    data = name_words()
    words = fold(name.surname).split()
    first, _, middle = fold(name.given).rpartition(" ")
    if len(words) == 2 and words[0] not in data.particles:
        return (words[0],)
    if len(words) == 2 and words[0] in _LEFT_OUT:
        return (words[1],)
    if name.eastern or not first or "." in middle or middle in data.particles:
        return ()
    if " " not in first and name.given.split(" ")[0] in data.surname_first and len(words) == 1:
        return (first,)
    if is_given_name(middle) and middle not in data.double:
        return ()
    return middle, f"{middle} {fold(name.surname)}"


def _from_particle(name: PersonName) -> tuple[str, ...]:
    """Return what a name of several parts may be cut to, folded: from a particle to its end.

    «Salim ben Youssef Trabelsi» may be «Ben Youssef Trabelsi» later.
    """
    words = fold(name.full).split()
    last = len(words) - 1
    return tuple(" ".join(words[at:]) for at in range(1, last) if opens_part(words[at]))


def _fuller(name: PersonName, other: PersonName) -> bool:
    spelt = sum(len(part) > 2 and "." not in part for part in name.given.split())
    theirs = sum(len(part) > 2 and "." not in part for part in other.given.split())
    return (spelt, len(name.given)) > (theirs, len(other.given))


def _fitness(
    person: Person, name: PersonName, hints: Hints, sex: str
) -> tuple[bool, bool, bool, bool, bool, int, int]:
    """Rank a person as the one meant: by sex, title, no mere relative, who was named last."""
    allowed = not (sex and person.sexes and sex not in person.sexes)
    titled = bool(name.title) and name.title in person.titles
    sexed = bool(sex) and sex in person.sexes
    otherwise = bool(name.title) and bool(person.titles) and not titled
    here = person.seen.get(hints.note, -1)
    return (
        allowed,
        titled,
        not otherwise,
        not person.aside,
        sexed,
        here,
        max(person.seen.values(), default=-1),
    )
