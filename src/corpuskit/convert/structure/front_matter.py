"""Title, authors, affiliations, dateline and publication at the beginning of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpuskit.convert.structure.blocks import Block, Masthead, Outline, Spot
from corpuskit.convert.structure.endings import ending, stripped
from corpuskit.convert.structure.labels import item_label
from corpuskit.convert.structure.mastheads import (
    FIELD,
    LETTERS,
    beside_date,
    ends_in_date,
    find_date,
    find_dateline,
    imprint_facts,
    is_imprint,
    is_publisher,
)
from corpuskit.convert.structure.names import authors, is_byline, looks_like_names, split_names
from corpuskit.convert.structure.words import words

MOST_BLOCKS = 12
LONGEST_TITLE = 220
MOST_TITLES = 2
NUMBER = re.compile(r"^(?:[IVX]+\.|[0-9]+(?:\.[0-9]+)*\.?|[A-Z]\.)\s+(?=\S)")
BIOGRAPHY = re.compile(
    r"[*_]*([^\W\d_][^.,;:()]{3,60}?)\s+(?:is|was|are)\s+(?:an?|the)\s+(.{5,300})"
)
ADDRESSEE = re.compile(r"To (?:the |all )?[A-Z][\w ]{2,30}$")
HASHES = re.compile(r"#{1,6}\s+(?=\S)")
FURNITURE = frozenset({"note", "fw"})


@dataclass
class _Reading:
    """Collect what the first blocks say."""

    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


def recover_front_matter(outline: Outline) -> Outline:
    """Set the blocks before the text proper apart, each with its kind.

    The text begins with the first block that ends a sentence, is long, or is headed by a
    number or a known section title; a last short line above it is a heading of the text.
    """
    blocks = list(outline.blocks)
    shown = [index for index, block in enumerate(blocks) if block.kind not in FURNITURE]
    lead = _lead(blocks, shown)
    for index in lead:
        hashes = HASHES.match(blocks[index].text)
        if hashes:
            blocks[index] = blocks[index].having(Spot(0, hashes.end(), "drop"))
    lines = [stripped(blocks[index].bare) for index in lead]
    reading = _Reading()
    kinds = [_kind(line, reading, sum(map(_may_be_title, lines))) for line in lines]
    _publication_above_date(lines, kinds, reading)
    for index, kind in zip(lead, kinds, strict=True):
        blocks[index] = replace(blocks[index], kind=kind)
    body = [blocks[index] for index in shown[len(lead) :]]
    return replace(outline, blocks=tuple(blocks), masthead=_masthead(reading, body))


def _publication_above_date(lines: list[str], kinds: list[str], reading: _Reading) -> None:
    """Take a first line above a date for the publication where another title follows."""
    if kinds[:1] != ["titlePart"] or kinds[1:2] not in (["docDate"], ["docImprint"]):
        return
    if "titlePart" in kinds[2:] and find_date(lines[1]):
        kinds[0] = "docImprint"
        reading.titles.remove(lines[0])
        reading.facts["publication"] = lines[0]


def _lead(blocks: list[Block], shown: list[int]) -> list[int]:
    lead: list[int] = []
    named = False
    for index in shown[:MOST_BLOCKS]:
        if not _is_short_line(blocks[index], named, len(lead)):
            break
        text = stripped(blocks[index].bare)
        named = named or (bool(lead) and looks_like_names(text)) or is_byline(text)
        lead.append(index)
    if len(lead) == len(shown):
        return []
    below = stripped(blocks[shown[len(lead)]].bare)
    if len(lead) > 1 and not _heads_text(below) and _could_head(blocks, lead):
        lead.pop()
    return lead


def _is_short_line(block: Block, named: bool, before: int) -> bool:
    """Say whether a block is a line of the title block, `before` lines having gone before."""
    text = stripped(block.bare)
    if block.kind != "p" or not text or len(text) > LONGEST_TITLE or _names_section(text):
        return False
    if is_imprint(text) or is_byline(text) or beside_date(text) is not None:
        return True
    if before and not named and looks_like_names(text):
        return True
    if before and (_heads_text(text) or item_label(text)):
        return False
    if ending(text) == "open" or looks_like_names(text):
        return True
    if text[-1] in "?!" and not text.count(". "):
        return len(text) < LONGEST_TITLE // 2
    return block.text[0] in "*_(" and block.text[-1] in "*_)"


def _names_section(text: str) -> bool:
    return NUMBER.sub("", text).rstrip(":. ").lower() in words("sections")


def _heads_text(text: str) -> bool:
    return NUMBER.match(text) is not None or _names_section(text)


def _could_head(blocks: list[Block], lead: list[int]) -> bool:
    """Say whether the last line of the title block rather heads the text below it."""
    text = stripped(blocks[lead[-1]].bare)
    if looks_like_names(text) or is_byline(text) or is_imprint(text) or is_publisher(text):
        return False
    if beside_date(text) is not None or text.startswith("(") or _is_affiliation(text):
        return False
    above = [stripped(blocks[index].bare) for index in lead[:-1]]
    named = any(looks_like_names(each) or is_byline(each) for each in above[1:])
    titled = any(not is_imprint(each) and not is_publisher(each) for each in above)
    return blocks[lead[-1]].gap and (named or titled)


def _is_affiliation(text: str) -> bool:
    lower = {each.lower() for each in LETTERS.findall(text)}
    return bool(lower & words("institutions")) or "@" in text


def _may_be_title(text: str) -> bool:
    return not (
        is_imprint(text)
        or is_byline(text)
        or looks_like_names(text)
        or is_publisher(text)
        or beside_date(text) is not None
    )


def _kind(text: str, reading: _Reading, spare: int) -> str:
    """Return the kind of one line; `spare` lines of the title block may be titles."""
    place = beside_date(text)
    if is_imprint(text) or (spare > 1 and place is None and ends_in_date(text)):
        _imprint(text, reading)
        return "docImprint"
    if place is not None:
        return _dated(text, place, reading)
    if is_byline(text) or (looks_like_names(text) and (reading.titles or reading.authors)):
        reading.authors += authors(text)
        return "byline"
    if reading.authors and (_is_affiliation(text) or text.startswith("(")):
        reading.affiliations.append(text)
        return "byline"
    if spare and is_publisher(text):
        reading.facts.setdefault("publication", text)
        return "docImprint"
    if not ADDRESSEE.match(text):
        reading.titles.append(text)
    return "titlePart"


def _imprint(text: str, reading: _Reading) -> None:
    if not FIELD.match(text):
        reading.facts.setdefault("series", text)
    for name, value in imprint_facts(text).items():
        if name == "author":
            reading.authors += split_names(value)
        else:
            reading.facts.setdefault(name, value)


def _dated(text: str, place: str, reading: _Reading) -> str:
    if place and place.lower() not in words("weekdays"):
        reading.facts.setdefault("dateline", text)
        return "dateline"
    reading.facts.setdefault("date", text)
    return "docDate"


def _masthead(reading: _Reading, body: list[Block]) -> Masthead:
    facts = reading.facts
    titles = reading.titles or [facts[name] for name in ("series",) if name in facts]
    if len(titles) > MOST_TITLES:
        titles = [max(titles, key=len)]
    opening = stripped(body[0].bare)[:150] if body else ""
    return Masthead(
        title=": ".join(titles),
        authors=tuple(reading.authors or _from_biography(body[-3:])),
        affiliations=tuple(reading.affiliations),
        dateline=facts.get("dateline", "") or find_dateline(opening),
        publication=facts.get("publication", ""),
        volume=facts.get("volume", ""),
        issue=facts.get("issue", ""),
        date=facts.get("date", ""),
        pages=facts.get("pages", ""),
    )


def _from_biography(last: list[Block]) -> list[str]:
    for block in last:
        found = BIOGRAPHY.match(block.bare) if len(block.text) < 500 else None
        if found and looks_like_names(found.group(1)):
            said = {each.lower() for each in LETTERS.findall(found.group(2))}
            if said & words("professions"):
                return split_names(found.group(1))
    return []
