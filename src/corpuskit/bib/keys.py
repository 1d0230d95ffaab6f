"""Keys of cited works, and which citations are of one work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from corpuskit.bib import vocabulary
from corpuskit.bib.work import Work

# Articles and prepositions tell no title from another.
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "on",
        "of",
        "in",
        "for",
        "and",
        "to",
        "le",
        "la",
        "les",
        "l",
        "der",
        "die",
        "das",
        "el",
        "los",
        "un",
        "une",
        "o",
        "ob",
        "v",
        "i",
        "k",
    ]
)
# The same words transliterated or typed twice differ by a letter or two; two titles of one author
# and year that are alike beyond this are the same.
_ALIKE = 90.0
# Letters that transliteration systems write in different ways (ALA-LC, BGN/PCGN, ISO 9).
_SKELETON = (
    (r"[yj]([aeiou])", r"i\1"),
    (r"iy$|ii$|yi$|ij$|y$|i$", "i"),
    (r"kh|x", "h"),
    (r"ts|tz|cz", "c"),
    (r"shch|sch|sh|zh", "s"),
    (r"[yj]", "i"),
    (r"(.)\1", r"\1"),
    (r"ie", "e"),
)


def surname_skeleton(surname: str) -> str:
    """Return a surname without what transliterations disagree on.

    >>> surname_skeleton("Chernyayev") == surname_skeleton("Chernyaev")
    True
    """
    text = vocabulary.fold(surname).replace(" ", "")
    for pattern, put in _SKELETON:
        text = re.sub(pattern, put, text)
    return text


def work_key(work: Work) -> str:
    """Return a key such as «wagner1997public»: surname, year and first telling word of the title.

    Without an author the container or title stands first; a newspaper has its day. The key is a
    valid xml:id, and the same printed citation always has the same one.
    """
    people = work.authors or work.editors
    title = work.title or work.title_translation
    year = str(work.date.first.year) if work.date else ""
    if people:
        head = _compact(people[0].surname, 3)
        parts = (
            head
            + year
            + _first_word(title.text if title else work.container.text if work.container else "")
        )
    elif work.container is not None and title is None:
        parts = _compact(work.container.text, 4) + _issue(work)
    elif work.container is not None and title is not None:
        parts = (
            _compact(work.container.text, 2)
            + year
            + _first_word(title.text)
            + _second_words(title.text)
        )
    elif title is not None:
        parts = _compact(title.text, 4) + year
    else:
        parts = "work" + year
    return _ncname(parts)


def _issue(work: Work) -> str:
    pieces = []
    if work.date is not None:
        day = work.date.first == work.date.last
        pieces.append(work.date.first.isoformat() if day else str(work.date.first.year))
    if work.volume is not None:
        pieces.append("v" + _compact(work.volume.text, 2))
    if work.number is not None:
        pieces.append("n" + _compact(work.number.text, 3))
    return "-" + "-".join(pieces) if pieces else ""


def _compact(text: str, words: int) -> str:
    kept = [word for word in vocabulary.fold(text).split() if word not in _SMALL]
    return "".join(kept[:words])[:40]


def _first_word(title: str) -> str:
    return next((word for word in vocabulary.fold(title).split() if word not in _SMALL), "")[:20]


def _second_words(title: str) -> str:
    kept = [word for word in vocabulary.fold(title).split() if word not in _SMALL]
    return "".join(kept[1:3])[:24]


def _ncname(text: str) -> str:
    kept = "".join(char for char in text if char.isalnum() or char in "-._")
    if not kept or not (kept[0].isalpha() or kept[0] == "_"):
        kept = "w" + kept
    return kept


def join(works: Sequence[Work]) -> tuple[tuple[int, ...], ...]:
    """Group citations of one work; each group holds indexes into `works`, in order.

    Two citations are joined when author (up to transliteration), year and title agree, or, without
    author and title, when a periodical, its number and its day do. Whatever is printed in both must
    not differ: a doubtful pair stays apart. Only citations that share author and year, or
    periodical and year, are compared.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, work in enumerate(works):
        blocks[_block(work, index)].append(index)
    groups: list[list[int]] = []
    for members in blocks.values():
        found: list[list[int]] = []
        for index in members:
            home = next((group for group in found if _same(works[group[0]], works[index])), None)
            if home is None:
                found.append([index])
            else:
                home.append(index)
        groups += found
    return tuple(sorted(tuple(group) for group in groups))


def _block(work: Work, index: int) -> tuple[str, ...]:
    if work.date is None and work.url is None and not (work.title or work.container):
        return ("alone", str(index))
    year = str(work.date.first.year) if work.date else ""
    people = work.authors or work.editors
    if people:
        return ("person", surname_skeleton(people[0].surname), year)
    if work.container is not None:
        return ("periodical", vocabulary.fold(work.container.text), year)
    title = work.title or work.title_translation
    return ("title", vocabulary.fold(title.text)[:24] if title else str(index), year)


def _same(left: Work, right: Work) -> bool:
    if left.reference or right.reference:
        return False
    titles = [_folded_title(left), _folded_title(right)]
    if titles[0] and titles[1]:
        return fuzz.ratio(titles[0], titles[1]) >= _ALIKE
    if titles[0] or titles[1]:
        return False
    if left.container is None or right.container is None:
        return False
    if (
        fuzz.ratio(vocabulary.fold(left.container.text), vocabulary.fold(right.container.text))
        < _ALIKE
    ):
        return False
    return _agree(left, right) and (
        left.number is not None or left.volume is not None or _dated(left)
    )


def _folded_title(work: Work) -> str:
    title = work.title or work.title_translation
    return vocabulary.fold(title.text) if title else ""


def _agree(left: Work, right: Work) -> bool:
    for name in ("volume", "number"):
        first, second = getattr(left, name), getattr(right, name)
        if (first is None) != (second is None) or (
            first is not None and vocabulary.fold(first.text) != vocabulary.fold(second.text)
        ):
            return False
    if left.date is None or right.date is None:
        return False
    return left.date.first <= right.date.last and right.date.first <= left.date.last


def _dated(work: Work) -> bool:
    return work.date is not None and work.date.first == work.date.last
