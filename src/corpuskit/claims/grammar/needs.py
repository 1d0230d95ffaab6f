"""What a sentence must have for a reader to find anything in it, asked before it is read.

Most sentences have no date, and most texts name few people. What a reader needs is stated where
it is chosen (claims/extract.py); that it finds nothing otherwise is tested.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpuskit.claims.grammar.reading import Reading


@dataclass(frozen=True, slots=True)
class Needs:
    """Hold what a reader cannot do without.

    `date` is a date in the sentence, `person` somebody named in it or before it.
    """

    date: bool = False
    person: bool = False

    def met_by(self, reading: Reading) -> bool:
        """Tell whether a sentence has what is needed."""
        if self.date and not reading.dates:
            return False
        return not self.person or bool(reading.people) or reading.person is not None


DATE = Needs(date=True)
PERSON = Needs(person=True)
