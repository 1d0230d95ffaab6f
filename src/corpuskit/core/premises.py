"""What reading any document depends on beside the document: words, tolerances, dates of documents.

They are set once by a command, as a process works on one corpus (docs/decisions/0015-lexicons.md).
Other processes that read documents of the corpus are given the very same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpuskit.core import document_dates, lexicons, tolerances


@dataclass(frozen=True, slots=True)
class Premises:
    """Hold what was set for the corpus at work, in a form that can be sent to other processes."""

    words: lexicons.Words
    tolerances: Mapping[str, Decimal]
    dates: Mapping[str, document_dates.Days]

    def hold(self) -> None:
        """Set them in this process."""
        lexicons.use(self.words)
        tolerances.tolerate(self.tolerances)
        document_dates.date_documents(self.dates)


def current() -> Premises:
    """Return what is set in this process."""
    return Premises(lexicons.used(), tolerances.tolerated(), document_dates.dated())
