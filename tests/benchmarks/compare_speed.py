"""Time the comparison of more and more claims, of many subjects and of one.

Run as `python tests/benchmarks/compare_speed.py [--largest CLAIMS]`. Claims are drawn in the mix that
the test documents have: documents of a hundred claims about affairs of their own; a third of the
claims without a subject that a lexicon knows, two thirds with nothing that narrows it, a fifth
without a time, the rest of a day, a month, a year or several; a figure that is repeated is another one time in
thirty. `mixed` has ten thousand claims of one
subject for each hundred thousand, `one` nothing but them, `itself` is one document that contradicts
itself in every line. `linked` are the claims of `mixed`, linked by all signs (claims/linkage) and not
compared; its contradictions are the figures linked.

Prints claims, pairs that were set side by side, contradictions and facts found, seconds, the time for
a claim by that of the smallest size, which is about 1 where comparing takes linear time, and the most
memory used. `--profile` prints what takes the time at the largest size. Times are those of the
processor, in one process.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import groupby, islice

from corpuskit.claims.comparison.compare import conflicts
from corpuskit.claims.comparison.shared import with_shared_parts
from corpuskit.claims.linkage.links import linked
from corpuskit.claims.model import (
    Basis,
    Claim,
    Extract,
    Kind,
    Passage,
    Stance,
    Subject,
    Time,
    Value,
)
from corpuskit.claims.reasoning.kindred import kindred
from corpuskit.claims.reasoning.witnesses import grouped
from corpuskit.core.findings import Location
from corpuskit.lint.ahead import rarely_collecting

_SEED = 1
_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_DOCUMENT = 100
_OTHER = 1 / 30
_SHOWN = 25
_PREDICATES = ("", "", "", "killed", "delivered", "enrolled", "produced", "had")
_DIMENSIONS = (
    ("count", "count", 45),
    ("%", "share", 17),
    ("a", "time", 14),
    ("USD", "money-USD", 6),
    ("km", "length", 4),
    ("t", "mass", 4),
    ("km2", "area", 2),
    ("m3", "volume", 2),
)


class Draw:
    """Draw claims, the same ones at every run."""

    def __init__(self) -> None:
        self.drawn = random.Random(_SEED)
        self.heads = [f"concept{n}" for n in range(400)]
        self.places = [f"Place{n}" for n in range(300)]
        self.names = [f"name:place{n}" for n in range(3000)]
        self.things = [f"thing:noun{n}" for n in range(3000)]
        self.day = date(1900, 1, 1)

    def zipf(self, pool: list[str]) -> str:
        """Return one of a pool, the first ones far more often than the last ones."""
        return pool[int(len(pool) ** self.drawn.random()) - 1]

    def subject(self) -> Subject:
        """Return what is counted; one time in three nothing that is known."""
        if self.drawn.random() < 0.36:
            return Subject("")
        head = self.zipf(self.heads)
        facets = {
            (self.drawn.choice(("place", "nation", "mod", "owner")), self.zipf(self.places))
            for _ in range(self.drawn.choices((0, 1, 2, 3), (66, 25, 7, 2))[0])
        }
        return Subject(head, frozenset(facets), head, head)

    def time(self) -> Time:
        """Return a day, a month, a year, some years or none."""
        sort = self.drawn.choices(
            ("none", "day", "month", "year", "years", "now"), (20, 20, 10, 36, 10, 4)
        )[0]
        if sort == "none":
            return Time()
        first = self.day + timedelta(days=int(44_000 * (1 - self.drawn.random() ** 2)))
        if sort == "day":
            return Time(first, first, Basis.CLAUSE)
        if sort in ("month", "now"):
            begun = first.replace(day=1)
            basis = Basis.SENTENCE if sort == "month" else Basis.DOCUMENT
            return Time(begun, begun.replace(day=28), basis)
        years = 0 if sort == "year" else self.drawn.randint(1, 9)
        return Time(
            first.replace(month=1, day=1), date(first.year + years, 12, 31), Basis.PARAGRAPH
        )

    def value(self, fact: tuple[object, ...]) -> Value:
        """Return the figure of a fact, or another one time in thirty; mostly exact."""
        of_fact = random.Random(repr(fact)).random()
        share = of_fact if self.drawn.random() > _OTHER else self.drawn.random()
        size = Decimal(int(10 ** (1 + 5 * share)))
        how = self.drawn.choices(("exact", "about", "moreThan"), (88, 8, 4))[0]
        return Value(size, None if how == "moreThan" else size, Decimal(1), how)

    def claim(self, number: int, affair: frozenset[str], subject: Subject | None) -> Claim:
        """Return one claim of a document; `subject` where it is settled what it counts."""
        unit, dimension, _ = self.drawn.choices(_DIMENSIONS, [each[2] for each in _DIMENSIONS])[0]
        if subject is not None:
            unit, dimension = "count", "count"
        counted = subject or self.subject()
        document = f"document{number // _DOCUMENT}"
        predicate, when = self.drawn.choice(_PREDICATES), self.time()
        fact = (counted.head, dimension)
        told = frozenset(self.zipf(self.things) for _ in range(self.drawn.randint(1, 7)))
        named = frozenset(self.drawn.sample(sorted(affair), self.drawn.randint(0, 2)))
        sentence = f"This is the sentence numbered {number}, which has the figure in it."
        return Claim(
            Kind.SHARE if unit == "%" else Kind.QUANTITY,
            document,
            counted,
            predicate,
            self.value(fact),
            unit,
            dimension,
            when,
            Stance.ASSERTED,
            Location(document, f"{document}.xml", number, 1, 9, f"m{number}", sentence, 4, 9),
            property="" if unit == "count" else dimension,
            group=number,
            words=told | named | ({f"thing:{counted.head}"} if counted.head else set()),
            telling=frozenset(sorted(told)[:1]) if self.drawn.random() < 0.2 else frozenset(),
            verb=self.drawn.choice(("", "", "see", "go", "count")),
            affair=affair,
        )

    def claims(self, count: int, of_one: float) -> Iterator[Claim]:
        """Yield so many claims, a share of them of one subject."""
        one = Subject("concept0", frozenset({("place", "Place0")}), "the force", "force")
        affair: frozenset[str] = frozenset()
        for number in range(count):
            if number % _DOCUMENT == 0:
                affair = frozenset(self.zipf(self.names) for _ in range(18))
            subject = one if self.drawn.random() < of_one else None
            yield self.claim(number, affair, subject)


def itself(count: int) -> Iterator[Claim]:
    """Yield the claims of one document that says another figure of one thing in every line."""
    force = Subject("military-personnel", frozenset({("nation", "DK")}), "the force", "force")
    year = Time(date(2003, 1, 1), date(2003, 12, 31), Basis.CLAUSE)
    words = frozenset({"thing:military-personnel", "name:danish", "name:kosovo"})
    for number in range(count):
        size = Decimal(1001 + 7 * number)
        yield Claim(
            Kind.QUANTITY,
            "a",
            force,
            "had",
            Value(size, size, Decimal(1), "exact"),
            "count",
            "count",
            year,
            Stance.ASSERTED,
            Location("a", "a.xml", number, 1, 9, f"m{number}", f"It had {size} soldiers.", 7, 11),
            group=number,
            words=words,
            affair=words,
        )


_WAYS: dict[str, Callable[[int], Iterator[Claim]]] = {
    "mixed": lambda count: Draw().claims(count, 0.1),
    "one": lambda count: Draw().claims(count, 1),
    "itself": itself,
    "linked": lambda count: Draw().claims(count, 0.1),
}


def as_read(claims: Iterator[Claim]) -> Iterator[Claim]:
    """Yield claims of which equal parts are one in each document, as those that are read."""
    while document := tuple(islice(claims, _DOCUMENT)):
        yield from with_shared_parts(document)


def compare(claims: list[Claim]) -> tuple[int, int]:
    """Compare claims as the check of figures does; return contradictions and facts."""
    found = [*conflicts(claims, every=False), *kindred(claims)]
    return len(found), sum(1 for _ in grouped(found))


def extracts(claims: Iterator[Claim]) -> list[Extract]:
    """Return documents with so many claims, each in a sentence of its own."""
    found = []
    for name, group in groupby(claims, key=lambda claim: claim.document):
        told = tuple(group)
        passages = tuple(Passage(claim.group, claim.words) for claim in told)
        found.append(Extract(name, f"{name}.xml", None, claims=told, passages=passages))
    return found


def link(documents: list[Extract]) -> tuple[int, int]:
    """Link figures as the check of figures does; return those linked, and the facts."""
    found = list(linked(documents))
    return len(found), sum(1 for _ in grouped(found))


def work(way: str, count: int) -> Callable[[], tuple[int, int]]:
    """Return what is to be timed, with its claims drawn."""
    claims = as_read(_WAYS[way](count))
    if way == "linked":
        return partial(link, extracts(claims))
    return partial(compare, list(claims))


def row(way: str, count: int, *, profile: bool) -> tuple[float, str]:
    """Compare so many claims; return the seconds and a line of the table."""
    timed = work(way, count)
    gc.collect()
    # As a check of a corpus has it: what was read is looked through for circles seldom.
    profiler = cProfile.Profile()
    begun = time.process_time()
    with rarely_collecting():
        found, facts = profiler.runcall(timed) if profile else timed()
    spent = time.process_time() - begun
    if profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(_SHOWN)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return spent, f"{count:11,} {way:>8} {found:14,} {facts:9,} {spent:8.2f}|{memory:6,}"


def main(largest: int, *, profile: bool) -> None:
    """Print the table, each row from a process of its own, so that memory is its own."""
    print(
        f"{'claims':>11} {'way':>8} {'contradictions':>14} {'facts':>9} {'seconds':>8}  ratio     MB"
    )
    for way in _WAYS:
        first = 0.0
        for count in (size for size in _SIZES if size <= largest):
            command = [sys.executable, __file__, "--row", way, str(count)]
            more = ["--profile"] if profile and count == largest else []
            out = subprocess.run([*command, *more], check=True, capture_output=True, text=True)
            *told, spent, line = out.stdout.splitlines()
            first = first or float(spent) / count
            left, memory = line.split("|")
            print(
                f"{left} {float(spent) / count / first:6.2f} {memory}", *told, flush=True, sep="\n"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the comparison of more and more claims.")
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--row", nargs=2, metavar=("WAY", "CLAIMS"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.row:
        seconds, text = row(chosen.row[0], int(chosen.row[1]), profile=chosen.profile)
        print(seconds, text, sep="\n")
    else:
        main(chosen.largest, profile=chosen.profile)
