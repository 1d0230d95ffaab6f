"""CIT001: The numbers of notes do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.model import Extract
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield notes whose number is lower than that of the note before, or leaves one out."""
    for extract in extracts:
        present = {note.number for note in extract.notes}
        for before, note in zip(extract.notes, extract.notes[1:], strict=False):
            if before.run != note.run:
                continue
            missing = range(before.number + 1, note.number)
            left_out = len(missing) == 1 and missing[0] not in present
            if note.number > before.number and not left_out:
                continue
            same = note.number == before.number
            back = "the number is given twice" if same else "the numbers go back"
            wrong = f"note {missing[0]} is left out" if left_out else back
            yield CHECK.finding(
                f"note {note.number} follows note {before.number} in {note.where.citation}: {wrong}",
                [
                    Evidence(before.where, f"note {before.number}"),
                    Evidence(note.where, f"note {note.number}"),
                ],
                why="notes are compared in the order of their marks in the text",
                fix=note.fix or before.fix,
            )


CHECK = Check(
    id="CIT001",
    slug="note-numbers-out-of-order",
    level=Level.WARNING,
    summary="The numbers of notes do not follow one another.",
    why="After a note is moved or deleted, every reference to a later note by number is wrong.",
    fix="Number the notes anew, and correct the references to them.",
    find=find,
    reported=(
        Example(
            "note 3 is left out",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2] It came back.[4]\n\n"
                    "[1] Harbour log, 3 May 1921.\n\n[2] Ship list, 4 May 1921.\n\n"
                    "[4] Harbour log, 9 May 1921.\n"
                )
            },
        ),
        Example(
            "one number is wrong",
            {
                "chapter.xml": (
                    '<p>The port closed.<note n="1">Log, 3 May.</note> The fleet left.<note n="2">'
                    'List, 4 May.</note> It came back.<note n="13">Log, 9 May.</note> It stayed.'
                    '<note n="4">Log, 9 June.</note> It sold.<note n="5">Log, 1 July.</note></p>'
                )
            },
        ),
        Example(
            "two notes changed places",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[3] It came back.[2] It stayed.[4]\n\n"
                    "[1] Harbour log, 3 May 1921.\n\n[2] Ship list, 4 May 1921.\n\n"
                    "[3] Harbour log, 9 May 1921.\n\n[4] Harbour log, 9 June 1921.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "an extract begins in the middle",
            {
                "chapter": (
                    "The port closed.[31] The fleet left.[32]\n\n"
                    "[31] Harbour log, 3 May 1921.\n\n[32] Ship list, 4 May 1921.\n"
                )
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
        "TEI P5 Guidelines, Elements Available in All TEI Documents: Notes, Annotation, and Indexing",
    ),
    fixes="Sets @n of a note that alone breaks the sequence to the number that its neighbours leave room for. Unsafe at the ends of a sequence, and where another note refers to the wrong number.",
)
