"""Where markup and words differ, where they only say it in two ways, and what is safe to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.extract import extract
from corpuskit.claims.model import Oddity
from corpuskit.core.fixes import Fix
from corpuskit.tei.document import parse
from corpuskit.tei.edit import spliced

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>'
    "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    "</teiHeader><text><body>"
)
TAIL = "</body></text></TEI>"


def oddities(body: str) -> list[Oddity]:
    return list(extract(parse((HEAD + body + TAIL).encode(), Path("port.xml"))).oddities)


def mended(body: str, fix: Fix | None) -> str:
    assert fix is not None
    text = spliced((HEAD + body + TAIL).encode(), fix.edits).decode()
    return text.removeprefix(HEAD).removesuffix(TAIL)


def date(attributes: str, words: str) -> str:
    return f"<p>It sailed <date {attributes}>{words}</date>.</p>"


@pytest.mark.parametrize(
    ("attributes", "words", "after"),
    [
        ('when="1994-05-31"', "13 May 1994", 'when="1994-05-13"'),
        ("when='1993'", "1994", "when='1994'"),
        ('when="2004-11"', "October 2004", 'when="2004-10"'),
        ('from="1992" to="1994"', "1992–1995", 'from="1992" to="1995"'),
        ('from="1992" to="1994" n="a"', "from 1992 to 1995", None),
        ('to="1992" from="1995"', "1992–1995", 'to="1995" from="1992"'),
        ('from="1995-03" to="1992-04"', "1992–1995", 'from="1992-04" to="1995-03"'),
        ('from="1992" to="1959"', "1992–1995", 'from="1992" to="1995"'),
        ('notBefore="1993" notAfter="1990"', "early 1990s", 'notBefore="1990" notAfter="1993"'),
    ],
)
def test_a_date_is_set_to_what_its_words_print(
    attributes: str, words: str, after: str | None
) -> None:
    found = oddities(date(attributes, words))
    if after is None:
        assert not found
        return
    (odd,) = found
    assert odd.fix is not None
    assert odd.fix.safe
    assert mended(date(attributes, words), odd.fix) == date(after, words)
    assert not oddities(date(after, words))


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ('when="1994-05-13"', "May 1994"),
        ('when="1994"', "13 May 1994"),
        ('when="1917-11-07"', "25 October 1917"),
        ('when="1649-02-10"', "10 February 1648"),
        ('when="1993" calendar="#hijri"', "1413"),
        ('when="1994" resp="#ed"', "1993"),
        ('when="1994" cert="low"', "1993"),
        ('notBefore="1995"', "1994"),
        ('from="1995"', "1994"),
        ('when="1994-02"', "winter 1993"),
        ('when="1994-03-04"', "4/3/1994"),
        ('when="1994-12-11"', "12.11.1994"),
        ('when="1994-05-14"', "13 May"),
        ('when="1995-05-13"', "13 May last year"),
        ('when="1994"', "the year after 1993"),
        ('when="1994"', "1993 [1994]"),
        ('when="1994"', "<choice><sic>1993</sic><corr>1994</corr></choice>"),
        ('when="1994"', "<choice><corr>1993</corr><sic>1994</sic></choice>"),
        ('from="1992-06" to="1995-02"', "1992–1995"),
        ('when="-0044-03-15"', "15 March 44 BC"),
        ('when="1995-01"', "early 1994"),
        ('from="1993-07" to="1994-06"', "1993/94"),
    ],
)
def test_a_date_said_in_another_way_is_no_slip(attributes: str, words: str) -> None:
    assert not oddities(date(attributes, words))


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ('when="2004-11-05"', "October 2004"),  # the day would be lost
        ('from="1995" to="1992"', "in those years"),  # one of the two may be the slip
    ],
)
def test_what_would_lose_something_is_not_safe(attributes: str, words: str) -> None:
    (odd,) = oddities(date(attributes, words))
    assert odd.fix is not None
    assert not odd.fix.safe


def notes(*numbers: int, text: str = "Harbour log.") -> str:
    return "".join(f'<p>It left.<note n="{n}">{text}</note></p>' for n in numbers)


def renumbered(body: str) -> set[tuple[str, bool]]:
    found = extract(parse((HEAD + body + TAIL).encode(), Path("port.xml"))).notes
    return {(mended(body, n.fix), n.fix.safe) for n in found if n.fix}


@pytest.mark.parametrize("wrong", [1, 13, 33, 2])
def test_a_note_that_alone_breaks_the_sequence_is_numbered_by_its_place(wrong: int) -> None:
    assert renumbered(notes(1, 2, wrong, 4, 5)) == {(notes(1, 2, 3, 4, 5), True)}


@pytest.mark.parametrize(
    "numbers",
    [(1, 3, 2, 4), (1, 2, 4, 5), (1, 2, 3, 1, 2, 3), (1, 2, 3, 7), (7, 2, 3), (1, 2, 7, 4, 3)],
)
def test_other_disorder_of_notes_has_no_safe_fix(numbers: tuple[int, ...]) -> None:
    assert not any(safe for _, safe in renumbered(notes(*numbers)))


def test_a_number_that_another_note_refers_to_is_not_safe_to_change() -> None:
    body = notes(1, 2, 7, 4) + '<p>So.<note n="5">See note 7.</note></p>'
    ((_, safe),) = renumbered(body)
    assert not safe


@pytest.mark.parametrize(
    ("note", "after"),
    [
        ('<note n="4"><label>3.</label> Log.</note>', '<note n="3"><label>3.</label> Log.</note>'),
        (
            '<note n="4"><p><hi rend="superscript">3</hi> Log.</p></note>',
            '<note n="3"><p><hi rend="superscript">3</hi> Log.</p></note>',
        ),
    ],
)
def test_a_note_takes_the_number_that_it_prints(note: str, after: str) -> None:
    body = f"<p>It left.{note}</p>"
    (odd,) = [o for o in oddities(body) if o.kind == "note-number-differs"]
    assert odd.fix is not None
    assert odd.fix.safe
    assert mended(body, odd.fix) == body.replace(note, after)


def test_a_mark_and_a_label_that_differ_leave_it_open() -> None:
    body = (
        '<p>It left.<ref target="#n">2</ref></p><note xml:id="n" n="4"><label>3</label> L.</note>'
    )
    (odd,) = [o for o in oddities(body) if o.kind == "note-number-differs"]
    assert odd.fix is None


@pytest.mark.parametrize(
    ("attributes", "words", "safe"),
    [
        ('min="600" max="500" unit="t"', "500 to 600 t", True),
        ('min="600" max="500" unit="t"', "those tons", False),
        ('atLeast="600" atMost="500"', "500 to 600 men", True),
    ],
)
def test_a_reversed_figure_changes_its_ends(attributes: str, words: str, safe: bool) -> None:
    body = f"<p>It landed <measure {attributes}>{words}</measure>.</p>"
    (odd,) = [o for o in oddities(body) if o.kind == "range-reversed"]
    assert odd.fix is not None
    assert odd.fix.safe is safe
    after = attributes.replace("600", "_").replace("500", "600").replace("_", "500")
    assert mended(body, odd.fix) == body.replace(attributes, after)


@pytest.mark.parametrize(
    ("attributes", "words", "reported"),
    [
        ('from="146" to="129"', "pp. 129–146", True),
        ('from="146" to="129"', "pp. 146–129", False),
        ('from="146" to="54"', "pp. 146–54", False),
        ('from="22" to="04"', "22,301–04", False),
    ],
)
def test_pages_are_reversed_against_what_is_printed(
    attributes: str, words: str, reported: bool
) -> None:
    body = (
        f'<p>It.<note n="1"><bibl>A, <biblScope {attributes}>{words}</biblScope></bibl></note></p>'
    )
    found = [o for o in oddities(body) if o.kind == "range-reversed"]
    assert bool(found) is reported


@pytest.mark.parametrize(
    ("quantity", "words", "after", "safe"),
    [
        ("13", "twelve boats", "12", True),
        ("124000", "12 400 boats", "12400", True),
        ("12400000", "12 400 boats", "12400", False),  # in thousands, perhaps
        ("12.4", "12,400 boats", "12400", False),
        ("45", "some 54 boats", "54", True),
    ],
)
def test_a_figure_is_set_to_what_is_printed(
    quantity: str, words: str, after: str, safe: bool
) -> None:
    body = f'<p>It had <measure quantity="{quantity}" unit="count">{words}</measure>.</p>'
    (odd,) = oddities(body)
    assert odd.fix is not None
    assert odd.fix.safe is safe
    assert mended(body, odd.fix) == body.replace(f'"{quantity}"', f'"{after}"')


def test_points_between_thousands_are_no_slip() -> None:
    assert not oddities('<p>It sold <measure quantity="12400" unit="t">12.400 t</measure>.</p>')


def test_a_reversed_range_of_another_element_is_found() -> None:
    body = '<p>She was <roleName from="1995" to="1992">minister</roleName>.</p>'
    (odd,) = oddities(body)
    assert odd.kind == "range-reversed"
    assert odd.fix is not None
    assert not odd.fix.safe


DATES = st.one_of(
    st.dates().filter(lambda d: 1760 <= d.year <= 2050).map(lambda d: f"{d.day} {d:%B %Y}"),
    st.integers(1760, 2050).map(str),
    st.tuples(st.integers(1760, 1899), st.integers(1900, 2050)).map(lambda p: f"{p[0]}–{p[1]}"),
    st.sampled_from(["early 1990s", "that year", "summer 1994", "<hi>1994</hi>", "1994<note/>"]),
)
VALUES = st.one_of(
    st.dates().map(str), st.integers(1000, 2050).map(str), st.sampled_from(["1994-05", "x", ""])
)
PAIRS = st.sampled_from([("when",), ("from", "to"), ("notBefore", "notAfter"), ("when", "to")])


@given(words=DATES, names=PAIRS, values=st.tuples(VALUES, VALUES))
def test_fixing_a_date_is_idempotent_and_changes_values_alone(
    words: str, names: tuple[str, ...], values: tuple[str, str]
) -> None:
    body = date(" ".join(f"{k}='{v}'" for k, v in zip(names, values, strict=False)), words)
    for odd in oddities(body):
        if odd.fix is None:
            continue
        after = mended(body, odd.fix)
        assert {e.text.isascii() and b"<" not in e.text for e in odd.fix.edits} == {True}
        assert after.partition(">")[2].partition(">")[2] == body.partition(">")[2].partition(">")[2]
        assert not [o for o in oddities(after) if o.kind == odd.kind]
