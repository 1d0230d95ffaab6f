"""What is read of a sentence by itself, each kind by its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from corpuskit.claims.arithmetic.bare_lists import bare_lists
from corpuskit.claims.citations.quotations import quotations_of
from corpuskit.claims.dates.act_mentions import act_mentions
from corpuskit.claims.dates.anniversaries import anniversaries_of
from corpuskit.claims.dates.counted_years import counted_years
from corpuskit.claims.dates.deeds import dated_deeds
from corpuskit.claims.dates.last_ones import last_ones
from corpuskit.claims.dates.printed_days import printed_days
from corpuskit.claims.dates.stated import statements_of
from corpuskit.claims.documents.expansions import expansions_of
from corpuskit.claims.documents.periods import periods_of
from corpuskit.claims.figures.changes import changes_of
from corpuskit.claims.grammar.namesakes import namesakes_of
from corpuskit.claims.grammar.needs import DATE, Needs
from corpuskit.claims.grammar.numbered_units import units_in
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.lengths.lives import life_edges, life_lengths
from corpuskit.claims.lengths.process_lengths import process_lengths
from corpuskit.claims.lengths.processes import processes_of
from corpuskit.claims.lengths.terms import terms_of
from corpuskit.claims.linkage.passages import passages_of
from corpuskit.claims.model import Anniversary
from corpuskit.claims.people.firms import named_firms
from corpuskit.claims.people.named import named_people
from corpuskit.claims.people.offices import holdings_of
from corpuskit.claims.people.relations import relations_of
from corpuskit.claims.people.steps import dated_steps


def _years_from(reading: Reading, document: str) -> Iterator[Anniversary]:
    """Yield the years that anniversaries and other lengths of time count from."""
    yield from anniversaries_of(reading, document)
    yield from counted_years(reading, document)


# The field of the extract that holds what is read, and its reader.
OF_SENTENCES: Mapping[str, Callable[[Reading, str], Iterable[Any]]] = MappingProxyType(
    {
        "terms": terms_of,
        "relations": relations_of,
        "steps": dated_steps,
        "holdings": holdings_of,
        "quotations": quotations_of,
        "expansions": expansions_of,
        "bare_lists": bare_lists,
        "last_ones": last_ones,
        "statements": statements_of,
        "deeds": dated_deeds,
        "days": printed_days,
        "passages": passages_of,
        "people": named_people,
        "firms": named_firms,
        "acts": act_mentions,
        "units": units_in,
        "namesakes": namesakes_of,
        "periods": periods_of,
        "processes": processes_of,
        "process_lengths": process_lengths,
        "life_edges": life_edges,
        "life_lengths": life_lengths,
        "anniversaries": _years_from,
        "changes": changes_of,
    }
)
# What a sentence must have for those among them that would look through it in vain otherwise.
NEEDS: Mapping[str, Needs] = MappingProxyType(
    dict.fromkeys(("statements", "last_ones", "days", "processes", "life_edges", "steps"), DATE)
)
