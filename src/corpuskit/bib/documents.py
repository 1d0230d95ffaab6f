"""Documents known by a body's symbol or an archive's shelf mark rather than by a publisher."""

from __future__ import annotations

import re

from corpuskit.bib import vocabulary
from corpuskit.bib.authors import read_authors
from corpuskit.bib.imprint import is_place
from corpuskit.bib.institutions import institution
from corpuskit.bib.locators import field
from corpuskit.bib.slip import BLOTS, ITALIC, LOCATOR, OTHER, PERSON, QUOTE, Slip
from corpuskit.bib.when import find_work_dates
from corpuskit.bib.work import Field, Name

_SYMBOL = re.compile(
    r"[,(\s]\s?(?:(?:UN|EU|OSCE|League of Nations|LoN|OAU|AU)?\s?"
    r"(?:[Dd]oc(?:ument)?s?\.?)\s(?:no\.\s)?)?"
    r"(?P<symbol>[A-Z][A-Za-z]{0,6}(?:\.\d+)?(?:/[A-Z0-9][\w.()-]*){2,7}"
    r"|[ASE]/\d{1,4}(?:/\d+)*|(?:COM|SEC|SWD)\s?\(\d{2,4}\)\s?\d+(?:\sfinal)?)(?=\s?[,;)\]]|\.?\s?$|\s\()"
)
_MARKS = (
    r"(?:(?:FO|CAB|WO|PREM|CO|DO|ADM|AIR|HO|BT|FCO|DEFE|POWE|T|R|RG|AA)\s\d{1,4}/[\w/.-]+"
    r"|RG\s?\d+|Record Group\s\d+|[Bb]ox(?:es)?\s\d+|[Ff]olders?\s\d+|[Rr](?:oll|eel)\s\d+"
    r"|[Ff]iles?\s(?:no\.?\s)?[\w/.-]*\d|MSS?\.?\s[\w.]+|[Ff]onds?\s\w+"
    r"|f\.\s?(?:[A-Z]-)?\d+|F\d*\s\d{3,6}|R\s\d{1,4}/\d+|op\.\s?\d+|d\.\s?\d+|l+\.\s?\d+"
    r"|[Oo]pis['’]?\s\d+|[Dd]elo\s\d+|[Ii]nv\.?\s(?:no|nr)\.?\s?\d+|[Cc]arton\s\d+|[Bb]and\s\d+"
    r"|[A-Z]{1,3}\s\d{4}/\d+|[Cc]ase\s\d[\w.]*)"
)
# Archives by the letters that historians cite them with.
_KEEPERS = (
    r"(?:PRO|TNA|NARA|NA|PRONI|BL|IOR|NAI|BArch|AVP\sRF|GARF|RGASPI|RGANI|RGVA|AMAE|SHD|CADN|ANOM"
    r"|LoN|UNA)"
)
_SHELF = re.compile(
    rf"(?:(?<=,\s)|(?<=\)\s)|(?<=\ue007\s)|^)(?:{_KEEPERS},?:?\s)?{_MARKS}(?:,\s{_MARKS})*(?=[,.;]|\s?$)"
)
_KIND = re.compile(
    r"(?:,\s|:\s|^)(?P<kind>(?:[Mm]emorandum|[Rr]eport|[Mm]inutes?|[Nn]otes?|[Dd]espatch|[Dd]ispatch|[Tt]elegram|[Ll]etter"
    r"|[Rr]ecord|[Pp]rotocol|[Dd]iary|[Cc]ircular)(?:\s(?:of|on|by|from)\s(?!\d)[^,;]{3,80}?)?)(?:\sof\s|\sdated\s)?"
    rf"(?=,|[{BLOTS}]|\s?$|\s[0-3]?\d\s|\sof\s[0-3]?\d\s)"
)
_PARTIES = re.compile(r"[,\s]\s?(?:[A-Z][a-z]{1,6}\.[–-]){1,5}[A-Z][a-z]{1,6}\.(?=,)")


def read_document(slip: Slip) -> None:
    """Read the symbol of a body's document, or the shelf mark of one in an archive."""
    for match in _PARTIES.finditer(slip.text):
        slip.blot(slip.start + match.start() + 1, slip.start + match.end(), OTHER)
    _symbol(slip)
    titled = any(each.kind in {"quote", "italic"} for each in slip.regions)
    if not titled and not slip.kinds & {"periodical", "archive"}:
        _shelf(slip)


_LETTER = re.compile(
    r"(?P<title>(?:[^\W\d_a-z][\w.’'-]*\s){1,4}to\s(?:the\s)?[^\W\d_a-z][\w.’'-]*(?:\s[\w.’'-]+){0,6}),\s"
    r"(?=[^,]{0,20}\d)"
)


def read_letter(slip: Slip) -> bool:
    """Read «Marsh to Fish, 3 May 1874, RG 59, Roll 16»: who wrote to whom, and where it is kept."""
    match = _LETTER.match(slip.text)
    shelf = _SHELF.search(slip.text, match.end()) if match else None
    if match is None or shelf is None:
        return False
    slip.title = field(slip.chars, slip.start, slip.start + match.end("title"))
    slip.authors = _sender(slip, match.group("title"))
    slip.report_number = field(slip.chars, slip.start + shelf.start(), slip.start + shelf.end())
    dates = find_work_dates(slip.text[: shelf.start()], slip.start)
    if dates:
        kept = field(slip.chars, dates[-1].end, slip.start + shelf.end())
        held = kept is not None and kept.start < slip.start + shelf.start()
        slip.container = kept if held else _keeper(slip, slip.start + shelf.end())
    slip.kinds.add("archive")
    slip.head = slip.start + match.end()
    slip.blot(slip.start, slip.start + match.end("title"), PERSON)
    slip.blot(slip.start + shelf.start(), slip.start + shelf.end(), LOCATOR)
    return True


def _keeper(slip: Slip, start: int) -> Field | None:
    """Return the papers and the archive that are named behind the box: «box 4, Lind Papers»."""
    kept = field(slip.chars, start, slip.end)
    named = kept is not None and kept.text[0].isupper() and not re.search(r"\d|http", kept.text)
    return kept if named else None


_KEPT = re.compile(
    r"[,.]\s(?P<place>[^,;]{0,60}?(?:[Aa]rchiv\w*|Arkhiv\w*|Record\sOffice|Library|Papers|Collections?|Biblioth[eè]\w+|Service\shistorique)\b"
    r"[^;]*?)(?=,\s(?:fols?|ff?|fos?|pp?|ll?|Bl)\.?\s?\d|[.;]?\s*$)"
)
_DESCRIBED = re.compile(
    r"(?:[Mm]emorand|[Rr]eport|[Mm]inutes?|[Nn]otes?|[Dd]e?[i]?spatch|[Tt]elegram|[Ll]etter|[Pp]etition|[Dd]iar|[Jj]ournal"
    r"|[Rr]ecord|[Pp]rotocol|[Cc]ircular|[Mm]anuscript|[Aa]ffidavit|[Dd]eposition|[Ww]ill\b|[Tt]estimon)"
)


def read_kept(slip: Slip) -> bool:
    """Read «Minutes of the Board, 3 May 1921, City Archives, box 4»: what an archive keeps."""
    dates = find_work_dates(slip.text, slip.start)
    if not dates or any(each.kind in {"quote", "italic"} for each in slip.regions):
        return False
    kept = _KEPT.match(slip.text, dates[0].end - slip.start)
    names = read_authors(slip.chars, slip.start, dates[0].start)
    begin = names.end if names is not None else slip.start
    if kept is None or _DESCRIBED.match(slip.chars[begin : dates[0].start].lstrip(" ,.")) is None:
        return False
    slip.authors = names.names if names is not None else ()
    slip.title = field(slip.chars, begin, dates[0].start)
    slip.date = dates[0]
    end = slip.start + kept.end("place")
    slip.container = field(slip.chars, slip.start + kept.start("place"), end)
    slip.kinds.add("archive")
    slip.head = end
    slip.blot(slip.start, end, LOCATOR)
    return True


def _sender(slip: Slip, title: str) -> tuple[Name, ...]:
    """Return who wrote a letter, where it was a person: no place, office or body."""
    words = title.split(" to ")[0]
    if is_place(words) or any(
        vocabulary.bears(words, name) for name in ("institutions", "offices", "document_words")
    ):
        return ()
    given, _, surname = words.rpartition(" ")
    return (Name(slip.start, slip.start + len(words), surname, given),)


_DOCUMENT = re.compile(r"\W{0,2}(?:[A-Z]{2,5}\s)?[Dd]oc(?:ument)?s?\.?\s(?:[Nn]o\.?\s)?")


def _symbol(slip: Slip) -> None:
    begin = slip.head - slip.start
    alone = _DOCUMENT.match(slip.text)
    first = _SYMBOL.match(slip.text, alone.end() - 1) if alone else None
    if first:
        start, end = slip.start + first.start("symbol"), slip.start + first.end("symbol")
        slip.report_number, slip.head = field(slip.chars, start, end), end
        slip.kinds.add("short")
        slip.blot(slip.start, end, OTHER)
        return
    for match in _SYMBOL.finditer(slip.text, begin):
        before = slip.text[begin : match.start()]
        titled = any(ink in before for ink in (QUOTE, ITALIC))
        words = re.sub(f"[{BLOTS}]", "", before).strip(" ,.(").split()
        if (len(words) < 2 and not titled) or slip.report_number is not None:
            continue
        slip.report_number = field(
            slip.chars, slip.start + match.start("symbol"), slip.start + match.end("symbol")
        )
        slip.blot(slip.start + match.start() + 1, slip.start + match.end(), OTHER)


# An archive's own letters and figures are a mark behind its name alone: elsewhere they are a law's.
_OWN_MARK = re.compile(r"(?<=,\s)[A-Z]{1,5}\s\d{1,4}/\d[\w/.-]*(?=[,.;]|\s?$)")
_ARCHIVE = re.compile(r"\W*(?:[^\W\d_a-z][\w’'.-]*\s(?:of\s|the\s)*){0,6}[Aa]rchiv\w*")


def _archived(slip: Slip) -> re.Match[str] | None:
    named = _ARCHIVE.match(slip.chars, slip.start, slip.end)
    return _OWN_MARK.search(slip.text, named.end() - slip.start) if named else None


def _shelf(slip: Slip) -> None:
    """Read «TNA, FO 371/1234, Smith to Grey»: who keeps it, the mark, and what kind it is of."""
    match = _SHELF.search(slip.text) or _archived(slip)
    if match is None or slip.date is not None:
        return
    lead = slip.start + match.start()
    if not slip.authors:
        name = institution(slip.chars, slip.start, lead) or institution(
            slip.chars, slip.start, slip.start + slip.text.find(",")
        )
        slip.authors = (name,) if name else ()
    if any(not each.institution for each in slip.authors):
        return
    slip.report_number = field(slip.chars, lead, slip.start + match.end())
    slip.kinds.add("archive")
    slip.blot(slip.start, lead, PERSON)
    slip.blot(lead, slip.start + match.end(), LOCATOR)
    slip.head = slip.start + match.end()
    kind = _KIND.search(slip.text, match.end())
    if kind:
        slip.title = field(
            slip.chars, slip.start + kind.start("kind"), slip.start + kind.end("kind")
        )
