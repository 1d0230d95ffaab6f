"""What a review asks, what its answers change, and what they leave alone."""

from __future__ import annotations

import difflib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.core.questions import Answer, Choice, Question, Sort
from corpuskit.lint.review.refusal import RefusedError
from corpuskit.lint.review.session import Session
from corpuskit.tei.document import load
from corpuskit.tei.validate import validate

from .conftest import write_ports

EDITOR = "Ada Byron"


def session(folder: Path) -> Session:
    return Session(sorted(folder.glob("*.xml")), {}, EDITOR)


def asked(found: Session, key: str) -> Question:
    (question,) = (each for each in found.questions if each.key.endswith(key))
    return question


def problems(folder: Path) -> list[str]:
    documents = [load(path) for path in sorted(folder.glob("*.xml"))]
    return [str(p) for document in documents for p in (*document.problems, *validate(document))]


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that went and those that came."""
    found = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line[2:].strip() for line in found if line[0] in "+-"]


def test_the_folder_is_valid_and_everything_unsure_is_asked_once(ports: Path) -> None:
    assert problems(ports) == []
    found = session(ports)
    assert [(q.sort.value, q.what, q.identifier or q.places[0].quote, q.other) for q in found.questions] == [
        ("doubt", "date of the document", "2001", ""),
        ("pair", "person", "okoro-joy", "okoro-j"),
        ("pair", "person", "okoro-joy", "okoroo-joy"),
        ("entry", "person", "okoro-joy", ""),
        ("pair", "person", "okoro-j", "okoroo-joy"),
        ("pair", "treaty", "oslo", "oslo-2"),
        ("doubt", "date", "31 June 1994", ""),
        ("doubt", "date", "June 24", ""),
        ("doubt", "figure", "187 trawlers", ""),
        ("doubt", "figure", "12", ""),
        ("doubt", "source", "the Herald", ""),
        ("doubt", "date", "1995", ""),
        ("doubt", "person", "Great Harbour", ""),
        ("doubt", "citation", "A. Smith, Boats, 1990", ""),
        ("entry", "person", "okoro-j", ""),
        ("entry", "person", "okoroo-joy", ""),
        ("entry", "treaty", "oslo", ""),
        ("entry", "treaty", "oslo-2", ""),
        ("entry", "person", "harbour-great", ""),
    ]  # fmt: skip


def test_what_findings_are_about_comes_first(ports: Path) -> None:
    sentence = "The fleet of J. Okoro sailed on 31 June 1994 under Oslo Accord on Boats."
    stakes = {str(ports / "fleet.xml"): {sentence: frozenset({"f1", "f2"})}}
    found = Session(sorted(ports.glob("*.xml")), stakes, EDITOR)
    first = found.questions[:6]
    assert {q.findings for q in first} == {2}
    assert all(q.findings == 0 for q in found.questions[6:])
    assert {q.identifier or q.places[0].quote for q in first} == {
        "okoro-joy", "oslo", "oslo-2", "31 June 1994",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "answer", "gone", "come"),
    [
        ("date:d1", Answer(Choice.ACCEPT), 'when="1994-06-24" cert="low">', 'when="1994-06-24" resp="#ada-byron">'),
        ("date:d1", Answer(Choice.CORRECT, "23 June 1993"), 'when="1994-06-24" cert="low">', 'when="1993-06-23" resp="#ada-byron">'),
        ("date:d1", Answer(Choice.CORRECT, "1993-06 .. 1993-07"), 'when="1994-06-24" cert="low">', 'from="1993-06" to="1993-07" resp="#ada-byron">'),
        ("date:d1", Answer(Choice.REJECT), '<date xml:id="d1" when="1994-06-24" cert="low">June 24</date>', "June 24"),
        ("measure:m1", Answer(Choice.CORRECT, "11 870 t"), """'187' unit="count" cert="low">""", """'11870' unit="t" resp="#ada-byron">"""),
        ("num:12~1", Answer(Choice.CORRECT, "11..12"), 'value="12" cert="low"', 'min="11" max="12" resp="#ada-byron"'),
        ("date:31 June 1994~1", Answer(Choice.CORRECT, "1994-06-30"), 'type="impossible" cert="low"', 'when="1994-06-30" resp="#ada-byron"'),
        ("persName:Great Harbour~1", Answer(Choice.POINT, "people.xml#okoro-joy"), '<persName resp="#guess" cert="low">', '<persName resp="#ada-byron" ref="people.xml#okoro-joy">'),
        ("persName:Great Harbour~1", Answer(Choice.REJECT), '<persName resp="#guess" cert="low">Great Harbour</persName>', "Great Harbour"),
        ("bibl:cit1", Answer(Choice.CORRECT, "book"), 'type="misc" cert="low"', 'type="book" resp="#ada-byron"'),
        ("date:2001~1", Answer(Choice.CORRECT, "2002"), 'when="2001" cert="low"', 'when="2002" resp="#ada-byron"'),
    ],
)  # fmt: skip
def test_an_answer_about_a_mark_changes_its_tags_alone(
    ports: Path, key: str, answer: Answer, gone: str, come: str
) -> None:
    found = session(ports)
    question = asked(found, key)
    path = Path(question.path)
    before = path.read_text()
    found.answer(question, answer)
    after = path.read_text()
    assert before.count(gone) == 1
    stmt = (
        '\n        <respStmt xml:id="ada-byron">\n          <resp>reviewed what the machine was '
        "unsure of</resp>\n          <name>Ada Byron</name>\n        </respStmt>\n      </titleStmt>"
    )
    signed = before.replace("\n      </titleStmt>", stmt) if "#ada-byron" in come else before
    assert after == signed.replace(gone, come)
    assert question.key not in {each.key for each in found.questions}
    assert problems(ports) == []


def test_of_a_citation_that_is_none_no_part_is_left_alone(ports: Path) -> None:
    found = session(ports)
    found.answer(asked(found, "bibl:cit1"), Answer(Choice.REJECT))
    text = (ports / "port.xml").read_text()
    assert "<bibl " not in text
    assert "<author" not in text
    assert "A. Smith," in text
    assert problems(ports) == []


def test_who_reviewed_is_stated_once_a_file(ports: Path) -> None:
    found = session(ports)
    for key in ("date:d1", "measure:m1"):
        found.answer(asked(found, key), Answer(Choice.ACCEPT))
    again = Session(sorted(ports.glob("*.xml")), {}, "ada byron")
    again.answer(asked(again, "num:12~1"), Answer(Choice.ACCEPT))
    text = (ports / "port.xml").read_text()
    assert text.count("<respStmt") == 3
    assert text.count('resp="#ada-byron"') == 3


@pytest.mark.parametrize(
    ("key", "answer", "why"),
    [
        ("date:d1", Answer(Choice.CORRECT, "June 24"), "no date"),
        ("date:d1", Answer(Choice.CORRECT, "1993-02-30"), "no date"),
        ("date:d1", Answer(Choice.CORRECT, "1995..1993"), "no date"),
        ("date:d1", Answer(Choice.CORRECT, ""), "give a year"),
        ("measure:m1", Answer(Choice.CORRECT, "many"), "no figure"),
        ("measure:m1", Answer(Choice.CORRECT, "1,870"), "no figure"),
        ("measure:m1", Answer(Choice.CORRECT, "5..3"), "downwards"),
        ("measure:m1", Answer(Choice.CORRECT, "5 qwertys"), "no unit"),
        ("num:12~1", Answer(Choice.CORRECT, "12 t"), "no unit"),
        ("bibl:cit1", Answer(Choice.CORRECT, "poem"), "no type of work"),
        ("date:2001~1", Answer(Choice.REJECT), "header"),
        ("date:d1", Answer(Choice.MERGE), "cannot be answered so"),
        ("persName:Great Harbour~1", Answer(Choice.POINT, "people.xml#nobody"), "no entry"),
        ("persName:Great Harbour~1", Answer(Choice.POINT, "port.xml#m1"), "no register"),
        ("people.xml:okoro-j", Answer(Choice.MERGE, "people.xml#okoro-j"), "with itself"),
        ("people.xml:okoro-j", Answer(Choice.CORRECT, "Joy Okoro"), "merge the two"),
        ("people.xml:okoro-joy", Answer(Choice.SPLIT), "some of the names"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_written(
    ports: Path, key: str, answer: Answer, why: str
) -> None:
    before = {path: path.read_bytes() for path in ports.iterdir()}
    found = session(ports)
    with pytest.raises(RefusedError, match=why):
        found.answer(asked(found, key), answer)
    assert {path: path.read_bytes() for path in ports.iterdir()} == before


def test_an_entry_is_signed_named_parted_and_taken_out(ports: Path) -> None:
    found = session(ports)
    found.answer(asked(found, "people.xml:okoro-j"), Answer(Choice.CORRECT, "Jude Okoro"))
    found.answer(
        asked(found, "people.xml:okoro-joy"), Answer(Choice.SPLIT, names=("Kofi Okoro", "J. Okoro"))
    )
    found.answer(asked(found, "people.xml:okoroo-joy"), Answer(Choice.REJECT))  # fmt: skip
    text = (ports / "people.xml").read_text()
    assert text.partition("<listPerson>")[2].partition("</listPerson>")[0].split("\n")[1:-1] == [
        '      <person xml:id="harbour-great" resp="#corpuskit">',
        "        <persName>Great Harbour</persName>",
        "      </person>",
        '      <person xml:id="okoro-j" resp="#ada-byron">',
        "        <persName>Jude Okoro</persName>",
        "        <persName>Okoro</persName>",
        "      </person>",
        '      <person xml:id="okoro-joy" resp="#ada-byron">',
        "        <persName>Joy Okoro</persName>",
        "      </person>",
        '      <person xml:id="okoro-j-2" resp="#ada-byron">',
        "        <persName>J. Okoro</persName>",
        "        <persName>Kofi Okoro</persName>",
        "      </person>",
    ]
    assert '<persName ref="people.xml#okoro-j-2">J. Okoro' in (ports / "fleet.xml").read_text()
    assert '<persName ref="people.xml#okoro-joy">Joy Okoro' in (ports / "port.xml").read_text()
    assert "        Joy Okoroo.<note" in (ports / "port.xml").read_text()
    assert problems(ports) == []


def test_two_entries_become_one_with_all_that_points_to_them(ports: Path) -> None:
    found = session(ports)
    found.answer(asked(found, "okoro-joy+okoroo-joy"), Answer(Choice.REJECT))
    found.answer(asked(found, "okoro-j+okoro-joy"), Answer(Choice.ACCEPT))
    people, port = ((ports / name).read_text() for name in ("people.xml", "port.xml"))
    assert "okoro-j&" not in people
    assert 'xml:id="okoro-j"' not in people
    assert "<persName>Kofi Okoro</persName>\n        <persName>Okoro</persName>" in people
    assert '<persName ref="people.xml#okoro-joy">Okoro</persName>' in port
    assert (
        '<relation name="different" mutual="#okoro-joy #okoroo-joy" resp="#ada-byron"/>' in people
    )
    assert not [q for q in found.questions if q.sort is Sort.PAIR and q.what == "person"]
    assert problems(ports) == []


def test_what_was_said_of_a_pair_holds_for_the_entry_that_stays(ports: Path) -> None:
    found = session(ports)
    found.answer(asked(found, "okoro-j+okoroo-joy"), Answer(Choice.REJECT))
    found.answer(asked(found, "okoro-j+okoro-joy"), Answer(Choice.ACCEPT))
    assert 'mutual="#okoro-joy #okoroo-joy"' in (ports / "people.xml").read_text()
    found.answer(asked(found, "people.xml:okoroo-joy"), Answer(Choice.REJECT))
    assert "listRelation" not in (ports / "people.xml").read_text()
    assert problems(ports) == []


def test_a_file_changed_meanwhile_is_read_again_and_not_overwritten(ports: Path) -> None:
    found = session(ports)
    question = asked(found, "date:d1")
    path = ports / "port.xml"
    path.write_text(path.read_text().replace("June 24", "June 25"))
    changed = path.read_bytes()
    with pytest.raises(RefusedError, match=r"port\.xml changed on disk and was read again"):
        found.answer(question, Answer(Choice.ACCEPT))
    assert path.read_bytes() == changed
    assert asked(found, "date:d1").places[0].quote == "June 25"
    found.answer(asked(found, "date:d1"), Answer(Choice.ACCEPT))
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(RefusedError, match="changed on disk since"):
        found.back()
    assert path.read_bytes().endswith(b"</TEI>\n\n")


def test_a_file_broken_meanwhile_is_said_and_the_rest_goes_on(ports: Path) -> None:
    found = session(ports)
    (ports / "port.xml").write_text("<TEI")
    assert found.refresh() == (ports / "port.xml",)
    assert [problem.path.name for problem in found.problems] == ["port.xml"]
    found.answer(asked(found, "date:31 June 1994~1"), Answer(Choice.ACCEPT))
    with pytest.raises(RefusedError, match="mend it first"):
        found.answer(asked(found, "people.xml:okoro-j"), Answer(Choice.REJECT))


def test_a_question_is_known_again_after_other_answers_moved_it(ports: Path) -> None:
    found = session(ports)
    first, last = asked(found, "date:d1"), asked(found, "measure:m1")
    found.answer(first, Answer(Choice.ACCEPT))
    found.answer(last, Answer(Choice.CORRECT, "190"))
    assert "quantity='190'" in (ports / "port.xml").read_text()
    with pytest.raises(RefusedError, match="no question any more"):
        found.answer(last, Answer(Choice.ACCEPT))


def test_what_is_skipped_comes_last_once_and_back_takes_back(ports: Path) -> None:
    found = session(ports)
    before = {path: path.read_bytes() for path in ports.iterdir()}
    first = found.current()
    assert first is not None
    assert found.progress(first) == (1, 19)
    found.skip(first)
    second = found.current()
    assert second is not None
    assert second != first
    assert found.progress(second) == (2, 19)
    found.answer(second, Answer(Choice.REJECT))
    assert found.back()
    assert found.current() == second
    assert {path: path.read_bytes() for path in ports.iterdir()} == before
    assert found.back()
    assert found.current() == first
    assert not found.back()
    shown = []
    while (question := found.current()) is not None:
        shown.append(question.key)
        found.skip(question)
    assert shown == [q.key for q in found.questions] * 2


DRAWN = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(Choice), st.booleans()), max_size=12)
# What comes with a decision: the statement of who decided, that two are two, and the parts of a
# citation that is none.
BESIDE = {"respStmt", EDITOR, "reviewed what", "elation", "A. Smith", "Boats", "1990", "1993"}
CLOSING = {"</person>", "</event>"}
TYPED = {Choice.CORRECT: "1993", Choice.POINT: "people.xml#okoro-joy", Choice.MERGE: "okoro-joy"}


@settings(max_examples=40, deadline=None)
@given(DRAWN)
def test_after_any_decisions_files_are_valid_and_differ_where_decided(
    drawn: list[tuple[int, Choice, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = {path: path.read_text() for path in write_ports(folder)}
        found = session(folder)
        about: set[str] = set()
        stood = {name for path in before for name in load(path).ids}
        for number, choice, goes_back in drawn:
            if not found.questions:
                break
            question = found.questions[number % len(found.questions)]
            answer = Answer(choice, TYPED.get(choice, ""), question.names[1:2])
            try:
                found.answer(question, answer)
            except RefusedError:
                continue
            if goes_back:
                assert found.back()
                assert question in found.questions
                continue
            entry = answer.typed.rpartition("#")[2]
            about |= {question.identifier, question.other, entry, *question.names}
            about |= {place.quote for place in question.places}
            # A split makes an entry.
            about |= {name for path in before for name in load(path).ids} - stood
            assert problems(folder) == []
        words = {*filter(None, about), *BESIDE}
        for path, text in before.items():
            for line in changed_lines(text, path.read_text()):
                assert any(word in line for word in words) or line in CLOSING
        while found.back():
            pass
        assert {path: path.read_text() for path in before} == before


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_when_all_is_accepted_nothing_is_asked(order: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_ports(folder)
        found = session(folder)
        while found.questions:
            question = order.choice(found.questions)  # type: ignore[attr-defined]
            found.answer(question, Answer(Choice.ACCEPT))
        assert session(folder).questions == ()
        assert problems(folder) == []
