"""After whatever was typed, what is shown is what a fresh run shows; half-typed text breaks nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from lsprotocol.types import Diagnostic, MarkupKind

from corpuskit.cli.check_ import checked
from corpuskit.core.errors import InputError
from corpuskit.core.findings import Finding
from corpuskit.lint.governing import configured
from corpuskit.server.actions import Held, actions
from corpuskit.server.completion import completion
from corpuskit.server.desk import Desk, Listener
from corpuskit.server.diagnostics import diagnostics
from corpuskit.server.hover import hover
from corpuskit.server.navigation import definition, highlights, references, symbols
from corpuskit.server.positions import Text
from corpuskit.server.session import Session, Standing, View
from corpuskit.tei.document import parse_text
from corpuskit.tei.validate import diagnose

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p xml:id="p1">𝔑 In <date xml:id="d1" when="2003">2003</date> the Danish force in Kosovo had
<measure xml:id="m1" quantity="{size}" unit="count">{size} soldiers</measure>, said
<persName ref="people.xml#rao">Rao</persName>.</p>
</body></text></TEI>
"""
NAMES = ("atlas", "gazette", "ledger")
# What a person may type, delete or paste: whole words, halves of tags, other figures.
PIECES = (
    "", "", "1150", "1600", "<", ">", '"', "&", "&amp;", "</p>", "<p>", "<!--", "-->", "é", "𝔑𝔑", "\r\n",
    "\n", " ", "2004", '<measure quantity="9" unit="count">9 ships</measure>', 'ref="people.xml#',
    "<persName ", "</measure>", "not ",
)  # fmt: skip
EDIT = st.tuples(
    st.sampled_from(NAMES[:2]), st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES)
)


@pytest.fixture(scope="module")
def root() -> Path:
    made = Path(tempfile.mkdtemp(prefix="edits"))
    tei = made / "corpus" / "tei"
    tei.mkdir(parents=True)
    (made / "corpuskit.toml").write_text("")
    for name, size in zip(NAMES, (1150, 1600, 1150), strict=True):
        (tei / f"{name}.xml").write_text(DOCUMENT.format(size=size), encoding="utf-8")
    return made


def path_of(root: Path, name: str) -> Path:
    return root / "corpus" / "tei" / f"{name}.xml"


def is_whole(view: View) -> bool:
    try:
        parse_text(view.text.chars.encode(), view.path)
    except InputError:
        return False
    return True


def fresh(root: Path, views: list[View]) -> dict[str, list[tuple[str, int, str]]]:
    """Return what a run from nothing finds in the texts that stand open, by file."""
    texts = {view.path: view.text.chars.encode() for view in views}
    result = checked(configured(root), (), texts, base=root)
    found: dict[str, list[tuple[str, int, str]]] = {str(view.path): [] for view in views}
    for view in views:
        found[str(view.path)] = [
            *(
                (each.source.value, each.line, f"{each.message}; {each.hint}")
                for each in diagnose(view.text.chars, view.path)
            ),
            *sides(result.findings, str(view.path)),
        ]
    return {path: sorted(lines) for path, lines in found.items()}


def sides(findings: tuple[Finding, ...], path: str) -> list[tuple[str, int, str]]:
    return [
        (finding.check, place.line, f"{finding.message}\n{finding.why}".rstrip())
        for finding in findings
        for place in dict.fromkeys(finding.places)
        if place.path == path
    ]


def shown(view: View) -> list[tuple[str, int, str]]:
    found = diagnostics(view, lambda _: None)
    return sorted((str(d.code), d.range.start.line + 1, d.message) for d in found)


def ask_everything(view: View, offset: int) -> None:
    """Ask all that an editor may ask at a place; any answer will do, but no failure."""
    for kind in MarkupKind:
        hover(view, offset, kind)
    completion(view, offset)
    definition(view, offset)
    references(view, offset)
    highlights(view, offset)
    symbols(view)
    where = view.text.range(offset, offset)
    actions(view, where, lambda path: Held(path.as_uri(), view.text))


def in_order(found: list[Diagnostic], text: Text) -> None:
    for each in found:
        start, end = text.offset(each.range.start), text.offset(each.range.end)
        assert 0 <= start <= end <= len(text.chars)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(EDIT, min_size=1, max_size=8),
    st.lists(st.booleans(), min_size=8, max_size=8),
    st.none() | st.sampled_from((1150, 1600, 1601)),
)
def test_what_is_shown_is_what_a_fresh_run_shows(
    root: Path, edits: list[tuple[str, float, int, str]], looks: list[bool], mended: int | None
) -> None:
    session = Session()
    said: list[str] = []
    desk = Desk(Listener(session.diagnosed, session.learned, said.append), quiet=0)
    for name in NAMES[:2]:
        path = path_of(root, name)
        session.open(Standing(path, path.as_uri(), Text(path.read_text(encoding="utf-8"))))
    for (name, part, length, piece), look in zip(edits, looks, strict=False):
        uri = path_of(root, name).as_uri()
        text = session.standing[uri].text
        start = int(part * len(text.chars))
        session.change(uri, [(text.range(start, start + length), piece)], None)
        if look:
            desk.round(session.standing)
        view = session.view(uri)
        assert view is not None
        in_order(list(diagnostics(view, lambda _: None)), view.text)
        ask_everything(view, start)
    if mended is not None:
        # However it was broken, in the end somebody puts it right.
        for name in NAMES[:2]:
            whole = DOCUMENT.format(size=mended if name == NAMES[0] else 1150)
            session.change(path_of(root, name).as_uri(), [(None, whole)], None)
    desk.round(session.standing)
    views = [view for uri in session.standing if (view := session.view(uri)) is not None]
    for view in views:
        ask_everything(view, len(view.text.chars) // 2)
    event(f"whole: {all(map(is_whole, views))}")
    if all(map(is_whole, views)):
        assert {str(view.path): shown(view) for view in views} == fresh(root, views)
    else:
        for view in views:
            assert is_whole(view) or any(line[0] == "xml" for line in shown(view))
    assert said == []
