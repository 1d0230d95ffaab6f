"""What an editor sees, through a real server over standard input and output."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from lsp_client import Editor, editing
from lsprotocol import types


def text_of(editor: Editor, uri: str, number: int = 0) -> str:
    """Return the characters that a diagnostic covers."""
    shown = editor.shown[uri][number].range
    assert shown.start.line == shown.end.line
    line = editor.texts[uri].split("\n")[shown.start.line].encode("utf-16-le")
    return line[2 * shown.start.character : 2 * shown.end.character].decode("utf-16-le")


def test_a_contradiction_appears_while_one_types_and_leads_to_its_other_side(
    fleet: Path, tmp_path: Path
) -> None:
    chapter, article = (fleet / "corpus" / "tei" / f"{n}.xml" for n in ("chapter", "article"))

    async def path() -> None:
        async with editing(fleet, tmp_path / "cache") as editor:
            uri = editor.open(chapter)
            await editor.until(lambda: any(d.code == "FIG001" for d in editor.shown.get(uri, [])))
            assert text_of(editor, uri) == "187 trawlers"
            (other,) = editor.shown[uri][0].related_information or []
            assert other.location.uri == article.as_uri()
            assert "178 trawlers" in other.message
            line = article.read_text().split("\n")[other.location.range.start.line]
            found = line[other.location.range.start.character : other.location.range.end.character]
            assert found == "178 trawlers"
            address = editor.shown[uri][0].code_description
            assert address is not None
            assert address.href.startswith("file:///")

            editor.replace(uri, ">187 trawlers</measure>", ">187 trawlers</mesure>")
            await editor.until(lambda: any(d.code == "xml" for d in editor.shown[uri]))
            # The last good analysis stands.
            assert [d.code for d in editor.shown[uri]].count("FIG001") == 1
            editor.replace(uri, ">187 trawlers</mesure>", ">187 trawlers</measure>")
            await editor.until(lambda: all(d.code != "xml" for d in editor.shown[uri]))

            editor.replace(uri, "of Norland had", "of 𝔑orland and of Norland had")
            editor.replace(uri, 'quantity="187"', 'quantity="178"')
            editor.replace(uri, ">187 trawlers", ">178 trawlers")
            await editor.until(lambda: all(d.code != "FIG001" for d in editor.shown[uri]))

    asyncio.run(path())


def test_a_file_outside_of_the_corpus_is_said_once_and_checked_by_itself(
    fleet: Path, tmp_path: Path
) -> None:
    stray = fleet / "stray.xml"
    stray.write_bytes((fleet / "corpus" / "tei" / "chapter.xml").read_bytes())

    async def path() -> None:
        async with editing(fleet, tmp_path / "cache") as editor:
            uri = editor.open(stray)
            await editor.until(lambda: uri in editor.shown and bool(editor.said))
            editor.replace(uri, "two ports", "two small ports")
            await asyncio.sleep(0)
            editor.replace(uri, "two small ports", "two</p> ports")
            await editor.until(lambda: any(d.code == "xml" for d in editor.shown[uri]))
            assert len(editor.said) == 1
            assert "lies outside of" in editor.said[0]

    asyncio.run(path())


def test_a_missed_figure_is_marked_with_completion_and_contradicts(
    fleet: Path, tmp_path: Path
) -> None:
    chapter, article = (fleet / "corpus" / "tei" / f"{n}.xml" for n in ("chapter", "article"))
    marked = re.search(r"<measure[^<>]*>187 trawlers</measure>", chapter.read_text())
    assert marked is not None
    chapter.write_text(chapter.read_text().replace(marked[0], "187 trawlers"))

    async def path() -> None:
        async with editing(fleet, tmp_path / "cache") as editor:
            uri = editor.open(chapter)
            await editor.until(lambda: len(editor.published.get(uri, [])) > 1)
            assert [d.code for d in editor.shown[uri]] == []

            editor.replace(uri, "187 trawlers", '<measure quantity="187" unit="')
            await editor.until(lambda: any(d.code == "xml" for d in editor.shown[uri]))
            (broken,) = [d for d in editor.shown[uri] if d.code == "xml"]
            assert "closing quote" in broken.message or "<measure" in broken.message
            typed = 'quantity="187" unit="'
            at = editor.at(uri, typed, len(typed))
            found = await editor.client.text_document_completion_async(
                types.CompletionParams(at.text_document, at.position)
            )
            assert isinstance(found, types.CompletionList)
            edit = next(i.text_edit for i in found.items if i.label == "count")
            assert isinstance(edit, types.TextEdit)
            assert edit.range == types.Range(at.position, at.position)
            editor.replace(uri, typed, f'{typed}{edit.new_text}">187 trawlers</measure>')

            await editor.until(lambda: any(d.code == "FIG001" for d in editor.shown[uri]))
            (finding,) = [d for d in editor.shown[uri] if d.code == "FIG001"]
            (side,) = finding.related_information or []
            assert side.location.uri == article.as_uri()
            at = editor.at(uri, ">187 trawlers", 3)
            led = await editor.client.text_document_definition_async(
                types.DefinitionParams(at.text_document, at.position)
            )
            assert led == [side.location]

    asyncio.run(path())


def test_an_editor_that_counts_in_bytes_is_told_in_bytes(fleet: Path, tmp_path: Path) -> None:
    chapter = fleet / "corpus" / "tei" / "chapter.xml"
    text = chapter.read_text().replace("On <date", "𝔑é On <date", 1)

    async def path(unit: types.PositionEncodingKind) -> types.Range:
        async with editing(fleet, tmp_path / "cache", unit) as editor:
            uri = editor.open(chapter, text)
            await editor.until(lambda: any(d.code == "FIG001" for d in editor.shown.get(uri, [])))
            return editor.shown[uri][0].range

    kinds = types.PositionEncodingKind
    by_unit = {unit: asyncio.run(path(unit)) for unit in (kinds.Utf8, kinds.Utf16, kinds.Utf32)}
    starts = {unit: where.start.character for unit, where in by_unit.items()}
    assert starts[kinds.Utf16] - starts[kinds.Utf32] == 1
    assert starts[kinds.Utf8] - starts[kinds.Utf32] == 4
