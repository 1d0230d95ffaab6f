"""Paragraphs that trade places or are repeated in a source are annotated like any others."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest

from corpuskit.convert.corpus import annotate_corpus, convert_corpus

PARAGRAPHS = (
    (
        "The channel of Lauris has been dredged three times since 1987. The first dredging cost "
        "$11 million; the second, in 1992, cost $14 million. Some 1 200 workers were employed."
    ),
    (
        "Lauria signed the Convention on the Channel on 17 April 1992. It entered into force on "
        "1 January 1993. Prime Minister Joan Sabat called it a door."
    ),
    "Between 1993 and 1998 traffic grew by 30 per cent, from 1 610 ships to 2 093 ships a year.",
)
ORDERS = [*permutations(range(3)), (0, 1, 1, 2), (0, 1, 2, 0), (2, 2, 1, 0)]


def _source(path: Path, order: tuple[int, ...]) -> Path:
    path.write_text("\n\n".join(PARAGRAPHS[n] for n in order) + "\n", encoding="utf-8")
    return path


def _body(path: Path) -> str:
    text = re.sub(r' xml:id="\w+"', "", path.read_text(encoding="utf-8"))
    return text[text.index("<text>") :]


@pytest.mark.parametrize("order", ORDERS)
def test_annotated_as_in_a_first_conversion(tmp_path: Path, order: tuple[int, ...]) -> None:
    source = _source(tmp_path / "channel.txt", (0, 1, 2))
    convert_corpus([source], tmp_path)
    _source(source, order)

    outcome = convert_corpus([source], tmp_path)

    fresh = tmp_path / "fresh"
    convert_corpus([source], fresh)
    assert not outcome.notices
    assert _body(tmp_path / "channel.xml") == _body(fresh / "channel.xml")
    assert not convert_corpus([source], tmp_path).written
    assert not annotate_corpus([tmp_path / "channel.xml"]).written


def test_an_annotation_that_a_person_took_out_stays_out_of_a_moved_paragraph(
    tmp_path: Path,
) -> None:
    source, file = _source(tmp_path / "channel.txt", (0, 1, 2)), tmp_path / "channel.xml"
    convert_corpus([source], tmp_path)
    text = file.read_text(encoding="utf-8")
    edited = re.sub(r"<persName[^>]*>Joan Sabat</persName>", "Joan Sabat", text)
    assert edited != text
    file.write_text(edited, encoding="utf-8")
    _source(source, (1, 0, 2))

    convert_corpus([source], tmp_path)

    assert "Prime Minister Joan Sabat called" in file.read_text(encoding="utf-8")
