"""When a document appeared, as its header says."""

from __future__ import annotations

from datetime import date

from lxml import etree

from corpuskit.claims.markup.blocks import attributes_of
from corpuskit.language.dates import read_attributes
from corpuskit.tei.names import tei

_READ = f".//{tei('note')}[@type='read'][@n='date']"


def is_stated(root: etree._Element) -> bool:
    """Tell whether a document says itself when it appeared, or a person says so in its header."""
    read = root.find(_READ)
    return read is None or (read.text or "").startswith("stated")


def publication_of(root: etree._Element) -> tuple[date, date] | None:
    """Return the days on which a document can have appeared, as its header says."""
    for element in root.iterfind(f".//{tei('sourceDesc')}//{tei('date')}"):
        covered = read_attributes(attributes_of(element))
        if covered is not None:
            return covered
    return None
