"""Say what of a paper was read, so that «nothing found» is not taken for more than it is."""

from __future__ import annotations

from corpuskit.claims.drafts.dates import told_dates
from corpuskit.claims.drafts.desk import Desk
from corpuskit.claims.model import Extract, Manuscript

_MOST_NAMED = 10


def what_was_read(extract: Extract, cites: int) -> str:
    """Return how much of a paper was read: citations, works in the corpus, figures and dates.

    A figure that no recogniser saw, or a work that is no document, is held against nothing.
    """
    manuscript = extract.manuscript or Manuscript()
    works = {each.key: bool(each.documents) for each in manuscript.citings}
    there = sum(works.values())
    desk = Desk(extract, manuscript, {})
    figures, dates = len(desk.printed(extract)), sum(1 for _ in told_dates(desk))
    said = _counted(cites, "citation")
    if works:
        missing = sorted(key for key, known in works.items() if not known)
        more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
        names = f" (not: {', '.join(missing[:_MOST_NAMED])}{more})" if missing else ""
        said += f" of {_counted(len(works), 'work')}, {there} of them in the corpus{names}"
    return f"{said}; {_counted(figures, 'figure')}, {_counted(dates, 'date')} read"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
