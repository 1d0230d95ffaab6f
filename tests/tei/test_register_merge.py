"""Names that the machine finds, and a register that people keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpuskit.tei.base import RegisterBase
from corpuskit.tei.document import Document, parse
from corpuskit.tei.edit import spliced
from corpuskit.tei.likeness import Likeness
from corpuskit.tei.register_merge import Proposal, propose_to, register_edits, withdrawable
from corpuskit.tei.registers import PEOPLE, identifier_of

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>\n  <listPerson>'
FOOT = "\n  </listPerson>\n</standOff></TEI>"

Entries = Mapping[str, Sequence[str]]


def same(a: str, b: str) -> bool:
    return a.split()[-1] == b.split()[-1] and a[0] == b[0]


def identifier(name: str) -> str:
    return identifier_of(name, "person")


def person(key: str, names: Sequence[str], more: str = "") -> str:
    written = "".join(f"\n      <persName>{name}</persName>" for name in names)
    return f'\n    <person xml:id="{key}" resp="#corpuskit">{written}{more}\n    </person>'


def register(entries: Entries) -> Document:
    text = HEAD + "".join(person(key, names) for key, names in entries.items()) + FOOT
    return parse(text.encode(), Path("people.xml"))


def proposal(stands: Document, base: Entries | None, names: Sequence[str]) -> Proposal:
    said = None if base is None else RegisterBase({k: tuple(v) for k, v in base.items()})
    return propose_to(PEOPLE, stands, said, names, likeness=Likeness(same), identifier=identifier)


@dataclass
class Case:
    """What was proposed, what stands, which names are found; where each leads, what is added."""

    base: Entries | None
    stands: Entries
    names: list[str]
    ids: dict[str, str]
    entries: dict[str, list[str]] = field(default_factory=dict)
    more: dict[str, list[str]] = field(default_factory=dict)


BOTH = {"ada-lee": ["Ada Lee"], "bo-ray": ["Bo Ray"]}
# fmt: off
CASES = {
    "nothing new": Case(BOTH, BOTH, ["Ada Lee", "Bo Ray"], {"Ada Lee": "ada-lee", "Bo Ray": "bo-ray"}),
    "a new name": Case(BOTH, BOTH, ["Cy Ott"], {"Cy Ott": "cy-ott"}, {"cy-ott": ["Cy Ott"]}),
    "another form of a name": Case(BOTH, BOTH, ["A. Lee"], {"A. Lee": "ada-lee"}, more={"ada-lee": ["A. Lee"]}),
    "two forms of a new name": Case(BOTH, BOTH, ["C. Ott", "Cyr Ott"], {"Cyr Ott": "cyr-ott", "C. Ott": "cyr-ott"}, {"cyr-ott": ["Cyr Ott", "C. Ott"]}),
    "merged: both names lead to the one left": Case(BOTH, {"ada-lee": ["Ada Lee", "Bo Ray"]}, ["Ada Lee", "Bo Ray"], {"Ada Lee": "ada-lee", "Bo Ray": "ada-lee"}),
    "split: each name leads to its own": Case(
        {"ada-lee": ["Ada Lee", "A. Lee"]}, {"ada-lee": ["Ada Lee"], "aron-lee": ["A. Lee"]}, ["Ada Lee", "A. Lee"],
        {"Ada Lee": "ada-lee", "A. Lee": "aron-lee"},
    ),
    "moved to another entry": Case(BOTH, {"ada-lee": [], "bo-ray": ["Bo Ray", "Ada Lee"]}, ["Ada Lee"], {"Ada Lee": "bo-ray"}),
    "renamed: the entry of the old name": Case(BOTH, {"ada-lee": ["Dame Ada"], "bo-ray": ["Bo Ray"]}, ["Ada Lee"], {"Ada Lee": "ada-lee"}),
    "another id": Case(BOTH, {"lee": ["Ada Lee"], "bo-ray": ["Bo Ray"]}, ["Ada Lee"], {"Ada Lee": "lee"}),
    "deleted: not added again": Case(BOTH, {"bo-ray": ["Bo Ray"]}, ["Ada Lee", "Bo Ray"], {"Bo Ray": "bo-ray"}),
    "deleted: nor another form of it": Case(BOTH, {"bo-ray": ["Bo Ray"]}, ["A. Lee"], {}),
    "all deleted": Case(BOTH, {}, ["Ada Lee", "Bo Ray"], {}),
    "a person's entry": Case({}, {"x": ["Ada Lee"]}, ["Ada Lee"], {"Ada Lee": "x"}),
    "an id that a person took": Case({}, {"ada-lee": ["Another"]}, ["Ada Lee"], {"Ada Lee": "ada-lee-2"}, {"ada-lee-2": ["Ada Lee"]}),
    "the id of a deleted entry is not given again": Case({"ada-lee": ["Zoe Zane"]}, {}, ["Ada Lee"], {"Ada Lee": "ada-lee-2"}, {"ada-lee-2": ["Ada Lee"]}),
    "no base: nothing is added": Case(None, {"ada-lee": ["Ada Lee"]}, ["Ada Lee", "Cy Ott"], {"Ada Lee": "ada-lee"}),
    "no base: a form of a name is led, not added": Case(None, {"ada-lee": ["Ada Lee"]}, ["A. Lee"], {"A. Lee": "ada-lee"}),
    "an empty base: the machine may propose": Case({}, {}, ["Ada Lee"], {"Ada Lee": "ada-lee"}, {"ada-lee": ["Ada Lee"]}),
}
# fmt: on
SLUGS = [name.replace(" ", "-") for name in CASES]


@pytest.mark.parametrize("case", CASES.values(), ids=SLUGS)
def test_what_is_proposed(case: Case) -> None:
    found = proposal(register(case.stands), case.base, case.names)
    assert dict(found.ids) == case.ids
    assert {entry.identifier: list(entry.names) for entry in found.entries} == case.entries
    assert {key: list(names) for key, names in found.names.items()} == case.more


@pytest.mark.parametrize("case", CASES.values(), ids=SLUGS)
def test_proposed_twice_is_proposed_once(case: Case) -> None:
    stands = register(case.stands)
    first = proposal(stands, case.base, case.names)
    data = spliced(stands.data, register_edits(PEOPLE, stands, first))
    after = parse(data, stands.path)
    again = proposal(after, first.base.entries, case.names)
    assert dict(again.ids) == dict(first.ids)
    assert not again.entries
    assert not again.names
    assert again.base == first.base


def test_new_entries_stand_in_the_order_of_ids() -> None:
    stands = register(BOTH)
    found = proposal(stands, BOTH, ["Al Zed", "Cy Ott", "A. Lee", "Axe & Son"])
    data = spliced(stands.data, register_edits(PEOPLE, stands, found)).decode()
    assert data == (
        HEAD
        + person("ada-lee", ["Ada Lee", "A. Lee"])
        + person("al-zed", ["Al Zed"])
        + person("axe-son", ["Axe &amp; Son"])
        + person("bo-ray", ["Bo Ray"])
        + person("cy-ott", ["Cy Ott"])
        + FOOT
    )


def test_what_people_wrote_in_a_register_stays() -> None:
    entry = (
        "\n\t<!-- who? -->\n\t<person resp='#corpuskit'  xml:id='ada-lee'><persName >Ada "
        "Lee</persName>\n\t\t<occupation>clerk</occupation></person>"
    )
    stands = parse((HEAD + entry + FOOT).encode(), Path("people.xml"))
    found = proposal(stands, {"ada-lee": ["Ada Lee"]}, ["A. Lee", "Bo Ray"])
    data = spliced(stands.data, register_edits(PEOPLE, stands, found)).decode()
    written = entry.replace("</persName>", "</persName><persName>A. Lee</persName>")
    other = '\n\t<person xml:id="bo-ray" resp="#corpuskit">\n\t  <persName>Bo Ray</persName>\n\t</person>'
    assert data == HEAD + written + other + FOOT


def test_an_entry_without_an_id_gets_one_when_it_is_used() -> None:
    entry = "\n    <person><persName>Ada Lee</persName></person>"
    stands = parse((HEAD + entry + FOOT).encode(), Path("people.xml"))
    unused = proposal(stands, {}, [])
    assert spliced(stands.data, register_edits(PEOPLE, stands, unused)) == stands.data
    used = proposal(stands, {}, ["Ada Lee"])
    data = spliced(stands.data, register_edits(PEOPLE, stands, used)).decode()
    assert data == HEAD + entry.replace("<person>", '<person xml:id="ada-lee">') + FOOT


# fmt: off
@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(person("ada-lee", ["Ada Lee"]), ("ada-lee",), id="as proposed"),
        pytest.param(person("ada-lee", ["Ada Lee", "Ada"]), (), id="with a name more"),
        pytest.param(person("ada-lee", ["Dr Ada Lee"]), (), id="with another name"),
        pytest.param(person("ada-lee", ["Ada Lee"], "<occupation>clerk</occupation>"), (), id="with an occupation"),
        pytest.param(person("ada-lee", ["Ada Lee"]).replace("#corpuskit", "#reader"), (), id="signed"),
        pytest.param(person("lee", ["Ada Lee"]), (), id="with another id"),
    ],
)
def test_only_what_nobody_edited_is_withdrawn(entry: str, expected: tuple[str, ...]) -> None:
    stands = parse((HEAD + entry + FOOT).encode(), Path("people.xml"))
    base = RegisterBase({"ada-lee": ("Ada Lee",)})
    assert withdrawable(PEOPLE, stands, base) == expected
# fmt: on


def test_an_entry_that_is_withdrawn_goes_with_its_line() -> None:
    stands = register(BOTH)
    found = proposal(stands, BOTH, ["Bo Ray"])
    data = spliced(stands.data, register_edits(PEOPLE, stands, found, ["ada-lee"]))
    assert data.decode() == HEAD + person("bo-ray", ["Bo Ray"]) + FOOT
