"""Time the annotators on more and more text: in many documents, and in one.

Run as `python tests/benchmarks/growth.py [--largest WORDS] [FOLDER]`. The text is made of the
paragraphs of the documents of a folder (tests/documents), shuffled and repeated: 10 thousand words,
then ten times as many, up to `--largest`, 1 million if nothing else is said. Once as documents of
the size that they have, each with paragraphs of its own, once as a single document that grows, once as
a single document whose names are others at each repetition, as in a book of many people.

Prints seconds, words a second, the time for a word by that of the smallest size, which is about 1
where reading takes linear time, and the most memory used. Exit status: 1 where a word takes more
than twice the time that it takes at the smallest size. `--profile` prints what takes the time at
the largest size. Times are those of the processor, in one process.

Ten million words take about a quarter of an hour for each of the two, and the single document some
gigabytes; `--only` chooses one way.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpuskit.convert.annotate.context import Context
from corpuskit.convert.pipeline import annotate, recover_source
from corpuskit.core.passages import Draft, Node, Passage

_SMALLEST = 10_000
_TOLERATED = 2.0
_DOCUMENT = 1_000
_WAYS = ("many", "single", "names")
# Words in names are told apart by an ending for each digit of the number of the repetition.
_ENDINGS = ("ba", "ke", "ri", "mo", "tu", "lan", "sor", "vin", "gal", "dep")
_NAMED = frozenset({"persName", "orgName"})
_PART = re.compile(r"[A-Z][a-z]{2,}")
_SEED = 1
_SHOWN = 25


def paragraphs(folder: Path) -> list[str]:
    """Return the running paragraphs of the documents of a folder."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        draft = recover_source(path).draft
        found += [p.chars for p in draft.passages if p.kind in ("p", "note") and p.chars]
    return found


def names(folder: Path) -> re.Pattern[str]:
    """Return a pattern of the words in the names of people and bodies of the documents."""
    found: set[str] = set()
    for path in sorted(folder.glob("*.txt")):
        recovered = recover_source(path)
        for passage in annotate(recovered.draft, recovered.context).passages:
            for mark in passage.marks:
                if mark.tag in _NAMED:
                    found.update(_PART.findall(passage.chars[mark.start : mark.end]))
    return re.compile(rf"\b(?:{'|'.join(sorted(found))})\b")


def _renamed(chars: str, named: re.Pattern[str] | None, repetition: int) -> str:
    if named is None or not repetition:
        return chars
    ending = "".join(_ENDINGS[int(digit)] for digit in str(repetition))
    return named.sub(lambda match: match[0] + ending, chars)


def drafts(
    texts: Sequence[str], words: int, size: int, named: re.Pattern[str] | None = None
) -> Iterator[Draft]:
    """Yield documents of so many words in all, each of `size` words at least.

    Where names are given, they are others each time that the texts begin again.
    """
    drawn = random.Random(_SEED)
    made = 0
    repetition = -1
    pool: list[str] = []
    while made < words:
        passages: list[Passage] = []
        held = 0
        while held < size and made + held < words:
            if not pool:
                pool = list(texts)
                drawn.shuffle(pool)
                repetition += 1
            chars = _renamed(pool.pop(), named, repetition)
            passages.append(Passage(len(passages), "p", chars, line=len(passages) + 1))
            held += len(chars.split())
        made += held
        body = Node("body", tuple(range(len(passages))))
        yield Draft(f"grown-{made}", tuple(passages), Node("text", (body,)))


def seconds(
    texts: Sequence[str], words: int, size: int, named: re.Pattern[str] | None = None
) -> float:
    """Return the time that annotating so many words takes."""
    taken = 0.0
    for draft in drafts(texts, words, size, named):
        begun = time.process_time()
        annotate(draft, Context())
        taken += time.process_time() - begun
    return taken


def main(folder: Path, largest: int, ways: Sequence[str], *, profile: bool) -> int:
    """Print the table of each way; return 1 where time grows faster than the text."""
    texts = paragraphs(folder)
    seconds(texts, _SMALLEST, _DOCUMENT)
    named = names(folder)
    worst = 0.0
    print(f"{'words':>11} {'documents':>10} {'seconds':>9} {'words/s':>9} {'ratio':>6} {'MB':>6}")
    for way in ways:
        each = first = 0.0
        words = _SMALLEST
        while words <= largest:
            size = _DOCUMENT if way == "many" else words
            spent = seconds(texts, words, size, named if way == "names" else None)
            each = spent / words
            first = first or each
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            row = f"{words:11,} {way:>10} {spent:9.2f} {words / spent:9,.0f} {each / first:6.2f}"
            print(f"{row} {memory:6,}", flush=True)
            worst = max(worst, each / first)
            words *= 10
    if profile:
        profiler = cProfile.Profile()
        size = _DOCUMENT if ways[-1] == "many" else largest
        profiler.runcall(seconds, texts, largest, size, named if ways[-1] == "names" else None)
        pstats.Stats(profiler).sort_stats("tottime").print_stats(_SHOWN)
    return 1 if worst > _TOLERATED else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the annotators on more and more text.")
    default = Path(__file__).parents[1] / "documents"
    parser.add_argument("folder", type=Path, nargs="?", default=default)
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--only", choices=_WAYS)
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    asked = (chosen.only,) if chosen.only else _WAYS
    sys.exit(main(chosen.folder, chosen.largest, asked, profile=chosen.profile))
