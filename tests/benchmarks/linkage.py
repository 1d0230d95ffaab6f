"""Learn what each sign that two passages are of one thing is worth, and measure it on other texts.

Run as `python tests/benchmarks/linkage.py figures SET...`, or with tallies, days, people or parts, where a set is a
folder of corpora with planted contradictions (tests/corpora), or of documents in which nothing was
planted (tests/documents), or a file of cases (tests/claims/phrasings/dates.toml). For each set the
weights are learnt from the others and its pairs ranked by them: the table says how many of the
planted pairs stand above each sum, and how many others. At the end the weights of all sets are
printed as they stand in claims/data/linkage.toml.
"""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, TypeAlias

from logistic import learnt

from corpuskit.claims.derived import part_links, part_signs
from corpuskit.claims.derived.part_links import PartLink
from corpuskit.claims.derived.parts import Part
from corpuskit.claims.identity import named_for_one
from corpuskit.claims.linkage import agreement, dates, day_signs, links, people, person_signs
from corpuskit.claims.linkage.dates import DateLink
from corpuskit.claims.linkage.links import Candidate
from corpuskit.claims.linkage.people import PersonLink
from corpuskit.claims.model import Claim, Extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Location
from corpuskit.lint.corpus import read_documents

_ONE_THING = frozenset({"figures", "units", "totals", "table", "tables", "unit", "conversions"})
# What is planted of days is told by two dates, but where it must be computed.
_COMPUTED = frozenset({"arithmetic", "durations", "ages", "rates", "order", "none since"})
_ROW = 3
_SUMS = (2.0, 1.5, 1.0, 0.5, 0.25, 0.0, -0.25, -0.5, -0.75, -1.0)
Link: TypeAlias = Candidate | DateLink | PersonLink | PartLink


@dataclass(frozen=True)
class Judged:
    """Hold a pair with the planted contradiction that it shows, if any."""

    set: str
    corpus: str
    link: Link
    planted: str
    difficulty: str

    @property
    def signs(self) -> Mapping[str, float]:
        """Return what speaks for the pair and against it."""
        return self.link.agreement if isinstance(self.link, Candidate) else self.link.signs

    @property
    def places(self) -> tuple[Location, Location]:
        """Return where the two stand."""
        return self.link.a.where, self.link.b.where


@dataclass(frozen=True)
class Sort:
    """Hold how the pairs of figures or of days are found, weighed and chosen among."""

    pairs: Callable[[Sequence[Extract]], Iterable[Link]]
    best: Callable[[Iterable[Any]], Iterable[Any]]
    rising: tuple[str, ...]
    falling: tuple[str, ...]


def _figures(*kinds: str) -> Callable[[Sequence[Extract]], Iterable[Candidate]]:
    def pairs(extracts: Sequence[Extract]) -> Iterable[Candidate]:
        found = links.candidates(extracts)
        return (each for each in found if agreement.kind_of(each.a, each.b) in kinds)

    return pairs


def _parts(extracts: Sequence[Extract]) -> Iterable[PartLink]:
    return (each for each in part_links.candidates(extracts) if not each.agree)


SORTS = {
    # What is learnt of tallies helps to tell other figures.
    "figures": Sort(_figures("figures", "tallies"), links.best, agreement.FOR, agreement.AGAINST),
    # What the words around say of a stage or a part is read with the tally.
    "tallies": Sort(
        _figures("tallies"),
        links.best,
        agreement.FOR,
        tuple(sign for sign in agreement.AGAINST if sign not in ("marked", "part", "opposed")),
    ),
    "people": Sort(
        named_for_one.not_parted, people.likeliest_of, person_signs.FOR, person_signs.AGAINST
    ),
    "parts": Sort(_parts, part_links.likeliest_of, part_signs.FOR, part_signs.AGAINST),
    "days": Sort(dates.weighed, dates.likeliest_of, day_signs.FOR, day_signs.AGAINST),
}


def cases(file: Path, sort: Sort) -> list[Judged]:
    """Convert the cases of tests/claims/phrasings: two texts each, and whether one thing is told.

    Where more than one pair of a case could be meant, which it is does not matter or is not known.
    """
    found = []
    for kind in ("found", "silent"):
        for number, texts in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))[kind]):
            with tempfile.TemporaryDirectory() as name:
                for each, text in texts.items():
                    (Path(name) / f"{each}.txt").write_text(f"{text}\n", encoding="utf-8")
                convert_corpus(sorted(Path(name).glob("*.txt")), Path(name) / "tei")
                extracts, _ = read_documents([Path(name) / "tei"])
            pairs = list(sort.pairs(extracts))
            if kind == "silent" or len(pairs) == 1:
                planted = kind if kind == "found" else ""
                case = f"{kind}{number}"
                found += [Judged(file.stem, case, link, planted, "") for link in pairs]
    return found


def judged(folder: Path, sort: Sort) -> list[Judged]:
    """Convert the corpora of a set; pairs of another planted relation are left out.

    A folder of documents without an expectation is one corpus in which nothing was planted.
    """
    found = []
    for corpus in sorted(path.parent for path in folder.glob("*/expected.toml")) or [folder]:
        given = corpus / "expected.toml"
        expected: dict[str, Any] = {"contradiction": []}
        if given.exists():
            expected = tomllib.loads(given.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as name:
            convert_corpus(sorted(corpus.glob("*.txt")), Path(name))
            extracts, _ = read_documents([Path(name)])
        pairs = [(link, _planted(link, expected["contradiction"])) for link in sort.pairs(extracts)]
        # What one document repeats is contradicted there as well.
        values = {_values(link) for link, planted in pairs if planted}
        for link, planted in pairs:
            if planted is None and _values(link) not in values:
                found.append(Judged(folder.name, corpus.name, link, "", ""))
            elif planted is not None and _is_of_one_thing(link, planted["family"]):
                id_, difficulty = planted["id"], planted["difficulty"]
                found.append(Judged(folder.name, corpus.name, link, id_, difficulty))
    return found


def _values(link: Link) -> frozenset[object]:
    if isinstance(link, DateLink):
        return frozenset({link.a.day, link.b.day})
    if isinstance(link, PersonLink):
        return frozenset({link.a.names, link.b.names})
    if isinstance(link, PartLink):
        return frozenset({link.a.claim.value, link.b.claim.value})
    return frozenset({link.a.value, link.b.value})


def _is_of_one_thing(link: Link, family: str) -> bool:
    if isinstance(link, PersonLink):
        return not family.startswith(("figures", "dates", "totals"))
    if isinstance(link, PartLink):
        return True
    return family in _ONE_THING if isinstance(link, Candidate) else family not in _COMPUTED


def _planted(link: Link, planted: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    for pair in planted:
        for first, second in ((link.a, link.b), (link.b, link.a)):
            if all(
                any(_is(each, pair[end]) for each in _printed(side))
                for side, end in ((first, "a"), (second, "b"))
            ):
                return pair
    return None


def _printed(side: Any) -> Sequence[Any]:
    """Return what is printed of a side: of a part its figure, and that of its whole."""
    if not isinstance(side, Part):
        return (side,)
    return (side.claim,) if side.whole is None else (side.claim, side.whole)


def _is(side: Any, place: Mapping[str, Any]) -> bool:
    if side.document != place["document"]:
        return False
    quote, sentence = _plain(place["quote"]), _plain(side.where.sentence)
    if isinstance(side, Claim) and side.telling:
        heads = (word.partition(":")[2] for word in side.telling)
        told = any(head in quote.casefold() for head in heads) or len(quote.split()) > _ROW
        return told and f" {sentence} " in f" {quote} "
    match = SequenceMatcher(None, sentence, quote, autojunk=False).find_longest_match()
    common = sentence[match.a : match.a + match.size]
    value = _plain(side.where.quote).split()
    digits = [word for word in value if any(map(str.isdigit, word))] or value[:1]
    enough = match.size >= len(quote) / 2 and match.size > len(value[0])
    # A quotation is of one line, on which a date may not end.
    every = all if isinstance(side, Claim) else any
    return enough and every(word in common.split() for word in digits)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()


def ranked(
    pairs: Sequence[Judged], sort: Sort, bias: float, of: Mapping[str, float]
) -> list[tuple[float, Judged]]:
    """Return the pairs that no likelier partner of a side stands against, the likeliest first."""
    found: list[tuple[float, Judged]] = []
    for corpus in {(pair.set, pair.corpus) for pair in pairs}:
        again = {}
        for pair in (pair for pair in pairs if (pair.set, pair.corpus) == corpus):
            total = bias + sum(weight * pair.signs[name] for name, weight in of.items())
            moved = replace(pair.link, total=total)
            again[id(moved)] = (moved, pair)
        best = sort.best(moved for moved, _ in again.values())
        found.extend((each.total, again[id(each)][1]) for each in best)
    return sorted(found, key=lambda each: (-each[0], each[1].places))


def _learnt(pairs: Sequence[Judged], sort: Sort) -> tuple[float, Mapping[str, float]]:
    truths = [bool(pair.planted) for pair in pairs]
    return learnt([pair.signs for pair in pairs], truths, sort.rising, sort.falling)


def main(sort: Sort, folders: Sequence[Path]) -> None:
    """Print the table of each set, what stands on top wrongly, and the weights of all."""
    sets = {f.name: cases(f, sort) if f.is_file() else judged(f, sort) for f in folders}
    every: list[tuple[float, Judged]] = []
    for name, pairs in sets.items():
        others = [pair for other, found in sets.items() if other != name for pair in found]
        every += ranked(pairs, sort, *_learnt(others or pairs, sort))
    planted = {(p.set, p.corpus, p.planted) for found in sets.values() for p in found if p.planted}
    print(f"{len(every)} pairs, {len(planted)} planted; above each sum: planted found, others")
    for least in _SUMS:
        above = [pair for total, pair in every if total >= least]
        hits = {(p.set, p.corpus, p.planted) for p in above if p.planted}
        print(f"{least:6.2f} {len(hits):4d} {sum(not p.planted for p in above):4d}")
    for total, pair in sorted(every, key=lambda each: -each[0]):
        if total >= _SUMS[-1] and ("--all" in sys.argv or not pair.planted):
            a, b = pair.places
            print(f"{total:.2f} {pair.set}/{pair.corpus} {pair.planted} {pair.difficulty}")
            print(f"    {a.quote}: {a.sentence}\n    {b.quote}: {b.sentence}")
    bias, of = _learnt([pair for found in sets.values() for pair in found], sort)
    print(f"bias = {bias:.2f}\n")
    for name, weight in of.items():
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    main(SORTS[given[0]], [Path(argument) for argument in given[1:]])
