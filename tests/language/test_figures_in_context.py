"""Figures that only their sentence or document explains: ages, ellipses, old money, currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from growing import growth
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.language.currency_context import CurrencyContext
from corpuskit.language.quantities import find_quantities

# Sentence, then each figure: span, value or «low..high», unit.
FOUND = [
    # --- money before the number, coins without a code, hundredths
    ("The farm cost R3.4 million.", [("R3.4 million", "3400000", "ZAR")]),
    ("They owe R5–6 bn and RM7.5 million.",
     [("R5–6 bn", "5000000000..6000000000", "ZAR"), ("RM7.5 million", "7500000", "MYR")]),
    ("It paid Rs5,000 (US$60.50).", [("Rs5,000", "5000", "INR"), ("US$60.50", "60.50", "USD")]),
    ("A fine of 30 silver roubles is due.", [("30 silver roubles", "30", "RUB")]),
    ("Rent is 300 CFA francs.", [("300 CFA francs", "300", "XOF")]),
    ("He left 20 ducats and 9 quid.", [("20 ducats", "20", "ducat"), ("9 quid", "9", "GBP")]),
    ("The toll is 40 crowns.", [("40 crowns", "40", "crown")]),
    ("A stamp costs 7 to 9 cents.", [("7 to 9 cents", "0.07..0.09", "USD")]),
    ("It spent €0.3–0.4m on nets.", [("€0.3–0.4m", "300000..400000", "EUR")]),
    # --- pounds, shillings and pence
    ("A cow fetched £6 15s. at the fair.", [("£6 15s.", "6.75", "GBP")]),
    ("It let go of 47m cubic metres in an hour.", [("47m cubic metres", "47000000", "m3")]),
    ("It was fixed at £T 110,000 in all.", [("£T 110,000", "110000", "TRL")]),
    ("It lay there for 21 sitting days.", [("21 sitting days", "21", "d")]),
    ("It adds 5 hours 20 minutes to each.", [("5 hours 20 minutes", "5.3333", "h")]),
    ("He got two years and six months.", [("two years and six months", "2.5", "a")]),
    ("Since December 2001 aircraft flew there.", []),
    ("Security Council resolution 2461, adopted in haste, stands.", []),
    ("A ceiling of between 1900 and 2000 launchers held.",
     [("between 1900 and 2000 launchers", "1900..2000", "count")]),
    ("Coal stood at 12s. 6d. a ton.", [("12s. 6d. a ton", "0.625", "GBP/t")]),
    ("It took 3 pounds 10 shillings and 6 pence.",
     [("3 pounds 10 shillings and 6 pence", "3.525", "GBP")]),
    # --- a part behind the noun
    ("He drank a pint and a half of beer.", [("a pint and a half of beer", "1.5", "pt")]),
    ("The letter is a page and a half long.", [("a page and a half", "1.5", "count")]),
    # --- older and regional units, adjectives before a unit
    ("The farm has 12,000 acres.", [("12,000 acres", "12000", "acre")]),
    ("It lies 30 versts away.", [("30 versts", "30", "verst")]),
    ("It rained for 9 consecutive days.", [("9 consecutive days", "9", "d")]),
    ("A 12% surcharge applies.", [("12% surcharge", "12", "%")]),
    ("They fired 120mm mortars.", [("120mm mortars", "120", "mm")]),
    # --- millions and metres
    ("The company will lease 2.3m.", [("2.3m", "2300000", "count")]),
    ("The tower is 40m tall.", [("40m", "40", "m")]),
    # --- ages
    ("Berit Lund, 26, of Oslo, won.", [("26", "26", "a")]),
    ("A widow of 61 lost it.", [("61", "61", "a")]),
    ("She was nineteen when she left.", [("nineteen", "19", "a")]),
    ("Her son, now 12, is ill.", [("12", "12", "a")]),
    ("He died at 84.", [("84", "84", "a")]),
    ("The patient is 70 years old.", [("70 years old", "70", "a")]),
    # --- noun or unit named before
    ("There were 48 cases in May, 31 in June.", [("48 cases", "48", "count"), ("31", "31", "count")]),
    ("The stay fell from 12.4 days to 5.2.", [("12.4 days", "12.4", "d"), ("5.2", "5.2", "d")]),
    ("One ship waited for 20 days, another for ten.",
     [("20 days", "20", "d"), ("ten", "10", "d")]),
    ("Of 80 plots 19 of 20 are dry.",
     [("80 plots", "80", "count"), ("19", "19", "count"), ("20", "20", "count")]),
    ("They sleep six to a hut.", [("six", "6", "count")]),
    ("The pact needed three and got them.", [("three", "3", "count")]),
    ("A further 310 are in store.", [("310", "310", "count")]),
    ("He sent 5 × 400 TEU.", [("5", "5", "count"), ("400 TEU", "400", "TEU")]),
    # --- fractions and ratios
    ("Between a third and a half is lost.", [("Between a third and a half", "0.3333..0.5", "1")]),
    ("The poorest fifth of households gets 3%.",
     [("fifth of households", "0.2", "1"), ("3%", "3", "%")]),
    ("Half speak Finnish, and a third of them read it.",
     [("a third", "0.3333", "1")]),
    ("It would cut them by a third and ended so.", [("a third", "0.3333", "1")]),
    ("It works in nine cases out of ten.", [("nine cases out of ten", "0.9", "1")]),
    ("The ratio fell from 21:1 to 15:1.", [("21:1", "21", "1"), ("15:1", "15", "1")]),
    ("It holds with a probability of 0.95.", [("0.95", "0.95", "1")]),
    # --- nouns
    ("She owns sixty reindeer and knows each.", [("sixty reindeer", "60", "count")]),
    ("He wrote to six claims offices.", [("six claims offices", "6", "count")]),
    ("In 12 villages farmers protested.", [("12 villages", "12", "count")]),
    ("They number six to seven thousand.", [("six to seven thousand", "6000..7000", "count")]),
]  # fmt: skip

NOTHING = [
    "The R21 vaccine, the K2 peak and the P5 states.",
    "See Journal, 26, 33 and Nature 367 (6459): 108.",
    "In the proportion 5:4:1, or 40:40:20.",
    "Sardinia and 98      Fevers of Empire",
    "A third party won the second and a third began.",
    "4/ W. A. Lewis.",
    "A man and a half-eaten pie.",
    "Attaching a number 874 to a despatch.",
]


@pytest.mark.parametrize(("text", "figures"), FOUND, ids=[text for text, _ in FOUND])
def test_figures_found(text: str, figures: list[tuple[str, str, str]]) -> None:
    found = [
        (text[q.start : q.end], str(q.value if q.low is None else f"{q.low}..{q.high}"), q.unit)
        for q in find_quantities(text)
    ]
    assert found == figures


@pytest.mark.parametrize("text", NOTHING)
def test_no_figures(text: str) -> None:
    assert [text[q.start : q.end] for q in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("document", "printed", "unit"),
    [
        ("Norway exports fish.", "950 kroner", "NOK"),
        ("Danish farms, Denmark.", "950 kroner a day", "DKK/d"),
        ("In Pakistan and India, in Pakistan.", "30 rupees", "PKR"),
        ("Mali and Senegal.", "400 francs", "XOF"),
        ("Mexico.", "50 centavos", "MXN"),
        ("Nothing is said.", "400 francs", "franc"),
        ("Uganda and Kenya.", "400 shillings", "shilling"),
        ("Prices in UGX: Uganda and Kenya.", "400 shillings", "UGX"),
    ],
)
def test_the_document_says_which_currency(document: str, printed: str, unit: str) -> None:
    context = CurrencyContext([document, f"It cost {printed}."])
    (quantity,) = find_quantities(printed)
    assert context.resolve(quantity, printed).unit == unit


@pytest.mark.parametrize(
    "text",
    ["9" * 1000, f"{'9' * 1000} boats", "10^400 boats", "5 × 10^400 t", f"£{'1' * 400} 10s. 6d.",
     f"R{'9' * 300} million", "one million million million million boats", "-" * 50 + "5",
     "£4 " * 20 + "10s. " * 20, "5 billion trillion crore lakh", "1,2,3,4,5,6,7,8,9,10,11"],
)  # fmt: skip
def test_absurd_numbers_make_no_figure_or_a_finite_one(text: str) -> None:
    for quantity in find_quantities(text):
        for value in (quantity.value, quantity.low, quantity.high):
            assert value is None or abs(value) < Decimal(10) ** 33


_PIECES = st.sampled_from(
    ["£", "R", "K", "Rs", "CFA", "4", "10s", "6d", ".", ",", "and", "a half", "a third", "fifth",
     "the poorest", "he was", "now", "Lund", "of", "to a", "hut", "from", "to", "fell", "for", "days",
     "×", ":", "15", "m", "tall", "crowns", "silver", "roubles", "cents", "one in", "out of", "ten",
     "cases", "strong", "a page", "a further", "consecutive", "offices", "deeds", "(", ")", "   "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from(["", " "]))
def test_any_run_of_pieces_is_read_in_order(pieces: list[str], glue: str) -> None:
    text, last = glue.join(pieces), 0
    for quantity in find_quantities(text):
        assert last <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        last = quantity.end
        assert quantity.unit
        assert " " not in quantity.unit
        assert quantity.low is None or quantity.high is None or quantity.low < quantity.high


@pytest.mark.parametrize("piece", ["for 5 days, for 5, ", "£4 10s. ", "Lund, 5, of ", "R1.2 "])
def test_time_grows_linearly(piece: str) -> None:
    assert growth(find_quantities, piece, 4_000) < 30
