"""From lines to a draft: the passes, in their one order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpuskit.convert.readers.text import Source
from corpuskit.convert.structure.blocks import Masthead, Outline
from corpuskit.convert.structure.build import build_draft
from corpuskit.convert.structure.front_matter import recover_front_matter
from corpuskit.convert.structure.furniture import recover_furniture
from corpuskit.convert.structure.headings import recover_headings
from corpuskit.convert.structure.layout import recover_blocks
from corpuskit.convert.structure.lists import recover_lists
from corpuskit.convert.structure.notes import recover_notes
from corpuskit.convert.structure.pages import rejoin_pages
from corpuskit.convert.structure.quotes import recover_quotes
from corpuskit.convert.structure.tables import recover_tables
from corpuskit.core.errors import Problem
from corpuskit.core.passages import Draft

# Each pass may rely on the kinds that the passes before it gave.
PASSES: tuple[Callable[[Outline], Outline], ...] = (
    recover_furniture,
    recover_tables,
    recover_notes,
    recover_front_matter,
    recover_headings,
    recover_lists,
    rejoin_pages,
    recover_quotes,
)


@dataclass(frozen=True, slots=True)
class Recovery:
    """Hold what was recovered of one source; problems are data, the draft is always whole."""

    draft: Draft
    masthead: Masthead
    problems: tuple[Problem, ...] = ()


def recover(source: Source) -> Recovery:
    """Recover the structure of a text.

    Nothing is lost: `restore.source_characters` of the draft gives every letter and digit of
    the source in its order.
    """
    outline = recover_blocks(source)
    for each in PASSES:
        outline = each(outline)
    return Recovery(build_draft(outline), outline.masthead, outline.problems)
