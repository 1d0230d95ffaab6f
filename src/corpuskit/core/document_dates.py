"""When documents appeared, where the configuration says so.

Set once by a command, like the word lists, as a process works on one corpus. What sources.toml
says of a source goes into the header of its TEI when that is made; this counts when the TEI is
read, and over its header.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

Days: TypeAlias = tuple[date, date]


@dataclass(slots=True)
class _Own:
    days: Mapping[str, Days] = field(default_factory=dict)


_own = _Own()


def date_documents(days: Mapping[str, Days]) -> None:
    """Set the days on which documents can have appeared, by the names of their files."""
    _own.days = dict(days)


def dated() -> Mapping[str, Days]:
    """Return what was set."""
    return _own.days


def days_of(document: str) -> Days | None:
    """Return the first and last day on which a document can have appeared, if that was set."""
    return _own.days.get(document)
