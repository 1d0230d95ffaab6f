r"""Figures and units as siunitx prints them: «\qty{11500}{\km}» is 11 500 km."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpuskit.convert.papers.latex.arguments import Argument
from corpuskit.convert.papers.latex.words import Words
from corpuskit.convert.papers.paper import Prose

_UNGROUPED = re.compile(r"\s*(-?)(\d{5,})((?:[.,]\d+)?)\s*")
_UNIT = re.compile(r"\\([A-Za-z]+)")
_SIGNS = re.compile(r"[\\{}~]")


def put_number(data: Words, name: str, text: str, braced: Sequence[Argument], prose: Prose) -> None:
    """Add what a command of siunitx prints; figures keep their places in the file."""
    units = not data.is_in(name, "bare_numbers")
    figures = braced[:-1] if units and len(braced) > 1 else [] if units else braced
    for number, each in enumerate(figures):
        if number:
            prose.put(" to ", each.start)
        figure = text[each.start : each.end]
        grouped = _UNGROUPED.fullmatch(figure)
        if grouped:
            # As it is printed: an ungrouped run of digits could be a number of something else.
            whole_part = f"{int(grouped[2]):,}".replace(",", "\u00a0")
            prose.put(grouped[1] + whole_part + grouped[3], each.start)
        else:
            prose.add(figure.strip(), each.start)
    if units and braced:
        _put_unit(data, text[braced[-1].start : braced[-1].end], braced, prose)


def _put_unit(data: Words, text: str, braced: Sequence[Argument], prose: Prose) -> None:
    shown = _SIGNS.sub("", _UNIT.sub(lambda m: data.units.get(m[1], ""), text)).strip()
    if shown:
        spaced = len(braced) > 1 and shown != "%"
        prose.put(("\u00a0" if spaced else "") + shown, braced[-1].start)
