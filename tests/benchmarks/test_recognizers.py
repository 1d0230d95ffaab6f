"""Specifications are scored by what a printed source would ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import recognizers


def _spec(folder: Path, name: str, *cases: tuple[str, list[dict[str, Any]]]) -> recognizers.Tally:
    path = folder / name
    rows = [{"Input": words, "Results": results} for words, results in cases]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return recognizers.score(path)


def test_units_are_compared_and_words_of_now_are_left_out(tmp_path: Path) -> None:
    money = _spec(
        tmp_path,
        "CurrencyModel.json",
        ("it paid 30 cents", [{"Text": "30 cents", "Resolution": {"value": "30", "unit": "Cent"}}]),
        ("it paid 40 cents", [{"Text": "40 cents", "Resolution": {"value": "41", "unit": "Cent"}}]),
        ("it paid 50 cents", []),
    )
    assert (money.wanted, money.met, money.compared, money.valued) == (2, 2, 2, 1)
    assert (money.given, money.given_right) == (3, 2)
    days = _spec(
        tmp_path,
        "DateExtractor.json",
        ("we met on 4 May 1988", [{"Text": "4 May 1988", "Type": "date"}]),
        ("we met yesterday", [{"Text": "yesterday", "Type": "date"}]),
    )
    assert (days.wanted, days.met, days.given) == (1, 1, 1)
    assert dict(days.outside) == {"relative to now": 1}
