"""What changed in a corpus, for a terminal, a pull request and programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from corpuskit.core.differences import Change, Difference, Matter, Sign
from corpuskit.report.render import printable

_MARKS = {Sign.ADDED: "+", Sign.REMOVED: "-", Sign.CHANGED: "~"}
_PLURALS = {"entry": "entries"}
_BRIEF = 10
_PLACES = 3


def summary(difference: Difference) -> str:
    """Count what changed: «2 marks added, 1 changed; 1 finding removed»."""
    parts = []
    for matter in Matter:
        counts = [(difference.count(matter, sign), sign.value) for sign in Sign]
        shown = [f"{many} {sign}" for many, sign in counts if many]
        if shown:
            total = sum(many for many, _ in counts)
            noun = matter.value if total == 1 else _PLURALS.get(matter.value, f"{matter.value}s")
            parts.append(f"{noun}: {', '.join(shown)}")
    return "; ".join(parts) or "no difference"


def render_difference(difference: Difference, *, brief: bool = False) -> str:
    """Render it in plain lines: the counts, then file by file."""
    lines = [summary(difference)]
    for heading, changes in _parts(difference):
        lines += ["", heading]
        lines += [f"  {_MARKS[each.sign]} {_line(each)}" for each in _shown(changes, brief=brief)]
        lines += [f"  {more}" for more in _more(changes, brief=brief)]
    return printable("\n".join(lines)) + "\n"


def render_difference_markdown(difference: Difference, *, brief: bool = False) -> str:
    """Render it for the description of a pull request."""
    lines = ["## What changed in the corpus", "", _escaped(summary(difference))]
    for heading, changes in _parts(difference):
        lines += ["", f"### {_escaped(heading)}", ""]
        shown = _shown(changes, brief=brief)
        lines += [f"- **{each.sign.value}** {_escaped(_line(each))}" for each in shown]
        lines += [f"- {more}" for more in _more(changes, brief=brief)]
    return printable("\n".join(lines)) + "\n"


def render_difference_json(difference: Difference) -> str:
    """Render all of it as a JSON object."""
    found = {
        "counts": {
            matter.value: {sign.value: difference.count(matter, sign) for sign in Sign}
            for matter in Matter
        },
        "files": [
            {"path": section.path, "changes": [_object(each) for each in section.changes]}
            for section in difference.sections
        ],
        "findings": [_object(each) for each in difference.findings],
        "problems": [str(problem) for problem in difference.problems],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _parts(difference: Difference) -> Iterator[tuple[str, tuple[Change, ...]]]:
    for section in difference.sections:
        yield section.path, section.changes
    if difference.findings:
        yield "Findings", difference.findings


def _shown(changes: Sequence[Change], *, brief: bool) -> Sequence[Change]:
    return changes[:_BRIEF] if brief else changes


def _more(changes: Sequence[Change], *, brief: bool) -> Iterator[str]:
    if brief and len(changes) > _BRIEF:
        yield f"... and {len(changes) - _BRIEF} more"


def _line(change: Change) -> str:
    """Return a change with its place before it; of many places, the first of them."""
    places = list(dict.fromkeys(change.places))
    if len(change.places) > 1:
        more = ", ..." if len(places) > _PLACES else ""
        says = f"{change.says}, {len(change.places)} times: {', '.join(places[:_PLACES])}{more}"
    else:
        says = f"{places[0]}: {change.says}" if places else change.says
    return f"{change.matter.value} {says}" if change.matter in _NAMED else says


# A header and a claim do not say by themselves what they are.
_NAMED = frozenset({Matter.HEADER, Matter.TEXT})


def _object(change: Change) -> dict[str, object]:
    return {
        "matter": change.matter.value,
        "sign": change.sign.value,
        "says": change.says,
        "places": list(change.places),
        "line": change.line,
    }


def _escaped(words: str) -> str:
    """Return words that Markdown takes as they are."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in words)
