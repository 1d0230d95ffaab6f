"""Documents on several pages: nothing is lost, nothing stands twice, every address is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from corpuskit.claims.model import Extract
from corpuskit.report.site.embedding import embedded
from corpuskit.report.site.names import Names
from corpuskit.report.site.parts import Parts, parts_of
from corpuskit.report.site.texts import Text, read_texts
from corpuskit.tei.document import load
from corpuskit.tei.names import XML_ID

CORPUS = Path(__file__).parents[3] / "corpus" / "tei"


def text_in_parts(name: str, size: int) -> Text:
    document = load(CORPUS / f"{name}.xml")
    extract = Extract(name, str(document.path), None)
    (text,) = read_texts([document], [extract], ())
    return Text(**{**{f: getattr(text, f) for f in text.__slots__}, "parts": _parts(text, size)})


def _parts(text: Text, size: int) -> Parts:
    return parts_of(text.document, "documents/x", size)


def words(*pages: str) -> list[str]:
    return " ".join(" ".join(map(str, etree.fromstring(p).itertext())) for p in pages).split()


@pytest.mark.parametrize("name", ["olimov", "parshin", "zviagelskaya"])
@pytest.mark.parametrize("size", [1_000, 8_000])
def test_parts_hold_the_document_once(name: str, size: int) -> None:
    text = text_in_parts(name, size)
    whole = text_in_parts(name, 10_000_000)
    assert len(whole.parts.every) == 1 < len(text.parts.every)
    pages = [embedded(text, part) for part in text.parts.every]
    assert words(*pages) == words(embedded(whole, whole.parts.every[0]))


def test_an_address_leads_to_the_page_with_the_id() -> None:
    text = text_in_parts("olimov", 5_000)
    pages = {part.url: embedded(text, part) for part in text.parts.every}
    known = [e.get(XML_ID) for e in text.document.tree.iter("*") if text.parts.of(e)]
    checked = 0
    for identifier in filter(None, known):
        page, _, anchor = text.address(identifier).partition("#")
        ids = {e.get(XML_ID) for e in etree.fromstring(pages[page]).iter("*")}
        if identifier in {"corpuskit", "editor"}:
            continue
        assert anchor == identifier in ids
        checked += 1
    assert checked > 100
    # A line is on the page of what begins on it, or before.
    assert text.address("L1") == f"{text.parts.every[0].url}#L1"
    assert text.address("L99999") == f"{text.parts.every[-1].url}#L99999"


def test_a_name_is_given_once() -> None:
    names = Names("index")
    assert [names.name(each) for each in ("Index", "a b", "A-B", "a~b")] == [
        "index-2",
        "a-b",
        "a-b-2",
        "a-b-3",
    ]


def test_figures_take_room_on_a_page() -> None:
    document = load(CORPUS / "zviagelskaya.xml")
    size = len(document.data) + 1_000
    parts = parts_of(document, "documents/x", size)
    assert len(parts.every) > 1
    # Every id is on a page that has it, that of a division on several pages too.
    text = text_in_parts("zviagelskaya", size)
    pages = {part.url: embedded(text, part) for part in text.parts.every}
    within = document.tree.find(".//{*}text")
    assert within is not None
    for element in within.iter("*"):
        if identifier := element.get(XML_ID):
            page = text.address(identifier).partition("#")[0]
            assert f'"{identifier}"' in pages[page]
