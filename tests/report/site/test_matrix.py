"""Who speaks of what, by document: counts in a table, or lists where there are many documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from corpuskit.report.site.matrix import MOST_COLUMNS, matrix
from corpuskit.report.site.texts import Text


class _Named:
    def __init__(self, name: str) -> None:
        self.name = name


def _texts(number: int) -> list[Text]:
    return [cast("Any", _Named(f"document-{n:02}")) for n in range(number)]


def test_what_stands_in_most_documents_comes_first_with_its_counts() -> None:
    a, b = _texts(2)
    found = matrix([("One", "1", "", {a: 9}), ("Two", "2", "", {a: 1, b: 2})], 10)
    assert found.columns == (a, b)
    assert [row.title for row in found.rows] == ["Two", "One"]
    assert [found.rows[1].count(text) for text in (a, b)] == [9, 0]
    assert [found.shade(number) for number in (0, 1, 3, 9)] == [0, 1, 2, 4]


def test_of_many_documents_each_row_lists_some_of_its_own() -> None:
    texts = _texts(MOST_COLUMNS + 3)
    rows = [("One", "1", "", dict.fromkeys(texts, 1)), ("Two", "2", "", {texts[4]: 5})]
    found = matrix(rows, 1)
    assert found.columns == ()
    assert found.total == 2
    (row,) = found.rows
    assert [text.name for text, _ in row.counts] == [text.name for text in texts[:MOST_COLUMNS]]
    assert row.more == 3


def test_pages_of_the_seeds_tell_who_is_named_where_and_what_is_shared(seeds_site: Path) -> None:
    people = (seeds_site / "people" / "where.html").read_text(encoding="utf-8")
    row = people.split(">Imomali Rakhmonov</a>")[1].split("</tr>")[0]
    assert row.count("shade-0") == 0
    assert "Rahmon" in row
    citations = (seeds_site / "works" / "citations.html").read_text(encoding="utf-8")
    shared = citations.split('id="common"')[1].split("</section>")[0]
    assert shared.count(">5</td>") == 2


def test_pages_of_the_seeds_have_their_drawings(seeds_site: Path) -> None:
    for path, kind in (
        ("findings/a8f1754f38896a51.html", "sides-drawn"),
        ("figures/russian-border-guard-troops-quantity.html", None),
        ("figures/imports-kazakhstan-quantity-imported.html", "series-drawn"),
        ("figures/treaty-on-dual-citizenship-dates.html", "dates-drawn"),
        ("treaties/agreement-on-cooperation-and-mutual-assistance.html", "dates-drawn"),
        ("treaties/index.html", "treaties-drawn"),
    ):
        text = (seeds_site / path).read_text(encoding="utf-8")
        assert text.count("<svg") == (0 if kind is None else 1), path
        if kind is not None:
            assert f'aria-labelledby="{kind}-title"' in text, path
            assert "<table" in text or "passage" in text, path
