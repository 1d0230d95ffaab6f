"""Editors and translators named inside a citation."""

from __future__ import annotations

import re

from corpuskit.bib import vocabulary
from corpuskit.bib.authors import Authors, read_authors
from corpuskit.bib.slip import ITALIC, PERSON, QUOTE, Slip
from corpuskit.bib.work import Name

_MARKER = (
    r"\(?\b(?:gen\.\s)?(?:[Ee]ds?\b\.?|[Ee]ditors?\b\.?|EDS?\b\.?|[Hh]rsg\.?|[Hh]g\.|[Dd]ir\.|[ÉéÉ]ds?\."
    r"|[Hh]gg\.|[Hh]rsgg\.|[Dd]irs\.|[Cc]oords?\.|[Cc]omps?\.|[Cc]ompilers?\b|[Rr]ed\."
    r"|[Oo]rgs?\.|a cura di)(?:\sand\strans\.?)?\)?"
)
_MARKED = re.compile(_MARKER)
_STOP = re.compile(r"[.,;:]\s")
_TITLE_END = re.compile(rf"[{ITALIC}{QUOTE}]\s?,?\s")
EDITOR_MARK = re.compile(rf"\s?,?\s?{_MARKER}\s?[.,:]*")
_IN = re.compile(r"(?<![\w])(?:[Ii]n|en|dans):?\s")
_EDITED_BY = re.compile(
    r"(?:\(\s?)?(?<!\w)(?:[Ee]dited(?:\sand\s\w+)?\sby|[Ee]ds?\.(?:\sby)?|eds|hrsg\.\svon"
    r"|herausgegeben\svon|sous la dir(?:ection|\.)\sde|a cura di|edited by)\s(?=[^\d\W])"
)
_TRANSLATED = re.compile(
    r"(?:(?<=[,.;)\]\ue001\ue002]\s)|(?<=\())(?:[Tt]r\.(?=\s[^\W\d_a-z])|[Tt]rans(?:lated|l\."
    r"|\.)(?:\sand\s\w+)?(?:\sby)?|[Tt]rad\.(?:\spar)?|[Üü]bers\.\svon|[Dd]ir(?:ected\sby|\.)"
    r"|[Ii]llus\.|[Nn]arr\.|[Pp]erf\.)\s(?=[^\d\W])"
)
_TRANSLATOR_MARK = re.compile(r",?\s\(?(?:(?:[Ee]ds?\.\s)?and\s)?[Tt]rans?\.?\)?(?=[\s.,;)]|$)")
SURNAMES = re.compile(
    r"(?P<name>(?:(?:[a-z]{2,4}|[A-ZÓN][íaoe]?c?|Van|Von|De|Al|Abdel|El|La|Le|Di|Da"
    r"|Du)\s){0,2}[^\W\d_a-z][\w'’-]+)(?:,?\s(?:and|&)\s|,\s(?=[^\W\d_a-z])|,?\s?$"
    r"|,?\s?(?=[,\ue001\ue002‘“'\"«]))"
)


def read_editors(slip: Slip) -> None:
    """Read editors («in X (ed.)», «edited by X», «X, eds») and blot translators out."""
    _editors_after_in(slip)
    for pattern, kept in ((_EDITED_BY, True), (_TRANSLATED, False)):
        for match in list(pattern.finditer(slip.text, slip.head - slip.start)):
            names = _listed(slip, slip.start + match.end())
            if names is None:
                continue
            if kept and not slip.editors:
                slip.editors = names.names
            slip.blot(slip.start + match.start(), names.end, PERSON)
    _editors_before_mark(slip)
    _translators_before_mark(slip)


_HOUSE_LAST = re.compile(r",\s(?:1[4-9]|20)\d\d")


def _listed(slip: Slip, start: int) -> Authors | None:
    """Read the names behind «edited by»; a connective ends a list of first names and surnames."""
    names = read_authors(slip.chars, start, slip.end, closed=True)
    if names is not None and len(names.names) > 1:
        last = slip.chars[names.names[-2].end : names.names[-1].start]
        if re.search(r"and|&|und|\bet\b|\sy\s", last):
            return names
    found = read_authors(slip.chars, start, slip.end)
    if found is None or not _HOUSE_LAST.match(slip.text, found.end - slip.start):
        return found
    return _without_house(slip, found)


def _without_house(slip: Slip, found: Authors) -> Authors:
    """Take from «edited by Sara Lind, Amber Road, 2009» the house, which looks like a name.

    A list of editors ends with a connective; what a bare comma adds before the year is none.
    """
    if len(found.names) < 2 or found.et_al or "." in found.names[-1].given:
        return found
    last = found.names[-2].end
    bare = slip.chars[last : found.names[-1].start].strip() == ","
    return Authors(found.names[:-1], last, family=found.family) if bare else found


def _editors_after_in(slip: Slip) -> None:
    for match in list(_IN.finditer(slip.text, max(0, slip.head - slip.start)))[:6]:
        for closed in (True, False):
            names = read_authors(slip.chars, slip.start + match.end(), slip.end, closed)
            mark = EDITOR_MARK.match(slip.text, names.end - slip.start) if names else None
            if names and mark:
                slip.editors = slip.editors or names.names
                slip.kinds.add("in")
                slip.inside = slip.start + match.start()
                slip.blot(slip.start + match.start(), slip.start + mark.end(), PERSON)
                return
        if _surnames_before_mark(slip, match.start(), match.end()):
            return


def _surnames_before_mark(slip: Slip, opener: int, begin: int) -> bool:
    """Read «in Okafor and Lind (eds), *Nets*», the editors without their first names."""
    mark = _MARKED.search(slip.text, begin, begin + 100)
    if mark is None or not mark.group().startswith("("):
        return False
    start, until = slip.start + begin, slip.start + mark.start()
    while until > start and slip.chars[until - 1] in " ,(":
        until -= 1
    names = [
        Name(match.start("name"), match.end("name"), match.group("name"))
        for match in SURNAMES.finditer(slip.chars, start, until)
    ]
    rest = SURNAMES.sub("", slip.chars[start:until]).strip(" ,")
    if not names or rest or any(vocabulary.bears(name.surname, "institutions") for name in names):
        return False
    slip.editors = slip.editors or tuple(names)
    slip.kinds.add("in")
    slip.inside = slip.start + opener
    slip.blot(slip.inside, slip.start + mark.end(), PERSON)
    return True


def _editors_before_mark(slip: Slip) -> None:
    for match in list(_MARKED.finditer(slip.text, slip.head - slip.start))[:3]:
        until = slip.start + match.start()
        starts = [
            m.end() for m in _STOP.finditer(slip.text, max(0, match.start() - 160), match.start())
        ]
        starts += [
            m.end()
            for m in _TITLE_END.finditer(slip.text, max(0, match.start() - 160), match.start())
        ]
        for begin in sorted(starts):
            names = read_authors(slip.chars, slip.start + begin, until)
            if (
                names
                and not slip.chars[names.end : until].strip(" ,(")
                and slip.start + begin >= slip.head
            ):
                slip.editors = slip.editors or names.names
                slip.blot(slip.start + begin, slip.start + match.end(), PERSON)
                return


def _translators_before_mark(slip: Slip) -> None:
    for match in list(_TRANSLATOR_MARK.finditer(slip.text, slip.head - slip.start))[:2]:
        window = max(slip.head - slip.start, match.start() - 80)
        starts = [
            each.end()
            for each in re.finditer(
                r"[.,;(]\s?|[\ue001\ue002\ue006]\s?", slip.text[window : match.start()]
            )
        ]
        # The nearest name is the translator: what stands before it is the title.
        for begin in reversed(starts):
            names = read_authors(
                slip.chars, slip.start + window + begin, slip.start + match.start()
            )
            if names and not slip.chars[names.end : slip.start + match.start()].strip(" ,("):
                slip.blot(slip.start + window + begin, slip.start + match.end(), PERSON)
                break
