"""A work of the bibliography as a line that a person reads."""

from __future__ import annotations

from corpuskit.bib.entry import Entry, Person

_NAMED = 3


def reference(work: Entry) -> str:
    """Return a work as a reference: who, what, in what, where, when; what is not known is left out.

    >>> work = Entry(authors=(Person("Okoro", "Joy"),), title="Ports", container="Log", volume="2")
    >>> reference(work)
    'Joy Okoro, “Ports”, Log, vol. 2'
    """
    return ", ".join(reference_parts(work))


def reference_parts(work: Entry) -> tuple[str, ...]:
    """Return the parts of a reference, each of which may be written in another direction."""
    imprint = ": ".join(filter(None, (work.place, work.publisher)))
    parts = (
        written_by(work),
        f"“{work.title}”" if work.title and work.container else work.title,
        f"[{work.translation}]" if work.translation else "",
        work.container,
        f"ed. {_people(work.editors)}" if work.editors and work.authors else "",
        work.series,
        f"{work.edition} edn" if work.edition else "",
        f"vol. {work.volume}" if work.volume else "",
        f"no. {work.number}" if work.number else "",
        f"ch. {work.chapter}" if work.chapter else "",
        work.document_number,
        imprint,
        date_words(work.date),
        f"{'p.' if work.pages.isalnum() else 'pp.'} {work.pages}" if work.pages else "",
    )
    return tuple(filter(None, parts)) or (work.url or work.key,)


def written_by(work: Entry) -> str:
    """Return the authors of a work, else its editors."""
    if work.authors:
        return _people(work.authors) + (" et al." if work.others else "")
    return f"{_people(work.editors)} (ed.)" if work.editors else ""


def date_words(date: str) -> str:
    """Return a date in EDTF without its marks of doubt, a span of time in words.

    >>> date_words("1998-09-30?/1998-12-31"), date_words("2005~"), date_words("1990/..")
    ('1998-09-30 to 1998-12-31', '2005', '1990 to …')
    """
    ends = [end.rstrip("?~%").replace("..", "…") for end in date.split("/")]
    return " to ".join(end or "…" for end in ends) if date else ""


def _people(people: tuple[Person, ...]) -> str:
    named = [" ".join(filter(None, (each.given, each.family))) for each in people]
    if len(named) > _NAMED:
        return f"{named[0]} and {len(named) - 1} others"
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
