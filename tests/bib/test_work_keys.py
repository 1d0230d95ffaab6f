"""Which citations are of one work, and how it is called."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from corpuskit.bib.keys import join, work_key
from corpuskit.bib.parse import parse_work
from corpuskit.core.passages import Mark

Marked = Callable[[str], tuple[str, tuple[Mark, ...]]]

KEYS = [
    ("Okafor, N., *The Price of Cod* (Hart: Oxford, 1997)", "okafor1997price"),
    ("*Daily Harbour*, 24 Feb. 1999", "dailyharbour-1999-02-24"),
    ("*Gaceta*, no. 14 (1993), p. 148", "gaceta-1993-n14"),
]

SAME = [
    ("Chernyaev, A., *Dnevnik* (Nauka: Moscow, 1997), p. 3", "Chernyayev, A., *Dnevnik* (Nauka: Moscow, 1997), p. 9", True),
    ("Okafor, N., *Cod* (Hart: Oxford, 1997)", "Okafor, N., *Tin* (Hart: Oxford, 1997)", False),
    ("Okafor, N., *Cod* (Hart: Oxford, 1997)", "Okafor, N., *Cod* (Hart: Oxford, 2003)", False),
    ("*Daily Harbour*, 24 Feb. 1999, p. 1", "*Daily Harbour*, 24 Feb. 1999, p. 5", True),
    ("*Daily Harbour*, 24 Feb. 1999", "*Daily Harbour*, 25 Feb. 1999", False),
    ("*Gaceta*, no. 14 (1993), p. 148", "*Gaceta*, no. 15 (1993), p. 148", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key"), KEYS)
def test_keys(text: str, key: str, marked: Marked) -> None:
    chars, marks = marked(text)
    assert work_key(parse_work(chars, marks, 0, len(chars))) == key


@pytest.mark.parametrize("text", ["", "«»", "1999", "*12*, 3 May 1999", "中文, *題*, 1999"])
def test_keys_are_names(text: str, marked: Marked) -> None:
    chars, marks = marked(text)
    assert re.fullmatch(r"[^\W\d][\w.-]*", work_key(parse_work(chars, marks, 0, len(chars))))


@pytest.mark.parametrize(("left", "right", "same"), SAME)
def test_join(left: str, right: str, same: bool, marked: Marked) -> None:
    works = []
    for text in (left, right):
        chars, marks = marked(text)
        works.append(parse_work(chars, marks, 0, len(chars)))
    assert join(works) == (((0, 1),) if same else ((0,), (1,)))
