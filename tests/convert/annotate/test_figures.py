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
        ("Exports (US$ million)", "1994", "Zinc"),
        ("Exports, US$", "Thousands", "Zinc"),
        ("Exports", "US$ m.", "Zinc"),
        ("Exports, ’000 tonnes", "1994", "Zinc"),
        ("Exports", "1994", "Zinc, million tonnes"),
        ("Prices", "Cents", "Zinc"),
        ("Output, mb/d", "1994", "Crude"),
    ],
)
def test_a_unit_with_a_multiplier_is_left_out(caption: str, column: str, row: str) -> None:
    draft = table(caption, ("", column), (row, "61.5"))
    assert marked(draft, 4) == [("num", "61.5", {"value": "61.5"})]


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
