"""Read which findings people accept: each `fs type="suppression"` of a document.

People write these by hand; what keeps one from taking effect is said with its place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from corpuskit.claims.markup.blocks import BlockText
from corpuskit.claims.markup.pointing import PointedFiles, feature_value, place_of_node
from corpuskit.claims.model.suppression import Suppression
from corpuskit.core.errors import Problem
from corpuskit.tei.document import Document
from corpuskit.tei.names import XML_ID, tei

SUPPRESSION = "suppression"
_FEATURES = ("check", "reason", "until")


def read_suppressions(
    document: Document, texts: Sequence[BlockText]
) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """Return the suppressions of a document, and what of them is unclear."""
    reader = _Reader(document, PointedFiles(document, {"": (document, texts)}))
    for fs in document.tree.iter(tei("fs")):
        if fs.get("type") == SUPPRESSION:
            reader.read(fs)
    return tuple(reader.found), tuple(reader.problems)


@dataclass
class _Reader:
    document: Document
    files: PointedFiles
    found: list[Suppression] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, fs: etree._Element) -> None:
        """Read one `fs`; without a check or a side it silences nothing."""
        values = self._values(fs)
        check, reason = values["check"], values["reason"]
        about = tuple(self._sides(fs))
        if not check:
            advice = 'add <f name="check"><symbol value="FIG001"/></f>'
            self._say(fs, "this suppression names no check", advice)
        if not fs.get("corresp"):
            advice = 'add corresp="#m1 report.xml#m3", the xml:id of every side of the finding'
            self._say(fs, "this suppression is about nothing", advice)
        by = tuple(self._names(fs))
        until, clear = self._until(fs, values["until"])
        where = place_of_node(self.document, fs, reason or check or SUPPRESSION)
        if check and about and clear:
            self.found.append(Suppression(check, about, where, reason, by, until))

    def _say(self, node: etree._Element, message: str, advice: str) -> None:
        self.problems.append(self.document.problem(node, message, advice))

    def _values(self, fs: etree._Element) -> dict[str, str]:
        values = dict.fromkeys(_FEATURES, "")
        for f in fs.iterchildren(tei("f")):
            name = f.get("name") or ""
            if name not in values:
                known = ", ".join(_FEATURES)
                self._say(f, f"a suppression has no feature {name!r}", f"the features are {known}")
            elif values[name]:
                self._say(f, f"a second {name!r} has no effect", "keep one of them")
            else:
                values[name] = feature_value(f)
        return values

    def _sides(self, fs: etree._Element) -> Iterator[tuple[str, str]]:
        for pointer in (fs.get("corresp") or "").split():
            found = self.files.element(pointer)
            if found is None:
                advice = "point to the xml:id of a side of the finding"
                self._say(fs, f"corresp={pointer!r} leads to nothing", advice)
            else:
                file, element = found
                yield os.path.realpath(file.path), element.get(XML_ID) or ""

    def _names(self, fs: etree._Element) -> Iterator[str]:
        pointers = (fs.get("resp") or "").split()
        if not pointers:
            advice = 'add resp="#id", the xml:id of the respStmt with your name in this file'
            self._say(fs, "a suppression without the name of who accepts", advice)
        for pointer in pointers:
            name = self.files.words(pointer)
            if not name:
                advice = "point to a respStmt of this file, or to a person of the register"
                self._say(fs, f"resp={pointer!r} leads to nobody", advice)
            yield name or pointer

    def _until(self, fs: etree._Element, value: str) -> tuple[date | None, bool]:
        """Return the last day, and whether it is clear; an unclear one must not hold for ever."""
        try:
            return (date.fromisoformat(value) if value else None), True
        except ValueError:
            advice = "write a day, such as 2027-06-30"
            self._say(fs, f"until={value!r} is no day, and the suppression has no effect", advice)
            return None, False
