"""Suggest people that a spaCy pipeline finds and our own rules do not.

A statistical pipeline finds names that no rule of ours accounts for, and takes many things for
people that are none. So what it alone finds is marked as its guess: `@resp` names the pipeline,
`@cert` is low, and no register entry is made, so that no claim is about such a person. spaCy is
never required: the user installs a pipeline and names it in corpuskit.toml.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, Protocol

from corpuskit.convert.annotate.context import Context
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.passages import Draft, Mark, Passage
from corpuskit.core.software import Software
from corpuskit.language.place_names import is_place_name
from corpuskit.language.places import country_of

PERSON = "PERSON"
# Capitals mean little in headings.
_UNREAD = frozenset({"head", "docTitle", "titlePart", "label"})
# What is read as something else already; a person may stand in a citation, or be its author.
_BLOCKING = frozenset(
    {"persName", "orgName", "placeName", "rs", "date", "measure", "num", "ref", "title"}
    | {"publisher", "pubPlace", "biblScope", "citedRange", "idno"}
)
_NAMED = frozenset({"orgName", "placeName", "rs"})
_GENITIVE = re.compile(r"['’]s?$")
_NO_NAME = re.compile(r"[^\w.-]")
# Of a pipeline only the entities are asked for.
_UNUSED = ("parser", "tagger", "lemmatizer", "attribute_ruler")


class Entity(Protocol):
    """Name what is asked of an entity of spaCy's."""

    label_: str
    start_char: int
    end_char: int


class Analysed(Protocol):
    """Name what is asked of a document of spaCy's."""

    @property
    def ents(self) -> Iterable[Entity]:
        """Return the entities found."""


class Pipeline(Protocol):
    """Name what is asked of a pipeline of spaCy's."""

    @property
    def meta(self) -> Mapping[str, Any]:
        """Return what the pipeline says of itself."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Analysed]:
        """Analyse texts, in order."""


@dataclass(frozen=True, slots=True)
class Suggester:
    """Hold a pipeline with what it is called in a file."""

    pipeline: Pipeline
    software: Software

    @classmethod
    def of(cls, pipeline: Pipeline) -> Suggester:
        """Make a suggester of a pipeline, called as that calls itself."""
        meta = pipeline.meta
        name = f"{meta.get('lang') or 'en'}_{meta.get('name') or 'pipeline'}"
        label = f"spaCy pipeline {name} {meta.get('version') or ''}".strip()
        identifier = _NO_NAME.sub("-", name)
        return cls(pipeline, Software(identifier, label, "suggestion of people, each to be judged"))


def load_pipeline(name: str) -> Suggester:
    """Load the spaCy pipeline of a name, or of a folder.

    Raises CorpuskitError with the way out where spaCy or the pipeline is not installed.
    """
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as error:
        raise CorpuskitError(
            f"the spaCy pipeline {name!r} is asked for, and spaCy is not installed; "
            "pip install 'corpuskit[spacy]', or take the line out of [annotate]"
        ) from error
    try:
        return Suggester.of(spacy.load(name, exclude=list(_UNUSED)))
    except (OSError, ImportError, ValueError) as error:
        raise CorpuskitError(
            f"the spaCy pipeline {name!r} cannot be loaded ({_first_line(error)}); "
            f"python -m spacy download {name}, or take the line out of [annotate]"
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")


def annotate_suggestions(draft: Draft, context: Context) -> Draft:
    """Add `persName` marks of low certainty over the people whom only the pipeline finds.

    It comes after all other annotators: what any of these has read is not questioned.
    """
    suggester = context.suggester
    if suggester is None:
        return draft
    passages = [p for p in draft.passages if p.kind not in _UNREAD and p.chars]
    analysed = suggester.pipeline.pipe(passage.chars for passage in passages)
    pairs = (("resp", f"#{suggester.software.identifier}"), ("cert", "low"))
    others = frozenset(
        p.chars[mark.start : mark.end]
        for p in draft.passages
        for mark in p.marks
        if mark.tag in _NAMED
    )
    added: dict[int, tuple[Mark, ...]] = {}
    for passage, found in zip(passages, analysed, strict=True):
        marks = tuple(
            Mark(start, end, "persName", pairs)
            for start, end in _people(passage, found)
            if _may_be_a_person(passage.chars[start:end], others)
        )
        if marks:
            added[passage.number] = marks
    return draft.with_marks(added)


def _people(passage: Passage, analysed: Analysed) -> Iterator[tuple[int, int]]:
    """Yield the names that overlap nothing that is read already, without a genitive."""
    blocking = [mark for mark in passage.marks if mark.tag in _BLOCKING]
    for entity in analysed.ents:
        if entity.label_ != PERSON:
            continue
        words = passage.chars[entity.start_char : entity.end_char]
        start = entity.start_char + len(words) - len(words.lstrip())
        end = start + len(_GENITIVE.sub("", words.strip()))
        if not any(mark.start < end and start < mark.end for mark in blocking):
            yield start, end


def _may_be_a_person(words: str, others: Set[str]) -> bool:
    """Tell a name that the document gives to nothing else, nor the language to a country."""
    known = all(country_of(word) or is_place_name(word) for word in words.split())
    return any(map(str.isupper, words)) and not known and words not in others
