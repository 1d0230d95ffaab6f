"""Edits change their own bytes and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.core.errors import InputError
from corpuskit.core.fixes import Edit
from corpuskit.tei.edit import attributes_of, edited, retagged, spliced, start_tag

PATH = Path("a.xml")


# fmt: off
CASES = [
    pytest.param("<date>", {"when": "1995"}, '<date when="1995">', id="first"),
    pytest.param("<date />", {"when": "1995"}, '<date when="1995" />', id="empty"),
    pytest.param("<date\n  when='1995' >", {"cert": "low"}, "<date\n  when='1995' cert=\"low\" >", id="after the last"),
    pytest.param("<date\n  when='1995'\tcert = 'low'>", {"when": "1993"}, "<date\n  when='1993'\tcert = 'low'>", id="quotes and space stay"),
    pytest.param("<date when='1995' cert='low'>", {"when": None}, "<date cert='low'>", id="removed"),
    pytest.param("<date when='1995'>", {"when": None, "from": "1995"}, '<date from="1995">', id="replaced"),
    pytest.param("<date when='1995'>", {"cert": None}, "<date when='1995'>", id="removed, not there"),
    pytest.param("<date n='a > b' when='1995'>", {"when": "1993"}, "<date n='a > b' when='1993'>", id="a bracket in a value"),
    pytest.param("<date n='when=\"1\"' when=\"1995\">", {"when": "1993"}, "<date n='when=\"1\"' when=\"1993\">", id="an attribute in a value"),
    pytest.param("<a n='x'>", {"n": "it's"}, "<a n='it&apos;s'>", id="its own quote"),
    pytest.param('<a n="x">', {"n": 'a "b" & <c>\n'}, '<a n="a &quot;b&quot; &amp; &lt;c&gt;&#10;">', id="markup"),
    pytest.param("<tei:date xml:id='d1'>", {"xml:id": "d2"}, "<tei:date xml:id='d2'>", id="prefixes"),
]
# fmt: on


@pytest.mark.parametrize(
    ("tag", "changes", "expected"),
    CASES,
)
def test_retagged(tag: str, changes: dict[str, str | None], expected: str) -> None:
    assert retagged(tag.encode(), changes) == expected.encode()


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], b"0123456789", id="none"),
        pytest.param([Edit(2, 4, b"x")], b"01x456789", id="one"),
        pytest.param([Edit(8, 9, b""), Edit(0, 1, b"")], b"1234567" + b"9", id="in any order"),
        pytest.param([Edit(5, 5, b"a"), Edit(5, 5, b"b")], b"01234ab56789", id="at one place"),
        pytest.param([Edit(5, 6, b"b"), Edit(5, 5, b"a")], b"01234ab6789", id="before another"),
        pytest.param([Edit(0, 0, b"<"), Edit(10, 10, b">")], b"<0123456789>", id="at the ends"),
        pytest.param([Edit(2, 4, b"x"), Edit(4, 6, b"y")], b"01xy6789", id="side by side"),
    ],
)
def test_spliced(edits: list[Edit], expected: bytes) -> None:
    assert spliced(b"0123456789", edits) == expected


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at byte 3"):
        spliced(b"0123456789", [Edit(2, 4, b""), Edit(3, 5, b"")])


@pytest.mark.parametrize(
    ("codec", "declared", "mark"),
    [
        ("utf-8", "UTF-8", ""),
        ("utf-8", "UTF-8", "\ufeff"),
        ("utf-16-le", "UTF-16", "\ufeff"),
        ("utf-16-be", "UTF-16", "\ufeff"),
        ("latin-1", "ISO-8859-1", ""),
    ],
)
def test_a_file_keeps_its_encoding(codec: str, declared: str, mark: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>\r\n<p>'
    data = f"{mark}{head}à 1995</p>".encode(codec)
    at = len(head.encode()) + len("à ".encode())
    after = edited(data, [Edit(at, at, b"<date>"), Edit(at + 4, at + 4, b"</date>")], PATH)
    assert after == f"{mark}{head}à <date>1995</date></p>".encode(codec)


def test_what_an_encoding_cannot_hold_is_a_reference() -> None:
    data = b'<?xml version="1.0" encoding="ISO-8859-1"?><p></p>'
    at = data.index(b"</p>")
    assert edited(data, [Edit(at, at, "Ж".encode())], PATH).endswith(b"<p>&#1046;</p>")


def test_an_encoding_that_is_not_known_is_said() -> None:
    data = b'<?xml version="1.0" encoding="none-such"?><p/>'
    with pytest.raises(InputError):
        edited(data, [Edit(0, 0, b"")], PATH)


names = st.sampled_from(["when", "cert", "n", "xml:id", "rend"])
values = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t'\"&<>;"),
    max_size=8,
)
pairs = st.dictionaries(names, values, max_size=5)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(pairs)
def test_attributes_are_read_as_they_are_written(written: dict[str, str]) -> None:
    assert attributes_of(start_tag("date", tuple(written.items()))) == written


@settings(max_examples=200, deadline=None, derandomize=True)
@given(pairs, st.dictionaries(names, st.none() | values, max_size=5))
def test_attributes_are_changed_as_asked(
    written: dict[str, str], changes: dict[str, str | None]
) -> None:
    tag = retagged(start_tag("date", tuple(written.items())), changes)
    expected = {k: v for k, v in {**written, **changes}.items() if v is not None}
    assert attributes_of(tag) == expected
