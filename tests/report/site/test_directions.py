"""What is written from right to left does not scramble what stands beside it."""

from __future__ import annotations

import json

import pytest
from markupsafe import Markup

from corpuskit.bib.entry import Entry, Person
from corpuskit.report.site.references import reference_parts
from corpuskit.report.site.rendering import data_block, isolated, script_of

OVERRIDE = "\u202e"


def test_each_part_of_a_reference_is_isolated() -> None:
    work = Entry(authors=(Person("Rao", "Ann"),), title="تاريخ الموانئ", volume="2", date="1998")
    line = isolated(reference_parts(work))
    assert line == Markup(
        "<bdi>Ann Rao</bdi>, <bdi>تاريخ الموانئ</bdi>, <bdi>vol. 2</bdi>, <bdi>1998</bdi>"
    )
    assert isolated(["<b>", f"a{OVERRIDE}b", ""]) == "<bdi>&lt;b&gt;</bdi>, <bdi>a\ufffdb</bdi>"


@pytest.mark.parametrize("words", [f"a{OVERRIDE}b", f"a\\{OVERRIDE}b", f"\\\\{OVERRIDE}"])
def test_what_turns_all_that_follows_is_shown(words: str) -> None:
    expected = words.replace(OVERRIDE, "\ufffd")
    assert json.loads(data_block({"x": words})) == {"x": expected}
    said = script_of("f", words).decode().removeprefix("f(").removesuffix(");\n")
    assert json.loads(said) == expected


def test_words_that_name_the_character_stay() -> None:
    assert json.loads(data_block("\\u202e")) == "\\u202e"
