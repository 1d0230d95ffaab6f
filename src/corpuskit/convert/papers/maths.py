r"""Figures in mathematics, as they are printed: «$11\,500$» is 11 500."""

from __future__ import annotations

import re

from corpuskit.convert.papers.paper import Prose

_SPACES = (r"\,", r"\;", r"\:", r"\ ", r"\!", "~", "{,}", r"\thinspace")
_SIGNS = {
    r"\times": "×",
    r"\approx": "about ",
    r"\sim": "about ",
    r"\geq": "at least ",
    r"\ge": "at least ",
    r"\leq": "at most ",
    r"\le": "at most ",
    r"\pm": "±",
    r"\cdot": "·",
    r"\%": "%",
    r"\$": "$",
    r"\euro": "€",
    r"\pounds": "£",
}
_PIECE = re.compile(r"\\[A-Za-z]+\s?|\\.|\{,\}|\d+|.", re.DOTALL)


def put_maths(prose: Prose, text: str, at: int) -> None:
    """Add what a formula shows to the prose; figures keep their places in the file."""
    for piece in _PIECE.finditer(text):
        word = piece[0].strip() if piece[0].startswith("\\") else piece[0]
        place = at + piece.start()
        if word in _SPACES or (not word and piece[0]):
            prose.put("," if word == "{,}" else "\u00a0", place)
        elif word in _SIGNS:
            prose.put(_SIGNS[word], place)
        elif word.startswith("\\") or word in "{}":
            continue
        else:
            prose.add(word, place)
