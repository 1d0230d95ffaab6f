"""Numbers in digits and in words, with multipliers, signs and fractions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.language.figure_tokens import tokenize
from corpuskit.language.numbers import parse_digits, read_number

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """Write a number below a billion in English words, as a style guide asks."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return TENS[tens - 2] + (f"-{UNITS[units]}" if units else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            many, rest = divmod(number, size)
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(many)} {name}" + (f"{joint}{spelled(rest)}" if rest else "")
    raise AssertionError(number)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("192", "192"),
        ("12 000", "12000"),
        ("12,000", "12000"),
        ("1'200", "1200"),
        ("1’200", "1200"),
        ("12\u2009000", "12000"),
        ("12\u202f000", "12000"),
        ("12\u00a0000", "12000"),
        ("1.234.567", "1234567"),
        ("1,234,567.50", "1234567.50"),
        ("1.234,5", "1234.5"),
        ("12,34,567", "1234567"),
        ("10.60", "10.60"),
        ("0,5", "0.5"),
        ("0.005", "0.005"),
        (".5", "0.5"),
        ("3·4", "3.4"),
        ("1.5 million", "1500000"),
        ("1.25 bn", "1250000000"),
        ("3 lakh", "300000"),
        ("10k", "10000"),
        ("12 hundred", "1200"),
        ("2 and a half", "2.5"),
        ("2½", "2.5"),
        ("10 1/2", "10.5"),
        ("two and a half million", "2500000"),
        ("two-and-a-half", "2.5"),
        ("half a million", "500000"),
        ("a quarter of a million", "250000"),
        ("a quarter million", "250000"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("a hundred and fifty", "150"),
        ("one million and a half", "1500000"),
        ("two hundred and two thousand", "202000"),
        ("forty-five hundred", "4500"),
        ("two-thirds", "0.6667"),
        ("three quarters", "0.75"),
        ("one-fourteenth", "0.0714"),
        ("a third", "0.3333"),
        ("minus five", "-5"),
        ("-4.5", "-4.5"),
        ("−4.5", "-4.5"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    tokens = tokenize(text)
    begins = 1 if tokens[0].low in ("minus", "-", "−") else 0
    number = read_number(tokens, begins)
    assert number is not None
    assert (str(number.value), number.first, number.last) == (value, 0, len(tokens))


@pytest.mark.parametrize(
    "text",
    ["007", "1.2.3", "22,24,26", "1,1,1,1", "1" * 30, "nineteen ninety-five", "twenty-third",
     "two hundred and thirty-first", "boats", "hundred thousand"],
)  # fmt: skip
def test_no_numbers(text: str) -> None:
    assert read_number(tokenize(text), 0) is None


def test_a_point_before_three_digits_is_doubtful() -> None:
    doubtful, sure = parse_digits("12.000"), parse_digits("12.00")
    assert doubtful is not None
    assert sure is not None
    assert (doubtful.doubtful, sure.doubtful) == (True, False)


@given(st.integers(0, 10**9 - 1))
def test_numbers_in_words(number: int) -> None:
    tokens = tokenize(spelled(number))
    read = read_number(tokens, 0)
    assert read is not None
    assert (int(read.value), read.last) == (number, len(tokens))


@given(st.text(alphabet="0123456789.,' ’½-", max_size=40))
def test_any_digits_are_read_without_error(text: str) -> None:
    for index, token in enumerate(tokenize(text)):
        read_number(tokenize(text), index)
        parse_digits(token.text)
