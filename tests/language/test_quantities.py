"""Figures in sentences about fisheries, health, refugees, energy, arms control and trade."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.language.quantities import Modality, Quantity, find_quantities, read_cell

# Sentence, then each figure: span, value or «low..high», modality, unit, commodity.
FOUND = [
    # --- counts and their nouns
    ("The port lost some 450 deep-sea trawlers.",
     [("some 450 deep-sea trawlers", "450", "about", "count", "trawler")]),
    ("The clinic treated 12 400 patients in March.",
     [("12 400 patients", "12400", "exact", "count", "patient")]),
    ("It employs 12,400 people.", [("12,400 people", "12400", "exact", "count", "person")]),
    ("About 12'400 herders moved south.",
     [("About 12'400 herders", "12400", "about", "count", "herder")]),
    ("More than 3\u202f000 Somali refugees arrived.",
     [("More than 3\u202f000 Somali refugees", "3000", "moreThan", "count", "refugee")]),
    ("The fleet has 1900 boats.", [("1900 boats", "1900", "exact", "count", "boat")]),
    ("Eleven cooperatives closed.", [("Eleven cooperatives", "11", "exact", "count", "cooperative")]),
    ("They destroyed twenty-five thousand landmines.",
     [("twenty-five thousand landmines", "25000", "exact", "count", "landmine")]),
    ("The base holds 24 aircraft and two patrol boats.",
     [("24 aircraft", "24", "exact", "count", "aircraft"),
      ("two patrol boats", "2", "exact", "count", "boat")]),
    ("At least 17 human rights groups signed the appeal.",
     [("At least 17 human rights groups", "17", "atLeast", "count", "group")]),
    ("Two arms control agreements lapsed.",
     [("Two arms control agreements", "2", "exact", "count", "agreement")]),
    ("There were 12 dead and 30 injured.",
     [("12 dead", "12", "exact", "count", "dead"), ("30 injured", "30", "exact", "count", "injured")]),
    ("They ratified 40 charters, pacts and conventions.",
     [("40 charters, pacts and conventions", "40", "exact", "count", "charter")]),
    ("A dozen hospitals were shut.", [("A dozen hospitals", "12", "exact", "count", "hospital")]),
    ("Half a million households lost power.",
     [("Half a million households", "500000", "exact", "count", "household")]),
    ("It sent 10,000 British and Dutch peacekeepers.",
     [("10,000 British and Dutch peacekeepers", "10000", "exact", "count", "peacekeeper")]),
    ("They bought 42 Type 21 missile boats.",
     [("42 Type 21 missile boats", "42", "exact", "count", "boat")]),
    ("A 12-member panel met.", [("12-member panel", "12", "exact", "count", "member")]),
    ("The 5000-strong force left.", [("5000-strong force", "5000", "exact", "count", "")]),
    ("In all 12.500 tents were sent.", [("12.500 tents", "12500", "exact", "count", "tent")]),
    ("Zero doses were delivered.", [("Zero doses", "0", "exact", "count", "dose")]),
    # --- times of the day, and rates of both ends
    ("At a quarter to six nine men came, at ten minutes past four two more.",
     [("nine men", "9", "exact", "count", "man")]),
    ("From ten minutes to six hours were lost.",
     [("ten minutes", "10", "exact", "min", ""), ("six hours", "6", "exact", "h", "")]),
    ("The speed was lowered from 15 to 10 km/h.",
     [("15", "15", "exact", "km/h", ""), ("10 km/h", "10", "exact", "km/h", "")]),
    # --- in two units
    ("A seat cost 2 marks 50 pfennigs, a box 11 marks 25.",
     [("2 marks 50 pfennigs", "2.5", "exact", "DEM", ""), ("11 marks 25", "11.25", "exact", "DEM", "")]),
    ("The fare was 3 crowns 5 heller.", [("3 crowns 5 heller", "3.05", "exact", "crown", "")]),
    ("Wine sold at 4 francs 80 a bottle.", [("4 francs 80", "4.8", "exact", "franc", "")]),
    ("He had 2 dollars 40 years later.",
     [("2 dollars", "2", "exact", "USD", ""), ("40 years", "40", "exact", "a", "")]),
    ("For 3 dollars 12 men dug.",
     [("3 dollars", "3", "exact", "USD", ""), ("12 men", "12", "exact", "count", "man")]),
    ("The bell weighs 3 t 400 kg.", [("3 t 400 kg", "3.4", "exact", "t", "")]),
    # --- approximators and bounds
    ("Up to 300 inspectors may be present.",
     [("Up to 300 inspectors", "300", "upTo", "count", "inspector")]),
    ("No more than 40 warheads may be deployed.",
     [("No more than 40 warheads", "40", "upTo", "count", "warhead")]),
    ("There are fewer than 80 launchers.",
     [("fewer than 80 launchers", "80", "lessThan", "count", "launcher")]),
    ("Losses were estimated at around 900 nets.",
     [("around 900 nets", "900", "about", "count", "net")]),
    ("The budget does not exceed 5 million euros.",
     [("5 million euros", "5000000", "upTo", "EUR", "")]),
    ("As many as 60 or more villages burned.",
     [("As many as 60 or more villages", "60", "upTo", "count", "village")]),
    ("Clubs with 12 or more members pay.",
     [("12 or more members", "12", "atLeast", "count", "member")]),
    ("The dam is spread over some 600 islands.",
     [("some 600 islands", "600", "about", "count", "island")]),
    ("Nearly 50 schools are closed.", [("Nearly 50 schools", "50", "about", "count", "school")]),
    ("They keep ca. 70 reindeer herds.",
     [("ca. 70 reindeer herds", "70", "about", "count", "herd")]),
    ("Under three treaties the river is shared.",
     [("three treaties", "3", "exact", "count", "treaty")]),
    ("He spoke about two murders.", [("two murders", "2", "exact", "count", "murder")]),
    # --- ranges
    ("The quota is 70 000–85 000 tonnes.", [("70 000–85 000 tonnes", "70000..85000", "range", "t", "")]),
    ("It killed 11–14,000 seals.", [("11–14,000 seals", "11000..14000", "range", "count", "seal")]),
    ("Output is 1 to 1.5 million barrels a day.",
     [("1 to 1.5 million barrels a day", "1000000..1500000", "range", "bbl/d", "")]),
    ("Between 30 and 40 villages were flooded.",
     [("Between 30 and 40 villages", "30..40", "range", "count", "village")]),
    ("Wages are from $3 to $5 a day.", [("$3 to $5 a day", "3..5", "range", "USD/d", "")]),
    ("Six or seven buyers came.", [("Six or seven buyers", "6..7", "range", "count", "buyer")]),
    ("It takes two to three weeks.", [("two to three weeks", "2..3", "range", "wk", "")]),
    ("Prevalence is 5%–10% in the valley.", [("5%–10%", "5..10", "range", "%", "")]),
    ("Between $3 and $5 billion was lost.",
     [("Between $3 and $5 billion", "3000000000..5000000000", "range", "USD", "")]),
    # --- a change has two ends and is no range
    ("Cases fell from 120 to 45.",
     [("120", "120", "exact", "count", ""), ("45", "45", "exact", "count", "")]),
    ("Coverage rose from 12 to 16 per cent.",
     [("12", "12", "exact", "%", ""), ("16 per cent", "16", "exact", "%", "")]),
    # --- shares, ratios, fractions
    ("About 40 per cent of the children were stunted.",
     [("About 40 per cent of the children", "40", "about", "%", "child")]),
    ("Turnout was 61.5% and rising.", [("61.5%", "61.5", "exact", "%", "")]),
    ("Support fell by 3 percentage points.", [("3 percentage points", "3", "exact", "pp", "")]),
    ("One in seven boats is unlicensed.",
     [("One in seven boats", "0.1429", "exact", "1", "boat")]),
    ("Nine out of ten wells are dry.", [("Nine out of ten wells", "0.9", "exact", "1", "well")]),
    ("Measles killed one child in nine.",
     [("one child in nine", "0.1111", "exact", "1", "child")]),
    ("The court met 36 times in a year of unrest.", [("36 times", "36", "exact", "count", "time")]),
    ("The press was 36 times as heavy.", [("36 times", "36", "exact", "1", "")]),
    ("It cost twelve times the first estimate.", [("twelve times", "12", "exact", "1", "")]),
    ("Output rose 36 times.", [("36 times", "36", "exact", "1", "")]),
    ("The abbey paid 90 groschen.", [("90 groschen", "90", "exact", "groschen", "")]),
    ("Two-thirds of the catch was thrown back.",
     [("Two-thirds of the catch", "0.6667", "exact", "1", "catch")]),
    ("It needs a two-thirds majority.", [("two-thirds majority", "0.6667", "exact", "1", "majority")]),
    ("A third of the villages are empty.",
     [("A third of the villages", "0.3333", "exact", "1", "village")]),
    ("Rations were cut by half.", [("half", "0.5", "exact", "1", "")]),
    ("Three of the 7 reactors are idle.",
     [("Three", "3", "exact", "count", ""), ("7 reactors", "7", "exact", "count", "reactor")]),
    ("They are 900 out of a total of 1200.",
     [("900", "900", "exact", "count", ""), ("1200", "1200", "exact", "count", "")]),
    # --- money
    ("The loan is worth US$ 300 million.", [("US$ 300 million", "300000000", "exact", "USD", "")]),
    ("It cost €1.2bn.", [("€1.2bn", "1200000000", "exact", "EUR", "")]),
    ("They owe $5m and £12 million.",
     [("$5m", "5000000", "exact", "USD", ""), ("£12 million", "12000000", "exact", "GBP", "")]),
    ("He paid 640 million roubles.", [("640 million roubles", "640000000", "exact", "RUB", "")]),
    ("A $2 million grant was refused.", [("$2 million grant", "2000000", "exact", "USD", "grant")]),
    ("Stakes of 45 and 25 per cent were sold.",
     [("45", "45", "exact", "%", ""), ("25 per cent", "25", "exact", "%", "")]),
    ("It rose from 40 to 55 cents a litre.",
     [("40", "0.40", "exact", "USD/L", ""), ("55 cents a litre", "0.55", "exact", "USD/L", "")]),
    ("Three of every five farmers are women.",
     [("Three of every five farmers", "0.6", "exact", "1", "farmer")]),
    ("Half the population lives inland.", [("Half the population", "0.5", "exact", "1", "population")]),
    ("A fleet of 30 purse seiners operates here.",
     [("30 purse seiners", "30", "exact", "count", "seiner")]),
    ("Most are children under 5.", [("under 5", "5", "lessThan", "a", "")]),
    ("A 45-year-old man fell ill.", [("45-year-old man", "45", "exact", "a", "man")]),
    ("The 2 million-strong workforce left.",
     [("2 million-strong workforce", "2000000", "exact", "count", "")]),
    ("It rose by 0.74 ± 0.18 °C.", [("0.74 ± 0.18 °C", "0.74", "exact", "Cel", "")]),
    ("Of these, 52% of those asked agreed.", [("52%", "52", "exact", "%", "")]),
    ("It fell 20% below 1990 levels.", [("20%", "20", "exact", "%", "")]),
    ("It cost $5m in constant 1990 dollars.", [("$5m", "5000000", "exact", "USD", "")]),
    ("There is one doctor for every 20,000 people.",
     [("one doctor for every 20,000 people", "0.00005", "exact", "1", "doctor")]),
    ("Oil sold at $60 a barrel.", [("$60 a barrel", "60", "exact", "USD/bbl", "")]),
    ("The fund has EUR 86 million.", [("EUR 86 million", "86000000", "exact", "EUR", "")]),
    ("Income is 900 Swiss francs a month.",
     [("900 Swiss francs a month", "900", "exact", "CHF/mo", "")]),
    # --- measures and rates
    ("The plant produces 2.7 billion kW/h.",
     [("2.7 billion kW/h", "2700000000", "exact", "kW/h", "")]),
    ("It yields 4 GWh and 250 MW.",
     [("4 GWh", "4", "exact", "GW.h", ""), ("250 MW", "250", "exact", "MW", "")]),
    ("The park covers 3,500 sq. km of forest.",
     [("3,500 sq. km of forest", "3500", "exact", "km2", "forest")]),
    ("Each got 50 kg of seed.", [("50 kg of seed", "50", "exact", "kg", "seed")]),
    ("The trucks carry 1,700 tonnes of grain a month.",
     [("1,700 tonnes of grain a month", "1700", "exact", "t/mo", "grain")]),
    ("The lake lies within 10 miles of the border.", [("10 miles", "10", "exact", "mi", "")]),
    ("A 840-kilometer long pipeline was mined.",
     [("840-kilometer long pipeline", "840", "exact", "km", "pipeline")]),
    ("The 200-nautical-mile zone was kept.",
     [("200-nautical-mile zone", "200", "exact", "nmi", "zone")]),
    ("It froze at minus 5 °C.", [("minus 5 °C", "-5", "exact", "Cel", "")]),
    ("There were 12.5 deaths per 100 000 live births.",
     [("12.5 deaths per 100 000 live births", "12.5", "exact", "count/100000", "death")]),
    ("The sea rises 3.4 mm a year.", [("3.4 mm a year", "3.4", "exact", "mm/a", "")]),
    ("It dumped 5000 barrels of oil.", [("5000 barrels of oil", "5000", "exact", "bbl", "oil")]),
    # --- durations and ages
    ("A three-day naval exercise began.",
     [("three-day naval exercise", "3", "exact", "d", "exercise")]),
    ("The 30-year lease expires.", [("30-year lease", "30", "exact", "a", "lease")]),
    ("It gave 30 days’ notice.", [("30 days’ notice", "30", "exact", "d", "notice")]),
    ("The strike lasted half an hour.", [("half an hour", "0.5", "exact", "h", "")]),
    ("For more than a year nothing came.", [("more than a year", "1", "moreThan", "a", "")]),
    ("Women aged 15–49 were asked.", [("15–49", "15..49", "range", "a", "")]),
    ("It took two and a half years.", [("two and a half years", "2.5", "exact", "a", "")]),
    # --- bounds on one, ages in a row, units of ages
    ("At least one sailor drowned.", [("At least one sailor", "1", "atLeast", "count", "sailor")]),
    ("Two men aged 24 and 31 were held.",
     [("Two men", "2", "exact", "count", "man"), ("24", "24", "exact", "a", ""),
      ("31", "31", "exact", "a", "")]),
    ("Use among 15–24 year olds is low.", [("15–24 year olds", "15..24", "range", "a", "")]),
    ("About one person in 78 is deaf.",
     [("About one person in 78", "0.0128", "about", "1", "person")]),
    ("The 600-bed hospital cost $40 million.",
     [("600-bed hospital", "600", "exact", "count", "bed"),
      ("$40 million", "40000000", "exact", "USD", "")]),
    ("It emits 1.6 million tCO2.", [("1.6 million tCO2", "1600000", "exact", "t", "")]),
    ("A loan of SKr 45 million was repaid.", [("SKr 45 million", "45000000", "exact", "SEK", "")]),
    ("Rent is COP 250,000.", [("COP 250,000", "250000", "exact", "COP", "")]),
    ("The odds ratio was 0.72.", [("0.72", "0.72", "exact", "1", "")]),
    # --- votes
    ("It passed by 312 to 298.",
     [("312", "312", "exact", "count", ""), ("298", "298", "exact", "count", "")]),
    ("The upper house approved it 81–18.",
     [("81", "81", "exact", "count", ""), ("18", "18", "exact", "count", "")]),
    ("The vote was 23 in favour, 12 against.",
     [("23", "23", "exact", "count", ""), ("12", "12", "exact", "count", "")]),
    ("The top 10 producers met.", [("10 producers", "10", "exact", "count", "producer")]),
    ("Sales top $10 billion.", [("$10 billion", "10000000000", "moreThan", "USD", "")]),
    ("Around one-in-four firms closed.",
     [("Around one-in-four firms", "0.25", "about", "1", "firm")]),
    # --- notations of the sciences and trades
    ("It emitted 2.5 × 10⁶ tonnes.", [("2.5 × 10⁶ tonnes", "2500000", "exact", "t", "")]),
    ("It shed 3 x 10^5 particles.",
     [("3 x 10^5 particles", "300000", "exact", "count", "particle")]),
    ("Output was 3.4 mb/d.", [("3.4 mb/d", "3400000", "exact", "bbl/d", "")]),
    ("It holds 40 Tcf.", [("40 Tcf", "40000000000000", "exact", "ft3", "")]),
    ("Births are 23 per thousand.", [("23 per thousand", "23", "exact", "count/1000", "")]),
    ("¾ of all wells are dry.", [("¾ of all wells", "0.75", "exact", "1", "well")]),
    ("Some 1·5 million cases cost £4·3m.",
     [("Some 1·5 million cases", "1500000", "about", "count", "case"),
      ("£4·3m", "4300000", "exact", "GBP", "")]),
    ("A fee of 10 Turkish lira is due.", [("10 Turkish lira", "10", "exact", "TRY", "")]),
    ("The raft measured 3 by 4 metres.",
     [("3", "3", "exact", "m", ""), ("4 metres", "4", "exact", "m", "")]),
    ("They cut 500 by 20 per cent.",  [("20 per cent", "20", "exact", "%", "")]),
    # --- ratios in other forms, herds, ages in words
    ("There is 1 nurse per 1,200 inhabitants.",
     [("1 nurse per 1,200 inhabitants", "0.0008333", "exact", "1", "nurse")]),
    ("It won a two-to-one majority.", [("two-to-one majority", "2", "exact", "1", "")]),
    ("It has a 3:1 advantage.", [("3:1", "3", "exact", "1", "")]),
    ("They took 200 head of cattle.",
     [("200 head of cattle", "200", "exact", "count", "cattle")]),
    ("Five heads of mission met.", [("Five heads", "5", "exact", "count", "head")]),
    ("Most are children under five.", [("under five", "5", "lessThan", "a", "")]),
    ("The warhead yields 20 kilotons.", [("20 kilotons", "20", "exact", "kt", "")]),
    # --- hyphens
    ("A five- or ten-year lag is usual.", [("five- or ten-year lag", "5..10", "range", "a", "lag")]),
    ("A five-year line rather than ten.", [("five-year line", "5", "exact", "a", "line")]),
    ("A two-volume report on the four-lane road.",
     [("two-volume report", "2", "exact", "count", "volume"),
      ("four-lane road", "4", "exact", "count", "lane")]),
    # --- bare numbers with a reason
    ("It has a crew of eight.", [("eight", "8", "exact", "count", "")]),
    ("The garrison numbered 850.", [("850", "850", "exact", "count", "")]),
    ("Of 40 patients nine were children.",
     [("40 patients", "40", "exact", "count", "patient"), ("nine", "9", "exact", "count", "")]),
    ("The motion passed by 29 votes to eight.",
     [("29 votes", "29", "exact", "count", "vote"), ("eight", "8", "exact", "count", "")]),
    ("He lost 40 of his trucks.", [("40 of his trucks", "40", "exact", "count", "truck")]),
    ("The brigade has a strength of 5412.", [("5412", "5412", "exact", "count", "")]),
    ("The crowd was more than 1500 on Monday.", [("more than 1500", "1500", "moreThan", "count", "")]),
]  # fmt: skip

NOTHING = [
    "In 1995 the talks began, and by 1996 they had failed.",
    "The 1994 elections were postponed to 1995/96, 1998–99 or 2000.",
    "In 1996 elections were held in both provinces.",
    "The first, 7th and twenty-third sessions were closed.",
    "The 118th Division and the 82nd Brigade moved.",
    "See Article 22, Decree no. 812, Resolution 1409 and Chapter 7.",
    "See pp. 31, 44 and 58, vol. 2, no. 5 (1988), note 3, table 6.2.",
    "The Group of 77 and the Union of Six met the G8.",
    "A Boeing 747, a Tu-95 and a B-52 ran on Windows 95.",
    "The two countries and these three states agreed; both signed.",
    "One of the largest firms did one survey once or twice.",
    "Channel Five showed the Six Day War.",
    "The line is open on 25 May, June 24 and 24/06/1994.",
    "Call +1-222-2222 or see https://example.org/a/12345/99 at 16:30 or 5 pm.",
    "ISBN 978-3-16-148410-0, QR-TMX-97-415, DOI 10.1000/182.",
    "Hundreds of thousands fled, dozens of them on foot.",
    "There are three reasons: (1) cost, (2) time and (3) will.",
    "3 Results",
    "2. Method",
    "In the 1990s he was in his 40s; the first half was quiet.",
    "A third party and a quarter of a century.",
    "The version 2.0 of section 3.2.1 and 192.168.1.2 differ.",
    "Lessons Learned: One Year On the Road Less Travelled.",
    "Phase 3 trials and level 2 alerts.",
    "COP 21 and ALL 4 SEASONS.",
    "PHP 7.3 and AMD 64.",
    "Items 3-7 and articles 5 and 9 were dropped.",
    "The 2x4 planks and the 4x4s.",
    "One soldier was seen.",
    "Mortality per 10,000 per day is low.",
    "The train of 9:10 and a nine-to-five job.",
    "See QV 10 Foreign Loans.",
    "22 Q.R.C. 2778 and 36 K.B.D. 3507 apply.",
    "Nineteen ninety-five was dry.",
    "Zero tolerance was promised.",
    "He was one man, one day.",
]


def described(text: str, quantity: Quantity) -> tuple[str, str, str, str, str]:
    value = f"{quantity.low}..{quantity.high}" if quantity.value is None else str(quantity.value)
    span = text[quantity.start : quantity.end]
    return span, value, quantity.modality.value, quantity.unit, quantity.commodity


@pytest.mark.parametrize(("text", "figures"), FOUND, ids=[text for text, _ in FOUND])
def test_figures_found(text: str, figures: list[tuple[str, str, str, str, str]]) -> None:
    assert [described(text, q) for q in find_quantities(text)] == figures


@pytest.mark.parametrize("text", NOTHING)
def test_no_figures(text: str) -> None:
    assert [described(text, q) for q in find_quantities(text)] == []


def test_taken_numbers_are_left_alone() -> None:
    text = "In 5 May 1994 talks 40 envoys met."
    assert [text[q.start : q.end] for q in find_quantities(text, [(3, 13)])] == ["40 envoys"]


def test_a_figure_contains_a_name_but_never_crosses_one() -> None:
    text = "It sent two United Nations envoys."
    inside = [(text.index("United"), text.index(" envoys"))]
    assert [text[q.start : q.end] for q in find_quantities(text, inside)] == [
        "two United Nations envoys"
    ]
    across = [(text.index("envoys"), len(text))]
    for quantity in find_quantities(text, [*inside, (text.index("Nations"), len(text))]):
        assert quantity.end <= text.index("Nations")
    assert all(q.end <= text.index("envoys") for q in find_quantities(text, across))


def test_a_number_may_count_a_list_of_nouns() -> None:
    (quantity,) = find_quantities("They signed 40 charters, pacts and conventions.")
    assert (quantity.commodity, quantity.listed) == ("charter", ("pact", "convention"))
    (quantity,) = find_quantities("They signed 40 charters in May.")
    assert quantity.listed == ()


def test_a_doubtful_reading_says_so() -> None:
    assert not find_quantities("They hold 12.500 tents.")[0].certain
    assert not find_quantities("The fine was 500 francs.")[0].certain
    assert find_quantities("They hold 12,500 tents.")[0].certain


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("14 305.5", "14305.5", "count"),
        ("21.6", "21.6", "count"),
        ("1,234", "1234", "count"),
        ("(12)", "12", "count"),
        ("12*", "12", "count"),
        ("12†", "12", "count"),
        ("-3.5", "-3.5", "count"),
        ("−3.5", "-3.5", "count"),
        ("45%", "45", "%"),
        ("$1.2 million", "1200000", "USD"),
        ("1998", "1998", "count"),
        (" 0 ", "0", "count"),
    ],
)
def test_cells_with_a_figure(cell: str, value: str, unit: str) -> None:
    quantity = read_cell(cell)
    assert quantity is not None
    assert (str(quantity.value), quantity.unit) == (value, unit)


def test_a_range_in_a_cell() -> None:
    quantity = read_cell("12–15")
    assert quantity is not None
    assert (quantity.low, quantity.high) == (Decimal(12), Decimal(15))
    assert quantity.modality is Modality.RANGE


@pytest.mark.parametrize(
    "cell", ["", "–", "-", "..", "n.a.", "Peru", "Type 2", "12 May 1995", "3 of 7", "Table 5"]
)
def test_cells_without_a_figure(cell: str) -> None:
    assert read_cell(cell) is None


_PIECES = st.sampled_from(
    [*"0123456789", "12 000", "1,234", "five", "twenty-one", "half a", "million", "per cent", "%",
     "$", "US$", "between", "and", "to", "or", "from", "–", "-", "/", ".", ",", ":", "in", "of the",
     "boats", "km", "years", "a", "about", "up to", "more than", "\u200f", "\u00a0", "\n", "²", "½",
     "Article", "no.", "May", "one", "out of", "(", ")", "'", "’s", "per", "e", "st", "٣", "=", "_"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, max_size=30), st.sampled_from(["", " "]), st.data())
def test_spans_lie_in_order_inside_the_text(
    pieces: list[str], glue: str, data: st.DataObject
) -> None:
    text = glue.join(pieces)
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=3))
    taken = [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    last = 0
    for quantity in find_quantities(text, taken):
        assert last <= quantity.start <= quantity.number_start
        assert quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        last = quantity.end
        both = quantity.low is not None and quantity.high is not None and quantity.value is None
        assert both or (quantity.value is not None and quantity.low is None)
        assert not both or quantity.low < quantity.high  # type: ignore[operator]
        assert quantity.unit
        assert " " not in quantity.unit + quantity.commodity
        for start, end in taken:
            assert end <= quantity.number_start or start >= quantity.number_end
            inside = quantity.start <= start and end <= quantity.end
            assert inside or end <= quantity.start or start >= quantity.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    find_quantities(text)
    read_cell(text)


@settings(max_examples=200, deadline=None)
@given(st.integers(2101, 10**9), st.sampled_from([",", " ", "\u202f", "'", "’", "\u00a0"]))
def test_group_separators_never_change_the_value(number: int, separator: str) -> None:
    text = f"They caught {number:,} eels.".replace(",", separator)
    assert [q.value for q in find_quantities(text)] == [Decimal(number)]


@pytest.mark.parametrize(
    "text",
    ["9" * 4000, "1," * 2000, "1-" * 2000, "twenty-" * 1000, "one hundred " * 200, "5 of " * 200,
     "half a " * 300, "over " * 1000 + "5", "$" * 1000 + "5", "aged " + "5, " * 1000],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_hostile_text_is_read_without_error(text: str) -> None:
    assert all(q.end <= len(text) for q in find_quantities(text))


@pytest.mark.parametrize("digits", ["1" * 25, "9" * 1000, "1" + "0" * 400])
def test_absurd_numbers_stay_unmarked(digits: str) -> None:
    assert find_quantities(f"There were {digits} boats.") == ()
    assert read_cell(digits) is None
