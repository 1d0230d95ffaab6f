"""A single page is a place in a journal's article, and where a newspaper's article stands."""

from __future__ import annotations

import pytest
from lxml import etree

from corpuskit.bib.bibl import read_citation

_BIBL = (
    '<bibl xmlns="http://www.tei-c.org/ns/1.0" type="article"><persName>Lind, A.</persName>, '
    '‘<title level="a">Nets</title>’, <title level="j">{title}</title>, {issue} '
    '({date}), p. <citedRange unit="page" from="{first}" to="{last}">{pages}</citedRange></bibl>'
)
_ISSUE = '<biblScope unit="volume">{}</biblScope>'


@pytest.mark.parametrize(
    ("issue", "date", "pages", "own"),
    [
        ("vol. " + _ISSUE.format(6), "July 1993", "6", ""),
        ("vol. " + _ISSUE.format(6), "July 1993", "6–19", "6–19"),
        ("", "4 Nov. 1993", "1", "1"),
        ("no. " + _ISSUE.format(99), "4 Nov. 1993", "1", "1"),
    ],
)
def test_pages(issue: str, date: str, pages: str, own: str) -> None:
    first, _, last = pages.partition("–")
    xml = _BIBL.format(
        title="Sea Forum", issue=issue, date=date, pages=pages, first=first, last=last or first
    )
    entry, _work = read_citation(etree.fromstring(xml))
    assert entry.pages == own
