"""Dates as marks on passages."""

from __future__ import annotations

from datetime import date

import pytest

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.annotate.dates import annotate_dates
from corpuskit.core.passages import Draft, Mark, Node, Passage

NEWS = Context(published=(date(2003, 3, 14), date(2003, 3, 14)), published_certain=True)


def draft(*passages: Passage, body: tuple[Node | int, ...] | None = None) -> Draft:
    numbers = tuple(p.number for p in passages if p.host is None)
    children = numbers if body is None else body
    return Draft("x", passages, Node("text", (Node("body", children),)))


def dated(done: Draft, number: int) -> list[tuple[str, dict[str, str]]]:
    passage = done.passages[number]
    return [
        (passage.chars[mark.start : mark.end], dict(mark.attributes))
        for mark in passage.marks
        if mark.tag == "date"
    ]


def test_a_date_becomes_a_mark() -> None:
    done = annotate_dates(draft(Passage(0, "p", "It shut in May 1994.")), Context())
    assert dated(done, 0) == [("May 1994", {"when": "1994-05"})]


def test_a_section_remembers_its_last_date() -> None:
    passages = (
        Passage(0, "p", "It shut in May 1994."),
        Passage(1, "p", "In October of the same year it opened."),
        Passage(2, "p", "In October of the same year it opened."),
    )
    body = (Node("div", (0, 1)), Node("div", (2,)))
    done = annotate_dates(draft(*passages, body=body), NEWS)
    assert dated(done, 1) == [("October of the same year", {"when": "1994-10"})]
    assert dated(done, 2) == []


def test_a_history_goes_on_from_the_section_before() -> None:
    passages = (
        Passage(0, "p", "It shut in May 1864, says Okafor, Ports, 1999."),
        Passage(1, "p", "On 6 December it opened."),
    )
    body = (Node("div", (0,)), Node("div", (1,)))
    book = Context(published=(date(2011, 1, 1), date(2011, 12, 31)))
    cited = Passage(0, "p", passages[0].chars, (Mark(26, 45, "bibl"),))
    done = annotate_dates(draft(cited, passages[1], body=body), book)
    assert dated(done, 1) == [("6 December", {"when": "1864-12-06", "cert": "low"})]
    report = Context(published=(date(1865, 1, 1), date(1865, 12, 31)))
    done = annotate_dates(draft(cited, passages[1], body=body), report)
    assert dated(done, 1) == [("6 December", {"when": "1865-12-06", "cert": "low"})]


def test_a_note_leans_on_the_text_at_its_mark_and_not_the_other_way_round() -> None:
    passages = (
        Passage(0, "p", "It shut in 1994. That year ended well.", (Mark(16, 16, "note", (), 1),)),
        Passage(1, "note", "That year, too, see Okafor, 12 May 2001.", host=0),
    )
    done = annotate_dates(draft(*passages), NEWS)
    assert [value["when"] for _, value in dated(done, 0)] == ["1994", "1994"]
    assert [value["when"] for _, value in dated(done, 1)] == ["1994", "2001-05-12"]


def test_an_uncertain_document_date_makes_its_dates_uncertain() -> None:
    text = Passage(0, "p", "It shut on July 18.")
    certain = annotate_dates(draft(text), NEWS)
    guessed = annotate_dates(draft(text), Context(published=NEWS.published))
    assert dated(certain, 0) == [("July 18", {"when": "2002-07-18"})]
    assert dated(guessed, 0) == [("July 18", {"when": "2002-07-18", "cert": "low"})]


def test_a_date_that_leans_on_the_text_stays_certain() -> None:
    text = Passage(0, "p", "It shut in 1994. That year ended well.")
    guessed = annotate_dates(draft(text), Context(published=NEWS.published))
    assert dated(guessed, 0)[1] == ("That year", {"when": "1994"})


def test_references_stay_unmarked_and_citations_do_not() -> None:
    chars = "see (Avesta, 3 May 1998) and Okafor, 4 May 1998"
    marks = (
        Mark(4, 24, "ref", (("type", "source"),)),
        Mark(29, 47, "bibl"),
    )
    done = annotate_dates(draft(Passage(0, "note", chars, marks)), Context())
    assert dated(done, 0) == [("4 May 1998", {"when": "1998-05-04"})]


def test_marks_are_not_straddled() -> None:
    chars = "from May 1998 to June 1999"
    done = annotate_dates(draft(Passage(0, "p", chars, (Mark(0, 9, "title"),))), Context())
    assert dated(done, 0) == []


def test_impossible_dates_keep_no_value() -> None:
    done = annotate_dates(draft(Passage(0, "p", "on 31 June 1998")), Context())
    assert dated(done, 0) == [("31 June 1998", {"type": "impossible", "cert": "low"})]


def test_head_cells_are_dates_and_body_cells_figures() -> None:
    cells = ("", "1995", "1996", "Tuna", "1850", "3 May 1996")
    passages = tuple(Passage(n, "cell", chars) for n, chars in enumerate(cells))
    table = Node(
        "table",
        (
            Node("row", (0, 1, 2), (("role", "label"),)),
            Node("row", (3, 4, 5), (("role", "data"),)),
        ),
    )
    done = annotate_dates(draft(*passages, body=(table,)), Context())
    assert [dated(done, n) for n in range(6)] == [
        [],
        [("1995", {"when": "1995"})],
        [("1996", {"when": "1996"})],
        [],
        [],
        [("3 May 1996", {"when": "1996-05-03"})],
    ]


def test_a_column_of_years_says_what_its_rows_are_of() -> None:
    cells = ("1995", "1850", "1996", "1990", "Total", "1920")
    passages = tuple(Passage(n, "cell", chars) for n, chars in enumerate(cells))
    table = Node("table", (Node("row", (0, 1)), Node("row", (2, 3)), Node("row", (4, 5))))
    done = annotate_dates(draft(*passages, body=(table,)), Context())
    assert [len(dated(done, n)) for n in range(6)] == [1, 0, 1, 0, 0, 0]


def test_the_text_is_left_alone() -> None:
    before = draft(Passage(0, "p", "In 1994 and May 1995.", (Mark(3, 7, "hi"),)))
    after = annotate_dates(before, NEWS)
    assert after.passages[0].chars == before.passages[0].chars
    assert after.passages[0].marks[:1] == before.passages[0].marks
    assert after.text == before.text


def test_each_news_report_leans_on_its_own_dateline() -> None:
    passages = (
        Passage(0, "p", "LORIT, June 5, 1997 (Agency) – The port shut on Thursday."),
        Passage(1, "p", "In May 1968 it was open, a docker said yesterday."),
        Passage(2, "p", "ALDER, July 11 (Agency) – A treaty was signed on July 9."),
    )
    body = (Node("div", (0, 1)), Node("div", (2,)))
    done = annotate_dates(draft(*passages, body=body), Context())
    assert dated(done, 0)[1] == ("Thursday", {"when": "1997-06-05"})
    assert dated(done, 1)[1] == ("yesterday", {"when": "1997-06-04"})
    assert [found[1]["when"] for found in dated(done, 2)] == ["1997-07-11", "1997-07-09"]


def test_a_dispatch_quoted_dates_nothing_after_it() -> None:
    passages = (
        Passage(0, "p", "In 1948 the harbour was closed. A cable said why."),
        Passage(1, "p", "LORIT, June 5, 1945 (Agency) – The port shut."),
        Passage(2, "p", "In March 1949 it opened. It closed in May."),
    )
    done = annotate_dates(draft(*passages), Context(published=(date(2001, 1, 1),) * 2))
    assert [found[1]["when"] for found in dated(done, 2)] == ["1949-03", "1949-05"]


def test_a_review_of_one_year_goes_back_to_it() -> None:
    passages = (
        Passage(0, "p", "This chapter reviews developments in 2010."),
        Passage(1, "p", "The plant was opened on 26 November."),
        Passage(2, "p", "In 1925 gas was banned. Seven states remained at the end of the year."),
    )
    body = (Node("div", (0,)), Node("div", (1,)), Node("div", (2,)))
    book = Context(published=(date(2012, 1, 1), date(2012, 12, 31)))
    done = annotate_dates(draft(*passages, body=body), book)
    assert dated(done, 1) == [("26 November", {"when": "2010-11-26", "cert": "low"})]
    assert dated(done, 2)[1][1]["notBefore"] == "2010-12"


@pytest.mark.parametrize(
    "title",
    [
        "For the year 1911. Presented in March 1912",
        "Annual Report of the Inspector of Mines for 1911",
        "REPORT OF THE DIRECTOR FOR THE YEAR ENDING 31 DECEMBER 1911",
    ],
)
def test_a_report_for_a_year_is_of_that_year(title: str) -> None:
    passages = (Passage(0, "p", title), Passage(1, "p", "On 6 March the men left their work."))
    body = (Node("div", (0,)), Node("div", (1,)))
    done = annotate_dates(draft(*passages, body=body), Context(published=(date(1912, 3, 1),) * 2))
    assert dated(done, 1) == [("6 March", {"when": "1911-03-06", "cert": "low"})]


def test_a_sentence_about_a_year_is_no_title() -> None:
    passages = (
        Passage(0, "p", "He bought the album for 1911 crowns and a report on 1911 stamps."),
        Passage(1, "p", "On 6 March the men left their work."),
    )
    body = (Node("div", (0,)), Node("div", (1,)))
    done = annotate_dates(draft(*passages, body=body), Context(published=(date(1915, 5, 1),) * 2))
    assert dated(done, 1) == [("6 March", {"when": "1915-03-06", "cert": "low"})]


def test_a_story_does_not_go_on_from_a_glance_ahead_or_back() -> None:
    book = Context(published=(date(2012, 1, 1), date(2012, 12, 31)))
    for glance in (
        "The United States will pay what is lacking on 31 December 2013.",
        "It was found by a colonel who died in 1989.",
        "The drums had been hidden in 1943.",
        "Weapons made before 1946 are old.",
    ):
        text = f"It was signed on 5 November 2010. {glance} Norway ratified it on 14 December."
        done = annotate_dates(draft(Passage(0, "p", text)), book)
        assert dated(done, 0)[-1] == ("14 December", {"when": "2010-12-14", "cert": "low"})
