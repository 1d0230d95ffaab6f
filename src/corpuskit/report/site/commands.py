"""What a person types to settle a finding: accept it, say which side is right, look closer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from urllib.parse import quote as address
from xml.sax.saxutils import quoteattr

from corpuskit.claims.markup.places import JUDGED
from corpuskit.core.findings import Finding, Location
from corpuskit.report.site.survey import Survey
from corpuskit.tei.names import XML_ID, local


@dataclass(frozen=True, slots=True)
class Command:
    """Hold what to do, why one would, and what to copy; `where` is the file that it goes to."""

    title: str
    note: str
    words: str
    where: str = ""


def commands_for(survey: Survey, finding: Finding) -> tuple[Command, ...]:
    """Return what settles a finding, the surest first."""
    return tuple(_commands(survey, finding))


def _commands(survey: Survey, finding: Finding) -> Iterator[Command]:
    mark = finding.fingerprint
    yield from _verdicts(survey, finding)
    stands = "Both stand as they are" if len(finding.evidence) > 1 else "It stands as it is"
    yield Command(
        "Suppress it",
        f"{stands}, and you say why. The finding comes back when a side changes or a further one "
        "joins. Without a reason it has no effect.",
        f'[[suppress]]\nfinding = "{mark}"\nreason = ""\nby = ""\n',
        survey.corpus.configuration,
    )
    yield Command(
        "Accept it into the baseline",
        "With all else that is found now; only what is new counts from then on.",
        "corpuskit check --write-baseline",
    )
    if finding.fix is not None:
        unsafe = "" if finding.fix.safe else " --unsafe-fixes"
        yield Command(
            "Mend the markup",
            finding.fix.says,
            f"corpuskit check --fix{unsafe} --select {finding.check}",
        )
    yield Command("Look closer", "All that it rests on.", f"corpuskit explain {mark}")
    sides = finding.evidence
    if len(sides) > 1:
        a, b = (quote(f"{s.location.document}:{s.location.line}") for s in sides[:2])
        yield Command(
            "See what else stands there",
            "Why the other figures on these lines gave no finding.",
            f"corpuskit why-not {a} {b}",
        )


def _verdicts(survey: Survey, finding: Finding) -> Iterator[Command]:
    """Yield for each side that a person can judge that it is right, over what it excludes."""
    judged = [p for p in dict.fromkeys(finding.places) if _can_be_judged(survey, p)]
    if len(judged) < 2:
        return
    for right in judged[: len(finding.evidence)]:
        wrong = survey.contraries.over(finding, right, judged)
        if not wrong:
            continue
        over = " ".join(_pointer(place, right) for place in wrong)
        sides = "side is" if len(wrong) == 1 else f"{len(wrong)} sides are"
        lines = (
            f'<fs type="claim" corresp={quoteattr(f"#{right.xml_id}")} resp="#editor">',
            '  <f name="verdict"><symbol value="right"/></f>',
            f'  <f name="over" corresp={quoteattr(over)}/>',
            '  <f name="reason"><string></string></f>',
            "</fs>",
        )
        yield Command(
            f"«{right.quote}» is right",
            f"As {right.citation} has it; the other {sides} then judged wrong, compared no "
            "more, and listed in the errata.",
            "\n".join(lines) + "\n",
            f"standOff of {survey.corpus.result.shown(right.path)}",
        )


def _can_be_judged(survey: Survey, place: Location) -> bool:
    text = survey.passages.text_of(place.path)
    element = text.document.ids.get(place.xml_id) if text is not None else None
    return element is not None and bool(element.get(XML_ID)) and local(str(element.tag)) in JUDGED


def _pointer(place: Location, source: Location) -> str:
    file = "" if place.path == source.path else address(Path(place.path).name)
    return f"{file}#{place.xml_id}"
