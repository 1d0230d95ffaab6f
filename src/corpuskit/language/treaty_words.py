"""The words that name treaties and their kin, from the data file, and a name as a span."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpuskit.language.word_lists import word_list, words

_LOOK_BACK = 40
_UNINFLECTED = ("s", "a", "é")


@dataclass(frozen=True, slots=True)
class TreatyName:
    """Hold a treaty's name, or a description that points back to one.

    `kind` is the sort of instrument, empty for «this document». `full` is True for a name with a
    subject or a number of its own; `description` for «the agreement», which names nothing itself;
    `new` for «an agreement on fisheries», a description of what has not been named before.
    """

    start: int
    end: int
    kind: str
    name: str
    full: bool = False
    description: bool = False
    new: bool = False


@functools.cache
def kind_words() -> Mapping[str, str]:
    """Return every English noun that names an instrument, with its kind."""
    kinds = {
        word: kind for kind, nouns in word_list("instruments")["kinds"].items() for word in nouns
    }
    kinds |= {word + "s": kind for word, kind in kinds.items() if not word.endswith(_UNINFLECTED)}
    kinds |= {word[:-1] + "ies": kind for word, kind in list(kinds.items()) if word.endswith("ty")}
    return MappingProxyType(kinds)


@functools.cache
def foreign_words() -> Mapping[str, str]:
    """Return the nouns that open a title in another language, with the kind in English."""
    table = word_list("instruments")["foreign"]
    return MappingProxyType(
        {
            word: kind
            for kind, nouns in table.items()
            if kind not in ("weak", "small")
            for word in nouns
        }
    )


def name_words(group: str) -> frozenset[str]:
    """Return one list of the words that names hold or end at."""
    return words("instruments", "names", group)


def foreign_list(group: str) -> frozenset[str]:
    """Return one list of words of titles in other languages: `weak` heads, or `small` words."""
    return words("instruments", "foreign", group)


@functools.cache
def nicknames() -> Mapping[str, str]:
    """Return the well-known acronyms and nicknames, each with the title that it stands for."""
    return MappingProxyType(dict(word_list("instruments")["nicknames"]))


@functools.cache
def nouns() -> re.Pattern[str]:
    """Return the pattern of all nouns of instruments, and of those that stand for any of them."""
    any_kind = word_list("instruments")["descriptions"]["any"]
    alternatives = "|".join(sorted({*kind_words(), *any_kind}, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\b", re.I)


@functools.cache
def function_words() -> frozenset[str]:
    """Return the closed classes of English and its common verbs, in lower case."""
    table = word_list("function_words")["stop"]
    return frozenset(word for group in table.values() for word in group)


def bare(word: str) -> str:
    """Return a word in lower case without the signs around it."""
    return word.strip("'\"‘’“”«»,.;:()[]").casefold()


def kind_of(name: str) -> str:
    """Return the kind of instrument that a name names.

    The last noun for a kind before the subject says it («Energy Charter Treaty»), else the first.

    >>> kind_of("Oslo Accord"), kind_of("Tratado de Limites"), kind_of("SALT I")
    ('accord', 'treaty', 'agreement')
    >>> kind_of("Energy Charter Treaty"), kind_of("Protocol to the Lagos Treaty")
    ('treaty', 'protocol')
    """
    known = kind_words()
    title = nicknames().get(name, name)
    opener = re.search(rf" (?:{'|'.join(sorted(name_words('openers')))})(?= )", title)
    heads = (title[: opener.start()], title) if opener else (title,)
    for head, at in zip(heads, (-1, 0), strict=False):
        found = [known[w] for word in head.split() if (w := bare(word)) in known]
        if found:
            return found[at]
    foreign = foreign_words()
    return next((foreign[w] for word in title.split() if (w := bare(word)) in foreign), "")


def starts_sentence(text: str, at: int) -> bool:
    """Tell whether nothing of the sentence stands before an offset."""
    before = text[max(0, at - _LOOK_BACK) : at].rstrip(" '\"‘“«(")
    return not before or before[-1] in ".?!:"


def determiner_before(text: str, at: int) -> str:
    """Return the word directly before an offset, in lower case."""
    match = re.compile(r"(\w+)\s+$").search(text, max(0, at - 12), at)
    return match[1].casefold() if match else ""
