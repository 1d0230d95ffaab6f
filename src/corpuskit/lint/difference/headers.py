"""What changed beside the text: in the header, and in what people decided about claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from corpuskit.core.differences import Change, Matter, Sign
from corpuskit.tei.document import Document
from corpuskit.tei.names import local, tei

# What the machine writes of itself at each conversion says nothing of the document.
_OF_PROGRAMS = frozenset({"application", "label", "change"})
_LISTS = frozenset({"listPerson", "listOrg", "listPlace", "listEvent"})


def header_changes(old: Document, new: Document) -> Iterator[Change]:
    """Yield what stands in the header, or among the decisions, of one of two documents alone."""
    before, after = _statements(old), _statements(new)
    gone = {words: line for words, line in before.items() if words not in after}
    come = {words: line for words, line in after.items() if words not in before}
    for words, line in come.items():
        was = _only(words, gone) if _only(words, come) else ""
        if was:
            del gone[was]
            says = f"{words} (was: {was})"
            yield Change(Matter.HEADER, Sign.CHANGED, says, (f"line {line}",), line)
        else:
            yield Change(Matter.HEADER, Sign.ADDED, words, (f"line {line}",), line)
    for words, line in gone.items():
        yield Change(Matter.HEADER, Sign.REMOVED, words, (f"line {line}",), line)


def _only(words: str, others: Iterable[str]) -> str:
    """Return the one statement of an element of the same name, if there is just one."""
    tag = words.partition(" ")[0]
    alike = [each for each in others if each.partition(" ")[0] == tag]
    return alike[0] if len(alike) == 1 else ""


def _statements(document: Document) -> dict[str, int]:
    """Return what header and decisions state, each with its line."""
    found: dict[str, int] = {}
    for part in (tei("teiHeader"), tei("standOff")):
        for root in document.tree.iterchildren(part):
            for element in _stated(root):
                words = _said(element)
                if words:
                    found.setdefault(words, document.positions.of(element)[0])
    return found


def _stated(root: etree._Element) -> Iterator[etree._Element]:
    for child in root:
        if not isinstance(child.tag, str) or local(child.tag) in _LISTS:
            continue
        is_leaf = not any(isinstance(each.tag, str) for each in child)
        if is_leaf or local(child.tag) in ("fs", "respStmt"):
            yield child
        else:
            yield from _stated(child)


def _said(element: etree._Element) -> str:
    tag = local(str(element.tag))
    if tag in _OF_PROGRAMS and (element.get("who") in (None, "#corpuskit")):
        return ""
    pairs = [f'{local(str(k))}="{v}"' for k, v in element.attrib.items()]
    if tag == "fs":
        pairs += [_feature(f) for f in element.iterchildren(tei("f"))]
        return " ".join(("decision", *pairs)).rstrip(";")
    words = " ".join(" ".join(map(str, element.itertext())).split())
    return " ".join(filter(None, (tag, *pairs, f'"{words}"' if words else "")))


def _feature(feature: etree._Element) -> str:
    values = [str(v.get("value") or v.text or "").strip() for v in feature]
    pointed = feature.get("corresp") or feature.get("source") or ""
    return f"{feature.get('name')}: {' '.join(filter(None, (*values, pointed)))};"
