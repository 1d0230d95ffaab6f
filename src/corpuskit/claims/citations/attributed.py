"""Quotations whose note cites a document of the corpus, and whether that document has them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpuskit.claims.citations.quotations import folded_words, misquoted
from corpuskit.claims.model import Extract, Quotation
from corpuskit.claims.model.citation import CitedWork, RecordedWork
from corpuskit.core.findings import Location

_ALIKE = 94.0


@dataclass(frozen=True, slots=True)
class Unfound:
    """Hold a quotation, the document it is cited from, and where it stands instead if it does."""

    quotation: Quotation
    cited: RecordedWork
    elsewhere: Location | None


def unfound(extracts: Sequence[Extract]) -> Iterator[Unfound]:
    """Yield the quotations that the document of the corpus that they are cited from does not have.

    One that it has in other words is a misquotation, which is told apart. A document in another
    language is quoted in translation.
    """
    own = [each for extract in extracts for each in extract.records if each.own and each.title]
    if not own:
        return
    languages = {each.document: each.language for each in own}
    sentences = {extract.name: extract.sentences for extract in extracts}
    texts = {name: _joined(found) for name, found in sentences.items()}
    for extract in extracts:
        works = {work.where: work for work in extract.cited}
        for quotation in extract.quotations:
            cited = _document_cited(quotation, works, own)
            if cited is None or cited.document == extract.name:
                continue
            if languages.get(cited.document) != languages.get(extract.name):
                continue
            words = f" {' '.join(folded_words(quotation.words))} "
            if words in texts[cited.document] or any(misquoted([quotation], sentences)):
                continue
            yield Unfound(quotation, cited, _elsewhere(words, quotation, texts, sentences))


def _joined(sentences: Sequence[Location]) -> str:
    return f" {' '.join(filter(None, map(_folded, (each.sentence for each in sentences))))} "


@functools.lru_cache(maxsize=16384)
def _folded(sentence: str) -> str:
    """Return the folded words of a sentence; the same ones are asked for every time."""
    return " ".join(folded_words(sentence))


def _document_cited(
    quotation: Quotation, works: Mapping[Location, CitedWork], own: Sequence[RecordedWork]
) -> RecordedWork | None:
    """Return the document that the note at a quotation cites, if it cites one work alone."""
    if len(quotation.sources) != 1:
        return None
    source = quotation.sources[0]
    for each in own:
        if f"{each.document}.xml" in source.key.split():
            return each
    work = works.get(source.where)
    if work is None or not work.surnames:
        return None
    found = [
        each
        for each in own
        if work.surnames & each.surnames and fuzz.ratio(work.title, each.title) >= _ALIKE
    ]
    return found[0] if len(found) == 1 else None


def _elsewhere(
    words: str,
    quotation: Quotation,
    texts: Mapping[str, str],
    sentences: Mapping[str, Sequence[Location]],
) -> Location | None:
    for name, text in texts.items():
        if name != quotation.document and words in text:
            first = words.split()[:4]
            near = (s for s in sentences[name] if " ".join(first) in _joined([s]))
            return next(near, None)
    return None
