"""The report in a real browser, opened from disk: Debian's Chromium, and axe-core."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.debian

# On a phone, and dark, the kinds that are laid out otherwise there.
NARROW = ("index.html", "documents/zviagelskaya.html", "findings/index.html", "search.html")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FINDING = "FIG001"
# A page of every kind.
KINDS = (
    "index.html",
    "documents/index.html",
    "documents/zviagelskaya.html",
    "documents/mcdermott.html",
    "findings/index.html",
    "figures/index.html",
    "dates/index.html",
    "dates/1998.html",
    "people/index.html",
    "people/where.html",
    "treaties/index.html",
    "organisations/index.html",
    "places/index.html",
    "works/index.html",
    "works/citations.html",
    "errata/index.html",
    "search.html",
)


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core, which the environment names."""
    return Path(os.environ["CORPUSKIT_AXE"]).read_text(encoding="utf-8")


class Reader:
    """Open pages of one site, and note what goes wrong on any of them."""

    def __init__(self, page: Page, site: Path) -> None:
        self.page, self.site = page, site
        self.wrong: list[str] = []
        page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))

    def _asked(self, url: str) -> None:
        if not url.startswith(("file:", "data:,")):
            self.wrong.append(f"request: {url}")

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.site.as_uri()}/{path}")
        return self.page


@pytest.fixture
def reader(browser: Browser, seeds_site: Path) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    made = Reader(context.new_page(), seeds_site)
    yield made
    context.close()
    assert not made.wrong


def pages_of(site: Path) -> list[str]:
    """Return the pages of every kind, with one of each sort that has names of its own."""
    folders = ("findings", "figures", "people", "treaties", "organisations", "places", "works")
    ones = [
        next(
            p
            for p in sorted((site / folder).glob("*.html"))
            if p.stem not in ("index", "citations")
        )
        for folder in folders
    ]
    return [*KINDS, *(one.relative_to(site).as_posix() for one in ones)]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_kind_of_page_is_accessible(
    browser: Browser, seeds_site: Path, axe: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    reader = Reader(context.new_page(), seeds_site)
    every = pages_of(seeds_site)
    # The last ones are those with names of their own: a finding, a subject, a person.
    thorough = every if width > 1000 else [*NARROW, *every[-7:]]
    for path in every:
        page = reader.open(path)
        # Nothing is wider than the window, at whatever width.
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        if path not in thorough:
            continue
        # The policy of the page lets no script of others in: the test comes by another way.
        page.evaluate(axe)
        found = page.evaluate(
            "async (tags) => (await axe.run({runOnly: tags, preload: false})).violations"
            ".map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(' | '))",
            WCAG,
        )
        assert not found, path
    context.close()
    assert not reader.wrong


def test_a_note_shows_at_the_side_and_on_hover(reader: Reader) -> None:
    page = reader.open("documents/zviagelskaya.html")
    side = page.locator(".sidenote", has=page.locator("#note34"))
    mark = page.get_by_role("link", name="Note 34", exact=True)
    mark.scroll_into_view_if_needed()
    box, words = side.bounding_box(), mark.bounding_box()
    assert box is not None and words is not None  # noqa: PT018
    # Beside its mark, right of the text.
    assert abs(box["y"] - words["y"]) < 60
    assert box["x"] > words["x"]
    mark.hover()
    card = page.locator(".card")
    expect(card).to_contain_text("priblizheniem talibov")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_mark_tells_what_it_is_by_mouse_and_by_keyboard(reader: Reader) -> None:
    page = reader.open("documents/zviagelskaya.html")
    person = page.locator("a.mark.person", has_text="Nikolay Bordyuzha").first
    person.hover()
    expect(page.locator(".card")).to_contain_text("In the register")
    page.keyboard.press("Escape")
    person.focus()
    expect(page.locator(".card")).to_contain_text("Nikolay Bordyuzha")
    # What the card links to is next on the way of the keyboard.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    person.click()
    expect(page.locator("h1")).to_have_text("Nikolay Bordyuzha")


def test_a_layer_is_switched_and_remembered(reader: Reader) -> None:
    page = reader.open("documents/zviagelskaya.html")
    switch = page.get_by_role("switch", name="Dates")
    expect(switch).to_be_checked()
    date = page.locator("tei-p .mark.date").first
    assert date.evaluate("e => getComputedStyle(e).boxShadow") != "none"
    switch.focus()
    page.keyboard.press("Space")
    assert date.evaluate("e => getComputedStyle(e).boxShadow") == "none"
    page = reader.open("documents/olimov.html")
    expect(page.get_by_role("switch", name="Dates")).not_to_be_checked()


def test_a_contradiction_leads_to_both_its_passages(reader: Reader) -> None:
    page = reader.open("findings/index.html")
    page.locator(".sheet", has_text=FINDING).locator("h2 a").click()
    sides = page.locator(".side h3 a")
    expect(sides).to_have_count(2)
    for number, name, words in ((0, "olimov", "16 000"), (1, "zviagelskaya", "11 500")):
        page.locator(".side h3 a").nth(number).click()
        assert f"documents/{name}.html#" in page.url
        target = page.locator(".target")
        expect(target).to_have_text(words)
        expect(target).to_be_in_viewport()
        page.go_back()


def test_a_passage_of_a_long_document_is_found_on_its_page(
    browser: Browser, parted_site: Path
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    reader = Reader(context.new_page(), parted_site)
    page = reader.open("findings/index.html")
    page.locator(".sheet h2 a").first.click()
    page.locator(".side h3 a", has_text="odd").first.click()
    assert "documents/odd~" in page.url or "documents/odd.html" in page.url
    expect(page.locator(".target")).to_have_text("187 trawlers")
    page.get_by_role("link", name="Next").first.click()
    expect(page.locator("[data-text]")).not_to_contain_text("187 trawlers")
    context.close()
    assert not reader.wrong


def test_a_target_is_marked_with_its_layers_off(reader: Reader) -> None:
    page = reader.open("documents/olimov.html")
    for name in ("Figures", "Findings"):
        page.get_by_role("switch", name=name).uncheck()
    page = reader.open("findings/index.html")
    page.locator(".sheet", has_text=FINDING).locator("h2 a").click()
    page.locator(".side h3 a").first.click()
    mark = page.locator(".target")
    expect(mark).to_have_text("16 000")
    mark_colour = mark.evaluate("e => getComputedStyle(e).backgroundColor")
    assert mark_colour not in ("rgba(0, 0, 0, 0)", "transparent")


def test_what_is_switched_off_is_no_stop_of_the_keyboard(reader: Reader) -> None:
    page = reader.open("documents/olimov.html")
    page.mouse.move(0, 0)
    stopped = "e => { e.focus(); return document.activeElement === e; }"
    anchor = page.locator("tei-p > .anchor").last
    assert not anchor.evaluate(stopped)
    page.get_by_role("switch", name="Lines and ids").check()
    assert anchor.evaluate(stopped)


def test_the_bar_of_a_phone_shows_all_sections(browser: Browser, seeds_site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = Reader(context.new_page(), seeds_site).open("index.html")
    for link in page.locator(".bar nav a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    context.close()


def test_the_search_begins_at_words(reader: Reader) -> None:
    page = reader.open("search.html")
    page.get_by_role("searchbox").fill("ajikistan")
    expect(page.get_by_role("status")).to_have_text("Nothing has all these words.")
    page.get_by_role("searchbox").fill("tajik")
    expect(page.locator(".results mark").first).to_have_text("Tajik")


def test_a_finding_in_the_margin_leads_to_its_page(reader: Reader) -> None:
    page = reader.open("documents/zviagelskaya.html")
    page.locator(".flag", has_text=FINDING).click()
    expect(page.locator("h1")).to_contain_text("11 500")


def test_a_line_is_an_address(reader: Reader) -> None:
    page = reader.open("documents/zviagelskaya.html#L280")
    expect(page.locator("tei-p.target")).to_contain_text("11 500")
    page = reader.open("documents/zviagelskaya.html#p46")
    expect(page.locator("tei-p.target")).to_contain_text("11 500")


def test_the_colours_are_switched_and_remembered(reader: Reader) -> None:
    page = reader.open("index.html")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button = page.get_by_role("button", name="Theme")
    button.click()
    button.click()
    expect(button).to_contain_text("dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    reader.open("findings/index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_findings_print_as_a_worksheet(reader: Reader) -> None:
    page = reader.open("findings/index.html")
    expect(page.locator(".decide").first).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".decide").first).to_be_visible()
    # On paper, whatever the screen has.
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator(".top")).to_be_hidden()


def test_what_a_text_holds_does_nothing(browser: Browser, odd_site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    reader = Reader(context.new_page(), odd_site)
    for path in sorted(odd_site.rglob("*.html")):
        page = reader.open(path.relative_to(odd_site).as_posix())
        if "documents/odd" in page.url:
            for words in page.locator("tei-p, tei-head").all():
                words.hover()
            expect(page.locator("tei-head")).to_contain_text("<script>window.hacked = 1</script>")
            arabic = page.locator("#p3")
            assert arabic.evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    context.close()
    assert not reader.wrong


def test_the_search_finds_names_and_passages(reader: Reader) -> None:
    page = reader.open("search.html")
    page.get_by_role("searchbox").fill("border troops 11 500")
    results = page.locator(".results li")
    expect(page.get_by_role("status")).to_contain_text("place")
    passage = results.filter(has_text="The Russian border troops in Tajikistan, currently")
    expect(passage.locator("mark").first).to_be_visible()
    passage.locator("a").click()
    expect(page.locator(".target")).to_contain_text("11 500")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("border troops 11 500")
    page.get_by_role("searchbox").fill("Lukáshenko “interstate council”")
    expect(results.first).to_contain_text("Interstate Council")
    for words in results.all_inner_texts():
        assert "interstate council" in words.casefold()
    page.get_by_role("searchbox").fill("rakhmonov")
    expect(results.first).to_contain_text("person")
    results.first.locator("a").click()
    expect(page.locator("h1")).to_contain_text("Rakhmonov")
