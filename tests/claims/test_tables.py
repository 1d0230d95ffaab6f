"""Tables are read as lines, and what they print is computed again."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.grammar.reading import value_of
from corpuskit.claims.grammar.values import step_of
from corpuskit.claims.model import Cell
from corpuskit.claims.tables.arithmetic import Formula, Relation, misfits
from corpuskit.claims.tables.lines import has_word, is_total, tables_of
from corpuskit.core.findings import Location


def cells(text: str, caption: str = "") -> list[Cell]:
    """Make the cells of a table from lines of cells set apart by bars."""
    heads, *rows = ([c.strip() for c in line.split("|")] for line in text.strip().splitlines())
    found, group = [], ""
    for row, line in enumerate(rows, 1):
        if sum(map(bool, line)) == 1:
            group = line[0]
        for column, shown in enumerate(line):
            if column and re.fullmatch(r"[\d, .]*\d", shown):
                number = Decimal(re.sub("[, ]", "", shown))
                value = value_of(number, None, None, "exact", step_of(number))
                where = Location("t", "t.xml", row, column, column, "", shown, 0, len(shown))
                found.append(
                    Cell("1", row, column, line[0], heads[column], value, where, group, caption)
                )
    return found


def failing(text: str, caption: str = "") -> list[Relation]:
    return [group[0] for table in tables_of(cells(text, caption)) for group in misfits(table)]


@pytest.mark.parametrize(
    ("head", "total"),
    [
        ("Total", True),
        ("Grand total", True),
        ("Total, Kenya", True),
        ("Kenya, total", True),
        ("All camps", True),
        ("Overall", True),
        ("All other", False),
        ("Totally new", False),
        ("% of total", False),
        ("Total fertility rate", False),
        ("Smaller", False),
    ],
)
def test_heads_of_totals(head: str, total: bool) -> None:
    assert is_total(head) is total


def test_words_in_heads_are_whole_words() -> None:
    assert has_word("Turnout, %", "shares")
    assert has_word("1980 as % of 1970", "shares")
    assert not has_word("Percussion", "shares")
    assert not has_word("Network", "differences")


@pytest.mark.parametrize(
    ("text", "formula", "computed"),
    [
        ("Port | Ships\nA | 410\nB | 275\nTotal | 695", Formula.SUM, "685"),
        ("Port | Ships\nTotal | 695\nA | 410\nB | 275", Formula.SUM, "685"),
        ("Port | Ships\nA | 410\nB | 275\nTotal | 69", Formula.SUM, "685"),
        ("Group | x | y\nA | 10 | 12\nB | 20 | 32\nTotal | 30 | 54", Formula.SUM, "44"),
        (
            "Type | 1950 | 1970 | Change\nA | 48 | 31 | 17\nB | 36 | 20 | 26\nC | 22 | 15 | 7",
            Formula.DIFFERENCE,
            "16",
        ),
        (
            "Type | 1950 | 1970 | Growth, %\nA | 40 | 50 | 25\nB | 36 | 45 | 52\nC | 20 | 23 | 15",
            Formula.CHANGE,
            "25",
        ),
        (
            "Line | Men | Share, %\nA | 412 | 41.2\nB | 388 | 83.8\nC | 200 | 20.0\nTotal | 1000 | 100.0",
            Formula.PERCENT,
            "38.8",
        ),
    ],
)
def test_what_does_not_fit(text: str, formula: Formula, computed: str) -> None:
    (relation,) = failing(text)
    assert relation.formula is formula
    assert relation.computed == Decimal(computed)


@pytest.mark.parametrize(
    "text",
    [
        "Port | Ships\nA | 410\nB | –\nTotal | 695",
        "Port | Ships\nA | 410\nB |\nC | 120\nTotal | 695",
        "Port | Ships | Rate\nA | 410 | 12\nB | 275 | 30\nTotal | 685 | 20",
        "Port | Ships\nA | 410\nof which steam | 100\nB | 275\nTotal | 685",
        "Port | Men | Ships\nA | 1.4 | 4\nB | 1.4 | 5\nC | 1.4 | 6\nTotal | 4.3 | 15",
        "Year | Total | Urban | Literate\n1950 | 900 | 300 | 420\n1960 | 990 | 410 | 560",
        "Place | Height\nA | 410\nB | 275\nC | 300",
        "Year | Index\n1950 | 100\n1960 | 112\nTotal | 300",
    ],
)
def test_silence(text: str) -> None:
    assert not failing(text)


def test_rounded_units_may_miss_by_halves() -> None:
    text = "Good | Value\nFish | 14\nOre | 14\nTimber | 14\nTotal | 43"
    assert not failing(text, "Exports, million crowns")
    assert failing(text, "Exports, number of ships")


def test_one_wrong_figure_is_one_finding() -> None:
    text = (
        "Type | 1950 | 1970 | Reduction\nA | 48 | 31 | 17\nB | 36 | 20 | 26\nC | 22 | 15 | 7\n"
        "Total | 106 | 66 | 40"
    )
    (table,) = tables_of(cells(text))
    (group,) = misfits(table)
    assert {relation.formula for relation in group} == {Formula.DIFFERENCE, Formula.SUM}


_NUMBERS = st.integers(min_value=100, max_value=99_999)


@given(st.lists(st.tuples(_NUMBERS, _NUMBERS), min_size=3, max_size=8), st.data())
def test_a_true_table_is_silent_and_a_changed_part_is_found(
    rows: list[tuple[int, int]], data: st.DataObject
) -> None:
    def shown(pairs: list[tuple[int, int]]) -> str:
        lines = [f"r{n} | {a} | {b} | {sums[n]}" for n, (a, b) in enumerate(pairs)]
        left, right, both = (sum(column) for column in zip(*full, strict=True))
        return "\n".join(["Row | x | y | Total", *lines, f"Total | {left} | {right} | {both}"])

    sums = [a + b for a, b in rows]
    full = [(a, b, a + b) for a, b in rows]
    assert not failing(shown(rows))
    at = data.draw(st.integers(0, len(rows) - 1))
    wrong = [(a + 50 * (n == at), b) for n, (a, b) in enumerate(rows)]
    assert len(failing(shown(wrong))) == 1
