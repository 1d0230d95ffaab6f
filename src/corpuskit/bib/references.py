"""Citations that point to a fuller one: «ibid.», «op. cit.», «Name (note 2)», short titles."""

from __future__ import annotations

import re

from corpuskit.bib import locators, vocabulary
from corpuskit.bib.institutions import institution
from corpuskit.bib.people import read_head
from corpuskit.bib.short_form import short_form
from corpuskit.bib.slip import OTHER, Slip
from corpuskit.bib.work import Name, Reference

_NOTE = re.compile(
    r"[(\[]?\s?(?<!\w)(?<!\d,\s)(?:(?:see|above|supra|at)\s)?(?:foot|end)?(?:notes?|nn?\."
    r"|(?-i:nn?)|fn\.?)\s(?P<number>\d{1,4})(?!\d)(?:\s(?:above|below))?\s?[)\]]?",
    re.IGNORECASE,
)


_NOTE_SIGN = re.compile(r"n(?:otes?|s)?\.?\s\d")


def names_note(folded: str) -> bool:
    """Tell whether a text in lower case has «note 3», «n. 3» or «nn. 3–5» in it."""
    return _NOTE_SIGN.search(folded) is not None


_OPCIT = re.compile(
    r"(?<!\w)(?:op\.?\s?cit|loc\.?\s?cit|o\.\s?a\.|a\.\s?a\.\s?O)\.?", re.IGNORECASE
)


_IBID = re.compile(r"^\W{0,3}(?:ibid(?:em)?|id(?:em)?|ib)(?!\w)\.?", re.IGNORECASE)


def _same_author(slip: Slip, at: int) -> bool:
    titles = [
        each for each in slip.regions if each.kind in {"quote", "italic"} and each.start >= at
    ]
    word = slip.chars[slip.start : at].strip(" .").casefold()
    return (
        word in {"id", "idem"}
        and bool(titles)
        and not slip.chars[at : titles[0].start].strip(" ,.")
    )


def titled_before(slip: Slip, reference: Reference) -> bool:
    """Tell «Okafor, *Cod*, op. cit.», whose title stands before, from remarks behind «op. cit.»."""
    if reference.kind not in {"opcit", "note"}:
        return False
    before = [each for each in slip.regions if each.end <= reference.start]
    return any(each.kind in {"quote", "italic"} for each in before)


def read_reference(slip: Slip) -> bool:
    """Read «Name (note 2)», «Name, op. cit.» and «ibid.»; return whether the head is done with."""
    ibid = _IBID.search(slip.chars[slip.start : min(slip.end, slip.start + 12)])
    if ibid and _same_author(slip, slip.start + ibid.end()):
        # «Idem, ‘The Second Front’»: another work of the author before it.
        slip.head = slip.start + ibid.end()
        slip.blot(slip.start, slip.head, OTHER)
        return True
    if ibid:
        slip.reference = Reference(slip.start, slip.start + ibid.end(), "ibid")
        slip.head = slip.start + ibid.end()
        slip.blot(slip.start, slip.head, OTHER)
        return True
    opcit = slip.find(_OPCIT)
    note = slip.find(_NOTE) if names_note(slip.text.lower()) else None
    if opcit:
        number = note.group("number") if note else ""
        slip.reference = Reference(
            slip.start + opcit.start(), slip.start + opcit.end(), "opcit", number
        )
    elif note and note.start() <= 160:
        slip.reference = Reference(
            slip.start + note.start(), slip.start + note.end(), "note", note.group("number")
        )
    else:
        return _shortened(slip)
    first = min(match.start() for match in (opcit, note) if match)
    _short_authors(slip, slip.start + first)
    for match in (opcit, note):
        if match:
            slip.blot(slip.start + match.start(), slip.start + match.end(), OTHER)
    return True


def _shortened(slip: Slip) -> bool:
    """Read «Okafor, Cod and Empire, p. 41», the title without typography."""
    found = short_form(slip.text)
    if found is None:
        return False
    at = slip.start
    slip.authors = tuple(
        Name(at + start, at + end, slip.chars[at + start : at + end]) for start, end in found.names
    )
    slip.title = locators.field(slip.chars, at + found.title[0], at + found.title[1])
    slip.head = at + found.title[1] - 1
    slip.kinds.add("short")
    slip.blot(slip.start, slip.head + 1, OTHER)
    return True


_CAPS_NAME = re.compile(r"(?:[^\W\d_]{2,3}\s){1,3}[^\W\d_][\w’'-]+")


def _short_authors(slip: Slip, until: int) -> None:
    shouted = slip.part(slip.start, until).strip(" ,(")
    if shouted.isupper() and _CAPS_NAME.fullmatch(shouted):
        slip.authors = (Name(slip.start, slip.start + len(shouted), shouted),)
        slip.head = until
        slip.blot(slip.start, slip.start + len(shouted), OTHER)
        return
    body = institution(slip.chars, slip.start, until)
    if body is not None:
        slip.authors, slip.head = (body,), until
        slip.blot(slip.start, until, OTHER)
        return
    read_head(slip)
    if slip.authors:
        return
    lead = slip.part(slip.start, until)
    cut = min((n for n, char in enumerate(lead) if char in "\ue001\ue002"), default=len(lead))
    if "," not in lead[:cut].strip(" ,") and vocabulary.bears(lead[:cut], "instruments"):
        slip.title = locators.field(slip.chars, slip.start, slip.start + cut)
        slip.head = slip.start + cut
        slip.blot(slip.start, slip.head, OTHER)
        return
    position = slip.start
    names: list[Name] = []
    for piece in re.split(r"(,?\s(?:and|&|et)\s|,\s|\s?et al\.?)", lead[:cut]):
        match = re.fullmatch(
            r"\s*((?:[a-zA-Z'’]{2,4}\s){0,2}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?)\s*,?",
            piece,
        )
        if match:
            names.append(Name(position + match.start(1), position + match.end(1), match.group(1)))
        position += len(piece)
    slip.authors = tuple(names[:8])
    slip.et_al = "et al" in lead
    slip.head = slip.start + cut
    for name in slip.authors:
        slip.blot(name.start, name.end, OTHER)


_SHORT_PAGES = re.compile(
    rf"[{OTHER})](?:,\s[ivxlc]{{1,6}})?[.,]?\s(?:at\s)?(?P<pages>\d{{1,4}}(?:[-–]\d{{1,4}})?)(?:,?\s?nn?\.?\s?\d{{1,3}}|[,\s]*{OTHER}+)?(?=[.,;]?\s*$)"
)


def read_short_pages(slip: Slip) -> None:
    """Read the bare page at the end of a short form: «Okafor (note 2), 41»."""
    match = _SHORT_PAGES.search(slip.text) or re.compile(
        r"\bat\s(?P<pages>\d{1,4}(?:[-–]\d{1,4})?)"
    ).search(slip.text)
    if match and slip.pages is None:
        slip.pages = locators.locator(
            slip.chars, slip.start + match.start("pages"), slip.start + match.end("pages")
        )
