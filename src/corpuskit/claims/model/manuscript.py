"""A paper that is checked against the corpus: what it cites where, and its bibliography."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corpuskit.claims.model.statements import Cell
from corpuskit.core.findings import Finding, Location


@dataclass(frozen=True, slots=True)
class Citing:
    """Hold one citation of a paper.

    `group` numbers the sentence that it stands at, `offset` is where in that sentence, which is
    beyond its end for one that closes it. `alone` says that the sentence is in a note of its own,
    beside the one that the note's mark closes. `documents` are those of the corpus that are cited,
    `work` is the key that citations of one work share; `locator` is the page as printed. `named`
    says that the author's name is part of the sentence.
    """

    key: str
    group: int
    offset: int
    where: Location
    locator: str = ""
    prefix: str = ""
    named: bool = False
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """Hold what a paper has in quotation marks or sets off; `offset` is where that ends.

    `group` is the sentence in which it ends, or before which.
    """

    words: str
    group: int
    offset: int
    where: Location
    block: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold an entry of the bibliography of a paper, as far as checks need it.

    Surnames and title are folded as those of the corpus are. `documents` are those of the corpus
    that the entry describes.
    """

    key: str
    where: Location
    type: str = ""
    surnames: frozenset[str] = frozenset()
    title: str = ""
    printed: str = ""
    people: tuple[str, ...] = ()
    year: str = ""
    pages: str = ""
    container: str = ""
    total: int = 0
    first: date | None = None
    last: date | None = None
    documents: tuple[str, ...] = ()
    used: bool = True


@dataclass(frozen=True, slots=True)
class Tabled:
    """Hold a figure of a table of a paper, and the citations that stand nearest to it."""

    cell: Cell
    citings: tuple[Citing, ...]


class Spot(NamedTuple):
    """Say where in a file a stretch of a sentence begins, which is at `offset` of the sentence."""

    offset: int
    line: int
    column: int
    document: str
    path: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold what a paper cites where, its bibliography, and what it quotes.

    `everything` says that the whole bibliography is printed, cited or not, `kept` are the keys that
    are. `paragraphs` numbers the paragraph of each sentence, `spots` has where stretches of it
    begin. `pages` has for documents where each page begins,
    `known` what checks of the corpus found in it. `tabled` are figures
    of tables for which something is cited.
    """

    citings: tuple[Citing, ...] = ()
    listed: tuple[Listed, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    unread: frozenset[str] = frozenset()
    everything: bool = False
    kept: frozenset[str] = frozenset()
    paragraphs: tuple[int, ...] = ()
    spots: tuple[tuple[Spot, ...], ...] = ()
    pages: tuple[tuple[str, tuple[tuple[int, int, str], ...]], ...] = ()
    known: tuple[Finding, ...] = ()
    tabled: tuple[Tabled, ...] = ()
