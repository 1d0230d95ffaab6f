"""What a note is made of: works, what introduces them, comment and cross-references."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growing import growth
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.bib.segment import segment
from corpuskit.core.passages import Mark

Marked = Callable[[str], tuple[str, tuple[Mark, ...]]]

NOTES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "one-work": (
        "Okafor, N., *Cod and Empire* (Harbour Press: Halifax, 1991), p. 41.",
        [("work", "Okafor, N., Cod and Empire (Harbour Press: Halifax, 1991), p. 41")],
    ),
    "signal": (
        "See, e.g., D. Mensah, “Vaccines,” *Health Herald*, 1 June, 2007.",
        [("signal", "See, e.g."), ("work", "D. Mensah, “Vaccines,” Health Herald, 1 June, 2007")],
    ),
    "topic": (
        "On the origin of the dispute, see Ito, K., 'The herring war', *Seas*, vol. 2 (1975), p. 3.",
        [
            ("signal", "On the origin of the dispute, see"),
            ("work", "Ito, K., 'The herring war', Seas, vol. 2 (1975), p. 3"),
        ],
    ),
    "several": (
        "Ito, K., *Nets* (Hart: Oxford, 2003), p. 9; and *Daily Harbour*, 3 May 1999.",
        [
            ("work", "Ito, K., Nets (Hart: Oxford, 2003), p. 9"),
            ("signal", "and"),
            ("work", "Daily Harbour, 3 May 1999"),
        ],
    ),
    "two-papers-joined-by-and": (
        "*Daily Harbour*, 3 May 1999 and *Evening Quay*, 4 May 1999.",
        [("work", "Daily Harbour, 3 May 1999"), ("work", "Evening Quay, 4 May 1999")],
    ),
    "comment": (
        "The hospital was closed in 1992. In May 1993 it reopened with 40 beds.",
        [
            ("comment", "The hospital was closed in 1992."),
            ("comment", "In May 1993 it reopened with 40 beds."),
        ],
    ),
    "comment-then-work": (
        "Some 4000 doses were lost. *Daily Harbour*, 3 May 1999, p. 2.",
        [
            ("comment", "Some 4000 doses were lost."),
            ("work", "Daily Harbour, 3 May 1999, p. 2"),
        ],
    ),
    "remark-behind": (
        "B. Klint, *Minnen* (Stockholm, 1997), p. 231, who gives 1100 tonnes.",
        [
            ("work", "B. Klint, Minnen (Stockholm, 1997), p. 231"),
            ("comment", "who gives 1100 tonnes."),
        ],
    ),
    "cross-reference": ("See note 14.", [("signal", "See"), ("cross-reference", "note 14")]),
    "chapter": (
        "See also chapter 7 in this volume.",
        [("signal", "See also"), ("cross-reference", "chapter 7 in this volume")],
    ),
    "cross-then-work": (
        "See note 3 and D. Mensah, “Sorghum,” *Africa Notes*, No. 19, 1998, p. 7.",
        [
            ("signal", "See"),
            ("cross-reference", "note 3"),
            ("work", "D. Mensah, “Sorghum,” Africa Notes, No. 19, 1998, p. 7"),
        ],
    ),
    "short-form": ("Okafor (note 2), p. 39.", [("work", "Okafor (note 2), p. 39")]),
    "text-of-treaty": (
        "Accord on Water, 2 Apr. 1996. For the text, see *Gaceta*, no. 5 (1996), p. 3.",
        [("work", "Accord on Water, 2 Apr. 1996. For the text, see Gaceta, no. 5 (1996), p. 3")],
    ),
    "quoted-in": (
        "Letter of 30 June 1998, quoted in Okafor (note 1), p. 201.",
        [
            ("comment", "Letter of 30 June 1998"),
            ("signal", "quoted in"),
            ("work", "Okafor (note 1), p. 201"),
        ],
    ),
    "period-style-stays-whole": (
        "Ndiaye M, Sow A. Measles among nomads. Lancet 2003;361:12–20.",
        [("work", "Ndiaye M, Sow A. Measles among nomads. Lancet 2003;361:12–20")],
    ),
    "initials-end-no-sentence": (
        "Ito, K., 'Nets', eds M.-L. Brandt and S. Rao, *Seas* (Hart: Oxford, 2003), p. 9.",
        [("work", "Ito, K., 'Nets', eds M.-L. Brandt and S. Rao, Seas (Hart: Oxford, 2003), p. 9")],
    ),
    "laws-with-numbers-first": (
        "34 Stat. 697, Ch. 3914, p. 762; 35 Stat. 317, Ch. 200, p. 383.",
        [("work", "34 Stat. 697, Ch. 3914, p. 762"), ("work", "35 Stat. 317, Ch. 200, p. 383")],
    ),
    "letters": (
        "Osei to Brandt, 4 April 1907; Brandt to Osei, 5 April 1907.",
        [("work", "Osei to Brandt, 4 April 1907"), ("work", "Brandt to Osei, 5 April 1907")],
    ),
    "founded": (
        "Formed on 20 Jan. 1995 by Kenya, Uganda and Tanzania.",
        [("comment", "Formed on 20 Jan. 1995 by Kenya, Uganda and Tanzania.")],
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_segments(name: str, marked: Marked) -> None:
    text, expected = NOTES[name]
    chars, marks = marked(text)
    assert [(s.kind, chars[s.start : s.end]) for s in segment(chars, marks)] == expected


@given(
    st.lists(
        st.text(max_size=8) | st.sampled_from(["; ", ". ", "See ", "(", "“", "1999", "*", "note 1"])
    ).map("".join)
)
def test_segments_stand_in_order_inside_the_note(text: str) -> None:
    position = 0
    for part in segment(text, ()):
        assert position <= part.start < part.end <= len(text)
        position = part.end


@pytest.mark.parametrize(
    "unit", ["Okafor, N., Nets (Hart: Oxford, 1999), p. 3; ", "'a ", "(", "a", "A. "]
)
def test_a_long_note_takes_linear_time(unit: str) -> None:
    assert growth(lambda text: segment(text, ()), unit, 2_000) < 30
