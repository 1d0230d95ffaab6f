"""Generated documents: whatever the typography, notes find their marks and nothing is lost."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpuskit.convert.readers.text import Source
from corpuskit.convert.structure import recover, source_characters
from corpuskit.convert.structure.restore import letters

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARKS: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "sup": (lambda n: str(n).translate(RAISED), lambda n: str(n).translate(RAISED) + " "),
    "bracket": (lambda n: f"[{n}]", lambda n: f"[{n}] "),
    "caret": (lambda n: f"[^{n}]", lambda n: f"[^{n}]: "),
    "glued": (str, lambda n: f"{n} "),
    "parens": (lambda n: f"({n})", lambda n: f"({n}) "),
    "spaced parens": (lambda n: f"\u00a0({n})", lambda n: f"({n}) "),
}
# fmt: off
WORDS = [
    "harbour", "quota", "grain", "treaty", "village", "council", "delegation", "winter", "summer",
    "archive", "ministry", "engine", "letter", "bridge", "market", "railway", "border", "survey",
    "doctor", "election", "budget", "orchard", "lighthouse", "tariff",
]
SMALL = [
    "and", "of", "the", "in", "to", "for", "with", "from", "under", "after", "before", "against",
    "a", "its",
]
# fmt: on

# Long enough to show how the lines are set.
OPENING = (
    "The papers of the commission were thought lost until a clerk, who had been sent to look for a "
    "ladder, found them behind the stove of the old customs house, where they had kept out the "
    "draught for thirty years and been spared by the mice because of the paste."
)

sentences = st.builds(
    lambda first, last, rest: f"The {first} {' '.join(rest)} {last}.",
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(WORDS + SMALL), min_size=6, max_size=18),
)


@dataclass(frozen=True)
class Made:
    """A document with what must be found in it."""

    text: str
    paragraphs: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


class Printer:
    """Print a document page by page, drawing what it says."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.mark, self.label = MARKS[draw(st.sampled_from(sorted(MARKS)))]
        self.paragraphs, self.printed = [OPENING], [OPENING]
        self.notes: list[tuple[str, str]] = []
        self.number = 0

    def page(self) -> None:
        first = len(self.notes)
        for _ in range(self.draw(st.integers(1, 3))):
            self.paragraph()
        tail = ""
        if len(self.notes) > first and self.draw(st.booleans()):
            above = self.draw(sentences)[:-1]
            tail = self.draw(sentences)[4:]
            self.paragraphs.append(f"{above} {tail}")
            self.printed.append(above)
        self.printed += [self.label(int(n)) + text for n, text in self.notes[first:]]
        if tail:
            self.printed.append(tail)

    def paragraph(self) -> None:
        plain = self.draw(st.lists(sentences, min_size=2, max_size=4))
        marked = []
        for sentence in plain:
            marked.append(sentence)
            if self.draw(st.booleans()):
                self.number += 1
                marked[-1] += self.mark(self.number)
                word = self.draw(st.sampled_from(WORDS))
                self.notes.append((str(self.number), f"Source {word}, p. {self.number}."))
        self.paragraphs.append(" ".join(plain))
        self.printed.append(" ".join(marked))


@st.composite
def documents(draw: st.DrawFn) -> Made:
    printer = Printer(draw)
    width = draw(st.sampled_from([0, 62, 72, 88]))
    restart = draw(st.booleans())
    for _ in range(draw(st.integers(1, 4))):
        printer.number = 0 if restart else printer.number
        printer.page()
    printed = printer.printed
    if width:
        printed = [textwrap.fill(each, width, break_on_hyphens=False) for each in printed]
    return Made("\n\n".join(printed), tuple(printer.paragraphs), tuple(printer.notes))


def source(text: str) -> Source:
    return Source("made", Path("made.txt"), tuple(text.split("\n")), "utf-8")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_notes_and_paragraphs_are_found(made: Made) -> None:
    recovery = recover(source(made.text))
    draft = recovery.draft
    notes = [
        (mark.get("n"), draft.passages[mark.passage].chars)
        for passage in draft.passages
        for mark in passage.marks
        if mark.tag == "note" and mark.passage is not None
    ]
    assert notes == list(made.notes)
    shown = [draft.passages[n] for n in draft.text.numbers()]
    assert [p.chars for p in shown if p.kind == "p"] == list(made.paragraphs)
    assert recovery.problems == ()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_nothing_of_a_document_is_lost(made: Made) -> None:
    assert source_characters(recover(source(made.text)).draft) == letters(made.text)


# fmt: off
PIECES = [
    "¹", "²", "³ ", "†", "† ", "‡", "***", "(1)", "(2) ", "[1]", "[^2]: ", "1. ", "12 ", "*", "**", "_", "<i>", "</i>", "\t", "|", "- ",
    "\n", "\n\n", "\n\f", ":", ";", ".", ",", "—", "-\n", "(a) ", "I. ", "Notes", "# ", "   ",
    "Table 1. Fish", "Source: x", "Ibid.", "word", "Word", "the", " ", "1995", "By Ann Lee", "46",
]
# fmt: on
# A page that begins inside a line has no line number of its own, so its order is not kept.
strange = st.text(st.characters(exclude_characters="\f"), max_size=6)
pieces = st.one_of(st.sampled_from(PIECES), strange)


@settings(max_examples=400, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=60).map("".join))
def test_no_input_raises_and_nothing_is_lost(text: str) -> None:
    made = source(text)
    draft = recover(made).draft
    assert sorted(source_characters(draft)) == sorted(letters("\n".join(made.lines)))
    assert source_characters(draft) == letters("\n".join(made.lines))
    for passage in draft.passages:
        for mark in passage.marks:
            assert 0 <= mark.start <= mark.end <= len(passage.chars)
