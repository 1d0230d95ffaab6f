"""What changed in a register: entries that came, went, became one, and their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from corpuskit.core.differences import Change, Matter, Sign
from corpuskit.lint.difference.wording import changed
from corpuskit.tei.document import Document
from corpuskit.tei.names import local, tei
from corpuskit.tei.registers import Kind, entry_elements


def entry_changes(kind: Kind, old: Document, new: Document) -> Iterator[Change]:
    """Yield what changed in the entries of a register, by their ids."""
    before, after = (dict(entry_elements(kind, each.tree)) for each in (old, new))
    leads = {name: key for key, element in after.items() for name in _names(kind, element)}
    for key, element in before.items():
        if key in after:
            continue
        names = _names(kind, element)
        into = {leads[name] for name in names if name in leads}
        what = f"{key} ({', '.join(names)})"
        merged = f" is now part of {', '.join(sorted(into))}" if into else " is gone"
        yield _change(old, element, Sign.REMOVED, what + merged)
    for key, element in after.items():
        if key not in before:
            what = f"{key} ({', '.join(_names(kind, element))})"
            yield _change(new, element, Sign.ADDED, f"{what} is new")
        else:
            yield from _clauses(kind, new, key, before[key], element)
    yield from _relations(old, new)


def _clauses(
    kind: Kind, document: Document, key: str, old: etree._Element, new: etree._Element
) -> Iterator[Change]:
    was, is_ = _names(kind, old), _names(kind, new)
    clauses = list(changed("", _attributes(old), _attributes(new)))
    clauses += [f'has the name "{name}"' for name in is_ if name not in was]
    clauses += [f'has no longer the name "{name}"' for name in was if name not in is_]
    if was != is_ and sorted(was) == sorted(is_):
        clauses.append(f'is called "{is_[0]}" first (was: "{was[0]}")')
    before, after = _rest(kind, old), _rest(kind, new)
    clauses += [f"has {words}" for words in after if words not in before]
    clauses += [f"has no longer {words}" for words in before if words not in after]
    if clauses:
        yield _change(document, new, Sign.CHANGED, f"{key} {', '.join(clauses)}")


def _relations(old: Document, new: Document) -> Iterator[Change]:
    before, after = (
        {_said(element): element for element in each.tree.iter(tei("relation"))}
        for each in (old, new)
    )
    for words, element in before.items():
        if words not in after:
            yield _change(old, element, Sign.REMOVED, f"no longer stated: {words}")
    for words, element in after.items():
        if words not in before:
            yield _change(new, element, Sign.ADDED, f"stated: {words}")


def _change(document: Document, element: etree._Element, sign: Sign, says: str) -> Change:
    line = document.positions.of(element)[0]
    return Change(Matter.ENTRY, sign, says, (f"line {line}",), line)


def _names(kind: Kind, element: etree._Element) -> list[str]:
    return [_words(name) for name in element.iterchildren(tei(kind.name_tag))]


def _rest(kind: Kind, element: etree._Element) -> list[str]:
    return [
        _said(child)
        for child in element
        if isinstance(child.tag, str) and child.tag != tei(kind.name_tag)
    ]


def _said(element: etree._Element) -> str:
    pairs = (f'{local(str(k))}="{v}"' for k, v in element.attrib.items())
    words = _words(element)
    return " ".join((local(str(element.tag)), *pairs, *((f'"{words}"',) if words else ())))


def _words(element: etree._Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def _attributes(element: etree._Element) -> Mapping[str, str]:
    return {local(str(k)): str(v) for k, v in element.attrib.items() if local(str(k)) != "id"}
