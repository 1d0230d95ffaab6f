"""What is wrong with an element at its place among the others, and where it belongs."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from lxml import etree

from corpuskit.tei.diagnostic import Diagnostic
from corpuskit.tei.grammar import NOTHING, Pattern, after, allowed, definitions, members
from corpuskit.tei.intentions import bare, intentions
from corpuskit.tei.names import TEI, local
from corpuskit.tei.spans import Spans
from corpuskit.tei.suggestions import nearest
from corpuskit.tei.wording import elements, rank, ranked, shown, some

# Of a flood of misplaced elements the first are enough to be told where they could stand.
_LOOKED_BACK = 40
_MISSING = 3
_NAMED = 4
_LOOKED_AT = 300


class Siblings:
    """Read the children of one element in their order; `state` is what may come next.

    Of the `renamed` another element was meant, so that what they lack or hold says nothing.
    """

    def __init__(self, spans: Spans, parent: etree._Element, content: Pattern) -> None:
        self.state = content
        self._content = content
        self._spans = spans
        self._parent = parent
        self._taken: list[tuple[etree._Element, str]] = []
        self._assumed: list[str] = []
        self.renamed: set[etree._Element] = set()

    def take(self, child: etree._Element) -> Diagnostic | None:
        """Go over a child; return what is wrong with it there, if anything."""
        tag = local(str(child.tag))
        if not str(child.tag).startswith(f"{{{TEI}}}") or tag not in definitions():
            return self._unknown(child, tag)
        following = after(self.state, tag)
        if following == NOTHING and tag in self._assumed:
            # It stands too late, which was said of what stands before it.
            self._assumed.remove(tag)
            return None
        if following == NOTHING:
            return self._misplaced(child, tag)
        self.state = following
        self._taken.append((child, tag))
        return None

    def _unknown(self, child: etree._Element, tag: str) -> Diagnostic:
        parent = local(str(self._parent.tag))
        message = f"{shown(child)} is not in the schema"
        if not str(child.tag).startswith(f"{{{TEI}}}"):
            hint = f'write it in the TEI namespace, xmlns="{TEI}"' if tag in definitions() else ""
            return self._said(child, message, hint or f"<{parent}> may hold {self._next()} here")
        # Exactly so written it is another vocabulary's: nothing that resembles it is meant.
        meant = intentions().elements.get(tag)
        near = self._near(tag) if meant is None else meant[1:-1] if bare(meant) else None
        if near is None:
            write = f"write {meant}; " if meant else ""
            return self._said(child, message, f"{write}<{parent}> may hold {self._next()} here")
        return self._renamed(child, message, near, f"did you mean <{near}>?")

    def _renamed(self, child: etree._Element, message: str, near: str, hint: str) -> Diagnostic:
        following = after(self.state, near)
        self.state = self.state if following == NOTHING else following
        self.renamed.add(child)
        place, twin = self._spans.name(child), self._spans.end_name(child)
        return self._spans.diagnostic(place, message, hint, mend=near, twin=twin)

    def _near(self, tag: str) -> str | None:
        return nearest(tag, sorted(allowed(self.state))) or nearest(tag, sorted(definitions()))

    def _misplaced(self, child: etree._Element, tag: str) -> Diagnostic:
        missing = self._missing(tag)
        if missing:
            return self._too_early(child, tag, missing)
        message = f"{shown(child)} cannot stand here in {shown(self._parent)}"
        meant = intentions().misplaced.get(tag, "").partition(";")[0]
        if bare(meant) and after(self.state, meant[1:-1]) != NOTHING:
            return self._renamed(child, message, meant[1:-1], self._elsewhere(tag))
        hint = self._too_late(tag) or self._elsewhere(tag)
        return self._said(child, message, "; ".join(part for part in (hint, self._may()) if part))

    def _too_early(self, child: etree._Element, tag: str, missing: tuple[str, ...]) -> Diagnostic:
        others = [t for t in ranked(self.state) if after(after(self.state, t), tag) != NOTHING]
        for step in (*missing, tag):
            self.state = after(self.state, step)
        self._taken.append((child, tag))
        self._assumed += missing
        message = f"{shown(child)} cannot stand yet in {shown(self._parent)}"
        before = some(list(missing), "<{}>", last=" and ")
        if len(missing) == 1 and len(others) > 1:
            before = some(others[:_NAMED], "<{}>", last=" or ")
        return self._said(child, message, f"before it must come {before}")

    def _missing(self, tag: str) -> tuple[str, ...]:
        """Return the elements that are missing before one, fewest first; none where none are."""
        waiting: list[tuple[Pattern, tuple[str, ...]]] = [(self.state, ())]
        for state, steps in waiting:
            if after(state, tag) != NOTHING:
                return steps
            if len(steps) < _MISSING and len(waiting) < _LOOKED_AT and tag in members(state):
                waiting += [(after(state, step), (*steps, step)) for step in ranked(state)]
        return ()

    def _too_late(self, tag: str) -> str:
        """Return where among its earlier siblings an element could stand, in words."""
        taken = self._taken
        if len(taken) > _LOOKED_BACK:
            return ""
        for place in reversed(range(len(taken))):
            before, behind = [t for _, t in taken[:place]], [t for _, t in taken[place:]]
            if self._fits([*before, tag, *behind]):
                line, _ = self._spans.document.positions.of(taken[place][0])
                return f"move it before the <{taken[place][1]}> of line {line}"
            if taken[place][1] == tag and self._fits([*before, *behind[1:], tag]):
                line, _ = self._spans.document.positions.of(taken[place][0])
                return f"there is one already, at line {line}: only one may stand here"
        return ""

    def _fits(self, tags: list[str]) -> bool:
        state = self._content
        for tag in tags:
            state = after(state, tag)
        return state != NOTHING

    def _elsewhere(self, tag: str) -> str:
        """Return which element it belongs into: one around it, or those that hold such a one."""
        inner = self._parent
        for outer in self._parent.iterancestors():
            definition = definitions().get(local(str(outer.tag)))
            if definition is not None and tag in members(definition.content):
                line, _ = self._spans.document.positions.of(inner)
                return f"end the <{local(str(inner.tag))}> of line {line} before it"
            inner = outer
        if tag in intentions().misplaced:
            return f"write {intentions().misplaced[tag]}"
        holders = _holders()[tag]
        return f"move it into {some(list(holders), '<{}>', last=' or ')}" if holders else ""

    def _may(self) -> str:
        return (
            f"here may stand {self._next()}"
            if allowed(self.state)
            else "nothing more may stand here"
        )

    def _next(self) -> str:
        return elements(self.state) if allowed(self.state) else "no element"

    def _said(self, child: etree._Element, message: str, hint: str) -> Diagnostic:
        return self._spans.diagnostic(self._spans.name(child), message, hint)


@functools.cache
def _holders() -> Mapping[str, tuple[str, ...]]:
    """Return the elements that may hold each one, those first that matter most."""
    found: dict[str, list[str]] = {tag: [] for tag in definitions()}
    sizes = {tag: len(members(definition.content)) for tag, definition in definitions().items()}
    for outer in sorted(sizes, key=lambda tag: (rank(tag), sizes[tag])):
        for inner in members(definitions()[outer].content):
            found[inner].append(outer)
    return {tag: tuple(outers[:_NAMED]) for tag, outers in found.items()}
