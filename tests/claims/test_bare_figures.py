"""A figure without a noun is said of the words before it, whatever a person writes in its markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.extract import extract
from corpuskit.tei.document import load


@pytest.mark.parametrize("commodity", ["", ' commodity="soldier"'])
def test_a_verb_left_out_is_not_said_of_the_first_again(commodity: str, tmp_path: Path) -> None:
    path = tmp_path / "d.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>In May 1994 the Danish border guards '
        f'numbered <measure quantity="4100" unit="count"{commodity}>4100</measure> and the 9th Brigade '
        f'<measure quantity="2300" unit="count"{commodity}>2300</measure>.</p></body></text></TEI>'
    )
    first, second = extract(load(path)).claims
    assert "border" in first.subject.phrase
    assert second.subject.phrase == "9th Brigade"
