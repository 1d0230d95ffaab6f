"""Other software that answers for annotations in a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Software:
    """Hold a program that annotated: its id in the file, its name with the version, what it did.

    `@resp="#<identifier>"` on an element says that it is this program's reading.
    """

    identifier: str
    label: str
    did: str
