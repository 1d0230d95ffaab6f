"""What a clause is: its verb, and the phrases in the places of the verb."""

from __future__ import annotations

from dataclasses import dataclass

from corpuskit.claims.grammar.phrases import Phrase, Token
from corpuskit.claims.grammar.verb_groups import Group, word_class


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold one clause: its bounds, its verb, and the phrases in the places of the verb.

    `subject` and `obj` are what stands in those places as printed; `agent` is the «by» phrase of a
    passive. `pronoun` is the subject where it is one, `relative` says that the subject is what the
    clause hangs on. `lead` is the preposition or the conjunction that it hangs on another clause
    with. A clause without a finite verb is a participle behind the noun that it says more of.
    """

    start: int
    end: int
    verb: Group
    subject: Phrase | None = None
    pronoun: str = ""
    relative: bool = False
    obj: Phrase | None = None
    agent: Phrase | None = None
    lead: str = ""

    @property
    def doer(self) -> Phrase | None:
        """Return who or what acts, where the clause says so."""
        return self.agent if self.verb.passive else self.subject


def opens(token: Token) -> bool:
    """Tell a word that opens a clause."""
    return (
        token.low in word_class("relatives")
        or token.low in word_class("coordinators")
        or token.low in word_class("subordinators")
    )
