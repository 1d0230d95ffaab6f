"""Merge annotations three ways: what the machine said, what stands there now, what it says now.

What a person did is the difference between the first two, what the machine changed its mind about
that between the first and the third. A person's change always stands; a change of the machine's is
made where no person has decided, and stated as a dispute where one has decided otherwise. All
three are spans over one text, that of the file as it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpuskit.core.passages import Attributes
from corpuskit.tei.base import Seen
from corpuskit.tei.nesting import OF_BIBL
from corpuskit.tei.seal import MACHINE

RESPONSIBLE = "resp"
# Attributes that say one thing together: who corrects one of them has decided on all.
_DAYS = ("when", "notBefore", "notAfter", "from", "to", "dur", "calendar")
_VALUE = ("quantity", "value", "atLeast", "atMost", "min", "max", "type")
_GROUPS = {**dict.fromkeys(_DAYS, _DAYS), **dict.fromkeys(_VALUE, _VALUE)}
# Elements in which, and around which, others stand without saying anything about them.
_CONTAINERS = frozenset({"bibl", "title", "rs", "ref", "author", "editor", "series", "respStmt"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """State one thing that the machine reads otherwise than a person decided.

    `ours` is the number of the element in question.
    """

    ours: int
    stands: str
    read: str


@dataclass
class Merged:
    """Hold what is to be done with each element, by its number, and what to remember.

    `retagged` has attributes to set, or to remove where the value is None; `moved` new spans;
    `added` are numbers of what the machine sees and would add. `base` is what to remember of all
    but the added.
    """

    retagged: dict[int, dict[str, str | None]] = field(default_factory=dict)
    unwrapped: set[int] = field(default_factory=set)
    moved: dict[int, tuple[int, int]] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    base: list[Seen] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def merge(
    base: Sequence[Seen],
    ours: Sequence[Seen],
    theirs: Sequence[Seen],
    *,
    pinned: frozenset[str] = frozenset(),
    kept: frozenset[int] = frozenset(),
    reworded: frozenset[int] = frozenset(),
) -> Merged:
    """Merge annotations.

    `base` is what the machine said, where it stands now; `kept` are the numbers of those whose
    words are still there as they were, so that a missing element was deleted by a person and not
    lost with its words; `reworded` are those whose words a person changed, who thereby had a hand
    in them. `pinned` are ids that something points to.

    >>> said = [Seen(3, 7, "date", (("when", "1995"),))]
    >>> stands = [Seen(3, 7, "date", (("when", "1993"),))]
    >>> merge(said, stands, said).retagged
    {}
    """
    of_base = paired(base, ours, by_id=True)
    seen_as = paired(base, theirs)
    ours_of = {o: b for b, o in of_base.items()}
    taken = {of_base[b] for b in seen_as if b in of_base}
    free = [o for o in range(len(ours)) if o not in taken]
    matched = set(seen_as.values())
    new = [t for t in range(len(theirs)) if t not in matched]
    found = paired([ours[o] for o in free], [theirs[t] for t in new])
    again = {free[i]: new[j] for i, j in found.items()}
    merged = Merged()
    for b, said in enumerate(base):
        o = of_base.get(b)
        t = seen_as.get(b)
        if o is None:
            if b in kept:
                merged.base.append(said if t is None else replace(theirs[t], xml_id=said.xml_id))
            elif t is not None:
                merged.added.append(t)
            continue
        t = again.get(o) if t is None else t
        if t is None:
            _withdrawn(merged, said, o, ours[o], pinned, is_reworded=b in reworded)
        else:
            _three(merged, said, o, ours[o], theirs[t], is_reworded=b in reworded)
    for o, t in again.items():
        if o not in ours_of:
            _both(merged, o, ours[o], theirs[t])
    given = set(again.values())
    human = [o for o in range(len(ours)) if o not in ours_of or _retold(base[ours_of[o]], ours[o])]
    graves = [base[b] for b in range(len(base)) if b not in of_base and b in kept]
    _admit(merged, ours, theirs, [t for t in new if t not in given], human, graves)
    _hold_parts(merged, base, ours, of_base)
    return merged


def is_signed(attributes: Attributes, said: Attributes = ()) -> bool:
    """Tell whether a person answers for an element: not who the machine had `said` does."""
    machines = {"", f"#{MACHINE}", dict(said).get(RESPONSIBLE)}
    return any(k == RESPONSIBLE and v not in machines for k, v in attributes)


def _retold(said: Seen, stands: Seen) -> bool:
    return said.tag != stands.tag


def _touched(said: Seen, stands: Seen) -> bool:
    same = (said.start, said.end, said.tag) == (stands.start, stands.end, stands.tag)
    return not same or dict(said.attributes) != dict(stands.attributes)


def _withdrawn(
    merged: Merged,
    said: Seen,
    number: int,
    stands: Seen,
    pinned: frozenset[str],
    *,
    is_reworded: bool,
) -> None:
    """Take away what the machine sees no longer, unless a person had a hand in it."""
    if is_reworded or _touched(said, stands):
        merged.base.append(replace(said, reworded=is_reworded))
        if not is_signed(stands.attributes, said.attributes):
            merged.conflicts.append(Conflict(number, _shown(stands), "nothing"))
    elif stands.xml_id and stands.xml_id in pinned:
        merged.base.append(said)
    else:
        merged.unwrapped.add(number)


def _three(
    merged: Merged, said: Seen, number: int, stands: Seen, sees: Seen, *, is_reworded: bool
) -> None:
    """Merge one element that the machine saw and sees, and that stands there."""
    if said.tag != stands.tag:
        changed = (said.tag, said.attributes) != (sees.tag, sees.attributes)
        merged.base.append(said if changed else replace(sees, xml_id=stands.xml_id))
        if changed and not is_signed(stands.attributes, said.attributes):
            merged.conflicts.append(Conflict(number, _shown(stands), _shown(sees)))
        return
    b, o, t = dict(said.attributes), dict(stands.attributes), dict(sees.attributes)
    changes: dict[str, str | None] = {}
    remembered = dict(t)
    clashes: list[str] = []
    signed = is_signed(stands.attributes, said.attributes)
    for group in _groups((*b, *o, *t), signed=signed):
        was, is_, will = ([each.get(name) for name in group] for each in (b, o, t))
        if will in (was, is_):
            continue
        if is_ == was and not is_reworded and not signed:
            changes |= {name: t.get(name) for name in group if o.get(name) != t.get(name)}
        else:
            clashes += group
            remembered = {k: v for k, v in remembered.items() if k not in group}
            remembered |= {name: b[name] for name in group if name in b}
    if changes:
        merged.retagged[number] = changes
    if clashes and not signed:
        merged.conflicts.append(Conflict(number, _shown(stands, clashes), _shown(sees, clashes)))
    span = (sees.start, sees.end)
    untouched = not is_reworded and not _touched(said, stands)
    if untouched and span != (stands.start, stands.end):
        merged.moved[number] = span
    start, end = span if untouched else (said.start, said.end)
    differs = is_reworded and (bool(clashes) or span != (stands.start, stands.end))
    pairs = tuple(remembered.items())
    merged.base.append(Seen(start, end, sees.tag, pairs, stands.xml_id, differs))


def _both(merged: Merged, number: int, stands: Seen, sees: Seen) -> None:
    """Compare what a person added with what the machine now sees there too."""
    o = dict(stands.attributes)
    if all(o.get(name) == value for name, value in sees.attributes):
        merged.base.append(replace(sees, xml_id=stands.xml_id))
    elif not is_signed(stands.attributes):
        names = [name for name, value in sees.attributes if o.get(name) != value]
        merged.conflicts.append(Conflict(number, _shown(stands, names), _shown(sees, names)))


def _admit(
    merged: Merged,
    ours: Sequence[Seen],
    theirs: Sequence[Seen],
    new: Iterable[int],
    human: Sequence[int],
    graves: Sequence[Seen],
) -> None:
    """Add what the machine newly sees where nothing that a person did speaks against it."""
    people = _Index([ours[o] for o in human])
    dead = _Index(graves)
    for t in new:
        sees = theirs[t]
        if any(_same_place(sees, grave) for _, grave in dead.over(sees)):
            continue
        against = [i for i, each in people.over(sees) if not _may_nest(sees, each)]
        if not against:
            merged.added.append(t)
        for i in against:
            if not is_signed(ours[human[i]].attributes):
                shown = _shown(ours[human[i]])
                merged.conflicts.append(Conflict(human[i], shown, _shown(sees)))
    merged.added.sort()


def _same_place(sees: Seen, grave: Seen) -> bool:
    return sees.tag == grave.tag or (sees.start, sees.end) == (grave.start, grave.end)


def _may_nest(a: Seen, b: Seen) -> bool:
    if a.tag == b.tag:
        return False
    inside = a.start >= b.start and a.end <= b.end
    around = a.start <= b.start and a.end >= b.end
    return (inside and b.tag in _CONTAINERS) or (around and a.tag in _CONTAINERS)


def _hold_parts(
    merged: Merged, base: Sequence[Seen], ours: Sequence[Seen], of_base: Mapping[int, int]
) -> None:
    """Keep a citation that the machine would take away while parts of it stay."""
    said = {o: base[b] for b, o in of_base.items()}
    parts = [
        each for o, each in enumerate(ours) if each.tag in OF_BIBL and o not in merged.unwrapped
    ]
    index = _Index(parts)
    for o in sorted(merged.unwrapped):
        if ours[o].tag == "bibl" and any(True for _ in index.over(ours[o])):
            merged.unwrapped.discard(o)
            merged.base.append(said[o])


def _groups(names: Iterable[str], *, signed: bool) -> Iterator[tuple[str, ...]]:
    """Yield each group of attributes once, those that stand alone as groups of one.

    Who signed an element is nothing that the machine reads, now or otherwise.
    """
    wanted = (name for name in names if name != RESPONSIBLE or not signed)
    yield from dict.fromkeys(_GROUPS.get(name, (name,)) for name in wanted)


def _shown(seen: Seen, names: Iterable[str] | None = None) -> str:
    """Return an element as a person reads it: `date when="1995"`."""
    wanted = None if names is None else set(names)
    pairs = ((k, v) for k, v in seen.attributes if wanted is None or k in wanted)
    return " ".join((seen.tag, *(f'{key}="{value}"' for key, value in pairs)))


def paired(a: Sequence[Seen], b: Sequence[Seen], *, by_id: bool = False) -> dict[int, int]:
    """Pair two lists of elements: by id, by the same characters, by the most characters shared."""
    pairs: dict[int, int] = {}
    left = dict(enumerate(b))
    if by_id:
        named = {each.xml_id: j for j, each in enumerate(b) if each.xml_id}
        for i, each in enumerate(a):
            j = named.get(each.xml_id)
            if j is not None and j in left:
                pairs[i] = j
                del left[j]
    exact: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for j, each in left.items():
        exact[each.start, each.end, each.tag].append(j)
    for i, each in enumerate(a):
        same = exact.get((each.start, each.end, each.tag))
        if i not in pairs and same:
            pairs[i] = same.pop(0)
            del left[pairs[i]]
    rest = list(left)
    index = _Index([b[j] for j in rest])
    shared = sorted(
        (-(min(each.end, other.end) - max(each.start, other.start)), i, rest[k])
        for i, each in enumerate(a)
        if i not in pairs
        for k, other in index.over(each)
        if other.tag == each.tag
    )
    for _, i, j in shared:
        if i not in pairs and j in left:
            pairs[i] = j
            del left[j]
    return pairs


class _Index:
    """Find the spans that share characters with another."""

    _WIDTH = 64

    def __init__(self, spans: Sequence[Seen]) -> None:
        self._spans = spans
        self._cells: dict[int, list[int]] = defaultdict(list)
        for i, each in enumerate(spans):
            for cell in self._range(each):
                self._cells[cell].append(i)

    def over(self, span: Seen) -> Iterator[tuple[int, Seen]]:
        """Yield number and span of each one that shares a character with `span`, in order."""
        found = {i for cell in self._range(span) for i in self._cells.get(cell, ())}
        for i in sorted(found):
            each = self._spans[i]
            if each.start < span.end and span.start < each.end:
                yield i, each

    def _range(self, span: Seen) -> range:
        return range(span.start // self._WIDTH, max(span.end - 1, span.start) // self._WIDTH + 1)
