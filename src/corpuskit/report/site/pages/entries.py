"""The registers: people, treaties, organisations and places, a page for each entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from corpuskit.claims.model import EventDate
from corpuskit.report.charts.timelines import days_words
from corpuskit.report.site.drawn import Marks, day_marks, roles_drawn, treaties_drawn
from corpuskit.report.site.entries import SORTS, Registered
from corpuskit.report.site.mentions import Places, spelled
from corpuskit.report.site.pages.presence import presence_url
from corpuskit.report.site.paging import paged
from corpuskit.report.site.rendering import Page
from corpuskit.report.site.survey import Survey
from corpuskit.tei.registers import TREATIES

_A_LIST = 300
_A_PAGE = 150


def pages(survey: Survey) -> Iterator[Page]:
    """Yield for each register its list, then a page for each entry."""
    roles = _roles(survey)
    marks = day_marks(survey.corpus.result.every)
    for sort in SORTS:
        entries = sorted(
            (each for each in survey.entries.values() if each.sort is sort),
            key=lambda each: (each.title.casefold(), each.key),
        )
        rows = [_row(survey, each) for each in entries]
        shows = {
            "sort": sort,
            "where": presence_url(sort),
            "drawn": _all_drawn(entries, roles, marks) if sort.kind is TREATIES else None,
        }
        first = Page(f"{sort.folder}/index.html", "entries.html", sort.title, shows, sort.folder)
        yield from paged(first, rows, _A_LIST)
        for entry in entries:
            yield from _entry(survey, entry, roles.get(pointer_to(entry), []), marks)


def pointer_to(entry: Registered) -> str:
    """Return what claims have for an entry of a register."""
    return entry.key.rpartition("/")[2]


def _all_drawn(
    entries: Sequence[Registered], roles: Mapping[str, Sequence[EventDate]], marks: Marks
) -> Markup | None:
    named = [
        (entry.title, roles[pointer_to(entry)]) for entry in entries if pointer_to(entry) in roles
    ]
    return treaties_drawn(named, marks)


def _row(survey: Survey, entry: Registered) -> tuple[Registered, int, int]:
    places = survey.mentions.get(entry.key, Places())
    return entry, len(places.firsts), len(places.every)


def _entry(
    survey: Survey, entry: Registered, roles: Sequence[EventDate], marks: Marks
) -> Iterator[Page]:
    sort = entry.sort
    mentions = survey.mentions.get(entry.key, Places()).every
    shows: dict[str, Any] = {
        "entry": entry,
        "sort": sort,
        "spelled": spelled(mentions),
        "by_document": Counter(each.text for each in mentions),
        "roles": [(role, _days(role), survey.passages.of(role.where)) for role in roles],
        "drawn": roles_drawn(entry.title, roles, marks),
        "findings": _findings(survey, roles),
    }
    yield from paged(
        Page(entry.url, "entry.html", entry.title, shows, sort.folder), mentions, _A_PAGE
    )


def _roles(survey: Survey) -> dict[str, list[EventDate]]:
    """Return the dated roles of treaties, by pointer as claims have it."""
    found: dict[str, list[EventDate]] = {}
    for extract in survey.corpus.extracts:
        for event in extract.events:
            if event.event.startswith(f"{TREATIES.file}#"):
                found.setdefault(event.event, []).append(event)
    for events in found.values():
        events.sort(key=lambda each: (each.first, each.last, each.role, each.where))
    return found


def _days(role: EventDate) -> str:
    return days_words(role.first, role.last)


def _findings(survey: Survey, roles: Sequence[EventDate]) -> list[Any]:
    """Return the findings about the dates of a treaty."""
    places = {role.where for role in roles}
    near = {
        shown.finding.fingerprint: shown
        for path in sorted({where.path for where in places})
        for shown in survey.found_in.get(path, ())
    }
    return [shown for shown in near.values() if places & set(shown.finding.places)]
