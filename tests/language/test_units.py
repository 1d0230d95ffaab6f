"""Units: their names, dimensions and base units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpuskit.language.currency_names import currency_before
from corpuskit.language.figure_tokens import tokenize
from corpuskit.language.unit_names import rate_after, unit_after
from corpuskit.language.units import currencies, dimension, is_sound, to_base, units


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("km", "km"),
        ("kilometres", "km"),
        ("square kilometers", "km2"),
        ("sq. km", "km2"),
        ("km²", "km2"),
        ("hectares", "ha"),
        ("tonnes", "t"),
        ("metric tons", "t"),
        ("tons", "t"),
        ("MW", "MW"),
        ("megawatts", "MW"),
        ("kWh", "kW.h"),
        ("gigawatt-hours", "GW.h"),
        ("µg", "ug"),
        ("°C", "Cel"),
        ("degrees Fahrenheit", "degF"),
        ("per cent", "%"),
        ("percent", "%"),
        ("%", "%"),
        ("percentage points", "pp"),
        ("barrels", "bbl"),
        ("nautical miles", "nmi"),
        ("nautical-mile", "nmi"),
        ("years", "a"),
        ("decades", "10.a"),
        ("US dollars", "USD"),
        ("pounds sterling", "GBP"),
        ("Norwegian kroner", "NOK"),
        ("EUR", "EUR"),
        ("ppm", "ppm"),
    ],
)
def test_names_and_symbols(text: str, code: str) -> None:
    tokens = tokenize(text)
    unit = unit_after(tokens, 0)
    assert unit is not None
    assert (unit.code, unit.last) == (code, len(tokens))


@pytest.mark.parametrize("text", ["in", "a", "boats", "T", "s", "pp", "mild", "kmx"])
def test_words_that_are_no_units(text: str) -> None:
    assert unit_after(tokenize(text), 0) is None


@pytest.mark.parametrize(
    ("text", "code", "first"),
    [("US$ 5", "USD", 0), ("US $5", "USD", 0), ("a $5", "USD", 1), ("CHF 5", "CHF", 0),
     ("NZ$5", "NZD", 0), ("Rs. 5", "INR", 0)],
)  # fmt: skip
def test_currencies_before_a_number(text: str, code: str, first: int) -> None:
    tokens = tokenize(text)
    assert currency_before(tokens, len(tokens) - 1) == (code, first)


@pytest.mark.parametrize(
    ("text", "code", "rated"),
    [
        ("a month", "t", "t/mo"),
        ("per year", "count", "count/a"),
        ("per 100 000", "count", "count/100000"),
        ("/h", "km", "km/h"),
        ("per capita", "USD", "USD/person"),
        ("a barrel", "USD", "USD/bbl"),
        ("annually", "t", "t/a"),
        ("per annum", "USD", "USD/a"),
    ],
)
def test_rates(text: str, code: str, rated: str) -> None:
    found = rate_after(tokenize(text), 0, code)
    assert found is not None
    assert found[0] == rated


@pytest.mark.parametrize("text", ["a boat", "a year later", "a day after", "per 7", "each boat"])
def test_no_rates(text: str) -> None:
    assert rate_after(tokenize(text), 0, "count") is None


@pytest.mark.parametrize(
    ("value", "code", "low", "high"),
    [
        ("1", "km", "1000", "1000"),
        ("2", "ha", "20000", "20000"),
        ("1", "ton", "907.18474", "1016.0469088"),
        ("1", "[lton_av]", "1016.0469088", "1016.0469088"),
        ("0", "Cel", "273.15", "273.15"),
        ("50", "%", "0.50", "0.50"),
        ("36", "km/h", "10.00000000000000000008", "10.00000000000000000008"),
        ("5", "GBP", "5", "5"),
        ("7", "count", "7", "7"),
        ("12", "count/100", "0.12", "0.12"),
        ("1", "[mi_i]", "1609.344", "1609.344"),
        ("-5", "ton", "-5080.2345440", "-4535.92370"),
    ],
)
def test_base_units(value: str, code: str, low: str, high: str) -> None:
    base = to_base(Decimal(value), Decimal(value), code)
    assert base == (Decimal(low), Decimal(high))


def test_unknown_units_have_no_base() -> None:
    assert to_base(Decimal(1), Decimal(1), "boats") is None
    assert to_base(Decimal(1), Decimal(1), "boats/a") is None
    assert to_base(Decimal(1), Decimal(1), "km/boats") is None


def test_currencies_never_share_a_dimension() -> None:
    kinds = {dimension(code) for code in currencies()}
    assert len(kinds) == len(currencies())


def test_energy_is_power_times_time() -> None:
    assert dimension("kW.h") == dimension("kW/h").replace("power-rate", "energy") == "energy"
    assert to_base(Decimal(1), Decimal(1), "kW.h") == to_base(Decimal(3600), Decimal(3600), "kJ")


@pytest.mark.parametrize(
    ("code", "sound"),
    [("kW/h", False), ("MW/s", False), ("GW/a", True), ("km/h", True), ("%", True)],
)
def test_soundness(code: str, sound: bool) -> None:
    assert is_sound(code) is sound


def test_codes_have_no_spaces_and_positive_factors() -> None:
    for code, unit in units().items():
        assert " " not in code
        assert 0 < unit.low <= unit.high
