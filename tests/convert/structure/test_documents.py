"""Small documents in the typographies that scans and web pages bring."""

from __future__ import annotations

from typing import Any

import pytest


def test_glued_digits_are_marks_only_where_a_note_answers(look: Any) -> None:
    found = look(
        """
        The coal tax

        Emissions of CO2 fell by 1.5 per cent under the G8 plan.1 The tax of Art.22 was
        doubled in the budget of 1996.2 In table B.3 the ministry gives 3 variants, and
        “none is cheap”3 for the steelworks of the north.

        1 Ministry of Energy, Annual Review (Harbourton, 1997), p. 3.

        2 See also Brandt, O., ‘Taxing coal’, Energy Letters 3 (1998), pp. 2–9.

        3 Interview with the plant manager, May 1998.
        """.replace("\n        doubled", " doubled").replace("\n        “none", " “none")
    )
    assert found.notes() == [
        (
            "1",
            "bottom",
            "er the G8 plan.",
            "Ministry of Energy, Annual Review (Harbourton, 1997), p. 3.",
        ),
        (
            "2",
            "bottom",
            "budget of 1996.",
            "See also Brandt, O., ‘Taxing coal’, Energy Letters 3 (1998), pp. 2–9.",
        ),
        ("3", "bottom", "“none is cheap”", "Interview with the plant manager, May 1998."),
    ]
    assert found.problems == []


def test_endnotes_in_brackets_under_their_title(look: Any) -> None:
    found = look("""
        Vaccines in the delta

        Ana Ruiz and Bo Lindgren

        Coverage rose for three years [1] and then stalled.[2]

        Cold boxes

        The boxes were lost in the flood of 2004 [3], as were the registers.

        Notes

        [1] Health Bureau, Yearbook 2003.
        [2] The reasons are disputed.
        [3] Relief Commission, Final Report, annex 2.
        """)
    assert [(n, place, before) for n, place, before, _ in found.notes()] == [
        ("1", "end", "for three years"),
        ("2", "end", "d then stalled."),
        ("3", "end", "e flood of 2004"),
    ]
    assert found.recovery.masthead.authors == ("Ana Ruiz", "Bo Lindgren")
    assert "Coverage rose for three years and then stalled." in found.kind("p")
    assert found.tree().endswith("back(div('Notes')))")


def test_wrapped_lines_without_blank_lines_between_paragraphs(look: Any) -> None:
    found = look("""
           The lake was fished by forty villages before the dam was built, and
        by none for ten years after the water had risen over the old landing
        places. The boats were sold or burnt.
           A second beginning was made when perch had been set out by the gov-
        ernment station. Within three years the catch was larger than it had
        ever been, and the self-
        governing villages of the east bank claimed a share of it.
           Nobody had reckoned with the self-governing villages.
        """)
    assert found.kind("p") == [
        (
            "The lake was fished by forty villages before the dam was built, and by none for ten "
            "years "
            "after the water had risen over the old landing places. The boats were sold or burnt."
        ),
        (
            "A second beginning was made when perch had been set out by the government "
            "station. Within "
            "three years the catch was larger than it had ever been, and the self-governing "
            "villages "
            "of the east bank claimed a share of it."
        ),
        "Nobody had reckoned with the self-governing villages.",
    ]


def test_caret_notes_with_a_second_paragraph(look: Any) -> None:
    found = look("""
        Smuggling over the pass was never measured.[^1] Lorries were counted, loads were not.[^2]

        [^1]: The customs post keeps a register of lorries.

        It does not record what they carry.

        [^2]: Customs Service, Register, 1999–2002.

        The post was closed in 2003.
        """)
    assert found.notes()[0][3] == (
        "The customs post keeps a register of lorries. It does not record what they carry."
    )
    assert found.spans("lb") == [("", "")]
    assert found.kind("p")[-1] == "The post was closed in 2003."


def test_running_heads_and_page_numbers_stand_apart(look: Any) -> None:
    found = look("""
        The charter of 1911 gave the company the sole right to draw water from the river above the

        46

        WATER AND POWER

        falls, and the city has regretted it ever since. The first works were finished in 1914.

        The second works were larger. They were begun in the middle of the war and they were never

        47

        WATER AND POWER

        finished, because the turbines had been ordered from a country that was now the enemy of the

        48

        WATER AND POWER

        state that had ordered them.
        """)
    assert found.kind("fw") == [
        "46",
        "WATER AND POWER",
        "47",
        "WATER AND POWER",
        "48",
        "WATER AND POWER",
    ]
    assert [p[:12] for p in found.kind("p")] == ["The charter ", "The second w"]
    assert found.kind("p")[1].endswith("enemy of the state that had ordered them.")
    assert len(found.spans("pb")) == 3


def test_form_feeds_are_page_breaks(look: Any) -> None:
    found = look(
        "The terms of the loan were made known by the bank in a letter to\f"
        "Parliament, which was read on the same day.\n\n"
        "The letter has not been printed.\n\f\nIts author denied it."
    )
    assert found.kind("p") == [
        (
            "The terms of the loan were made known by the bank in a letter to Parliament, which "
            "was "
            "read on the same day."
        ),
        "The letter has not been printed.",
        "Its author denied it.",
    ]
    assert len(found.spans("pb")) == 1
    assert len(found.nodes("pb")) == 1


def test_numbering_begins_again_on_every_page(look: Any) -> None:
    found = look("""
        The first census was taken by the priests.¹ It counted hearths.²

        ¹ Parish registers, box 4.

        ² A hearth had five heads on average.

        The second was taken by the army.¹

        ¹ Army archives, file 12.

        The third counted heads,¹ and the fourth cattle.²

        ¹ Statistical Office, 1931.

        ² Statistical Office, 1941.
        """)
    assert [(n, before, text[:6]) for n, _, before, text in found.notes()] == [
        ("1", "by the priests.", "Parish"),
        ("2", "ounted hearths.", "A hear"),
        ("1", "en by the army.", "Army a"),
        ("1", " counted heads,", "Statis"),
        ("2", " fourth cattle.", "Statis"),
    ]
    assert found.problems == []


def test_what_does_not_fit_is_said_and_kept(look: Any) -> None:
    found = look("""
        The harvest failed twice.¹ The granaries were opened late.² Nobody starved.⁵

        ¹ Prefect to minister, 3 May 1911.

        ³ Prefect to minister, 9 June 1911.

        ⁵ The prefect's own words.
        """)
    assert [(n, text) for n, _, _, text in found.notes()] == [
        ("1", "Prefect to minister, 3 May 1911."),
        ("5", "The prefect's own words."),
    ]
    assert found.spans("ref") == [("²", "noteMark")]
    assert found.problems == [
        (1, "the note mark ² has no note"),
        (5, "note 3 has no mark in the text"),
        (5, "note 3 follows note 1"),
        (7, "note 5 follows note 3"),
    ]
    assert found.kind("note") == ["³ Prefect to minister, 9 June 1911."]


def test_exponents_are_no_marks(look: Any) -> None:
    found = look("""
        The reserve covers 620 km² of forest,¹ at 30 m³ of timber a hectare, or 10⁶ trunks.

        ¹ Forest Service, Inventory (1999).
        """)
    assert [n for n, *_ in found.notes()] == ["1"]
    assert "620 km² of forest, at 30 m³ of timber a hectare, or 10⁶ trunks" in found.kind("p")[0]
    assert found.problems == []


def test_lists_and_inline_letters(look: Any) -> None:
    found = look("""
        The council asked for three things: (a) pipes; (b) pumps; and (c) a bridge.

        It was offered the following:

        - pipes of clay
        - pumps of the second class

        The mayor set conditions.

        (a) The pipes must be new.

        (b) The pumps must be tested by the waterworks on the spot.

        The answer was short:

        1. No.

        2. Never.
        """)
    assert [(node.attributes, found.inside(node)) for node in found.nodes("list")] == [
        ((("rend", "bulleted"),), ["-", "pipes of clay", "-", "pumps of the second class"]),
        (
            (("rend", "lettered"),),
            [
                "(a)",
                "The pipes must be new.",
                "(b)",
                "The pumps must be tested by the waterworks on the spot.",
            ],
        ),
        ((("rend", "numbered"),), ["1.", "No.", "2.", "Never."]),
    ]
    assert found.kind("p")[0].endswith("(a) pipes; (b) pumps; and (c) a bridge.")


def test_quotations_set_as_blocks(look: Any) -> None:
    found = look("""
        The governor, who had been to the mines only once and had not gone down
        into any of them, described the strike to his masters in these words:

            They ask for bread and for a doctor. I have given orders that they be
            given neither, since the one would be followed by a demand for the other.

        He was recalled in the spring. His successor went down on his first day
        and came up with a list, which was printed in all the newspapers.
        """)
    (quote,) = found.nodes("quote")
    assert found.inside(quote)[0].startswith("They ask for bread")
    assert len(found.kind("p")) == 3


def test_quotation_with_an_omission_and_a_note(look: Any) -> None:
    found = look(
        """
        The envoy was tired of the talks and said so in his letters home, of which many are lost.

        We sit in a room with a stove . . . and nobody remembers what the third article was for. I
        shall come home when the ice breaks.¹

        The ice broke late that year, and he came home by land.

        ¹ Envoy to his brother, 2 March 1923.
        """.replace("I\n        shall", "I shall")
    )
    (quote,) = found.nodes("quote")
    assert found.inside(quote)[0].endswith("when the ice breaks.")


@pytest.mark.parametrize(
    "table",
    [
        "\tTonnes\tPer cent\nNorth\nHerring\t1 200\t40.0\nSprat\t1 800\t60.0",
        (
            "| | Tonnes | Per cent |\n|---|---:|---:|\n| North | | |\n| Herring | 1 200 | 40.0 |\n"
            "| Sprat | 1 800 | 60.0 |"
        ),
    ],
    ids=["tabs", "pipes"],
)
def test_tables(look: Any, table: str) -> None:
    found = look(
        "The catch is given in Table 2, which the ministry has not disputed so far.\n\n"
        f"Table 2. Landings by species\n\nLive weight.\n\n{table}\n\nSource: Port registers.\n\n"
        "Sprat has overtaken herring in the north, as everybody on the quay had expected."
    )
    (node,) = found.nodes("table")
    assert found.kind("head") == ["Table 2. Landings by species", "Live weight."]
    rows = [(row.attributes[0][1], found.inside(row)) for row in found.nodes("row")]
    assert rows == [
        ("label", ["", "Tonnes", "Per cent"]),
        ("label", ["North"]),
        ("data", ["Herring", "1 200", "40.0"]),
        ("data", ["Sprat", "1 800", "60.0"]),
    ]
    assert dict(found.nodes("row")[1].attributes)["cols"] == "3"
    assert "Source: Port registers." in found.kind("p")
    assert node in found.nodes("body")[0].children


def test_two_columns_parted_by_a_bar(look: Any) -> None:
    found = look("""
        The port lists its ships by their class.

        Class | Ships
        Trawlers | 41
        Seiners | 1,120
        Lighters | 9

        Port News | Friday 19 June
        Ferries | what was seen of them
        Launches | a note
    """)
    rows = [(row.attributes[0][1], found.inside(row)) for row in found.nodes("row")]
    assert rows == [
        ("label", ["Class", "Ships"]),
        ("data", ["Trawlers", "41"]),
        ("data", ["Seiners", "1,120"]),
        ("data", ["Lighters", "9"]),
    ]


def test_columns_parted_by_spaces(look: Any) -> None:
    found = look("""
        The fleet is old, as the register of the port shows for every class of ship.

        Table 1. The fleet

        Class          Ships    Mean age
        Trawlers          12        31.5
        Longliners         7        24.0

        No ship has been ordered since the yard was closed.
        """)
    assert [found.inside(row) for row in found.nodes("row")] == [
        ["Class", "Ships", "Mean age"],
        ["Trawlers", "12", "31.5"],
        ["Longliners", "7", "24.0"],
    ]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            (
                "Rails and roads\n\nI. Introduction\n\nTrains came first.\n\nII. Rails\n\nIron was "
                "dear."
                "\n\nThe gauge question\n\nIt was settled in a week.\n\nIII. Roads\n\nThey came "
                "later."
            ),
            (
                "text(front(docTitle(titlePart)) body(div('I. Introduction' p) div('II. Rails' p "
                "div('The gauge question' p)) div('III. Roads' p)))"
            ),
        ),
        (
            (
                "Rails and roads\n\n1 Rails\n\nIron was dear.\n\n1.1 Gauge\n\nIt was settled in a "
                "week."
                "\n\n1.2 Steam\n\nCoal was near.\n\n2 Roads\n\nThey came later."
            ),
            (
                "text(front(docTitle(titlePart)) body(div('1 Rails' p div('1.1 Gauge' p) "
                "div('1.2 Steam' p)) div('2 Roads' p)))"
            ),
        ),
        (
            "# Rails and roads\n\nTrains came first.\n\n## Gauge\n\nIt was settled in a week.",
            "text(front(docTitle(titlePart)) body(p div('Gauge' p)))",
        ),
        (
            (
                "Rails and roads\n\nTrains came first in every province but one.\n\nTHE GAUGE\n\n"
                "It was "
                "settled in a week of talks.\n\nThe loser\n\nHe went abroad with his drawings."
            ),
            "text(front(docTitle(titlePart)) body(p div('THE GAUGE' p div('The loser' p))))",
        ),
    ],
    ids=["roman", "decimal", "hashes", "capitals"],
)
def test_headings_and_levels(look: Any, text: str, tree: str) -> None:
    assert look(text).tree() == tree


def test_emphasis(look: Any) -> None:
    found = look(
        "The *Hildur* sank in **ten** minutes, _they_ say, or <i>fewer</i>; 2 * 3 * 4 men and "
        "one* dog, a snake_case_name and **no end to it."
    )
    assert found.spans("hi") == [
        ("Hildur", "italic"),
        ("ten", "bold"),
        ("they", "italic"),
        ("fewer", "italic"),
    ]
    assert found.kind("p")[0].endswith(
        "2 * 3 * 4 men and one* dog, a snake_case_name and **no end to it."
    )


def test_notes_in_headings_and_cells(look: Any) -> None:
    found = look(
        "Salt\n\nThe salt road was long.\n\nThe toll¹\n\nIt was paid in kind at every bridge."
        "\n\nTable 1. Loads\n\nYear\tLoads\n1711\t12²\n1712\t15\n\nThe road was closed in 1720."
        "\n\n¹ Abolished in 1719.\n\n² Ten in another source."
    )
    assert [(n, before[-5:]) for n, _, before, _ in found.notes()] == [("1", " toll"), ("2", "12")]
    assert "The toll" in found.kind("head")


def test_one_paragraph_a_line_without_blank_lines(look: Any) -> None:
    found = look(
        "The strike began in the tram depots and spread to the mills within a week of rain.[1]\n"
        "By the end of the month the city stood still, and the mayor had left for the coast where\n"
        "[1] City archive, police reports.\n"
        "his family kept a house. He did not come back.[2]\n"
        "[2] The Evening Call, 3 May 1926."
    )
    assert found.kind("p")[1].endswith(
        "the coast where his family kept a house. He did not come back."
    )
    assert [n for n, *_ in found.notes()] == ["1", "2"]


@pytest.mark.parametrize(
    ("above", "below", "joined", "rend"),
    [
        ("the harbour was en-", "larged by the state.", "was enlarged by", "hyphen"),
        ("the harbour was built by non-", "governmental bodies.", "non-governmental", None),
        ("the pact of the Anglo-", "Frankish houses.", "Anglo-Frankish", None),
    ],
    ids=["broken", "compound", "capital"],
)
def test_words_broken_by_a_page(
    look: Any, above: str, below: str, joined: str, rend: str | None
) -> None:
    found = look(
        f"Small non-governmental clubs ran the ferries at first.\n\nIn the end {above}\n\n"
        f"¹ No source is given.\n\n{below} That was all.¹"
    )
    text = found.kind("p")[1]
    assert joined in text
    (mark,) = [m for m in found.passage("In the end").marks if m.tag == "pb"]
    assert mark.get("break") == "no"
    assert mark.get("rend") == rend


def test_title_block_of_a_newspaper(look: Any) -> None:
    found = look("""
        The Hill Courier
        Saturday, May 9, 1998

        Dam talks end in a draw

        By our correspondent Lena Ott

        UPPERTON, May 8 -- The ministers met for the last time on Friday, without a handshake.

        No date was set for another meeting.
        """)
    head = found.recovery.masthead
    assert head.title == "Dam talks end in a draw"
    assert head.authors == ("Lena Ott",)
    assert head.publication == "The Hill Courier"
    assert head.date == "Saturday, May 9, 1998"
    assert head.dateline == "UPPERTON, May 8"
    assert len(found.kind("p")) == 2


def test_title_block_of_an_article(look: Any) -> None:
    found = look("""
        Journal of Ports, vol. 12, no. 3 (Spring 2001), pp. 4–19

        Who owns the quay?

        Ada Moreau
        Institute of Harbour Studies, Leyton

        Abstract

        Quays are owned by nobody for long.
        """)
    head = found.recovery.masthead
    assert (head.title, head.authors) == ("Who owns the quay?", ("Ada Moreau",))
    assert head.affiliations == ("Institute of Harbour Studies, Leyton",)
    assert (head.volume, head.issue, head.pages) == ("12", "3", "4–19")
    assert head.publication == "Journal of Ports"


def test_text_that_says_nothing_of_itself(look: Any) -> None:
    found = look("The wells are dry again. Nobody was asked.\n\nThe council meets on Monday.")
    assert found.recovery.masthead.title == ""
    assert found.tree() == "text(body(p p))"


def test_author_from_the_closing_line(look: Any) -> None:
    found = look(
        "The wells are dry again, says the council.\n\nIt meets on Monday.\n\n"
        "Nora Falk is a freelance journalist based in Upperton."
    )
    assert found.recovery.masthead.authors == ("Nora Falk",)


def test_raised_marks_in_tags(look: Any) -> None:
    found = look("""
        The road was paid for by the salt tax.<sup>1</sup> It was never finished.<sup>2</sup>

        <sup>1</sup> Treasury papers, 1702.

        <sup>2</sup> The last mile is still missing.
        """)
    assert [n for n, *_ in found.notes()] == ["1", "2"]
    assert found.kind("p") == ["The road was paid for by the salt tax. It was never finished."]


def test_lists_are_not_notes_where_digits_are_glued(look: Any) -> None:
    found = look("""
        The guild had three duties.1 They were the following:

        1. to feed the poor,

        2. to bury the dead,

        3. to keep the bridge in repair.

        It did none of them after the fire.2

        1. Guild book, fol. 2.

        2. Guild book, fol. 91.
        """)
    assert [(n, text) for n, _, _, text in found.notes()] == [
        ("1", "Guild book, fol. 2."),
        ("2", "Guild book, fol. 91."),
    ]
    assert len(found.kind("item")) == 3


def test_numbered_references_are_endnotes_where_marks_call_for_them(look: Any) -> None:
    found = look("""
        Nurses on the road

        1 Introduction

        The shortage of nurses is old.[1] It was described in 1988 [2].

        2 Results

        Half of them left within 3 years of service.

        References

        [1] Adda K. Nurses on the road. J Rural Health. 1999;12:3-9.
        [2] Bell R. The empty ward. Leyton: Ministry; 1988.
        """)
    assert [(n, place) for n, place, _, _ in found.notes()] == [("1", "end"), ("2", "end")]
    assert found.kind("head") == ["1 Introduction", "2 Results", "References"]


def test_report_with_centred_title_and_numbers_before_marks(look: Any) -> None:
    found = look("""
                                   REPORT OF THE INSPECTOR

                              on the Mines of the Eastern Valley

                                        J. B. Harker

             The mines of the eastern valley were opened in 1871, and have been
        worked without a break ever since. There are at present eleven pits,
        of which seven are owned by the Leyton Company.1 The depth of the
        workings is nowhere greater than 240 yards.

             In the year under review 14 men lost their lives. This is fewer than
        in 1910, when the number was 31,2 but it is still too many, and I can-
        not report that everything has been done to prevent it.

        1. Register of the Company, 1910.
        2. Of whom 17 died in the fire at Harker's Deep.
        """)
    assert found.recovery.masthead.authors == ("J. B. Harker",)
    assert [(n, before[-3:]) for n, _, before, _ in found.notes()] == [("1", "ny."), ("2", "31,")]
    assert "and I cannot report" in found.kind("p")[1]


def test_quotation_marked_line_by_line(look: Any) -> None:
    found = look("""
        # The ferry war

        Captain Ida af Horn, Leyton

        The harbour master kept a diary, and on the last page of it he had this to say of
        the owners of the boats and of the men who sailed in them for a living:

        > They would sink each other for a fare, and have done so on two
        > occasions, both of them Sundays.

        He was never asked for it.
        """)
    (quote,) = found.nodes("quote")
    (text,) = found.inside(quote)
    assert text.startswith("They would sink")
    assert text.endswith("on two occasions, both of them Sundays.")
    assert found.recovery.masthead.title == "The ferry war"
    assert found.recovery.masthead.authors == ("Ida af Horn",)
    assert found.kind("titlePart") == ["The ferry war"]


def test_heading_without_text_holds_the_next(look: Any) -> None:
    found = look(
        "The ferry war\n\nIntroduction\n\nTwo firms ran the ferries.\n\nThe firms\n\nHorn and Sons"
        "\n\nIt was the older one by far.\n\nThe Blue Line\n\nIt was the faster one.\n\nConclusion"
        "\n\nBoth are gone now."
    )
    assert found.tree() == (
        "text(front(docTitle(titlePart)) body(div('Introduction' p) div('The firms' "
        "div('Horn and Sons' p) div('The Blue Line' p)) div('Conclusion' p)))"
    )


@pytest.mark.parametrize(
    "line", ["The Yellow Flag      97", "98   FEVERS AND FLAGS", "2011]     RIVERS     413"]
)
def test_a_running_head_with_its_page_number_is_no_text(look: Any, line: str) -> None:
    found = look(f"Flags\n\nHe lost the ear of the\n\n{line}\n\npasha in May.\n")
    assert found.kind("fw") == [line]
    assert any("the ear of the pasha" in text for text in found.kind("p"))


def test_signs_call_for_the_notes_of_their_page(look: Any) -> None:
    found = look(
        """
        The cholera at Bardo

        By the first of June the town had counted nineteen dead, and nobody was buried in the
        day.* The board of health met twice a week in the *Old Exchange* and agreed on nothing.†

        ——————

        * The parish book has twenty.

        † Minutes, 3 June 1866.

        In July the wells were closed “by order of the mayor”.* The water came in barrels.

        * He denied it afterwards.
        """
    )
    assert [(number, before, text) for number, _, before, text in found.notes()] == [
        ("*", "ied in the day.", "The parish book has twenty."),
        ("†", "eed on nothing.", "Minutes, 3 June 1866."),
        ("*", " of the mayor”.", "He denied it afterwards."),
    ]
    assert found.spans("hi") == [("Old Exchange", "italic")]
    assert found.kind("fw") == ["——————"]
    assert found.problems == []


def test_a_sign_beside_numbered_notes(look: Any) -> None:
    found = look(
        "The mill\n\nThe mill had nine looms.[1] It stood empty for years.*\n\n"
        "* It was let to a cooper once.\n\nIt burnt in 1911.[2]\n\n"
        "[1] Rolls, p. 3.\n\n[2] Rolls, p. 9.\n"
    )
    assert sorted(number for number, *_ in found.notes()) == ["*", "1", "2"]


def test_asterisks_of_a_list_and_of_italics_are_no_notes(look: Any) -> None:
    found = look(
        "The fleet\n\nThe *Astrid* and the *Berta* sailed in May. They carried:\n\n"
        "* oats\n\n* barley\n\nNobody met them.\n"
    )
    assert found.notes() == []
    assert len(found.nodes("list")) == 1


def test_numbers_in_parentheses_call_for_notes_and_count_clauses(look: Any) -> None:
    found = look(
        "The Act\n\nThe duty under subsection (2) was lowered in May.(1) It was (1) too high and "
        "(2) paid by nobody. The mayor said so himself (2).\n\n"
        "(1) Gazette, 4 May 1890.\n\n(2) Letter of 9 May.\n"
    )
    assert [(number, before) for number, _, before, _ in found.notes()] == [
        ("1", "lowered in May."),
        ("2", "said so himself"),
    ]


def test_a_numbered_list_is_not_taken_for_the_notes_below_it(look: Any) -> None:
    found = look(
        "Report\n\nThe mill has nine looms.[1] Nobody works there at night.[2]\n\nProposals\n\n"
        "1. That the mill be closed.\n\n2. That the looms be sold.\n\nThe cost is small.[3]\n\n"
        "1. Order of the prefect.\n\n2. Pay-sheets of May.\n\n3. Estimate of July.\n"
    )
    assert [text for *_, text in found.notes()] == [
        "Order of the prefect.",
        "Pay-sheets of May.",
        "Estimate of July.",
    ]
    assert len(found.nodes("list")) == 1


def test_notes_in_another_order_than_their_marks_are_set_and_told(look: Any) -> None:
    found = look(
        "The opera\n\nIt was opened in 1881.[3] It had 1240 seats.[1] It burnt in 1904.[2]\n\n"
        "[1] Plan of the house.\n\n[2] Press of May.\n\n[3] Programme of the first night.\n"
    )
    assert {number: text for number, *_, text in found.notes()} == {
        "1": "Plan of the house.",
        "2": "Press of May.",
        "3": "Programme of the first night.",
    }
    assert any("note 3 does not stand where its mark" in told for _, told in found.problems)
