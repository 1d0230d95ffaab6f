"""No text takes ever longer: patterns are about linear or bounded, and so are whole commands.

Growth is a ratio within one run, of processor time, and judged with a wide margin: four times the
text may take nine times as long before it counts, and only where it does so three times in a row.
"""

from __future__ import annotations

from functools import cache

import patterns
import pytest
import slow_inputs

# Patterns that are not linear by themselves, whose texts are bounded by who uses them. By module.
BOUNDED = {
    # Citations of at most bib.parse.LIMIT characters, cut by bib.segment; regions of these.
    "corpuskit/bib/": "at most 2,500 characters",
    # Sentences and windows of them, in which white space was folded. The commands below are run on
    # what each would be slow on.
    "corpuskit/claims/": "windows of a sentence, spaces folded",
    "corpuskit/language/date_site.py": "sixty characters before a date",
    "corpuskit/language/year_reasons.py": "sixty characters before a year",
    "corpuskit/language/datelines.py": "the first characters of a passage",
    "corpuskit/language/place_names.py": "thirty characters",
    "corpuskit/language/treaties.py": "twelve characters",
    "corpuskit/language/treaty_words.py": "twelve characters",
    "corpuskit/language/publication_dates.py": "lines of a title block, windows",
    "corpuskit/language/bylines.py": "lines of authors",
    "corpuskit/language/numbers.py": "one number, of at most 36 characters",
    "corpuskit/language/figure_tokens.py": "tokens, each of which is consumed",
    "corpuskit/convert/structure/furniture.py": "lines of at most 90 characters",
    "corpuskit/convert/structure/lines.py": "the end of a line",
    "corpuskit/convert/structure/mastheads.py": "lines of the masthead, at most 160 characters",
    "corpuskit/convert/structure/names.py": "lines of authors, at most 160 characters",
    "corpuskit/tei/edit.py": "one start tag",
    "corpuskit/tei/pointers.py": "255 bytes",
}


@cache
def collected() -> list[patterns.Pattern]:
    return patterns.collected(2)


def free() -> list[patterns.Pattern]:
    return [each for each in collected() if not any(map(each.place.startswith, BOUNDED))]


def test_patterns_are_found() -> None:
    assert len(collected()) > 500
    assert len(free()) > 200


@pytest.mark.parametrize("part", range(8))
def test_every_pattern_is_about_linear(part: int) -> None:
    bad = [(each.place, found) for each in free()[part::8] if (found := patterns.slow(each, 3_000))]
    assert bad == []


def test_a_slow_pattern_is_found_out() -> None:
    for text in (r"(a+)+$", r"\s+$", r"(?:a|a)*b", r"\d+x"):
        pattern = patterns.Pattern(text, 32, "x", 1, searches=True)
        assert patterns.slow(pattern, 8_000) is not None, text
    for text in (r"(?<!\d)\d++x", r"[a-z]{1,20}x"):
        pattern = patterns.Pattern(text, 32, "x", 1, searches=True)
        assert patterns.slow(pattern, 8_000) is None, text


@cache
def warm() -> None:
    for command in slow_inputs.COMMANDS:
        slow_inputs.seconds(command, "sentences", 2_000)


@pytest.mark.parametrize("text", slow_inputs.PUMPED)
@pytest.mark.parametrize("command", slow_inputs.COMMANDS)
def test_a_command_takes_no_ever_longer(command: str, text: str) -> None:
    warm()
    for _ in range(3):
        short, _, long = slow_inputs.growth(command, text, 1_500)
        if long < 0.15 or long / short < 9:
            return
    raise AssertionError(f"{command} of {text}: {long / short:.1f} times as long for four times")
