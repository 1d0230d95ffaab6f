"""Steps of a life: when somebody made one, and how old somebody was at one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpuskit.core.findings import Location


@dataclass(frozen=True, slots=True)
class DatedStep:
    """Hold the days on which somebody made a step of his life: took an office, died.

    `kind` is the group of data/steps.toml, `posts` the nouns of the office or of what the step is
    done to, `words` the keys of what else stands beside it, without the names of the person. `near`
    says that the words name the person or follow the name in its paragraph.
    """

    document: str
    person: str
    label: str
    kind: str
    posts: frozenset[str]
    words: frozenset[str]
    first: date
    last: date
    near: bool
    where: Location


@dataclass(frozen=True, slots=True)
class AgeAtStep:
    """Hold how old somebody is said to have been at a step that the sentence does not date."""

    document: str
    person: str
    label: str
    years: int
    kind: str
    posts: frozenset[str]
    words: frozenset[str]
    near: bool
    where: Location
