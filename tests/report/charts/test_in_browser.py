"""Drawings in a real browser: words take no more room than was left for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from corpuskit.report.charts.shapes import LINE, Drawing, Words
from corpuskit.report.charts.svg import render_svg, style

pytestmark = pytest.mark.debian

SCRIPTS = (
    "0123456789, 11 500, 16 000.5",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "the quick brown fox jumps, over: the «lazy» dog — (no. 5)",
    "Съешь ещё этих мягких французских булок",
    "ЩЖШЮФМ",
    "كان لدى الأسطول مراكب",
    "日本語の文章です",
    "한국어 문장",
    "हिन्दी में वाक्य",
    "ภาษาไทย",
    "ελληνικά ΕΛΛΗΝΙΚΑ",
    "עברית משפט",
    "Ǆ ǅ ŉ æ œ Œ Æ ﬃ",
    "№ ‰ ½ ⅓ ™ ©",
    "€£$¥ +−×÷=<>",
    "a̐éö̲",
)
# What Debian's Chromium falls back to, one of the widest fonts there is.
FONT = '.chart { font-family: "DejaVu Sans" !important; }'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 390, "height": 800})
    yield made
    made.close()


@pytest.mark.parametrize("kind", ["words", "name"])
def test_words_of_many_scripts_fit_into_their_room(page: Page, kind: str) -> None:
    words = [Words(8, LINE * n, text, kind) for n, text in enumerate(SCRIPTS, 1)]
    drawing = Drawing("Scripts", "Lines", LINE * (len(words) + 1), tuple(words))
    page.set_content(f"<style>{style()}{FONT}</style>{render_svg(drawing, 'd')}")
    taken = page.eval_on_selector_all("text", "all => all.map(e => e.getComputedTextLength())")
    assert len(taken) == len(words)
    for each, width in zip(words, taken, strict=True):
        assert width <= each.box.right - each.box.left + 0.5, each.text
