"""Figures marked in passages and tables: attributes, what is left alone, units from heads."""

from __future__ import annotations

import pytest

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.figures import annotate_figures
from corpuskit.core.passages import Draft, Mark, Node, Passage


def marked(draft: Draft, number: int) -> list[tuple[str, str, dict[str, str]]]:
    passage = annotate_figures(draft, Context()).passages[number]
    added = [m for m in passage.marks if m.tag in ("measure", "num")]
    return [(m.tag, passage.chars[m.start : m.end], dict(m.attributes)) for m in added]


def running(text: str, kind: str = "p", marks: tuple[Mark, ...] = ()) -> Draft:
    return Draft("d", (Passage(0, kind, text, marks),), Node("text", (Node("body", (0,)),)))


def table(caption: str, *rows: tuple[str, ...], labelled: bool = True) -> Draft:
    """Make a table whose passage 0 is the caption and whose cells follow row by row."""
    passages, nodes = [Passage(0, "head", caption)], []
    for place, row in enumerate(rows):
        numbers = range(len(passages), len(passages) + len(row))
        passages += [Passage(n, "cell", text) for n, text in zip(numbers, row, strict=True)]
        role = "label" if labelled and place == 0 else "data"
        nodes.append(Node("row", tuple(numbers), (("role", role),)))
    return Draft("d", tuple(passages), Node("text", (Node("table", (0, *nodes)),)))


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("It employs 140 welders.",
         {"type": "exact", "quantity": "140", "unit": "count", "commodity": "welder"}),
        ("It employs about 140 welders.",
         {"type": "about", "quantity": "140", "unit": "count", "commodity": "welder"}),
        ("It owes more than $3 million.", {"type": "moreThan", "atLeast": "3000000", "unit": "USD"}),
        ("Waits are up to 9 weeks.", {"type": "upTo", "atMost": "9", "unit": "wk"}),
        ("Yields are 3 to 4.5 t/ha.", {"type": "range", "min": "3", "max": "4.5", "unit": "t/ha"}),
        ("A third of the kilns are cold.",
         {"type": "exact", "quantity": "0.3333", "unit": "1", "commodity": "kiln"}),
        ("It fell to minus 7 °C.", {"type": "exact", "quantity": "-7", "unit": "Cel"}),
        ("It has 41.200 members.",
         {"type": "exact", "quantity": "41200", "unit": "count", "commodity": "member",
          "cert": "low"}),
    ],
)  # fmt: skip
def test_attributes(text: str, attributes: dict[str, str]) -> None:
    ((tag, _, found),) = marked(running(text), 0)
    assert (tag, found) == ("measure", attributes)


@pytest.mark.parametrize("kind", ["p", "item", "note", "head", "quote"])
def test_running_text_is_marked(kind: str) -> None:
    assert [words for _, words, _ in marked(running("It sold 60 looms.", kind), 0)] == ["60 looms"]


@pytest.mark.parametrize("kind", ["docTitle", "titlePart", "byline", "fw", "label"])
def test_title_blocks_and_furniture_are_not(kind: str) -> None:
    assert marked(running("It sold 60 looms.", kind), 0) == []


@pytest.mark.parametrize("tag", ["date", "persName", "ref", "title", "rs", "orgName", "bibl"])
def test_what_is_marked_already_is_left_alone(tag: str) -> None:
    text = "The 60 looms stand here, 70 spindles there."
    taken = (Mark(4, 12, tag),)
    assert [words for _, words, _ in marked(running(text, marks=taken), 0)] == ["70 spindles"]


def test_marks_and_text_stay() -> None:
    draft = running("He sold 60 looms.", marks=(Mark(0, 2, "hi"),))
    after = annotate_figures(draft, Context()).passages[0]
    assert after.chars == draft.passages[0].chars
    assert after.marks[0] == draft.passages[0].marks[0]


def test_the_duration_inside_a_date_is_a_figure() -> None:
    text = "Ten days later it sank."
    draft = running(text, marks=(Mark(0, 14, "date"),))
    ((tag, words, attributes),) = [m for m in marked(draft, 0) if m[0] == "measure"]
    assert (tag, words, attributes["unit"]) == ("measure", "Ten days", "d")


def test_a_head_without_its_corner_stands_over_the_figures() -> None:
    draft = table("", ("1994", "Share, %"), ("Ostra", "1240", "37.1"))
    assert marked(draft, 4)[0][0] == "num"
    assert marked(draft, 5)[0][2]["unit"] == "%"


CATCH = table(
    "Table 1. Catches by port (tonnes)",
    ("Port", "1994", "Share, %", "No. of boats", "Year of survey"),
    ("Ostra", "12 400", "37.1", "210", "1996"),
    ("All ports", "33,450*", "100", "–", "1998"),
)


@pytest.mark.parametrize(
    ("cell", "tag", "attributes"),
    [
        (7, "measure", {"type": "exact", "quantity": "12400", "unit": "t"}),
        (8, "measure", {"type": "exact", "quantity": "37.1", "unit": "%"}),
        (9, "num", {"value": "210"}),
        (12, "measure", {"type": "exact", "quantity": "33450", "unit": "t"}),
        (13, "measure", {"type": "exact", "quantity": "100", "unit": "%"}),
    ],
)
def test_units_of_cells(cell: int, tag: str, attributes: dict[str, str]) -> None:
    ((found, _, given),) = marked(CATCH, cell)
    assert (found, given) == (tag, attributes)


@pytest.mark.parametrize("cell", [1, 2, 5, 6, 10, 11, 14, 15])
def test_heads_labels_dashes_and_years_are_no_figures(cell: int) -> None:
    assert marked(CATCH, cell) == []


def test_a_year_in_a_column_of_figures_is_a_figure() -> None:
    draft = table("", ("Mine", "Miners"), ("Deep Dell", "1987"))
    assert marked(draft, 4) == [("num", "1987", {"value": "1987"})]


@pytest.mark.parametrize("head", ["Year", "", "Season"])
def test_years_of_rows_are_no_figures(head: str) -> None:
    draft = table("", (head, "Births"), ("1987", "412"))
    assert marked(draft, 3) == []
    assert marked(draft, 4) == [("num", "412", {"value": "412"})]


@pytest.mark.parametrize("head", ["No.", "#", "Rank"])
def test_numbers_of_rows_are_no_figures(head: str) -> None:
    draft = table("", (head, "Tower"), ("1", "210"))
    assert marked(draft, 3) == []


@pytest.mark.parametrize(
    ("caption", "column", "row"),
    [
        ("Wires", "Length (m)", "Zinc"),
        ("Catches (t, m)", "1994", "Zinc"),
        ("Output of mines over 5 million tonnes", "1994", "Zinc"),
    ],
)
def test_a_unit_with_an_unclear_multiplier_is_left_out(caption: str, column: str, row: str) -> None:
    draft = table(caption, ("", column), (row, "61.5"))
    assert marked(draft, 4) == [("num", "61.5", {"value": "61.5"})]


@pytest.mark.parametrize(
    ("caption", "column", "row", "quantity", "unit"),
    [
        ("Exports (US$ million)", "1994", "Zinc", "61500000", "USD"),
        ("Exports, US$", "Thousands", "Zinc", "61500", "USD"),
        ("Exports", "US$ m.", "Zinc", "61500000", "USD"),
        ("Exports, ’000 tonnes", "1994", "Zinc", "61500", "t"),
        ("Exports", "1994", "Zinc, million tonnes", "61500000", "t"),
        ("Values in millions of constant 1995 US dollars", "1994", "Zinc", "61500000", "USD"),
        ("Prices", "Cents", "Zinc", "0.615", "USD"),
        ("Output, mb/d", "1994", "Crude", "61500000", "bbl/d"),
        ("Exports (US$ million)", "Output per head (US$)", "Zinc", "61.5", "USD"),
        ("Exports (US$ million)", "Net gain (EUR billion a year)", "Zinc", "61500000000", "EUR/a"),
        ("Harvest", "Tonnes (thousands)", "Wheat", "61500", "t"),
        ("Farms", "Area (1,000 ha)", "Delta", "61500", "ha"),
        ("Health", "Rate per 100 000", "Delta", "61.5", "count/100000"),
        ("Deaths per 1,000 births", "1994", "Delta", "61.5", "count/1000"),
        ("Health", "Cure %", "Delta", "61.5", "%"),
        ("Health", "New cases (%)", "Delta", "61.5", "%"),
        ("Revenue (US$ million)", "Duties (percent of GDP)", "Delta", "61.5", "%"),
        ("Flights", "Hours in the air", "Delta", "61.5", "h"),
        ("Flights", "Days 2010", "Delta", "61.5", "d"),
        ("Catches in tonnes. Bonuses are percentages.", "Bonus", "Delta", "61.5", "%"),
        ("Catches in tonnes", "Share", "Delta", "61.5", "%"),
    ],
)
def test_heads_and_captions_give_unit_and_power(
    caption: str, column: str, row: str, quantity: str, unit: str
) -> None:
    ((tag, words, attributes),) = marked(table(caption, ("", column), (row, "61.5")), 4)
    assert (tag, words) == ("measure", "61.5")
    assert (attributes["quantity"], attributes["unit"]) == (quantity, unit)


@pytest.mark.parametrize(
    ("caption", "column", "value"),
    [
        ("Members", "Population (millions)", "61500000"),
        ("Refugees (thousands)", "1994", "61500"),
        ("Catches in tonnes", "Vessels", "61.5"),
        ("Catches in thousand tonnes", "Number of vessels", "61.5"),
    ],
)
def test_counts_under_heads(caption: str, column: str, value: str) -> None:
    draft = table(caption, ("", column), ("Delta", "61.5"))
    assert marked(draft, 4) == [("num", "61.5", {"value": value})]


def test_two_lines_of_a_head_are_read_together() -> None:
    draft = table("", ("", "GDP", "Area"), ("Delta", "1.5", "12"))
    (whole,) = draft.text.children
    assert isinstance(whole, Node)
    units = Passage(7, "cell", "(US$ billion)"), Passage(8, "cell", "(km2)")
    cells = tuple(Node("cell", (p.number,)) for p in units)
    line = Node("row", cells, (("role", "label"),))
    rows = (*whole.children[:2], line, *whole.children[2:])
    joined = Draft("d", (*draft.passages, *units), Node("text", (Node("table", rows),)))
    assert [marked(joined, n)[0][2]["unit"] for n in (5, 6)] == ["USD", "km2"]


def test_a_cell_s_own_multiplier_is_not_taken_twice() -> None:
    draft = table("Exports (US$ million)", ("", "1994"), ("Zinc", "$61.5"), ("Tin", "12"))
    assert [marked(draft, n)[0][2]["quantity"] for n in (4, 6)] == ["61500000", "12000000"]


def test_shares_beside_multiplied_columns_keep_their_unit() -> None:
    draft = table("Exports (US$ million)", ("", "1994", "% of total"), ("Zinc", "61.5", "12"))
    assert marked(draft, 6)[0][2]["unit"] == "%"


def test_the_unit_of_a_row() -> None:
    draft = table("", ("", "1994"), ("Area, ha", "61"), ("Yield (kg/ha)", "900"), ("Farms", "12"))
    assert [marked(draft, n)[0][2].get("unit") for n in (4, 6, 8)] == ["ha", "kg/ha", None]


def test_the_cell_s_own_unit_comes_first() -> None:
    draft = table("Figures are in tonnes", ("", "1994"), ("Growth", "4.5%"))
    assert marked(draft, 4)[0][2]["unit"] == "%"


def test_a_range_in_a_cell_is_a_measure() -> None:
    draft = table("", ("", "Wells"), ("Delta", "12–15"))
    ((tag, _, attributes),) = marked(draft, 4)
    assert (tag, attributes["min"], attributes["max"]) == ("measure", "12", "15")


def test_a_table_without_heads() -> None:
    draft = table("", ("Delta", "12"), ("Plain", "19"), labelled=False)
    assert [marked(draft, n) for n in (2, 4)] == [
        [("num", "12", {"value": "12"})],
        [("num", "19", {"value": "19"})],
    ]
