"""Questions of a review as people and programs read them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from corpuskit.core.findings import Location
from corpuskit.core.questions import Question, Sort
from corpuskit.report.render import printable

_CONTEXT = 2
_INDENT = "    "
_SHORT = 60
_NARROWEST = 20
# The two marks, each as wide as one character while lines are made.
_MARKS = 2
Shown = Callable[[str], str]
Paint = Callable[[str], str]


def render_passage(where: Location, width: int, paint: Paint = "[[{}]]".format) -> str:
    """Render the text around words with two lines before and after; `paint` marks the words."""
    room = max(width - len(_INDENT), _NARROWEST)
    # Words that fit a line are kept from wrapping, so that they stand on one and are found.
    is_short = len(where.quote) + _MARKS <= room
    held = (where.quote.replace(" ", "\x00") if is_short else where.quote) or " "
    text = f"{where.sentence[: where.start]}\x01{held}\x02{where.sentence[where.end :]}"
    lines = textwrap.wrap(text, room, break_on_hyphens=False)
    first = next((n for n, line in enumerate(lines) if "\x01" in line), 0)
    last = next((n for n, line in enumerate(lines) if "\x02" in line), first)
    shown = _painted([line.replace("\x00", " ") for line in lines], paint)
    return "\n".join(
        _INDENT + line for line in shown[max(first - _CONTEXT, 0) : last + _CONTEXT + 1]
    )


def render_place(question: Question, shown: Shown) -> str:
    """Render where a thing stands: file and line, and the note as a scholar would cite it."""
    place = f"{shown(question.path)}:{question.line}"
    note = question.places[0].note if question.places else ""
    return f"{place}, note {note}" if note and question.places[0].path == question.path else place


def render_stakes(question: Question) -> str:
    """Say what hangs on a question, empty where nothing does."""
    many = question.findings
    said = f"in {many} finding{'' if many == 1 else 's'}" if many else ""
    is_often = question.mentions > 1 and question.sort is not Sort.DOUBT
    times = f"{question.mentions} times in the text" if is_often else ""
    return ", ".join(filter(None, (said, times)))


def render_list(questions: Sequence[Question], shown: Shown) -> str:
    """Render what would be asked, a question in two lines."""
    parts = []
    for question in questions:
        stakes = render_stakes(question)
        parts.append(
            f"{render_place(question, shown)}: {question.sort.value} {_quoted(question)}"
            f"{f' ({stakes})' if stakes else ''}\n"
            f"{_INDENT}{printable(question.reads)}; {printable(question.why)}\n"
        )
    return "".join(parts)


def render_questions_json(questions: Sequence[Question], shown: Shown) -> str:
    """Render what would be asked as a JSON object."""
    listed = [_object(question, shown) for question in questions]
    return json.dumps({"questions": listed}, ensure_ascii=False, indent=2) + "\n"


def _object(question: Question, shown: Shown) -> dict[str, Any]:
    return {
        "sort": question.sort.value,
        "what": question.what,
        "path": shown(question.path),
        "line": question.line,
        "id": question.identifier or next((p.xml_id for p in question.places), ""),
        "other": question.other,
        "names": list(question.names),
        "reads": question.reads,
        "why": question.why,
        "choices": [choice.value for choice in question.choices],
        "findings": question.findings,
        "mentions": question.mentions,
        "places": [
            {
                "path": shown(place.path),
                "line": place.line,
                "column": place.column,
                "note": place.note,
                "quote": place.quote,
            }
            for place in question.places
        ],
    }


def _quoted(question: Question) -> str:
    if question.identifier:
        pair = f"{question.identifier} / {question.other}" if question.other else ""
        return pair or question.identifier
    words = question.places[0].quote if question.places else ""
    if not words:
        return question.what
    return f"«{printable(textwrap.shorten(words, _SHORT, placeholder=' ...'))}»"


def _painted(lines: Sequence[str], paint: Paint) -> list[str]:
    """Paint what stands between the marks, in each line of it."""
    painted, is_inside = [], False
    for line in lines:
        parts = []
        for piece in re.split("([\x01\x02])", line):
            if piece in ("\x01", "\x02"):
                is_inside = piece == "\x01"
            elif piece:
                parts.append(paint(printable(piece)) if is_inside else printable(piece))
        painted.append("".join(parts))
    return painted
