"""What a comparison of two states of a corpus says, and when it says nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.differences import Difference, Matter
from corpuskit.lint.difference.comparing import State, compare
from corpuskit.lint.runner import choose

HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>{title}</title>{who}</titleStmt><publicationStmt><p>p</p></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>
"""
PORT = (
    HEAD.format(title="Port", who="")
    + """<text><body>
<p>The fleet of Norland had <measure xml:id="m1" type="exact" quantity="187" unit="count" commodity="trawler">187 trawlers</measure> on <date xml:id="d1" when="1994-05-01">1 May 1994</date>.<note n="12" place="bottom" xml:id="n12">It had <measure xml:id="m2" quantity="11500" unit="count" commodity="troop">11 500</measure> men, as <persName ref="people.xml#okoro-joy">Joy Okoro</persName> said.</note></p>
<p>It was kept in two ports. <persName ref="people.xml#okoro-joy">Okoro</persName> saw it.</p>
</body></text></TEI>
"""
)
PEOPLE = (
    HEAD.format(title="People", who="")
    + """<standOff><listPerson>
<person xml:id="okoro-joy" resp="#corpuskit"><persName>Joy Okoro</persName><persName>Okoro</persName></person>
<person xml:id="smith-ann"><persName>Ann Smith</persName></person>
</listPerson></standOff></TEI>
"""
)
FILES = {"people.xml": PEOPLE, "port.xml": PORT}


def state(folder: Path) -> State:
    return State({path.name: path for path in sorted(folder.glob("*.xml"))})


def written(folder: Path, files: dict[str, str]) -> State:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    return state(folder)


def compared(tmp: Path, files: dict[str, str], checks: tuple[str, ...] = ()) -> Difference:
    chosen = choose(select=checks) if checks else ()
    return compare(written(tmp / "old", FILES), written(tmp / "new", files), chosen)


def said(difference: Difference, *matters: Matter) -> list[str]:
    return [
        f"{c.sign.value} {'/'.join(c.places)}: {c.says}"
        for c in difference.changes
        if c.matter in matters
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('commodity="troop"', 'commodity="border-guard"', 'changed note 12: the figure "11 500" now counts border guard (was: troop)'),
        ('quantity="11500"', 'quantity="11600" cert="low"', 'changed note 12: the figure "11 500" is now 11600 (was: 11500), is now of certainty low (was: nothing)'),
        ('quantity="187" unit="count"', 'min="180" max="190" unit="t"', 'changed line 4: the figure "187 trawlers" is now 180 to 190 (was: 187), is now in t (was: count)'),
        ('when="1994-05-01"', 'from="1994-05" to="1994-06" resp="#ann"', 'changed line 4: the date "1 May 1994" is now 1994-05 to 1994-06 (was: 1994-05-01), is now signed by ann'),
        ('<persName ref="people.xml#okoro-joy">Okoro<', '<persName ref="people.xml#smith-ann">Okoro<', 'changed line 5: the person "Okoro" now points to smith-ann (was: okoro-joy)'),
        ('<date xml:id="d1" when="1994-05-01">1 May 1994</date>', "1 May 1994", 'removed line 4: the date "1 May 1994" is marked no more'),
        ("two ports", '<measure quantity="2" unit="count" commodity="port">two ports</measure>', 'added line 5: the figure "two ports" is marked: 2 port'),
        ('<persName ref="people.xml#okoro-joy">Okoro</persName> saw', '<persName ref="people.xml#okoro-joy">Okoro saw</persName>', 'changed line 5: the person "Okoro" now covers "Okoro saw"'),
    ],
)  # fmt: skip
def test_a_changed_mark_is_said_in_words(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert PORT.count(old) == 1
    found = compared(tmp_path, {**FILES, "port.xml": PORT.replace(old, new)})
    assert said(found, Matter.MARK) == [says]
    assert said(found, Matter.TEXT) == []


def test_changed_words_are_counted_by_paragraph(tmp_path: Path) -> None:
    port = PORT.replace("It was kept in two ports.", "Later it was kept in three ports.")
    port = port.replace("</body>", "<p>A new paragraph.</p></body>")
    found = compared(tmp_path, {**FILES, "port.xml": port})
    assert said(found, Matter.TEXT) == [
        'changed line 5: 2 words removed: "It", "two"; 3 words added: "Later it", "three"',
        'added line 6: 3 words added: "A new paragraph."',
    ]
    assert said(found, Matter.MARK) == []
    back = compare(state(tmp_path / "new"), state(tmp_path / "old"), ())
    assert 'removed line 6: 3 words removed with the paragraph: "A new paragraph."' in said(
        back, Matter.TEXT
    )


def test_entries_that_were_merged_named_signed_and_added(tmp_path: Path) -> None:
    people = PEOPLE.replace('resp="#corpuskit"', 'resp="#ann"').replace(
        '</person>\n<person xml:id="smith-ann"><persName>Ann Smith</persName></person>',
        "<persName>Ann Smith</persName></person>\n"
        '<person xml:id="lee-bo"><persName>Bo Lee</persName></person>',
    )
    found = compared(tmp_path, {**FILES, "people.xml": people})
    assert said(found, Matter.ENTRY) == [
        'changed line 4: okoro-joy is now signed by ann, has the name "Ann Smith"',
        "added line 5: lee-bo (Bo Lee) is new",
        "removed line 5: smith-ann (Ann Smith) is now part of okoro-joy",
    ]


def test_claims_and_findings_that_come_and_go(tmp_path: Path) -> None:
    port = PORT.replace('quantity="187"', 'quantity="178"')
    found = compared(tmp_path, {**FILES, "port.xml": port}, ("MKP001",))
    (claim,) = said(found, Matter.CLAIM)
    assert claim.startswith('changed line 4: the claim "187 trawlers" says 178')
    assert "(was: 187" in claim
    (finding,) = said(found, Matter.FINDING)
    assert finding.startswith("added port.xml:4: error MKP001")
    back = compare(state(tmp_path / "new"), state(tmp_path / "old"), choose(select=("MKP001",)))
    assert said(back, Matter.FINDING)[0].startswith("removed port.xml:4: error MKP001")


def test_what_the_header_states_and_files_that_come_and_go(tmp_path: Path) -> None:
    files = {"port.xml": PORT.replace("<title>Port<", "<title>Harbour<"), "new.xml": PORT}
    old, new = written(tmp_path / "old", FILES), written(tmp_path / "new", files)
    found = compare(old, new, ())
    assert said(found, Matter.HEADER) == ['changed line 2: title "Harbour" (was: title "Port")']
    assert said(found, Matter.FILE) == ["added : new file", "removed : file is gone"]


def test_a_file_broken_on_one_side_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    files = {"port.xml": "<TEI", "people.xml": PEOPLE.replace("Ann Smith", "Anne Smith")}
    found = compared(tmp_path, files)
    assert [problem.path.name for problem in found.problems] == ["port.xml"]
    assert said(found, Matter.FILE) == [
        "changed : cannot be read in the new state; its marks and claims are not compared"
    ]
    assert len(said(found, Matter.ENTRY)) == 1


def test_what_a_broken_file_asserted_has_not_vanished(tmp_path: Path) -> None:
    slipped = PORT.replace('quantity="187"', 'quantity="178"')
    files = {**FILES, "port.xml": slipped, "other.xml": slipped}
    old = written(tmp_path / "old", files)
    new = written(tmp_path / "new", {**files, "port.xml": "<TEI"})
    for before, after in ((old, new), (new, old)):
        found = compare(before, after, choose(select=("MKP001",)))
        assert said(found, Matter.FILE)
        assert said(found, Matter.CLAIM, Matter.FINDING) == []


def test_what_changed_alike_in_many_places_is_one_line(tmp_path: Path) -> None:
    many = '<p><persName ref="people.xml#okoro-joy">Okoro</persName> came.</p>' * 5
    old = PORT.replace("</body>", f"{many}</body>")
    new = old.replace("people.xml#okoro-joy", "people.xml#smith-ann")
    before = written(tmp_path / "old", {**FILES, "port.xml": old})
    found = compare(before, written(tmp_path / "new", {**FILES, "port.xml": new}), ())
    marks = [c for c in found.changes if c.matter is Matter.MARK]
    assert [len(change.places) for change in marks] == [1, 6]


WORDS = st.lists(
    st.sampled_from(
        ["On 1 May 1994 ", "the fleet ", "had 187 trawlers", ". ", "Joy Okoro saw ", "\n\n", "It sank "]
    ),
    min_size=3,
    max_size=25,
).map("".join)  # fmt: skip
CHANGES: list[Callable[[str], str]] = [
    lambda text: text.replace('quantity="187"', 'quantity="178"'),
    lambda text: text.replace('when="1994-05-01"', 'when="1994-05-02"'),
    lambda text: text.replace("Joy", "Jay"),
    lambda text: text.replace("</p>", " It ended.</p>", 1),
    lambda text: text.replace('type="exact"', 'type="about"'),
]


@settings(max_examples=15, deadline=None)
@given(WORDS, st.sampled_from(CHANGES))
def test_a_corpus_differs_from_itself_in_nothing_and_from_another_in_something(
    words: str, change: Callable[[str], str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, other = Path(name) / "tei", Path(name) / "other"
        source = Path(name) / "port.txt"
        source.write_text(f"The Port\n\nBy Ann Smith\n\n{words}\n")
        convert_corpus([source], folder)
        shutil.copytree(folder, other)
        assert compare(state(folder), state(other), ()) == Difference()
        port = other / "port.xml"
        was = port.read_text()
        # Another byte that says the same: nothing is read twice as changed.
        port.write_text(was.replace("</TEI>", "</TEI>\n"))
        assert compare(state(folder), state(other), ()).changes == ()
        port.write_text(change(was))
        found = compare(state(folder), state(other), ())
        assert bool(found.changes) == (change(was) != was)
        back = compare(state(other), state(folder), ())
        assert bool(back.changes) == bool(found.changes)
