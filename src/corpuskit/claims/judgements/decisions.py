"""Read what people decided about claims: each `fs type="claim"` of a document.

People write these by hand, so reading is lenient: a value may stand in any of the elements that
hold one, and what is missing or misspelt is said while the rest counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from corpuskit.claims.markup.blocks import BlockText
from corpuskit.claims.markup.pointing import PointedFiles, feature_value, place_of_node
from corpuskit.claims.model.decision import Decision, Verdict
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Location
from corpuskit.tei.document import Document
from corpuskit.tei.names import tei

_READ = ("verdict", "over", "reason", "evidence", "correction", "asserted")
# Values of a claim that a person may set, and that nothing reads yet.
_SET = ("subject", "predicate", "time", "scope")
_TARGET = "the xml:id of a figure (measure, num), date or bibl"
_YES = frozenset({"true", "1"})
_NO = frozenset({"false", "0"})


def read_decisions(
    document: Document, texts: Sequence[BlockText]
) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Return what people decided in a document, and what of it is unclear."""
    reader = _Reader(document, PointedFiles(document, {"": (document, texts)}))
    for fs in document.tree.iter(tei("fs")):
        if fs.get("type") == "claim":
            reader.read(fs)
    return tuple(reader.decisions), tuple(reader.problems)


@dataclass
class _Reader:
    document: Document
    files: PointedFiles
    decisions: list[Decision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, fs: etree._Element) -> None:
        """Read one `fs`; it makes a decision on each thing that it points to."""
        features = self._features(fs)
        reason = _said(features, "reason")
        verdict = self._verdict(features)
        withdrawn = self._withdrawn(features)
        where = place_of_node(self.document, fs, reason or _said(features, "verdict") or "claim")
        decided = Decision(
            about=where,
            where=where,
            verdict=verdict,
            withdrawn=withdrawn,
            over=tuple(self._over(features, verdict)),
            reason=reason,
            by=tuple(self._names(fs)),
            evidence=tuple(self._evidence(features)),
            correction=_said(features, "correction"),
        )
        if not set(features) & {"verdict", "asserted", *_SET}:
            advice = 'add <f name="verdict"><symbol value="wrong"/></f>, or remove it'
            self._say(fs, "this fs decides nothing", advice)
        elif verdict is not None or withdrawn:
            self._complete(fs, decided)
        if not fs.get("corresp"):
            self._say(fs, "this fs is about nothing", f'add corresp="#m1", {_TARGET}')
        abouts = list(self._places(fs))
        self.decisions += [replace(decided, about=about) for about in abouts]

    def _say(self, node: etree._Element, message: str, advice: str) -> None:
        self.problems.append(self.document.problem(node, message, advice))

    def _features(self, fs: etree._Element) -> dict[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {}
        for f in fs.iterchildren(tei("f")):
            name = f.get("name") or ""
            found.setdefault(name, []).append(f)
            if name in _SET:
                self._say(f, f"the feature {name!r} is not read yet", "correct the text or markup")
            elif name not in _READ:
                known = ", ".join(_READ)
                self._say(f, f"a claim has no feature {name!r}", f"the features are {known}")
        return found

    def _verdict(self, features: Mapping[str, list[etree._Element]]) -> Verdict | None:
        values = {feature_value(f).casefold() for f in features.get("verdict", ())}
        if not values:
            return None
        value = values.pop() if len(values) == 1 else "; ".join(sorted(values))
        if value not in set(Verdict):
            at = features["verdict"][0]
            self._say(at, f"the verdict {value!r} has no effect", "write right or wrong, once")
            return None
        return Verdict(value)

    def _withdrawn(self, features: Mapping[str, list[etree._Element]]) -> bool:
        for f in features.get("asserted", ()):
            value = feature_value(f).casefold()
            if value in _NO:
                return True
            if value not in _YES:
                advice = 'write <binary value="false"/> to withdraw the claim'
                self._say(f, f"asserted={value!r} has no effect", advice)
        return False

    def _over(
        self, features: Mapping[str, list[etree._Element]], verdict: Verdict | None
    ) -> Iterator[Location]:
        for f in features.get("over", ()):
            if verdict is not Verdict.RIGHT:
                advice = "name the other side where a claim is judged right"
                self._say(f, "«over» has no effect without the verdict right", advice)
            elif not f.get("corresp"):
                self._say(f, "«over» names no other side", f'add corresp="#m2", {_TARGET}')
            else:
                yield from self._places(f)

    def _places(self, node: etree._Element) -> Iterator[Location]:
        """Yield what @corresp leads to; say which pointer leads to nothing that can be judged."""
        for pointer in (node.get("corresp") or "").split():
            place = self.files.place(pointer)
            if place is not None:
                yield place
            else:
                message = f"corresp={pointer!r} leads to no figure, date or cited work"
                self._say(node, message, f"point to {_TARGET}")

    def _names(self, fs: etree._Element) -> Iterator[str]:
        for pointer in (fs.get("resp") or "").split():
            name = self.files.words(pointer)
            if not name:
                advice = "point to a respStmt of this file, or to a person of the register"
                self._say(fs, f"resp={pointer!r} leads to nobody", advice)
            yield name or pointer

    def _evidence(self, features: Mapping[str, list[etree._Element]]) -> Iterator[str]:
        for f in features.get("evidence", ()):
            pointers = f"{f.get('source') or ''} {f.get('corresp') or ''}".split()
            yield from filter(None, (feature_value(f),))
            yield from (self.files.words(pointer) or pointer for pointer in pointers)

    def _complete(self, fs: etree._Element, decision: Decision) -> None:
        """Say what a decision lacks that who comes later will ask for; it counts all the same."""
        if not decision.reason:
            advice = 'add <f name="reason"><string>why</string></f>'
            self._say(fs, "a decision without its reason", advice)
        if not decision.by:
            advice = 'add resp="#id", the xml:id of the respStmt with your name in this file'
            self._say(fs, "a decision without the name of who decided", advice)


def _said(features: Mapping[str, list[etree._Element]], name: str) -> str:
    return "; ".join(filter(None, map(feature_value, features.get(name, ()))))
