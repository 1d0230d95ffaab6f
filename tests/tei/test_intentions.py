"""The table of what people mean names what the schema has."""

from __future__ import annotations

import re

from corpuskit.tei.grammar import definitions
from corpuskit.tei.intentions import intentions


def test_names_of_other_vocabularies_are_not_ours() -> None:
    assert not set(intentions().elements) & set(definitions())
    assert set(intentions().misplaced) <= set(definitions())


def test_what_is_meant_is_in_the_schema() -> None:
    for words in (*intentions().elements.values(), *intentions().misplaced.values()):
        for tag, given in re.findall(r"<(\w+)([^>]*)>", words):
            assert tag in definitions(), words
            attributes = re.findall(r"([\w:]+)=", given)
            assert set(attributes) <= set(definitions()[tag].attributes), words


def test_attributes_that_are_meant_are_somebodys() -> None:
    taken = {name for each in definitions().values() for name in each.attributes}
    printed = {f"xml:{name.partition('}')[2]}" if "}" in name else name for name in taken}
    assert set(intentions().attributes.values()) <= printed
