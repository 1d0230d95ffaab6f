"""What is judged wrong is out of every kind of comparison; the rest stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.extract import extract
from corpuskit.claims.judgements.verdicts import judged, verdicts_of
from corpuskit.claims.model import Extract, Stance
from corpuskit.tei.document import parse

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff>{}</standOff><text><body>
<p>Of the <measure xml:id="whole" quantity="850" unit="count" commodity="farm">850 farms</measure>,
<measure xml:id="part" quantity="340" unit="count">340</measure>, or
<measure xml:id="share" quantity="44" unit="%">44%</measure>, had electricity in
<date xml:id="year" when="1988">1988</date>.</p>
<p>They account for <measure xml:id="count" quantity="1080" unit="count">1080</measure> out of a
total of <measure xml:id="total" quantity="2400" unit="count" commodity="sailor">2400
sailors</measure> of the fleet.</p>
<table><row role="label"><cell>Port</cell><cell>Boats</cell></row>
<row><cell>Varde</cell><cell><num xml:id="cell" value="34">34</num></cell></row></table>
</body></text></TEI>"""
FS = '<fs type="claim" corresp="{}" resp="#a">{}<f name="reason"><string>r</string></f></fs>'
IDS = ("whole", "part", "share", "year", "count", "total", "cell")


def read(*decisions: str) -> Extract:
    text = FILE.format("".join(decisions))
    (result,) = judged([extract(parse(text.encode(), Path("/c/x.xml")))])
    return result


def wrong(*ids: str) -> str:
    about = " ".join(f"#{each}" for each in ids)
    return FS.format(about, '<f name="verdict"><symbol value="wrong"/></f>')


def out(result: Extract) -> set[str]:
    return {c.where.quote for c in result.claims if c.stance is Stance.WRONG}


def test_before() -> None:
    before = read()
    assert before.breakdowns
    assert before.cells
    assert out(before) == set()


@pytest.mark.parametrize("mark", ["whole", "part", "share"])
def test_a_breakdown_is_not_reckoned_with_a_wrong_figure(mark: str) -> None:
    assert not read(wrong(mark)).breakdowns


def test_a_wrong_cell_is_a_gap() -> None:
    assert not read(wrong("cell")).cells


@pytest.mark.parametrize("mark", ["count", "total"])
def test_a_ratio_falls_with_either_count(mark: str) -> None:
    assert any("out of a total" in quote for quote in out(read(wrong(mark))))


def test_a_wrong_date_takes_the_figures_that_it_dates() -> None:
    assert {"850 farms", "44%"} <= out(read(wrong("year")))


def test_one_decision_may_be_about_several() -> None:
    result = read(wrong("whole", "cell"))
    assert len(result.decisions) == 2
    assert not result.cells


def test_what_others_say_by_fs_is_left_alone() -> None:
    assert not read('<fs type="pos"><f name="verdict"/></fs>').decisions


@given(
    st.lists(
        st.tuples(st.sampled_from(IDS), st.sampled_from(("right", "wrong")), st.sampled_from(IDS)),
        max_size=6,
    )
)
def test_nothing_is_out_that_somebody_judged_right(judgements: list[tuple[str, str, str]]) -> None:
    """Whatever people write, a claim is left out only if nobody judged it right."""
    decisions = [
        FS.format(
            f"#{about}",
            f'<f name="verdict"><symbol value="{value}"/></f><f name="over" corresp="#{other}"/>',
        )
        for about, value, other in judgements
    ]
    verdicts = verdicts_of([read(*decisions)])
    right = {about for about, value, _ in judgements if value == "right"}
    wrong_alone = {about for about, value, _ in judgements if value == "wrong"} - right
    marks = {identifier for _, identifier in verdicts.out}
    assert not marks & right
    assert wrong_alone <= marks
