"""What is told, offered and led to, of two documents that contradict each other."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest
from lsprotocol.types import (
    CodeAction,
    CompletionItem,
    CompletionList,
    Location,
    MarkupContent,
    MarkupKind,
    TextEdit,
)

from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose
from corpuskit.server.actions import Held, actions
from corpuskit.server.completion import completion
from corpuskit.server.hover import hover
from corpuskit.server.navigation import definition, highlights, references, symbols
from corpuskit.server.positions import Text
from corpuskit.server.session import View
from corpuskit.server.uris import path_of
from corpuskit.tei.document import parse
from corpuskit.tei.validate import validate

PEOPLE = """<person xml:id="okoro-joy"><persName>Joy Okoro</persName><persName>J. Okoro</persName></person>
<person xml:id="rao-ann"><persName>Ann Rao</persName></person>
</listPerson>"""


class Bench(Protocol):
    said: list[str]

    def open(self, path: Path, text: str | None = None) -> View: ...


def tei(root: Path, name: str) -> Path:
    return root / "corpus" / "tei" / f"{name}.xml"


def at(view: View, words: str, within: int = 1) -> int:
    assert view.text.chars.count(words) == 1
    return view.text.chars.index(words) + within


@pytest.fixture
def chapter(bench: Bench, fleet: Path) -> View:
    """Return a document with a name in it that stands in a register."""
    people = tei(fleet, "people")
    people.write_text(people.read_text().replace("</listPerson>", PEOPLE))
    path = tei(fleet, "chapter")
    text = path.read_text().replace(
        "It was kept", 'Of <persName ref="people.xml#okoro-joy">Okoro</persName> it was kept'
    )
    path.write_text(text)
    other = tei(fleet, "article")
    named = '<persName ref="people.xml#okoro-joy">Joy Okoro</persName> saw that the ports'
    other.write_text(other.read_text().replace("The ports were", f"{named} were"))
    return bench.open(path)


def told(view: View, words: str) -> str:
    found = hover(view, at(view, words), MarkupKind.PlainText)
    assert found is not None
    assert isinstance(found.contents, MarkupContent)
    return found.contents.value


def test_a_figure_is_told_with_what_others_say_of_it(chapter: View) -> None:
    said = told(chapter, ">187 trawlers")
    assert said.startswith("187; ")
    assert "178" in said
    assert "article, line" in said
    assert "FIG001" in said


def test_a_name_is_told_with_its_entry_and_who_else_has_it(chapter: View) -> None:
    said = told(chapter, ">Okoro<")
    assert said.splitlines()[0] == "Joy Okoro"
    assert "register entry people.xml#okoro-joy" in said
    assert "also «J. Okoro»" in said
    assert "article (1)" in said


def test_a_name_leads_to_its_entry_and_to_all_mentions(chapter: View, fleet: Path) -> None:
    (entry,) = definition(chapter, at(chapter, ">Okoro<"))
    assert path_of(entry.uri) == tei(fleet, "people")
    assert words_at(entry).startswith('<person xml:id="okoro-joy">')
    found = references(chapter, at(chapter, ">Okoro<"), declaration=False)
    assert [words_at(each) for each in found] == ["Joy Okoro", "Okoro"]


def words_at(link: Location) -> str:
    path = path_of(link.uri)
    assert path is not None
    text = Text(path.read_text(encoding="utf-8"))
    return text.chars[text.offset(link.range.start) : text.offset(link.range.end)]


def test_a_contradicted_figure_leads_to_its_other_side(chapter: View, fleet: Path) -> None:
    (side,) = definition(chapter, at(chapter, ">187 trawlers"))
    assert (path_of(side.uri), words_at(side)) == (tei(fleet, "article"), "178 trawlers")


def test_a_register_entry_is_highlighted_where_it_is_named(bench: Bench, chapter: View) -> None:
    found = highlights(chapter, at(chapter, ">Okoro<"))
    assert [each.range for each in found] == [
        chapter.text.range(*(at(chapter, "Okoro</", i) for i in (0, 5)))
    ]


def test_the_outline_has_what_a_register_lists(bench: Bench, chapter: View, fleet: Path) -> None:
    view = bench.open(tei(fleet, "people"))
    assert [each.name for each in symbols(view)][-2:] == ["Joy Okoro", "Ann Rao"]


def offered(bench: Bench, view: View, old: str, new: str) -> dict[str, CompletionItem]:
    """Return what is offered at the bar in some new text, by what it would write."""
    before, _, after = view.text.chars.partition(old)
    made = bench.open(view.standing.path, before + new.replace("|", "") + after)
    found: CompletionList = completion(made, len(before) + new.index("|"))
    edits = [each.text_edit for each in found.items]
    assert all(isinstance(each, TextEdit) for each in edits)
    return {e.new_text: item for e, item in zip(edits, found.items, strict=True) if e}


NAME = '<persName ref="people.xml#okoro-joy">Okoro</persName>'


@pytest.mark.parametrize(
    ("new", "first", "offers"),
    [
        ('<persName ref="|">Okoro</persName>', "people.xml#okoro-joy", True),
        ('<persName ref="rao|">Okoro</persName>', "people.xml#rao-ann", True),
        ('<persName ref="people.xml#r|">Okoro', "people.xml#rao-ann", True),
        ('<persName ref="|', "people.xml#okoro-joy", True),
        ('<placeName ref="|">Okoro</placeName>', "people.xml#okoro-joy", False),
        ('<measure unit="co|">9</measure>', "count", True),
        ('<persName cert="|">Okoro</persName>', "high", True),
        ("<persN|", "persName", True),
        ("<persName re|>Okoro</persName>", 'ref=""', True),
        ('<persName ref="x" re|>Okoro</persName>', 'ref=""', False),
    ],
    ids=[
        "entry", "by-name", "by-pointer", "unfinished", "other-kind", "unit", "closed-list",
        "element", "attribute", "attribute-there",
    ],
)  # fmt: skip
def test_what_may_be_written_is_offered(
    bench: Bench, chapter: View, new: str, first: str, offers: bool
) -> None:
    found = offered(bench, chapter, NAME, new)
    assert (first in found) is offers
    if offers and new.startswith('<persName ref="') and new.endswith("</persName>"):
        assert next(iter(found)) == first


def done(action: CodeAction) -> None:
    """Do what an action says, in the files."""
    assert action.edit is not None
    for uri, edits in (action.edit.changes or {}).items():
        path = path_of(uri)
        assert path is not None
        text = Text(path.read_text(encoding="utf-8"))
        for edit in sorted(edits, key=lambda e: -text.offset(e.range.start)):
            assert isinstance(edit, TextEdit)
            text = text.edited(edit.range, edit.new_text)
        path.write_text(text.chars, encoding="utf-8")


def held(path: Path) -> Held:
    return Held(path.as_uri(), Text(path.read_text(encoding="utf-8")))


def found_in(root: Path) -> tuple[list[str], list[str]]:
    documents = find_documents([root / "corpus" / "tei"])
    result = check_corpus(documents, choose(), base=root)
    return [f.check for f in result.findings], [s.finding.check for s in result.suppressed]


def test_what_is_offered_about_a_contradiction_closes_it(chapter: View, fleet: Path) -> None:
    where = chapter.text.range(*[at(chapter, ">187 trawlers")] * 2)
    offered = actions(chapter, where, held)
    assert all(each.title.endswith("(FIG001)") for each in offered)
    by_title = {each.title.partition(":")[0]: each for each in offered}
    assert set(by_title) == {
        "This side is right",
        "The other side is right",
        "Accept this finding, and write down why (FIG001)",
    }
    assert found_in(fleet) == (["FIG001"], [])
    kept = {path: path.read_bytes() for path in find_documents([fleet / "corpus" / "tei"])}
    for title, action in by_title.items():
        done(action)
        if title.startswith("Accept"):
            # Nothing is accepted without a reason.
            assert found_in(fleet) == (["FIG001", "SUP003"], [])
        (changed,) = [path for path, data in kept.items() if path.read_bytes() != data]
        assert changed.stem == ("article" if title.startswith("The other") else "chapter")
        filled = changed.read_text().replace("<string></string>", "<string>Two lists.</string>")
        changed.write_text(filled.replace("<name></name>", "<name>Ann Rao</name>"))
        assert [p.message for p in validate(parse(changed.read_bytes(), changed))] == []
        assert found_in(fleet) == ([], ["FIG001"] if title.startswith("Accept") else [])
        changed.write_bytes(kept[changed])


def test_a_fix_is_offered_as_the_command_line_makes_it(bench: Bench, chapter: View) -> None:
    text = chapter.text.chars.replace('quantity="187"', 'quantity="186"')
    view = bench.open(chapter.standing.path, text)
    where = view.text.range(*[at(view, ">187 trawlers")] * 2)
    fixes = [
        a for a in actions(view, where, lambda _: Held("file:///x", view.text)) if a.is_preferred
    ]
    assert [each.title.partition(":")[0] for each in fixes] == ["Fix"]
    assert fixes[0].edit is not None
    (edit,) = (fixes[0].edit.changes or {})["file:///x"]
    assert isinstance(edit, TextEdit)
    assert view.text.edited(edit.range, edit.new_text).chars == chapter.text.chars
