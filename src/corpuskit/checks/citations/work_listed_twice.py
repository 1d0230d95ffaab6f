"""CIT010: A list of references, or the register of works, has one work twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.model import Extract
from corpuskit.claims.model.citation import CitedWork, RecordedWork
from corpuskit.core.findings import Evidence, Finding, Level, Location


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the entries of one document's list, and the records, that are of one work."""
    for extract in extracts:
        listed = [(_entry(work), work.where) for work in extract.cited if work.listed]
        yield from _repeated(listed, "entries")
    records = [each for extract in extracts for each in extract.records if not each.own]
    yield from _repeated([(_record(each), each.where) for each in records], "records")


def _entry(work: CitedWork) -> Hashable:
    """Return all that tells two works apart, or nothing where too little is printed."""
    if not work.title or work.refers or not work.certain:
        return None
    named = (work.container, work.volume, work.number, work.edition, work.publisher)
    day = (work.first, work.last, work.pages_printed, work.as_printed("report_number"))
    return (work.surnames, work.title, *named, *day, work.as_printed("url"))


def _record(work: RecordedWork) -> Hashable:
    if not work.title:
        return None
    named = (work.container, work.volume, work.number, work.edition)
    return (work.surnames, work.title, *named, work.year, work.pages)


def _repeated(found: Sequence[tuple[Hashable, Location]], what: str) -> Iterator[Finding]:
    groups: dict[Hashable, list[Location]] = defaultdict(list)
    for key, where in found:
        if key is not None:
            groups[key].append(where)
    for places in groups.values():
        if len(places) > 1:
            yield CHECK.finding(
                f"{len(places)} {what} are of one work: {places[0].citation} and "
                f"{places[1].citation}",
                [Evidence(place, "") for place in places[:2]],
                why="author, title, date and all else that they say are the same",
                others=places[2:],
            )


_ENTRY = "Okafor, N. (2003) *Cod and Empire*. Oxford: Hart.\n\n"

CHECK = Check(
    id="CIT010",
    slug="work-listed-twice",
    level=Level.WARNING,
    summary="A list of references, or the register of works, has one work twice.",
    why="A bibliography prints the work twice, and a correction of one leaves the other wrong.",
    fix="Delete one of the two; let what points to it point to the other.",
    find=find,
    reported=(
        Example(
            "in a list of references",
            {
                "report": (
                    "The port closed (Okafor 2003).\n\nReferences\n\n"
                    + _ENTRY
                    + "Ito, K. (2004) *Nets of the North*. Oxford: Hart.\n\n"
                    + _ENTRY
                )
            },
        ),
        Example(
            "two records",
            {
                "bibliography.xml": (
                    '<listBibl><biblStruct xml:id="a"><monogr><author><surname>Okafor</surname></author>'
                    '<title level="m">Cod and Empire</title><imprint><date when="2003">2003</date></imprint>'
                    '</monogr></biblStruct><biblStruct xml:id="b"><monogr><author><surname>Okafor</surname>'
                    '</author><title level="m">Cod and Empire</title><imprint><date when="2003">2003</date>'
                    "</imprint></monogr></biblStruct></listBibl>"
                )
            },
        ),
    ),
    silent=(
        Example(
            "two editions",
            {
                "report": (
                    "The port closed (Okafor 2003).\n\nReferences\n\n"
                    + _ENTRY
                    + "Okafor, N. (2003) *Cod and Empire*. 2nd edn. Oxford: Hart.\n"
                )
            },
        ),
        Example(
            "cited in two notes",
            {
                "report": (
                    "The port closed.[1] The fleet left.[2]\n\n"
                    "[1] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.\n\n"
                    "[2] Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.\n"
                )
            },
        ),
    ),
    references=(
        "ISO 690:2021, Guidelines for bibliographic references and citations to information resources",
        "Simkin and Roychowdhury, Read Before You Cite!, Complex Systems 14 (2003), pp. 269–274",
    ),
)
