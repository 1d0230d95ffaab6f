"""What changed between two conversions of a source is brought into the file that people edit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest
from lxml import etree

from corpuskit.core.among import xml_files
from corpuskit.tei.edit import spliced
from corpuskit.tei.revise import Revision, Texts, composed, revisions
from corpuskit.tei.tokens import tokens


def tei(body: str) -> bytes:
    return f"<TEI><teiHeader/><text>\n{body}\n</text></TEI>".encode()


def is_annotation(tag: str, attributes: Mapping[str, str], *, is_empty: bool) -> bool:
    return tag in ("date", "persName")


def is_persons(name: str, attributes: Mapping[str, str]) -> bool:
    return attributes.get("resp") == "#reader"


def revise(old: str, new: str, ours: str) -> tuple[str, list[Revision]]:
    """Return the body of the file with the changes, and these."""
    number = count(90)
    texts = Texts(tei(new), tei(ours), lambda name: f"{name[0]}{next(number)}", is_persons)
    before, now, stands = (tokens(tei(text), is_annotation) for text in (old, new, ours))
    found = list(revisions(before, now, stands, texts))
    after = spliced(tei(ours), [edit for each in found for edit in each.edits]).decode()
    etree.fromstring(after)
    return after[after.index("<text>") + 7 : after.index("\n</text>")], found


A = '<p xml:id="p1">In May they sold 40 boats.</p>'
B = '<p xml:id="p2">The war was over, and the winter was long.</p>'
C = '<p xml:id="p3">Nobody wrote.</p>'
TWO, THREE = f"{A}\n{B}", f"{A}\n{B}\n{C}"


# fmt: off
CASES = [
    # The file is as it was made.
    pytest.param(TWO, TWO, TWO, TWO, id="nothing"),
    pytest.param(A, A.replace("40", "50"), A, A.replace("40", "50"), id="word changed"),
    pytest.param(A, A.replace("sold", "sold only"), A, A.replace("sold", "sold only"), id="word added"),
    pytest.param(A, A.replace(" 40", ""), A, A.replace(" 40", ""), id="word removed"),
    pytest.param(A, A.replace("boats.", "boats. They left."), A, A.replace("boats.", "boats. They left."), id="sentence added"),
    pytest.param(A, A.replace("In May", "In April they left. In May"), A, A.replace("In May", "In April they left. In May"), id="like sentence added before"),
    pytest.param(TWO, f'{A}\n<p xml:id="p2">New.</p>\n{B.replace("p2", "p3")}', TWO, f'{A}\n<p xml:id="p90">New.</p>\n{B}', id="paragraph added: others keep their ids"),
    pytest.param(THREE, f"{A}\n{C.replace('p3', 'p2')}", THREE, f"{A}\n{C}", id="paragraph removed"),
    pytest.param(A, f"{A}\n{B}", A, f"{A}\n{B.replace('p2', 'p90')}", id="paragraph added at the end"),
    pytest.param(A, A.replace("sold", '<hi rend="italic">sold</hi>'), A, A.replace("sold", '<hi rend="italic">sold</hi>'), id="emphasis added"),
    pytest.param(f'<div type="a">{A}</div>', f'<div type="b">{A}</div>', f'<div type="a">{A}</div>', f'<div type="b">{A}</div>', id="attribute changed"),
    # The file was edited elsewhere.
    pytest.param(TWO, TWO.replace("40", "50"), TWO.replace("war", "peace"), TWO.replace("40", "50").replace("war", "peace"), id="in another paragraph"),
    pytest.param(A, A.replace("40", "50"), A.replace("In May", "In June"), A.replace("40", "50").replace("In May", "In June"), id="in the same sentence"),
    pytest.param(A, A.replace("40", "50"), A.replace("40", "<!-- sic -->40"), A.replace("40", "<!-- sic -->50"), id="beside a comment"),
    pytest.param(A, A.replace("40", "50"), A.replace("they", "&#116;hey"), A.replace("they", "&#116;hey").replace("40", "50"), id="with references"),
    pytest.param(A, A.replace("40", "50"), A.replace(" sold", "\n     sold"), A.replace(" sold", "\n     sold").replace("40", "50"), id="wrapped lines"),
    pytest.param(A, A.replace("40", "50"), A.replace('"p1"', "'p1' "), A.replace('"p1"', "'p1' ").replace("40", "50"), id="other quotes"),
    # Annotations stay around what changes under them.
    pytest.param(A, A.replace("40", "50"), A.replace("May", '<date n="1">May</date>'), A.replace("May", '<date n="1">May</date>').replace("40", "50"), id="beside an annotation"),
    pytest.param(A, A.replace("May", "April"), A.replace("May", '<date n="1">May</date>'), A.replace("May", '<date n="1">April</date>'), id="within an annotation"),
    pytest.param(THREE, f"{A}\n{C}", THREE.replace("war", "<date>war</date>"), f"{A}\n{C}", id="removed with the machine's annotation"),
    # Already so.
    pytest.param(A, A.replace("40", "50"), A.replace("40", "50"), A.replace("40", "50"), id="brought in by hand"),
    pytest.param(THREE, f"{A}\n{C}", f"{A}\n{C}", f"{A}\n{C}", id="removed by hand"),
]
# fmt: on


@pytest.mark.parametrize(("old", "new", "ours", "expected"), CASES)
def test_changes_are_brought_in(old: str, new: str, ours: str, expected: str) -> None:
    after, found = revise(old, new, ours)
    assert after == expected
    assert all(each.is_made for each in found)


@pytest.mark.parametrize(
    ("old", "new", "ours", "words"),
    [
        pytest.param(A, A.replace("40", "50"), A.replace("40", "45"), "50", id="same word"),
        pytest.param(A, A.replace("40", "50"), A.replace(" 40", ""), "50", id="word deleted"),
        pytest.param(THREE, THREE.replace("long", "mild"), f"{A}\n{C}", "mild", id="deleted"),
        pytest.param(
            THREE,
            f"{A}\n{C}",
            THREE.replace("war", '<date resp="#reader">war</date>'),
            "",
            id="signed",
        ),
    ],
)
def test_what_people_changed_too_is_left(old: str, new: str, ours: str, words: str) -> None:
    after, found = revise(old, new, ours)
    assert after == ours
    (left,) = (each for each in found if not each.is_made)
    assert left.words == words


def test_other_line_ends_and_indents_are_no_change() -> None:
    ours = TWO.replace("\n", "\r\n      ")
    new = f'{A}\n<p xml:id="p2">New.</p>\n{B}'
    after, _ = revise(TWO, new, ours)
    assert re.fullmatch(rf'{A}\r\n\s*<p xml:id="p9\d">New.</p>\r\n      {B}', after)


def test_a_change_that_was_not_made_is_not_remembered() -> None:
    old, new = tei(THREE), tei(THREE.replace("40", "50").replace("wrote", "came"))
    ours = tei(THREE.replace("40", "45"))
    before, now, stands = (tokens(text, is_annotation) for text in (old, new, ours))
    texts = Texts(new, ours, lambda name: name, is_persons)
    unmade = [each.change for each in revisions(before, now, stands, texts) if not each.is_made]
    remembered = composed(before, old, now, new, unmade)
    assert remembered == tei(THREE.replace("wrote", "came"))


@pytest.mark.parametrize(
    "text",
    [
        "<p>a <!-- <p> --> b</p>",
        "<p>a <?x <p> ?> b</p>",
        "<p>a <date n='>'> b</date></p>",
        "<p><![CDATA[a ]]> b</p>",
        "<p>\n   a  b\n</p>",
        "<p xml:id='x'>a &#98;</p>",
    ],
)
def test_what_is_no_token(text: str) -> None:
    plain = [token.key for token in tokens(tei("<p>a b</p>"), is_annotation)]
    keys = [token.key for token in tokens(tei(text), is_annotation)]
    assert [key for key in keys if key.strip()] == [key for key in plain if key.strip()]


def test_the_seeds_are_their_own_revision() -> None:
    for path in xml_files(Path(__file__).parents[2] / "corpus" / "tei"):
        data = path.read_bytes()
        read = tokens(data, is_annotation)
        assert not list(revisions(read, read, read, Texts(data, data, str, is_persons)))
