"""What an annotator may know beyond the text before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpuskit.convert.annotate.suggestions import Suggester


@dataclass(frozen=True, slots=True)
class Context:
    """Hold what is known of the document as a whole.

    `published` is the first and last day on which it can have appeared, None where nothing
    says so; `published_certain` is False where that was inferred from the latest date cited.
    An annotator is a function `annotate_x(draft: Draft, context: Context) -> Draft` that adds
    marks to passages and changes nothing else. A mark whose entity belongs in a register
    carries `key`, the entity's fullest name in this document; the pipeline turns it into `ref`.
    `suggester` is a pipeline that the user asked for, to suggest people whom ours does not find.
    """

    published: tuple[date, date] | None = None
    published_certain: bool = False
    authors: tuple[str, ...] = ()
    suggester: Suggester | None = None
