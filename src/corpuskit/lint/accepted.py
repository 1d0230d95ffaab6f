"""Tell findings that a baseline accepts from new ones, by what their passages say.

A finding is accepted when its passages stood side by side in the baseline before. What is
compared are passages in pairs, not findings whole: a passage that joins a known contradiction is
new, those that were there are not; one that leaves it makes nothing new.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from corpuskit.core.findings import Finding
from corpuskit.lint.baseline import Entry, Side, entry_of, sides_of

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"(?:(?<!\w)[-−])?\d+(?:[.,]\d+)*")
_TOKEN = re.compile(_NUMBER.pattern + r"|[^\W\d_]+|[%€$£¥<>=~±]")
_GROUPED = re.compile(r"(?<=\d)[\s,.’'](?=\d{3}(?!\d))")
_MONTHS = frozenset(m.casefold() for m in (*calendar.month_name[1:], *calendar.month_abbr[1:]))
# Below this likeness two citations of one document are not one with a slip of the pen mended.
_LIKE = 0.9
_LONG = 40


@dataclass(frozen=True, slots=True)
class Sight:
    """Say what a run looked at: which documents it read and which checks it ran.

    `whole` says that every document of the corpus was read.
    """

    documents: frozenset[str]
    checks: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold findings parted by a baseline, and the baseline as it would be written now."""

    new: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    reasons: Mapping[str, str]
    gone: tuple[Entry, ...]
    renewed: tuple[Entry, ...]


def compare(
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    sight: Sight,
    suppressed: Iterable[Finding] = (),
) -> Comparison:
    """Part findings into new ones and those that entries of a baseline accept.

    An entry that the run could not have found again (its document was not read, its check not
    run) is neither gone nor left out of what is written. A finding that is suppressed keeps its
    entry from being called gone; what is written leaves it out.
    """
    standing = tuple(suppressed)
    entries = _renamed(entries, findings, sight) if sight.whole else tuple(entries)
    matcher = _Matcher(entries, (*findings, *standing))
    new: list[Finding] = []
    accepted: list[Finding] = []
    written: list[Entry] = []
    reasons: dict[str, str] = {}
    for finding in findings:
        match = matcher.match(finding)
        old = [entries[number] for number in match.entries]
        reason, by = (_joined(getattr(e, name) for e in old) for name in ("reason", "by"))
        written.append(entry_of(finding, reason, by))
        if match.unknown:
            new.append(_led_by(finding, match.unknown) if match.entries else finding)
        else:
            accepted.append(finding)
            reasons[finding.fingerprint] = reason
    for finding in standing:
        matcher.match(finding)
    unseen = {n for n, entry in enumerate(entries) if not _in_sight(entry, sight)}
    missing = set(range(len(entries))) - matcher.found - unseen
    return Comparison(
        tuple(new),
        tuple(accepted),
        reasons,
        tuple(entries[n] for n in sorted(missing)),
        tuple(sorted({*written, *(entries[n] for n in unseen - matcher.found)})),
    )


def _in_sight(entry: Entry, sight: Sight) -> bool:
    documents = {side.document for side in entry.sides}
    return entry.check in sight.checks and (sight.whole or documents <= sight.documents)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _led_by(finding: Finding, unknown: frozenset[Side]) -> Finding:
    """Put the passages that are new in front, and say that the others were accepted."""
    fresh = [e for e in finding.evidence if _of(e.location.document, e.location.quote, unknown)]
    known = [e for e in finding.evidence if e not in fresh]
    if not fresh or not known:
        return finding
    before = ", ".join(e.location.citation for e in known)
    said = f"accepted before without it: {before}"
    why = "; ".join(filter(None, (finding.why, said)))
    return replace(finding, evidence=(*fresh, *known), why=why)


def _of(document: str, quote: str, sides: frozenset[Side]) -> bool:
    return any(s.document == document and s.quote == " ".join(quote.split()) for s in sides)


@dataclass(frozen=True, slots=True)
class _Match:
    """Hold the passages of a finding that no entry sets beside the others, and the entries used."""

    unknown: frozenset[Side]
    entries: tuple[int, ...]


class _Matcher:
    """Find the entries whose passages a finding sets side by side again."""

    def __init__(self, entries: Sequence[Entry], findings: Iterable[Finding]) -> None:
        self.found: set[int] = set()
        self._entries = entries
        self._here = {(f.check, side) for f in findings for side in sides_of(f)}
        self._places: dict[tuple[str, str], list[tuple[int, Side]]] = defaultdict(list)
        for number, entry in enumerate(entries):
            for side in entry.sides:
                self._places[entry.check, side.document].append((number, side))
        # A passage of an entry that was reworded since then; it is one passage now, not two.
        self._taken: dict[tuple[int, Side], Side] = {}

    def match(self, finding: Finding) -> _Match:
        """Match one finding; findings that come later do not take what this one took."""
        sides = sides_of(finding)
        met = self._met(finding.check, sides)
        groups: list[set[Side]] = []
        used: list[int] = []
        for number, pairs in met.items():
            members = set(pairs)
            firm = any(_is_firm(side, was) for side, was in pairs.items())
            if firm and (len(members) > 1 or len(sides) == 1):
                used.append(number)
                groups = _merged(groups, members)
        known = max(groups, key=len, default=set[Side]())
        self.found.update(used)
        for number in used:
            for side, was in met[number].items():
                if side != was:
                    self._taken[number, was] = side
        return _Match(frozenset(sides) - known, tuple(used))

    def _met(self, check: str, sides: Sequence[Side]) -> dict[int, dict[Side, Side]]:
        """Return, by entry, which of these passages stand in it, and as what."""
        met: dict[int, dict[Side, Side]] = defaultdict(dict)
        places = [(at, s) for s in sides for at in self._places.get((check, s.document), ())]
        for (number, was), side in places:
            if side == was:
                met[number][side] = was
        for (number, was), side in places:
            pairs = met[number]
            taken = side in pairs or was in pairs.values()
            if not taken and self._is_free(check, number, was, side):
                pairs[side] = was
        return {number: pairs for number, pairs in sorted(met.items()) if pairs}

    def _is_free(self, check: str, number: int, was: Side, side: Side) -> bool:
        if not _is_reworded(was, side):
            return False
        if not was.reading or not side.reading:
            return True
        return (check, was) not in self._here and self._taken.get((number, was), side) == side


def _merged(groups: list[set[Side]], members: set[Side]) -> list[set[Side]]:
    touching = [group for group in groups if group & members]
    apart = [group for group in groups if not group & members]
    return [*apart, members.union(*touching)]


def _is_reworded(was: Side, side: Side) -> bool:
    """Tell whether two passages of one document give the same figures in whatever words."""
    if not _same_quote(was, side):
        return False
    before, now = _told(was.reading), _told(side.reading)
    # What was read from the words around may be read no more, or in addition; not otherwise.
    return not (was.reading and side.reading) or not (before - now and now - before)


def _same_quote(was: Side, side: Side) -> bool:
    old, new = _bare(was.quote), _bare(side.quote)
    if old == new:
        return True
    return (
        min(len(old), len(new)) >= _LONG
        and was.reading == side.reading
        and _NUMBER.findall(was.quote) == _NUMBER.findall(side.quote)
        and SequenceMatcher(None, old, new, autojunk=False).ratio() >= _LIKE
    )


def _is_firm(side: Side, was: Side) -> bool:
    """Tell whether a passage is the one that it was by more than its figure."""
    if side.reading == was.reading or not side.reading or not was.reading:
        return True
    before, now = _words(was.reading), _words(side.reading)
    return bool(before & now) or not before or not now


def _told(reading: str) -> Counter[str]:
    text = _GROUPED.sub("", reading).casefold()
    months = (word for word in _WORD.findall(text) if word in _MONTHS)
    return Counter([*_NUMBER.findall(text), *months])


def _words(reading: str) -> frozenset[str]:
    return frozenset(_WORD.findall(reading.casefold())) - _MONTHS


def _bare(quote: str) -> str:
    """Return a quotation without typography: case, spaces, marks, the grouping of digits."""
    text = _GROUPED.sub("", quote).casefold()
    return " ".join(_TOKEN.findall(text))


def _renamed(
    entries: Sequence[Entry], findings: Sequence[Finding], sight: Sight
) -> tuple[Entry, ...]:
    """Give the documents of entries the names that they have now.

    A document that is there no more is the one of another name that says the same, word for word,
    if no entry knows that one and none other says as much.
    """
    known = {side.document for entry in entries for side in entry.sides}
    lost = known - sight.documents
    if not lost:
        return tuple(entries)
    here: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for finding in findings:
        for side in sides_of(finding):
            if side.document not in known:
                here[finding.check, side.quote, side.reading].add(side.document)
    names: dict[str, str] = {}
    for old in sorted(lost):
        votes = Counter(
            name
            for entry in entries
            for side in entry.sides
            if side.document == old
            for name in here.get((entry.check, side.quote, side.reading), ())
        )
        best = votes.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            names[old] = best[0][0]
    taken = Counter(names.values())
    names = {old: new for old, new in names.items() if taken[new] == 1}
    return tuple(
        replace(entry, sides=tuple(sorted(_named(side, names) for side in entry.sides)))
        for entry in entries
    )


def _named(side: Side, names: Mapping[str, str]) -> Side:
    return replace(side, document=names.get(side.document, side.document))
