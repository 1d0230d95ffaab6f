"""Let decisions of people take effect: which claims are out, and which decisions exclude others.

A claim judged wrong or withdrawn is compared with nothing any more. A claim judged right goes on
being compared with all that is not judged wrong, so that what contradicts it later is reported.
Where decisions on one claim exclude each other, none of them takes effect.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpuskit.claims.model import Breakdown, Claim, EventDate, Extract, Oddity, Source, Stance
from corpuskit.claims.model.decision import Decision, Verdict
from corpuskit.core.findings import Location

# A file and an `xml:id` in it.
Mark = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Hold the decisions on each thing judged, by its mark, in the order of the corpus.

    `wrong` has those that judge it wrong, also by judging another side right over it.
    """

    right: Mapping[Mark, tuple[Decision, ...]]
    wrong: Mapping[Mark, tuple[Decision, ...]]
    withdrawn: Mapping[Mark, tuple[Decision, ...]]

    @property
    def contested(self) -> tuple[Mark, ...]:
        """Return what is judged right and also wrong or withdrawn."""
        return tuple(mark for mark in self.right if mark in self.wrong or mark in self.withdrawn)

    @property
    def out(self) -> Mapping[Mark, Stance]:
        """Return what is judged wrong or withdrawn, and by no contested decision alone."""
        contested = set(self.contested)
        stances = dict.fromkeys(self.withdrawn, Stance.WITHDRAWN) | {
            mark: Stance.WRONG
            for mark, decisions in self.wrong.items()
            if any(
                d.verdict is Verdict.WRONG or mark_of(d.about) not in contested for d in decisions
            )
        }
        return {mark: stance for mark, stance in stances.items() if mark not in contested}

    @property
    def settled(self) -> Mapping[Mark, tuple[Decision, ...]]:
        """Return what is judged right and contested by nobody."""
        contested = set(self.contested)
        return {mark: found for mark, found in self.right.items() if mark not in contested}


def mark_of(place: Location) -> Mark:
    """Return the file and `xml:id` of a place, however the file's path was given."""
    return _real(place.path), place.xml_id


def _real(path: str) -> str:
    # A relative path is another file in another working directory.
    return _resolved(str(Path(path).absolute()))


@functools.lru_cache(maxsize=4096)
def _resolved(path: str) -> str:
    return os.path.realpath(path)


def verdicts_of(extracts: Iterable[Extract]) -> Verdicts:
    """Collect the decisions of a corpus."""
    right: dict[Mark, list[Decision]] = {}
    wrong: dict[Mark, list[Decision]] = {}
    withdrawn: dict[Mark, list[Decision]] = {}
    for decision in (d for extract in extracts for d in extract.decisions):
        about = mark_of(decision.about)
        if decision.verdict is not None:
            side = right if decision.verdict is Verdict.RIGHT else wrong
            side.setdefault(about, []).append(decision)
        if decision.withdrawn:
            withdrawn.setdefault(about, []).append(decision)
        for other in dict.fromkeys(map(mark_of, decision.over)):
            wrong.setdefault(other, []).append(decision)
    return Verdicts(*({k: tuple(v) for k, v in d.items()} for d in (right, wrong, withdrawn)))


def judged(extracts: Sequence[Extract]) -> tuple[Extract, ...]:
    """Return the extracts of a corpus with every decision in it in effect.

    A decision may stand in another document than the claim; so this is done for all at once.
    """
    out = verdicts_of(extracts).out
    by_file: dict[str, dict[str, Stance]] = {}
    for (path, identifier), stance in out.items():
        by_file.setdefault(path, {})[identifier] = stance
    return tuple(_judged(each, by_file.get(_real(each.path), {})) for each in extracts)


def _judged(extract: Extract, out: Mapping[str, Stance]) -> Extract:
    if not out:
        return extract
    return replace(
        extract,
        claims=tuple(_claim(claim, out) for claim in extract.claims),
        events=tuple(_event(event, out) for event in extract.events),
        cells=tuple(cell for cell in extract.cells if cell.where.xml_id not in out),
        deeds=tuple(deed for deed in extract.deeds if deed.where.xml_id not in out),
        days=tuple(day for day in extract.days if day.told.where.xml_id not in out),
        acts=tuple(act for act in extract.acts if act.where.xml_id not in out),
        last_ones=tuple(each for each in extract.last_ones if each.where.xml_id not in out),
        milestones=tuple(each for each in extract.milestones if each.where.xml_id not in out),
        clauses=tuple(each for each in extract.clauses if each.where.xml_id not in out),
        statements=tuple(each for each in extract.statements if each.where.xml_id not in out),
        sources=tuple(_sources(extract.sources, out)),
        oddities=tuple(each for each in extract.oddities if not _mended(each, out)),
        breakdowns=tuple(b for b in extract.breakdowns if not _touched(b, out)),
    )


def _claim(claim: Claim, out: Mapping[str, Stance]) -> Claim:
    """Return a claim as judged; one that rests on a date or count judged wrong is wrong too."""
    own = [out[each] for each in (claim.where.xml_id, *claim.beside) if each in out]
    stance = own[0] if own else claim.stance
    return replace(claim, stance=stance, sources=tuple(_sources(claim.sources, out)))


def _event(event: EventDate, out: Mapping[str, Stance]) -> EventDate:
    stance = out.get(event.where.xml_id, event.stance)
    return replace(event, stance=stance, sources=tuple(_sources(event.sources, out)))


def _sources(sources: Iterable[Source], out: Mapping[str, Stance]) -> Iterator[Source]:
    """Yield the works cited; one judged wrong stays cited, but its date proves nothing."""
    for source in sources:
        wrong = source.where.xml_id in out or source.dated in out
        yield replace(source, first=None, last=None) if wrong else source


def _mended(oddity: Oddity, out: Mapping[str, Stance]) -> bool:
    """Tell an impossible date that was judged; markup that differs from its words stays wrong."""
    return oddity.kind == "impossible-date" and oddity.where.xml_id in out


def _touched(breakdown: Breakdown, out: Mapping[str, Stance]) -> bool:
    share = () if breakdown.share is None else (breakdown.share,)
    return any(a.where.xml_id in out for a in (breakdown.whole, *breakdown.parts, *share))
