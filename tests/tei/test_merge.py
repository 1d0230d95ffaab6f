"""Three readings of «In 1995 they sold 40 boats.»: said by the machine, standing, seen now."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from corpuskit.tei.base import Seen
from corpuskit.tei.merge import Merged, is_signed, merge

YEAR, BOATS = (3, 7), (18, 26)


def seen(span: tuple[int, int], tag: str, xml_id: str = "", **attributes: str) -> Seen:
    return Seen(*span, tag, tuple(attributes.items()), xml_id)


def date(xml_id: str = "d1", **attributes: str) -> Seen:
    return seen(YEAR, "date", xml_id, **attributes)


def measure(xml_id: str = "m1", **attributes: str) -> Seen:
    return seen(BOATS, "measure", xml_id, **attributes)


SAID = date(when="1995")
SEES = replace(SAID, xml_id="")


@dataclass
class Case:
    """What was said, stands and is seen; what is to be done, and whom it is told."""

    base: list[Seen]
    ours: list[Seen]
    theirs: list[Seen]
    retagged: dict[int, dict[str, str | None]] = field(default_factory=dict)
    unwrapped: set[int] = field(default_factory=set)
    moved: dict[int, tuple[int, int]] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    pinned: frozenset[str] = frozenset()
    kept: frozenset[int] = frozenset()
    reworded: frozenset[int] = frozenset()

    def merged(self) -> Merged:
        return merge(
            self.base,
            self.ours,
            self.theirs,
            pinned=self.pinned,
            kept=self.kept,
            reworded=self.reworded,
        )


def signed(each: Seen) -> Seen:
    return replace(each, attributes=(*each.attributes, ("resp", "#reader")))


ALL = frozenset({0})
# fmt: off
CASES = {
    # Nobody changed anything, or one side did.
    "nothing changed": Case([SAID], [SAID], [SEES]),
    "a corrected attribute stands": Case([SAID], [date(when="1993")], [SEES]),
    "an added attribute stands": Case([SAID], [date(when="1995", cert="low")], [SEES]),
    "a removed attribute stays away": Case([SAID], [date()], [SEES]),
    "an attribute in another order is the same": Case([date(when="1995", cert="low")], [date(cert="low", when="1995")], [SEES], retagged={0: {"cert": None}}),
    "the machine corrects itself": Case([SAID], [SAID], [date("", when="1996")], retagged={0: {"when": "1996"}}),
    "the machine adds an attribute": Case([SAID], [SAID], [date("", when="1995", cert="low")], retagged={0: {"cert": "low"}}),
    "the machine takes an attribute away": Case([date(when="1995", cert="low")], [date(when="1995", cert="low")], [SEES], retagged={0: {"cert": None}}),
    "both say the same now": Case([SAID], [date(when="1993")], [date("", when="1993")]),
    "each side another attribute": Case([SAID], [date(when="1995", rend="italic")], [date("", when="1995", cert="low")], retagged={0: {"cert": "low"}}),
    # Both changed one thing.
    "both changed it": Case([SAID], [date(when="1993")], [date("", when="1996")], conflicts=[('date when="1993"', 'date when="1996"')]),
    "both changed it, signed": Case([SAID], [signed(date(when="1993"))], [date("", when="1996")]),
    "who corrects a day decides on its end": Case([SAID], [date(notBefore="1993")], [date("", when="1996")], conflicts=[('date notBefore="1993"', 'date when="1996"')]),
    "who corrects a quantity decides on its bounds": Case(
        [measure(quantity="40")], [measure(quantity="41")], [measure("", quantity="40", max="50")],
        conflicts=[('measure quantity="41"', 'measure quantity="40" max="50"')],
    ),
    "who corrects a quantity does not decide on the unit": Case(
        [measure(quantity="40")], [measure(quantity="41")], [measure("", quantity="40", unit="count")], retagged={0: {"unit": "count"}},
    ),
    "another element instead": Case([SAID], [seen(YEAR, "num", "d1", value="1995")], [SEES]),
    "another element instead, and another reading": Case(
        [SAID], [seen(YEAR, "num", "d1", value="1995")], [date("", when="1996")],
        conflicts=[('num value="1995"', 'date when="1996"')],
    ),
    # Where it stands.
    "the machine moves what nobody touched": Case([SAID], [SAID], [replace(SEES, start=0)], moved={0: (0, 7)}),
    "what a person touched is not moved": Case([SAID], [date(when="1993")], [replace(SEES, start=0)]),
    "a person's extent stands": Case([SAID], [replace(SAID, end=12)], [SEES]),
    # Deleted.
    "a deleted element stays away": Case([SAID], [], [SEES], kept=ALL),
    "a deleted element stays away under another reading": Case([SAID], [], [date("", when="1996")], kept=ALL),
    "a deleted element stays away under another extent": Case([SAID], [], [replace(SEES, start=0)], kept=ALL),
    "nothing of its kind comes where one was deleted": Case([SAID, seen((0, 40), "bibl")], [], [SEES], kept=frozenset({0, 1})),
    "nothing else comes where one was deleted": Case([SAID], [], [seen(YEAR, "num", value="1995")], kept=ALL),
    "what was lost with its words is added": Case([SAID], [], [SEES], added=[0]),
    # Seen no longer.
    "withdrawn": Case([SAID], [SAID], [], unwrapped={0}),
    "not withdrawn when touched": Case([SAID], [date(when="1993")], [], conflicts=[('date when="1993"', "nothing")]),
    "not withdrawn when signed": Case([SAID], [signed(SAID)], []),
    "not withdrawn when its words were changed": Case([SAID], [SAID], [], reworded=ALL, conflicts=[('date when="1995"', "nothing")]),
    "not withdrawn when something points there": Case([SAID], [SAID], [], pinned=frozenset({"d1"})),
    # Words changed.
    "changed words: what the machine reads is told": Case([SAID], [SAID], [date("", when="2001")], reworded=ALL, conflicts=[('date when="1995"', 'date when="2001"')]),
    "changed words: nothing to tell": Case([SAID], [SAID], [SEES], reworded=ALL),
    "changed words: not moved": Case([SAID], [SAID], [replace(SEES, start=0)], reworded=ALL),
    # A person's own.
    "a person's element stands": Case([], [SAID], []),
    "a person's element as the machine sees it": Case([], [date("", when="1995", cert="high")], [SEES]),
    "a person's element otherwise than the machine sees it": Case([], [date("", when="1993")], [SEES], conflicts=[('date when="1993"', 'date when="1995"')]),
    "a person's element, signed": Case([], [signed(date("", when="1993"))], [SEES]),
    "nothing across a person's element": Case([], [seen((5, 12), "placeName")], [SEES], conflicts=[("placeName", 'date when="1995"')]),
    "nothing within a person's element": Case([], [seen((0, 12), "num")], [SEES], conflicts=[("num", 'date when="1995"')]),
    "within a person's citation": Case([], [seen((0, 30), "bibl")], [SEES], added=[0]),
    "a citation around a person's element": Case([], [date("", when="1995")], [seen((0, 30), "bibl")], added=[0]),
    "no citation within a person's citation": Case([], [seen((0, 30), "bibl")], [seen((3, 26), "bibl")], added=[], conflicts=[]),
    # New.
    "new": Case([SAID], [SAID], [SEES, measure("", quantity="40")], added=[1]),
    # Citations.
    "a citation stays while a part of it stays": Case(
        [seen((0, 30), "bibl", "cit1"), seen((3, 7), "publisher")], [seen((0, 30), "bibl", "cit1"), seen((3, 7), "publisher", rend="italic")], [],
        conflicts=[('publisher rend="italic"', "nothing")],
    ),
    "a citation goes with its parts": Case(
        [seen((0, 30), "bibl", "cit1"), seen((3, 7), "publisher")], [seen((0, 30), "bibl", "cit1"), seen((3, 7), "publisher")], [], unwrapped={0, 1},
    ),
}
# fmt: on


@pytest.mark.parametrize("case", CASES.values(), ids=[name.replace(" ", "-") for name in CASES])
def test_merge(case: Case) -> None:
    merged = case.merged()
    assert merged.retagged == case.retagged
    assert merged.unwrapped == case.unwrapped
    assert merged.moved == case.moved
    assert merged.added == case.added
    assert [(each.stands, each.read) for each in merged.conflicts] == case.conflicts


def after(case: Case, merged: Merged) -> list[Seen]:
    """Return what stands in the file when all is done."""
    stands = []
    for o, each in enumerate(case.ours):
        if o not in merged.unwrapped:
            changes = merged.retagged.get(o, {})
            left = [(k, changes.get(k, v)) for k, v in each.attributes if changes.get(k, v)]
            left += [(k, v) for k, v in changes.items() if v and k not in dict(each.attributes)]
            start, end = merged.moved.get(o, (each.start, each.end))
            pairs = tuple((k, str(v)) for k, v in left)
            stands.append(replace(each, start=start, end=end, attributes=pairs))
    return [*stands, *(case.theirs[t] for t in merged.added)]


@pytest.mark.parametrize("case", CASES.values(), ids=[name.replace(" ", "-") for name in CASES])
def test_what_was_decided_once_is_decided(case: Case) -> None:
    """Merged again, with what was remembered, nothing more happens and the same is told."""
    first = case.merged()
    base = [*first.base, *(case.theirs[t] for t in first.added)]
    ours = after(case, first)
    kept = frozenset(
        n for n, each in enumerate(base) if not any(_is_there(each, other) for other in ours)
    )
    reworded = frozenset(n for n, each in enumerate(base) if each.reworded)
    again = merge(base, ours, case.theirs, pinned=case.pinned, kept=kept, reworded=reworded)
    assert (again.retagged, again.unwrapped, again.moved, again.added) == ({}, set(), {}, [])
    assert len(again.conflicts) == len(first.conflicts)


def _is_there(each: Seen, other: Seen) -> bool:
    if each.xml_id:
        return each.xml_id == other.xml_id
    return each.tag == other.tag and each.start < other.end and other.start < each.end


def test_an_element_is_known_by_its_id_wherever_it_stands() -> None:
    other = replace(SAID, start=30, end=34)
    assert merge([SAID], [other], []).unwrapped == set()
    assert merge([SAID], [other], []).conflicts


def test_of_two_elements_the_one_that_shares_more_is_the_same() -> None:
    said = seen((0, 10), "date", when="1995")
    ours = [seen((0, 3), "date", when="1995"), seen((4, 10), "date", when="1995")]
    merged = merge([said], ours, [replace(said, attributes=(("when", "1996"),))])
    assert merged.retagged == {1: {"when": "1996"}}


def test_spans_that_lie_far_apart_are_found() -> None:
    long = Seen(0, 1000, "bibl")
    sees = Seen(700, 704, "date", (("when", "1995"),))
    assert merge([], [long], [sees]).added == [0]
    assert merge([], [replace(long, tag="num")], [sees]).added == []


@pytest.mark.parametrize(
    ("resp", "expected"), [("#reader", True), ("#corpuskit", False), ("", False)]
)
def test_signed(resp: str, expected: bool) -> None:
    assert is_signed((("when", "1995"), ("resp", resp))) is expected


def test_what_a_person_signed_as_it_was_said_is_not_read_anew() -> None:
    said = seen((3, 7), "date", when="1995", cert="low")
    signed = seen((3, 7), "date", when="1995", resp="#ada-byron")
    merged = merge([said], [signed], [seen((3, 7), "date", when="1994", cert="low")])
    assert not merged.retagged
    assert not merged.conflicts
    assert not merge([said], [signed], []).unwrapped
