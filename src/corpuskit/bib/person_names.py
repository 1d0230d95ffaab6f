"""The parts of a person's name, as marked or as written."""

from __future__ import annotations

from lxml import etree

from corpuskit.bib.entry import Person
from corpuskit.bib.flat_citation import words_of
from corpuskit.tei.names import local


def person_of(element: etree._Element, words: str) -> Person:
    """Return a person by the parts of the name where they are marked, else by its comma."""
    found: dict[str, list[str]] = {}
    organisation = False
    inner = next((e for e in element if local(str(e.tag)) in {"persName", "orgName"}), None)
    if inner is not None:
        element, words = inner, words_of(inner)
    for part in element.iter():
        if isinstance(part.tag, str):
            name = local(part.tag)
            organisation = organisation or name == "orgName"
            if name in {"surname", "forename"}:
                found.setdefault(name, []).append(words_of(part))
    if organisation:
        return Person(words, institution=True)
    if "surname" in found:
        return Person(" ".join(found["surname"]), " ".join(found.get("forename", [])))
    return person_of_words(words)


def person_of_words(words: str) -> Person:
    """Return a person by the words of the name: «Haldane, S.» as «S. Haldane».

    >>> person_of_words("Haldane, S."), person_of_words("Olga D. Marinova").family
    (Person(family='Haldane', given='S.', institution=False), 'Marinova')
    """
    family, comma, given = words.partition(",")
    if comma:
        return Person(family.strip(), given.strip())
    names = words.split()
    at = len(names) - 1
    # A particle belongs to the family name: «Ludwig van Beethoven».
    while at > 1 and names[at - 1].islower():
        at -= 1
    return Person(" ".join(names[at:]), " ".join(names[:at]))
