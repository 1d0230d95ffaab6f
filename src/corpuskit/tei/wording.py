"""How elements, attributes and texts are named in messages."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from corpuskit.tei.grammar import Pattern, allowed, definitions, members
from corpuskit.tei.names import TEI, XML, local

_SHOWN = 10
_LONGEST = 40
# What a reader asks for first, and last: members of nearly every content model.
_COMMON = ("p", "head", "div", "persName", "orgName", "placeName", "measure", "num", "date", "rs")
_EVERYWHERE = frozenset({"pb", "lb", "fw", "note", "gap"})
_ON_ALL = frozenset({"n", "rend", "resp", "cert", "corresp", "ana", "source"})


def elements(pattern: Pattern) -> str:
    """Return the elements that may come next, those that matter most first."""
    return some(ranked(pattern), "<{}>")


def holders_of_text(pattern: Pattern) -> str:
    """Return the elements of a content that hold text, those that matter most first."""
    known = definitions()
    tags = sorted(members(pattern) - _EVERYWHERE, key=rank)
    return some([tag for tag in tags if known[tag].holds_text] or tags, "<{}>", last=" or ")


def ranked(pattern: Pattern) -> list[str]:
    """Return the names of the elements that may come next, those that matter most first."""
    return sorted(allowed(pattern), key=rank)


def needed(pattern: Pattern) -> str:
    """Return the elements of which one must come."""
    tags = sorted(allowed(pattern) - _EVERYWHERE)
    return some(tags, "<{}>", last=" or ")


def attributes(known: Iterable[str]) -> str:
    """Return the attributes that an element takes, its own first."""
    names = sorted(known, key=lambda n: (n.startswith(f"{{{XML}}}"), n in _ON_ALL, n))
    return some([printed(name) for name in names], "@{}")


def some(names: list[str], form: str, last: str = ", ") -> str:
    """Return a list in words, a long one cut."""
    listed = [form.format(name) for name in names[:_SHOWN]]
    if len(names) > _SHOWN:
        return ", ".join(listed) + " ..."
    return last.join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)


def printed(name: str) -> str:
    """Return an attribute's name as it is written."""
    return f"xml:{local(name)}" if name.startswith(f"{{{XML}}}") else local(name)


def shown(element: etree._Element) -> str:
    """Return an element as a message names it."""
    tag, identifier = str(element.tag), element.get(f"{{{XML}}}id")
    space = tag[1:].rpartition("}")[0] if tag.startswith("{") else ""
    where = "" if space == TEI else f" of {space}" if space else " without the TEI namespace"
    named = f' xml:id="{identifier}"' if identifier else ""
    return f"<{local(tag)}{named}>{where}"


def quoted(words: str) -> str:
    """Return words of the file, a long piece cut."""
    short = " ".join(words.split())
    return f"«{short[:_LONGEST]}…»" if len(short) > _LONGEST else f"«{short}»"


def lowered(sentence: str) -> str:
    """Return the first line of a documentation as a part of a sentence."""
    first = sentence.split("\n", 1)[0]
    return first[:1].lower() + first[1:].rstrip(".")


def rank(tag: str) -> tuple[int, bool, str]:
    """Return what to sort elements by, so that those come first that matter most."""
    place = _COMMON.index(tag) if tag in _COMMON else len(_COMMON)
    return place, tag in _EVERYWHERE, tag
