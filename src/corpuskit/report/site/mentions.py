"""Where documents speak of an entry, a day or a work: the words, with some of what is around."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpuskit.claims.markup.blocks import attributes_of
from corpuskit.language.dates import read_attributes
from corpuskit.report.site.entries import keys_of
from corpuskit.report.site.texts import Text
from corpuskit.tei.blocks import Block, ElementSpan
from corpuskit.tei.names import XML_ID

_NAMES = frozenset({"persName", "orgName", "placeName", "rs", "name", "geogName"})
_AROUND = 70


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one place in a document: words, what stands before and behind them, where it is."""

    text: Text
    anchor: str
    note: str
    before: str
    words: str
    after: str

    @property
    def url(self) -> str:
        """Return the address of the place from the root of the site."""
        return self.text.address(self.anchor)


@dataclass(frozen=True, slots=True)
class Places:
    """Hold every place that speaks of one thing, and the first of each document by its page."""

    every: tuple[Mention, ...] = ()
    firsts: Mapping[str, Mention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Hold what documents speak of: entries by their keys, days from first to last."""

    entries: Mapping[str, Places]
    days: Mapping[tuple[date, date], Places]


def read_mentions(texts: tuple[Text, ...]) -> Spoken:
    """Go once through the running text of every document."""
    entries: dict[str, list[Mention]] = defaultdict(list)
    days: dict[tuple[date, date], list[Mention]] = defaultdict(list)
    for text in texts:
        for block, span, mention in _marked(text):
            if span.tag == "date":
                covered = read_attributes(attributes_of(span.element))
                if covered is not None and not _is_cited(block, span):
                    days[covered].append(mention)
                continue
            for key in dict.fromkeys(keys_of(text.document, span.element)):
                entries[key].append(mention)
    return Spoken(
        {key: _places(found) for key, found in entries.items()},
        {covered: _places(days[covered]) for covered in sorted(days)},
    )


def _places(found: Sequence[Mention]) -> Places:
    return Places(tuple(found), {each.text.url: each for each in reversed(found)})


def spelled(mentions: Iterable[Mention]) -> list[tuple[str, int]]:
    """Return how texts name an entry, the most frequent first."""
    counts = Counter(each.words for each in mentions)
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def _marked(text: Text) -> Iterator[tuple[Block, ElementSpan, Mention]]:
    for block in text.blocks:
        for span in block.spans:
            if span.tag == "date" or (span.tag in _NAMES and span.element.get("ref")):
                yield block, span, _mention(text, block, span)


def _is_cited(block: Block, span: ElementSpan) -> bool:
    """Tell a date of a cited work, which dates nothing that a text tells."""
    works = (each for each in block.spans if each.tag == "bibl")
    return any(work.start <= span.start and span.end <= work.end for work in works)


def _mention(text: Text, block: Block, span: ElementSpan) -> Mention:
    chars = block.chars
    anchor = span.element.get(XML_ID) or block.xml_id or f"L{text.line(block.element)}"
    note = block.element.get("n", "") if block.kind == "note" else ""
    before = shortened(chars[max(0, span.start - 2 * _AROUND) : span.start], at_start=True)
    after = shortened(chars[span.end : span.end + 2 * _AROUND], at_start=False)
    return Mention(text, anchor, note, before, chars[span.start : span.end], after)


def shortened(words: str, *, at_start: bool, around: int = _AROUND) -> str:
    """Return the part of some words that is next to what they surround, cut between words.

    >>> shortened("one two three", at_start=True, around=6), shortened("one two", at_start=False)
    ('… three', 'one two')
    """
    if len(words) <= around:
        return words
    if at_start:
        kept = words[-around:]
        return f"… {kept[kept.find(' ') + 1 :]}"
    kept = words[:around]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} …"
