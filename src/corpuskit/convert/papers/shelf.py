"""The works that a paper without keys may mean, and how its words name them.

A work is named by its title or the beginning of it, by its author, by author and a word or two of
the title, or by a short form that a note has introduced («hereafter Guide»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from corpuskit.bib.keys import surname_skeleton
from corpuskit.bib.vocabulary import fold
from corpuskit.claims.model import Listed

YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)[a-z]?(?!\d)")
_ALIKE = 88.0
_SHORTEST = 8
_SHORTEST_SHORT = 4
_MOST_SHORT_WORDS = 4
_QUOTED = re.compile(r"[“\"‘'«]([^”\"’»]{6,})[”\"’»]")
_NAME = re.compile(r"[^\W\d_][\w’'.-]*")
_LEAD = re.compile(
    r"\s*(?:(?:see|cf|compare|but|and|also|above all|esp|especially|e\.g|for example|again)\b"
    r"[.,]*\s*)*"
    r"(?:(?:for|on|as to|in)\s[^,;“\"]{2,60},\s+)?(?:(?:see|cf|also)\b[.,]*\s*)*",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(
    r"(?i:hereafter|henceforth|hereinafter|(?:cited|abbreviated|referred to)\s+(?:below\s+)?as)"
    r"(?:\s+(?:cited|quoted|referred to)\s+as)?:?\s+[“\"‘'«]?(?P<short>[A-Z][^,;.()”\"’»]{1,40})"
)
_SEGMENT = re.compile(r"[^,;:(“\"‘«]+")
_POINTS = re.compile(r"\s*(?:,\s*)?(?:s\.\s?vv?\.|pp?\.|vol\.|ch\.|[“\"‘«]|\d)")


@dataclass
class Shelf:
    """Hold the works that may be meant, their short forms, and which was cited last."""

    works: list[Listed]
    made: list[Listed] = field(default_factory=list)
    last: Listed | None = None
    short: dict[str, Listed] = field(default_factory=dict)

    def meant(self, part: str) -> Listed | None:
        """Return the work that a stretch of a note cites, by its title, else by its author."""
        folded = fold(part)
        every = skeletons(part)
        titled: list[tuple[float, bool, Listed]] = []
        for work in self.works:
            authored = is_by(work, every)
            likeness = max((_likeness(t, folded) for t in _titles(work)), default=0.0)
            if likeness >= _ALIKE and (authored or likeness >= 95 or not work.surnames):
                titled.append((likeness, authored, work))
        if titled:
            return max(titled, key=lambda each: (each[1], each[0], bool(each[2].documents)))[2]
        return self._by_short_form(part) or self._by_author(part) or self.of_year(part)

    def of_year(self, part: str) -> Listed | None:
        """Return the work that author and year name, or a body's that is listed by its title."""
        year = YEAR.search(part)
        if year is None:
            return None
        said = part[lead_of(part) : year.start()]
        dated = [work for work in self.works if work.year == year[1]]
        people = skeletons(said)
        found = [work for work in dated if is_by(work, people)]
        if found:
            return found[0]
        title = fold(said)
        bare = [w for w in dated if not w.surnames and w.title.startswith(title)]
        return bare[0] if len(title) >= _SHORTEST_SHORT and len(bare) == 1 else None

    def introduce(self, part: str, work: Listed) -> None:
        """Keep the short form that a note gives to a work: «hereafter Guide»."""
        found = _SHORT_FORM.search(part)
        if found:
            self.short[fold(found["short"])] = work

    def _by_author(self, part: str) -> Listed | None:
        head = re.split(r"[“‘\"]", part)[0]
        people = skeletons(head if head.strip() else part)
        by = [work for work in self.works if is_by(work, people)]
        year = YEAR.search(part)
        if year and len(by) > 1:
            by = [work for work in by if work.year == year[1]] or by
        quoted = _QUOTED.search(part)
        if quoted:
            # Only what stands next behind the name is a title; other quoted words are a heading.
            near = [work for work in by if _ends_with_author(head, work)]
            if near:
                short = fold(quoted[1])
                return next((w for w in near if not w.title or short in w.title), None)
        if len(by) > 1:
            by = [work for work in by if _has_short_title(part, work)]
        return by[0] if len(by) == 1 else None

    def _by_short_form(self, part: str) -> Listed | None:
        """Return the work that a stretch begins with the short form, or short title, of."""
        rest = part[lead_of(part) :]
        folded = f"{fold(rest)} "
        for short, work in self.short.items():
            if folded.startswith(f"{short} "):
                return work
        segment = _SEGMENT.match(rest)
        if segment is None or not rest[:1].isupper() or not _POINTS.match(rest, segment.end()):
            return None
        words = fold(segment[0])
        if len(words) < _SHORTEST_SHORT or len(words.split()) > _MOST_SHORT_WORDS:
            return None
        found = [
            work
            for work in self.works
            if not work.surnames and f" {words} " in f" {work.title} {work.container} "
        ]
        return found[0] if len(found) == 1 else None


def lead_of(part: str) -> int:
    """Return where the citation of a stretch begins, behind «See also» or «For the date,»."""
    found = _LEAD.match(part)
    return found.end() if found else 0


def is_by(work: Listed, people: frozenset[str]) -> bool:
    """Tell whether one of the names is an author's; bodies may be cut short."""
    for surname in work.surnames:
        for name in people:
            if name == surname or (len(name) >= _SHORTEST and surname.startswith(name)):
                return True
    return False


def skeletons(text: str) -> frozenset[str]:
    """Return the names of a text, and runs of them, as surnames are compared."""
    words = [re.sub(r"[’']s$", "", w.strip(".’'")) for w in _NAME.findall(text)]
    found: set[str] = set()
    for start, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for length in (1, 2, 3, 4):
            run = words[start : start + length]
            if len(run) == length:
                found.add(surname_skeleton(" ".join(run)))
    return frozenset(found - {""})


def _ends_with_author(head: str, work: Listed) -> bool:
    words = head.rstrip(" ,:").split()
    return any(surname_skeleton(" ".join(words[-n:])) in work.surnames for n in (1, 2, 3))


def _has_short_title(part: str, work: Listed) -> bool:
    """Tell whether what stands behind an author's name is of the title: «Okoro, Tides, p. 5»."""
    pieces = [fold(piece) for piece in re.split(r"[,:;(“\"‘]\s*", part)]
    return any(
        len(piece) >= _SHORTEST_SHORT and f" {piece} " in f" {work.title} " for piece in pieces[1:]
    )


def _titles(work: Listed) -> Iterator[str]:
    """Yield a title whole and without what follows a colon."""
    if work.title:
        yield work.title
    main = fold(re.split(r"[:.?]\s", work.printed)[0])
    if len(main) >= _SHORTEST and main != work.title:
        yield main


def _likeness(title: str, folded: str) -> float:
    if len(title) < _SHORTEST:
        return 0.0
    if len(title) > len(folded):
        # A part that is shorter than the title may give the beginning of it.
        return 0.0
    return fuzz.partial_ratio(title, folded)
