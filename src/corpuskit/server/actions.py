"""What an editor offers to do about a finding: mend it, accept it, say which side is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from lsprotocol.types import CodeAction, CodeActionKind, Range, TextEdit, WorkspaceEdit

from corpuskit.claims.markup.places import JUDGED
from corpuskit.core.findings import Finding, Location
from corpuskit.core.fixes import Fix
from corpuskit.server.positions import Text
from corpuskit.server.session import Broken, View
from corpuskit.server.tags import elements_of
from corpuskit.tei.diagnostic import Diagnostic

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Held:
    """Hold a file as it stands by now, and the name that the editor has for it."""

    uri: str
    text: Text


# Any file of the corpus, as the editor holds it or as it is saved; None where there is none.
Holder = Callable[[Path], Held | None]


def actions(view: View, where: Range, held: Holder) -> tuple[CodeAction, ...]:
    """Return what can be done about all that is shown within a range."""
    start, end = view.text.offset(where.start), view.text.offset(where.end)
    return (*_mendings(view, start, end), *_about_findings(view, start, end, held))


def _mendings(view: View, start: int, end: int) -> Iterator[CodeAction]:
    """Yield what mends the markup itself, where it is plain what is meant."""
    broken = view.broken
    for each in broken.diagnostics if broken else ():
        assert broken is not None
        now = _stretch(view, broken, each.place)
        if each.mend is None or now is None or not _meet(now, (start, end)):
            continue
        edits = [TextEdit(view.text.range(*now), each.mend)]
        twin = _stretch(view, broken, each.twin) if each.twin else None
        if twin is not None:
            edits.append(TextEdit(view.text.range(*twin), each.mend))
        title = _sentence(each)
        yield _action(title, {view.standing.uri: edits}, preferred=True)


def _stretch(
    view: View, broken: Broken, place: tuple[int, int, int, int]
) -> tuple[int, int] | None:
    line, column, end_line, end_column = place
    start, end = broken.text.at(line, column), broken.text.at(end_line, end_column)
    return view.now(start, end, broken.edits)


def _sentence(diagnostic: Diagnostic) -> str:
    return diagnostic.hint[:1].upper() + diagnostic.hint[1:]


def _about_findings(view: View, start: int, end: int, held: Holder) -> Iterator[CodeAction]:
    if view.known is None:
        return
    for finding in view.known.analysis.findings.get(str(view.path), ()):
        places = [
            now for p in finding.places if p.path == str(view.path) and (now := view.place(p))
        ]
        if any(_meet(now, (start, end)) for now in places):
            yield from _fixes(view, finding, held)
            yield from _verdicts(view, finding, held)
            yield from _suppressions(view, finding, held)


def _fixes(view: View, finding: Finding, held: Holder) -> Iterator[CodeAction]:
    fix = finding.fix
    file = held(Path(fix.path)) if fix else None
    if fix is None or file is None:
        return
    edits = _edits(view, fix, file)
    if edits:
        kind = "Fix" if fix.safe else "Fix, not safely"
        title = f"{kind}: {fix.says} ({finding.check})"
        yield _action(title, {file.uri: edits}, preferred=fix.safe)


def _edits(view: View, fix: Fix, file: Held) -> list[TextEdit]:
    """Return the edits of a fix where the file stands by now; none where it has changed there."""
    assert view.known is not None
    read = view.known.analysis.text(Path(fix.path))
    edits = []
    for each in fix.replacements:
        start, end = read.at(each.line, each.column), read.at(each.end_line, each.end_column)
        now = view.since_analysis(start, end) if fix.path == str(view.path) else (start, end)
        if now is None or file.text.chars[slice(*now)] != each.old.decode("utf-8", "replace"):
            return []
        edits.append(TextEdit(file.text.range(*now), each.text))
    return edits


def _verdicts(view: View, finding: Finding, held: Holder) -> Iterator[CodeAction]:
    """Yield for each side that a person can judge that it is right, over what it excludes."""
    assert view.known is not None
    sides = tuple(dict.fromkeys(finding.places))
    judged = [place for place in sides if _can_be_judged(view, place)]
    if len(judged) < 2:
        return
    for right in judged:
        file = held(Path(right.path))
        wrong = view.known.analysis.contraries.over(finding, right, judged)
        if file is None or not wrong:
            continue
        over = " ".join(_pointer(place, right) for place in wrong)
        person, edits = _person(file.text)
        lines = (
            f'<fs type="claim" corresp="#{right.xml_id}" resp="#{person}">',
            '  <f name="verdict"><symbol value="right"/></f>',
            f'  <f name="over" corresp={quoteattr(over)}/>',
            '  <f name="reason"><string></string></f>',
            "</fs>",
        )
        side = "This side is right" if right.path == str(view.path) else "The other side is right"
        title = f"{side}: «{_short(right.quote)}» in {right.citation} ({finding.check})"
        yield _action(title, {file.uri: [*edits, _stand_off(file.text, lines)]})


def _can_be_judged(view: View, place: Location) -> bool:
    assert view.known is not None
    known = view.known.analysis.files.made(Path(place.path), elements_of)
    element = known.by_id.get(place.xml_id)
    return element is not None and element.name in JUDGED


def _suppressions(view: View, finding: Finding, held: Holder) -> Iterator[CodeAction]:
    """Yield that the finding is accepted, its reason to be filled in: without one it stands."""
    file = held(view.path)
    places = tuple(dict.fromkeys(finding.places))
    if file is None or not all(place.xml_id for place in places):
        return
    here = next(place for place in places if place.path == str(view.path))
    sides = " ".join(dict.fromkeys(_pointer(place, here) for place in places))
    person, edits = _person(file.text)
    lines = (
        f'<fs type="suppression" corresp={quoteattr(sides)} resp="#{person}">',
        f'  <f name="check"><symbol value="{finding.check}"/></f>',
        '  <f name="reason"><string></string></f>',
        "</fs>",
    )
    title = f"Accept this finding, and write down why ({finding.check})"
    yield _action(title, {file.uri: [*edits, _stand_off(file.text, lines)]})


def _pointer(place: Location, source: Location) -> str:
    file = "" if place.path == source.path else quote(Path(place.path).name)
    return f"{file}#{place.xml_id}"


def _person(text: Text) -> tuple[str, list[TextEdit]]:
    """Return the id of the first person that a file names as responsible for something.

    Where it names none, an edit makes room for one, whose name is to be filled in.
    """
    elements = elements_of(text.chars)
    for element in elements.found:
        inside = text.chars[element.tag.end : element.content_end]
        identifier = element.tag.get("xml:id")
        if element.name == "respStmt" and identifier and 'type="software"' not in inside:
            return identifier, []
    taken = elements.by_id
    names = ("editor", *(f"editor-{number}" for number in range(2, len(taken) + 3)))
    name = next(each for each in names if each not in taken)
    title = next((each for each in elements.found if each.name == "titleStmt"), None)
    if title is None or title.end == title.content_end:
        return name, []
    margin = _margin(text, title.content_end)
    at = title.content_end - len(margin)
    new = (
        f'{margin}  <respStmt xml:id="{name}">\n{margin}    <resp>decided</resp>\n'
        f"{margin}    <name></name>\n{margin}  </respStmt>\n"
    )
    return name, [TextEdit(text.range(at, at), new)]


def _stand_off(text: Text, lines: Sequence[str]) -> TextEdit:
    """Return the edit that adds lines to the `standOff` of a file, with one where there is none."""
    found = elements_of(text.chars).found
    for element in found:
        if element.name == "standOff" and element.end > element.content_end:
            margin = _margin(text, element.tag.start)
            at = element.content_end - len(_margin(text, element.content_end))
            new = "".join(f"{margin}  {line}\n" for line in lines)
            before = "" if text.chars[at - 1 : at] == "\n" else "\n"
            return TextEdit(text.range(at, at), before + new)
    head = next((e for e in found if e.name == "teiHeader"), None)
    at = head.end if head else 0
    margin = _margin(text, head.tag.start) if head else ""
    inner = "".join(f"{margin}  {line}\n" for line in lines)
    new = f"\n{margin}<standOff>\n{inner}{margin}</standOff>"
    return TextEdit(text.range(at, at), new)


def _margin(text: Text, offset: int) -> str:
    """Return the spaces before an offset on its line, empty where something else stands there."""
    line = text.chars.rfind("\n", 0, offset) + 1
    before = text.chars[line:offset]
    return before if not before.strip() else ""


def _action(
    title: str, changes: dict[str, list[TextEdit]], *, preferred: bool = False
) -> CodeAction:
    return CodeAction(
        title,
        CodeActionKind.QuickFix,
        is_preferred=preferred or None,
        edit=WorkspaceEdit(changes=dict(changes)),
    )


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _short(words: str) -> str:
    joined = " ".join(words.split())
    return joined if len(joined) <= _SHOWN else f"{joined[:_SHOWN]}…"
