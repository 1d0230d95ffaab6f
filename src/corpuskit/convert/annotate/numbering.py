"""Which note a printed number means."""

from __future__ import annotations

from corpuskit.core.passages import Draft, Passage


def notes(draft: Draft) -> tuple[Passage, ...]:
    """Return the notes in the order of their marks, those without a mark last."""
    order: dict[int, int] = {}
    for passage in draft.passages:
        for mark in passage.marks:
            if mark.tag == "note" and mark.passage is not None:
                order.setdefault(mark.passage, len(order))
    found = [passage for passage in draft.passages if passage.kind == "note"]
    return tuple(sorted(found, key=lambda note: (order.get(note.number, len(order)), note.number)))


def printed_numbers(draft: Draft) -> dict[int, str]:
    """Return the number printed at each note's mark, by passage; one without is counted."""
    printed: dict[int, str] = {}
    for passage in draft.passages:
        for mark in passage.marks:
            if mark.tag == "note" and mark.passage is not None and mark.get("n"):
                printed.setdefault(mark.passage, mark.get("n") or "")
    for place, note in enumerate(notes(draft), start=1):
        printed.setdefault(note.number, str(place))
    return printed


def note_numbers(draft: Draft) -> dict[int, dict[str, int]]:
    """Return, for each note, which passage each printed number means there.

    Where numbering restarts, a number means the note of the same run, so the run's notes are
    shared by all of its members, those that follow included («see note 14 below»).
    """
    printed = printed_numbers(draft)
    runs: list[dict[str, int]] = [{}]
    members: list[list[int]] = [[]]
    for note in notes(draft):
        number = printed[note.number]
        if number in runs[-1]:
            runs.append({})
            members.append([])
        runs[-1][number] = note.number
        members[-1].append(note.number)
    return {passage: run for run, inside in zip(runs, members, strict=True) for passage in inside}
