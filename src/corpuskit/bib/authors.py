"""Names of authors and editors at the head of a citation, in the orders that styles use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpuskit.bib import vocabulary
from corpuskit.bib.work import Name

_UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_DASH = "-‐‑–"


@dataclass(frozen=True, slots=True)
class Authors:
    """Hold the names read from one place, and where the list ends."""

    names: tuple[Name, ...]
    end: int
    et_al: bool = False
    family: str = ""


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    up = f"[{_UPPER}]"
    listed = vocabulary.alternation(vocabulary.words("particles"))
    particle, title_particle = f"(?:{listed})", f"(?:{listed.title()})"
    word = rf"(?:{up}['’](?={up})|{up}[a-z]{{0,2}}(?={up}))?{up}[\w'’]*[^\W\d_](?:[{_DASH}]\s?[^\W\d_][\w'’]*)*|{up}['’]?[{_DASH}][^\W\d_]+"
    word = rf"(?:{word})(?!\w)"
    particles = rf"(?:(?:[Dd]e\s[Ll]a|[Vv]an\s[Dd]er|[Vv]on\s[Dd]er|{particle}|{title_particle})\s|[dlDL]['’](?={up})|al-(?={up})|el-(?={up}))"
    surname = rf"(?:{particles}{{0,3}}{word}(?:\s(?:{particle}\s)?{word}){{0,2}})"
    one_surname = rf"(?:{particles}{{0,3}}{word})"
    initial = rf"(?:{up}[a-z]?\.(?:\s?[{_DASH}]?\s?))"
    initials = rf"(?:{up}[a-z]?\.(?:(?:\s|\s?[{_DASH}]\s?)?{up}[a-z]?\.){{0,4}}(?:\s?{particle}(?=[,.;\s]))?|{up}(?:\s{up}){{0,3}}(?!\w)\.?)"
    suffix = r"(?:,?\s(?:Jr|Sr|II|III|IV)(?!\w)\.?)?"
    given = rf"(?:{word}(?:\s(?:{word}|{up}\.(?:\s?{up}\.)?)){{0,2}})"
    return {
        "inverted": re.compile(
            rf"(?P<s>{surname}){suffix},\s(?P<g>{initials}){suffix}(?=[\s,;.:&()\[\ue001]|$)"
        ),
        "inverted-full": re.compile(
            rf"(?P<s>{one_surname}),\s(?P<g>{given}|{given}\s{initials}){suffix}(?=[\s,;.:&()\[]|$)"
        ),
        "direct": re.compile(
            rf"(?P<g>{initial}{{1,4}}(?:(?!{title_particle}\s){word}\s)?)\s?(?P<s>{particles}{{0,3}}{word}(?:\s(?:{particles}{{0,2}}){word})?){suffix}"
        ),
        "direct-full": re.compile(
            rf"(?P<g>{word}(?:\s(?:{word}|{initial}(?!\s?,))){{0,2}}?(?:\s{initial}{{1,3}})?)\s?(?P<s>(?<=[\s.]){one_surname}){suffix}"
        ),
        "vancouver": re.compile(
            rf"(?P<s>{surname})\s(?P<g>{up}\.(?:[{_DASH}\s]?{up}\.){{0,3}}(?=[,;:(]|\s?\()|{up}{{1,4}}(?:-{up})?(?![\w])(?!\.\s?{word}(?:[,.;(]|\s(?:and|&)\s))|{up}(?:\s{up}){{1,3}}(?!\w))(?=[\s,;.:()]|$)"
        ),
        "bracketed": re.compile(rf"(?P<s>{surname})\s\((?P<g>{up}[^()\d]{{0,24}})\)"),
        "lone": re.compile(rf"(?P<s>{one_surname})(?P<g>)"),
        "separator": re.compile(
            r"\s?[,;]?\s(?:"
            + vocabulary.alternation(vocabulary.words("connectors"))
            + r")\s(?:others\s?)?|\s?[,;/]\s?(?:&\s|and\s)?|\s&\s?"
        ),
        "et-al": re.compile(
            r"(?:\s?[,;])?\s?(?:et\.?\s?al(?:ii)?\.?|and others|u\.\s?a\.|&\s?al\.)(?!\w)"
        ),
        "anonymous": re.compile(r"[-—–_]{2,6}(?=[.,\s])"),
    }


_COMPATIBLE = {
    "inverted": ("inverted", "direct", "vancouver", "direct-full"),
    "inverted-full": ("inverted-full", "inverted", "direct-full", "direct"),
    "direct": ("direct", "direct-full"),
    "direct-full": ("direct-full", "direct"),
    "vancouver": ("vancouver", "inverted"),
    "bracketed": ("bracketed",),
    "capitals": ("capitals", "vancouver", "direct-full"),
    "lone": ("lone",),
}
_FIRST = ("inverted", "bracketed", "direct", "vancouver", "inverted-full", "direct-full")
_CONNECTED = re.compile(r"and|&|und|\bet\b|\sy\s|\se\s|\sa\s|;")


def read_authors(chars: str, start: int, end: int, closed: bool = False) -> Authors | None:
    """Read a list of persons at `start`; None where no name stands there.

    `closed` says that the list must reach `end` (a title in quotation marks begins there), which
    makes names without initials safe to read after a comma.
    """
    grammar = _grammar()
    position = start
    names: list[tuple[Name, str, bool]] = []
    while position < end:
        family = names[-1][1] if names else ""
        read = _name(chars, position, end, _COMPATIBLE[family] if family else _FIRST)
        if read is None:
            break
        name, family = read
        connected = (
            bool(names) and _CONNECTED.search(chars[names[-1][0].end : name.start]) is not None
        )
        names.append((name, family, connected))
        position = name.end
        separator = grammar["separator"].match(chars, position, end)
        if separator is None or grammar["et-al"].match(chars, position, end):
            break
        position = separator.end()
    if not names:
        return None
    if not closed:
        names = _trusted(chars, names, end)
    last = names[-1][0].end
    other = grammar["et-al"].match(chars, last, end)
    return Authors(
        tuple(name for name, _, _ in names),
        other.end() if other else last,
        other is not None,
        names[0][1],
    )


def _trusted(
    chars: str, names: list[tuple[Name, str, bool]], end: int
) -> list[tuple[Name, str, bool]]:
    # «Jane Doe, Global Fisheries, Oxford»: two capitalised words after a bare comma are a name only
    # in a list that a connective closes or that a full stop ends.
    last = names[-1][0].end
    if last >= end or chars[last] in ".(:" or any(connected for _, _, connected in names):
        while len(names) > 1 and names[-1][1].endswith("full") and not names[-1][2]:
            listed = chars[last : last + 1] in {".", "(", ":", ""} and names[0][1] == names[-1][1]
            if listed and not any(connective for _, _, connective in names):
                break
            names = names[:-1]
        return names
    while len(names) > 1 and names[-1][1].endswith("full") and not names[-1][2]:
        names = names[:-1]
    return names


def _name(
    chars: str, position: int, end: int, families: tuple[str, ...]
) -> tuple[Name, str] | None:
    grammar = _grammar()
    for family in families:
        if family == "capitals":
            continue
        match = grammar[family].match(chars, position, end)
        if match is None or not _plausible(match, family):
            continue
        surname, given = match.group("s"), match.group("g").strip()
        if family == "direct-full" and _shouted(given) and not _shouted(surname):
            surname, given = given, surname
        return Name(match.start(), match.end(), surname, given), family
    return None


def _shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and all(char.isupper() for char in letters)


def _plausible(match: re.Match[str], family: str) -> bool:
    text = match.group()
    if vocabulary.bears(text, "institutions") and family not in {"inverted", "direct"}:
        return False
    first = text.split(None, 1)[0].casefold().strip(".,")
    if not text[1:2] == "." and first in {
        "the",
        "in",
        "on",
        "a",
        "an",
        "for",
        "from",
        "see",
        "vol",
        "no",
        "at",
        "to",
        "of",
        "with",
    }:
        return False
    surname = match.group("s").casefold()
    if surname in vocabulary.months() or (
        family != "inverted" and surname in vocabulary.words("places")
    ):
        return False
    if family == "inverted-full":
        given = match.group("g")
        after = match.string[match.end() : match.end() + 24]
        # «Cambridge, Massachusetts» and a title after the comma are no names.
        return (
            given.casefold() not in vocabulary.words("places")
            and surname not in vocabulary.words("places")
            and re.match(
                r"\s[a-z]",
                after.replace(" and ", ", ")
                .replace(" & ", ", ")
                .replace(" et ", ", ")
                .replace(" und ", ", "),
            )
            is None
        )
    return True


def institution(chars: str, start: int, end: int) -> Name | None:
    """Read the whole span as the name of an institution, or None where it does not look like one."""
    while end > start and chars[end - 1] in " ,.;:":
        end -= 1
    text = chars[start:end]
    parts = text.split()
    if not parts or len(parts) > 18 or not text[0].isupper():
        return None
    known = text.casefold() in vocabulary.words("agencies") or vocabulary.bears(
        text, "institutions"
    )
    acronym = len(parts) == 1 and len(text) <= 12 and sum(char.isupper() for char in text) >= 2
    small = {
        "of",
        "for",
        "the",
        "and",
        "on",
        "to",
        "in",
        "de",
        "des",
        "la",
        "du",
        "pour",
        "et",
        "der",
        "für",
        "&",
        "del",
        "y",
        "sur",
        "les",
        "le",
        "a",
        "und",
        "di",
        "per",
        "by",
        "at",
    }
    proper = all(
        part[0].isupper() or part[0] in "([&" or part.casefold() in small or part[0].isdigit()
        for part in parts
    )
    if not proper or not (known or acronym):
        return None
    return Name(start, end, text, institution=True)
