"""CIT003: A short citation points to a note that does not cite its author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.vocabulary import fold
from corpuskit.checks.check import Check, Example
from corpuskit.claims.model import Extract
from corpuskit.claims.model.citation import CitedWork, NoteNumber
from corpuskit.core.findings import Evidence, Finding, Level


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield «Haldane (note 2)» where the name Haldane does not occur in note 2."""
    for extract in extracts:
        notes = {(note.run, note.number): note for note in extract.notes}
        for work in extract.cited:
            note = notes.get((work.run, work.points_to))
            if note is None or not work.names or not _astray(work, note):
                continue
            names = " and ".join(work.names)
            elsewhere = sorted(
                {
                    other.note
                    for other in extract.cited
                    if other.run == work.run
                    and other is not work
                    and not other.points_to
                    and other.title
                    and work.surnames <= other.surnames
                }
            )
            meant = f"; note {elsewhere[0]} does" if len(elsewhere) == 1 else ""
            yield CHECK.finding(
                f"{names} is cited as in note {note.number} in {work.where.citation}, but note "
                f"{note.number} does not name {names}{meant}",
                [Evidence(work.where, f"points to note {note.number}"), Evidence(note.where, "")],
            )


def _astray(work: CitedWork, note: NoteNumber) -> bool:
    words = {surname_skeleton(word) for word in fold(note.text).split()}
    parts = [{surname_skeleton(part) for part in fold(name).split()} for name in work.names]
    return bool(words) and not any(part & words for part in parts)


CHECK = Check(
    id="CIT003",
    slug="reference-to-wrong-note",
    level=Level.WARNING,
    summary="A short citation points to a note that does not cite its author.",
    why="The reader is sent to another work, and what rests on the citation cannot be checked.",
    fix="Find the note that cites the work in full and correct the number.",
    find=find,
    reported=(
        Example(
            "the next note is meant",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2] It came back.[3]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.\n\n"
                    "[2] Haldane, T., *The Public Sea* (Hart: Oxford, 1997), p. 3.\n\n"
                    "[3] Haldane (note 1), p. 12.\n"
                )
            },
        ),
    ),
    silent=(
        Example(
            "the note is the right one",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2] It came back.[3]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.\n\n"
                    "[2] Haldane, T., *The Public Sea* (Hart: Oxford, 1997), p. 3.\n\n"
                    "[3] Haldane (note 2), p. 12.\n"
                )
            },
        ),
        Example(
            "another spelling of the name",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Chernyayev, A., *Shest let* (Progress: Moscow, 1993), p. 9.\n\n"
                    "[2] Chernyaev (note 1), p. 12.\n"
                )
            },
        ),
        Example(
            "the note cites it in a short form itself",
            {
                "chapter": (
                    "The port closed.[1] The fleet left.[2] It came back.[3]\n\n"
                    "[1] Haldane, T., *The Public Sea* (Hart: Oxford, 1997), p. 3.\n\n"
                    "[2] Haldane, *Public Sea*, p. 9.\n\n[3] Haldane (note 2), p. 12.\n"
                )
            },
        ),
    ),
    references=(
        "The Chicago Manual of Style, 17th edition (2017), chapter 14: Notes and Bibliography",
        "Sweetland, Errors in Bibliographic Citations: A Continuing Problem, The Library Quarterly 59 (1989), pp. 291–304",
    ),
)
