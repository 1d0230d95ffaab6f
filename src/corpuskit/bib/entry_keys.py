"""Keys of a bibliography's entries: readable, in ASCII, and never another once given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, product
from string import ascii_lowercase

from corpuskit.bib import vocabulary
from corpuskit.bib.entry import Entry
from corpuskit.tei.latin import in_latin

# Words that tell no title from another: articles, and by their length prepositions.
_ARTICLES = frozenset({"the", "a", "an", "of", "le", "la", "les", "l", "der", "die", "das"})
_SHORTEST = 3


def entry_key(entry: Entry) -> str:
    """Return the key of a work: surname, year and first telling word of the title.

    >>> from corpuskit.bib.entry import Person
    >>> entry_key(Entry(authors=(Person("Haldane", "S."),), date="1997", title="Public Opinion"))
    'haldane1997public'
    >>> entry_key(Entry(container="Harbour Gazette", date="1998-11-28"))
    'harbourgazette19981128'
    """
    people = entry.authors or entry.editors
    if people:
        head = "".join(_words(people[0].family)[: 3 if people[0].institution else 9])
    else:
        head = "".join(_words(entry.container)[:2])
    if not head and entry.title:
        head, *rest = [word for word in _words(entry.title) if len(word) > _SHORTEST] or ["work"]
        return (head + entry.year + "".join(rest[:1]))[:60]
    if not entry.title:
        number = f"n{entry.number}" if entry.number and not _is_day(entry.date) else ""
        tail = re.sub(r"\D", "", entry.date) + "".join(_words(number))
    else:
        tail = entry.year + next(
            (word for word in _words(entry.title) if len(word) > _SHORTEST),
            "".join(_words(entry.title)[:1]),
        )
    return (head + tail)[:60] or "work"


def keyed(
    works: Sequence[Entry], kept: Sequence[tuple[str, frozenset[str]]] = ()
) -> tuple[Entry, ...]:
    """Give every work its key, and return them in the order of the keys.

    Works that would share a key are told apart by `a`, `b` ... in the order of their first
    citation. `kept` are keys given before, with the places and records of their works.
    """
    owners = {place: key for key, places in kept for place in places}
    taken = {key for key, _ in kept}
    given: dict[int, str] = {}
    used: set[str] = set()
    for number, work in enumerate(works):
        key = next((owners[each] for each in identities(work) if each in owners), None)
        if key is not None and key not in used:
            given[number] = key
            used.add(key)
    plain: dict[str, list[int]] = {}
    for number, work in enumerate(works):
        if number not in given:
            plain.setdefault(entry_key(work), []).append(number)
    for key, numbers in plain.items():
        alone = len(numbers) == 1 and key not in taken
        free = (each for each in _suffixed(key) if each not in taken)
        for number in numbers:
            given[number] = key if alone else next(free)
            taken.add(given[number])
    named = [replace(work, key=given[number]) for number, work in enumerate(works)]
    return tuple(sorted(named, key=lambda each: each.key))


def identities(work: Entry) -> tuple[str, ...]:
    """Return what a work is known by from one export to the next: its record, then its places."""
    record = (work.record,) if work.record else ()
    return (*record, *(at.place for at in work.cited))


def _suffixed(key: str) -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield key + "".join(letters)


def _words(text: str) -> list[str]:
    # An apostrophe inside a word is a letter's sign in transliteration, and no word's end.
    whole = re.sub(r"(?<=\w)['’ʼʹ](?=\w)", "", text)
    ascii_only = re.findall(r"[a-z0-9]+", in_latin(vocabulary.fold(whole)))
    return [word for word in ascii_only if word not in _ARTICLES] or ascii_only


def _is_day(date: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", date) is not None
