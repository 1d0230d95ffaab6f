"""Questions of a review as people and programs read them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from corpuskit.core.findings import Location
from corpuskit.core.questions import Question, Sort
from corpuskit.report.render import printable

_CONTEXT = 2
_INDENT = "    "
_SHORT = 60
Shown = Callable[[str], str]
Paint = Callable[[str], str]


def render_passage(where: Location, width: int, paint: Paint = "[[{}]]".format) -> str:
    """Render the text around words with two lines before and after; `paint` marks the words."""
    # Spaces within the words are kept from wrapping, so that they stand on one line and are found.
    held = where.quote.replace(" ", "\x00") or " "
    text = f"{where.sentence[: where.start]}\x01{held}\x02{where.sentence[where.end :]}"
    lines = textwrap.wrap(text, max(width - len(_INDENT), 20), break_on_hyphens=False)
    at = next((n for n, line in enumerate(lines) if "\x01" in line), 0)
    shown = lines[max(at - _CONTEXT, 0) : at + _CONTEXT + 1]
    return "\n".join(_INDENT + _painted(line.replace("\x00", " "), paint) for line in shown)


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
    words = question.places[0].quote if question.places else question.what
    return f"«{printable(textwrap.shorten(words, _SHORT, placeholder=' ...'))}»"


def _painted(line: str, paint: Paint) -> str:
    before, opened, rest = line.partition("\x01")
    if not opened:
        return printable(line)
    words, _, after = rest.partition("\x02")
    return f"{printable(before)}{paint(printable(words))}{printable(after)}"
