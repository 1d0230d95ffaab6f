"""What a report is made of: the values that the stages before it left."""

from __future__ import annotations

from dataclasses import dataclass

from corpuskit.bib.entry import Entry
from corpuskit.claims.model import Extract
from corpuskit.core.result import Result
from corpuskit.tei.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Hold the documents of a corpus, what was read in them and what was found.

    `documents` are all TEI files, registers too, `works` its bibliography. `configuration` is the
    file that a person writes settings to, as commands name it.
    """

    title: str
    documents: tuple[Document, ...]
    extracts: tuple[Extract, ...]
    result: Result
    works: tuple[Entry, ...]
    configuration: str
