"""Slots of documents and how alike they are."""

from __future__ import annotations

import os

import numpy as np
import pytest

from corpuskit.claims.model import Extract
from corpuskit.claims.model.slots import SlotKind
from corpuskit.claims.slots.likeness import questions_of
from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import read_documents

TEXTS = {
    "leaflet": (
        "The Arden cotton mill\n\nThe cotton mill at Arden was opened on 3 May 1851. It was designed "
        "by the architect Thomas Orme. It employed 340 hands, and its chimney is 41 metres high.\n"
    ),
    "letter": (
        "The cotton mill of Arden\n\nThe chimney of the Arden mill rises to 44 metres. Some 310 "
        "people worked in the mill. Its architect was Jonas Pell, and work in it began on "
        "9 May 1851.\n"
    ),
}


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Extract]:
    folder = tmp_path_factory.mktemp("mill")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    convert_corpus(sorted(folder.glob("*.txt")), folder / "tei")
    read, _ = read_documents([folder / "tei"])
    return {extract.name: extract for extract in read if extract.slots}


def test_every_figure_date_and_name_has_a_slot(extracts: dict[str, Extract]) -> None:
    told = [(slot.kind, slot.where.quote) for slot in extracts["leaflet"].slots]
    assert told == [
        (SlotKind.DATE, "3 May 1851"),
        (SlotKind.NAME, "Thomas Orme"),
        (SlotKind.FIGURE, "340 hands"),
        (SlotKind.FIGURE, "41 metres"),
    ]


def test_points_are_of_unit_length(extracts: dict[str, Extract]) -> None:
    for slot in extracts["letter"].slots:
        vector = np.frombuffer(slot.vector, dtype=np.int8).astype(float) / 127
        assert np.linalg.norm(vector) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("kind", SlotKind)
def test_what_answers_one_question_is_likelier_than_what_answers_another(
    kind: SlotKind, extracts: dict[str, Extract]
) -> None:
    mine, yours = (questions_of(extracts[name], kind) for name in ("leaflet", "letter"))
    odds = mine.likeness(yours)
    pairs = {
        (a.quote, b.quote): odds[i, j]
        for a, i in mine.places.items()
        for b, j in yours.places.items()
    }
    same = {("340 hands", "Some 310 people"), ("41 metres", "44 metres")}
    if kind is SlotKind.FIGURE:
        likely, unlikely = (
            [pairs[each] for each in which] for which in (same, pairs.keys() - same)
        )
        assert min(likely) > max(unlikely)
    else:
        assert min(pairs.values()) > 0


def test_nothing_is_told_to_anybody() -> None:
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
