from pathlib import Path

import pytest

from corpuskit.claims.documents.short_names import short_names
from corpuskit.claims.markup.blocks import read_blocks
from corpuskit.tei.document import parse

BANK = "<p>The <orgName>Provincial Savings Bank</orgName> was small.</p>"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        pytest.param("<p>The Bank closed.</p>", {"bank"}, id="one bank"),
        pytest.param("<p>It is a savings bank.</p>", {"bank"}, id="a common noun"),
        pytest.param("<p>The <orgName>Corn Bank</orgName> closed.</p>", set(), id="two marked"),
        pytest.param("<p>The Corn Bank closed.</p>", set(), id="another unmarked"),
        pytest.param("<head>BANK OF HOLM</head>", set(), id="another in capitals"),
        pytest.param("<p>The Bank of the Rhine closed.</p>", set(), id="another behind «of»"),
    ],
)
def test_a_kind_stands_for_the_only_body_of_it(more: str, found: set[str]) -> None:
    body = f"<div>{more}{BANK}</div>" if more.startswith("<head") else BANK + more
    text = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><body>{body}</body></text></TEI>"
    names = short_names(read_blocks(parse(text.encode(), Path("a.xml"))))
    assert set(names) == found
    assert all(words == ("Provincial", "Savings", "Bank") for words in names.values())
