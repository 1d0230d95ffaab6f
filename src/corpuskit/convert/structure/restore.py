"""The inverse of recovery: the letters and digits of the source, in its order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpuskit.core.passages import Draft, Mark, Passage

MARKUP = re.compile(r"</?(?:i|em|b|strong|sup)>", re.I)


def source_characters(draft: Draft) -> str:
    """Return every letter and digit of a draft in the order of its source.

    Notes are back at the bottom of their page with their number at the mark and before the
    text. What was moved is put back by line: of each passage, and of each page break.
    """
    pieces: list[tuple[int, int, str]] = []
    for number in draft.text.numbers():
        _collect(draft, draft.passages[number], pieces)
    pieces.sort(key=lambda piece: piece[:2])
    return letters("".join(text for _, _, text in pieces))


def letters(text: str) -> str:
    """Return the letters and digits of a text, raised digits as digits, tags left out.

    >>> letters("<i>Policy</i>.¹ 2 %")
    'Policy12'
    """
    plain = unicodedata.normalize("NFKC", MARKUP.sub("", text))
    return "".join(each for each in plain if each.isalnum())


def _collect(draft: Draft, passage: Passage, pieces: list[tuple[int, int, str]]) -> None:
    """Append the stretches of a passage and of its notes, each with its line."""
    lead = ""
    if passage.kind == "note":
        lead = _number_of(draft, passage)
    line, at = passage.line, 0
    below: list[Passage] = []
    for mark in _points(passage):
        lead += passage.chars[at : mark.start]
        at = mark.start
        if mark.tag == "note" and mark.passage is not None:
            lead += f" {mark.get('n') or ''} "
            below.append(draft.passages[mark.passage])
        elif mark.tag == "pb" and mark.passage is not None:
            pieces.append((line, len(pieces), lead))
            lead, line = "", draft.passages[mark.passage].line
    pieces.append((line, len(pieces), lead + passage.chars[at:]))
    for note in below:
        _collect(draft, note, pieces)


def _points(passage: Passage) -> Iterator[Mark]:
    points = [mark for mark in passage.marks if mark.tag in {"note", "pb"}]
    return iter(sorted(points, key=lambda mark: mark.start))


def _number_of(draft: Draft, note: Passage) -> str:
    if note.host is None:
        return ""
    marks = draft.passages[note.host].marks
    return next((m.get("n") or "" for m in marks if m.passage == note.number), "")
