"""What a fix would change: edits of bytes, with their places as an editor counts them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the bytes from `start` to `end`, end excluded, of a file's text as UTF-8.

    Edits of one file do not overlap; of two insertions at one place the first comes first.
    """

    start: int
    end: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Replacement:
    """Hold an edit with the place of what it replaces: lines and columns from 1, end excluded.

    `old` are the bytes that it replaces, by which a file is known that was changed since.
    """

    edit: Edit
    old: bytes
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def text(self) -> str:
        """Return what comes in the place of the old characters, as it will stand in the file."""
        return self.edit.text.decode()


@dataclass(frozen=True, slots=True)
class Fix:
    """State how one file would be changed to mend what a finding reports.

    `says` is what is done, in words. `safe` fixes bring markup in line with the words that it
    stands on and change no word; others may lose what somebody meant, so they are only made when
    asked for.
    """

    path: str
    says: str
    replacements: tuple[Replacement, ...]
    safe: bool = True

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the edits, all of which are made or none."""
        return tuple(replacement.edit for replacement in self.replacements)
